//! Where something was typed, and what there is to say of it.

use std::fmt;
use std::sync::Arc;

use crate::classeur::{Cle, CleColonne};

/// « classeur-dsi.xlsx, Indicateurs!H12 »
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lieu {
    pub fichier: Arc<str>,
    /// Empty for the file as a whole.
    pub feuille: Arc<str>,
    /// Empty for the sheet as a whole.
    pub adresse: String,
}

impl Lieu {
    /// Row, then column, as a reader goes down a sheet.
    pub fn ordre(&self) -> (Arc<str>, u32, usize, String) {
        let chiffres: String = self.adresse.chars().filter(char::is_ascii_digit).collect();
        let lettres = self.adresse.len() - chiffres.len();
        (self.feuille.clone(), chiffres.parse().unwrap_or(0), lettres, self.adresse.clone())
    }

    /// A whole file.
    pub fn fichier(fichier: &Arc<str>) -> Self {
        Self { fichier: fichier.clone(), feuille: "".into(), adresse: String::new() }
    }
}

impl fmt::Display for Lieu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.feuille.is_empty(), self.adresse.is_empty()) {
            (true, _) => f.write_str(&self.fichier),
            (false, true) => write!(f, "{}, feuille « {} »", self.fichier, self.feuille),
            (false, false) => write!(f, "{}, {}!{}", self.fichier, self.feuille, self.adresse),
        }
    }
}

/// What a cell speaks of: its row and its column, by their keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub cle: Cle,
    pub colonne: CleColonne,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Poids {
    /// Nothing is written while it stands.
    Faute,
    /// Taken as it is, or left aside: worth a look.
    Alerte,
    /// Something to do elsewhere.
    Note,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Remarque {
    pub poids: Poids,
    pub lieu: Lieu,
    pub message: String,
    pub aide: Option<String>,
    /// What a choice could settle.
    pub place: Option<Place>,
}

impl Remarque {
    /// Without help, nor anything to choose.
    pub fn new(poids: Poids, lieu: Lieu, message: impl Into<String>) -> Self {
        Self { poids, lieu, message: message.into(), aide: None, place: None }
    }

    #[must_use]
    pub fn aide(mut self, aide: impl Into<String>) -> Self {
        self.aide = Some(aide.into());
        self
    }

    #[must_use]
    pub fn de(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }
}
