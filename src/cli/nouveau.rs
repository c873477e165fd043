//! `spaser nouveau`: a commented starter, with the core set of indicators. It never overwrites.

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use minijinja::{Environment, UndefinedBehavior, context};

use super::arguments::Nouveau;
use super::citer::citer;
use super::fichier::creer;
use super::{Environnement, FAIT, FICHIER, interne};
use crate::catalogue::{Catalogue, FormeActe, ModeleIndicateur};
use crate::dossier::{Choix, TypeAcheteur};

use crate::template;

const GABARIT: &str = "nouveau/spaser.toml";
const FICHIER_PRINCIPAL: &str = "spaser.toml";

pub fn executer(arguments: &Nouveau, environnement: &Environnement) -> u8 {
    let chemin = destination(&arguments.chemin);
    let texte = match composer(arguments.type_acheteur, environnement.aujourdhui) {
        Ok(texte) => texte,
        Err(raison) => return interne(&raison),
    };
    match creer(&chemin, texte.as_bytes()) {
        Ok(()) => {
            dire!("{} est prêt.", chemin.display());
            dire!("Ouvrez-le, complétez-le, puis : spaser generer {}", citer(&chemin));
            FAIT
        }
        Err(erreur) if erreur.kind() == io::ErrorKind::AlreadyExists => {
            crier!("erreur : {} existe déjà ; rien n’a été écrit", chemin.display());
            crier!("aide : choisissez un autre chemin");
            FICHIER
        }
        Err(erreur) => {
            crier!("erreur : impossible d’écrire {}", chemin.display());
            crier!("aide : {}", conseil(&erreur));
            FICHIER
        }
    }
}

fn destination(chemin: &Path) -> PathBuf {
    let est_un_toml = chemin.extension().is_some_and(|e| e.eq_ignore_ascii_case("toml"));
    if est_un_toml { chemin.to_owned() } else { chemin.join(FICHIER_PRINCIPAL) }
}

fn conseil(erreur: &io::Error) -> &'static str {
    match erreur.kind() {
        io::ErrorKind::PermissionDenied => "vérifiez vos droits sur ce dossier",
        io::ErrorKind::NotADirectory => "un fichier porte le nom du dossier",
        _ => "vérifiez le chemin",
    }
}

/// The starter for a type of buyer, dated so that it can be produced at once.
///
/// # Errors
/// Our own data, malformed: a test keeps this from happening.
pub fn composer(type_acheteur: TypeAcheteur, aujourdhui: Date) -> Result<String, String> {
    let catalogue = Catalogue::integre()?;
    let gabarit =
        template::fichier(GABARIT).and_then(|o| std::str::from_utf8(o).ok()).ok_or("gabarit absent")?;
    let noyau: Vec<minijinja::Value> =
        catalogue.indicateurs().iter().filter(|i| i.noyau).map(indicateur).collect();
    let organisme = catalogue.organisme(type_acheteur);
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(template::syntaxe().map_err(|e| e.to_string())?);
    env.add_template(GABARIT, gabarit).map_err(|e| format!("{e:#}"))?;
    let modele = env.get_template(GABARIT).map_err(|e| format!("{e:#}"))?;
    let contexte = context! {
        type_acheteur => type_acheteur.cle(),
        libelle => organisme.map_or("acheteur", |o| o.libelle.as_str()),
        organe => organisme.map(|o| o.organe.as_str()),
        decision => organisme.is_some_and(|o| o.acte == FormeActe::Decision),
        noyau => noyau,
        aujourdhui => aujourdhui.to_string(),
    };
    modele.render(contexte).map_err(|e| format!("{e:#}"))
}

fn indicateur(modele: &ModeleIndicateur) -> minijinja::Value {
    context! {
        id => modele.id.as_str(),
        nom => modele.nom.as_str(),
        categorie => modele.categorie.cle(),
        unite => modele.unite.as_str(),
    }
}
