//! All the faults of a run, in the order a reader meets them.

use std::collections::HashSet;

use super::{Carte, Code, Diagnostic, Gravite};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn compter(&self, gravite: Gravite) -> usize {
        self.0.iter().filter(|d| d.gravite == gravite).count()
    }

    pub fn has_errors(&self) -> bool {
        self.compter(Gravite::Erreur) > 0
    }

    /// Whether a file could not be reached at all: a matter of the disk, not of what was written.
    pub fn has_io_errors(&self) -> bool {
        self.0.iter().any(|d| d.gravite == Gravite::Erreur && d.code.est_acces())
    }

    pub fn contains(&self, code: Code) -> bool {
        self.0.iter().any(|d| d.code == code)
    }

    /// Finds where each path was written. Called once per tree, before lists of two trees are joined.
    pub fn placer(&mut self, carte: &impl Carte) {
        for diagnostic in &mut self.0 {
            diagnostic.placer(carte);
        }
    }

    /// By file, then place, then code; the same fault once.
    pub fn trier(&mut self) {
        self.0.sort_by_cached_key(|d| {
            let lieu = d.marques.first().and_then(|m| m.origine.as_ref().map(|o| (o, m.cible)));
            let place = lieu.map(|(o, cible)| (o.source(), o.etendue(cible).map(|e| (e.start, e.end))));
            (place, d.code.cle())
        });
        let mut vus = HashSet::new();
        self.0.retain(|d| {
            let origine = d.marques.first().and_then(|m| Some((m.origine.clone()?, m.cible)));
            vus.insert((d.code, d.phrase(), origine))
        });
    }

    /// « 3 erreurs, 1 avertissement »; empty when there is nothing to say.
    pub fn bilan(&self) -> String {
        let noms = [
            (Gravite::Erreur, "erreur", "erreurs"),
            (Gravite::Avertissement, "avertissement", "avertissements"),
            (Gravite::Conseil, "conseil", "conseils"),
        ];
        let parts = noms.iter().filter_map(|(gravite, un, des)| match self.compter(*gravite) {
            0 => None,
            1 => Some(format!("1 {un}")),
            n => Some(format!("{n} {des}")),
        });
        parts.collect::<Vec<_>>().join(", ")
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, autres: I) {
        self.0.extend(autres);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(diagnostics: I) -> Self {
        Self(diagnostics.into_iter().collect())
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
