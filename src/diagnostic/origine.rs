//! Where was a value written? The tree keeps one origin per value; a message is drawn from it.

use std::ops::Range;

use super::Chemin;

/// Rank of a text in [`super::Sources`].
pub type SourceId = usize;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Origine {
    /// Byte spans in a text. The value of a table is its header.
    Texte { source: SourceId, cle: Option<Range<usize>>, valeur: Range<usize> },
    /// A cell of a workbook: « Relevés », « C12 ».
    Cellule { source: SourceId, feuille: String, adresse: String },
}

/// Which part of an entry is at fault?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Cible {
    Cle,
    #[default]
    Valeur,
}

impl Origine {
    pub fn texte(source: SourceId, valeur: Range<usize>) -> Self {
        Self::Texte { source, cle: None, valeur }
    }

    pub fn source(&self) -> SourceId {
        match self {
            Self::Texte { source, .. } | Self::Cellule { source, .. } => *source,
        }
    }

    /// Bytes to underline; none for a cell.
    pub fn etendue(&self, cible: Cible) -> Option<Range<usize>> {
        match self {
            Self::Texte { cle: Some(cle), .. } if cible == Cible::Cle => Some(cle.clone()),
            Self::Texte { valeur, .. } => Some(valeur.clone()),
            Self::Cellule { .. } => None,
        }
    }
}

/// What knows where a path was written, and how to name it: the tree.
pub trait Carte {
    /// Origin of the value at this path.
    fn origine(&self, chemin: &Chemin) -> Option<&Origine>;
    /// « action GOV-03, champ `pilote` »; empty at the root.
    fn dire(&self, chemin: &Chemin) -> String;
}
