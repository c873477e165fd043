//! How an act, or a whole scheme, looks in Word.
//!
//! One way to a file: the body, built with docx-rs (`corps`, `texte`, `champs`, `tableau`), is finished in one
//! pass over its tree (`finition`, by the sequences of `ordre`) and poured into a base package (`base`,
//! `assemblage`). Styles, numbering, page and footer belong to the base and to it alone.

mod assemblage;
mod base;
mod champs;
mod corps;
mod erreur;
mod finition;
mod image;
pub mod ordre;
mod ressources;
pub mod schema;
mod tableau;
mod texte;

use crate::vue::acte::VueActe;

pub use erreur::ErreurDocx;

/// Met un acte en page dans un fichier Word. `images` donne les octets, PNG ou JPEG, d’un chemin virtuel.
pub fn rendre(vue: &VueActe, images: &dyn Fn(&str) -> Option<Vec<u8>>) -> Result<Vec<u8>, ErreurDocx> {
    let (corps, ressources) = corps::composer(vue, images)?;
    let corps = finition::finir(corps::lire(&corps)?, &ressources);
    let mut base = base::maison()?;
    assemblage::pied(&mut base, &vue.pied)?;
    let proprietes = assemblage::Proprietes {
        titre: &vue.titre,
        sujet: &vue.sujet,
        auteur: vue.auteur.clone(),
        date: vue.date.as_deref(),
    };
    assemblage::verser(base, corps, ressources, &proprietes)
}
