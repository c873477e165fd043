//! Which duties bear on a contract? Those of its buyer that are judged contract by contract, on the day
//! its consultation is launched.

use jiff::civil::Date;

use crate::catalogue::{Catalogue, PorteeContrat};
use crate::choix::{CategorieAcheteur, GenreContrat, TypeAchat};

use super::application::{Devoir, Faits, Portee, devoirs};

/// What is known of a contract; an absent fact is unknown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FaitsContrat {
    pub genre: GenreContrat,
    pub objet: Option<TypeAchat>,
    /// Estimated value, euros excluding tax.
    pub montant: Option<f64>,
    pub duree_mois: Option<u32>,
    pub categorie: CategorieAcheteur,
}

/// Whether a duty bears on the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prise {
    Oui,
    Non(String),
    /// A fact is missing.
    Inconnue(&'static str),
}

/// A duty and its hold on the contract.
pub struct DevoirDuContrat<'a> {
    pub devoir: Devoir<'a>,
    pub prise: Prise,
    /// What the facts given open: a derogation for short works.
    pub remarque: Option<String>,
}

/// Every duty judged contract by contract that bears on this buyer, as it holds on the contract.
pub fn devoirs_du_contrat<'a>(
    catalogue: &'a Catalogue,
    faits: &Faits,
    contrat: &FaitsContrat,
    date: Date,
) -> Vec<DevoirDuContrat<'a>> {
    let siens = devoirs(catalogue, faits, date, None).into_iter();
    siens
        .filter(|d| !matches!(d.portee, Portee::Non(_)))
        .filter_map(|devoir| {
            let portee = devoir.obligation.contrat.as_ref()?;
            let prise = prise(catalogue, portee, contrat, date);
            let remarque = remarque(portee, contrat);
            Some(DevoirDuContrat { devoir, prise, remarque })
        })
        .collect()
}

fn prise(catalogue: &Catalogue, portee: &PorteeContrat, contrat: &FaitsContrat, date: Date) -> Prise {
    let genre = portee.genres.is_empty() && contrat.genre != GenreContrat::Concession
        || portee.genres.contains(&contrat.genre);
    if !genre {
        return Prise::Non("autre genre de contrat".to_owned());
    }
    match contrat.objet {
        Some(objet) if !portee.objets.is_empty() && !portee.objets.contains(&objet) => {
            return Prise::Non("autre objet".to_owned());
        }
        None if !portee.objets.is_empty() => return Prise::Inconnue("objet du contrat"),
        _ => {}
    }
    let montant = |seuil: f64, strict: bool| match contrat.montant {
        None => Some(Prise::Inconnue("valeur estimée")),
        Some(m) if m > seuil || (!strict && m >= seuil) => None,
        Some(_) => Some(Prise::Non(format!(
            "valeur estimée {} {} HT",
            if strict { "au plus égale à" } else { "inférieure à" },
            crate::ecriture::montant(seuil)
        ))),
    };
    let epreuves = [
        portee.montant_min.and_then(|s| montant(s as f64, false)),
        portee.montant_sup.and_then(|s| montant(s as f64, true)),
        portee.seuil_europeen.then(|| seuil_europeen(catalogue, contrat, date)).flatten(),
        portee.duree_mois_sup.and_then(|s| match contrat.duree_mois {
            None => Some(Prise::Inconnue("durée du contrat")),
            Some(d) if d > s => None,
            Some(_) => Some(Prise::Non(format!("durée de {s} mois au plus"))),
        }),
    ];
    let epreuves: Vec<Prise> = epreuves.into_iter().flatten().collect();
    let non = epreuves.iter().find(|p| matches!(p, Prise::Non(_)));
    non.or(epreuves.first()).cloned().unwrap_or(Prise::Oui)
}

/// Against the European threshold of the object and of the buyer; that of concessions is not recorded.
fn seuil_europeen(catalogue: &Catalogue, contrat: &FaitsContrat, date: Date) -> Option<Prise> {
    if contrat.genre == GenreContrat::Concession {
        return Some(Prise::Inconnue("seuil européen des concessions, qui n’est pas au catalogue"));
    }
    let Some(objet) = contrat.objet else { return Some(Prise::Inconnue("objet du contrat")) };
    let seuils = catalogue.seuils(date).filter(|s| s.id.starts_with("europeen"));
    let le_sien = seuils.filter(|s| {
        s.objet.as_ref().is_some_and(|o| {
            o.objets.contains(&objet) && (o.acheteurs.is_empty() || o.acheteurs.contains(&contrat.categorie))
        })
    });
    let Some(seuil) = le_sien.map(|s| s.valeur as f64).next() else {
        return Some(Prise::Inconnue("seuil européen à cette date, qui n’est pas au catalogue"));
    };
    match contrat.montant {
        None => Some(Prise::Inconnue("valeur estimée")),
        Some(m) if m >= seuil => None,
        Some(_) => Some(Prise::Non(format!(
            "valeur estimée inférieure au seuil européen de {} HT",
            crate::ecriture::montant(seuil)
        ))),
    }
}

fn remarque(portee: &PorteeContrat, contrat: &FaitsContrat) -> Option<String> {
    let courts = portee.travaux_ecartes_sous_mois?;
    (contrat.objet == Some(TypeAchat::Travaux) && contrat.duree_mois? < courts).then(|| {
        format!("travaux de moins de {courts} mois : elle peut être écartée par une décision motivée")
    })
}
