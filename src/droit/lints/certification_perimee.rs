use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::CertificationPerimee,
    piege: 44,
    fondements: &["c-rural-l230-5-1"],
    cherche: r"\bniveau 2\b",
    avec: &[r"certifi|cantine|restauration|egalim|denrees|alimenta"],
    sans: r"\b2026\b|ne compt|plus compt|jusqu[^.]*2026|retir|abandon|n'est plus|cess",
    quand: toujours,
    message: "la certification environnementale de niveau 2 ne compte plus à partir du 1er janvier 2027",
    aide: "seule la haute valeur environnementale (niveau 3) compte ensuite : dites-le, ou bornez la phrase à 2026",
};
