use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::EtatDuDroit,
    piege: 43,
    fondements: &[],
    cherche: r"\betat du droit (au|a la date du|en vigueur au) \d",
    avec: &[],
    sans: "",
    quand: toujours,
    message: "une date unique d’état du droit serait fausse",
    aide: "les documents disent eux-mêmes quand les textes cités ont été lus : retirez la mention",
};
