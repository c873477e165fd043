//! What is a workbook for, and whose rows does it hold?

use crate::catalogue::{Certitude, Obligation};
use crate::dossier::{Acheteur, Action, ActionNumerotee, Detenteur, IndicateurResolu, Segment, Spaser};
use crate::droit::application::{Faits, Portee, portee};
use crate::vue::directions::{distinctes, du_schema, est_la, est_nommee};

use super::Source;

/// Two uses of one layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// During the scheme.
    Suivi,
    /// Before it: baselines, purchasing map, who holds what.
    Collecte,
}

impl Usage {
    pub fn cle(self) -> &'static str {
        match self {
            Self::Suivi => "suivi",
            Self::Collecte => "collecte",
        }
    }
}

/// What a department does of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It says where the action stands. So does who holds the whole workbook.
    Tient,
    /// It reads it, and leaves the pilot to say.
    Contribue,
    Aucune,
}

/// The departments that have rows in a workbook of this use.
pub fn directions(spaser: &Spaser<'_>, usage: Usage) -> Vec<String> {
    let dossier = spaser.dossier;
    let prescripteurs = dossier.segments.iter().filter_map(|s| s.prescripteur.as_deref());
    match usage {
        Usage::Suivi => {
            let du_schema = du_schema(spaser, &spaser.actions().map(|a| a.action).collect::<Vec<_>>());
            distinctes(du_schema.iter().map(String::as_str).chain(prescripteurs))
        }
        Usage::Collecte => {
            let collectes = spaser.indicateurs.iter().filter_map(|i| i.source.responsable.as_deref());
            let detenteurs = dossier.detenteurs.iter().map(|d| d.detenteur.as_str());
            distinctes(collectes.chain(prescripteurs).chain(detenteurs))
        }
    }
}

impl<'a> Source<'a> {
    pub(super) fn est_collecte(&self) -> bool {
        self.usage == Usage::Collecte
    }

    /// Whether a row goes to this workbook, given who fills it.
    fn va_a(&self, ecrit: Option<&str>) -> bool {
        self.direction.is_none_or(|direction| est_la(ecrit, direction))
    }

    pub(super) fn tient_indicateur(&self, indicateur: &IndicateurResolu<'_>) -> bool {
        self.va_a(indicateur.source.responsable.as_deref())
    }

    pub(super) fn tient_segment(&self, segment: &Segment) -> bool {
        self.va_a(segment.prescripteur.as_deref())
    }

    pub(super) fn tient_detenteur(&self, detenteur: &Detenteur) -> bool {
        self.va_a(Some(&detenteur.detenteur))
    }

    pub(super) fn part(&self, action: &Action) -> Part {
        self.direction.map_or(Part::Tient, |direction| part_de(action, direction))
    }

    /// The actions of this workbook. It is an internal document: all of them may be there.
    pub(super) fn actions(&self) -> impl Iterator<Item = &'a ActionNumerotee<'a>> {
        self.spaser.actions().filter(|a| self.part(a.action) != Part::Aucune)
    }

    pub(super) fn directions(&self) -> Vec<String> {
        match self.direction {
            Some(direction) => vec![direction.to_owned()],
            None => directions(self.spaser, self.usage),
        }
    }

    /// The duty that the declaration answers, when it may be printed.
    pub(super) fn obligation_agec(&self) -> Option<&'a Obligation> {
        let date = self.spaser.date_juridique()?;
        let catalogue = self.spaser.catalogue;
        let id = catalogue.obligations().iter().find(|o| o.proportions_agec)?.id.as_str();
        catalogue.obligation(id, date).filter(|o| o.certitude != Certitude::AVerifier)
    }

    /// The buyers who declare.
    pub(super) fn declarants(&self) -> Vec<&'a Acheteur> {
        let Some(obligation) = self.obligation_agec() else { return Vec::new() };
        let vise = |a: &&Acheteur| {
            let organisme = self.spaser.catalogue.organisme(a.type_acheteur);
            portee(obligation, organisme, &Faits::from(*a)) == Portee::Oui
        };
        self.spaser.dossier.acheteurs.iter().filter(vise).collect()
    }

    /// Whether a department fills the declaration: it collects an indicator that measures that duty.
    pub(super) fn declare(&self, direction: &str) -> bool {
        let Some(obligation) = self.obligation_agec() else { return false };
        let mesure = |i: &IndicateurResolu<'_>| {
            i.modele.and_then(|m| m.obligation.as_deref()) == Some(obligation.id.as_str())
        };
        self.spaser
            .indicateurs
            .iter()
            .any(|i| mesure(i) && est_la(i.source.responsable.as_deref(), direction))
    }
}

/// What a department does of an action.
pub fn part_de(action: &Action, direction: &str) -> Part {
    if est_la(action.pilote.as_deref(), direction) {
        Part::Tient
    } else if action.contributeurs.iter().any(|c| est_nommee(c, direction)) {
        Part::Contribue
    } else {
        Part::Aucune
    }
}
