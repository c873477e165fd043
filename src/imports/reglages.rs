//! The settings of the dashboard: the year observed, the day of the review. Their sheet has no column keys:
//! the value is the first cell of the row that is neither the key nor a label.

use super::copie::Lecture;
use super::francais;
use crate::classeur::{Cle, Reglage};
use crate::input::classeur::{FeuilleLue, LigneLue, ValeurLue};

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
            }
        }
    }
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
