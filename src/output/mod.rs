//! Is it safely on disk? All bytes are ready before the first is written; what a person has edited is
//! kept; the manifest, written last, tells which files are ours.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

mod ecriture_sure;
mod manifeste;
mod perimes;
mod remplacement;

use ecriture_sure::{nettoyer, poser, preparer};
use manifeste::Manifeste;
pub use manifeste::empreinte;
pub use perimes::SortDuPerime;
pub use remplacement::remplacer;

/// A file to write.
#[derive(Debug, Clone)]
pub struct Fichier {
    pub nom: String,
    pub octets: Vec<u8>,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Ecrit,
    /// Already there, byte for byte.
    Identique,
    /// A person changed it, or put it there: kept.
    Conserve,
}

/// Where a set of files comes from.
pub struct Source<'a> {
    /// Fingerprint of the dossier.
    pub empreinte: &'a str,
    /// Which dossier, whatever it holds; nothing when it cannot be told, and then nothing is withdrawn.
    pub provenance: Option<String>,
    /// The request that each file answers.
    pub familles: &'a [String],
    /// Requests of which these are all the files.
    pub completes: &'a [String],
}

/// What became of the files of a set, and of those that it no longer holds.
pub struct Ecriture {
    pub sorts: Vec<Sort>,
    pub perimes: Vec<(String, SortDuPerime)>,
}

/// Why a file could not be written, and which.
#[derive(Debug)]
pub struct Echec {
    pub chemin: PathBuf,
    pub cause: io::Error,
}

/// Writes a set of files in a folder, which is created if need be.
///
/// # Errors
/// The file that resisted; nothing was written then, unless the disk failed half-way, in which case
/// the next run completes the set.
pub fn ecrire(
    dossier: &Path,
    source: &Source<'_>,
    fichiers: &[Fichier],
    remplacer: bool,
) -> Result<Ecriture, Echec> {
    let echec = |chemin: &Path| {
        let chemin = chemin.to_owned();
        move |cause| Echec { chemin, cause }
    };
    fs::create_dir_all(dossier).map_err(echec(dossier))?;
    nettoyer(dossier);
    let ancien = Manifeste::lire(dossier);
    let sorts: Vec<Sort> = fichiers.iter().map(|f| sort(dossier, &ancien, f, remplacer)).collect();
    let a_ecrire: Vec<&Fichier> =
        fichiers.iter().zip(&sorts).filter(|(_, s)| **s == Sort::Ecrit).map(|(f, _)| f).collect();
    for fichier in &a_ecrire {
        let chemin = dossier.join(&fichier.nom);
        liberer(&chemin).map_err(echec(&chemin))?;
    }
    let mut prets = Vec::new();
    for fichier in &a_ecrire {
        let chemin = dossier.join(&fichier.nom);
        let parent = chemin.parent().unwrap_or(dossier);
        fs::create_dir_all(parent).map_err(echec(parent))?;
        prets.push((preparer(dossier, &fichier.octets).map_err(echec(&chemin))?, chemin));
    }
    let ecrits = fichiers.iter().zip(source.familles).zip(&sorts);
    let ecrits = ecrits.filter(|(_, s)| **s != Sort::Conserve).map(|(f, _)| f);
    let mut nouveau = ancien.avec(source, ecrits);
    // Announced before the first rename: after a kill, the next run knows these files as ours.
    nouveau.annonce(&ancien).ecrire(dossier).map_err(echec(dossier))?;
    for (pret, chemin) in prets {
        poser(pret, &chemin).map_err(echec(&chemin))?;
    }
    let perimes = perimes::retirer(dossier, &mut nouveau, source, fichiers);
    nouveau.ecrire(dossier).map_err(echec(dossier))?;
    Ok(Ecriture { sorts, perimes })
}

/// The bytes that a folder will hold under a name once this file is written: those of a person, if they stay.
pub fn restera(dossier: &Path, fichier: &Fichier, remplacer: bool) -> Vec<u8> {
    match sort(dossier, &Manifeste::lire(dossier), fichier, remplacer) {
        Sort::Conserve => fs::read(dossier.join(&fichier.nom)).unwrap_or_else(|_| fichier.octets.clone()),
        _ => fichier.octets.clone(),
    }
}

/// Writes working files, subfolders included: no manifest, and what stands there is replaced.
///
/// # Errors
/// The file that resisted.
pub fn deposer(dossier: &Path, fichiers: impl IntoIterator<Item = Fichier>) -> Result<(), Echec> {
    for fichier in fichiers {
        let chemin = dossier.join(&fichier.nom);
        let dossiers = chemin.parent().map_or(Ok(()), fs::create_dir_all);
        dossiers
            .and_then(|()| fs::write(&chemin, &fichier.octets))
            .map_err(|cause| Echec { chemin, cause })?;
    }
    Ok(())
}

fn sort(dossier: &Path, ancien: &Manifeste, fichier: &Fichier, remplacer: bool) -> Sort {
    let Ok(present) = fs::read(dossier.join(&fichier.nom)) else { return Sort::Ecrit };
    let actuelle = empreinte(&present);
    if actuelle == empreinte(&fichier.octets) {
        Sort::Identique
    } else if remplacer || ancien.est_de_nous(&fichier.nom, &actuelle) {
        Sort::Ecrit
    } else {
        Sort::Conserve
    }
}

/// Fails now, before anything is touched, if another program holds the file.
fn liberer(chemin: &Path) -> io::Result<()> {
    match OpenOptions::new().append(true).open(chemin) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        autre => autre.map(drop),
    }
}
