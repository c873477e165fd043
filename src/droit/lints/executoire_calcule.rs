use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ExecutoireCalcule,
    piege: 30,
    fondements: &["cgct-l2131-1"],
    cherche: r"\bexecutoire",
    avec: &[r"\b\d{1,2}(er)? (janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre) \d{4}|\b\d{1,2}/\d{1,2}|\b(huit|dix|quinze|trente|\d+) jours"],
    sans: r"devenue|etait|publication et (sa |la )?transmission|des (sa )?publication|abrog",
    quand: toujours,
    message: "la date à laquelle l’acte devient exécutoire ne se calcule pas",
    aide: "elle dépend de la publication et de la transmission : renseignez `publie_le` et `transmis_le` après la séance",
};
