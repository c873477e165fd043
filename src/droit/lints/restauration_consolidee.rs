use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::RestaurationConsolidee,
    piege: 32,
    fondements: &["c-rural-r230-30-1"],
    cherche: r"(tous|ensemble des|toutes)( les| nos)? (restaurants|cantines|cuisines|sites)[^.]*(confondu|consolid|en moyenne)|taux (moyen|consolide|global)[^.]*(cantines|restaurants|restauration)",
    avec: &[],
    sans: r"chaque restaurant|par restaurant|s'ajoute|en complement",
    quand: toujours,
    message: "le taux s’apprécie pour chaque restaurant collectif, non tous restaurants confondus",
    aide: "suivez un taux par restaurant ; la moyenne peut s’y ajouter",
};
