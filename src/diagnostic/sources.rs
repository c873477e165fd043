//! Every text that was read, under the name its user gives it, to draw messages from.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::SourceId;

#[derive(Debug, Clone)]
pub struct Source {
    /// As the user wrote it, with `/` on every system.
    pub nom: String,
    pub chemin: PathBuf,
    /// Without byte-order mark; empty for what is no text.
    pub texte: String,
    lignes: Vec<usize>,
}

/// From 1; columns count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub ligne: usize,
    pub colonne: usize,
}

#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    pub fn ajouter(
        &mut self,
        nom: impl Into<String>,
        chemin: impl AsRef<Path>,
        texte: impl Into<String>,
    ) -> SourceId {
        let texte = texte.into();
        let lignes = std::iter::once(0).chain(texte.match_indices('\n').map(|(i, _)| i + 1)).collect();
        self.0.push(Source { nom: nom.into(), chemin: chemin.as_ref().to_owned(), texte, lignes });
        self.0.len() - 1
    }

    pub fn get(&self, source: SourceId) -> Option<&Source> {
        self.0.get(source)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Bytes held, to bound what one run reads.
    pub fn octets(&self) -> usize {
        self.0.iter().map(|s| s.texte.len()).sum()
    }
}

impl Source {
    /// Bytes of a line, counted from 0, without its end.
    pub fn ligne(&self, n: usize) -> Range<usize> {
        let debut = self.lignes.get(n).copied().unwrap_or(self.texte.len());
        let fin = self.lignes.get(n + 1).map_or(self.texte.len(), |suivante| suivante - 1);
        let fin = if self.texte[debut..fin].ends_with('\r') { fin - 1 } else { fin };
        debut..fin
    }

    pub fn position(&self, octet: usize) -> Position {
        let octet = plancher(&self.texte, octet);
        let rang = self.lignes.partition_point(|debut| *debut <= octet).saturating_sub(1);
        let colonne = self.texte[self.lignes[rang]..octet].chars().count() + 1;
        Position { ligne: rang + 1, colonne }
    }
}

/// Nearest boundary of a character, at or below.
pub(super) fn plancher(texte: &str, octet: usize) -> usize {
    let octet = octet.min(texte.len());
    (0..=octet).rev().find(|i| texte.is_char_boundary(*i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions() {
        let mut sources = Sources::default();
        let s = sources.ajouter("a.toml", "a.toml", "é = 1\r\nb = 2\n");
        let source = sources.get(s).unwrap();
        assert_eq!(source.position(0), Position { ligne: 1, colonne: 1 });
        assert_eq!(source.position(3), Position { ligne: 1, colonne: 3 });
        assert_eq!(source.position(8), Position { ligne: 2, colonne: 1 });
        assert_eq!(source.position(99), Position { ligne: 3, colonne: 1 });
        assert_eq!(&source.texte[source.ligne(0)], "é = 1");
        assert_eq!(source.ligne(2), 14..14);
    }
}
