//! A user's folder of templates: only files that can serve, of a reasonable size, and nothing outside it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::{OUVERTS, VOCABULAIRE};

const OCTETS_AU_PLUS: u64 = 4 << 20;
const FICHIERS_AU_PLUS: usize = 400;
const PROFONDEUR_AU_PLUS: usize = 4;
/// What `modeles exporter` writes for the reader alone.
pub const NOTICE: &str = "VARIABLES.md";

pub fn lire(racine: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let entrees = fs::read_dir(racine).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => format!("le dossier de modèles {} est introuvable", racine.display()),
        io::ErrorKind::NotADirectory => format!("{} n’est pas un dossier", racine.display()),
        _ => format!("le dossier de modèles {} ne peut être lu", racine.display()),
    })?;
    let mut lus = BTreeMap::new();
    for entree in entrees.flatten() {
        let nom = entree.file_name().to_string_lossy().into_owned();
        let genre = entree.file_type().map_err(|_| illisible(&nom))?;
        match nom.as_str() {
            _ if nom.starts_with('.') || nom == NOTICE => {}
            VOCABULAIRE if genre.is_file() => garder(&entree.path(), nom, &mut lus)?,
            _ if genre.is_dir() && OUVERTS.contains(&nom.as_str()) => {
                descendre(&entree.path(), &nom, 1, &mut lus)?
            }
            _ => {
                return Err(format!(
                    "« {nom} » n’a pas sa place dans un dossier de modèles : il peut contenir {}, {VOCABULAIRE}",
                    OUVERTS.map(|d| format!("{d}/")).join(", ")
                ));
            }
        }
    }
    Ok(lus)
}

fn descendre(
    dossier: &Path,
    chemin: &str,
    profondeur: usize,
    lus: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), String> {
    if profondeur > PROFONDEUR_AU_PLUS {
        return Err(format!("{chemin} : plus de {PROFONDEUR_AU_PLUS} niveaux de dossiers"));
    }
    for entree in fs::read_dir(dossier).map_err(|_| illisible(chemin))?.flatten() {
        let nom = entree.file_name().to_string_lossy().into_owned();
        let sous = format!("{chemin}/{nom}");
        // A link would lead outside: it is neither a file nor a folder here.
        let genre = entree.file_type().map_err(|_| illisible(&sous))?;
        if nom.starts_with('.') {
            continue;
        } else if genre.is_dir() {
            descendre(&entree.path(), &sous, profondeur + 1, lus)?;
        } else if genre.is_file() {
            garder(&entree.path(), sous, lus)?;
        } else {
            return Err(format!("{sous} est un lien : copiez le fichier lui-même"));
        }
    }
    Ok(())
}

fn garder(chemin: &Path, nom: String, lus: &mut BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    if lus.len() == FICHIERS_AU_PLUS {
        return Err(format!("plus de {FICHIERS_AU_PLUS} fichiers dans le dossier de modèles"));
    }
    let taille = fs::metadata(chemin).map_err(|_| illisible(&nom))?.len();
    if taille > OCTETS_AU_PLUS {
        return Err(format!("{nom} dépasse {} Mo", OCTETS_AU_PLUS >> 20));
    }
    let octets = fs::read(chemin).map_err(|_| illisible(&nom))?;
    let texte = [".md", ".typ", ".html", ".css", ".js", ".toml"].iter().any(|e| nom.ends_with(e));
    if texte && std::str::from_utf8(&octets).is_err() {
        return Err(format!("{nom} n’est pas du texte en UTF-8"));
    }
    lus.insert(nom, octets);
    Ok(())
}

fn illisible(nom: &str) -> String {
    format!("{nom} ne peut être lu : vérifiez vos droits sur ce fichier")
}
