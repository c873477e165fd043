use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::PnadSuccesseur,
    piege: 18,
    fondements: &["pnad-2022-2025"],
    cherche: r"(\bpnad\b|plan national pour des achats durables) ?(\()?(2026|2027)|(nouveau|prochain) (pnad|plan national pour des achats durables)",
    avec: &[],
    sans: r"attente|s'il|eventuel|annonc|aucun",
    quand: toujours,
    message: "aucun plan national postérieur à 2025 n’est connu",
    aide: "retirez la mention, ou citez le plan avec sa date et sa source si vous l’avez lu",
};
