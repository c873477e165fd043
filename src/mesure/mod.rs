//! What is a rate, a target of the year, a gap, a status? Each calculation is one value, evaluated
//! here and spelled as a workbook formula (`formule`), so that both always agree.

use crate::dossier::{Acheteur, Annee, Cible, FormeCible, Frequence, Id, IndicateurResolu, Sens, Spaser};
use crate::suivi::{Releve, Suivi};

pub mod avancement;
pub mod calcul;
pub mod montants;
pub mod seance;
pub mod segments;

pub use avancement::{AvancementActuel, Retard};
pub use calcul::{Calcul, EtatCible, Marge};

/// What was observed for an indicator and a buyer.
pub struct Observations<'a> {
    releves: Vec<&'a Releve>,
    est_un_taux: bool,
}

impl<'a> Observations<'a> {
    /// In a scheme with one buyer, a record that names nobody is his.
    pub fn new(suivi: &'a Suivi, indicateur: &IndicateurResolu<'_>, acheteur: &Id, seul: bool) -> Self {
        let concerne = |r: &&Releve| {
            r.indicateur == *indicateur.id() && r.acheteur.as_ref().map_or(seul, |a| a == acheteur)
        };
        Self {
            releves: suivi.releves.iter().filter(concerne).collect(),
            est_un_taux: indicateur.est_un_taux(),
        }
    }

    /// The first term of a rate, in the unit of the indicator.
    pub fn numerateur(&self, annee: Annee) -> Option<f64> {
        self.releves.iter().find_map(|r| r.numerateurs.get(&annee).copied())
    }

    /// The second term, in the same unit.
    pub fn denominateur(&self, annee: Annee) -> Option<f64> {
        self.releves.iter().find_map(|r| r.denominateurs.get(&annee).copied())
    }

    /// The value stated, apart from any term.
    pub fn enoncee(&self, annee: Annee) -> Option<f64> {
        self.releves.iter().find_map(|r| r.annees.get(&annee).copied())
    }

    /// What was said of a year.
    pub fn commentaire(&self, annee: Annee) -> Option<&'a str> {
        self.releves.iter().find_map(|r| r.commentaires.get(&annee).map(String::as_str))
    }

    /// The record that gives the value of a year.
    pub fn releve(&self, annee: Annee) -> Option<&'a Releve> {
        let dit = |r: &&&Releve| r.annees.contains_key(&annee) || r.numerateurs.contains_key(&annee);
        self.releves.iter().find(dit).copied()
    }

    /// The rate of its two terms, or the value stated.
    pub fn valeur(&self, annee: Annee) -> Option<f64> {
        if self.est_un_taux {
            return calcul::taux_ou_enonce(
                self.numerateur(annee),
                self.denominateur(annee),
                self.enoncee(annee),
            );
        }
        self.enoncee(annee)
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
    /// How far behind a target a value is still close to it.
    pub marge: Marge,
    annee_reference: Option<Annee>,
    cibles: Vec<&'a Cible>,
    debut: Option<Annee>,
}

/// How the value of an indicator comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// From two terms.
    Taux,
    /// From a yes or a no.
    Jalon,
    /// Observed as it is.
    Directe,
}

impl Nature {
    /// Deduced from the indicator and its targets.
    pub fn new(indicateur: &IndicateurResolu<'_>, trajectoire: &Trajectoire<'_>) -> Self {
        let cibles = trajectoire.cibles();
        if indicateur.est_un_taux() {
            Self::Taux
        } else if !cibles.is_empty() && cibles.iter().all(|c| c.forme == FormeCible::OuiNon) {
            Self::Jalon
        } else {
            Self::Directe
        }
    }
}

/// Whether a value is awaited for a year, given how often it is collected. What is published in 2028 was
/// observed in 2027.
pub fn est_attendue(frequence: Frequence, annee: Annee, debut: Annee, publication: Option<Annee>) -> bool {
    let depart = publication.map_or(debut.0, |p| p.0.saturating_sub(1));
    frequence != Frequence::Biennale || annee.0.abs_diff(depart).is_multiple_of(2)
}

/// What a year is compared with: its target, or a help for steering that documents name « repère ».
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Attendu {
    Fixe(f64),
    /// A point of the line from the baseline, observed or yet to be; `part` of the way to the target.
    DepuisReference {
        reference: Annee,
        cible: f64,
        part: f64,
    },
}

