//! Codes, laws, decrees, and their articles in each wording.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Certitude, JourSchema};

/// Rang d’un texte dans la hiérarchie des normes : c’est l’ordre des visas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NatureTexte {
    Directive,
    ReglementUe,
    Code,
    LoiOrganique,
    Loi,
    Ordonnance,
    Decret,
    Arrete,
    Plan,
}

/// Un code, une loi, un décret…
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Texte {
    /// Identifiant : "ccp", "loi-2021-1104".
    pub id: String,
    /// Rang du texte.
    pub nature: NatureTexte,
    /// Titre à imprimer : "loi n° 2021-1104 du 22 août 2021".
    pub titre: String,
    /// Intitulé, imprimé après le titre dans les visas : "relative à l’économie sociale et solidaire".
    pub intitule: Option<String>,
    /// Nom courant : "loi Climat et résilience".
    pub usuel: Option<String>,
    /// Sigle : "CCP".
    pub abrege: Option<String>,
    /// Date du texte.
    #[schemars(with = "Option<JourSchema>")]
    pub date: Option<Date>,
    /// Page officielle.
    pub url: Option<String>,
    /// Certitude de l’existence, du numéro et de la date.
    pub certitude: Certitude,
    /// D’où elle vient : sources du catalogue (`[[sources]]`), adresses, ou quelques mots.
    pub sources: Vec<String>,
    /// Ce qu’il faut savoir de plus de ces sources.
    pub precision_source: Option<String>,
    /// Fichier du complément d’où vient la fiche ; jamais écrit à la main.
    #[serde(skip)]
    pub origine: Option<String>,
}

/// Un article, dans l’une de ses rédactions.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Identifiant, le même pour toutes les rédactions : "ccp-l2111-3".
    pub id: String,
    /// Texte dont il fait partie.
    pub texte: String,
    /// Numéro à imprimer : "L. 2111-3".
    pub numero: String,
    /// Ce qu’il règle, en quelques mots.
    pub objet: String,
    /// Extrait mot pour mot ; les coupes y sont signalées par […].
    pub extrait: Option<String>,
    /// Premier jour de cette rédaction.
    #[schemars(with = "Option<JourSchema>")]
    pub du: Option<Date>,
    /// Dernier jour de cette rédaction.
    #[schemars(with = "Option<JourSchema>")]
    pub au: Option<Date>,
    /// Certitude de la rédaction.
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
