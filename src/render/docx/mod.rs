//! How an act looks in Word.
//!
//! One way to a file: the body, built with docx-rs (`corps`, `texte`, `champs`, `tableau`), is finished in one
//! pass over its tree (`finition`, by the sequences of `ordre`) and poured into a base package (`base`,
//! `assemblage`), or into the buyer's own letterhead (`papier`). Styles, numbering, page and footer belong to the
//! package and to it alone.

mod arbre;
mod assemblage;
mod base;
mod champs;
mod corps;
mod erreur;
mod finition;
mod image;
pub mod ordre;
pub mod papier;
mod ressources;
mod tableau;
mod texte;

use crate::vue::acte::VueActe;

pub use erreur::ErreurDocx;
use papier::{Corrections, Papier};

/// Met un acte en page dans un fichier Word. `images` donne les octets, PNG ou JPEG, d’un chemin virtuel ;
/// `papier` est le papier à en-tête de l’acheteur, avec les corrections de ses styles.
pub fn rendre(
    vue: &VueActe,
    images: &dyn Fn(&str) -> Option<Vec<u8>>,
    papier: Option<(&Papier, &Corrections)>,
) -> Result<Vec<u8>, ErreurDocx> {
    // A letterhead says who writes: it is not said again below.
    let (corps, ressources) = corps::composer(vue, images, papier.is_none())?;
    let corps = finition::finir(arbre::lire("word/document.xml", &corps)?, &ressources);
    match papier {
        None => assemblage::verser(base::maison()?, corps, ressources, vue),
        Some((papier, corrections)) => papier.verser(corps, ressources, vue, corrections),
    }
}
