//! When: the first steps, then what comes back.

use super::{Sujet, quand, siennes};
use crate::dossier::{Action, Etape, Phase};
use crate::droit::calendrier::annees_de_publication;
use crate::ecriture::{capitale, liste, mois_annee, typographier};
use crate::vue::contexte::{Contexte, cellule, cellule_vide};
use crate::vue::contrat::{GenreColonne, Tableau};
use crate::vue::tableau::{colonne, courante, sans_titre};

/// The first steps tell what comes first; the others are in the scheme.
const ETAPES_AU_PLUS: usize = 5;

pub fn tableau(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Option<Tableau> {
    let document = &cx.spaser.dossier.document;
    let mut lignes: Vec<(String, String)> = etapes(cx, sujet);
    if lignes.is_empty() && document.debut.is_none() {
        return None;
    }
    let suivi = if sujet.delibere() { ", devant les instances du schéma puis l’assemblée" } else { "" };
    lignes.push(("Chaque année".to_owned(), format!("suivi des objectifs et bilan{suivi}")));
    let publications: Vec<String> =
        annees_de_publication(cx.spaser).iter().map(ToString::to_string).collect();
    if let [premiere, autres @ ..] = publications.as_slice() {
        let suite = if autres.is_empty() { String::new() } else { format!(", puis en {}", liste(autres)) };
        let suite = if document.fin.is_none() { ", puis tous les deux ans".to_owned() } else { suite };
        lignes.push((premiere.clone(), format!("première publication des indicateurs{suite}")));
    }
    lignes.extend(document.fin.map(|fin| (fin.to_string(), "terme du schéma".to_owned())));
    let ligne = |(quand, quoi): (String, String)| {
        courante(vec![cellule(&capitale(&quand)), cellule(&capitale(&typographier(&quoi)))])
    };
    let colonne = |libelle: &str, part| colonne(libelle, GenreColonne::Texte, part);
    Some(Tableau {
        titre: None,
        resume: "Premières étapes, suivi annuel, publications et terme du schéma.".to_owned(),
        colonnes: vec![colonne("Quand", 1.0), colonne("Quoi", 4.0)],
        lignes: lignes.into_iter().map(ligne).collect(),
        note: None,
    })
}

/// The making of the scheme, phase by phase.
pub fn phases(cx: &Contexte<'_>) -> Option<Tableau> {
    let ligne = |p: &Phase| {
        let quand = quand(p).map_or_else(cellule_vide, |dit| cellule(&capitale(&typographier(&dit))));
        courante(vec![quand, cellule(&capitale(&typographier(&p.nom)))])
    };
    let lignes: Vec<_> = cx.spaser.dossier.phases.iter().map(ligne).collect();
    let colonnes =
        vec![colonne("Quand", GenreColonne::Texte, 2.0), colonne("Étape", GenreColonne::Texte, 4.0)];
    (!lignes.is_empty()).then(|| sans_titre("Étapes de l’élaboration du schéma.", colonnes, lignes))
}

/// The first steps not yet behind on the day of the note.
fn etapes(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Vec<(String, String)> {
    let depuis = sujet.acte.and_then(|a| a.date).or(cx.spaser.dossier.document.date_edition);
    let datees = |a: &Action| {
        let dater = |e: &Etape| Some((e.echeance?.0, e.libelle.clone()));
        a.etapes.iter().filter_map(dater).collect::<Vec<_>>()
    };
    let mut toutes: Vec<_> = siennes(cx, sujet.acheteur).flat_map(datees).collect();
    toutes.retain(|(date, _)| depuis.is_none_or(|jour| *date >= jour.0));
    toutes.sort_by_key(|(date, _)| *date);
    toutes.into_iter().take(ETAPES_AU_PLUS).map(|(date, quoi)| (mois_annee(date), quoi)).collect()
}
