use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::SeuilInexact,
    piege: 2,
    fondements: &["ccp-l2111-3", "ccp-d2111-3"],
    cherche: r"(au moins|superieure?s? ou egale?s? a|>=|des que|a partir de|minimum de) ?(un montant de )?50 ?(meur|m eur|millions? d'euros|000 ?000)|(montants?|marches?) (notifies?|estimes?)[^.]*\b50 ?(meur|m eur|millions|000 ?000)",
    avec: &[r"seuil|spaser|schema|achat|obligat|acheteur"],
    sans: "",
    quand: toujours,
    message: "le seuil se compare aux dépenses de l’année civile, et il faut les dépasser : 50 000 000 € exactement ne suffisent pas",
    aide: "écrivez « dépenses de marchés de l’année civile supérieures à 50 millions d’euros hors taxes »",
};
