//! Is each department written one way? Two spellings make two departments: two workbooks, two sheets.

use super::{Sujet, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::ecriture::sans_accents;

/// A name, its first place, how many times it is written so.
struct Graphie<'a> {
    ecrite: &'a str,
    place: Chemin,
    fois: usize,
}

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let mut groupes: Vec<(String, Vec<Graphie<'_>>)> = Vec::new();
    for (ecrite, place) in noms(sujet) {
        let plie = plier(ecrite);
        let rang = groupes.iter().position(|(p, _)| *p == plie).unwrap_or_else(|| {
            groupes.push((plie, Vec::new()));
            groupes.len() - 1
        });
        let graphies = &mut groupes[rang].1;
        match graphies.iter_mut().find(|g| g.ecrite.trim().to_lowercase() == ecrite.trim().to_lowercase()) {
            Some(graphie) => graphie.fois += 1,
            None => graphies.push(Graphie { ecrite: ecrite.trim(), place, fois: 1 }),
        }
    }
    let doubles = groupes.into_iter().filter(|(_, graphies)| graphies.len() > 1);
    doubles.flat_map(|(_, graphies)| dire(graphies)).collect()
}

/// The most frequent spelling is the one that was meant; the first written, when two are.
fn dire(mut graphies: Vec<Graphie<'_>>) -> Vec<Diagnostic> {
    graphies.sort_by_key(|g| std::cmp::Reverse(g.fois));
    let mut graphies = graphies.into_iter();
    let Some(voulue) = graphies.next() else { return Vec::new() };
    graphies
        .map(|g| {
            Diagnostic::new(
                Code::DirectionDeuxGraphies,
                format!("« {} » et « {} » passent pour deux directions", g.ecrite, voulue.ecrite),
            )
            .en(g.place)
            .dit("autre graphie")
            .en(voulue.place.clone())
            .dit("écrite ainsi ici")
            .aide(format!(
                "vouliez-vous dire « {} » ? chaque graphie donne son classeur et sa fiche",
                voulue.ecrite
            ))
        })
        .collect()
}

fn noms<'a>(sujet: &Sujet<'a>) -> Vec<(&'a str, Chemin)> {
    let dossier = sujet.spaser.dossier;
    let mut noms = Vec::new();
    for (rang, action) in dossier.actions.iter().enumerate() {
        noms.extend(action.pilote.as_deref().map(|n| (n, element("actions", rang, "pilote"))));
        let contributeurs = action.contributeurs.iter().enumerate();
        noms.extend(
            contributeurs.map(|(n, nom)| (nom.as_str(), element("actions", rang, "contributeurs").rang(n))),
        );
    }
    for (rang, indicateur) in dossier.indicateurs.iter().enumerate() {
        let responsable = indicateur.responsable.as_deref();
        noms.extend(responsable.map(|n| (n, element("indicateurs", rang, "responsable"))));
    }
    noms
}

/// Letters and digits alone: neither accents, capitals, spaces nor signs tell two departments apart.
fn plier(nom: &str) -> String {
    sans_accents(nom).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}
