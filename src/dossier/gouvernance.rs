//! Who steers, with what means; the duties retained; the words explained.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Id, NatureObligation, NiveauInstance, TexteRiche};

/// Mot de l’exécutif.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edito {
    /// Titre ; « Éditorial » par défaut.
    pub titre: Option<String>,
    /// Texte, une page au plus.
    pub texte: TexteRiche,
    /// Fonction de la personne qui signe.
    pub signataire: String,
}

/// Gouvernance du schéma.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gouvernance {
    /// Présentation.
    pub presentation: Option<TexteRiche>,
    /// Fonction de l’élu qui porte le schéma.
    pub elu_referent: Option<String>,
    /// Fonction du chef de projet.
    pub chef_de_projet: Option<String>,
    /// Équipe projet : fonctions ou directions.
    #[serde(default)]
    pub equipe_projet: Vec<String>,
    /// Moyens affectés au schéma.
    pub moyens: Option<TexteRiche>,
    /// Clause de révision.
    pub revision: Option<TexteRiche>,
    /// Plan de formation.
    pub formation: Option<TexteRiche>,
    /// Plan de communication.
    pub communication: Option<TexteRiche>,
    /// Modalités du suivi annuel : qui collecte, quand, devant qui le bilan est présenté.
    pub suivi_annuel: Option<TexteRiche>,
    /// Modalités de la publication des indicateurs tous les deux ans.
    pub publication: Option<TexteRiche>,
}

/// Une instance.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instance {
    /// Identifiant stable.
    pub id: Id,
    /// Nom : "Comité de pilotage".
    pub nom: String,
    /// Sigle : "COPIL".
    pub sigle: Option<String>,
    /// Niveau.
    pub niveau: NiveauInstance,
    /// Fonction de qui préside.
    pub presidence: Option<String>,
    /// Membres : fonctions ou directions.
    #[serde(default)]
    pub composition: Vec<String>,
    /// Réunions par an.
    #[schemars(range(min = 1, max = 52))]
    pub seances_par_an: Option<u32>,
    /// Rôle, en une ou deux phrases.
    pub role: Option<TexteRiche>,
}

/// Une obligation retenue : par référence au catalogue, ou décrite en entier.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObligationRetenue {
    /// Identifiant : celui du catalogue ("OBL-30") ou le vôtre.
    pub id: Id,
    /// Titre ; celui du catalogue par défaut.
    pub titre: Option<String>,
    /// Ce qui est exigé ; celui du catalogue par défaut.
    pub exige: Option<TexteRiche>,
    /// Fondement, écrit en clair, pour une obligation hors catalogue.
    pub fondement: Option<String>,
    /// Nature, pour une obligation hors catalogue.
    pub nature: Option<NatureObligation>,
    /// Comment le schéma y répond.
    pub reponse: Option<TexteRiche>,
}

/// Un terme du glossaire.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Terme {
    /// Le terme.
    pub terme: String,
    /// Sa définition.
    pub definition: String,
}
