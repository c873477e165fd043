use super::{Contexte, Lint};
use crate::choix::TypeAcheteur::{Ccas, EtablissementPublicDeSante, Etat, Ght, Oph, Sdis, Universite};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ActesSupprimes,
    piege: 23,
    fondements: &["ordonnance-2021-1310", "decret-2021-1311"],
    cherche: r"\brecueil des actes administratifs|\bcomptes?[ -]rendus?( sommaires?)? (de|des|du) (la |l')?(seances?|conseil|assemblee)",
    avec: &[],
    sans: r"\b(jusqu|avant|ancien|alors|a l'epoque|abrog|remplac|n'(est|existe) plus|ne sont plus|supprim|echu|etai(t|ent)|avai(t|ent)|fut|furent|disparu|abandonne)|prefect",
    quand: pour_une_collectivite,
    message: "ce document n’existe plus depuis le 1er juillet 2022",
    aide: "écrivez « liste des délibérations » et « procès-verbal »",
};

/// The reform is that of municipalities, groupings, départements and regions.
fn pour_une_collectivite(cx: &Contexte<'_>) -> bool {
    let hors = [Ccas, EtablissementPublicDeSante, Etat, Ght, Oph, Sdis, Universite];
    cx.types.is_empty() || cx.types.iter().any(|t| !hors.contains(t))
}
