//! What is wrong in a minijinja template, in French: file, line, the words of that line.

use minijinja::{Error, ErrorKind};

use super::Modeles;

/// « prose/axe.md, ligne 3 : une valeur demandée n’existe pas — {{ objectifss }} ».
pub fn dire(erreur: &Error, modeles: &Modeles) -> String {
    // The first cause is the closest to the fault.
    let mut cause = erreur;
    while let Some(suivante) = std::error::Error::source(cause).and_then(|e| e.downcast_ref::<Error>()) {
        cause = suivante;
    }
    let chemin = cause.name().or(erreur.name()).map(chemin);
    let ligne = cause.line().or(erreur.line());
    let lieu = match (&chemin, ligne) {
        (Some(chemin), Some(ligne)) => format!("{chemin}, ligne {ligne} : "),
        (Some(chemin), None) => format!("{chemin} : "),
        _ => String::new(),
    };
    let mots = chemin.as_deref().and_then(|c| modeles.fichier(c)).zip(ligne).and_then(|(octets, ligne)| {
        let texte = std::str::from_utf8(octets).ok()?;
        let mots = texte.lines().nth(ligne.checked_sub(1)?)?.trim();
        let courts: String = mots.chars().take(100).collect();
        (!courts.is_empty()).then_some(courts)
    });
    let mots = mots.map(|m| format!("\n  {m}")).unwrap_or_default();
    format!("{lieu}{}{mots}", raison(cause.kind()))
}

/// Prose passages are named without folder nor ending.
fn chemin(nom: &str) -> String {
    if nom.contains('.') { format!("web/{nom}") } else { format!("prose/{nom}.md") }
}

fn raison(genre: ErrorKind) -> &'static str {
    match genre {
        ErrorKind::UndefinedError => {
            "une valeur demandée n’existe pas ; VARIABLES.md donne celles qui existent"
        }
        ErrorKind::SyntaxError => "l’écriture du modèle est fautive",
        ErrorKind::UnknownFilter => "un filtre est inconnu",
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => "une fonction est inconnue",
        ErrorKind::UnknownTest => "un test est inconnu",
        ErrorKind::TemplateNotFound => "un modèle demandé est introuvable",
        ErrorKind::OutOfFuel => "le modèle demande trop de calculs",
        ErrorKind::TooManyArguments | ErrorKind::MissingArgument => {
            "le nombre de valeurs données ne convient pas"
        }
        ErrorKind::BadSerialization => "une valeur ne peut être lue",
        _ => "l’opération est impossible",
    }
}
