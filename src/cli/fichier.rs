//! Files that the person named: read, created, and said in French when they resist. What gives an exit code has
//! already said why.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::FICHIER;
use crate::input::{self, nom_affiche};
use crate::output::Echec;

/// The bytes of a file: `limite` at most, and one more.
pub fn lire(chemin: &Path, limite: u64) -> Result<Vec<u8>, u8> {
    input::charger(chemin, limite).map_err(|e| illisible(chemin, input::dire_echec(&e)))
}

pub fn illisible(chemin: &Path, raison: &str) -> u8 {
    crier!("erreur : impossible de lire {} : {raison}", nom_affiche(chemin));
    crier!("aide : vérifiez le chemin et vos droits sur ce fichier");
    FICHIER
}

/// Creates the file, and fails if there is one: nothing is ever overwritten.
pub fn creer(chemin: &Path, octets: &[u8]) -> io::Result<()> {
    if let Some(dossier) = chemin.parent().filter(|d| !d.as_os_str().is_empty()) {
        fs::create_dir_all(dossier)?;
    }
    OpenOptions::new().write(true).create_new(true).open(chemin)?.write_all(octets)
}

/// Creates the file of `-o`.
pub fn creer_sortie(sortie: &Path, octets: &[u8]) -> Result<(), u8> {
    creer(sortie, octets).map_err(|e| {
        if e.kind() == ErrorKind::AlreadyExists && sortie.exists() {
            return existe_deja(sortie);
        }
        crier!("erreur : impossible d’écrire {}", nom_affiche(sortie));
        crier!(
            "aide : vérifiez le chemin et vos droits sur ce dossier, ou choisissez un autre fichier avec `-o`"
        );
        FICHIER
    })
}

pub fn existe_deja(sortie: &Path) -> u8 {
    crier!("erreur : {} existe déjà ; rien n’a été écrit", nom_affiche(sortie));
    crier!("aide : choisissez un autre fichier avec `-o`");
    FICHIER
}

/// A file of a folder that could not be written.
pub fn resister(echec: &Echec) -> u8 {
    crier!("erreur : impossible d’écrire {}", nom_affiche(&echec.chemin));
    crier!("aide : vérifiez le chemin et vos droits sur ce dossier");
    FICHIER
}
