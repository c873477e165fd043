//! What did the person ask? One file a command. Data goes to standard output, messages to standard
//! error; the exit code says how it ended.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the room that speaks")]

use std::ffi::OsString;
use std::time::Instant;

use clap::Parser;

mod arguments;
mod completions;
mod erreurs;
mod expliquer;
mod generer;
mod nouveau;
mod schema_json;
mod verifier;

use arguments::{Arguments, Commande};

/// Done.
pub const FAIT: u8 = 0;
/// The dossier is refused; nothing was written.
pub const REFUSE: u8 = 1;
/// The command line is wrong.
pub const USAGE: u8 = 2;
/// A file cannot be read or written.
pub const FICHIER: u8 = 3;

/// What only `main` may know of the world.
pub struct Environnement {
    pub couleurs: bool,
    pub progression: bool,
    pub debut: Instant,
}

/// Runs a command line and gives its exit code.
pub fn executer(arguments: impl IntoIterator<Item = OsString>, environnement: &Environnement) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(erreur) => return erreurs::dire(&erreur),
    };
    match &arguments.commande {
        Commande::Generer(demande) => generer::executer(demande, environnement),
        Commande::Verifier(demande) => verifier::executer(demande, environnement),
        Commande::Nouveau(demande) => nouveau::executer(demande),
        Commande::SchemaJson(demande) => schema_json::executer(demande),
        Commande::Expliquer(demande) => expliquer::executer(demande),
        Commande::Completions(demande) => completions::executer(demande),
    }
}

/// Our own fault: said plainly, with what to do.
fn interne(raison: &str) -> u8 {
    eprintln!("erreur interne : {raison}");
    eprintln!("Rien n’a été écrit. Signalez-nous ce cas, avec le dossier si vous le pouvez.");
    REFUSE
}
