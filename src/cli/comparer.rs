//! `spaser comparer`: what changed from one dossier to another, on screen or in a file.

use std::path::Path;

use super::arguments::comparer::{Comparer, FormeComparee};
use super::fichier::{creer_sortie, existe_deja};
use super::{Environnement, FAIT, USAGE, dire_les_fautes, interne};
use crate::input::nom_affiche;
use crate::pipeline::{self, RefusDeComparer};
use crate::vue::comparaison::{markdown, texte};

pub fn executer(arguments: &Comparer, environnement: &Environnement) -> u8 {
    let sortie = arguments.sortie.as_deref();
    let word = match sortie.map(extension) {
        None => false,
        Some(e) if e == "docx" => true,
        Some(e) if e == "md" => false,
        Some(_) => {
            crier!("erreur : le fichier de `-o` se termine par .docx ou .md");
            return USAGE;
        }
    };
    if let Some(sortie) = sortie.filter(|s| s.exists()) {
        return existe_deja(sortie);
    }
    let comparee = match pipeline::comparer(&arguments.ancien, &arguments.nouveau) {
        Ok(comparee) => comparee,
        Err(RefusDeComparer::Interne(raison)) => return interne(&raison),
        Err(RefusDeComparer::Dossier(verdict)) => {
            let code = dire_les_fautes(&verdict.diagnostics, &verdict.sources, environnement.couleurs);
            crier!("Les deux dossiers n’ont pas été comparés.");
            return code;
        }
    };
    let Some(sortie) = sortie else {
        let comparaison = &comparee.comparaison;
        match arguments.format.unwrap_or(FormeComparee::Texte) {
            FormeComparee::Texte => ecrire!("{}", texte(comparaison)),
            FormeComparee::Markdown => ecrire!("{}", markdown(comparaison)),
            // Strings only: nothing here can fail to be written.
            FormeComparee::Json => {
                dire!("{}", serde_json::to_string_pretty(comparaison).unwrap_or_default())
            }
        }
        return FAIT;
    };
    let resume = comparee.comparaison.resume.clone();
    let octets = if word { comparee.docx() } else { Ok(markdown(&comparee.comparaison).into_bytes()) };
    let octets = match octets {
        Ok(octets) => octets,
        Err(raison) => return interne(&raison),
    };
    match creer_sortie(sortie, &octets) {
        Ok(()) => {
            dire!("{resume}");
            dire!("{} est prêt.", nom_affiche(sortie));
            FAIT
        }
        Err(code) => code,
    }
}

fn extension(chemin: &Path) -> String {
    chemin.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}
