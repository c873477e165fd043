//! A follow-up outlives a renumbering: what it says of a former identifier is said of the one that took its place.

use std::collections::HashMap;

use super::Suivi;
use crate::dossier::{Dossier, Id};

impl Suivi {
    /// The same, by the identifiers of the dossier as it stands. One that is still borne keeps its bearer.
    pub fn aux_noms_du_jour(mut self, dossier: &Dossier) -> Self {
        let actions = anciens(dossier.actions.iter().map(|a| (&a.id, a.anciens_ids.as_slice())));
        let indicateurs = anciens(dossier.indicateurs.iter().map(|i| (&i.id, i.anciens_ids.as_slice())));
        let renommer = |id: &mut Id, noms: &HashMap<Id, Id>| {
            if let Some(actuel) = noms.get(&*id) {
                *id = actuel.clone();
            }
        };
        self.releves.iter_mut().for_each(|r| renommer(&mut r.indicateur, &indicateurs));
        self.avancements.iter_mut().for_each(|a| renommer(&mut a.action, &actions));
        self.etapes.iter_mut().for_each(|e| renommer(&mut e.action, &actions));
        self
    }
}

fn anciens<'a>(elements: impl Iterator<Item = (&'a Id, &'a [Id])> + Clone) -> HashMap<Id, Id> {
    let portes: Vec<&Id> = elements.clone().map(|(id, _)| id).collect();
    let paires = elements.flat_map(|(id, anciens)| anciens.iter().map(move |ancien| (ancien, id)));
    paires
        .filter(|(ancien, _)| !portes.contains(ancien))
        .map(|(ancien, id)| (ancien.clone(), id.clone()))
        .collect()
}
