//! `spaser droit conformite`: the page that says, text by text, what is enforced, stated or not covered.

use std::sync::Arc;

use super::{catalogue, rendre};
use crate::cli::arguments::droit::Complements;
use crate::cli::interne;
use crate::vue::conformite::markdown;

pub fn executer(demande: &Complements) -> u8 {
    rendre(ecrire(demande))
}

fn ecrire(demande: &Complements) -> Result<(), u8> {
    let catalogue = Arc::new(catalogue(demande.droit.as_deref())?);
    let page = markdown(&catalogue).map_err(|raison| interne(&raison.to_string()))?;
    ecrire!("{page}");
    Ok(())
}
