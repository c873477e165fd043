use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ActesSupprimes,
    piege: 23,
    fondements: &["ordonnance-2021-1310", "decret-2021-1311"],
    cherche: r"\brecueil des actes administratifs|\bcomptes?[ -]rendus?( sommaires?)? (de|des|du) (la |l')?(seances?|conseil|assemblee)",
    avec: &[],
    sans: r"\b(jusqu|avant|ancien|alors|a l'epoque|abrog|remplac|n'(est|existe) plus|ne sont plus|supprim|echu|etai(t|ent)|avai(t|ent)|fut|furent|disparu|abandonne)|prefect",
    quand: toujours,
    message: "ce document n’existe plus depuis le 1er juillet 2022",
    aide: "écrivez « liste des délibérations » et « procès-verbal »",
};
