//! What a version of a scheme may show of the follow-up: what was known on the day of its edition. Reports and
//! workbooks show everything.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Releve, SegmentObserve, Suivi};
use crate::dossier::{Annee, Spaser};

impl Suivi {
    /// The whole follow-up for a draft, whose text still moves; for an adopted text, what was known when it was
    /// edited, so that it says the same for ever.
    pub fn connu_a_l_edition(&self, spaser: &Spaser<'_>) -> Self {
        match spaser.edition().filter(|_| spaser.est_adopte()) {
            Some(edition) => self.connu_le(spaser, edition),
            None => self.clone(),
        }
    }

    fn connu_le(&self, spaser: &Spaser<'_>, jour: Date) -> Self {
        let releves = self.releves.iter().filter_map(|r| {
            let reference = spaser.indicateur(&r.indicateur).and_then(|i| i.annee_reference);
            releve(r, reference, jour)
        });
        Self {
            format: self.format,
            releves: releves.collect(),
            avancements: self.avancements.iter().filter(|a| a.date.0 <= jour).cloned().collect(),
            etapes: self.etapes.iter().filter(|e| e.date.0 <= jour).cloned().collect(),
            seances: self.seances.iter().filter(|s| s.date.0 <= jour).cloned().collect(),
            agec: self.agec.iter().filter(|d| close(d.annee, jour)).cloned().collect(),
            segments: self.segments.iter().filter_map(|s| segment(s, jour)).collect(),
            journal: self.journal.iter().filter(|e| e.date.0 <= jour).cloned().collect(),
        }
    }
}

/// Whether a year was over on a day.
fn close(annee: Annee, jour: Date) -> bool {
    let du_jour = Annee(jour.year().unsigned_abs());
    annee < du_jour || (annee == du_jour && jour.month() == 12 && jour.day() == 31)
}

/// A record dated in time is whole. One without date, or taken further since by whoever writes it by hand, keeps its
/// years then over; one made since keeps the year of reference only, without which nothing was adopted.
fn releve(r: &Releve, reference: Option<Annee>, jour: Date) -> Option<Releve> {
    if r.releve_le.is_some_and(|le| le.0 <= jour) {
        return Some(r.clone());
    }
    let annees = || r.annees.keys().chain(r.numerateurs.keys()).chain(r.denominateurs.keys());
    let continue_ = annees().any(|a| close(*a, jour)) && annees().any(|a| !close(*a, jour));
    let ancien = r.releve_le.is_none() || continue_;
    let connue = |annee: &Annee| close(*annee, jour) && (ancien || reference == Some(*annee));
    annees().any(connue).then(|| Releve {
        annees: garder(&r.annees, connue),
        numerateurs: garder(&r.numerateurs, connue),
        denominateurs: garder(&r.denominateurs, connue),
        commentaires: garder(&r.commentaires, connue),
        provenances: garder(&r.provenances, connue),
        ..r.clone()
    })
}

/// The same for the map: what bears no date but amounts is that of the first drawing.
fn segment(s: &SegmentObserve, jour: Date) -> Option<SegmentObserve> {
    if s.releve_le.is_some_and(|le| le.0 > jour) {
        return None;
    }
    let montants = match s.releve_le {
        Some(_) => s.montants.clone(),
        None => garder(&s.montants, |annee| close(*annee, jour)),
    };
    (s.montants.is_empty() || !montants.is_empty()).then(|| SegmentObserve { montants, ..s.clone() })
}

fn garder<V: Clone>(serie: &BTreeMap<Annee, V>, connue: impl Fn(&Annee) -> bool) -> BTreeMap<Annee, V> {
    serie.iter().filter(|(annee, _)| connue(annee)).map(|(annee, v)| (*annee, v.clone())).collect()
}
