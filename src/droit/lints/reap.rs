use super::{Lint, PASSE, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::Reap,
    piege: 15,
    fondements: &["arrete-2025-01-13"],
    cherche: r"\breap\b",
    avec: &[],
    sans: PASSE,
    quand: toujours,
    message: "l’application REAP est abandonnée",
    aide: "la déclaration annuelle se fait sur data.gouv.fr, au plus tard le 30 juin de l’année suivante",
};
