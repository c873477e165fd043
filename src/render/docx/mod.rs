//! How an act, or a whole scheme, looks in Word.
//!
//! One way to a file: the body, built with docx-rs (`corps`, `texte`, `champs`, `tableau`), is finished in one
//! pass over its tree (`finition`, by the sequences of `ordre`, its hyphens by `insecable`) and poured into a base package (`base`,
//! `assemblage`), or into the buyer's own letterhead (`papier`). Styles, numbering, page and footer belong to the
//! package and to it alone.

mod assemblage;
mod base;
mod champs;
mod corps;
mod erreur;
mod finition;
mod image;
mod insecable;
pub mod ordre;
pub mod papier;
mod ressources;
pub mod schema;
mod tableau;
mod texte;

use std::collections::BTreeMap;

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
    let feuille = match papier {
        None => corps::Feuille { largeur: champs::LARGEUR, nue: true },
        Some((papier, _)) => corps::Feuille { largeur: papier.largeur()?, nue: false },
    };
    let (corps, ressources) = corps::composer(vue, images, feuille)?;
    let corps = finition::finir(corps::lire(&corps)?, &ressources, &BTreeMap::new());
    let proprietes = assemblage::Proprietes {
        titre: &vue.titre,
        sujet: &vue.sujet,
        auteur: vue.auteur.clone(),
        date: vue.date.as_deref(),
    };
    match papier {
        None => {
            let mut base = base::maison()?;
            assemblage::pied(&mut base, &vue.pied)?;
            assemblage::verser(base, corps, ressources, &proprietes)
        }
        Some((papier, corrections)) => {
            papier.verser(corps, ressources, &proprietes, &vue.champs, corrections)
        }
    }
}
