//! Figures: positions and lengths from 0 to 1, words ready to print. Renderers choose inks and sizes.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Morceau, Tableau};

/// Une figure : un dessin, son texte de remplacement, ses données.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Figure {
    pub ancre: Option<String>,
    pub legende: String,
    pub alternative: String,
    pub dessin: Dessin,
    /// Équivalent en tableau, imprimé sous la figure ; absent seulement si `renvoi` dit où il est.
    pub donnees: Option<Tableau>,
    /// « Les montants figurent au tableau de l’annexe B. »
    pub renvoi: Option<Vec<Morceau>>,
    /// Not for who draws.
    #[serde(skip)]
    pub en_mots: EnMots,
}

/// What a text that draws nothing says instead.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EnMots {
    /// The caption, when that of the drawing speaks of its look.
    pub legende: Option<String>,
    /// Heads of the table that tells the drawing row by row: what a row is, what is said of it.
    pub tetes: [&'static str; 2],
    /// What the rows do not say.
    pub phrase: Option<String>,
    /// The table itself, when the drawing does not write its values.
    pub tableau: Option<Tableau>,
}

impl EnMots {
    pub fn de(ligne: &'static str, valeur: &'static str) -> Self {
        Self { tetes: [ligne, valeur], ..Self::default() }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Dessin {
    /// Barres horizontales, triées.
    Barres { barres: Vec<BarreDessin> },
    /// Nuage de bulles ; x, y de 0 à 1 (y vers le haut), surface proportionnelle à `poids` (0 à 1). Les bulles
    /// sont dans l’ordre de leur numéro, de 1 à n ; les graduations, à intervalles égaux sur les deux axes.
    Bulles {
        abscisse: String,
        ordonnee: String,
        graduations: Vec<String>,
        quadrants: Quadrants,
        bulles: Vec<Bulle>,
    },
    /// Barres de temps ; positions de 0 à 1 sur `annees`.
    Gantt { annees: Vec<String>, lignes: Vec<LigneGantt>, legende: LegendeGantt },
    /// Courbe d’un indicateur : observé puis cible.
    Trajectoire {
        annees: Vec<String>,
        series: Vec<SerieDessin>,
        maximum: f64,
        graduations: Vec<Graduation>,
        /// Dite une fois, en tête de l’échelle ; les pourcentages la portent à chaque valeur.
        unite: Option<String>,
    },
    /// Les dix-sept objectifs de développement durable, en grille.
    Odd { cases: Vec<CaseOdd> },
    /// Barres empilées : les parts d’un tout, ligne par ligne, dans l’ordre de la légende.
    Parts { legende: Vec<String>, lignes: Vec<LigneParts> },
}

/// Ce que veulent dire une barre, une barre hachurée et un losange ; absent : le signe n’est pas expliqué.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct LegendeGantt {
    pub ponctuelle: Option<String>,
    pub recurrente: Option<String>,
    pub jalon: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CaseOdd {
    pub numero: u8,
    pub titre: String,
    /// « 6 actions » ; absent si aucune action ne le sert.
    pub affiche: Option<String>,
    pub fort: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LigneParts {
    pub libelle: String,
    pub axe: Option<usize>,
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Part {
    /// De 0 à 1 de la ligne.
    pub part: f64,
    pub affiche: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BarreDessin {
    pub libelle: String,
    /// De 0 à 1.
    pub longueur: f64,
    pub affiche: String,
    pub fort: bool,
}

/// Noms des quatre cases : haut gauche, haut droite, bas gauche, bas droite.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Quadrants {
    pub haut_gauche: String,
    pub haut_droite: String,
    pub bas_gauche: String,
    pub bas_droite: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Bulle {
    pub libelle: String,
    pub x: f64,
    pub y: f64,
    pub poids: f64,
    pub fort: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LigneGantt {
    pub libelle: String,
    pub axe: Option<usize>,
    /// Sous-titre qui groupe les lignes suivantes ; sans barre.
    pub groupe: bool,
    pub debut: f64,
    /// Avant `debut`, aucune barre : la ligne ne porte que des jalons.
    pub fin: f64,
    pub recurrente: bool,
    pub jalons: Vec<f64>,
    /// Dates en clair, au bout de la barre : « juin 2027 – déc. 2028 ».
    pub affiche: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SerieDessin {
    pub libelle: String,
    pub genre: GenreSerie,
    pub points: Vec<Point>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GenreSerie {
    Observe,
    Cible,
}

/// `x` : rang de l’année, à partir de 0 ; `y` : de 0 à 1 de l’échelle.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Point {
    pub x: usize,
    pub y: f64,
    pub affiche: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Graduation {
    pub y: f64,
    pub affiche: String,
}
