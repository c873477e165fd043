//! Files of earlier runs that the same request no longer produces: withdrawn when they are as we wrote them, kept
//! when a person changed them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

use super::manifeste::{Manifeste, empreinte};
use super::{Fichier, Source};

/// What became of such a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortDuPerime {
    Retire,
    /// A person changed it: kept, and recorded so that the next run says it again.
    Modifie,
    /// Ours, but another program holds it.
    Tenu,
}

pub fn retirer(
    dossier: &Path,
    manifeste: &mut Manifeste,
    source: &Source<'_>,
    fichiers: &[Fichier],
) -> Vec<(String, SortDuPerime)> {
    let mut sorts = Vec::new();
    for nom in manifeste.repondant(source) {
        // The manifest is a file like any other: a name in it leads nowhere else.
        if fichiers.iter().any(|f| f.nom == nom) || !reste_dedans(&nom) {
            continue;
        }
        match sort(dossier, manifeste, &nom) {
            Some(sort) => {
                if sort == SortDuPerime::Retire {
                    manifeste.oublier(&nom);
                }
                sorts.push((nom, sort));
            }
            None => manifeste.oublier(&nom),
        }
    }
    sorts
}

/// Nothing when it is there no more.
fn sort(dossier: &Path, manifeste: &Manifeste, nom: &str) -> Option<SortDuPerime> {
    let chemin = dossier.join(nom);
    let octets = match fs::read(&chemin) {
        Ok(octets) => octets,
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return None,
        Err(_) => return Some(SortDuPerime::Tenu),
    };
    if !manifeste.est_de_nous(nom, &empreinte(&octets)) {
        return Some(SortDuPerime::Modifie);
    }
    if fs::remove_file(&chemin).is_err() {
        return Some(SortDuPerime::Tenu);
    }
    // A folder of ours left empty goes too; one that holds anything resists.
    if let Some(parent) = chemin.parent().filter(|p| *p != dossier) {
        let _ = fs::remove_dir(parent);
    }
    Some(SortDuPerime::Retire)
}

fn reste_dedans(nom: &str) -> bool {
    Path::new(nom).components().all(|c| matches!(c, Component::Normal(_)))
}
