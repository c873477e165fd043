use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::EtatDuDroit,
    piege: 43,
    fondements: &[],
    cherche: r"etat du droit\b[^.]*\d{4}|(references|textes|droit)[^.]{0,30}(a jour|en vigueur|arrete)[^.]{0,10} au \d",
    avec: &[],
    sans: r"\blus\b|releve|legifrance|suivi|evolu",
    quand: toujours,
    message: "une date unique d’état du droit serait fausse",
    aide: "les documents disent eux-mêmes quand les textes cités ont été lus : retirez la mention",
};
