use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::PapierEtReemploi,
    piege: 14,
    fondements: &["decret-2024-134"],
    cherche: r"(papier|fournitures? de bureau)[^.]*(reemploi|reutilis)\w*|(reemploi|reutilis)\w*[^.]*(papier|fournitures? de bureau)",
    avec: &[r"taux|objectif|\bpart\b|%", r"\bagec\b|\bloi\b|legal|obligat|decret|impos|exig|reglement"],
    sans: r"aucun|pas d'objectif|sans objectif|n'ont|n'a pas|ne fixe|recycle",
    quand: toujours,
    message: "aucun objectif légal de réemploi n’est fixé pour le papier ni pour les fournitures de bureau",
    aide: "ces deux familles n’ont que la colonne des matières recyclées",
};
