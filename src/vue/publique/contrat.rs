//! The public data of a scheme: what anyone may reuse. Nothing internal has a field here.

use schemars::JsonSchema;
use serde::Serialize;

/// Données publiques d’un schéma de promotion des achats socialement et écologiquement responsables.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "Données publiques d’un SPASER")]
pub struct Publique {
    /// Version du format de ces données.
    pub format: u32,
    /// Titre complet : « SPASER 2027–2032 — Métropole de Valmont ».
    pub titre: String,
    /// Première année du schéma.
    pub debut: Option<u16>,
    /// Dernière année ; absente si le schéma est sans terme.
    pub fin: Option<u16>,
    pub edition: Option<u32>,
    pub version: Option<String>,
    /// `projet`, `soumis`, `adopte` ou `modifie`.
    pub etat: String,
    /// Date d’édition, `AAAA-MM-JJ`.
    pub date_edition: Option<String>,
    /// Adresse de mise en ligne.
    pub adresse: Option<String>,
    /// Licence de réutilisation.
    pub licence: Licence,
    pub acheteurs: Vec<AcheteurPublic>,
    pub axes: Vec<AxePublic>,
    pub indicateurs: Vec<IndicateurPublic>,
    /// Années de publication des indicateurs, retenues par l’acheteur.
    pub annees_de_publication: Vec<u16>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Licence {
    pub nom: String,
    pub adresse: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AcheteurPublic {
    pub id: String,
    pub nom: String,
    /// Type juridique : `commune`, `metropole`…
    #[serde(rename = "type")]
    pub type_acheteur: String,
    /// Quatorze chiffres.
    pub siret: Option<String>,
    pub population: Option<u32>,
    /// Coordonnateur d’un schéma conjoint.
    pub coordonnateur: bool,
    /// Dépenses de marchés par année civile, en euros hors taxes.
    pub depenses_marches_ht: Vec<ValeurAnnuelle>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ValeurAnnuelle {
    pub annee: u16,
    pub valeur: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AxePublic {
    pub id: String,
    pub numero: String,
    pub titre: String,
    /// `social`, `ecologique`, `circulaire`, `economique`, `gouvernance`.
    pub categorie: Option<String>,
    pub objectifs: Vec<ObjectifPublic>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ObjectifPublic {
    pub id: String,
    pub numero: String,
    pub titre: String,
    pub actions: Vec<ActionPublique>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ActionPublique {
    pub id: String,
    pub numero: String,
    pub titre: String,
    /// Acheteurs concernés.
    pub acheteurs: Vec<String>,
    pub pilote: Option<String>,
    /// `AAAA-MM-JJ`.
    pub debut: Option<String>,
    pub fin: Option<String>,
    /// Se répète chaque année.
    pub recurrente: bool,
    /// Avancement à la date d’édition : `a-venir`, `en-cours`, `realise`…
    pub statut: Option<String>,
    pub etapes: Vec<EtapePublique>,
    /// Indicateurs qui la mesurent.
    pub indicateurs: Vec<String>,
    /// Objectifs de développement durable servis, de 1 à 17.
    pub odd: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EtapePublique {
    pub libelle: String,
    pub echeance: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IndicateurPublic {
    pub id: String,
    pub nom: String,
    pub definition: Option<String>,
    pub categorie: Option<String>,
    /// Catégorie d’achat responsable mesurée, pour un objectif cible.
    pub categorie_achat: Option<String>,
    pub unite: String,
    /// Exprimé en nombre de contrats, en valeur, ou autrement.
    pub expression: Option<String>,
    pub numerateur: Option<String>,
    pub denominateur: Option<String>,
    pub source: Option<String>,
    pub frequence: String,
    /// `hausse`, `baisse` ou `stable`.
    pub sens: String,
    pub limites: Option<String>,
    /// Textes dont il relève.
    pub fondements: Vec<String>,
    pub cibles: Vec<CiblePublique>,
    pub observations: Vec<Observation>,
}

/// Une valeur à atteindre, par acheteur et par année.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CiblePublique {
    pub acheteur: String,
    pub annee: u16,
    /// En points pour un pourcentage ; 1 ou 0 pour un jalon.
    pub valeur: f64,
    /// `echeance`, `paliers`, `plancher`, `maintien`, `cumul` ou `oui-non`.
    pub forme: String,
}

/// Une valeur observée, par acheteur et par année.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Observation {
    pub acheteur: String,
    pub annee: u16,
    pub valeur: f64,
    pub numerateur: Option<f64>,
    pub denominateur: Option<f64>,
}
