//! What do messages call a row, a cell? By the words of the workbook, never by a raw key.

use super::lieu::Place;
use super::monde::Monde;
use crate::classeur::{Champ, Cle, CleColonne, Feuille};
use crate::ecriture::minuscule;

/// « SOC-01 (ville), numérateur en 2027 », « Comité de pilotage, séance n° 1 de 2027, date ».
pub fn place(monde: &Monde<'_>, place: &Place) -> String {
    let ligne = ligne(monde, &place.cle);
    match place.colonne {
        CleColonne::Annee(annee) => format!("{ligne} en {annee}"),
        CleColonne::Champ(champ) => format!("{ligne}, {}", colonne(&place.cle, champ)),
        CleColonne::Cle => ligne,
    }
}

/// « SOC-01 (ville), numérateur », « étape 2 de l’action A-1-1 ».
pub fn ligne(monde: &Monde<'_>, cle: &Cle) -> String {
    let d = monde.spaser.dossier;
    match cle {
        Cle::Indicateur { indicateur, acheteur, donnee } => {
            format!("{indicateur} ({acheteur}), {}", donnee.libelle().to_lowercase())
        }
        Cle::Action { action } => format!("action {action}"),
        Cle::Etape { action, rang } => format!("étape {rang} de l’action {action}"),
        Cle::Seance { instance, annee, rang } => {
            let nom = d.instances.iter().find(|i| i.id.as_str() == instance).map_or(instance, |i| &i.nom);
            format!("{nom}, séance n°\u{a0}{rang} de {annee}")
        }
        Cle::Agec { acheteur, annee, famille } => {
            let familles = monde.spaser.catalogue.familles_agec();
            let libelle = familles.iter().find(|f| f.id == *famille).map_or(famille, |f| &f.libelle);
            let qui = if monde.spaser.est_conjoint() { format!(" ({acheteur})") } else { String::new() };
            format!("AGEC{qui} en {annee}, « {libelle} »")
        }
        Cle::Segment { segment } => {
            let nom = d.segments.iter().find(|s| s.id.as_str() == segment).map(|s| s.nom.as_str());
            nom.map_or_else(|| format!("segment {segment}"), |nom| format!("segment {segment} « {nom} »"))
        }
        autre => autre.to_string(),
    }
}

/// The header of a column, in a sentence.
fn colonne(cle: &Cle, champ: Champ) -> String {
    let feuille = match cle {
        Cle::Action { .. } => Feuille::Actions,
        Cle::Etape { .. } => Feuille::Etapes,
        Cle::Seance { .. } if champ == Champ::DateTenue => return "date".to_owned(),
        Cle::Seance { .. } => Feuille::Gouvernance,
        Cle::Agec { .. } => Feuille::Agec,
        _ => Feuille::Cartographie,
    };
    let mut colonnes = feuille.colonnes().iter().chain(feuille.colonnes_apres());
    let libelle = colonnes.find(|c| c.champ == champ).map_or(champ.cle(), |c| c.libelle);
    // Below the header of a declaration stands the name of its field.
    minuscule(libelle.lines().next().unwrap_or(libelle))
}
