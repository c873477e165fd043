use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::Reap,
    piege: 15,
    fondements: &["arrete-2025-01-13"],
    cherche: r"\breap\b",
    avec: &[],
    sans: r"abandon|ne se fait plus|n'utilis|n'(est|existe) plus|ancien|remplac|jusqu|supprim|disparu|avant 2024|plus sur reap|etai(t|ent)|avai(t|ent)|ferme",
    quand: toujours,
    message: "l’application REAP est abandonnée",
    aide: "la déclaration annuelle se fait sur data.gouv.fr, au plus tard le 30 juin de l’année suivante",
};
