use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::PartPmeEnConcession,
    piege: 40,
    fondements: &["ccp-l3114-9", "ccp-r3114-5"],
    cherche: r"\bconcession",
    avec: &[r"\bpme\b|petites et moyennes", r"\b20 ?%", r"oblig|impos|doi(t|vent)|tenue?s?"],
    sans: r"\bpeut|peuvent|pouvons|pourr|faculte|si elle|facultati|n'impose|n'oblige|n'est pas",
    quand: toujours,
    message: "dans une concession, confier une part aux PME n’est qu’une faculté de l’autorité concédante",
    aide: "écrivez « peut imposer » ; les 20 % ne sont un plancher que si elle l’impose",
};
