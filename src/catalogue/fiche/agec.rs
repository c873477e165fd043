//! The seventeen product families of the law against waste, and the proportions known of each.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Certitude;

/// Colonne du tableau des proportions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ColonneAgec {
    /// Réemploi ou réutilisation.
    Reemploi,
    /// Matières recyclées.
    Recycle,
}

/// Une famille de produits de l’article 58 de la loi AGEC.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FamilleAgec {
    /// Identifiant : "agec-09".
    pub id: String,
    /// Numéro dans le schéma de déclaration, de 1 à 17.
    pub numero: u8,
    /// Libellé exact du schéma de déclaration.
    pub libelle: String,
    /// Colonnes pour lesquelles aucun objectif n’est fixé.
    #[serde(default)]
    pub sans_objectif: Vec<ColonneAgec>,
    /// Proportions relevées ; ce qui manque est à saisir, jamais zéro.
    #[serde(default)]
    pub taux: Vec<TauxAgec>,
    /// D’où elle vient : sources du catalogue (`[[sources]]`), adresses, ou quelques mots.
    pub sources: Vec<String>,
    /// Ce qu’il faut savoir de plus de ces sources.
    pub precision_source: Option<String>,
    #[serde(skip)]
    pub origine: Option<String>,
}

/// Une proportion minimale, en pour cent du montant annuel hors taxes de la famille.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TauxAgec {
    /// Colonne.
    pub colonne: ColonneAgec,
    /// Palier : 2024, 2027 ou 2030.
    pub palier: u16,
    /// Proportion, en points.
    #[schemars(range(min = 0, max = 100))]
    pub valeur: u8,
    /// Certitude de la proportion.
    pub certitude: Certitude,
    /// D’où elle vient.
    pub sources: Vec<String>,
}
