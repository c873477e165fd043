//! Indicator models that a dossier may inherit from.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::choix::{Categorie, CategorieAchat, Expression, Frequence, Sens, SousTheme, StatutJuridique};

/// Un modèle d’indicateur.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModeleIndicateur {
    /// Identifiant : "SOC-01".
    pub id: String,
    /// Nom.
    pub nom: String,
    /// Nom court.
    pub court: String,
    /// Volet.
    pub categorie: Categorie,
    /// Catégorie de l’achat responsable qu’il mesure, au sens de l’article L. 2111-3.
    pub categorie_achat: Option<CategorieAchat>,
    /// Définition.
    pub definition: String,
    /// Ce qu’il compte.
    pub expression: Expression,
    /// Unité.
    pub unite: String,
    /// Décimales imprimées.
    pub decimales: u8,
    /// Numérateur, en clair.
    pub numerateur: Option<String>,
    /// Dénominateur, en clair ; absent pour un simple compte.
    pub denominateur: Option<String>,
    /// `true` si les valeurs annuelles s’additionnent.
    #[serde(default)]
    pub cumulable: bool,
    /// Source des données.
    pub source: String,
    /// Outil d’où elles sortent.
    pub outil: Option<String>,
    /// Rythme de collecte.
    pub frequence: Frequence,
    /// `true` s’il entre dans la publication tous les deux ans.
    #[serde(default)]
    pub publication: bool,
    /// Fondement.
    pub statut: StatutJuridique,
    /// Textes et articles qui le fondent.
    #[serde(default)]
    pub fondements: Vec<String>,
    /// Obligation qu’il mesure.
    pub obligation: Option<String>,
    /// Sens souhaité.
    pub sens: Sens,
    /// Limites et biais, imprimés à côté de la valeur.
    pub limites: Option<String>,
    /// `true` s’il fait partie du noyau proposé à tout nouveau schéma.
    #[serde(default)]
    pub noyau: bool,
    /// Sous-thème de l’article L. 2111-3.
    pub sous_theme: SousTheme,
    #[serde(skip)]
    pub origine: Option<String>,
}
