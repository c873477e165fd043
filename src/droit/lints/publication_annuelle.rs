use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::PublicationAnnuelle,
    piege: 4,
    fondements: &["ccp-l2111-3"],
    cherche: r"publi[^.]*(chaque annee|tous les ans|annuelle(ment)?|une fois par an)|(chaque annee|tous les ans|annuelle(ment)?|une fois par an)[^.]*publi",
    avec: &[r"indicateurs?", r"\bloi\b|article|\bcode\b|l\. ?2111-3|legal|oblig|impos|exig"],
    sans: r"deux ans|biennal|choi|volontaire|suivi annuel|au-dela|n'impose|n'oblige|n'exige|ne demande",
    quand: toujours,
    message: "la loi demande une publication tous les deux ans, et un suivi chaque année",
    aide: "écrivez « suivi annuel » et « publication tous les deux ans » ; publier chaque année est un choix de l’acheteur",
};
