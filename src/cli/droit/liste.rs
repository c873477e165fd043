//! `spaser droit liste`: every duty, or how each bears on a type of buyer.

use jiff::civil::Date;

use super::{catalogue, rendre};
use crate::catalogue::{Catalogue, Certitude};
use crate::choix::Choix;
use crate::cli::arguments::droit::Liste;
use crate::droit::{Faits, devoirs};
use crate::vue::grille::etat;

pub fn executer(demande: &Liste, aujourdhui: Date) -> u8 {
    rendre(lister(demande, demande.date.unwrap_or(aujourdhui)))
}

fn lister(demande: &Liste, date: Date) -> Result<(), u8> {
    let catalogue = catalogue(demande.complements.droit.as_deref())?;
    dire!("Obligations de l’achat responsable au {}", crate::ecriture::date_longue(date));
    match demande.type_acheteur {
        Some(type_acheteur) => {
            for devoir in devoirs(&catalogue, &Faits::de_type(type_acheteur), date, None) {
                let (etat, precision) = etat(&devoir);
                ligne(
                    &devoir.obligation.id,
                    &devoir.obligation.titre,
                    devoir.obligation.nature.cle(),
                    &format!("{etat} : {precision}"),
                );
            }
        }
        None => toutes(&catalogue, date),
    }
    Ok(())
}

fn toutes(catalogue: &Catalogue, date: Date) {
    let mut vues: Vec<&str> = Vec::new();
    for o in catalogue.obligations() {
        if vues.contains(&o.id.as_str()) {
            continue;
        }
        vues.push(&o.id);
        let Some(version) = catalogue.obligation(&o.id, date) else { continue };
        let etat = match (version.du, version.au) {
            (Some(du), _) if du > date => format!("à compter du {}", crate::ecriture::date_longue(du)),
            (_, Some(au)) if au < date => format!("jusqu’au {}", crate::ecriture::date_longue(au)),
            _ => "en vigueur".to_owned(),
        };
        let reserve = match version.certitude {
            Certitude::Verifie => "",
            Certitude::Probable => ", probable",
            Certitude::AVerifier => ", à vérifier",
        };
        ligne(&version.id, &version.titre, version.nature.cle(), &format!("{etat}{reserve}"));
    }
}

fn ligne(id: &str, titre: &str, nature: &str, suite: &str) {
    dire!("{id:8} {titre} [{nature}] — {suite}");
}
