use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::SeuilInexact,
    piege: 2,
    fondements: &["ccp-l2111-3", "ccp-d2111-3"],
    cherche: r"(atteign\w*|atteint|\bdes|a compter de|a partir de|au moins|egal(e|es)? a|egaux a|>=|minimum de) ?(un montant (annuel )?de )?50 ?(meur|m eur|millions? d'euros|000 ?000)|seuil[^.]*(marches|montants) notifies|(marches|montants) notifies[^.]*\b(seuil|50 ?(meur|millions|000 ?000))",
    avec: &[r"seuil|spaser|schema|achat|obligat|acheteur"],
    sans: r"n'entre|ne (suffit|suffisent)|non les|et non|exactement|pas les montants|non aux|non pas",
    quand: toujours,
    message: "le seuil se compare aux dépenses de l’année civile, et il faut les dépasser : 50 000 000 € exactement ne suffisent pas",
    aide: "écrivez « dépenses de marchés de l’année civile supérieures à 50 millions d’euros hors taxes »",
};
