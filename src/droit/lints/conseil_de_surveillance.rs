use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ConseilDeSurveillance,
    piege: 25,
    fondements: &["csp-l6143-7"],
    cherche: r"deliberation du conseil de surveillance|conseil de surveillance (delibere|adopte|vote)",
    avec: &[],
    sans: "",
    quand: toujours,
    message: "le conseil de surveillance d’un hôpital n’adopte pas le schéma",
    aide: "c’est une décision du directeur ; le conseil de surveillance peut être consulté",
};
