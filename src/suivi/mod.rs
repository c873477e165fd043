//! What was observed, by whom, when? Baselines included: a dossier holds intentions, this holds facts.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::dossier::{Annee, EtatEtape, Id, Jour, Serie, Statut};

/// Suivi d’un SPASER : valeurs observées, avancement des actions, séances tenues. Fichier `suivi.toml`, à côté du dossier.
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
    /// Avancement des étapes.
    #[serde(default)]
    pub etapes: Vec<EtapeSuivie>,
    /// Séances tenues par les instances.
    #[serde(default)]
    pub seances: Vec<SeanceTenue>,
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
    /// D’où vient la valeur de chaque année : fichier, feuille et cellule.
    #[serde(default)]
    pub provenances: BTreeMap<Annee, String>,
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
    /// D’où vient l’observation : fichier, feuille et cellule.
    pub provenance: Option<String>,
}

/// Avancement d’une étape à une date.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EtapeSuivie {
    /// Action à laquelle l’étape appartient.
    pub action: Id,
    /// Rang de l’étape dans l’action, à partir de 1.
    #[schemars(range(min = 1, max = 1000))]
    pub rang: u32,
    /// Date de l’observation.
    pub date: Jour,
    /// Où en est l’étape.
    pub etat: EtatEtape,
    /// D’où vient l’observation : fichier, feuille et cellule.
    pub provenance: Option<String>,
}

/// Une séance tenue par une instance du schéma.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeanceTenue {
    /// Instance du dossier.
    pub instance: Id,
    /// Date de la séance.
    pub date: Jour,
    /// Nombre de participants.
    #[schemars(range(max = 10_000))]
    pub participants: Option<u32>,
    /// Décisions prises, ou points saillants.
    pub decisions: Option<String>,
    /// D’où vient l’observation : fichier, feuille et cellule.
    pub provenance: Option<String>,
}

/// Schema of `suivi.toml`.
pub fn schema_du_suivi() -> serde_json::Value {
    crate::validation::schema_de::<Suivi>()
}
