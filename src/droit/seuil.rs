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
    /// Calendar year tested: stated, or the last one given.
    pub annee: Option<Annee>,
    pub depense: Option<Montant>,
    pub seuil: Option<&'a Seuil>,
}

impl<'a> TestDuSeuil<'a> {
    pub fn new(catalogue: &'a Catalogue, acheteur: &'a Acheteur, date: Date) -> Self {
        let annee = annee_testee(acheteur);
        let depense = annee.and_then(|a| acheteur.depenses_marches_ht.get(&a)).copied();
        Self { acheteur, annee, depense, seuil: catalogue.seuil(SEUIL, date) }
    }

    /// Strictly above: an amount equal to the threshold is not subject. Unknown while the spend is.
    pub fn est_soumis(&self) -> Option<bool> {
        Some(self.depense?.centimes() > self.seuil?.valeur.saturating_mul(100))
    }
}

/// The year tested: the one stated, or the last one given.
pub fn annee_testee(acheteur: &Acheteur) -> Option<Annee> {
    acheteur.annee_seuil.or_else(|| acheteur.depenses_marches_ht.keys().next_back().copied())
}
