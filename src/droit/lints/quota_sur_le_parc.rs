use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::QuotaSurLeParc,
    piege: 16,
    fondements: &["c-env-l224-7"],
    cherche: r"\b\d+(,\d+)? ?%[^.]{0,70}\b(parc|flotte)\b|\b(parc|flotte)\b[^.]{0,70}\b\d+(,\d+)? ?%",
    avec: &[r"vehicul|emission", r"\bloi\b|legal|obligat|reglement|impos|2?l\. ?224|quota|\bcode\b|exig"],
    sans: r"renouvel|entre\w* (dans|au)|acqui|choi|au-dela|achet|n'impose",
    quand: toujours,
    message: "le quota légal porte sur les véhicules entrés dans le parc dans l’année, non sur le parc entier",
    aide: "écrivez « du renouvellement annuel » ; une part du parc entier est un objectif de l’acheteur",
};
