//! The program as its users run it, and a sample of their own.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use jiff::civil::{Date, date};

use super::racine;

/// What a run of the program gave.
pub struct Sortie {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program at the root of the repository.
pub fn spaser<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Sortie {
    spaser_dans(racine(), arguments)
}

/// Runs the program in a folder, on 26 November 2026: warnings on dates gone by do not change.
pub fn spaser_dans<S: AsRef<OsStr>>(dossier: &Path, arguments: impl IntoIterator<Item = S>) -> Sortie {
    spaser_le(date(2026, 11, 26), dossier, arguments)
}

/// Runs the program on a day, away from any terminal.
pub fn spaser_le<S: AsRef<OsStr>>(
    jour: Date,
    dossier: &Path,
    arguments: impl IntoIterator<Item = S>,
) -> Sortie {
    let secondes = i64::from((jour - date(1970, 1, 1)).get_days()) * 86_400;
    let resultat = Command::new(env!("CARGO_BIN_EXE_spaser"))
        .args(arguments)
        .current_dir(dossier)
        .env_remove("COLUMNS")
        .env("SOURCE_DATE_EPOCH", secondes.to_string())
        .stdin(Stdio::null())
        .output()
        .expect("le programme se lance");
    let texte = |octets| String::from_utf8(octets).expect("une sortie en UTF-8");
    Sortie {
        code: resultat.status.code().expect("un code de sortie"),
        stdout: texte(resultat.stdout),
        stderr: texte(resultat.stderr),
    }
}

impl Sortie {
    /// Checks how it ended, and gives itself back.
    #[track_caller]
    pub fn finit(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self}");
        self
    }
}

/// As snapshots hold it: both channels, told apart when both speak, then the exit code.
impl fmt::Display for Sortie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "--- stderr\n{}", self.stderr)?;
        }
        write!(f, "--- code {}", self.code)
    }
}

/// Copies a folder, `sortie` set apart.
pub fn copier(depuis: &Path, vers: &Path) {
    fs::create_dir_all(vers).expect("un dossier");
    for entree in fs::read_dir(depuis).expect("un dossier").flatten() {
        let (source, cible) = (entree.path(), vers.join(entree.file_name()));
        if source.is_file() {
            fs::copy(&source, &cible).expect("une copie");
        } else if entree.file_name() != "sortie" {
            copier(&source, &cible);
        }
    }
}

/// A sample copied in a folder of its own.
pub struct Copie {
    pub dossier: tempfile::TempDir,
}

impl Copie {
    pub fn new(exemple: &str) -> Self {
        let dossier = tempfile::tempdir().expect("un dossier temporaire");
        copier(&racine().join("samples").join(exemple), dossier.path());
        Self { dossier }
    }

    pub fn chemin(&self, nom: &str) -> PathBuf {
        self.dossier.path().join(nom)
    }

    pub fn lire(&self, nom: &str) -> String {
        fs::read_to_string(self.chemin(nom)).expect(nom)
    }

    pub fn ecrire(&self, nom: &str, contenu: impl AsRef<[u8]>) {
        fs::write(self.chemin(nom), contenu).expect(nom);
    }

    /// Runs the program there.
    pub fn spaser(&self, arguments: &[&str]) -> Sortie {
        spaser_dans(self.dossier.path(), arguments)
    }
}
