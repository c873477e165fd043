//! Words explained.

use schemars::JsonSchema;
use serde::Deserialize;

/// Un terme du glossaire. Les définitions sont d’usage : celles de la loi sont dans les textes cités.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermeCatalogue {
    /// Le terme.
    pub terme: String,
    /// Développé d’un sigle.
    pub developpe: Option<String>,
    /// Sa définition.
    pub definition: String,
    /// Texte ou article où la notion est réglée.
    pub fondement: Option<String>,
    #[serde(skip)]
    pub origine: Option<String>,
}
