//! `spaser droit`: questions asked of the catalogue alone, or of a dossier’s calendar.

use std::path::Path;

use jiff::civil::Date;

use super::{FAIT, dire_les_fautes, interne};
use crate::catalogue::{Catalogue, Certitude, Citation};
use crate::diagnostic::{Diagnostics, Sources};
use crate::ecriture::date_longue;
use crate::pipeline;

use super::arguments::droit::CommandeDroit;

mod applicable;
mod conformite;
mod echeances;
mod fiches;
mod liste;
mod montrer;
mod seance;

pub fn executer(commande: &CommandeDroit, aujourdhui: Date) -> u8 {
    match commande {
        CommandeDroit::Liste(demande) => liste::executer(demande, aujourdhui),
        CommandeDroit::Montrer(demande) => montrer::executer(demande),
        CommandeDroit::Echeances(demande) => echeances::executer(demande),
        CommandeDroit::Applicable(demande) => applicable::executer(demande),
        CommandeDroit::Conformite(demande) => conformite::executer(demande),
        CommandeDroit::Seance(demande) => seance::executer(demande),
    }
}

/// The catalogue, completed by a folder of records; the exit code when it cannot be had.
fn catalogue(fiches: Option<&Path>) -> Result<Catalogue, u8> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::new());
    let complete = Catalogue::integre()
        .and_then(|c| pipeline::completer(c, None, fiches, &mut sources, &mut diagnostics))
        .map_err(|raison| interne(&raison))?;
    if diagnostics.has_errors() {
        return Err(dire_les_fautes(&diagnostics, &sources, false));
    }
    Ok(complete)
}

fn rendre(resultat: Result<(), u8>) -> u8 {
    resultat.map_or_else(|code| code, |()| FAIT)
}

/// « article L. 2111-3 du code… », with what its reader must know.
fn dire_citation(c: &Citation) -> String {
    let lu = c.lu_le.map(|d| format!(", rédaction au {}", date_longue(d))).unwrap_or_default();
    let origine = c.origine.as_ref().map(|o| format!(", complément {o}")).unwrap_or_default();
    format!("{}{lu}{}{origine}", c.longue, dire_certitude(c.certitude))
}

fn dire_certitude(certitude: Certitude) -> &'static str {
    match certitude {
        Certitude::Verifie => "",
        Certitude::Probable => " (probable, à relire)",
        Certitude::AVerifier => " (à vérifier, jamais imprimé)",
    }
}
