use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::BiosourceParBatiment,
    piege: 17,
    fondements: &["c-env-l228-4"],
    cherche: r"\b25 ?%[^.]*bio-?source|bio-?source[^.]*\b25 ?%",
    avec: &[],
    sans: r"operations?|renovations?|constructions|chantiers",
    quand: toujours,
    message: "la part de 25 % se compte en opérations, non en matériaux",
    aide: "écrivez « dans au moins 25 % des rénovations lourdes et des constructions », à compter du 1er janvier 2030",
};
