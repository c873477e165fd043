//! Which files of a folder did we write, and were they changed since? A list of fingerprints.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Fichier;
use super::ecriture_sure::{poser, preparer};

const NOM: &str = "manifeste.json";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifeste {
    programme: String,
    /// Fingerprint of the dossier that these files come from.
    dossier: String,
    /// Name → SHA-256.
    fichiers: BTreeMap<String, String>,
    /// Announced by a run that has not finished.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    en_cours: BTreeMap<String, String>,
}

impl Manifeste {
    /// The manifest of a folder; an unreadable one says nothing, so that every file is kept.
    pub fn lire(dossier: &Path) -> Self {
        let texte = fs::read(dossier.join(NOM)).unwrap_or_default();
        serde_json::from_slice(&texte).unwrap_or_default()
    }

    pub fn est_de_nous(&self, nom: &str, empreinte: &str) -> bool {
        [&self.fichiers, &self.en_cours].iter().any(|f| f.get(nom).is_some_and(|e| e == empreinte))
    }

    /// This manifest once these files are written; those of other runs stay recorded.
    pub fn avec<'a>(&self, dossier: &str, ecrits: impl Iterator<Item = &'a Fichier>) -> Self {
        let mut fichiers = self.fichiers.clone();
        fichiers.extend(ecrits.map(|f| (f.nom.clone(), empreinte(&f.octets))));
        Self {
            programme: format!("spaser {}", env!("CARGO_PKG_VERSION")),
            dossier: dossier.to_owned(),
            fichiers,
            en_cours: BTreeMap::new(),
        }
    }

    /// The former manifest, announcing this one.
    pub fn annonce(&self, ancien: &Self) -> Self {
        Self { en_cours: self.fichiers.clone(), programme: self.programme.clone(), ..ancien.clone() }
    }

    pub fn ecrire(&self, dossier: &Path) -> io::Result<()> {
        let mut texte = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        texte.push(b'\n');
        poser(preparer(dossier, &texte)?, &dossier.join(NOM))
    }
}

/// SHA-256, in hexadecimal.
pub fn empreinte(octets: &[u8]) -> String {
    Sha256::digest(octets).iter().fold(String::with_capacity(64), |mut texte, octet| {
        // Writing to a String cannot fail.
        let _ = write!(texte, "{octet:02x}");
        texte
    })
}
