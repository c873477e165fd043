//! Pitfalls seen in the structure rather than in the words: a target on a share that law lets one describe
//! only, a baseline counted on another base.

use crate::diagnostic::{Chemin, Code};
use crate::dossier::{Annee, StatutJuridique};
use crate::droit::Sujet;

/// The model that describes the share of local holders: it carries no target.
const DESCRIPTIF: &str = "ECO-02";

/// From this year on, spend is counted as it is now.
const ASSIETTE_ACTUELLE: Annee = Annee(2023);

/// A pitfall of structure.
pub struct Signalement {
    pub code: Code,
    pub chemin: Chemin,
    pub message: String,
    pub aide: &'static str,
}

/// Every pitfall of structure in a dossier, each at its place.
pub fn examiner(sujet: &Sujet<'_>) -> Vec<Signalement> {
    let mut trouves = part_locale(sujet);
    trouves.extend(references_anciennes(sujet));
    trouves
}

fn part_locale(sujet: &Sujet<'_>) -> Vec<Signalement> {
    let cibles = sujet.spaser.dossier.cibles.iter().enumerate();
    let visees = cibles.filter(|(_, c)| {
        sujet.spaser.indicateur(&c.indicateur).is_some_and(|i| i.modele.is_some_and(|m| m.id == DESCRIPTIF))
    });
    visees
        .map(|(rang, c)| Signalement {
            code: Code::CibleLocale,
            chemin: Chemin::racine().cle("cibles").rang(rang).cle("indicateur"),
            message: format!(
                "{} décrit la part des titulaires du territoire : une cible y vaudrait préférence locale",
                c.indicateur
            ),
            aide: "retirez la cible ; l’indicateur reste suivi, à titre descriptif",
        })
        .collect()
}

fn references_anciennes(sujet: &Sujet<'_>) -> Vec<Signalement> {
    let indicateurs = sujet.spaser.indicateurs.iter().enumerate();
    let anciens = indicateurs.filter_map(|(rang, i)| {
        let annee = i.annee_reference.filter(|a| *a < ASSIETTE_ACTUELLE)?;
        let compare = i.statut_juridique == StatutJuridique::Loi && i.est_un_taux() && !i.cibles.is_empty();
        compare.then_some((rang, i.id(), annee))
    });
    anciens
        .map(|(rang, id, annee)| Signalement {
            code: Code::ReferenceAncienne,
            chemin: Chemin::racine().cle("indicateurs").rang(rang).cle("annee_reference"),
            message: format!(
                "la référence de {id} est de {annee} : l’assiette des achats a changé au 1er janvier 2023"
            ),
            aide: "prenez une année à partir de 2023, ou dites dans `limites` que les deux séries ne se comparent pas",
        })
        .collect()
}
