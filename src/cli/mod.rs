//! What did the person ask? One file a command. Data goes to standard output, messages to standard
//! error; the exit code says how it ended.

use std::ffi::OsString;
use std::time::Instant;

use clap::Parser;
use jiff::civil::Date;

/// A reader who closes the pipe (`| head`) is no failure: what can no longer be said is not said.
macro_rules! vers {
    ($flux:expr, $finir:expr, $($arg:tt)*) => {{
        use std::io::Write;
        let mut flux = $flux;
        let _ = write!(flux, $($arg)*).and_then(|()| flux.write_all($finir)).and_then(|()| flux.flush());
    }};
}
/// A line on standard output.
macro_rules! dire { ($($arg:tt)*) => { vers!(std::io::stdout().lock(), b"\n", $($arg)*) }; }
/// Text on standard output, as it is.
macro_rules! ecrire { ($($arg:tt)*) => { vers!(std::io::stdout().lock(), b"", $($arg)*) }; }
/// A line on standard error.
macro_rules! crier { ($($arg:tt)*) => { vers!(std::io::stderr().lock(), b"\n", $($arg)*) }; }
/// Text on standard error, as it is.
macro_rules! souffler { ($($arg:tt)*) => { vers!(std::io::stderr().lock(), b"", $($arg)*) }; }

mod arguments;
mod bilan;
mod citer;
mod comparer;
mod completions;
mod droit;
mod erreurs;
mod expliquer;
mod extraire;
mod fichier;
mod generer;
mod importer;
mod modeles;
mod nouveau;
mod relire;
mod schema_json;
mod suivi;
mod verifier;

use arguments::{Arguments, Commande};

use crate::diagnostic::{Diagnostics, Sources, terminal};

/// Done.
pub const FAIT: u8 = 0;
/// The dossier is refused; nothing was written.
pub const REFUSE: u8 = 1;
/// The command line is wrong.
pub const USAGE: u8 = 2;
/// A file cannot be read or written.
pub const FICHIER: u8 = 3;

/// A fault of the program itself.
pub const DEFAUT: u8 = 4;

/// What only `main` may know of the world.
pub struct Environnement {
    pub couleurs: bool,
    pub progression: bool,
    pub debut: Instant,
    /// Only for the dates that a starter proposes, and for a question asked without a date.
    pub aujourdhui: Date,
}

/// Runs a command line and gives its exit code.
pub fn executer(arguments: impl IntoIterator<Item = OsString>, environnement: &Environnement) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(erreur) => return erreurs::dire(&erreur),
    };
    match &arguments.commande {
        Commande::Generer(demande) => generer::executer(demande, environnement),
        Commande::Bilan(demande) => bilan::executer(demande, environnement),
        Commande::Verifier(demande) => verifier::executer(demande, environnement),
        Commande::Nouveau(demande) => nouveau::executer(demande, environnement),
        Commande::Importer(demande) => importer::executer(demande),
        Commande::Comparer(demande) => comparer::executer(demande, environnement),
        Commande::Extraire(demande) => extraire::executer(demande),
        Commande::Modeles(demande) => modeles::executer(&demande.commande, environnement),
        Commande::Relire(demande) => relire::executer(demande, environnement),
        Commande::SchemaJson(demande) => schema_json::executer(demande),
        Commande::Expliquer(demande) => expliquer::executer(demande),
        Commande::Droit(demande) => droit::executer(&demande.commande, environnement.aujourdhui),
        Commande::Suivi(demande) => suivi::executer(&demande.commande, environnement),
        Commande::Aide(demande) => aider(&demande.commande),
        Commande::Completions(demande) => completions::executer(demande),
    }
}

/// Why a dossier is refused, on standard error, and the exit code.
fn dire_les_fautes(diagnostics: &Diagnostics, sources: &Sources, couleurs: bool) -> u8 {
    souffler!("{}", terminal::rendre(diagnostics, sources, couleurs));
    if diagnostics.has_io_errors() { FICHIER } else { REFUSE }
}

/// The help of a command, as its own `--help` prints it.
fn aider(commande: &[String]) -> u8 {
    let mots = commande.iter().map(String::as_str);
    match Arguments::try_parse_from(["spaser"].into_iter().chain(mots).chain(["--help"])) {
        Ok(_) => USAGE,
        Err(erreur) => erreurs::dire(&erreur),
    }
}

/// Our own fault: said plainly, with what to do.
fn interne(raison: &str) -> u8 {
    crier!("erreur interne : {raison}");
    crier!("Rien n’a été écrit. Signalez-nous ce cas, avec le dossier si vous le pouvez.");
    DEFAUT
}

/// What a person reads if the program stops on a fault of its own.
pub fn annoncer_une_panique(lieu: &str, raison: &str) {
    crier!("erreur interne ({lieu}) : {raison}");
    crier!("C’est un défaut du programme, pas de votre dossier. Signalez-le-nous avec ces deux lignes.");
}
