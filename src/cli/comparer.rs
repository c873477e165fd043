//! `spaser comparer`: what changed from one dossier to another, on screen or in a file.

use std::io;
use std::path::Path;

use super::arguments::comparer::{Comparer, FormeComparee};
use super::{Environnement, FAIT, FICHIER, REFUSE, USAGE, interne, nouveau};
use crate::diagnostic::terminal;
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
            souffler!("{}", terminal::rendre(&verdict.diagnostics, &verdict.sources, environnement.couleurs));
            crier!("Les deux dossiers n’ont pas été comparés.");
            return if verdict.diagnostics.has_io_errors() { FICHIER } else { REFUSE };
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
    match octets.map(|octets| nouveau::ecrire(sortie, &octets)) {
        Err(raison) => interne(&raison),
        Ok(Ok(())) => {
            dire!("{resume}");
            dire!("{} est prêt.", nom_affiche(sortie));
            FAIT
        }
        Ok(Err(e)) if e.kind() == io::ErrorKind::AlreadyExists && sortie.exists() => existe_deja(sortie),
        Ok(Err(_)) => {
            crier!("erreur : impossible d’écrire {}", nom_affiche(sortie));
            crier!(
                "aide : vérifiez le chemin et vos droits sur ce dossier, ou choisissez un autre fichier avec `-o`"
            );
            FICHIER
        }
    }
}

fn extension(chemin: &Path) -> String {
    chemin.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn existe_deja(sortie: &Path) -> u8 {
    crier!("erreur : {} existe déjà ; rien n’a été écrit", nom_affiche(sortie));
    crier!("aide : choisissez un autre fichier avec `-o`");
    FICHIER
}
