use super::{Contexte, Lint};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::CritereDuPrix,
    piege: 12,
    fondements: &["ccp-l2152-7", "ccp-r2152-7"],
    cherche: r"(critere unique du prix|seul critere du prix|critere du prix seul|prix (comme|pour) (seul critere|critere unique|unique critere)|prix,? seul critere|attribue[^.]*sur le seul prix)",
    avec: &[],
    sans: r"\bfin (du|de)|interdi|supprim|n'est plus|ne (sera|peut|peuvent|pourra) plus|disparai|abandon|renonc|proscri|plus admis|exclu|sortir|plus jamais|sans jamais",
    quand: apres_aout_2026,
    message: "le prix ne peut plus être le critère unique",
    aide: "depuis le 21 août 2026, seul peut être unique le critère du coût, déterminé selon une approche globale et prenant en compte l’environnement",
};

fn apres_aout_2026(cx: &Contexte<'_>) -> bool {
    cx.date >= jiff::civil::date(2026, 8, 21)
}
