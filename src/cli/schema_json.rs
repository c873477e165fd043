//! `spaser schema-json`

use super::arguments::SchemaJson;
use super::{FAIT, interne};
use crate::{dossier, suivi};

pub fn executer(arguments: &SchemaJson) -> u8 {
    let schema = if arguments.suivi { suivi::schema_du_suivi() } else { dossier::schema_du_dossier() };
    match serde_json::to_string_pretty(&schema) {
        Ok(texte) => {
            dire!("{texte}");
            FAIT
        }
        Err(erreur) => interne(&erreur.to_string()),
    }
}
