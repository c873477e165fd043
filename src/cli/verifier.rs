//! `spaser verifier`

use std::collections::BTreeMap;

use super::arguments::{Forme, Verifier};
use super::{Environnement, FAIT, FICHIER, REFUSE, interne};
use crate::controle::Manque;
use crate::diagnostic::{json, terminal};
use crate::pipeline::{self, Charge, Verdict};

/// Heading of what nobody is known to hold.
const SANS_DETENTEUR: &str = "Détenteur à préciser (`[[detenteurs]]`)";

pub fn executer(arguments: &Verifier, environnement: &Environnement) -> u8 {
    let verdict = match pipeline::verifier(&arguments.dossier) {
        Ok(verdict) => verdict,
        Err(raison) => return interne(&raison),
    };
    match (arguments.manques, &verdict.charge) {
        (true, Some(charge)) => lister(charge, arguments.format),
        _ => dire(&verdict, arguments.format, environnement),
    }
    match (verdict.diagnostics.has_errors(), verdict.diagnostics.has_io_errors()) {
        (_, true) => FICHIER,
        (true, false) => REFUSE,
        (false, false) => FAIT,
    }
}

fn dire(verdict: &Verdict, forme: Forme, environnement: &Environnement) {
    match forme {
        Forme::Json => dire!("{}", json::rendre(&verdict.diagnostics, &verdict.sources)),
        Forme::Texte if verdict.diagnostics.is_empty() => {
            dire!("Rien à signaler : le dossier est complet et cohérent.")
        }
        Forme::Texte => {
            ecrire!("{}", terminal::rendre(&verdict.diagnostics, &verdict.sources, environnement.couleurs))
        }
    }
}

fn lister(charge: &Charge, forme: Forme) {
    let manques = pipeline::manques(charge);
    match forme {
        Forme::Json => {
            let donnees: Vec<_> = manques.iter().map(donnee).collect();
            dire!("{}", serde_json::Value::Array(donnees));
        }
        Forme::Texte if manques.is_empty() => dire!("Rien ne reste en blanc."),
        Forme::Texte => imprimer(&manques),
    }
}

fn donnee(manque: &Manque) -> serde_json::Value {
    serde_json::json!({
        "chemin": manque.chemin.to_string(),
        "attendu": manque.attendu(),
        "detenteur": manque.detenteur,
    })
}

/// By holder, so that each list can be sent to who must answer.
fn imprimer(manques: &[Manque]) {
    let mut par_detenteur: BTreeMap<Option<&str>, Vec<&Manque>> = BTreeMap::new();
    for manque in manques {
        par_detenteur.entry(manque.detenteur.as_deref()).or_default().push(manque);
    }
    // Known holders in alphabetical order, the rest last.
    let inconnus = par_detenteur.remove(&None);
    for (detenteur, liste) in par_detenteur.into_iter().chain(inconnus.map(|l| (None, l))) {
        dire!("{}", detenteur.unwrap_or(SANS_DETENTEUR));
        for manque in liste {
            dire!("  - {}", manque.attendu());
        }
        dire!("");
    }
    dire!("{} à compléter", crate::ecriture::compte(manques.len(), "information", "informations"));
}
