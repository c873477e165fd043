use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ExecutoireCalcule,
    piege: 30,
    fondements: &["cgct-l2131-1"],
    cherche: r"\bexecutoires? (le|depuis le|a compter du|a partir du|au) \d",
    avec: &[],
    sans: "",
    quand: toujours,
    message: "la date à laquelle l’acte devient exécutoire ne se calcule pas",
    aide: "elle dépend de la publication et de la transmission : renseignez `publie_le` et `transmis_le` après la séance",
};
