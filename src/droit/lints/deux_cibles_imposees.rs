use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::DeuxCiblesImposees,
    piege: 6,
    fondements: &["ccp-l2111-3"],
    cherche: r"(impos|oblig|exig)\w*[^.]*\b(deux|double)s?\b[^.]*\bcibles?\b|\b(deux|double)s?\b[^.]*\bcibles?\b[^.]*(impos|oblig|exig)",
    avec: &[r"\bloi\b|article|\bcode\b|l\. ?2111-3|legal"],
    sans: r"n'impose|pas oblig|n'oblige|n'exige|recommand",
    quand: toujours,
    message: "la loi n’impose pas ces deux cibles",
    aide: "elle nomme les deux catégories (« d’une part, ou […] d’autre part ») : une cible pour chaque catégorie retenue ; les retenir toutes deux est recommandé",
};
