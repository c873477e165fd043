//! Values typed by hand that the report itself counts otherwise: shares of filled indicators and of actions held.

use super::comptes::Comptes;
use super::exercice::{ActionSuivie, Exercice, Mesure};
use super::mots;
use crate::dossier::Statut;
use crate::ecriture::{FINE, compte, nombre, typographier};
use crate::vue::contexte::Contexte;
use crate::vue::relecture::Point;

/// Models of the catalogue whose definition the dossier and the follow-up suffice to count.
const INDICATEURS_RENSEIGNES: &str = "GOV-05";
const ACTIONS_DANS_LES_DELAIS: &str = "GOV-06";

/// These shares are printed without decimals: less than a point is rounding.
const ARRONDI: f64 = 1.0;

/// What counts for sure, what may, and how many there are in all.
struct Compte {
    /// One, then several.
    quoi: [&'static str; 2],
    sur: usize,
    au_plus: usize,
    total: usize,
    /// The same over what the year calls for, where that is not all.
    appelees: Option<usize>,
}

/// A point for each value that no reading of its definition gives.
pub fn contradictions(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Vec<Point> {
    exercice.mesures.iter().filter_map(|m| contradiction(cx, exercice, m)).collect()
}

fn contradiction(cx: &Contexte<'_>, exercice: &Exercice<'_>, m: &Mesure<'_>) -> Option<Point> {
    let i = m.indicateur;
    let source = i.source;
    // Defined by the dossier, it may count something else.
    let redefini =
        source.definition.is_some() || source.numerateur.is_some() || source.denominateur.is_some();
    let valeur = m.valeur.filter(|_| !redefini && i.est_un_pourcentage())?;
    let compte: Compte = match i.modele?.id.as_str() {
        INDICATEURS_RENSEIGNES => indicateurs(exercice, m),
        ACTIONS_DANS_LES_DELAIS => actions(exercice, m),
        _ => return None,
    };
    let (bas, haut) = compte.bornes()?;
    if valeur > bas - ARRONDI && valeur < haut + ARRONDI {
        return None;
    }
    let qui =
        if cx.spaser.est_conjoint() { format!(" ({})", cx.nom_court(m.acheteur)) } else { String::new() };
    Some(Point {
        quoi: typographier(&format!("{} — {}{qui}", i.id(), i.nom)),
        pourquoi: typographier(&format!(
            "le suivi porte {} pour {}, quand ce bilan compte {} : corrigez l’un ou l’autre",
            mots::observee(i, valeur),
            exercice.annee,
            compte.dire()
        )),
        source: None,
    })
}

impl Compte {
    fn bornes(&self) -> Option<(f64, f64)> {
        let part = |n: usize, total: usize| 100.0 * n as f64 / total as f64;
        if self.total == 0 {
            return None;
        }
        let appelees = self.appelees.filter(|n| *n > 0).unwrap_or(self.total).min(self.total);
        Some((part(self.sur, self.total), part(self.au_plus, appelees)))
    }

    /// « 19 actions réalisées ou dans les délais sur 19 (100 %) ».
    fn dire(&self) -> String {
        let (bas, haut) = self.bornes().unwrap_or_default();
        let [une, plusieurs] = self.quoi;
        let pour_cent = |v: f64| format!("{}{FINE}%", nombre(v, 0));
        let combien = match self.sur == self.au_plus {
            true => compte(self.sur, une, plusieurs),
            false => format!("de {} à {} {plusieurs}", self.sur, self.au_plus),
        };
        let part = match pour_cent(bas) == pour_cent(haut) {
            true => pour_cent(bas),
            false => format!("de {} à {}", pour_cent(bas), pour_cent(haut)),
        };
        format!("{combien} sur {} ({part})", self.total)
    }
}

/// Those of the buyer; a milestone to come or a value read every other year may be left aside.
fn indicateurs(exercice: &Exercice<'_>, m: &Mesure<'_>) -> Compte {
    let comptes = Comptes::d_un_acheteur(exercice, m.acheteur);
    Compte {
        quoi: ["indicateur renseigné", "indicateurs renseignés"],
        sur: comptes.renseignees,
        au_plus: comptes.renseignees,
        total: exercice.mesures.iter().filter(|x| x.acheteur.id == m.acheteur.id).count(),
        appelees: Some(comptes.valeurs),
    }
}

/// What is paused, given up or unknown is counted by some and not by others; what is late, by nobody.
fn actions(exercice: &Exercice<'_>, m: &Mesure<'_>) -> Compte {
    let siennes: Vec<&ActionSuivie<'_>> = exercice.actions_de(Some(m.acheteur)).collect();
    let tenue = |a: &&&ActionSuivie<'_>| {
        matches!(a.actuel.statut, Some(Statut::Realise | Statut::EnCours | Statut::AVenir))
    };
    let a_l_heure = || siennes.iter().filter(|a| !a.est_en_retard());
    Compte {
        quoi: ["action réalisée ou dans les délais", "actions réalisées ou dans les délais"],
        sur: a_l_heure().filter(tenue).count(),
        au_plus: a_l_heure().count(),
        total: siennes.len(),
        appelees: None,
    }
}
