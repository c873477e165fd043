use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::BiensEtServices,
    piege: 37,
    fondements: &["ccp-l2111-3"],
    cherche: r"travaux(,| et)[^.]{0,25}(services|fournitures)|(services|fournitures|biens)(,| et)[^.]{0,25}travaux",
    avec: &[r"\bl\.? ?2111-3"],
    sans: r"seuil|d\.? ?2111-3|depenses|tous les marches",
    quand: toujours,
    message: "l’alinéa 2 de l’article L. 2111-3 vise l’achat « de biens et de services »",
    aide: "gardez « travaux, fournitures et services » pour le seuil, qui porte sur tous les marchés",
};
