//! Deciding bodies: who adopts, how the assembly is convened, counts and votes, how the act is published.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Certitude, JourSchema};
use crate::choix::TypeAcheteur;

/// Famille à laquelle un type d’acheteur appartient, pour le champ des obligations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FamilleOrganisme {
    Etat,
    EtablissementDeLEtat,
    Collectivite,
    Groupement,
    EtablissementLocal,
    Sante,
    Autre,
}

/// Façon de compter un quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Quorum {
    /// Plus de la moitié des membres en exercice présents ; pouvoirs exclus.
    MajoritePresents,
    /// Au moins deux tiers des membres à voix délibérative, présents ou représentés.
    DeuxTiersPresentsOuRepresentes,
    /// Plus de la moitié des membres en exercice présents ou représentés.
    MajoritePresentsOuRepresentes,
    /// Fixé par les statuts.
    Statuts,
}

/// Base de la majorité.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Majorite {
    /// Majorité absolue des suffrages exprimés.
    Exprimes,
    /// Majorité des membres présents ou représentés : les abstentions pèsent.
    MembresPresentsOuRepresentes,
    /// Fixée par les statuts.
    Statuts,
}

/// L’organe délibère, ou son chef décide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FormeActe {
    Deliberation,
    Decision,
}

/// Unité d’un délai.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UniteDelai {
    /// Ni le jour du départ ni celui de l’échéance ne comptent.
    JoursFrancs,
    /// Jours de calendrier.
    Jours,
}

/// Un délai : « cinq jours francs ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Delai {
    /// Nombre de jours.
    pub nombre: u8,
    /// Francs ou non.
    pub unite: UniteDelai,
}

/// Une règle de convocation, valable pour une tranche de population.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Convocation {
    /// Population à partir de laquelle elle vaut.
    pub population_min: Option<u32>,
    /// Population au-dessous de laquelle elle vaut.
    pub population_sous: Option<u32>,
    /// Délai avant la séance ; absent s’il relève des statuts ou du règlement intérieur.
    pub delai: Option<Delai>,
    /// `true` si le délai est celui de l’envoi du document, non de la convocation.
    #[serde(default)]
    pub porte_sur_le_document: bool,
    /// Ce qui fixe le délai, s’il n’est pas dans la loi : "statuts", "règlement intérieur".
    pub renvoi: Option<String>,
    /// Document joint : "note explicative de synthèse", "rapport".
    pub document: Option<String>,
    /// Titre de la note que cette règle fait joindre : "Note explicative de synthèse" ; absent si elle n’en demande pas.
    pub note: Option<String>,
    /// Articles qui la fondent.
    #[serde(default)]
    pub fondements: Vec<String>,
    /// Abrègement possible en cas d’urgence.
    pub urgence: Option<Urgence>,
}

/// Abrègement du délai en cas d’urgence.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Urgence {
    /// Délai minimal.
    pub delai: Option<Delai>,
    /// Ce que l’urgence demande, en clair : "compte rendu à l’ouverture de la séance".
    pub condition: Option<String>,
}

/// Ce qui suit une séance sans quorum.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondeConvocation {
    /// Délai avant la seconde réunion.
    pub delai: Option<Delai>,
    /// `true` si la réunion a lieu de plein droit.
    #[serde(default)]
    pub de_plein_droit: bool,
    /// `true` si elle délibère sans condition de quorum.
    #[serde(default)]
    pub sans_quorum: bool,
    /// Article qui la fonde.
    pub fondement: String,
}

/// L’organe qui décide pour un type d’acheteur, et ses règles de séance.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Organisme {
    /// Type d’acheteur.
    #[serde(rename = "type")]
    pub type_acheteur: TypeAcheteur,
    /// Famille, pour le champ des obligations.
    pub famille: FamilleOrganisme,
    /// Nom commun du type : "commune".
    pub libelle: String,
    /// Délibération ou décision.
    pub acte: FormeActe,
    /// Organe : "conseil municipal".
    pub organe: String,
    /// Le même avec son article : "le conseil municipal".
    pub organe_avec_article: String,
    /// Le même en capitales, pour l’en-tête.
    pub organe_en_tete: String,
    /// Ses membres : "conseillers municipaux".
    pub membres: Option<String>,
    /// Celui qui exécute : "maire".
    pub executif: Option<String>,
    /// Le même avec son article : "le maire".
    pub executif_avec_article: Option<String>,
    /// `true` si rien n’est relevé de qui met en œuvre les délibérations : l’acte n’en charge alors personne.
    #[serde(default)]
    pub sans_executant: bool,
    /// Articles qui fondent sa compétence.
    #[serde(default)]
    pub competences: Vec<String>,
    /// Articles de compétence ajoutés outre-mer.
    #[serde(default)]
    pub competences_outre_mer: Vec<String>,
    /// Articles sur la séance.
    #[serde(default)]
    pub seance: Vec<String>,
    /// Articles sur la publicité et la transmission.
    #[serde(default)]
    pub publicite: Vec<String>,
    /// Règles de convocation, par tranche de population.
    #[serde(default)]
    pub convocations: Vec<Convocation>,
    /// Titre de la note jointe au projet d’acte quand aucune règle n’en demande : "Rapport {à l’exécutif}", qui se lit « Rapport au directeur » ; « Note de présentation » par défaut.
    pub note: Option<String>,
    /// Façon de compter le quorum ; absente si elle n’est pas relevée.
    pub quorum: Option<Quorum>,
    /// Article du quorum.
    pub quorum_fondement: Option<String>,
    /// Ce qui suit une séance sans quorum.
    pub seconde_convocation: Option<SecondeConvocation>,
    /// Pouvoirs qu’un membre peut recevoir.
    pub pouvoirs_par_membre: Option<u32>,
    /// Article des pouvoirs.
    pub pouvoirs_fondement: Option<String>,
    /// Séance en visioconférence possible, les membres connectés comptant alors comme présents, ou exclue ; absente si rien n’est relevé.
    pub visioconference: Option<bool>,
    /// `true` si une séance tenue en visioconférence ne vote qu’au scrutin public.
    #[serde(default)]
    pub scrutin_public_a_distance: bool,
    /// Article de la visioconférence.
    pub visioconference_fondement: Option<String>,
    /// Base de la majorité ; absente si elle n’est pas relevée.
    pub majorite: Option<Majorite>,
    /// Article de la majorité.
    pub majorite_fondement: Option<String>,
    /// Voix prépondérante du président en cas de partage, sauf au scrutin secret.
    #[serde(default)]
    pub voix_preponderante: bool,
    /// Article de la voix prépondérante.
    pub voix_preponderante_fondement: Option<String>,
    /// `true` si le secrétaire de séance signe aussi.
    #[serde(default)]
    pub secretaire: bool,
    /// Verbe du dispositif, s’il n’est pas « DÉCIDE » : "DÉLIBÈRE".
    pub dispositif: Option<String>,
    /// À qui l’acte est transmis, sans article : "représentant de l’État dans le département".
    pub transmission: Option<String>,
    /// Comment l’acte est publié, en clair : "sous forme électronique, sur le site internet".
    pub publication: Option<String>,
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
