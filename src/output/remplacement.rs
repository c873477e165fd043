//! A file of the user's replaced, its former self kept beside it under a dated name.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::Echec;
use super::ecriture_sure::{poser, preparer};

/// Replaces a file and gives the path of what it was, if it was there. `date` is part of that name.
///
/// # Errors
/// The file that resisted; the former one is then still in place.
pub fn remplacer(chemin: &Path, octets: &[u8], date: &str) -> Result<Option<PathBuf>, Echec> {
    let dossier = chemin.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let echec = |chemin: &Path| {
        let chemin = chemin.to_owned();
        move |cause| Echec { chemin, cause }
    };
    let nouveau = preparer(dossier, octets).map_err(echec(chemin))?;
    let gardee = match fs::read(chemin) {
        Ok(ancien) => {
            let garde = libre(chemin, date);
            poser(preparer(dossier, &ancien).map_err(echec(&garde))?, &garde).map_err(echec(&garde))?;
            Some(garde)
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => None,
        Err(e) => return Err(echec(chemin)(e)),
    };
    poser(nouveau, chemin).map_err(echec(chemin))?;
    Ok(gardee)
}

/// « suivi-2027-02-03.toml », then « suivi-2027-02-03-2.toml »: the first that is not there.
fn libre(chemin: &Path, date: &str) -> PathBuf {
    let nom = chemin.file_stem().unwrap_or_default().to_string_lossy();
    let extension = chemin.extension().unwrap_or_default().to_string_lossy();
    let mut essai = chemin.with_file_name(format!("{nom}-{date}.{extension}"));
    let mut rang = 1u32;
    while essai.exists() {
        rang += 1;
        essai = chemin.with_file_name(format!("{nom}-{date}-{rang}.{extension}"));
    }
    essai
}
