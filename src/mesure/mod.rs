//! What is a rate, a target of the year, a gap, a status? Each calculation is one value, evaluated
//! here and spelled as a workbook formula (`formule`), so that both always agree.

use crate::dossier::{Acheteur, Annee, Cible, FormeCible, Id, IndicateurResolu, Sens, Spaser};
use crate::suivi::{Releve, Suivi};

pub mod calcul;

pub use calcul::{Calcul, EtatCible};

/// What was observed for an indicator and a buyer.
pub struct Observations<'a> {
    releves: Vec<&'a Releve>,
}

impl<'a> Observations<'a> {
    /// In a scheme with one buyer, a record that names nobody is his.
    pub fn new(suivi: &'a Suivi, indicateur: &Id, acheteur: &Id, seul: bool) -> Self {
        let releves = suivi
            .releves
            .iter()
            .filter(|r| r.indicateur == *indicateur && r.acheteur.as_ref().map_or(seul, |a| a == acheteur));
        Self { releves: releves.collect() }
    }

    pub fn numerateur(&self, annee: Annee) -> Option<f64> {
        self.releves.iter().find_map(|r| r.numerateurs.get(&annee).copied())
    }

    pub fn denominateur(&self, annee: Annee) -> Option<f64> {
        self.releves.iter().find_map(|r| r.denominateurs.get(&annee).copied())
    }

    /// The value stated, or the rate of its two terms.
    pub fn valeur(&self, annee: Annee) -> Option<f64> {
        let enoncee = self.releves.iter().find_map(|r| r.annees.get(&annee).copied());
        enoncee.or_else(|| calcul::taux(self.numerateur(annee)?, self.denominateur(annee)?))
    }

    /// Years for which something was observed, in order.
    pub fn annees(&self) -> Vec<Annee> {
        let mut annees: Vec<Annee> = self
            .releves
            .iter()
            .flat_map(|r| r.annees.keys().chain(r.numerateurs.keys()))
            .copied()
            .filter(|a| self.valeur(*a).is_some())
            .collect();
        annees.sort_unstable();
        annees.dedup();
        annees
    }
}

/// An indicator for one buyer: what is expected of each year and what was observed.
pub struct Trajectoire<'a> {
    pub acheteur: &'a Acheteur,
    pub sens: Sens,
    pub observations: Observations<'a>,
    /// Year and value the scheme starts from.
    pub reference: Option<(Annee, f64)>,
    cibles: Vec<&'a Cible>,
    debut: Option<Annee>,
}

impl<'a> Trajectoire<'a> {
    pub fn new(
        spaser: &Spaser<'a>,
        suivi: &'a Suivi,
        indicateur: &IndicateurResolu<'a>,
        acheteur: &'a Acheteur,
    ) -> Self {
        let observations = Observations::new(suivi, indicateur.id(), &acheteur.id, !spaser.est_conjoint());
        let reference = indicateur.annee_reference.and_then(|a| Some((a, observations.valeur(a)?)));
        Self {
            acheteur,
            sens: indicateur.sens,
            observations,
            reference,
            cibles: indicateur.cibles_de(&acheteur.id),
            debut: spaser.dossier.document.debut,
        }
    }

    pub fn cibles(&self) -> &[&'a Cible] {
        &self.cibles
    }

    /// The target stated for a year: what the dossier says, nothing deduced.
    pub fn cible(&self, annee: Annee) -> Option<f64> {
        self.cibles.iter().find_map(|c| cible_de(c, annee))
    }

    /// The last target: its year and value.
    pub fn cible_finale(&self) -> Option<(Annee, f64)> {
        self.cibles.iter().filter_map(|c| finale_de(c)).max_by_key(|(annee, _)| *annee)
    }

    /// What to compare a year with: its target, or a straight line from the baseline to the next
    /// target. The line is a help for steering, not a commitment; documents name it « repère ».
    pub fn repere(&self, annee: Annee) -> Option<f64> {
        if let Some(cible) = self.cible(annee) {
            return Some(cible);
        }
        let cumul = self.cibles.iter().find(|c| c.forme == FormeCible::Cumul);
        let (depart, valeur) = match cumul {
            Some(_) => (Annee(self.debut?.0.checked_sub(1)?), 0.0),
            None => self.reference?,
        };
        let prochaine = |c: &&Cible| jalons_de(c).into_iter().find(|(a, _)| *a > annee);
        let (echeance, cible) = self.cibles.iter().filter_map(prochaine).min_by_key(|(a, _)| *a)?;
        let dernier =
            self.cibles.iter().flat_map(|c| jalons_de(c)).filter(|(a, _)| *a < annee).max_by_key(|(a, _)| *a);
        let (depart, valeur) = dernier.unwrap_or((depart, valeur));
        (annee > depart).then(|| {
            let part = f64::from(annee.0 - depart.0) / f64::from(echeance.0 - depart.0);
            valeur + (cible - valeur) * part
        })
    }

    /// What a year is judged on: its value, or the running total for a cumulated target.
    pub fn mesure(&self, annee: Annee) -> Option<f64> {
        if !self.est_cumulee() {
            return self.observations.valeur(annee);
        }
        let debut = self.debut?;
        self.observations.valeur(annee)?;
        let annees = (debut.0..=annee.0).map(Annee);
        Some(annees.filter_map(|a| self.observations.valeur(a)).sum())
    }

    pub fn est_cumulee(&self) -> bool {
        self.cibles.iter().any(|c| c.forme == FormeCible::Cumul)
    }
}

/// The value a target states for a year.
fn cible_de(cible: &Cible, annee: Annee) -> Option<f64> {
    match cible.forme {
        FormeCible::Paliers => cible.annees.get(&annee).copied(),
        FormeCible::Plancher => cible.valeur.filter(|_| cible.annee.is_none_or(|debut| annee >= debut)),
        FormeCible::Maintien => cible.valeur.filter(|_| cible.annee.is_some_and(|debut| annee >= debut)),
        FormeCible::Echeance | FormeCible::Cumul => cible.valeur.filter(|_| cible.annee == Some(annee)),
        FormeCible::OuiNon => (cible.annee == Some(annee)).then_some(1.0),
    }
}

fn finale_de(cible: &Cible) -> Option<(Annee, f64)> {
    jalons_de(cible).pop()
}

/// Years and values that a target states, in order.
fn jalons_de(cible: &Cible) -> Vec<(Annee, f64)> {
    match cible.forme {
        FormeCible::Paliers => cible.annees.iter().map(|(a, v)| (*a, *v)).collect(),
        FormeCible::OuiNon => cible.annee.map(|a| (a, 1.0)).into_iter().collect(),
        _ => cible.annee.zip(cible.valeur).into_iter().collect(),
    }
}
