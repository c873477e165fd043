//! `spaser modeles`: our templates, for who wants documents of another look; and what a letterhead calls.

use super::arguments::{ChampsDePapier, CommandeModeles, Exporter};
use super::citer::citer;
use super::fichier::resister;
use super::generer::refuser_la_demande;
use super::{Environnement, FAIT, FICHIER, REFUSE, interne};
use crate::ecriture::compte;
use crate::output::{self, Fichier};
use crate::pipeline::papier::{self, Rapport};
use crate::render::docx::papier::Origine;
use crate::template;
use crate::vue::variables;

pub fn executer(commande: &CommandeModeles, environnement: &Environnement) -> u8 {
    match commande {
        CommandeModeles::Exporter(demande) => exporter(demande),
        CommandeModeles::Champs(demande) => champs(demande, environnement),
    }
}

fn exporter(demande: &Exporter) -> u8 {
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
        return resister(&echec);
    }
    dire!("{} dans {}.", compte(nombre, "fichier", "fichiers"), chemin.display());
    dire!(
        "Gardez ceux que vous changez, supprimez les autres, puis : spaser generer DOSSIER.toml --modeles {}",
        citer(chemin)
    );
    FAIT
}

fn champs(demande: &ChampsDePapier, environnement: &Environnement) -> u8 {
    match papier::rapporter(&demande.papier, demande.dossier.as_deref()) {
        Ok(rapport) => {
            raconter(&rapport);
            if rapport.inconnus.is_empty() { FAIT } else { REFUSE }
        }
        Err(refus) => refuser_la_demande(refus, environnement),
    }
}

fn raconter(rapport: &Rapport) {
    dire!("Champs employés");
    if rapport.employes.is_empty() {
        dire!("  aucun");
    }
    for (champ, lieu) in &rapport.employes {
        dire!("  {champ:<22} dans {lieu}");
    }
    if !rapport.inconnus.is_empty() {
        dire!("\nChamps inconnus : à corriger dans le papier, ou rien n’y sera versé");
    }
    for inconnu in &rapport.inconnus {
        dire!("  {inconnu}");
    }
    for (acte, valeurs) in &rapport.actes {
        dire!("\nPour l’acte {acte}");
        let mut vus = Vec::new();
        for (champ, _) in &rapport.employes {
            if vus.contains(champ) {
                continue;
            }
            let valeur = valeurs.get(champ).cloned().flatten();
            dire!("  {champ:<22} {}", valeur.as_deref().unwrap_or("— sans valeur : un blanc à remplir"));
            vus.push(champ.clone());
        }
    }
    dire!("\nChamps disponibles et non employés");
    for (champ, dit) in &rapport.libres {
        dire!("  {champ:<22} {dit}");
    }
    match rapport.corps {
        true => dire!("\nLe corps de l’acte prend la place de `{{{{ corps }}}}`."),
        false => dire!(
            "\nLe corps de l’acte vient à la fin du document : `{{{{ corps }}}}` le placerait ailleurs."
        ),
    }
    let (apportes, siens): (Vec<_>, Vec<_>) =
        rapport.styles.iter().partition(|s| s.origine == Origine::Apporte);
    dire!("\nStyles du papier à en-tête que l’acte emploie");
    if siens.is_empty() {
        dire!("  aucun : aucun de ses styles ne porte le nom d’un des nôtres");
    }
    for appel in siens {
        dire!("  {:<22} « {} »", appel.cle, appel.nom);
    }
    let cles: Vec<&str> = apportes.iter().map(|s| s.cle.as_str()).collect();
    dire!("Styles apportés par spaser : {}.", cles.join(", "));
    dire!("Pour employer un autre style du papier : styles = {{ visa = \"Nom du style\" }}, dans l’acte.");
}
