//! Which files of a folder did we write, and were they changed since? A list of fingerprints.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::ecriture_sure::{poser, preparer};
use super::{Fichier, Source};

const NOM: &str = "manifeste.json";

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifeste {
    programme: String,
    /// Fingerprint of the dossier that these files come from.
    dossier: String,
    /// Name → SHA-256.
    fichiers: BTreeMap<String, String>,
    /// Name → what it answers, for what a later run may withdraw.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    origines: BTreeMap<String, Origine>,
    /// Announced by a run that has not finished.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    en_cours: BTreeMap<String, String>,
}

/// The dossier and the request that a file answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Origine {
    provenance: String,
    famille: String,
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
    pub fn avec<'a>(
        &self,
        source: &Source<'_>,
        ecrits: impl Iterator<Item = (&'a Fichier, &'a String)>,
    ) -> Self {
        let mut nouveau = Self {
            programme: format!("spaser {}", env!("CARGO_PKG_VERSION")),
            dossier: source.empreinte.to_owned(),
            en_cours: BTreeMap::new(),
            ..self.clone()
        };
        for (fichier, famille) in ecrits {
            nouveau.fichiers.insert(fichier.nom.clone(), empreinte(&fichier.octets));
            nouveau.origines.remove(&fichier.nom);
            if let (Some(provenance), false) = (source.provenance.clone(), famille.is_empty()) {
                let origine = Origine { provenance, famille: famille.clone() };
                nouveau.origines.insert(fichier.nom.clone(), origine);
            }
        }
        nouveau
    }

    /// Files recorded for these requests of this dossier.
    pub fn repondant(&self, source: &Source<'_>) -> Vec<String> {
        let siennes = self.origines.iter().filter(|(_, o)| {
            Some(&o.provenance) == source.provenance.as_ref() && source.completes.contains(&o.famille)
        });
        siennes.map(|(nom, _)| nom.clone()).collect()
    }

    /// No longer ours to know.
    pub fn oublier(&mut self, nom: &str) {
        self.fichiers.remove(nom);
        self.origines.remove(nom);
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
