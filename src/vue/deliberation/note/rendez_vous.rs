//! When: steps of the actions over the whole period, publications, the term, and what comes back.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Sujet, quand, siennes};
use crate::dossier::Phase;
use crate::droit::calendrier::annees_de_publication;
use crate::ecriture::{capitale, compte, mois_annee, typographier};
use crate::vue::contexte::{Contexte, cellule, cellule_vide};
use crate::vue::contrat::{GenreColonne, Riche, Tableau};
use crate::vue::tableau::{colonne, courante, sans_titre};
use crate::vue::texte;

/// More would be the programme itself, which is in the scheme.
const ETAPES_AU_PLUS: usize = 6;
/// Actions named beside a step that several share.
const ACTIONS_NOMMEES: usize = 2;

/// A line of the calendar: where it stands (year and month; a year alone comes after its months), when, what.
struct Rendez {
    place: (i16, i8),
    quand: String,
    quoi: String,
}

pub fn tableau(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Option<Tableau> {
    let document = &cx.spaser.dossier.document;
    let toutes = etapes(cx, sujet);
    if toutes.is_empty() && document.debut.is_none() {
        return None;
    }
    let total: usize = toutes.iter().map(|e| e.actions.len()).sum();
    let choisies = choisir(toutes);
    let dites: usize = choisies.iter().map(|e| e.actions.len()).sum();
    let mut rendez: Vec<Rendez> = choisies.iter().map(Echeance::dire).collect();
    rendez.extend(annees(cx));
    rendez.sort_by_key(|r| r.place);
    let suivi = if sujet.delibere() { ", devant les instances du schéma puis l’assemblée" } else { "" };
    let chaque_annee = ("Chaque année".to_owned(), format!("suivi des objectifs et bilan{suivi}"));
    let ligne = |(quand, quoi): (String, String)| {
        courante(vec![cellule(&capitale(&quand)), cellule(&capitale(&typographier(&quoi)))])
    };
    let lignes = rendez.into_iter().map(|r| (r.quand, r.quoi)).chain([chaque_annee]).map(ligne);
    let colonne = |libelle: &str, part| colonne(libelle, GenreColonne::Texte, part);
    Some(Tableau {
        titre: None,
        resume: "Étapes des actions, publications, terme du schéma et suivi annuel.".to_owned(),
        colonnes: vec![colonne("Quand", 1.0), colonne("Quoi", 4.0)],
        lignes: lignes.collect(),
        note: reste(total.saturating_sub(dites)),
    })
}

/// What the table leaves out, and where it is.
fn reste(tues: usize) -> Option<Riche> {
    let dit = match tues {
        0 => return None,
        1 => "une autre étape".to_owned(),
        n => compte(n, "autre étape", "autres étapes"),
    };
    Some(texte::paragraphe(&format!("Le schéma date {dit} de ses actions.")))
}

/// The years of publication and the last one, each told once.
fn annees(cx: &Contexte<'_>) -> Vec<Rendez> {
    let document = &cx.spaser.dossier.document;
    let sans_fin = if document.fin.is_none() { ", puis tous les deux ans" } else { "" };
    let publications = annees_de_publication(cx.spaser);
    let mut par_annee: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for (rang, annee) in publications.iter().enumerate() {
        match (rang, document.fin) {
            (0, _) => {
                let dit = format!("première publication des indicateurs{sans_fin}");
                par_annee.entry(annee.0).or_default().push(dit);
            }
            (_, Some(_)) => {
                par_annee.entry(annee.0).or_default().push("publication des indicateurs".to_owned());
            }
            (_, None) => {}
        }
    }
    if let Some(fin) = document.fin {
        par_annee.entry(fin.0).or_default().push("terme du schéma".to_owned());
    }
    let dire = |(annee, quoi): (u16, Vec<String>)| Rendez {
        place: (i16::try_from(annee).unwrap_or(i16::MAX), i8::MAX),
        quand: annee.to_string(),
        quoi: quoi.join(" ; "),
    };
    par_annee.into_iter().map(dire).collect()
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

/// A step, with all the actions that pass it in the same month.
struct Echeance {
    date: Date,
    libelle: String,
    actions: Vec<String>,
}

impl Echeance {
    /// « Méthode écrite : A ; B et 3 autres actions ».
    fn dire(&self) -> Rendez {
        let nommees: Vec<String> = self.actions.iter().take(ACTIONS_NOMMEES).cloned().collect();
        let autres = self.actions.len() - nommees.len();
        let suite = match autres {
            0 => String::new(),
            1 => " ; et une autre action".to_owned(),
            n => format!(" ; et {}", compte(n, "autre action", "autres actions")),
        };
        Rendez {
            place: (self.date.year(), self.date.month()),
            quand: mois_annee(self.date),
            quoi: format!("{} — {}{suite}", self.libelle, nommees.join(" ; ")),
        }
    }
}

/// The steps not yet behind on the day of the note, in order.
fn etapes(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Vec<Echeance> {
    let depuis = sujet.acte.and_then(|a| a.date).or(cx.spaser.dossier.document.date_edition);
    let mut toutes: Vec<Echeance> = Vec::new();
    for action in siennes(cx, sujet.acheteur) {
        for etape in &action.etapes {
            let Some(date) = etape.echeance.map(|e| e.0) else { continue };
            if depuis.is_some_and(|jour| date < jour.0) {
                continue;
            }
            let meme = |e: &&mut Echeance| {
                (e.date.year(), e.date.month()) == (date.year(), date.month()) && e.libelle == etape.libelle
            };
            match toutes.iter_mut().find(meme) {
                Some(echeance) => echeance.actions.push(action.titre.clone()),
                None => toutes.push(Echeance {
                    date,
                    libelle: etape.libelle.clone(),
                    actions: vec![action.titre.clone()],
                }),
            }
        }
    }
    toutes.sort_by_key(|e| (e.date.year(), e.date.month()));
    toutes
}

/// The first step of each year, then the second of each, as far as there is room: the whole period shows.
fn choisir(toutes: Vec<Echeance>) -> Vec<Echeance> {
    let mut rangs: BTreeMap<i16, usize> = BTreeMap::new();
    let mut classees: Vec<(usize, Echeance)> = Vec::new();
    for echeance in toutes {
        let rang = rangs.entry(echeance.date.year()).or_default();
        classees.push((*rang, echeance));
        *rang += 1;
    }
    classees.sort_by_key(|(rang, e)| (*rang, e.date.year()));
    classees.truncate(ETAPES_AU_PLUS);
    classees.into_iter().map(|(_, e)| e).collect()
}
