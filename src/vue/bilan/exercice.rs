//! What a year gave: each indicator against what the year expected, each action on the day of the report, the
//! sessions held. Computed once; chapters only choose words.

use jiff::civil::Date;

use crate::dossier::{Acheteur, ActionNumerotee, Annee, Etape, EtatEtape, Frequence, IndicateurResolu, Jour};
use crate::mesure::avancement::{ActionObservee, annee_du_point, est_close};
use crate::mesure::{Attendu, AvancementActuel, EtatCible, Retard, Trajectoire};
use crate::suivi::{Avancement, Releve, SeanceTenue};
use crate::vue::contexte::Contexte;

pub struct Exercice<'c> {
    pub annee: Annee,
    /// The day on which actions are looked at.
    pub arret: Date,
    /// One a buyer and indicator, axis by axis.
    pub mesures: Vec<Mesure<'c>>,
    pub actions: Vec<ActionSuivie<'c>>,
    /// Sessions of the year, in order.
    pub seances: Vec<&'c SeanceTenue>,
}

/// An indicator, for one buyer, in the year.
pub struct Mesure<'c> {
    pub indicateur: &'c IndicateurResolu<'c>,
    pub acheteur: &'c Acheteur,
    pub trajectoire: Trajectoire<'c>,
    /// The value of the year.
    pub valeur: Option<f64>,
    /// What is compared: the value, or the running total of a cumulated target.
    pub comparee: Option<f64>,
    pub attendu: Option<f64>,
    /// Whether what is expected is a target of the scheme, and not a point of the line that leads to it.
    pub cible_de_l_annee: bool,
    pub etat: EtatCible,
    pub releve: Option<&'c Releve>,
}

/// An action on the day of the report.
pub struct ActionSuivie<'c> {
    pub action: &'c ActionNumerotee<'c>,
    pub actuel: AvancementActuel<'c>,
    /// Records of the year, in order.
    pub points: Vec<&'c Avancement>,
    pub etapes: Vec<EtapeSuivie<'c>>,
    pub retard: Retard,
}

pub struct EtapeSuivie<'c> {
    pub etape: &'c Etape,
    /// None while nothing is said of it.
    pub etat: Option<EtatEtape>,
    /// Recorded as done within the year.
    pub faite_dans_l_annee: bool,
    pub en_retard: bool,
}

impl<'c> Exercice<'c> {
    pub fn new(cx: &'c Contexte<'c>, annee: Annee, arret: Date) -> Self {
        let mesures = cx.spaser.indicateurs_par_axe().flat_map(|indicateur| {
            let acheteurs = cx.spaser.acheteurs_de(indicateur).into_iter();
            acheteurs.map(move |acheteur| Mesure::new(cx, indicateur, acheteur, annee))
        });
        let mut seances: Vec<&SeanceTenue> = cx
            .suivi
            .seances
            .iter()
            .filter(|s| s.date.annee() == annee)
            .filter(|s| cx.spaser.dossier.instances.iter().any(|i| i.id == s.instance))
            .collect();
        seances.sort_by_key(|s| s.date);
        Self {
            annee,
            arret,
            mesures: mesures.collect(),
            actions: cx.actions().map(|a| ActionSuivie::new(cx, a, annee, arret)).collect(),
            seances,
        }
    }

    /// Whether the follow-up says anything at all of the year.
    pub fn est_vide(&self) -> bool {
        self.mesures.iter().all(|m| m.valeur.is_none())
            && self
                .actions
                .iter()
                .all(|a| a.points.is_empty() && !a.etapes.iter().any(|e| e.faite_dans_l_annee))
            && self.seances.is_empty()
    }

    pub fn de_l_axe(&self, axe: Option<usize>) -> impl Iterator<Item = &Mesure<'c>> + Clone {
        self.mesures.iter().filter(move |m| m.indicateur.axe == axe)
    }

    /// The actions of a buyer, or all.
    pub fn actions_de<'e>(
        &'e self,
        acheteur: Option<&'e Acheteur>,
    ) -> impl Iterator<Item = &'e ActionSuivie<'c>> + Clone {
        self.actions.iter().filter(move |a| {
            let concernes = &a.action.action.acheteurs;
            acheteur.is_none_or(|x| concernes.is_empty() || concernes.contains(&x.id))
        })
    }

    /// Same indicator, its buyers together.
    pub fn par_indicateur(&self, axe: Option<usize>) -> Vec<Vec<&Mesure<'c>>> {
        let mut groupes: Vec<Vec<&Mesure<'c>>> = Vec::new();
        for mesure in self.de_l_axe(axe) {
            match groupes.last_mut() {
                Some(g) if g[0].indicateur.id() == mesure.indicateur.id() => g.push(mesure),
                _ => groupes.push(vec![mesure]),
            }
        }
        groupes
    }
}

