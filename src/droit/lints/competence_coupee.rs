use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::CompetenceCoupee,
    piege: 35,
    fondements: &["cgct-l3211-1", "cgct-l4221-1"],
    cherche: r"regle,? par ses deliberations,? les affaires (du departement|de la region)",
    avec: &[],
    sans: r"dans les domaines de competences? que la loi",
    quand: toujours,
    message: "la citation est coupée : sa fin est en vigueur depuis 2015",
    aide: "ajoutez « dans les domaines de compétences que la loi lui attribue »",
};
