//! The threshold test, written out: the spend of a calendar year against the amount set by decree,
//! strictly above.

use jiff::civil::Date;

use crate::catalogue::{Catalogue, Seuil};
use crate::dossier::{Acheteur, Annee, Montant};

/// Identifier of the threshold in the catalogue.
const SEUIL: &str = "spaser";

/// The test of one buyer.
pub struct TestDuSeuil<'a> {
    pub acheteur: &'a Acheteur,
    /// Calendar year tested, over on the date.
    pub annee: Option<Annee>,
    pub depense: Option<Montant>,
    pub seuil: Option<&'a Seuil>,
}

impl<'a> TestDuSeuil<'a> {
    /// The threshold is that of the catalogue on this date; the spend, in euros net of tax, that of [`annee_testee`].
    pub fn new(catalogue: &'a Catalogue, acheteur: &'a Acheteur, date: Date) -> Self {
        let annee = annee_testee(acheteur, Some(date));
        let depense = annee.and_then(|a| acheteur.depenses_marches_ht.get(&a)).copied();
        Self { acheteur, annee, depense, seuil: catalogue.seuil(SEUIL, date) }
    }

    /// Strictly above: an amount equal to the threshold is not subject. Unknown while the spend is.
    pub fn est_soumis(&self) -> Option<bool> {
        Some(self.depense?.centimes() > self.seuil?.valeur.saturating_mul(100))
    }
}

/// The year tested: the one stated, or the last one given; on a date when it is not over, the last one that
/// is, if its spend is given.
pub fn annee_testee(acheteur: &Acheteur, date: Option<Date>) -> Option<Annee> {
    let donnees = acheteur.depenses_marches_ht.keys().copied();
    let retenue = acheteur.annee_seuil.or_else(|| donnees.clone().last())?;
    let close = |annee: &Annee| date.is_none_or(|d| annee.0 < u16::try_from(d.year()).unwrap_or_default());
    if close(&retenue) { Some(retenue) } else { donnees.rev().find(close).or(Some(retenue)) }
}
