//! How does an imported file join its dossier? By a path read from the folder of the dossier, added to what its
//! `inclure` already lists.

use std::path::{Component, Path, PathBuf};

use crate::input::ecrire_texte;
use crate::input::{designe, nom_affiche};

pub enum Jonction {
    /// No dossier was given: the name alone is known.
    SansDossier(String),
    /// The whole line to write, and whether it replaces another.
    Ligne { ligne: String, remplace: bool },
    /// A pattern of the dossier names it already.
    Deja(String),
    /// Out of the folder of the dossier, where nothing is joined from: where to move it, then the line.
    Dehors { vers: String, ligne: String, remplace: bool },
}

pub fn joindre(sortie: &Path, dossier: Option<&Path>, inclus: &[String]) -> Jonction {
    let nom = sortie.file_name().map(|n| nom_affiche(Path::new(n))).unwrap_or_default();
    let Some(dossier) = dossier else { return Jonction::SansDossier(ligne(&[], &nom)) };
    let parent = dossier.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let remplace = !inclus.is_empty();
    let relatif = parent
        .canonicalize()
        .ok()
        .zip(reel(sortie))
        .and_then(|(racine, sortie)| sortie.strip_prefix(racine).ok().map(nom_affiche));
    match relatif {
        Some(relatif) => match inclus.iter().find(|m| designe(m, &relatif)) {
            Some(motif) => Jonction::Deja(motif.clone()),
            None => Jonction::Ligne { ligne: ligne(inclus, &relatif), remplace },
        },
        None => Jonction::Dehors { vers: nom_affiche(parent), ligne: ligne(inclus, &nom), remplace },
    }
}

fn ligne(inclus: &[String], nouveau: &str) -> String {
    let tous: Vec<String> = inclus.iter().map(String::as_str).chain([nouveau]).map(ecrire_texte).collect();
    format!("inclure = [{}]", tous.join(", "))
}

/// The true path of a file that is not there yet: its folders may have to be made.
fn reel(sortie: &Path) -> Option<PathBuf> {
    let present = sortie.ancestors().skip(1).find(|a| a.as_os_str().is_empty() || a.exists())?;
    let reste = sortie.strip_prefix(present).ok()?;
    let present = if present.as_os_str().is_empty() { Path::new(".") } else { present };
    // « .. » beyond what exists leads who knows where.
    let simple = reste.components().all(|c| matches!(c, Component::Normal(_)));
    simple.then(|| present.canonicalize().ok()).flatten().map(|p| p.join(reste))
}

impl Jonction {
    /// The head of the imported file.
    pub fn en_tete(&self) -> Vec<String> {
        match self {
            Self::SansDossier(ligne) | Self::Ligne { ligne, remplace: false } => vec![
                "À relire, puis à joindre au dossier, en tête de son fichier principal :".to_owned(),
                format!("  {ligne}"),
            ],
            Self::Ligne { ligne, remplace: true } => vec![
                "À relire, puis à joindre au dossier, à la place de sa ligne `inclure` :".to_owned(),
                format!("  {ligne}"),
            ],
            Self::Deja(motif) => vec![format!("À relire : le dossier le joint par {}.", ecrire_texte(motif))],
            Self::Dehors { vers, ligne, .. } => vec![
                format!("À relire, puis à déplacer dans {vers}, et à joindre en tête du fichier principal :"),
                format!("  {ligne}"),
            ],
        }
    }
}
