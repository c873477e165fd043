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
    let raison = match (cause.kind(), nommees(cause.kind(), mots.as_deref())) {
        (ErrorKind::UndefinedError, Some(nommees)) => {
            format!("{nommees} ; VARIABLES.md donne celles qui existent")
        }
        (genre, _) => raison(genre).to_owned(),
    };
    let mots = mots.map(|m| format!("\n  {m}")).unwrap_or_default();
    format!("{lieu}{raison}{mots}")
}

/// « la valeur `objectifss` n’existe pas », by the expressions of the line: the engine does not say which.
fn nommees(genre: ErrorKind, ligne: Option<&str>) -> Option<String> {
    if genre != ErrorKind::UndefinedError {
        return None;
    }
    let mut noms: Vec<String> = Vec::new();
    for morceau in ligne?.split("{{").skip(1).chain(ligne?.split("{%").skip(1)) {
        let dedans = morceau.split(['}', '%', '|']).next().unwrap_or_default();
        let mut entre_guillemets = false;
        let nu: String = dedans
            .chars()
            .map(|c| {
                entre_guillemets ^= c == '"' || c == '\'';
                if entre_guillemets || !(c.is_alphanumeric() || c == '_' || c == '.') { ' ' } else { c }
            })
            .collect();
        let mots = nu.split_whitespace().filter(|m| m.starts_with(char::is_alphabetic));
        for mot in mots.filter(|m| !MOTS_DU_LANGAGE.contains(m)) {
            if !noms.iter().any(|n| n == mot) {
                noms.push(mot.to_owned());
            }
        }
    }
    match noms.as_slice() {
        [] => None,
        [seul] => Some(format!("la valeur `{seul}` n’existe pas")),
        _ => {
            let dits: Vec<String> = noms.iter().map(|n| format!("`{n}`")).collect();
            Some(format!("une de ces valeurs n’existe pas : {}", dits.join(", ")))
        }
    }
}

/// Words of the templates that name no value.
const MOTS_DU_LANGAGE: [&str; 17] = [
    "if", "elif", "else", "endif", "for", "in", "endfor", "set", "and", "or", "not", "is", "loop", "include",
    "macro", "true", "false",
];

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
