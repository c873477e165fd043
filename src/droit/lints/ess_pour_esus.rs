use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::EssPourEsus,
    piege: 7,
    fondements: &["c-trav-l3332-17-1"],
    cherche: r"agree\w* \(?ess\b|agrement \(?ess\b|\bess agree|\bess \(esus\)|\besus \(ess\)|\bess,? (ou|soit|c'est-a-dire) (les )?esus|economie sociale et solidaire,? (c'est-a-dire|soit|ou) (les )?esus|economie sociale et solidaire agree|agree\w* (de l'|d')economie sociale et solidaire|agrement[^.a-z]{0,6}economie sociale et solidaire|2111-3[^.]*(economie sociale et solidaire|\bess\b)|\btoutes?\b[^.]*\bess\b[^.]*agrement|\bess et (les )?esus designent",
    avec: &[],
    sans: r"ne (se )?confond|distinct|ne sont pas|n'est pas|agree\w*,? (au titre d'|en tant qu')?(\W{0,2})(esus|entreprises? solidaires?)",
    quand: toujours,
    message: "l’économie sociale et solidaire (ESS) est une famille d’entreprises ; l’agrément est celui d’ESUS",
    aide: "écrivez « entreprises solidaires d’utilité sociale agréées (ESUS) », ou parlez de l’ESS sans agrément",
};
