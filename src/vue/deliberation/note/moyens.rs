//! What the actions say they will take, added up. What none of them says is not said.

use super::siennes;
use crate::dossier::{Acheteur, Action, Montant, Moyens};
use crate::ecriture::{INSECABLE, montant, nombre};
use crate::vue::contexte::{Contexte, cellule, cellule_vide};
use crate::vue::contrat::{GenreColonne, LigneTableau, Tableau};
use crate::vue::tableau::{colonne, courante, sans_titre};

/// How many actions bind this buyer, and how many of them say their means in figures.
pub fn comptes(cx: &Contexte<'_>, acheteur: &Acheteur) -> (usize, usize) {
    let siennes: Vec<_> = siennes(cx, acheteur).collect();
    let chiffrees = siennes.iter().filter(|a| a.moyens.as_ref().is_some_and(est_chiffre)).count();
    (siennes.len(), chiffrees)
}

fn est_chiffre(m: &Moyens) -> bool {
    m.etp.is_some() || m.fonctionnement.is_some() || m.investissement.is_some()
}

pub fn tableau(cx: &Contexte<'_>, acheteur: &Acheteur) -> Option<Tableau> {
    let toutes: Vec<&Action> = siennes(cx, acheteur).collect();
    // In a joint scheme, what this buyer alone carries is told apart: nothing shares out the rest.
    let propre = |a: &&Action| a.acheteurs.len() == 1 || !cx.spaser.est_conjoint();
    let (propres, communes): (Vec<&Action>, Vec<&Action>) = toutes.into_iter().partition(propre);
    let groupes = if cx.spaser.est_conjoint() { vec![propres, communes] } else { vec![propres] };
    let lignes: Vec<LigneTableau> = MOYENS
        .iter()
        .filter_map(|(libelle, somme)| {
            let sommes: Vec<Option<String>> = groupes.iter().map(|actions| somme(actions)).collect();
            sommes.iter().any(Option::is_some).then(|| {
                let dites = sommes.iter().map(|s| s.as_deref().map_or_else(cellule_vide, cellule));
                courante(std::iter::once(cellule(libelle)).chain(dites).collect())
            })
        })
        .collect();
    let mut colonnes = vec![colonne("Moyens des actions", GenreColonne::Texte, 2.2)];
    colonnes.extend(match groupes.len() {
        1 => vec![colonne("Total", GenreColonne::Nombre, 1.0)],
        _ => {
            let nom = cx.nom_court(acheteur);
            vec![
                colonne(format!("Propres{INSECABLE}: {nom}"), GenreColonne::Nombre, 1.4),
                colonne("Actions communes, en entier", GenreColonne::Nombre, 1.4),
            ]
        }
    });
    let resume = "Moyens inscrits dans les actions : temps de travail, fonctionnement, investissement.";
    (!lignes.is_empty()).then(|| sans_titre(resume, colonnes, lignes))
}

/// What is said of a kind of means by some actions, added up; nothing when none says it.
type Somme = fn(&[&Action]) -> Option<String>;

const MOYENS: [(&str, Somme); 3] = [
    ("Temps de travail, chaque année", |actions| {
        let etp: Vec<f64> = des(actions).filter_map(|m| m.etp).collect();
        (!etp.is_empty()).then(|| dire_etp(etp.iter().sum()))
    }),
    ("Fonctionnement, chaque année", |actions| en_euros(des(actions).filter_map(|m| m.fonctionnement))),
    ("Investissement, sur la durée du schéma", |actions| {
        en_euros(des(actions).filter_map(|m| m.investissement))
    }),
];

fn des<'a>(actions: &'a [&'a Action]) -> impl Iterator<Item = &'a Moyens> {
    actions.iter().filter_map(|a| a.moyens.as_ref())
}

fn en_euros(dits: impl Iterator<Item = Montant>) -> Option<String> {
    let dits: Vec<Montant> = dits.collect();
    let somme = || dits.iter().copied().sum::<Montant>();
    (!dits.is_empty()).then(|| format!("{}{INSECABLE}HT", montant(somme().euros())))
}

/// « 2,5 ETP »: hundredths at most, none for nothing.
fn dire_etp(etp: f64) -> String {
    let centiemes = (etp * 100.0).round() / 100.0;
    let decimales = (0..2).find(|d| (centiemes * 10f64.powi(*d)).fract().abs() < 1e-9).unwrap_or(2);
    format!("{}{INSECABLE}ETP", nombre(centiemes, usize::try_from(decimales).unwrap_or(2)))
}
