//! How the scheme was made, with whom, and from what it starts.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    AdresseWeb, Annee, Apport, CategoriePartie, Conduite, Diffusion, Id, Jour, RolePartie, Suite, TexteRiche,
    TypeConcertation,
};

/// Conduite de la démarche.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Demarche {
    /// En interne, ou avec une assistance à maîtrise d’ouvrage.
    pub conduite: Option<Conduite>,
    /// L’assistance à maîtrise d’ouvrage.
    pub amo: Option<Amo>,
    /// Récit de la démarche.
    pub presentation: Option<TexteRiche>,
    /// Espace de consultation : "page dédiée du site de la métropole".
    pub espace_consultation: Option<String>,
    /// Adresse de cet espace.
    pub adresse_consultation: Option<AdresseWeb>,
    /// Travail resté à la charge de l’acheteur, même accompagné.
    pub travail_interne: Option<TexteRiche>,
}

/// Assistance à maîtrise d’ouvrage.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amo {
    /// Nom du titulaire.
    pub nom: String,
    /// Missions confiées.
    #[serde(default)]
    pub missions: Vec<String>,
}

/// Une étape de l’élaboration.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// Nom de l’étape.
    pub nom: String,
    /// Début.
    pub debut: Option<Jour>,
    /// Fin.
    pub fin: Option<Jour>,
    /// Ce qui y a été fait.
    pub description: Option<TexteRiche>,
}

/// Un schéma consulté.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemaConsulte {
    /// Acheteur dont le schéma a été consulté.
    pub acheteur: String,
    /// Période du schéma consulté.
    pub periode: Option<String>,
    /// Ce qui en a été retenu.
    pub retenu: String,
    /// Adresse du schéma.
    pub adresse: Option<AdresseWeb>,
}

/// Une orientation politique.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Orientation {
    /// Identifiant stable.
    pub id: Id,
    /// L’orientation, en une phrase.
    pub libelle: String,
    /// Où elle est écrite : "projet de mandat 2026-2032".
    pub source: Option<String>,
}

/// Un plan ou un schéma lié.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanLie {
    /// Nom : "Plan climat-air-énergie territorial".
    pub nom: String,
    /// Sigle.
    pub sigle: Option<String>,
    /// Période.
    pub periode: Option<String>,
    /// Ce qui le lie au schéma.
    pub lien: Option<String>,
}

/// Qui détient quelle donnée.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Detenteur {
    /// La donnée : "dépenses par fournisseur".
    pub donnee: String,
    /// La direction ou la fonction qui la détient.
    pub detenteur: String,
    /// L’outil d’où elle sort.
    pub outil: Option<String>,
    /// Champs ou parties du dossier que cette donnée remplit : `["acheteurs", "segments", "indicateurs.SOC-05"]`.
    #[serde(default)]
    pub remplit: Vec<String>,
}

/// Bilan de départ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EtatDesLieux {
    /// Présentation générale.
    pub presentation: Option<TexteRiche>,
    /// Bilan du schéma précédent.
    pub bilan_precedent: Option<TexteRiche>,
    /// Forces.
    #[serde(default)]
    pub forces: Vec<String>,
    /// Faiblesses.
    #[serde(default)]
    pub faiblesses: Vec<String>,
    /// Opportunités.
    #[serde(default)]
    pub opportunites: Vec<String>,
    /// Menaces.
    #[serde(default)]
    pub menaces: Vec<String>,
}

/// Une partie prenante.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartiePrenante {
    /// Identifiant stable.
    pub id: Id,
    /// Qui : une structure, un collège, une direction.
    pub nom: String,
    /// Famille.
    pub categorie: CategoriePartie,
    /// Rôle dans la démarche.
    pub role: Option<RolePartie>,
    /// Influence sur le schéma, de 1 à 4. Jamais publiée.
    #[schemars(range(min = 1, max = 4))]
    pub influence: Option<u8>,
    /// Intérêt pour le schéma, de 1 à 4. Jamais publié.
    #[schemars(range(min = 1, max = 4))]
    pub interet: Option<u8>,
    /// Ce qu’elle apporte : avis, ressources, données, renouvellement.
    #[serde(default)]
    pub apports: Vec<Apport>,
    /// Ce qu’elle attend. Jamais publié.
    pub attentes: Option<String>,
    /// Ce qu’elle a apporté, en clair.
    pub contribution: Option<String>,
    /// Personne à joindre. Jamais publiée.
    pub contact: Option<String>,
    /// Canal : réunion, lettre d’information… Jamais publié.
    pub canal: Option<String>,
    /// Fréquence des échanges. Jamais publiée.
    pub frequence: Option<String>,
    /// Public (par défaut) ou interne.
    pub diffusion: Option<Diffusion>,
}

/// Un temps de concertation.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Concertation {
    /// Identifiant stable.
    pub id: Id,
    /// Date.
    pub date: Option<Jour>,
    /// Forme.
    #[serde(rename = "type")]
    pub type_concertation: TypeConcertation,
    /// Thème.
    pub theme: String,
    /// Nombre de participants.
    pub participants: Option<u32>,
    /// Publics réunis.
    #[serde(default)]
    pub categories: Vec<CategoriePartie>,
    /// Ce qui en est sorti.
    pub livrable: Option<String>,
}

/// Une contribution et sa suite.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// D’où elle vient : une partie prenante, un atelier.
    pub origine: String,
    /// Partie prenante ou concertation à laquelle elle se rattache.
    pub source: Option<Id>,
    /// Ce qui a été proposé.
    pub proposition: String,
    /// Ce qu’elle est devenue.
    pub suite: Option<Suite>,
    /// Pourquoi.
    pub motif: Option<String>,
    /// Actions qui en sont nées.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub actions: Vec<Id>,
    /// Année, si elle diffère de celle de la démarche.
    pub annee: Option<Annee>,
    /// Public (par défaut) ou interne.
    pub diffusion: Option<Diffusion>,
}
