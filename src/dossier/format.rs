//! The JSON Schema of the file a person writes, derived from the structs.

use serde_json::Value;

use super::Dossier;
use crate::validation::schema_de;

/// Schema of `spaser.toml`.
pub fn schema_du_dossier() -> Value {
    schema_de::<Dossier>()
}
