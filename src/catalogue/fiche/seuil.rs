//! Amounts that law compares a spend or a contract with.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Certitude, JourSchema};
use crate::choix::{CategorieAcheteur, TypeAchat};

/// Un seuil, dans l’une de ses versions.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seuil {
    /// Identifiant : "spaser", "europeen-travaux".
    pub id: String,
    /// Montant, en euros HT.
    pub valeur: i64,
    /// Ce qu’on lui compare, en clair.
    pub base: String,
    /// Pour un seuil de contrat : à quels objets et acheteurs il vaut.
    pub objet: Option<ObjetDuSeuil>,
    /// Premier jour de cette version.
    #[schemars(with = "Option<JourSchema>")]
    pub du: Option<Date>,
    /// Dernier jour de cette version.
    #[schemars(with = "Option<JourSchema>")]
    pub au: Option<Date>,
    /// Textes qui le fixent.
    #[serde(default)]
    pub fondements: Vec<String>,
    /// Certitude de la fiche.
    pub certitude: Certitude,
    /// État du texte lu, non le jour de la lecture ; absent si rien n’a été lu.
    #[schemars(with = "Option<JourSchema>")]
    pub lu_le: Option<Date>,
    /// D’où elle vient : sources du catalogue (`[[sources]]`), adresses, ou quelques mots.
    pub sources: Vec<String>,
    /// Ce qu’il faut savoir de plus de ces sources.
    pub precision_source: Option<String>,
    #[serde(skip)]
    pub origine: Option<String>,
}

/// À quels contrats un seuil s’applique.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjetDuSeuil {
    /// Objets des marchés.
    pub objets: Vec<TypeAchat>,
    /// Catégories d’acheteurs ; toutes si la liste est vide.
    #[serde(default)]
    pub acheteurs: Vec<CategorieAcheteur>,
}
