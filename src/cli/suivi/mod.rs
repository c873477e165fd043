//! `spaser suivi`: what was observed, once the scheme runs.

use super::Environnement;
use super::arguments::suivi::CommandeSuivi;

mod importer;

pub fn executer(commande: &CommandeSuivi, environnement: &Environnement) -> u8 {
    match commande {
        CommandeSuivi::Importer(demande) => importer::executer(demande, environnement),
    }
}
