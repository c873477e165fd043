//! What the actions say they will take, added up. What none of them says is not said.

use super::siennes;
use crate::dossier::{Acheteur, Montant, Moyens};
use crate::ecriture::{INSECABLE, montant, nombre};
use crate::vue::contexte::{Contexte, cellule};
use crate::vue::contrat::{GenreColonne, LigneTableau, Tableau};
use crate::vue::tableau::{colonne, courante};

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
    let moyens: Vec<&Moyens> = siennes(cx, acheteur).filter_map(|a| a.moyens.as_ref()).collect();
    let somme = |champ: fn(&Moyens) -> Option<Montant>| {
        let dits: Vec<Montant> = moyens.iter().filter_map(|m| champ(m)).collect();
        (!dits.is_empty()).then(|| dits.into_iter().sum::<Montant>())
    };
    let en_euros = |m: Montant| format!("{}{INSECABLE}HT", montant(m.euros()));
    let etp: Vec<f64> = moyens.iter().filter_map(|m| m.etp).collect();
    let etp = (!etp.is_empty()).then(|| dire_etp(etp.iter().sum()));
    let lignes = [
        ("Temps de travail, chaque année", etp),
        ("Fonctionnement, chaque année", somme(|m| m.fonctionnement).map(en_euros)),
        ("Investissement, sur la durée du schéma", somme(|m| m.investissement).map(en_euros)),
    ];
    let lignes: Vec<LigneTableau> = lignes
        .into_iter()
        .filter_map(|(libelle, valeur)| {
            let cellules = vec![cellule(libelle), cellule(&valeur?)];
            Some(courante(cellules))
        })
        .collect();
    (!lignes.is_empty()).then(|| Tableau {
        titre: None,
        resume: "Moyens inscrits dans les actions : temps de travail, fonctionnement, investissement."
            .to_owned(),
        colonnes: vec![
            colonne("Moyens des actions", GenreColonne::Texte, 2.0),
            colonne("Total", GenreColonne::Nombre, 1.0),
        ],
        lignes,
        note: None,
    })
}

/// « 2,5 ETP »: hundredths at most, none for nothing.
fn dire_etp(etp: f64) -> String {
    let centiemes = (etp * 100.0).round() / 100.0;
    let decimales = (0..2).find(|d| (centiemes * 10f64.powi(*d)).fract().abs() < 1e-9).unwrap_or(2);
    format!("{}{INSECABLE}ETP", nombre(centiemes, usize::try_from(decimales).unwrap_or(2)))
}
