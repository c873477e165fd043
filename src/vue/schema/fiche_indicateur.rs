//! The indicator sheet: how it is defined, measured and collected, and its values.

use std::collections::BTreeSet;

use super::liminaires::champ;
use super::trajectoire;
use crate::dossier::{Acheteur, Annee, FormeCible, IndicateurResolu};
use crate::ecriture::{capitale, typographier};
use crate::vue::contexte::{
    Contexte, ancre_action, ancre_indicateur, cellule, cellule_forte, cellule_vide, valeur,
};
use crate::vue::contrat::{FicheIndicateur, GenreColonne, Ligne, Pastille, Tableau, Ton};
use crate::vue::tableau::{colonne, courante};
use crate::vue::texte;

pub fn fiche(cx: &Contexte<'_>, indicateur: &IndicateurResolu<'_>) -> Option<FicheIndicateur> {
    let indicateur = cx.spaser.indicateur(indicateur.id())?;
    let acheteurs = cx.spaser.acheteurs_de(indicateur);
    let trajectoire = match acheteurs.as_slice() {
        [seul] => trajectoire::figure(cx, indicateur, &cx.trajectoire(indicateur, seul)),
        _ => None,
    };
    Some(FicheIndicateur {
        ancre: ancre_indicateur(indicateur.id()),
        id: indicateur.id().to_string(),
        titre: typographier(indicateur.nom),
        axe: indicateur.axe,
        pastilles: pastilles(cx, indicateur),
        champs: champs(cx, indicateur),
        valeurs: valeurs(cx, indicateur, &acheteurs),
        trajectoire,
    })
}

fn pastilles(cx: &Contexte<'_>, i: &IndicateurResolu<'_>) -> Vec<Pastille> {
    let pastille = |texte: &str, ton| Pastille { texte: texte.to_owned(), ton };
    let mut pastilles = vec![pastille(cx.vocabulaire.dire(i.usage), Ton::Axe)];
    pastilles.extend(i.categorie.map(|c| pastille(cx.vocabulaire.dire(c), Ton::Neutre)));
    pastilles.extend(
        i.source.preexistant.map(|p| pastille(if p { "Préexistant" } else { "Nouveau" }, Ton::Neutre)),
    );
    pastilles
}

fn champs(cx: &Contexte<'_>, i: &IndicateurResolu<'_>) -> Vec<Ligne> {
    let du = |cle: &str, ligne: Ligne| ligne.du_champ(&format!("indicateurs/{}/{cle}", i.id()));
    let simple = |cle: &str, libelle: &str, dit: Option<&str>| {
        dit.map(|d| du(cle, champ(libelle, texte::ligne(&capitale(d)))))
    };
    let riche = |cle: &str, libelle: &str, dit: Option<&str>| {
        dit.map(|d| du(cle, Ligne { libelle: libelle.to_owned(), contenu: texte::riche(d) }))
    };
    let manque = |cle: &str, libelle: &str, dit: Option<&str>| {
        let blanc = || vec![texte::blanc(&libelle.to_lowercase())];
        Some(du(cle, champ(libelle, dit.map_or_else(blanc, |d| texte::ligne(&capitale(d))))))
    };
    let taux = i.est_un_pourcentage();
    let fondements: Vec<_> = i.fondements.iter().filter_map(|id| cx.citer_court(id)).collect();
    [
        riche("definition", "Définition", i.definition),
        if taux {
            manque("numerateur", "Numérateur", i.numerateur)
        } else {
            simple("numerateur", "Ce qui est compté", i.numerateur)
        },
        if taux { manque("denominateur", "Dénominateur", i.denominateur) } else { None },
        Some(champ("Mesure", texte::ligne(&super::cibles::mesure_en_tete(i)))),
        simple("perimetre", "Périmètre", i.source.perimetre.as_deref()),
        manque("source", "Source", i.source_donnees),
        manque("responsable", "Collecte", i.source.responsable.as_deref()),
        Some(champ("Rythme", texte::ligne(&rythme(cx, i)))),
        (!fondements.is_empty()).then(|| champ("Fondement", texte::joindre(fondements, " ; "))),
        actions(cx, i),
        riche("limites", "Limites", i.limites),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn rythme(cx: &Contexte<'_>, i: &IndicateurResolu<'_>) -> String {
    let automatise = match i.source.automatise {
        Some(true) => " (calcul automatique)",
        Some(false) => " (saisie)",
        None => "",
    };
    format!("{}{automatise}", cx.vocabulaire.dire(i.frequence))
}

fn actions(cx: &Contexte<'_>, i: &IndicateurResolu<'_>) -> Option<Ligne> {
    let dites: Vec<_> = cx
        .actions()
        .filter(|a| a.action.indicateurs.contains(i.id()))
        .map(|a| vec![texte::renvoi(ancre_action(&a.action.id), &a.numero)])
        .collect();
    let libelle = if dites.len() > 1 { "Actions" } else { "Action" };
    (!dites.is_empty()).then(|| champ(libelle, texte::joindre(dites, ", ")))
}

/// Observed values and targets by year; one line a buyer.
fn valeurs(cx: &Contexte<'_>, i: &IndicateurResolu<'_>, acheteurs: &[&Acheteur]) -> Option<Tableau> {
    let trajectoires: Vec<_> = acheteurs
        .iter()
        .filter_map(|a| cx.spaser.acheteur(&a.id))
        .map(|a| Some(cx.trajectoire(cx.spaser.indicateur(i.id())?, a)))
        .collect::<Option<Vec<crate::mesure::Trajectoire<'_>>>>()?;
    let mut observees: BTreeSet<Annee> = BTreeSet::new();
    let mut visees: BTreeSet<Annee> = BTreeSet::new();
    for t in &trajectoires {
        observees.extend(t.observations.annees());
        visees.extend(cx.spaser.annees_des_cibles().into_iter().filter(|a| t.cible(*a).is_some()));
        visees.extend(t.cible_finale().map(|c| c.0));
    }
    if observees.is_empty() && visees.is_empty() {
        return None;
    }
    let plusieurs = acheteurs.len() > 1;
    let mut colonnes =
        vec![colonne(if plusieurs { "Acheteur" } else { "Valeurs" }.to_owned(), GenreColonne::Cle, 1.6)];
    colonnes.extend(observees.iter().map(|a| colonne(format!("{a} (obs.)"), GenreColonne::Nombre, 1.0)));
    let visee =
        if trajectoires.iter().any(crate::mesure::Trajectoire::est_cumulee) { "total" } else { "cible" };
    colonnes.extend(visees.iter().map(|a| colonne(format!("{a} ({visee})"), GenreColonne::Nombre, 1.0)));
    let lignes = trajectoires.iter().map(|t| {
        let nom =
            if plusieurs { cx.nom_court(t.acheteur).to_owned() } else { super::cibles::mesure_en_tete(i) };
        let observe = observees
            .iter()
            .map(|a| t.observations.valeur(*a).map_or_else(cellule_vide, |v| cellule(&valeur(i, v, true))));
        let vise = visees.iter().map(|a| match (t.cible(*a), t.cibles().first().map(|c| c.forme)) {
            (Some(_), Some(FormeCible::OuiNon)) => cellule_forte("oui"),
            (Some(v), _) => cellule_forte(&valeur(i, v, false)),
            (None, _) => cellule_vide(),
        });
        courante(std::iter::once(cellule(&nom)).chain(observe).chain(vise).collect())
    });
    Some(Tableau {
        titre: None,
        resume: format!("Valeurs observées et cibles de l’indicateur {}.", i.id()),
        colonnes,
        lignes: lignes.collect(),
        note: None,
    })
}
