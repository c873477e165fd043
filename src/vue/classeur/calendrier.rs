//! The years of the workbook: those of the scheme, and before them those that were observed.

use jiff::civil::Date;

use crate::dossier::{Annee, Frequence, Spaser};
use crate::mesure;
use crate::suivi::Suivi;

/// How far before the scheme a baseline may lie and still have its column.
const REFERENCE_AVANT: u16 = 6;
/// The same for what was observed besides: older years stay in the follow-up, not on the screen.
const OBSERVEES_AVANT: u16 = 3;

pub struct Calendrier {
    /// One column each, in order, without a gap.
    pub annees: Vec<Annee>,
    pub schema: Vec<Annee>,
    /// What the dashboard shows when the workbook is opened for the first time.
    pub observee: Annee,
    pub point: Option<Date>,
    publication: Option<Annee>,
}

impl Calendrier {
    pub fn new(spaser: &Spaser<'_>, suivi: &Suivi) -> Self {
        let document = &spaser.dossier.document;
        let point = document.date_edition.map(|d| d.0);
        let schema = annees_du_schema(spaser);
        let debut = schema[0];
        let proche = |recul: u16| move |a: &Annee| a.0 + recul >= debut.0 && *a < debut;
        let references = spaser.indicateurs.iter().filter_map(|i| i.annee_reference);
        let avant = observees(suivi)
            .filter(proche(OBSERVEES_AVANT))
            .chain(references.filter(proche(REFERENCE_AVANT)))
            .min()
            .unwrap_or(debut);
        let observee = observees(suivi).filter(|a| schema.contains(a)).max().unwrap_or(debut);
        let annees = (avant.0..debut.0).map(Annee).chain(schema.iter().copied()).collect();
        Self { annees, schema, observee, point, publication: document.premiere_publication }
    }

    /// Before the scheme: the reference years alone, up to the one that precedes it.
    pub fn collecte(spaser: &Spaser<'_>, suivi: &Suivi) -> Self {
        let suivi_du_schema = Self::new(spaser, suivi);
        let debut = suivi_du_schema.schema[0];
        let document = spaser.dossier.document.annee_reference;
        let references = spaser.indicateurs.iter().filter_map(|i| i.annee_reference).chain(document);
        let ecrites = spaser.dossier.segments.iter().flat_map(|s| s.montants.keys().copied());
        let premiere = references
            .chain(ecrites)
            .filter(|a| *a < debut && a.0 + REFERENCE_AVANT >= debut.0)
            .min()
            .unwrap_or(Annee(debut.0.saturating_sub(ANNEES_DE_REFERENCE)));
        let annees: Vec<Annee> = (premiere.0..debut.0).map(Annee).collect();
        Self { annees, ..suivi_du_schema }
    }

    pub fn est_du_schema(&self, annee: Annee) -> bool {
        annee >= self.schema[0]
    }

    /// Whether a value is awaited for this year, given how often the indicator is collected.
    pub fn attend(&self, frequence: Frequence, annee: Annee) -> bool {
        mesure::est_attendue(frequence, annee, self.schema[0], self.publication)
    }
}

/// Never empty: without any date, the year of the law the dossier looks at, or that of its edition.
fn annees_du_schema(spaser: &Spaser<'_>) -> Vec<Annee> {
    let annees = spaser.annees();
    if !annees.is_empty() {
        return annees;
    }
    let jour = spaser.date_juridique();
    let depart = jour.map_or(PREMIERE_ANNEE_SANS_DATE, |d| d.year().unsigned_abs() + 1);
    (depart..depart + 3).map(Annee).collect()
}

/// Years asked for when the dossier names no reference year.
const ANNEES_DE_REFERENCE: u16 = 3;

/// A project that states neither period nor date still gets columns to fill.
const PREMIERE_ANNEE_SANS_DATE: u16 = 2027;

fn observees(suivi: &Suivi) -> impl Iterator<Item = Annee> {
    suivi.releves.iter().flat_map(|r| r.annees.keys().chain(r.numerateurs.keys())).copied()
}
