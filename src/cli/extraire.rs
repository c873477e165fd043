//! `spaser extraire`: gives back the files that a scheme carries.

use super::arguments::Extraire;
use super::fichier::{illisible, lire, resister};
use super::{FAIT, FICHIER, REFUSE};
use crate::ecriture::{compte, poids};
use crate::input::attaches;
use crate::output::{self, Fichier};

const OCTETS_AU_PLUS: u64 = 256 << 20;

pub fn executer(demande: &Extraire) -> u8 {
    let octets = match lire(&demande.pdf, OCTETS_AU_PLUS) {
        Ok(octets) if octets.len() as u64 > OCTETS_AU_PLUS => {
            return illisible(&demande.pdf, "il dépasse 256 Mo");
        }
        Ok(octets) => octets,
        Err(code) => return code,
    };
    let pieces = match attaches::lire(octets) {
        Ok(pieces) => pieces,
        Err(raison) => {
            crier!("erreur : {} : {raison}", demande.pdf.display());
            return REFUSE;
        }
    };
    if pieces.is_empty() {
        crier!("erreur : {} ne porte aucune pièce jointe", demande.pdf.display());
        crier!("aide : seuls les schémas produits par spaser portent leurs données");
        return REFUSE;
    }
    let sortie = &demande.sortie;
    if let Some(presente) = pieces.iter().map(|p| sortie.join(&p.nom)).find(|p| p.exists()) {
        crier!("erreur : {} existe déjà ; rien n’a été écrit", presente.display());
        crier!("aide : choisissez un autre dossier avec `-o`");
        return FICHIER;
    }
    let nombre = pieces.len();
    let ecrits: Vec<String> = pieces
        .iter()
        .map(|p| format!("{} ({})", sortie.join(&p.nom).display(), poids(p.octets.len())))
        .collect();
    let fichiers = pieces.into_iter().map(|p| Fichier { nom: p.nom, octets: p.octets });
    match output::deposer(sortie, fichiers) {
        Ok(()) => {
            ecrits.iter().for_each(|ecrit| dire!("{ecrit}"));
            dire!("{} dans {}", compte(nombre, "fichier", "fichiers"), sortie.display());
            FAIT
        }
        Err(echec) => resister(&echec),
    }
}
