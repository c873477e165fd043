//! Usage errors, in French: clap knows what is wrong, we say it.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diagnostic::proche;

/// Says what is wrong with the command line, or prints the help or version asked for.
pub fn dire(erreur: &Error) -> u8 {
    match erreur.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            ecrire!("{}", erreur.render());
            super::FAIT
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            souffler!("{}", erreur.render());
            super::USAGE
        }
        _ => {
            crier!("erreur : {}", phrase(erreur));
            let suggestions = [
                (ContextKind::InvalidArg, ContextKind::SuggestedArg),
                (ContextKind::InvalidSubcommand, ContextKind::SuggestedSubcommand),
                (ContextKind::InvalidValue, ContextKind::SuggestedValue),
            ];
            if let Some(proche) =
                suggestions.iter().find_map(|(ecrit, propose)| voulu(erreur, *ecrit, *propose))
            {
                crier!("vouliez-vous dire `{proche}` ?");
            }
            crier!("\nPour l’aide : spaser --help, ou spaser COMMANDE --help");
            super::USAGE
        }
    }
}

fn phrase(erreur: &Error) -> String {
    let argument = texte(erreur, ContextKind::InvalidArg).unwrap_or_default();
    let valeur = texte(erreur, ContextKind::InvalidValue).unwrap_or_default();
    match erreur.kind() {
        ErrorKind::InvalidValue if valeur.is_empty() => format!("il manque une valeur à `{argument}`"),
        ErrorKind::InvalidValue => {
            let possibles = texte(erreur, ContextKind::ValidValue).unwrap_or_default();
            format!("`{valeur}` n’est pas une valeur de `{argument}` ; valeurs possibles : {possibles}")
        }
        ErrorKind::ValueValidation => {
            let raison = std::error::Error::source(erreur).map(ToString::to_string).unwrap_or_default();
            format!("`{valeur}` n’est pas une valeur de `{argument}` : {raison}")
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            format!("l’option `{argument}` n’existe pas")
        }
        ErrorKind::UnknownArgument => format!("`{argument}` est de trop"),
        ErrorKind::InvalidSubcommand => {
            let commande = texte(erreur, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("la commande `{commande}` n’existe pas")
        }
        ErrorKind::MissingRequiredArgument => format!("il manque : {argument}"),
        ErrorKind::MissingSubcommand => "il manque une commande".to_owned(),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` est donné deux fois, ou avec une option qui l’exclut")
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{argument}` n’a pas le bon nombre de valeurs")
        }
        ErrorKind::InvalidUtf8 => "un argument n’est pas un texte lisible".to_owned(),
        _ => "la ligne de commande est incorrecte".to_owned(),
    }
}

/// Of several suggestions, the nearest to what was written.
fn voulu(erreur: &Error, ecrit: ContextKind, propose: ContextKind) -> Option<String> {
    let ecrit = texte(erreur, ecrit).unwrap_or_default();
    match erreur.get(propose)? {
        ContextValue::Strings(liste) => proche(&ecrit, liste.iter().map(String::as_str))
            .or(liste.last().map(String::as_str))
            .map(str::to_owned),
        ContextValue::String(seule) => Some(seule.clone()),
        _ => None,
    }
}

fn texte(erreur: &Error, genre: ContextKind) -> Option<String> {
    match erreur.get(genre)? {
        ContextValue::String(s) => Some(s.clone()),
        ContextValue::Strings(liste) => Some(liste.join(", ")),
        _ => None,
    }
}
