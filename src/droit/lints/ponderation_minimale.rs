use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::PonderationMinimale,
    piege: 11,
    fondements: &["ccp-l2152-7"],
    cherche: r"(ponderation|poids|critere environnemental)[^.]*\b\d+ ?%|\b\d+ ?%[^.]*(ponderation|poids|critere environnemental)",
    avec: &[r"\bloi\b|legal|obligatoire|\bcode\b|climat|reglementaire|article|2152-7", r"environnement"],
    sans: r"aucun|ne fixe|au-dela|choi|se donne|volontaire|pas de|en moyenne|moyen",
    quand: toujours,
    message: "la loi ne fixe aucune pondération minimale du critère environnemental",
    aide: "présentez ce taux comme une règle que l’acheteur se donne",
};
