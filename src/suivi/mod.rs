//! What was observed, by whom, when? Baselines included: a dossier holds intentions, this holds facts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::dossier::{Annee, Id, Jour, Serie, Statut};

/// Suivi d’un SPASER : valeurs observées et avancement des actions. Fichier `suivi.toml`, à côté du dossier.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Suivi SPASER")]
pub struct Suivi {
    /// Version du format du suivi. Toujours 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// Valeurs observées, valeurs de référence comprises.
    #[serde(default)]
    pub releves: Vec<Releve>,
    /// Avancement des actions.
    #[serde(default)]
    pub avancements: Vec<Avancement>,
}

/// Valeurs observées d’un indicateur pour un acheteur.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Releve {
    /// Indicateur observé.
    pub indicateur: Id,
    /// Acheteur observé ; le seul acheteur du dossier par défaut.
    pub acheteur: Option<Id>,
    /// Valeur par année ; calculée si le numérateur et le dénominateur sont donnés.
    #[serde(default)]
    pub annees: Serie,
    /// Numérateur par année.
    #[serde(default)]
    pub numerateurs: Serie,
    /// Dénominateur par année.
    #[serde(default)]
    pub denominateurs: Serie,
    /// Source de la donnée.
    pub source: Option<String>,
    /// Date du relevé.
    pub releve_le: Option<Jour>,
    /// Fonction ou direction qui a relevé.
    pub releve_par: Option<String>,
    /// Commentaire par année.
    #[serde(default)]
    pub commentaires: BTreeMap<Annee, String>,
}

/// Avancement d’une action à une date.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Avancement {
    /// Action suivie.
    pub action: Id,
    /// Date de l’observation.
    pub date: Jour,
    /// Où en est l’action.
    pub statut: Option<Statut>,
    /// Part réalisée, en pour cent.
    #[schemars(range(min = 0, max = 100))]
    pub avancement: Option<f64>,
    /// Commentaire.
    pub commentaire: Option<String>,
}

/// Schema of `suivi.toml`.
pub fn schema_du_suivi() -> serde_json::Value {
    crate::validation::schema_de::<Suivi>()
}
