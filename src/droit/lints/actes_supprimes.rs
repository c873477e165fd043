use super::{Lint, PASSE, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ActesSupprimes,
    piege: 23,
    fondements: &["ordonnance-2021-1310", "decret-2021-1311"],
    cherche: r"\brecueil des actes administratifs|\bcomptes?[ -]rendus? (de|des|du) (la |l')?(seances?|conseil|assemblee)",
    avec: &[],
    sans: PASSE,
    quand: toujours,
    message: "ce document n’existe plus depuis le 1er juillet 2022",
    aide: "écrivez « liste des délibérations » et « procès-verbal »",
};
