//! Which objectives and actions serve a theme: those that say so, and those whose indicators come from a
//! model that does.

use crate::diagnostic::Chemin;
use crate::dossier::{Id, SousTheme};

use super::{Lieu, Partie};
use crate::droit::Sujet;

/// Objectives that serve one of the themes, then actions under no such objective.
pub fn lieux(sujet: &Sujet<'_>, themes: &[SousTheme]) -> Vec<Lieu> {
    let dossier = sujet.spaser.dossier;
    let sert = |liste: &[SousTheme]| liste.iter().any(|t| themes.contains(t));
    let mut lieux = Vec::new();
    for (rang, objectif) in dossier.objectifs.iter().enumerate().filter(|(_, o)| sert(&o.sous_themes)) {
        lieux.push(Lieu {
            chemin: Chemin::racine().cle("objectifs").rang(rang),
            dit: format!("objectif {}", objectif.id),
            partie: Partie::Axe(objectif.axe.clone()),
        });
    }
    for (rang, action) in dossier.actions.iter().enumerate() {
        let Some(objectif) = dossier.objectifs.iter().find(|o| o.id == action.objectif) else { continue };
        if sert(&objectif.sous_themes)
            || !(sert(&action.sous_themes) || par_ses_indicateurs(sujet, &action.indicateurs, themes))
        {
            continue;
        }
        lieux.push(Lieu {
            chemin: Chemin::racine().cle("actions").rang(rang),
            dit: format!("action {}", action.id),
            partie: Partie::Axe(objectif.axe.clone()),
        });
    }
    lieux
}

fn par_ses_indicateurs(sujet: &Sujet<'_>, indicateurs: &[Id], themes: &[SousTheme]) -> bool {
    let modeles = indicateurs.iter().filter_map(|id| sujet.spaser.indicateur(id)?.modele);
    modeles.into_iter().any(|m| themes.contains(&m.sous_theme))
}