impl<'a> Trajectoire<'a> {
    /// What is observed and aimed at; the baseline is the value of the reference year, when it is known.
    pub fn new(
        spaser: &Spaser<'a>,
        suivi: &'a Suivi,
        indicateur: &IndicateurResolu<'a>,
        acheteur: &'a Acheteur,
    ) -> Self {
        let observations = Observations::new(suivi, indicateur, &acheteur.id, !spaser.est_conjoint());
        let reference = indicateur.annee_reference.and_then(|a| Some((a, observations.valeur(a)?)));
        Self {
            acheteur,
            sens: indicateur.sens,
            observations,
            reference,
            marge: marge(indicateur),
            annee_reference: indicateur.annee_reference,
            cibles: indicateur.cibles_de(&acheteur.id),
            debut: spaser.dossier.document.debut,
        }
    }

    /// The targets of this buyer, as the dossier orders them.
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

    /// What to compare a year with: its target, or a straight line from the last target, or from the
    /// baseline, to the next one. The line is a help for steering, not a commitment.
    pub fn attendu(&self, annee: Annee) -> Option<Attendu> {
        if let Some(cible) = self.cible(annee) {
            return Some(Attendu::Fixe(cible));
        }
        // Half a milestone means nothing.
        let jalons =
            || self.cibles.iter().filter(|c| c.forme != FormeCible::OuiNon).flat_map(|c| jalons_de(c));
        let (echeance, cible) = jalons().filter(|(a, _)| *a > annee).min_by_key(|(a, _)| *a)?;
        let dernier = jalons().filter(|(a, _)| *a < annee).max_by_key(|(a, _)| *a);
        let zero = || Some((Annee(self.debut?.0.checked_sub(1)?), 0.0));
        let part = |depart: Annee| {
            (annee > depart).then(|| f64::from(annee.0 - depart.0) / f64::from(echeance.0 - depart.0))
        };
        if let Some((depart, valeur)) = dernier.or_else(|| if self.est_cumulee() { zero() } else { None }) {
            return Some(Attendu::Fixe(calcul::repere(valeur, cible, part(depart)?)));
        }
        let reference = self.annee_reference?;
        Some(Attendu::DepuisReference { reference, cible, part: part(reference)? })
    }

    /// The value of [`Self::attendu`]; none while the baseline it needs is unknown.
    pub fn repere(&self, annee: Annee) -> Option<f64> {
        match self.attendu(annee)? {
            Attendu::Fixe(valeur) => Some(valeur),
            Attendu::DepuisReference { cible, part, .. } => {
                Some(calcul::repere(self.reference?.1, cible, part))
            }
        }
    }

    /// Where the buyer stands in a year.
    pub fn etat(&self, annee: Annee) -> EtatCible {
        calcul::etat(self.mesure(annee), self.repere(annee), self.sens, self.marge)
    }

    /// The same, looked at from the last year observed: those after it have nothing to show yet.
    pub fn etat_vu_de(&self, annee: Annee, observee: Annee) -> EtatCible {
        match self.etat(annee) {
            EtatCible::ARenseigner if annee > observee => EtatCible::AVenir,
            etat => etat,
        }
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

    /// Whether a year is judged on the total since the start of the scheme.
    pub fn est_cumulee(&self) -> bool {
        self.cibles.iter().any(|c| c.forme == FormeCible::Cumul)
    }
}

/// « Écart à la cible, en points ou en pour cent, à partir duquel alerter ».
fn marge(indicateur: &IndicateurResolu<'_>) -> Marge {
    match indicateur.source.seuil_alerte {
        None => Marge::USUELLE,
        Some(points) if indicateur.est_un_pourcentage() => Marge::Unites(points),
        Some(pour_cent) => Marge::Part(pour_cent / 100.0),
    }
}

/// The value a target states for a year.
pub fn cible_de(cible: &Cible, annee: Annee) -> Option<f64> {
    match cible.forme {
        FormeCible::Paliers => cible.annees.get(&annee).copied(),
        FormeCible::Plancher => cible.valeur.filter(|_| cible.annee.is_none_or(|debut| annee >= debut)),
        FormeCible::Maintien => cible.valeur.filter(|_| cible.annee.is_some_and(|debut| annee >= debut)),
        FormeCible::Echeance | FormeCible::Cumul => cible.valeur.filter(|_| cible.annee == Some(annee)),
        FormeCible::OuiNon => cible.annee.filter(|echeance| annee >= *echeance).map(|_| 1.0),
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
