//! Is the dossier coherent, and what is still blank? One rule a file; each speaks of paths and knows
//! nothing of files. Legal content is the business of `droit`.

use crate::diagnostic::{Chemin, Diagnostics};
use crate::dossier::{Annee, Spaser};
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
mod scelle;

pub use acte::adopte as vote_adopte;
pub use manques::{Manque, manques};
pub use scelle::scelle;

/// What a rule reads.
pub struct Sujet<'a> {
    pub spaser: &'a Spaser<'a>,
    pub suivi: &'a Suivi,
}

impl Sujet<'_> {
    /// First and last year of the scheme; none when unknown, or when they contradict each other: that
    /// is one fault, not one for each date.
    fn periode(&self) -> Option<(Annee, Option<Annee>)> {
        let document = &self.spaser.dossier.document;
        let debut = document.debut?;
        document.fin.is_none_or(|fin| debut <= fin).then_some((debut, document.fin))
    }
}

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
