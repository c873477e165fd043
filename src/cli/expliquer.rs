//! `spaser expliquer`

use super::arguments::Expliquer;
use super::{FAIT, USAGE};
use crate::diagnostic::{Code, proche};

pub fn executer(arguments: &Expliquer) -> u8 {
    let Some(demande) = arguments.code.as_deref() else {
        for code in Code::TOUS {
            dire!("{:28} {}", code.cle(), code.titre());
        }
        return FAIT;
    };
    if let Some(code) = Code::from_cle(demande) {
        ecrire!("{}", code.expliquer());
        return FAIT;
    }
    crier!("erreur : aucun message ne porte le code `{demande}`");
    match proche(demande, Code::TOUS.iter().map(|c| c.cle())) {
        Some(voisin) => crier!("vouliez-vous dire `{voisin}` ?"),
        None => crier!("`spaser expliquer` en donne la liste"),
    }
    USAGE
}
