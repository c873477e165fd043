//! The JSON Schemas of the files a person writes, derived from the structs.

use serde_json::Value;

use super::Dossier;

/// Where the schemas live; editors follow this address from a `#:schema` line.
const DIALECTE: &str = "https://json-schema.org/draft/2020-12/schema";

/// Schema of `spaser.toml`.
pub fn schema_du_dossier() -> Value {
    schema_de::<Dossier>()
}

/// Schema of any of our files.
pub fn schema_de<T: schemars::JsonSchema>() -> Value {
    let mut schema = schemars::schema_for!(T).to_value();
    if let Some(objet) = schema.as_object_mut() {
        objet.insert("$schema".to_owned(), Value::from(DIALECTE));
    }
    schema
}
