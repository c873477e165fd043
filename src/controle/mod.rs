//! Is the dossier coherent, and what is still blank? One rule a file; each speaks of paths and knows
//! nothing of files. What law asks is found by `droit`; here it is said.

use crate::diagnostic::{Chemin, Diagnostics};
use crate::dossier::Annee;
pub use crate::droit::Sujet;

mod acheteurs;
mod acte;
mod cibles;
mod contenu;
mod dates;
mod directions;
mod indicateurs;
mod manques;
mod pratique;
mod presences;
mod publications;
mod references;
mod releves;
mod scelle;
mod vraisemblance;

pub use acte::{assemblee, voix};
pub use contenu::relire;
pub use manques::{Manque, attribuer, manques};
pub use publications::publications;
pub use scelle::scelle;

/// « période : 2027-2032 », written under what falls outside it.
fn dire_periode(debut: Annee, fin: Option<Annee>) -> String {
    match fin {
        Some(fin) => format!("période : {debut}-{fin}"),
        None => format!("période : à partir de {debut}"),
    }
}

/// Faults of the dossier, its blanks included: warnings in a draft, errors from `soumis` on.
pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let regles = [
        references::controler,
        acheteurs::controler,
        dates::controler,
        directions::controler,
        indicateurs::controler,
        cibles::controler,
        acte::controler,
        vraisemblance::controler,
        pratique::controler,
        manques::controler,
        contenu::controler,
    ];
    regles.iter().flat_map(|regle| regle(sujet)).collect()
}

/// Faults of the follow-up file, whose paths are those of its own tree.
pub fn controler_suivi(sujet: &Sujet<'_>) -> Diagnostics {
    releves::controler(sujet)
}

/// The way out of what names no buyer in a joint scheme.
fn choisir_acheteur(sujet: &Sujet<'_>) -> String {
    let choix: Vec<String> =
        sujet.spaser.dossier.acheteurs.iter().map(|a| format!("`acheteur = \"{}\"`", a.id)).collect();
    format!("ajoutez {}", choix.join(" ou "))
}

/// `actions[17].pilote`, from the names of its parts.
fn element(table: &str, rang: usize, champ: &str) -> Chemin {
    Chemin::racine().cle(table).rang(rang).cle(champ)
}
