use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::NombreEtValeur,
    piege: 5,
    fondements: &["ccp-l2111-3"],
    cherche: r"en nombre( de (contrats|marches))? et en valeur|en valeur et en nombre",
    avec: &[r"\bloi\b|article|\bcode\b|2111-3|legal|legislat|oblig|impos|exig"],
    sans: r"choi|pratique|bien que|meme si|\bou en (valeur|nombre)|n'exige|n'impose|n'oblige|ne demande|sans que",
    quand: toujours,
    message: "le texte dit « en nombre de contrats ou en valeur » : l’un des deux suffit",
    aide: "choisissez et écrivez-le ; suivre les deux est un choix de l’acheteur",
};
