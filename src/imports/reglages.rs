//! The settings of the dashboard: the year observed, the day of the review. Their sheet has no column keys:
//! the value is the first cell of the row that is neither the key nor a label.

use super::copie::Lecture;
use super::francais;
use super::lieu::{Poids, Remarque};
use super::valeur::{Genre, Lue, lire as lire_cellule};
use crate::classeur::{Cle, Reglage};
use crate::input::classeur::{CelluleLue, FeuilleLue, LigneLue, ValeurLue};

/// The label of the row, as the dashboard has always shown it.
const DATE_DU_POINT: &str = "Date du point";

/// Reads the settings into the copy; what cannot be read is a remark.
pub fn lire(lecture: &mut Lecture<'_, '_>) {
    for (reglage, ligne) in reglages(lecture.feuille) {
        let valeurs = ligne.cellules.iter().map(|c| &c.valeur);
        match reglage {
            Reglage::AnneeObservee => {
                let annee = valeurs.filter_map(|v| match v {
                    ValeurLue::Nombre(n) => Some(n.to_string()),
                    ValeurLue::Texte(texte) => Some(texte.trim().to_owned()),
                    _ => None,
                });
                let annee = annee.filter_map(|t| t.parse::<u16>().ok()).find(|a| (2000..=2100).contains(a));
                lecture.copie.annee = lecture.copie.annee.or(annee);
            }
            Reglage::DateDuPoint => {
                let mut jours = valeurs.filter_map(|v| match v {
                    ValeurLue::Date(jour) => Some(*jour),
                    ValeurLue::Texte(texte) => francais::date(texte),
                    _ => None,
                });
                let jour = jours.find(|j| (2000..=2100).contains(&j.year()));
                lecture.copie.point = lecture.copie.point.or(jour);
                if lecture.copie.point.is_none() {
                    lecture.copie.point_illisible = point_illisible(lecture, ligne);
                }
            }
        }
    }
}

fn point_illisible(lecture: &Lecture<'_, '_>, ligne: &LigneLue) -> Option<Remarque> {
    let saisie = saisie(ligne)?;
    let Lue::Refusee { message, aide } = lire_cellule(saisie, Genre::Date, lecture.monde.mots) else {
        return None;
    };
    let lieu = lecture.lieu(ligne, saisie.colonne);
    let aide = format!("{aide}, ou donnez la date avec `--le`");
    Some(Remarque::new(Poids::Faute, lieu, format!("date du point : {message}")).aide(aide))
}

/// What was typed on the row of a setting, whatever it is: neither its key, nor the words that surround it.
fn saisie(ligne: &LigneLue) -> Option<&CelluleLue> {
    ligne.cellules.iter().filter(|c| !c.valeur.est_vide()).find(|c| {
        c.valeur.texte().is_none_or(|t| {
            let t = t.trim();
            t != DATE_DU_POINT && !t.starts_with('←') && t.parse::<Cle>().is_err()
        })
    })
}

fn reglages(feuille: &FeuilleLue) -> Vec<(Reglage, &LigneLue)> {
    let de = |ligne: &LigneLue| {
        ligne.cellules.iter().find_map(|c| match c.valeur.texte()?.trim().parse() {
            Ok(Cle::Reglage(reglage)) => Some(reglage),
            _ => None,
        })
    };
    feuille.lignes.iter().filter_map(|ligne| Some((de(ligne)?, ligne))).collect()
}
