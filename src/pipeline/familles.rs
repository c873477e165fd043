//! Which request does a file answer? A run that answers it again, in full, makes the files it no longer produces void.

use std::path::Path;

use super::{Copies, Demande, Livrable};
use crate::dossier::Diffusion;
use crate::output;
use crate::vue::classeur::Usage;

pub(super) fn famille(livrable: Livrable, diffusion: Diffusion) -> String {
    let nom = match livrable {
        Livrable::Schema => "schema",
        Livrable::SchemaDocx => "schema-docx",
        Livrable::Deliberation => "deliberation",
        Livrable::Note => "note",
        Livrable::Annexes => "annexes",
        Livrable::Classeur => "classeur",
        Livrable::Collecte => "collecte",
        Livrable::Synthese => "synthese",
        Livrable::Directions => "directions",
        Livrable::Publication => "publication",
    };
    // The internal edition stands beside the public one under names of its own, save for the departments' sheets.
    let editions = matches!(livrable, Livrable::Schema | Livrable::SchemaDocx);
    let suffixe = if editions && diffusion == Diffusion::Interne { "-interne" } else { "" };
    format!("{nom}{suffixe}")
}

/// The copies of a workbook, a department each.
pub(super) fn copies(usage: Usage) -> &'static str {
    match usage {
        Usage::Suivi => "classeur-directions",
        Usage::Collecte => "collecte-directions",
    }
}

/// The requests that a run answers in full: copies for some departments say nothing of the others, and where the text
/// of a voted act is fixed, the files of acts that are there stay.
pub(super) fn demandees(demande: &Demande, actes_figes: bool) -> Vec<String> {
    let repond = |l: &&Livrable| !(actes_figes && l.est_d_un_acte());
    let livrables = demande.livrables.iter().filter(repond);
    let mut familles: Vec<String> = livrables.map(|l| famille(*l, demande.diffusion)).collect();
    if demande.copies == Copies::Toutes {
        for (livrable, usage) in [(Livrable::Classeur, Usage::Suivi), (Livrable::Collecte, Usage::Collecte)] {
            if demande.livrables.contains(&livrable) {
                familles.push(copies(usage).to_owned());
            }
        }
    }
    familles
}

/// Which dossier an output folder is written from, told apart from any other that may share it: by the way from the
/// one to the other, as a fingerprint, since such a way may name people.
pub(super) fn provenance(chemin: &Path, sortie: &Path) -> Option<String> {
    let chemin = chemin.canonicalize().ok()?;
    // Written for the first time, the folder is not there yet.
    let sortie = sortie.canonicalize().ok().or_else(|| absent(sortie))?;
    let communs = chemin.components().zip(sortie.components()).take_while(|(a, b)| a == b).count();
    let remontees = sortie.components().count() - communs;
    let descente: Vec<String> =
        chemin.components().skip(communs).map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
    let texte = format!("{}{}", "../".repeat(remontees), descente.join("/"));
    Some(output::empreinte(texte.as_bytes()).chars().take(16).collect())
}

/// The place of a folder to be made: its first ancestor that stands, then what is missing.
fn absent(sortie: &Path) -> Option<std::path::PathBuf> {
    let absolu = std::path::absolute(sortie).ok()?;
    let present = absolu.ancestors().find(|a| a.exists())?;
    let reste = absolu.strip_prefix(present).ok()?;
    Some(present.canonicalize().ok()?.join(reste))
}
