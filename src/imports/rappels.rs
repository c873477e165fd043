//! In a department's copy, the actions it only contributes to: shown, locked, and said by the copy of their pilot.
//! What they show is what was known when the copy was made; read back, it would contradict what came since.

use std::collections::BTreeSet;

use super::copie::{Lecture, rappel};
use super::valeur::{Lue, lire, normaliser};
use crate::classeur::{Champ, Cle, CleColonne};
use crate::ecriture::{compte, liste};
use crate::input::classeur::{LigneLue, Tableau};

/// Whether the row is another department's. The copy's own words tell: the pilot may have changed since.
pub fn est_rappelee(lecture: &Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, cle: &Cle) -> bool {
    let Some(direction) = lecture.direction else { return false };
    matches!(cle, Cle::Action { .. } | Cle::Etape { .. })
        && tableau.colonnes.contains_key(&CleColonne::Champ(Champ::Pilote))
        && rappel(tableau, ligne, Champ::Pilote)
            .is_none_or(|pilote| pilote.to_lowercase() != normaliser(direction).to_lowercase())
}

/// Keeps the action in mind when its row says something else than what is known.
pub fn comparer(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, cle: &Cle) {
    let (Cle::Action { action } | Cle::Etape { action, .. }) = cle else { return };
    let differe = tableau.colonnes.iter().any(|(colonne, place)| {
        let Some(cellule) = ligne.cellule(*place).filter(|c| !c.valeur.est_vide()) else { return false };
        let Some(attente) = lecture.attente_de(cle, *colonne) else { return false };
        match lire(cellule, attente.genre, lecture.monde.mots) {
            Lue::Prise { valeur, .. } | Lue::Reservee { valeur, .. } => !attente.est_connue(&valeur),
            Lue::Refusee { .. } => true,
        }
    });
    if differe {
        lecture.copie.rappels_differents.insert(action.clone());
    }
}

/// One sentence a copy.
pub fn dire(actions: &BTreeSet<String>) -> Option<String> {
    if actions.is_empty() {
        return None;
    }
    let noms = liste(&actions.iter().map(String::as_str).collect::<Vec<_>>());
    let combien = compte(
        actions.len(),
        "action que pilote une autre direction n’est pas lue",
        "actions que pilotent d’autres directions ne sont pas lues",
    );
    Some(format!("{combien} dans cette copie, qui en dit autre chose que le suivi : {noms}"))
}
