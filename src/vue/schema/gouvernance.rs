//! Governance: who carries the scheme, which committees, with what means.

use super::liminaires::champ;
use super::{chapitre as chapitre_du_corps, intertitre, section, texte_du_dossier};
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
        blocs.extend(section("Les moyens", "gouvernance/moyens", gouvernance.moyens.as_ref()));
        blocs.extend(section("La formation", "gouvernance/formation", gouvernance.formation.as_ref()));
        blocs.extend(section(
            "La communication",
            "gouvernance/communication",
            gouvernance.communication.as_ref(),
        ));
    }
    Ok((!blocs.is_empty()).then(|| chapitre_du_corps("gouvernance", "Gouvernance", blocs)))
}

fn portage(gouvernance: &Gouvernance) -> Vec<Bloc> {
    let mut blocs = Vec::new();
    if let Some(presentation) = &gouvernance.presentation {
        blocs.push(texte_du_dossier("gouvernance/presentation", presentation));
    }
    let mut champs: Vec<Ligne> = Vec::new();
    if let Some(elu) = &gouvernance.elu_referent {
        let dit = champ("Portage politique", texte::ligne(&capitale(elu)));
        champs.push(dit.du_champ("gouvernance/elu_referent"));
    }
    if let Some(chef) = &gouvernance.chef_de_projet {
        let dit = champ("Conduite du projet", texte::ligne(&capitale(chef)));
        champs.push(dit.du_champ("gouvernance/chef_de_projet"));
    }
    if !gouvernance.equipe_projet.is_empty() {
        let dit = champ("Équipe projet", texte::ligne(&capitale(&gouvernance.equipe_projet.join(", "))));
        champs.push(dit.du_champ("gouvernance/equipe_projet"));
    }
    if !champs.is_empty() {
        blocs.push(Bloc::Fiche { titre: None, champs });
    }
    blocs
}

fn instance(cx: &Contexte<'_>, instance: &Instance) -> Bloc {
    let cle = |champ: &str| format!("instances/{}/{champ}", instance.id);
    let mut champs = Vec::new();
    if let Some(role) = &instance.role {
        let dit = Ligne { libelle: "Rôle".to_owned(), contenu: texte::riche(&role.0) };
        champs.push(dit.du_champ(&cle("role")));
    }
    champs.push(champ("Niveau", texte::ligne(cx.vocabulaire.dire(instance.niveau))));
    if let Some(presidence) = &instance.presidence {
        let dit = champ("Présidence", texte::ligne(&capitale(presidence)));
        champs.push(dit.du_champ(&cle("presidence")));
    }
    if !instance.composition.is_empty() {
        let dit = champ("Composition", texte::ligne(&capitale(&instance.composition.join(", "))));
        champs.push(dit.du_champ(&cle("composition")));
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
