//! The keys of fields, and where they lead: which words of a text are those of a field of the dossier.

use std::collections::BTreeMap;

use super::Charge;
use crate::amendements::{Texte, nu};
use crate::diagnostic::{Chemin, Pas};
use crate::ecriture::{capitale, typographier};
use crate::input::{Arbre, Noeud};
use crate::vue::contrat::Paragraphe;
use crate::vue::texte;

/// The words of every field that says something of its own, as they are printed, each with its key: one word, or
/// what two fields say alike, belongs to none. Only a scheme is read again.
pub(super) fn mots(charge: &Charge, texte: Texte) -> BTreeMap<String, String> {
    if texte != Texte::Schema {
        return BTreeMap::new();
    }
    let mut mots: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (chemin, dit) in charge.arbre.textes() {
        let Some(cle) = cle(&charge.arbre, &chemin) else { continue };
        for imprime in imprimes(dit).iter().map(|dit| nu(dit)).filter(|dit| dit.contains(' ')) {
            mots.entry(imprime)
                .and_modify(|connue| *connue = connue.take().filter(|connue| *connue == cle))
                .or_insert_with(|| Some(cle.clone()));
        }
    }
    mots.into_iter().filter_map(|(dit, cle)| Some((dit, cle?))).collect()
}

/// The ways in which a text is printed.
fn imprimes(dit: &str) -> Vec<String> {
    let droit = typographier(dit);
    let mut formes = vec![capitale(&droit), droit];
    if let [Paragraphe::Paragraphe { contenu, .. }] = texte::riche(dit).as_slice() {
        formes.push(texte::brut(contenu));
    }
    formes
}

/// A path as a key: elements of lists by their identifier, or by their rank from 1.
fn cle(arbre: &Arbre, chemin: &Chemin) -> Option<String> {
    let mut parcouru = Chemin::racine();
    let mut parties = Vec::new();
    for pas in chemin.etapes() {
        match pas {
            Pas::Cle(cle) => {
                parcouru = parcouru.cle(cle.as_str());
                parties.push(cle.clone());
            }
            Pas::Rang(rang) => {
                parcouru = parcouru.rang(*rang);
                let id = arbre.noeud(&parcouru)?.get("id").and_then(|id| id.texte());
                parties.push(id.map_or_else(|| (rang + 1).to_string(), str::to_owned));
            }
        }
    }
    Some(parties.join("/"))
}

/// The path of a key: identifiers become ranks. Its last step may be written nowhere.
pub(super) fn chemin(arbre: &Arbre, cle: &str) -> Option<Chemin> {
    let parties: Vec<&str> = cle.split('/').collect();
    if let ["cibles", indicateur, acheteur, annee] = parties.as_slice() {
        return cible(arbre, indicateur, acheteur, annee);
    }
    let mut chemin = Chemin::racine();
    for partie in parties {
        let noeud = arbre.noeud(&chemin)?;
        let elements = noeud.elements();
        chemin = match elements.is_empty() {
            true => chemin.cle(partie),
            false => chemin.rang(rang(elements, partie)?),
        };
    }
    Some(chemin)
}

fn rang(elements: &[Noeud], partie: &str) -> Option<usize> {
    let nomme = |n: &Noeud| n.get("id").and_then(|id| id.texte()) == Some(partie);
    let numero = || partie.parse::<usize>().ok()?.checked_sub(1).filter(|n| *n < elements.len());
    elements.iter().position(nomme).or_else(numero)
}

fn cible(arbre: &Arbre, indicateur: &str, acheteur: &str, annee: &str) -> Option<Chemin> {
    let cibles = Chemin::racine().cle("cibles");
    let dit = |noeud: &Noeud, cle: &str| noeud.get(cle).and_then(|n| n.texte()).map(str::to_owned);
    let rang = arbre.noeud(&cibles)?.elements().iter().position(|cible| {
        dit(cible, "indicateur").as_deref() == Some(indicateur)
            && dit(cible, "acheteur").unwrap_or_default() == acheteur
    })?;
    let cible = cibles.rang(rang);
    let palier = cible.clone().cle("annees").cle(annee);
    Some(if arbre.noeud(&palier).is_some() { palier } else { cible.cle("valeur") })
}
