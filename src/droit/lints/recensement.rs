use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::Recensement,
    piege: 19,
    fondements: &["ccp-r2196-1"],
    cherche: r"\b90[ .]?(000|keur|k eur|k\b)",
    avec: &[r"recensement|oecp|observatoire economique|donnees essentielles|decp"],
    sans: r"\b(jusqu|avant|ancien|rupture|2023|depuis 2024|40 ?(000|k)|ne se fait plus|n'est plus|ne porte plus)",
    quand: toujours,
    message: "le recensement ne se limite plus aux marchés d’au moins 90 000 €",
    aide: "depuis 2024, les données essentielles couvrent les marchés d’au moins 40 000 € HT : dites la rupture de série",
};
