use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::DeuxCiblesImposees,
    piege: 6,
    fondements: &["ccp-l2111-3"],
    cherche: r"\b(deux|double)s?\b[^.]*\bcibles?|\bcibles?\b[^.]*\b(deux|double)|une cible[^.]*et une cible|a la fois une cible",
    avec: &[r"\bloi\b|article|\bcode\b|2111-3|legal|legislat", r"impos|oblig|exig"],
    sans: r"n'impose|pas oblig|n'oblige|n'exige|recommand|chaque categorie|chacune",
    quand: toujours,
    message: "la loi n’impose pas ces deux cibles",
    aide: "elle nomme les deux catégories (« d’une part, ou […] d’autre part ») : une cible pour chaque catégorie retenue ; les retenir toutes deux est recommandé",
};
