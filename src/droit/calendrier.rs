//! What falls when? The deadlines that law sets on a buyer within a period, and the publications whose
//! first date he chooses. Both are kept apart: law fixes no start for the two-year cycle.

use jiff::civil::Date;

use crate::catalogue::{Catalogue, Certitude, Echeance};
use crate::dossier::{Annee, Spaser};

use super::application::{Faits, Moment, Portee, devoirs};

/// Who sets a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Auteur {
    Loi,
    Acheteur,
}

/// A day of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jalon {
    /// The day; for a publication of which only the year is chosen, its last.
    pub date: Date,
    pub jour_connu: bool,
    pub titre: String,
    pub auteur: Auteur,
    /// The duty it comes from.
    pub obligation: String,
    pub certitude: Certitude,
    /// Stable, for calendars that are written again: « ECH-30-declaration-2028 ».
    pub id: String,
    /// The record of a deadline that comes back every year.
    pub annuelle: Option<String>,
    /// The record it comes from, when it is a deadline.
    pub fiche: Option<String>,
}

/// Duty whose record says how often indicators are published.
const PUBLICATION: &str = "OBL-06";

/// The deadlines of a buyer from one day to another, both included, in order. Those that may not be
/// printed are left out.
pub fn echeances(catalogue: &Catalogue, faits: &Faits, du: Date, au: Date) -> Vec<Jalon> {
    let siens: Vec<_> = devoirs(catalogue, faits, du, Some(au))
        .into_iter()
        .filter(|d| d.portee == Portee::Oui)
        .filter(|d| !matches!(d.moment, Moment::Echue(_)) || !d.changements.is_empty())
        .map(|d| d.obligation.id.clone())
        .collect();
    let datees = catalogue.echeances().iter().filter(|e| e.certitude != Certitude::AVerifier);
    let pesent = datees.filter(|e| siens.contains(&e.obligation) && pese(e, faits));
    let mut jalons: Vec<Jalon> = pesent.flat_map(|e| jours(e, du, au)).collect();
    jalons.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    jalons
}

/// Whether a deadline is for a buyer of that population, in that place.
fn pese(e: &Echeance, faits: &Faits) -> bool {
    let habitants = e.population_min.is_none_or(|min| faits.population.is_some_and(|n| n >= min))
        && e.population_sous.is_none_or(|sous| faits.population.is_some_and(|n| n < sous));
    let ici = e.territoires.is_empty() || faits.territoire.is_some_and(|t| e.territoires.contains(&t));
    habitants && ici
}

/// What a yearly deadline is about, in the title of its record.
pub const ANNEE_PRECEDENTE: &str = "l’année précédente";

fn jours(e: &Echeance, du: Date, au: Date) -> Vec<Jalon> {
    let jalon = |date: Date, titre: String, id: String| Jalon {
        date,
        jour_connu: true,
        titre,
        auteur: Auteur::Loi,
        obligation: e.obligation.clone(),
        certitude: e.certitude,
        id,
        annuelle: e.jour_annuel.map(|_| e.id.clone()),
        fiche: Some(e.id.clone()),
    };
    let dedans = |d: &Date| *d >= du && *d <= au;
    if let Some(date) = e.date.filter(dedans) {
        return vec![jalon(date, e.titre.clone(), e.id.clone())];
    }
    let Some(jour) = e.jour_annuel else { return Vec::new() };
    let annees = du.year()..=au.year();
    annees
        .filter_map(|annee| jour.de(annee).filter(dedans))
        .map(|date| {
            let titre = e.titre.replace(ANNEE_PRECEDENTE, &format!("l’année {}", date.year() - 1));
            jalon(date, titre, format!("{}-{}", e.id, date.year()))
        })
        .collect()
}

/// The years in which indicators are published: the first is the buyer’s choice, the next follow by the
/// interval that law sets.
pub fn annees_de_publication(spaser: &Spaser<'_>) -> Vec<Annee> {
    let Some(premiere) = spaser.dossier.document.premiere_publication else { return Vec::new() };
    let intervalle = intervalle(spaser.catalogue).max(1);
    // A scheme whose end is near still owes the publication that follows it.
    let fin = spaser.annees().last().map_or(premiere.0, |a| a.0).max(premiere.0);
    (premiere.0..=fin).step_by(intervalle.into()).map(Annee).collect()
}

/// What the schedule says comes after a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    Prevue(Annee),
    /// The schedule ends with the scheme.
    Derniere,
    /// The dossier states no schedule.
    Inconnue,
}

/// The publication that follows one made in a year. What counts is when it is made, not the year of its last
/// values: those of 2027 go out in 2028. One that is early or late moves no date of the schedule.
pub fn publication_suivante(spaser: &Spaser<'_>, faite_en: Annee) -> Suite {
    let document = &spaser.dossier.document;
    let Some(premiere) = document.premiere_publication else { return Suite::Inconnue };
    let intervalle = u16::from(intervalle(spaser.catalogue).max(1));
    let suivante = match faite_en.0.checked_sub(premiere.0) {
        None => premiere,
        Some(depuis) => {
            Annee(premiere.0.saturating_add((depuis / intervalle + 1).saturating_mul(intervalle)))
        }
    };
    // A scheme without end goes on publishing.
    if document.fin.is_some_and(|fin| suivante > fin.max(premiere)) {
        return Suite::Derniere;
    }
    Suite::Prevue(suivante)
}

/// Years between two publications.
pub fn intervalle(catalogue: &Catalogue) -> u8 {
    let de_la_loi = catalogue.echeances().iter().filter(|e| e.obligation == PUBLICATION);
    de_la_loi.filter_map(|e| e.tous_les_ans).next().unwrap_or(2)
}

/// The publications of a scheme, as days of its calendar.
pub fn publications(spaser: &Spaser<'_>) -> Vec<Jalon> {
    let annees = annees_de_publication(spaser).into_iter().enumerate();
    annees
        .filter_map(|(rang, annee)| {
            let date = Date::new(i16::try_from(annee.0).ok()?, 12, 31).ok()?;
            let titre = if rang == 0 {
                "Première publication des indicateurs"
            } else {
                "Publication des indicateurs"
            };
            Some(Jalon {
                date,
                jour_connu: false,
                titre: titre.to_owned(),
                auteur: Auteur::Acheteur,
                obligation: PUBLICATION.to_owned(),
                certitude: Certitude::Verifie,
                id: format!("publication-{annee}"),
                annuelle: None,
                fiche: None,
            })
        })
        .collect()
}
