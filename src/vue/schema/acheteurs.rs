//! Who buys: identity, scope, spend over the years.

use std::collections::BTreeSet;

use super::liminaires::champ;
use super::{chapitre as chapitre_du_corps, texte_du_dossier};
use crate::dossier::{Acheteur, Annee, Contact, Diffusion};
use crate::ecriture::{INSECABLE, montant, nombre, typographier};
use crate::vue::contexte::{Contexte, cellule, cellule_vide};
use crate::vue::contrat::{Bloc, Chapitre, GenreColonne, Ligne, Tableau};
use crate::vue::tableau::{colonne, courante};
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>) -> Chapitre {
    let acheteurs = &cx.spaser.dossier.acheteurs;
    let mut blocs = Vec::new();
    for acheteur in acheteurs {
        if acheteurs.len() > 1 {
            blocs.push(super::intertitre(&acheteur.nom));
        }
        blocs.extend(presentation(cx, acheteur));
    }
    if let Some(depenses) = depenses(cx) {
        // Before the identity sheet, or the sheets: a table of three lines would end up alone on a page.
        let place = if acheteurs.len() > 1 { 0 } else { blocs.len().saturating_sub(1) };
        blocs.insert(place, depenses);
    }
    let titre = if acheteurs.len() > 1 { "Les acheteurs" } else { "L’acheteur" };
    chapitre_du_corps("acheteurs", titre, blocs)
}

fn presentation(cx: &Contexte<'_>, acheteur: &Acheteur) -> Vec<Bloc> {
    let mut blocs = Vec::new();
    if let Some(presentation) = &acheteur.presentation {
        blocs.push(texte_du_dossier(&format!("acheteurs/{}/presentation", acheteur.id), presentation));
    }
    blocs.push(Bloc::Fiche { titre: None, champs: identite(cx, acheteur) });
    blocs
}

fn identite(cx: &Contexte<'_>, acheteur: &Acheteur) -> Vec<Ligne> {
    let mut champs =
        vec![champ("Forme juridique", texte::ligne(cx.vocabulaire.dire(acheteur.type_acheteur)))];
    if acheteur.coordonnateur {
        champs.push(champ("Rôle", texte::ligne("Coordonnateur du schéma conjoint")));
    }
    let siret = acheteur
        .siret
        .as_ref()
        .map_or_else(|| vec![texte::blanc("numéro SIRET")], |s| texte::ligne(&s.groupe()));
    champs.push(champ("SIRET", siret));
    if let Some(population) = acheteur.population {
        champs.push(champ(
            "Population",
            texte::ligne(&format!("{}{INSECABLE}habitants", nombre(population.into(), 0))),
        ));
    }
    if let Some(organe) = cx.organe(acheteur) {
        champs.push(champ("Assemblée", texte::ligne(&crate::ecriture::capitale(&organe))));
    }
    if !acheteur.adresse.is_empty() {
        champs.push(champ("Adresse", texte::ligne(&acheteur.adresse.join(", "))));
    }
    if let Some(site) = &acheteur.site {
        champs.push(champ("Site internet", vec![texte::lien(site.as_str(), site.affichable())]));
    }
    let montre = |c: &&Contact| cx.est_interne() || c.diffusion == Some(Diffusion::Public);
    if let Some(contact) = acheteur.contact.as_ref().filter(montre) {
        let mut dit = vec![contact.fonction.as_str()];
        dit.extend(contact.direction.as_deref());
        // Ways to reach a person stay inside, whatever is said of the rest.
        if cx.est_interne() {
            dit.extend(contact.courriel.as_deref());
            dit.extend(contact.telephone.as_deref());
        }
        champs.push(champ("Référent du schéma", texte::ligne(&dit.join(", "))));
    }
    if let Some(perimetre) = &acheteur.perimetre {
        let dit = Ligne { libelle: "Périmètre du schéma".to_owned(), contenu: texte::riche(&perimetre.0) };
        champs.push(dit.du_champ(&format!("acheteurs/{}/perimetre", acheteur.id)));
    }
    champs
}

/// Spend and contracts by year, when more is known than the threshold test shows.
fn depenses(cx: &Contexte<'_>) -> Option<Bloc> {
    let acheteurs = &cx.spaser.dossier.acheteurs;
    let annees: BTreeSet<Annee> =
        acheteurs.iter().flat_map(|a| a.depenses_marches_ht.keys()).copied().collect();
    if annees.len() < 2 {
        return None;
    }
    let mut colonnes = vec![colonne("Donnée".to_owned(), GenreColonne::Cle, 2.0)];
    colonnes.extend(annees.iter().map(|a| colonne(a.to_string(), GenreColonne::Nombre, 1.0)));
    let ligne = |nom: String, valeur: &dyn Fn(&Annee) -> Option<String>| {
        courante(
            std::iter::once(cellule(&nom))
                .chain(annees.iter().map(|a| valeur(a).map_or_else(cellule_vide, |v| cellule(&v))))
                .collect(),
        )
    };
    let mut lignes = Vec::new();
    for a in acheteurs {
        let prefixe = if acheteurs.len() > 1 { format!("{} — ", cx.nom_court(a)) } else { String::new() };
        let depense = |y: &Annee| a.depenses_marches_ht.get(y).map(|m| montant(m.euros()));
        lignes.push(ligne(crate::ecriture::capitale(&format!("{prefixe}dépenses de marchés, HT")), &depense));
        if !a.marches_notifies.is_empty() {
            let marches = |y: &Annee| a.marches_notifies.get(y).map(|n| nombre((*n).into(), 0));
            lignes.push(ligne(crate::ecriture::capitale(&format!("{prefixe}marchés notifiés")), &marches));
        }
    }
    let tableau = Tableau {
        titre: Some(typographier("Volume d’achat par année civile")),
        resume: "Dépenses de marchés hors taxes et nombre de marchés notifiés, par année.".to_owned(),
        colonnes,
        lignes,
        note: None,
    };
    Some(Bloc::Tableau { tableau })
}
