//! What do law and practice record? Dated records, compiled in, that a folder may complete entry by
//! entry: texts and their articles, obligations, deciding bodies, deadlines, thresholds, indicator
//! models, words. Absence is an error, never the last known value; a record marked `a-verifier` is never
//! printed.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::choix::{NatureActe, TypeAcheteur};

mod citation;
mod coherence;
mod complement;
mod fiche;
mod lecture;

pub use citation::{Citation, complement};
pub use coherence::Incoherence;
pub use fiche::*;
pub use lecture::{FORMATS, Fiches, schema_des_fiches};

/// Everything recorded, with look-ups that never guess.
#[derive(Debug, Clone)]
pub struct Catalogue {
    fiches: Fiches,
    /// Ranks of the wordings of each article.
    articles: HashMap<String, Vec<usize>>,
    textes: HashMap<String, usize>,
}

impl Catalogue {
    /// The catalogue compiled in.
    ///
    /// # Errors
    /// The file and what is wrong in it; a test keeps this from ever reaching a user.
    pub fn integre() -> Result<Self, String> {
        Ok(Self::new(lecture::integrees()?))
    }

    fn new(fiches: Fiches) -> Self {
        let mut articles: HashMap<String, Vec<usize>> = HashMap::new();
        for (rang, article) in fiches.articles.iter().enumerate() {
            articles.entry(article.id.clone()).or_default().push(rang);
        }
        let textes = fiches.textes.iter().enumerate().map(|(rang, t)| (t.id.clone(), rang)).collect();
        Self { fiches, articles, textes }
    }

    /// The records themselves, family by family.
    pub fn fiches(&self) -> &Fiches {
        &self.fiches
    }

    /// A text (code, law, decree) by its identifier.
    pub fn texte(&self, id: &str) -> Option<&Texte> {
        self.textes.get(id).map(|rang| &self.fiches.textes[*rang])
    }

    /// The wording of an article in force on a date.
    pub fn article(&self, id: &str, date: Date) -> Option<&Article> {
        self.redactions(id).find(|a| en_vigueur(a.du, a.au, date))
    }

    /// Every wording of an article.
    pub fn redactions(&self, id: &str) -> impl Iterator<Item = &Article> {
        self.articles.get(id).into_iter().flatten().map(|rang| &self.fiches.articles[*rang])
    }

    /// Every version of every duty, in the order of the files.
    pub fn obligations(&self) -> &[Obligation] {
        &self.fiches.obligations
    }

    /// Every version of a duty, in the order of its dates.
    pub fn versions(&self, id: &str) -> Vec<&Obligation> {
        let mut versions: Vec<&Obligation> = self.fiches.obligations.iter().filter(|o| o.id == id).collect();
        versions.sort_by_key(|o| o.du.unwrap_or(Date::MIN));
        versions
    }

    /// A duty in its version of that date; while it is not yet in force, its first version, and once
    /// it has ended, its last.
    pub fn obligation(&self, id: &str, date: Date) -> Option<&Obligation> {
        let versions = self.versions(id);
        let en_cours = versions.iter().find(|o| en_vigueur(o.du, o.au, date));
        en_cours
            .or_else(|| versions.iter().rfind(|o| o.du.is_none_or(|d| d <= date)))
            .or_else(|| versions.first())
            .copied()
    }

    /// Whether a duty is recorded at all, whatever the date.
    pub fn connait_obligation(&self, id: &str) -> bool {
        self.fiches.obligations.iter().any(|o| o.id == id)
    }

    /// Models that an indicator of a dossier may inherit from.
    pub fn indicateurs(&self) -> &[ModeleIndicateur] {
        &self.fiches.indicateurs
    }

    /// A model by its identifier: `SOC-01`.
    pub fn indicateur(&self, id: &str) -> Option<&ModeleIndicateur> {
        self.fiches.indicateurs.iter().find(|i| i.id == id)
    }

    /// Who decides, a record for each type of buyer.
    pub fn organismes(&self) -> &[Organisme] {
        &self.fiches.organismes
    }

    /// Who decides for this type of buyer, and by which rules; none where they are not recorded.
    pub fn organisme(&self, type_acheteur: TypeAcheteur) -> Option<&Organisme> {
        self.fiches.organismes.iter().find(|o| o.type_acheteur == type_acheteur)
    }

    /// What an act of this nature refers to.
    pub fn acte(&self, nature: NatureActe) -> Option<&ModeleActe> {
        self.fiches.actes.iter().find(|a| a.nature == nature)
    }

    /// The threshold in force on a date.
    pub fn seuil(&self, id: &str, date: Date) -> Option<&Seuil> {
        self.fiches.seuils.iter().find(|s| s.id == id && en_vigueur(s.du, s.au, date))
    }

    /// The thresholds in force on a date.
    pub fn seuils(&self, date: Date) -> impl Iterator<Item = &Seuil> {
        self.fiches.seuils.iter().filter(move |s| en_vigueur(s.du, s.au, date))
    }

    /// Deadlines of law and of practice.
    pub fn echeances(&self) -> &[Echeance] {
        &self.fiches.echeances
    }

    /// Families of products whose share of reuse and recycling is declared each year.
    pub fn familles_agec(&self) -> &[FamilleAgec] {
        &self.fiches.agec
    }

    /// The glossary.
    pub fn termes(&self) -> &[TermeCatalogue] {
        &self.fiches.termes
    }

    /// Every wording of every article.
    pub fn articles(&self) -> &[Article] {
        &self.fiches.articles
    }
}

/// Whether a version holds on a day; both ends count.
pub fn en_vigueur(du: Option<Date>, au: Option<Date>, date: Date) -> bool {
    du.is_none_or(|d| d <= date) && au.is_none_or(|a| date <= a)
}
