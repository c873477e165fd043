//! What an act of a given nature refers to.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::choix::NatureActe;

/// Ce qu’un acte vise selon sa nature, en plus des règles de son organe.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModeleActe {
    /// Nature de l’acte.
    pub nature: NatureActe,
    /// Textes et articles toujours visés.
    pub visas: Vec<String>,
    /// Textes et articles visés seulement si une obligation retenue s’y fonde.
    #[serde(default)]
    pub si_obligation: Vec<String>,
    #[serde(skip)]
    pub origine: Option<String>,
}
