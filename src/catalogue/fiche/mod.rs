//! The records, as their TOML files hold them. Their French comments become the schema that the author
//! of an overlay reads.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

mod acte;
mod agec;
mod echeance;
mod indicateur;
mod obligation;
mod organisme;
mod seuil;
mod source;
mod terme;
mod texte;

pub use acte::ModeleActe;
pub use agec::{ColonneAgec, FamilleAgec, TauxAgec};
pub use echeance::{Echeance, JourAnnuel};
pub use indicateur::ModeleIndicateur;
pub use obligation::{Conditions, Obligation, PorteeContrat, Trajectoire};
pub use organisme::{
    Convocation, Delai, FamilleOrganisme, FormeActe, Majorite, Organisme, Quorum, SecondeConvocation,
    UniteDelai, Urgence,
};
pub use seuil::{ObjetDuSeuil, Seuil};
pub use source::SourceDuDroit;
pub use terme::TermeCatalogue;
pub use texte::{Article, NatureTexte, Texte};

/// Certitude d’une fiche : elle commande ce qui peut être imprimé.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certitude {
    /// Lu dans la source primaire, ou dans deux sources concordantes.
    Verifie,
    /// Une seule source, ou texte ancien : imprimé, et porté à la liste de relecture.
    Probable,
    /// Jamais imprimé.
    AVerifier,
}

/// Fiche close par un complément : la règle cesse de valoir après ce jour.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cloture {
    /// Liste de la fiche : "obligations", "articles", "seuils", "echeances".
    pub famille: FamilleDatee,
    /// Identifiant de la fiche.
    pub id: String,
    /// Dernier jour où elle vaut.
    #[schemars(with = "JourSchema")]
    pub au: jiff::civil::Date,
    /// D’où vient cette fin : texte, adresse, date de lecture.
    pub source: String,
}

/// Listes dont les fiches ont des dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FamilleDatee {
    Obligations,
    Articles,
    Seuils,
    Echeances,
}

/// How a schema says a civil date.
pub(super) struct JourSchema;

impl JsonSchema for JourSchema {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Jour".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}
