//! A table as every format gives it: rows of cells, each with its address and what it holds.

use jiff::civil::Date;

use crate::ecriture::nombre_brut;

/// A sheet, its blank cells left out.
#[derive(Debug, Clone, Default)]
pub struct Tableau {
    /// Name of the sheet; a text file has none.
    pub feuille: Option<String>,
    pub lignes: Vec<Ligne>,
}

#[derive(Debug, Clone, Default)]
pub struct Ligne {
    /// As the person sees it: from 1.
    pub numero: u32,
    pub cellules: Vec<Cellule>,
}

#[derive(Debug, Clone)]
pub struct Cellule {
    /// From 0.
    pub colonne: u32,
    pub valeur: Valeur,
    /// The value is the last result of a formula.
    pub formule: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Valeur {
    Texte(String),
    Nombre(f64),
    /// In points, whatever the file stores: 40 for a cell that shows « 40 % ».
    Pourcent(f64),
    Date(Date),
    Booleen(bool),
    /// « #REF! »; [`SANS_RESULTAT`] for a formula that was saved without its result.
    Erreur(String),
}

/// What stands for the result that a file does not hold.
pub const SANS_RESULTAT: &str = "formule sans résultat";

impl Ligne {
    /// The cell of a column, from 0; nothing where nothing was typed.
    pub fn cellule(&self, colonne: u32) -> Option<&Cellule> {
        self.cellules.iter().find(|c| c.colonne == colonne)
    }
}

impl Valeur {
    /// As the person reads it in the cell.
    pub fn affichee(&self) -> String {
        match self {
            Self::Texte(texte) => texte.trim().to_owned(),
            Self::Nombre(n) => simple(*n),
            Self::Pourcent(n) => format!("{} %", simple(*n)),
            Self::Date(d) => format!("{:02}/{:02}/{}", d.day(), d.month(), d.year()),
            Self::Booleen(true) => "vrai".to_owned(),
            Self::Booleen(false) => "faux".to_owned(),
            Self::Erreur(erreur) => erreur.clone(),
        }
    }
}

/// « 2027 », « 12,5 »: no spaces between groups, so that what is shown can be read again.
fn simple(n: f64) -> String {
    nombre_brut(n).replace('\u{202f}', "").replace('−', "-")
}

/// « B12 ».
pub fn adresse(colonne: u32, ligne: u32) -> String {
    format!("{}{ligne}", lettres(colonne))
}

/// « A », « Z », « AA ».
pub fn lettres(colonne: u32) -> String {
    let mut reste = colonne + 1;
    let mut ecrites = Vec::new();
    while reste > 0 {
        let rang = u8::try_from((reste - 1) % 26).unwrap_or(0);
        ecrites.push(char::from(b'A' + rang));
        reste = (reste - 1) / 26;
    }
    ecrites.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::adresse;

    #[test]
    fn adresses() {
        for (colonne, ligne, attendue) in [(0, 1, "A1"), (25, 3, "Z3"), (26, 3, "AA3"), (701, 9, "ZZ9")] {
            assert_eq!(adresse(colonne, ligne), attendue);
        }
    }
}
