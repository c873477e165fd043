//! Duties of responsible purchasing: what each requires, of whom, since when, how it is measured.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Certitude, FamilleOrganisme, JourSchema};
use crate::choix::{GenreContrat, NatureObligation, Territoire, TypeAchat, TypeAcheteur};

/// Une obligation de l’achat responsable, dans l’une de ses versions.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Identifiant : "OBL-30".
    pub id: String,
    /// Titre court.
    pub titre: String,
    /// Thème, pour le classement.
    pub theme: String,
    /// Légale, indicative ou facultative.
    pub nature: NatureObligation,
    /// Ce qu’elle exige, avec ses nombres.
    pub exige: String,
    /// Textes et articles qui la fondent.
    #[serde(default)]
    pub fondements: Vec<String>,
    /// À qui elle s’applique, en clair.
    pub champ: String,
    /// Familles d’organismes visées ; avec `types`, l’une ou l’autre suffit. Les deux absentes : tous.
    #[serde(default)]
    pub familles_d_organismes: Vec<FamilleOrganisme>,
    /// Types d’acheteurs visés, en plus des familles.
    #[serde(default)]
    pub types: Vec<TypeAcheteur>,
    /// Types exclus, quoique de ces familles.
    #[serde(default)]
    pub sauf: Vec<TypeAcheteur>,
    /// Conditions tenant à l’acheteur ; toutes sont nécessaires.
    #[serde(default)]
    pub si: Conditions,
    /// Ce qui la fait peser sur un contrat donné ; absent : elle ne se juge pas contrat par contrat.
    pub contrat: Option<PorteeContrat>,
    /// Cas où elle ne joue pas, ou peut être écartée, en clair.
    #[serde(default)]
    pub exceptions: Vec<String>,
    /// Premier jour de cette version.
    #[schemars(with = "Option<JourSchema>")]
    pub du: Option<Date>,
    /// Dernier jour de cette version.
    #[schemars(with = "Option<JourSchema>")]
    pub au: Option<Date>,
    /// Unité de mesure.
    pub unite: Option<String>,
    /// Numérateur, en clair.
    pub numerateur: Option<String>,
    /// Dénominateur, en clair.
    pub denominateur: Option<String>,
    /// Cible légale, en clair ; absente si l’acheteur la fixe.
    pub cible: Option<String>,
    /// Cibles propres à des territoires, datées.
    #[serde(default)]
    pub trajectoires: Vec<Trajectoire>,
    /// `true` si ses proportions sont celles des familles de produits (`[[agec]]`).
    #[serde(default)]
    pub proportions_agec: bool,
    /// Échéance, en clair, pour la fiche.
    pub echeance: Option<String>,
    /// Familles d’achat concernées.
    #[serde(default)]
    pub familles: Vec<String>,
    /// Modèles d’indicateurs qui la mesurent.
    #[serde(default)]
    pub indicateurs: Vec<String>,
    /// Certitude de la fiche.
    pub certitude: Certitude,
    /// État du texte lu, non le jour de la lecture ; absent si rien n’a été lu.
    #[schemars(with = "Option<JourSchema>")]
    pub lu_le: Option<Date>,
    /// D’où elle vient : sources du catalogue (`[[sources]]`), adresses, ou quelques mots.
    pub sources: Vec<String>,
    /// Ce qu’il faut savoir de plus de ces sources.
    pub precision_source: Option<String>,
    /// Remarque de travail, jamais imprimée.
    pub note_interne: Option<String>,
    #[serde(skip)]
    pub origine: Option<String>,
}

/// Conditions tenant à l’acheteur. « sup » : strictement supérieur ; « min » : au moins.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conditions {
    /// Dépenses annuelles de marchés, en euros HT, strictement supérieures à ce montant.
    pub depenses_sup: Option<u64>,
    /// Population strictement supérieure.
    pub population_sup: Option<u32>,
    /// Effectif, en équivalents temps plein, au moins égal.
    pub agents_min: Option<u32>,
    /// Parc de véhicules strictement supérieur.
    pub vehicules_sup: Option<u32>,
    /// Le parc compte des autobus.
    #[serde(default)]
    pub autobus: bool,
    /// L’acheteur a la charge d’un restaurant collectif.
    #[serde(default)]
    pub restauration: bool,
    /// Ce restaurant est scolaire, universitaire, ou accueille de jeunes enfants.
    #[serde(default)]
    pub restauration_jeunes: bool,
    /// Surface de bâtiments tertiaires, en mètres carrés, au moins égale.
    pub surface_tertiaire_min: Option<u32>,
    /// Dépenses réelles de fonctionnement (ou charges), en euros, strictement supérieures.
    pub fonctionnement_sup: Option<u64>,
}

/// Ce qui fait peser une règle sur un contrat. Un champ absent n’exclut rien.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PorteeContrat {
    /// Genres de contrats ; tous les marchés si la liste est vide.
    #[serde(default)]
    pub genres: Vec<GenreContrat>,
    /// Objets : travaux, fournitures, services ; tous si la liste est vide.
    #[serde(default)]
    pub objets: Vec<TypeAchat>,
    /// Valeur estimée au moins égale, en euros HT.
    pub montant_min: Option<u64>,
    /// Valeur estimée strictement supérieure, en euros HT.
    pub montant_sup: Option<u64>,
    /// Valeur estimée au moins égale au seuil européen de l’acheteur et de l’objet.
    #[serde(default)]
    pub seuil_europeen: bool,
    /// Durée strictement supérieure, en mois.
    pub duree_mois_sup: Option<u32>,
    /// Ne joue que si le titulaire est une petite ou moyenne entreprise.
    #[serde(default)]
    pub titulaire_pme: bool,
    /// Durée de travaux, en mois, au-dessous de laquelle elle peut être écartée.
    pub travaux_ecartes_sous_mois: Option<u32>,
}

/// Cible propre à des territoires, pour une période.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trajectoire {
    /// Territoires.
    pub territoires: Vec<Territoire>,
    /// Premier jour.
    #[schemars(with = "Option<JourSchema>")]
    pub du: Option<Date>,
    /// Dernier jour.
    #[schemars(with = "Option<JourSchema>")]
    pub au: Option<Date>,
    /// Cible, en clair.
    pub cible: String,
}
