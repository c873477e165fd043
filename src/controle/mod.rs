//! Is the dossier coherent, and what is still blank? One rule a file; each speaks of paths and knows
//! nothing of files. Legal content is the business of `droit`.

use crate::diagnostic::{Chemin, Diagnostics};
use crate::dossier::Spaser;
use crate::suivi::Suivi;

mod acheteurs;
mod acte;
mod cibles;
mod dates;
mod indicateurs;
mod manques;
mod pratique;
mod references;
mod releves;

pub use acte::adopte as vote_adopte;
pub use manques::{Manque, manques};

/// What a rule reads.
pub struct Sujet<'a> {
    pub spaser: &'a Spaser<'a>,
    pub suivi: &'a Suivi,
}

/// Faults of the dossier, its blanks included: warnings in a draft, errors from `soumis` on.
pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let regles = [
        references::controler,
        acheteurs::controler,
        dates::controler,
        indicateurs::controler,
        cibles::controler,
        acte::controler,
        pratique::controler,
        manques::controler,
    ];
    regles.iter().flat_map(|regle| regle(sujet)).collect()
}

/// Faults of the follow-up file, whose paths are those of its own tree.
pub fn controler_suivi(sujet: &Sujet<'_>) -> Diagnostics {
    releves::controler(sujet)
}

/// `actions[17].pilote`, from the names of its parts.
fn element(table: &str, rang: usize, champ: &str) -> Chemin {
    Chemin::racine().cle(table).rang(rang).cle(champ)
}
