//! How many: what the summary, the table of buyers and the acts count.

use serde::Serialize;

use super::exercice::{Exercice, Mesure};
use crate::dossier::{Acheteur, Annee, Statut};
use crate::mesure::EtatCible;

/// The figures of a year, of one buyer or of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comptes {
    /// Values that the year calls for: one an indicator and buyer.
    pub valeurs: usize,
    pub renseignees: usize,
    /// Those that could be compared with a target or a point of its line.
    pub comparees: usize,
    pub atteintes: usize,
    pub proches: usize,
    pub en_retard: usize,
}

impl Comptes {
    pub fn new<'e, 'c: 'e>(mesures: impl Iterator<Item = &'e Mesure<'c>> + Clone, annee: Annee) -> Self {
        let dans = |etat: EtatCible| mesures.clone().filter(|m| m.etat == etat).count();
        let (atteintes, proches, en_retard) =
            (dans(EtatCible::Atteinte), dans(EtatCible::Proche), dans(EtatCible::EnRetard));
        let renseignees = mesures.clone().filter(|m| m.valeur.is_some()).count();
        Self {
            valeurs: renseignees + mesures.filter(|m| m.manque(annee)).count(),
            renseignees,
            comparees: atteintes + proches + en_retard,
            atteintes,
            proches,
            en_retard,
        }
    }

    pub fn de(exercice: &Exercice<'_>) -> Self {
        Self::new(exercice.mesures.iter(), exercice.annee)
    }

    pub fn d_un_acheteur(exercice: &Exercice<'_>, acheteur: &Acheteur) -> Self {
        Self::new(exercice.mesures.iter().filter(|m| m.acheteur.id == acheteur.id), exercice.annee)
    }
}

/// Where the actions stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComptesActions {
    pub actions: usize,
    pub realisees: usize,
    pub en_cours: usize,
    pub a_venir: usize,
    /// Paused, blocked, given up, to be discussed.
    pub autres: usize,
    pub inconnues: usize,
    pub en_retard: usize,
    /// Steps recorded as done in the year.
    pub etapes: usize,
}

impl ComptesActions {
    /// Those of a buyer, or all.
    pub fn new(exercice: &Exercice<'_>, acheteur: Option<&Acheteur>) -> Self {
        let siennes = exercice.actions_de(acheteur);
        let statut = |s: Statut| siennes.clone().filter(|a| a.actuel.statut == Some(s)).count();
        let actions = siennes.clone().count();
        let (realisees, a_venir) = (statut(Statut::Realise), statut(Statut::AVenir));
        let en_cours = statut(Statut::EnCours) + statut(Statut::EnRetard);
        let inconnues = siennes.clone().filter(|a| a.actuel.statut.is_none()).count();
        Self {
            actions,
            realisees,
            en_cours,
            a_venir,
            autres: actions - realisees - a_venir - en_cours - inconnues,
            inconnues,
            en_retard: siennes.clone().filter(|a| a.est_en_retard()).count(),
            etapes: siennes.flat_map(|a| &a.etapes).filter(|e| e.faite_dans_l_annee).count(),
        }
    }
}
