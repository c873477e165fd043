//! Indicators and their targets. Observed values, baselines included, live in `suivi.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Annee, Categorie, CategorieAchat, Expression, FormeCible, Frequence, Id, Portee, Sens, Serie,
    StatutJuridique, TexteRiche, Usage,
};

/// Un indicateur. Avec `modele`, tout ce qui est absent vient du catalogue.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicateur {
    /// Identifiant stable : "SOC-01".
    pub id: Id,
    /// Identifiants portés autrefois.
    #[serde(default)]
    pub anciens_ids: Vec<Id>,
    /// Indicateur du catalogue dont celui-ci hérite.
    pub modele: Option<Id>,
    /// Nom.
    pub nom: Option<String>,
    /// Nom court, pour les graphiques et le classeur.
    pub court: Option<String>,
    /// Volet de l’achat responsable.
    pub categorie: Option<Categorie>,
    /// Catégorie de l’achat responsable, au sens de l’article L. 2111-3, pour un indicateur sans modèle.
    pub categorie_achat: Option<CategorieAchat>,
    /// Indicateur portant une cible, ou de transparence.
    pub usage: Option<Usage>,
    /// Réalisation, résultat ou impact.
    pub portee: Option<Portee>,
    /// Définition.
    pub definition: Option<TexteRiche>,
    /// En nombre de contrats, en valeur, en quantité physique, ou déclaratif.
    pub expression: Option<Expression>,
    /// Unité : "%", "heures", "€ HT", "nombre".
    pub unite: Option<String>,
    /// Décimales imprimées.
    #[schemars(range(max = 3))]
    pub decimales: Option<u8>,
    /// Numérateur, en clair.
    pub numerateur: Option<String>,
    /// Dénominateur, en clair ; absent si l’indicateur est un simple compte.
    pub denominateur: Option<String>,
    /// Périmètre : acheteurs, seuils, exclusions.
    pub perimetre: Option<String>,
    /// Source des données.
    pub source: Option<String>,
    /// Direction ou fonction qui collecte.
    pub responsable: Option<String>,
    /// Rythme de collecte.
    pub frequence: Option<Frequence>,
    /// `true` si la valeur est calculée sans saisie.
    pub automatise: Option<bool>,
    /// `true` si l’indicateur existait avant le schéma.
    pub preexistant: Option<bool>,
    /// Sens souhaité.
    pub sens: Option<Sens>,
    /// Année de référence ; celle du document par défaut.
    pub annee_reference: Option<Annee>,
    /// Écart à la cible, en points ou en pour cent, à partir duquel alerter.
    #[schemars(range(min = 0))]
    pub seuil_alerte: Option<f64>,
    /// Fondement juridique.
    pub statut_juridique: Option<StatutJuridique>,
    /// Limites et biais.
    pub limites: Option<TexteRiche>,
    /// Axe auquel l’indicateur se rattache ; celui des actions qui l’emploient par défaut.
    pub axe: Option<Id>,
    /// Acheteurs concernés ; tous par défaut.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub acheteurs: Vec<Id>,
    /// Ventilations suivies : par acheteur, par famille…
    #[serde(default)]
    pub ventilation: Vec<String>,
}

/// Une cible.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cible {
    /// Indicateur visé.
    pub indicateur: Id,
    /// Acheteur ; tous par défaut.
    pub acheteur: Option<Id>,
    /// Forme de la cible.
    pub forme: FormeCible,
    /// Valeur à atteindre, en points pour un pourcentage.
    pub valeur: Option<f64>,
    /// Année d’échéance (échéance, maintien, cumul, oui-non) ou première année (plancher).
    pub annee: Option<Annee>,
    /// Valeur par année, pour des paliers.
    #[serde(default)]
    pub annees: Serie,
    /// Ce qui doit être vrai, pour un jalon oui-non : "Label obtenu".
    pub jalon: Option<String>,
    /// Cibles qui disent un même but dans plusieurs unités : elles portent le même groupe.
    pub groupe: Option<String>,
    /// Cible mise en avant dans le résumé.
    #[serde(default)]
    pub phare: bool,
    /// Précision imprimée sous le tableau.
    pub precision: Option<String>,
}
