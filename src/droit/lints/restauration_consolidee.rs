use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::RestaurationConsolidee,
    piege: 32,
    fondements: &["c-rural-r230-30-1"],
    cherche: r"(\btous\b|\btoutes\b|l'ensemble|global|consolid|moyenne)[^.]*\b(restaurants|cantines|cuisines)|\b(restaurants|cantines|cuisines)\b[^.]*(consolid|confondu|globalement|en moyenne)",
    avec: &[r"\btaux\b|\bpart\b|proportion|\b[25]0 ?%|obligation", r"bio\b|durable|egalim|qualite"],
    sans: r"pour chaque|dans chaque|de chaque|chacun|[^n] par restaurant|s'ajoute|en complement|pour information|chaque restaurant",
    quand: toujours,
    message: "le taux s’apprécie pour chaque restaurant collectif, non tous restaurants confondus",
    aide: "suivez un taux par restaurant ; la moyenne peut s’y ajouter",
};
