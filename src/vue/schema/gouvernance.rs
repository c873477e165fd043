//! Governance: who carries the scheme, which committees, with what means.

use super::liminaires::champ;
use super::{chapitre as chapitre_du_corps, intertitre, section};
use crate::dossier::{Gouvernance, Instance};
use crate::ecriture::{capitale, typographier};
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Bloc, Chapitre, Ligne};
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Option<Chapitre>> {
    let dossier = cx.spaser.dossier;
    let mut blocs = Vec::new();
    if let Some(gouvernance) = &dossier.gouvernance {
        blocs.extend(portage(gouvernance));
    }
    if !dossier.instances.is_empty() {
        blocs.push(intertitre("Les instances"));
        blocs.extend(dossier.instances.iter().map(|i| instance(cx, i)));
    }
    if let Some(gouvernance) = &dossier.gouvernance {
        blocs.extend(section("Les moyens", gouvernance.moyens.as_ref()));
        blocs.extend(section("La formation", gouvernance.formation.as_ref()));
        blocs.extend(section("La communication", gouvernance.communication.as_ref()));
    }
    Ok((!blocs.is_empty()).then(|| chapitre_du_corps("gouvernance", "Gouvernance", blocs)))
}

fn portage(gouvernance: &Gouvernance) -> Vec<Bloc> {
    let mut blocs = Vec::new();
    if let Some(presentation) = &gouvernance.presentation {
        blocs.push(Bloc::Texte { contenu: texte::riche(&presentation.0) });
    }
    let mut champs: Vec<Ligne> = Vec::new();
    if let Some(elu) = &gouvernance.elu_referent {
        champs.push(champ("Portage politique", texte::ligne(&capitale(elu))));
    }
    if let Some(chef) = &gouvernance.chef_de_projet {
        champs.push(champ("Conduite du projet", texte::ligne(&capitale(chef))));
    }
    if !gouvernance.equipe_projet.is_empty() {
        champs.push(champ("Équipe projet", texte::ligne(&capitale(&gouvernance.equipe_projet.join(", ")))));
    }
    if !champs.is_empty() {
        blocs.push(Bloc::Fiche { titre: None, champs });
    }
    blocs
}

fn instance(cx: &Contexte<'_>, instance: &Instance) -> Bloc {
    let mut champs = Vec::new();
    if let Some(role) = &instance.role {
        champs.push(Ligne { libelle: "Rôle".to_owned(), contenu: texte::riche(&role.0) });
    }
    champs.push(champ("Niveau", texte::ligne(cx.vocabulaire.dire(instance.niveau))));
    if let Some(presidence) = &instance.presidence {
        champs.push(champ("Présidence", texte::ligne(&capitale(presidence))));
    }
    if !instance.composition.is_empty() {
        champs.push(champ("Composition", texte::ligne(&capitale(&instance.composition.join(", ")))));
    }
    if let Some(seances) = instance.seances_par_an {
        let dit = if seances == 1 {
            "Une par an".to_owned()
        } else {
            format!("{} par an", capitale(&crate::ecriture::entier_en_lettres(seances)))
        };
        champs.push(champ("Réunions", texte::ligne(&dit)));
    }
    let sigle = instance.sigle.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
    Bloc::Fiche { titre: Some(typographier(&format!("{}{sigle}", instance.nom))), champs }
}
