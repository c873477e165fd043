//! The purchasing map.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Annee, Cpv, Diffusion, Id, Jour, ModeAchat, Montant, Section, TexteRiche, TypeAchat};

/// Présentation de la cartographie.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cartographie {
    /// Comment la cartographie a été établie et ce qu’elle enseigne.
    pub presentation: Option<TexteRiche>,
    /// Source des montants : comptabilité, marchés notifiés…
    pub source: Option<String>,
    /// Dépense totale de l’année cartographiée, en euros HT, pour dire la part couverte.
    pub depense_totale: Option<Montant>,
    /// Année à laquelle se rapporte la dépense totale.
    pub annee: Option<Annee>,
}

/// Un segment d’achat.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    /// Identifiant stable : "S-01".
    pub id: Id,
    /// Nom du segment.
    pub nom: String,
    /// Catégorie, au-dessus de la famille.
    pub categorie: Option<String>,
    /// Famille d’achat.
    pub famille: Option<String>,
    /// Code de la nomenclature interne.
    pub nomenclature: Option<String>,
    /// Codes CPV.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub cpv: Vec<Cpv>,
    /// Montants par année, en euros HT : `{ 2024 = 36800000, 2025 = 38400000 }`.
    #[serde(default)]
    pub montants: BTreeMap<Annee, Montant>,
    /// Acheteur, dans un schéma conjoint.
    pub acheteur: Option<Id>,
    /// Nature de l’achat.
    #[serde(rename = "type")]
    pub type_achat: Option<TypeAchat>,
    /// Section budgétaire.
    pub section: Option<Section>,
    /// Façon d’acheter.
    pub mode: Option<ModeAchat>,
    /// Direction qui exprime le besoin.
    pub prescripteur: Option<String>,
    /// Nombre de marchés en cours.
    pub marches: Option<u32>,
    /// Nombre de fournisseurs.
    pub fournisseurs: Option<u32>,
    /// Part du premier fournisseur, en pour cent. Jamais publiée.
    #[schemars(range(min = 0, max = 100))]
    pub part_premier_fournisseur: Option<f64>,
    /// Part des petites et moyennes entreprises, en pour cent.
    #[schemars(range(min = 0, max = 100))]
    pub part_pme: Option<f64>,
    /// Prochaine échéance de renouvellement.
    pub prochaine_echeance: Option<Jour>,
    /// Marchés en cours. Jamais publiés.
    #[serde(default)]
    pub marches_en_cours: Vec<MarcheEnCours>,
    /// Enjeu environnemental, de 1 (faible) à 4 (très fort).
    #[schemars(range(min = 1, max = 4))]
    pub enjeu_environnemental: Option<u8>,
    /// Enjeu social, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub enjeu_social: Option<u8>,
    /// Enjeu d’économie circulaire, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub enjeu_circulaire: Option<u8>,
    /// Liberté de l’acheteur sur ce segment, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub liberte: Option<u8>,
    /// Maturité de l’offre responsable, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub offre_responsable: Option<u8>,
    /// Maturité de la pratique interne, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub maturite: Option<u8>,
    /// Leviers : clause, critère, réservation, allotissement, variantes, sourçage…
    #[serde(default)]
    pub leviers: Vec<String>,
    /// Risques. Jamais publiés.
    #[serde(default)]
    pub risques: Vec<String>,
    /// Obligations qui pèsent sur le segment.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub obligations: Vec<Id>,
    /// Segment prioritaire.
    #[serde(default)]
    pub prioritaire: bool,
    /// Commentaire publié sous la cartographie.
    pub commentaire: Option<TexteRiche>,
    /// Public (par défaut) ou interne.
    pub diffusion: Option<Diffusion>,
}

/// Un marché en cours.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarcheEnCours {
    /// Référence du marché.
    pub reference: String,
    /// Titulaire.
    pub titulaire: Option<String>,
    /// Date de fin.
    pub fin: Option<Jour>,
}
