//! The parts of a table, in few words.

use super::contrat::{Bloc, Cellule, ColonneTableau, GenreColonne, GenreLigne, LigneTableau, Tableau};
use crate::ecriture::typographier;

/// `part` is its share of the width; 0 for just what it needs.
pub fn colonne(libelle: impl Into<String>, genre: GenreColonne, part: f64) -> ColonneTableau {
    ColonneTableau { libelle: libelle.into(), genre, part }
}

/// A row like the others.
pub fn courante(cellules: Vec<Cellule>) -> LigneTableau {
    LigneTableau { genre: GenreLigne::Courante, axe: None, cellules, ancre: None }
}

/// The heading of the rows that follow, over the whole width.
pub fn section(titre: Cellule) -> LigneTableau {
    LigneTableau { genre: GenreLigne::Section, axe: None, cellules: vec![titre], ancre: None }
}

impl LigneTableau {
    /// With the colour of its axis.
    pub fn de_l_axe(self, axe: Option<usize>) -> Self {
        Self { axe, ..self }
    }
}

/// A table that its surroundings name; `resume` says it to who cannot see it.
pub fn sans_titre(resume: &str, colonnes: Vec<ColonneTableau>, lignes: Vec<LigneTableau>) -> Tableau {
    Tableau { titre: None, resume: resume.to_owned(), colonnes, lignes, note: None }
}

/// The same as a block, from columns of our own words.
pub fn tableau(resume: &str, colonnes: &[(&str, GenreColonne, f64)], lignes: Vec<LigneTableau>) -> Bloc {
    let colonnes =
        colonnes.iter().map(|(libelle, genre, part)| colonne(typographier(libelle), *genre, *part));
    Bloc::Tableau { tableau: sans_titre(resume, colonnes.collect(), lignes) }
}
