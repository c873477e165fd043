use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::QuotaSurLeParc,
    piege: 16,
    fondements: &["c-env-l224-7"],
    cherche: r"\b\d+(,\d+)? ?% (de |du |de l'ensemble du |de la |de notre |de son )?(parc|flotte)",
    avec: &[r"\bloi\b|legal|obligat|reglement|impos|l\. ?224|quota"],
    sans: r"renouvel|entre\w* dans|choi|au-dela",
    quand: toujours,
    message: "le quota légal porte sur les véhicules entrés dans le parc dans l’année, non sur le parc entier",
    aide: "écrivez « du renouvellement annuel » ; une part du parc entier est un objectif de l’acheteur",
};
