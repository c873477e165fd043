//! Tables: columns always named, rows, cells, word-sized curves.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Morceau, Riche};

/// Un tableau. Ses colonnes portent toujours un libellé.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Tableau {
    /// Titre du tableau, imprimé au-dessus.
    pub titre: Option<String>,
    /// Ce que le tableau montre, pour qui ne le voit pas.
    pub resume: String,
    pub colonnes: Vec<ColonneTableau>,
    pub lignes: Vec<LigneTableau>,
    /// Note imprimée sous le tableau.
    pub note: Option<Riche>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ColonneTableau {
    pub libelle: String,
    pub genre: GenreColonne,
    /// Part relative de la largeur ; 0 : juste ce qu’il faut.
    pub part: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GenreColonne {
    Texte,
    /// Aligné à droite, chiffres tabulaires.
    Nombre,
    /// Première colonne d’identifiants, en-tête de ligne.
    Cle,
    /// Petite courbe, de la référence à la cible.
    Trace,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LigneTableau {
    pub genre: GenreLigne,
    /// Filet de couleur d’axe à gauche.
    pub axe: Option<usize>,
    /// Autant de cellules que de colonnes.
    pub cellules: Vec<Cellule>,
    pub ancre: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GenreLigne {
    Courante,
    /// Sous-titre : seule la première cellule est remplie, elle court sur toute la largeur.
    Section,
    Total,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Cellule {
    pub contenu: Vec<Morceau>,
    pub fort: bool,
    /// Pour une colonne `trace`.
    pub trace: Option<Trace>,
    /// The field of the dossier that it repeats: not printed.
    #[serde(skip)]
    pub cle: Option<String>,
}

impl Cellule {
    /// The same, as the words of a field.
    #[must_use]
    pub fn du_champ(self, champ: String) -> Self {
        Self { cle: Some(champ), ..self }
    }
}

/// Une courbe sans échelle, grande comme un mot ; les nombres sont dans les colonnes voisines. Chaque point est
/// `[x, y]`, de 0 à 1, y vers le haut.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Trace {
    pub observes: Vec<[f64; 2]>,
    pub cibles: Vec<[f64; 2]>,
}
