//! The text submitted to an assembly: the body of the dossier, kept as it was the day it was produced in
//! the state `soumis`. What is adopted must be that text, or say how it differs.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Ecart, ecarts};
use crate::dossier::Dossier;

/// What is not put to the vote: the file itself, its look, the life of the document and of the actions,
/// what is internal, the acts. By table, then by field; a table alone is left out whole.
const HORS_DU_CORPS: &[(&str, &[&str])] = &[
    ("format", &[]),
    ("inclure", &[]),
    ("charte", &[]),
    ("actes", &[]),
    ("detenteurs", &[]),
    ("document", &["etat", "version", "date_edition", "date_juridique", "adresse_publication"]),
    ("acheteurs", &["contact", "logo", "logo_alternative", "signataire", "tribunal", "prefecture"]),
    ("actions", &["statut", "avancement", "journal", "risques"]),
    ("segments", &["marches_en_cours", "risques", "part_premier_fournisseur"]),
    (
        "parties_prenantes",
        &["influence", "interet", "attentes", "contact", "canal", "frequence", "diffusion"],
    ),
];

/// The body submitted, as kept beside the dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scelle {
    format: u32,
    /// Version and edition submitted.
    pub version: Option<String>,
    pub date_edition: Option<Date>,
    corps: Value,
}

impl Scelle {
    /// From the dossier and its whole tree.
    pub fn new(dossier: &Dossier, arbre: &Value) -> Self {
        Self {
            format: 1,
            version: dossier.document.version.clone(),
            date_edition: dossier.document.date_edition.map(|d| d.0),
            corps: corps(arbre),
        }
    }

    /// Reads what [`Scelle::octets`] wrote; nothing else is one.
    pub fn lire(octets: &[u8]) -> Option<Self> {
        serde_json::from_slice(octets).ok().filter(|s: &Self| s.format == 1)
    }

    pub fn octets(&self) -> Vec<u8> {
        // Strings and numbers only: nothing here can fail to be written.
        let mut texte = serde_json::to_vec_pretty(self).unwrap_or_default();
        texte.push(b'\n');
        texte
    }

    /// How the body of a tree differs from the one submitted.
    pub fn ecarts(&self, arbre: &Value) -> Vec<Ecart> {
        ecarts(&self.corps, &corps(arbre))
    }
}

/// What is put to the vote.
fn corps(arbre: &Value) -> Value {
    let mut corps = arbre.clone();
    let Some(racine) = corps.as_object_mut() else { return corps };
    for (table, champs) in HORS_DU_CORPS {
        if champs.is_empty() {
            racine.remove(*table);
            continue;
        }
        let elements: Box<dyn Iterator<Item = &mut Value>> = match racine.get_mut(*table) {
            Some(Value::Array(elements)) => Box::new(elements.iter_mut()),
            Some(seul) => Box::new(std::iter::once(seul)),
            None => continue,
        };
        for element in elements.filter_map(Value::as_object_mut) {
            champs.iter().for_each(|champ| drop(element.remove(*champ)));
        }
    }
    corps
}
