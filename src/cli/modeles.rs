//! `spaser modeles`: our templates, for who wants documents of another look.

use super::arguments::CommandeModeles;
use super::{FAIT, FICHIER, interne};
use crate::ecriture::compte;
use crate::output::{self, Fichier};
use crate::template;
use crate::vue::variables;

pub fn executer(commande: &CommandeModeles) -> u8 {
    let CommandeModeles::Exporter(demande) = commande;
    let notice = match variables::markdown() {
        Ok(notice) => notice,
        Err(raison) => return interne(&raison),
    };
    let mut fichiers: Vec<Fichier> = template::exportables()
        .into_iter()
        .map(|(nom, octets)| Fichier { nom, octets: octets.to_vec() })
        .collect();
    fichiers.push(Fichier { nom: template::NOTICE.to_owned(), octets: notice.into_bytes() });
    let chemin = &demande.chemin;
    if let Some(present) = fichiers.iter().map(|f| chemin.join(&f.nom)).find(|c| c.exists()) {
        crier!("erreur : {} existe déjà ; rien n’a été écrit", present.display());
        crier!("aide : choisissez un autre chemin");
        return FICHIER;
    }
    let nombre = fichiers.len();
    if let Err(echec) = output::deposer(chemin, fichiers) {
        crier!("erreur : impossible d’écrire {}", echec.chemin.display());
        crier!("aide : vérifiez le chemin et vos droits sur ce dossier");
        return FICHIER;
    }
    dire!("{} dans {}.", compte(nombre, "fichier", "fichiers"), chemin.display());
    dire!(
        "Gardez ceux que vous changez, supprimez les autres, puis : spaser generer DOSSIER.toml --modeles {}",
        chemin.display()
    );
    FAIT
}
