//! The dates of a scheme as a calendar that a diary can read.

use jiff::civil::Date;

use super::contexte::Contexte;
use super::echeances::du_schema;
use crate::droit::calendrier::Auteur;

/// A calendar.
pub struct VueCalendrier {
    pub nom: String,
    /// Same for all editions of a scheme: events keep their identity.
    pub racine: String,
    /// Edition date: when the calendar was made.
    pub edition: Date,
    pub evenements: Vec<Evenement>,
}

/// A whole day.
pub struct Evenement {
    pub id: String,
    pub date: Date,
    /// Only the year is chosen: the day is its last.
    pub jour_connu: bool,
    pub titre: String,
    pub description: String,
    pub auteur: Auteur,
}

pub fn construire(cx: &Contexte<'_>) -> VueCalendrier {
    let conjoint = cx.spaser.est_conjoint();
    let evenements = du_schema(cx).into_iter().map(|e| {
        let qui = match e.jalon.auteur {
            Auteur::Loi => "Échéance légale",
            Auteur::Acheteur => "Date retenue par l’acheteur",
        };
        let noms: Vec<&str> = e.acheteurs.iter().map(|a| cx.nom_court(a)).collect();
        let acheteurs = if conjoint { format!(" ; {}", noms.join(", ")) } else { String::new() };
        let annee = if e.jalon.jour_connu { "" } else { " ; le jour reste à fixer dans l’année" };
        Evenement {
            id: e.jalon.id,
            date: e.jalon.date,
            jour_connu: e.jalon.jour_connu,
            titre: e.jalon.titre,
            description: format!("{qui}{annee}{acheteurs}"),
            auteur: e.jalon.auteur,
        }
    });
    let document = &cx.spaser.dossier.document;
    VueCalendrier {
        nom: super::schema::titre(cx),
        racine: super::noms::base(cx.spaser),
        edition: document.date_edition.map_or(cx.date, |d| d.0),
        evenements: evenements.collect(),
    }
}
