use super::{Contexte, Lint};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::PnadEchu,
    piege: 18,
    fondements: &["pnad-2022-2025"],
    cherche: r"\bpnad\b|plan national pour des achats durables",
    avec: &[r"atteindr|atteign|d'ici|horizon|\bvis(e|er|ons|ent)\b|respecter|\bdoi(t|vent)|devr|impos|demande\b|prevoit|en vigueur|en cours|actuel|guide\b"],
    sans: r"echu|avai(t|ent)|\ba (fixe|donne|servi|retenu|pris fin)|\bont |etai(t|ent)|repere|inspir|fix(e|es) pour 2025|terme|passe|successeur|\b2026|aucun|n'a |n'(est|existe) plus",
    quand: apres_2025,
    message: "le plan national 2022-2025 est échu : ses objectifs ne sont plus à venir",
    aide: "parlez-en au passé, comme d’un repère, ou donnez la cible pour celle de l’acheteur",
};

fn apres_2025(cx: &Contexte<'_>) -> bool {
    cx.date.year() > 2025
}
