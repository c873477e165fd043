use super::{Contexte, Lint};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::CritereDuPrix,
    piege: 12,
    fondements: &["ccp-l2152-7", "ccp-r2152-7"],
    cherche: r"\bprix\b",
    avec: &[r"critere unique|unique critere|seul critere|criteres? du prix seul|prix seul|seul prix|uniquement (sur le|au) prix|moins chere|prix \(100 ?%\)|100 ?% (au |le )?prix"],
    sans: r"\bfin\b|interdi|supprim|n'(est|etait)|ne (sera|peut|peuvent|pourra)[^.]{0,20}plus|disparai|abandon|renonc|proscri|plus admis|exclu|sortir|jamais|jusqu|avant (le|aout)|pouvaient|etaient|aucun|cible ?: ?0|tourne la page|zero|sans s'en tenir",
    quand: apres_aout_2026,
    message: "le prix ne peut plus être le critère unique",
    aide: "depuis le 21 août 2026, seul peut être unique le critère du coût, déterminé selon une approche globale et prenant en compte l’environnement",
};

fn apres_aout_2026(cx: &Contexte<'_>) -> bool {
    cx.date >= jiff::civil::date(2026, 8, 21)
}
