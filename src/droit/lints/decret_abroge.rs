use super::{Lint, PASSE, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::DecretAbroge,
    piege: 14,
    fondements: &["decret-2024-134"],
    cherche: r"\b2021-254\b",
    avec: &[],
    sans: PASSE,
    quand: toujours,
    message: "le décret n° 2021-254 est abrogé",
    aide: "citez le décret n° 2024-134 du 21 février 2024 : deux colonnes, trois paliers (2024, 2027, 2030)",
};
