//! `spaser completions`

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::FAIT;
use super::arguments::{Arguments, Completions, Interpreteur};

pub fn executer(arguments: &Completions) -> u8 {
    let interpreteur = match arguments.interpreteur {
        Interpreteur::Bash => Shell::Bash,
        Interpreteur::Zsh => Shell::Zsh,
        Interpreteur::Fish => Shell::Fish,
        Interpreteur::Powershell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    generate(interpreteur, &mut Arguments::command(), "spaser", &mut script);
    ecrire!("{}", String::from_utf8_lossy(&script));
    FAIT
}
