use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ConseilDeSurveillance,
    piege: 25,
    fondements: &["csp-l6143-7"],
    cherche: r"conseil de surveillance",
    avec: &[r"schema|spaser|adoption|objectifs? cibles?", r"adopt|deliber|vote|approuv"],
    sans: r"n'est pas|n'adopte|decision d|consulte|\bavis\b|informe|presente|prend connaissance|directeur adopte",
    quand: toujours,
    message: "le conseil de surveillance d’un hôpital n’adopte pas le schéma",
    aide: "c’est une décision du directeur ; le conseil de surveillance peut être consulté",
};
