//! `spaser droit echeances`: what falls when on a dossier, as lines or as a calendar file.

use std::path::Path;

use super::rendre;
use crate::cli::arguments::droit::Echeances;
use crate::cli::fichier::resister;
use crate::cli::{dire_les_fautes, interne};
use crate::droit::calendrier::Auteur;
use crate::ecriture::{compte, date_longue};
use crate::pipeline;

pub fn executer(demande: &Echeances) -> u8 {
    rendre(dater(demande))
}

fn dater(demande: &Echeances) -> Result<(), u8> {
    let verdict = pipeline::verifier(&demande.dossier, demande.complements.droit.as_deref())
        .map_err(|r| interne(&r))?;
    let Some(charge) = verdict.charge else {
        return Err(dire_les_fautes(&verdict.diagnostics, &verdict.sources, false));
    };
    let calendrier = pipeline::calendrier(&charge).map_err(|r| interne(&r))?;
    match demande.ics.as_deref() {
        Some(sortie) if sortie == Path::new("-") => ecrire!("{}", crate::render::ics::rendre(&calendrier)),
        Some(sortie) => {
            let octets = crate::render::ics::rendre(&calendrier).into_bytes();
            pipeline::deposer(sortie, octets).map_err(|echec| resister(&echec))?;
            dire!("{} : {}", sortie.display(), compte(calendrier.evenements.len(), "date", "dates"));
        }
        None => {
            dire!("{}", calendrier.nom);
            for e in &calendrier.evenements {
                let quand = if e.jour_connu {
                    date_longue(e.date)
                } else {
                    format!("dans l’année {}", e.date.year())
                };
                let qui = match e.auteur {
                    Auteur::Loi => "échéance légale",
                    Auteur::Acheteur => "date retenue par l’acheteur",
                };
                dire!("  {quand:20} {} — {qui}", e.titre);
            }
        }
    }
    Ok(())
}
