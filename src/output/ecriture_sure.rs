//! A whole file or none: written beside its place, synced, then renamed.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use tempfile::NamedTempFile;

const PREFIXE: &str = ".spaser-";
const SUFFIXE: &str = ".tmp";

/// On Windows an antivirus may hold a fresh file for a moment.
const ESSAIS: u32 = 10;
const PAUSE: Duration = Duration::from_millis(150);

pub fn preparer(dossier: &Path, octets: &[u8]) -> io::Result<NamedTempFile> {
    let mut fichier = tempfile::Builder::new().prefix(PREFIXE).suffix(SUFFIXE).tempfile_in(dossier)?;
    fichier.write_all(octets)?;
    fichier.as_file().sync_data()?;
    Ok(fichier)
}

pub fn poser(mut fichier: NamedTempFile, chemin: &Path) -> io::Result<()> {
    ouvrir_a_tous(fichier.path());
    for essai in 1.. {
        match fichier.persist(chemin) {
            Ok(_) => return Ok(()),
            Err(e) if essai < ESSAIS && e.error.kind() == io::ErrorKind::PermissionDenied => {
                fichier = e.file;
                sleep(PAUSE);
            }
            Err(e) => return Err(e.error),
        }
    }
    Ok(())
}

/// Temporary files are private; a document is as readable as any other file its author makes.
#[cfg(unix)]
fn ouvrir_a_tous(chemin: &Path) {
    use std::os::unix::fs::PermissionsExt;
    // A file that stays private is a nuisance, not a failure.
    let _ = fs::set_permissions(chemin, fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn ouvrir_a_tous(_: &Path) {}

/// Removes what an interrupted run left behind.
pub fn nettoyer(dossier: &Path) {
    let Ok(entrees) = fs::read_dir(dossier) else { return };
    for entree in entrees.flatten() {
        let nom = entree.file_name();
        let nom = nom.to_string_lossy();
        if nom.starts_with(PREFIXE) && nom.ends_with(SUFFIXE) {
            // What cannot be removed now will be another day.
            let _ = fs::remove_file(entree.path());
        }
    }
}
