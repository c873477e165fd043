//! `spaser schema-json`

use super::arguments::SchemaJson;
use super::{FAIT, interne};
use crate::pipeline::import;
use crate::{dossier, suivi};

pub fn executer(arguments: &SchemaJson) -> u8 {
    let schema = match arguments {
        SchemaJson { suivi: true, .. } => suivi::schema_du_suivi(),
        SchemaJson { arbitrages: true, .. } => import::schema_des_arbitrages(),
        _ => dossier::schema_du_dossier(),
    };
    match serde_json::to_string_pretty(&schema) {
        Ok(texte) => {
            dire!("{texte}");
            FAIT
        }
        Err(erreur) => interne(&erreur.to_string()),
    }
}