impl<'c> Mesure<'c> {
    fn new(
        cx: &'c Contexte<'c>,
        indicateur: &'c IndicateurResolu<'c>,
        acheteur: &'c Acheteur,
        annee: Annee,
    ) -> Self {
        let trajectoire = cx.trajectoire(indicateur, acheteur);
        Self {
            indicateur,
            acheteur,
            valeur: trajectoire.observations.valeur(annee),
            comparee: trajectoire.mesure(annee),
            attendu: trajectoire.repere(annee),
            cible_de_l_annee: trajectoire.cible(annee).is_some(),
            etat: trajectoire.etat(annee),
            releve: trajectoire.observations.releve(annee),
            trajectoire,
        }
    }

    /// Whether a value of this year is missing: a milestone to come has none, nor has an indicator read every
    /// other year whose last reading is a year old.
    pub fn manque(&self, annee: Annee) -> bool {
        let jalon_a_venir = self.indicateur.est_un_oui_non() && self.attendu.is_none();
        self.valeur.is_none() && !jalon_a_venir && !self.est_d_une_autre_annee(annee)
    }

    /// Read every other year, and last year was the one.
    pub fn est_d_une_autre_annee(&self, annee: Annee) -> bool {
        let precedente = Annee(annee.0.saturating_sub(1));
        self.indicateur.frequence == Frequence::Biennale
            && self.valeur.is_none()
            && !self.cible_de_l_annee
            && self.trajectoire.observations.valeur(precedente).is_some()
    }

    /// What the year was compared with is still to be known.
    pub fn depend_de_la_reference(&self, annee: Annee) -> bool {
        self.attendu.is_none()
            && matches!(self.trajectoire.attendu(annee), Some(Attendu::DepuisReference { .. }))
    }

    /// The baseline, unless it is of this year or later.
    pub fn reference(&self, annee: Annee) -> Option<(Annee, f64)> {
        self.trajectoire.reference.filter(|(a, _)| *a < annee)
    }
}

impl<'c> ActionSuivie<'c> {
    fn new(cx: &'c Contexte<'c>, action: &'c ActionNumerotee<'c>, annee: Annee, arret: Date) -> Self {
        // What falls on the last day has passed once that day is over.
        let point = arret.tomorrow().ok();
        let ActionObservee { actuel, etapes, retard } =
            ActionObservee::new(cx.suivi, action.action, Some(arret), point);
        // Each observation is told by one report; a step seen in the year it was due is that year's.
        let premiere = cx.spaser.dossier.document.debut;
        let du_bilan = |jour: Jour, due: Option<Jour>| {
            let a_son_heure = due.is_some_and(|d| d.annee() == jour.annee());
            let sienne =
                if a_son_heure { jour.annee() == annee } else { annee_du_point(jour.0, premiere) >= annee };
            sienne && jour.0 <= arret
        };
        let etapes = etapes.into_iter().zip(1..).map(|(observee, rang)| {
            let faite_dans_l_annee = cx.suivi.etapes.iter().any(|e| {
                e.action == action.action.id
                    && e.rang == rang
                    && e.etat == EtatEtape::Faite
                    && du_bilan(e.date, observee.etape.echeance)
            });
            EtapeSuivie {
                etape: observee.etape,
                etat: observee.etat,
                faite_dans_l_annee,
                en_retard: observee.retard.est_un_retard(),
            }
        });
        let etapes = etapes.collect();
        let mut points: Vec<&Avancement> = cx
            .suivi
            .avancements
            .iter()
            .filter(|a| a.action == action.action.id && du_bilan(a.date, None))
            .collect();
        points.sort_by_key(|a| a.date);
        Self { action, actuel, points, etapes, retard }
    }

    /// Late by its dates, or said to be.
    pub fn est_en_retard(&self) -> bool {
        self.retard.est_un_retard()
    }

    pub fn est_close(&self) -> bool {
        est_close(self.actuel.statut)
    }

    /// Steps that the year speaks of: done in it, due in it, or late.
    pub fn etapes_de(&self, annee: Annee) -> impl Iterator<Item = &EtapeSuivie<'c>> {
        let due = move |e: &&EtapeSuivie<'c>| e.etape.echeance.is_some_and(|d| d.annee() == annee);
        self.etapes.iter().filter(move |e| e.faite_dans_l_annee || e.en_retard || due(e))
    }

    /// Due by the day of the report, and of which nothing is said.
    pub fn etapes_inconnues(&self, arret: Date) -> usize {
        let echue = |e: &&EtapeSuivie<'c>| e.etape.echeance.is_some_and(|d| d.0 <= arret);
        if self.est_close() {
            0
        } else {
            self.etapes.iter().filter(echue).filter(|e| e.etat.is_none()).count()
        }
    }
}
