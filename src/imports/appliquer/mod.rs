//! The follow-up once the values are in it. What was recorded before keeps its place.

mod achats;
mod conduite;
mod releves;

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::copie::Ligne;
use super::fusion::Retenue;
use super::lieu::Lieu;
use super::monde::{Monde, id};
use crate::classeur::{Champ, Cle, CleColonne};
use crate::dossier::Annee;
use crate::suivi::Suivi;

use achats::{cartographier, consigner, declarer};
use conduite::{avancer, franchir, sieger};
use releves::relever;

/// When and by whom the values are recorded.
#[derive(Debug, Clone)]
pub struct Signature {
    pub le: Date,
    pub par: Option<String>,
}

/// The new follow-up, and how many lines of journal are new.
pub fn appliquer(
    monde: &Monde<'_>,
    retenues: &[Retenue],
    journal: &[&Ligne],
    signature: &Signature,
) -> (Suivi, usize) {
    let mut suivi = Suivi { format: 1, ..monde.suivi.clone() };
    let mut lignes: BTreeMap<&Cle, Vec<&Retenue>> = BTreeMap::new();
    let mut releves: BTreeMap<(&str, &str), Vec<&Retenue>> = BTreeMap::new();
    for retenue in retenues {
        match &retenue.place.cle {
            Cle::Indicateur { indicateur, acheteur, .. } => {
                releves.entry((indicateur, acheteur)).or_default().push(retenue);
            }
            cle => lignes.entry(cle).or_default().push(retenue),
        }
    }
    for ((indicateur, acheteur), retenues) in &releves {
        relever(monde, &mut suivi, (indicateur, acheteur), retenues, signature);
    }
    for (cle, retenues) in &lignes {
        match cle {
            Cle::Action { action } => avancer(&mut suivi, action, retenues),
            Cle::Etape { action, rang } => franchir(&mut suivi, action, *rang, retenues),
            Cle::Seance { instance, annee, rang } => {
                let connue = monde.seance(instance, *annee, *rang).cloned();
                sieger(&mut suivi, instance, connue.as_ref(), retenues);
            }
            Cle::Agec { acheteur, annee, famille } => {
                let connue = monde.declaration(acheteur, *annee, famille).cloned();
                let acheteur = monde.spaser.est_conjoint().then(|| id(acheteur)).flatten();
                declarer(&mut suivi, (acheteur, Annee(*annee), famille), connue.as_ref(), retenues);
            }
            Cle::Segment { segment } => cartographier(&mut suivi, segment, signature.le, retenues),
            _ => {}
        }
    }
    let nouvelles = consigner(&mut suivi, journal);
    (suivi, nouvelles)
}

/// « a.xlsx, Indicateurs!H12 »; the first cell of each copy.
fn provenance<'a>(lieux: impl Iterator<Item = &'a Lieu>) -> Option<String> {
    let mut dits: Vec<&Lieu> = Vec::new();
    for lieu in lieux {
        if dits.iter().all(|d| d.fichier != lieu.fichier) {
            dits.push(lieu);
        }
    }
    let dits: Vec<String> = dits.iter().map(ToString::to_string).collect();
    Some(dits.join(" ; ")).filter(|d| !d.is_empty())
}

fn de_tous(retenues: &[&Retenue]) -> Option<String> {
    provenance(retenues.iter().flat_map(|r| &r.lieux))
}

fn champ(retenue: &Retenue) -> Option<Champ> {
    match retenue.place.colonne {
        CleColonne::Champ(champ) => Some(champ),
        _ => None,
    }
}

/// In place of the one known, or at the end.
fn remplacer<T: PartialEq>(liste: &mut Vec<T>, connu: Option<&T>, nouveau: T) {
    match connu.and_then(|connu| liste.iter_mut().find(|t| *t == connu)) {
        Some(place) => *place = nouveau,
        None => liste.push(nouveau),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked when the cell was read")]
fn entier(n: f64) -> Option<u32> {
    (0.0..=1e9).contains(&n).then_some(n as u32)
}
