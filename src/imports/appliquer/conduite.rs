//! How actions and steps go, and which meetings were held.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::fusion::Retenue;
use super::super::monde::id;
use super::super::valeur::Valeur;
use super::{de_tous, entier, provenance, remplacer};
use crate::dossier::Jour;
use crate::suivi::{Avancement, EtapeSuivie, SeanceTenue, Suivi};

/// Writes how an action goes, a record for each day it was looked at.
pub fn avancer(suivi: &mut Suivi, action: &str, retenues: &[&Retenue]) {
    let Some(action) = id(action) else { return };
    let mut par_date: BTreeMap<Date, Vec<&Retenue>> = BTreeMap::new();
    for retenue in retenues {
        par_date.entry(retenue.date).or_default().push(retenue);
    }
    for (date, retenues) in par_date {
        let rang = suivi.avancements.iter().position(|a| a.action == action && a.date.0 == date);
        let rang = rang.unwrap_or_else(|| {
            suivi.avancements.push(Avancement {
                action: action.clone(),
                date: Jour(date),
                statut: None,
                avancement: None,
                commentaire: None,
                provenance: None,
            });
            suivi.avancements.len() - 1
        });
        let Some(avancement) = suivi.avancements.get_mut(rang) else { continue };
        for retenue in &retenues {
            match &retenue.valeur {
                Valeur::Statut(statut) => avancement.statut = Some(*statut),
                Valeur::Nombre(n) => avancement.avancement = Some(*n),
                Valeur::Texte(texte) => avancement.commentaire = Some(texte.clone()),
                _ => {}
            }
        }
        avancement.provenance = de_tous(&retenues).or_else(|| avancement.provenance.take());
    }
}

/// Writes the state of a step, on the day it was looked at; `rang` counts from 1.
pub fn franchir(suivi: &mut Suivi, action: &str, rang: u32, retenues: &[&Retenue]) {
    let Some(action) = id(action) else { return };
    for retenue in retenues {
        let Valeur::Etat(etat) = retenue.valeur else { continue };
        let nouvelle = EtapeSuivie {
            action: action.clone(),
            rang,
            date: Jour(retenue.date),
            etat,
            provenance: provenance(retenue.lieux.iter()),
        };
        let meme = |e: &&mut EtapeSuivie| e.action == action && e.rang == rang && e.date.0 == retenue.date;
        match suivi.etapes.iter_mut().find(meme) {
            Some(connue) => *connue = nouvelle,
            None => suivi.etapes.push(nouvelle),
        }
    }
}

/// Writes a meeting; without a date, there was none.
pub fn sieger(suivi: &mut Suivi, instance: &str, connue: Option<&SeanceTenue>, retenues: &[&Retenue]) {
    let tenue = retenues.iter().find_map(|r| match r.valeur {
        Valeur::Date(jour) => Some(Jour(jour)),
        _ => None,
    });
    let (Some(instance), Some(date)) = (id(instance), tenue.or(connue.map(|s| s.date))) else { return };
    let mut seance = connue.cloned().unwrap_or(SeanceTenue {
        instance,
        date,
        participants: None,
        decisions: None,
        provenance: None,
    });
    seance.date = date;
    for retenue in retenues {
        match &retenue.valeur {
            Valeur::Nombre(n) => seance.participants = entier(*n),
            Valeur::Texte(texte) => seance.decisions = Some(texte.clone()),
            _ => {}
        }
    }
    seance.provenance = de_tous(retenues).or_else(|| seance.provenance.take());
    remplacer(&mut suivi.seances, connue, seance);
}
