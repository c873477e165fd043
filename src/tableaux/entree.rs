//! An entry of the dossier as a row gives it, with all that must be said beside it.

use super::toml::Toml;

/// One row understood, wholly or in part.
#[derive(Debug, Clone, Default)]
pub struct Entree {
    /// As the person sees it.
    pub ligne: u32,
    /// Fields in their order: « moyens.etp » within its table.
    pub champs: Vec<(String, Toml)>,
    pub notes: Vec<Note>,
    /// Why the entry is only proposed as a comment.
    pub retenue: Option<String>,
}

/// Something to say of a cell.
#[derive(Debug, Clone)]
pub struct Note {
    /// « E5 »
    pub ou: String,
    pub titre: String,
    /// What the cell shows.
    pub ecrit: String,
    pub genre: GenreNote,
    pub dit: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GenreNote {
    /// Understood by a reading that is said.
    Lu,
    Incompris,
    /// Of a column that holds no field.
    SansChamp,
}

/// A row that is no entry.
#[derive(Debug, Clone)]
pub struct LigneEcartee {
    pub ligne: u32,
    pub pourquoi: &'static str,
    pub contenu: String,
}

impl Entree {
    /// The text of a field.
    pub fn texte(&self, cle: &str) -> Option<&str> {
        self.champs.iter().find(|(c, _)| c == cle).and_then(|(_, v)| match v {
            Toml::Texte(t) => Some(t.as_str()),
            _ => None,
        })
    }

    /// A field that is no text, as it is spelled: a number, a date, a boolean.
    pub fn brut(&self, cle: &str) -> Option<&str> {
        self.champs.iter().find(|(c, _)| c == cle).and_then(|(_, v)| match v {
            Toml::Brut(t) => Some(t.as_str()),
            _ => None,
        })
    }

    /// Whether a field is there.
    pub fn a(&self, cle: &str) -> bool {
        self.champs.iter().any(|(c, _)| c == cle)
    }

    /// Takes a field away.
    pub fn retirer(&mut self, cle: &str) -> Option<Toml> {
        let place = self.champs.iter().position(|(c, _)| c == cle)?;
        Some(self.champs.remove(place).1)
    }

    /// Puts a field, unless a column already gave it.
    pub fn poser(&mut self, cle: &str, valeur: Toml) {
        if !self.a(cle) {
            self.champs.push((cle.to_owned(), valeur));
        }
    }
}
