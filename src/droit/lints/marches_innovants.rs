use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::MarchesInnovants,
    piege: 39,
    fondements: &["ccp-r2122-9-1"],
    cherche: r"innov[^.]*\b140[ .]?(000|keur|k eur|k)|\b140[ .]?(000|keur|k eur|k)[^.]*innov",
    avec: &[],
    sans: r"non (pas )?(de |a )?140|non retenu|projet|et non|seuil europeen",
    quand: toujours,
    message: "le seuil des marchés innovants reste de 100 000 € HT",
    aide: "140 000 € est le seuil européen des fournitures et services de l’État",
};
