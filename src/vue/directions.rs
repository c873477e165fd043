//! Which departments does a scheme name, and which one is meant by a name?

use crate::dossier::{Action, Spaser};
use crate::ecriture::capitale;

/// Departments that pilot, contribute or collect, in alphabetical order.
pub fn du_schema<'a>(spaser: &'a Spaser<'_>, actions: &[&'a Action]) -> Vec<String> {
    let pilotes = actions.iter().filter_map(|a| a.pilote.as_deref());
    let collectes = spaser.indicateurs.iter().filter_map(|i| i.source.responsable.as_deref());
    let contributeurs = actions.iter().flat_map(|a| &a.contributeurs).map(String::as_str);
    // A name written first as a pilot keeps its spelling.
    distinctes(pilotes.chain(collectes).chain(contributeurs))
}

/// Each name once, whatever its capitals, in alphabetical order.
pub fn distinctes<'a>(ecrits: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut noms: Vec<String> = Vec::new();
    for nom in ecrits.filter(|nom| !nom.trim().is_empty()) {
        if !noms.iter().any(|n| est_nommee(n, nom)) {
            noms.push(capitale(nom.trim()));
        }
    }
    noms.sort();
    noms
}

/// « direction des finances » in a list is « Direction des finances ».
pub fn est_nommee(ecrit: &str, direction: &str) -> bool {
    ecrit.trim().to_lowercase() == direction.trim().to_lowercase()
}

pub fn est_la(ecrit: Option<&str>, direction: &str) -> bool {
    ecrit.is_some_and(|nom| est_nommee(nom, direction))
}
