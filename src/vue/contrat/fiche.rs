//! Sheets of an action and of an indicator.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Figure, Ligne, Riche, Tableau};

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FicheAction {
    pub ancre: String,
    /// « Action 1.1.1 »
    pub surtitre: String,
    pub id: String,
    pub titre: String,
    pub axe: usize,
    pub pastilles: Vec<Pastille>,
    /// Constat et description.
    pub texte: Riche,
    pub champs: Vec<Ligne>,
    pub calendrier: Option<Calendrier>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Pastille {
    pub texte: String,
    /// `axe` : à la couleur de l’axe ; `neutre` : grise.
    pub ton: Ton,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ton {
    Axe,
    Neutre,
}

/// Bande d’années où une action prend place ; positions de 0 à 1.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Calendrier {
    pub libelle: String,
    pub alternative: String,
    pub annees: Vec<String>,
    pub debut: f64,
    pub fin: f64,
    pub recurrente: bool,
    /// Échéances des étapes.
    pub jalons: Vec<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FicheIndicateur {
    pub ancre: String,
    pub id: String,
    pub titre: String,
    pub axe: Option<usize>,
    pub pastilles: Vec<Pastille>,
    pub champs: Vec<Ligne>,
    /// Valeurs et cibles par année.
    pub valeurs: Option<Tableau>,
    pub trajectoire: Option<Figure>,
}
