//! Where records come from: copies of the law, official schemas, sites cited more than once.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::JourSchema;

/// Une source, nommée une fois et citée par son identifiant.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceDuDroit {
    /// Identifiant : "legi".
    pub id: String,
    /// Ce que c’est, comme un juriste le citerait.
    pub titre: String,
    /// Adresse.
    pub adresse: Option<String>,
    /// État du droit que cette copie donne.
    #[schemars(with = "Option<JourSchema>")]
    pub etat: Option<Date>,
    #[serde(skip)]
    pub origine: Option<String>,
}
