//! What applies on this legal date, and does the dossier meet it? The threshold, the duties of a buyer,
//! the content that article L. 2111-3 asks for, the pitfalls of the text, the arithmetic of a session.
//! Law itself is in the catalogue: here are only the questions asked of it.

use jiff::civil::Date;

use crate::dossier::{Annee, Spaser};
use crate::suivi::Suivi;

pub mod application;
pub mod calendrier;
pub mod contenu;
pub mod contrat;
pub mod lints;
pub mod seance;
pub mod transmission;

mod seuil;

pub use application::{Devoir, Faits, Moment, Portee, devoirs};
pub use seuil::{TestDuSeuil, annee_testee};

/// What a rule reads.
pub struct Sujet<'a> {
    pub spaser: &'a Spaser<'a>,
    pub suivi: &'a Suivi,
}

impl Sujet<'_> {
    /// First and last year of the scheme; none when unknown, or when they contradict each other: that
    /// is one fault, not one for each date.
    pub fn periode(&self) -> Option<(Annee, Option<Annee>)> {
        let document = &self.spaser.dossier.document;
        let debut = document.debut?;
        document.fin.is_none_or(|fin| debut <= fin).then_some((debut, document.fin))
    }

    /// The date on which law is looked up.
    pub fn date(&self) -> Option<Date> {
        self.spaser.date_juridique()
    }
}

/// The last day of the scheme, up to which changes of law enter its planning.
pub fn dernier_jour(spaser: &Spaser<'_>) -> Option<Date> {
    let annee = spaser.annees().last().copied()?;
    Date::new(i16::try_from(annee.0).ok()?, 12, 31).ok()
}
