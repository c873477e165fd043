//! `spaser droit liste`: every duty, or how each bears on a type of buyer.

use jiff::civil::Date;

use super::{catalogue, rendre};
use crate::catalogue::{Catalogue, Certitude, Obligation};
use crate::choix::Choix;
use crate::cli::arguments::droit::Liste;
use crate::droit::{Faits, devoirs};
use crate::ecriture::date_longue;
use crate::vue::conformite::nature;
use crate::vue::grille::{GROUPES, etat};

pub fn executer(demande: &Liste, aujourdhui: Date) -> u8 {
    rendre(lister(demande, demande.date.unwrap_or(aujourdhui)))
}

fn lister(demande: &Liste, date: Date) -> Result<(), u8> {
    let catalogue = catalogue(demande.complements.droit.as_deref())?;
    match demande.type_acheteur {
        Some(type_acheteur) => {
            let devoirs = devoirs(&catalogue, &Faits::de_type(type_acheteur), date, None);
            dire!("Obligations au {} — {}", date_longue(date), type_acheteur.cle());
            for (groupe, titre) in GROUPES {
                let siens: Vec<_> =
                    devoirs.iter().map(|d| (d, etat(d))).filter(|(_, e)| e.0 == groupe).collect();
                if !siens.is_empty() {
                    dire!("\n{titre}");
                }
                siens.iter().for_each(|(d, (_, precision))| ligne(d.obligation, precision));
            }
        }
        None => {
            dire!("Obligations de l’achat responsable au {}", date_longue(date));
            toutes(&catalogue, date);
        }
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
            (Some(du), _) if du > date => format!("à compter du {}", date_longue(du)),
            (_, Some(au)) if au < date => format!("jusqu’au {}", date_longue(au)),
            _ => "en vigueur".to_owned(),
        };
        let reserve = match version.certitude {
            Certitude::Verifie => "",
            Certitude::Probable => ", probable",
            Certitude::AVerifier => ", à vérifier",
        };
        ligne(version, &format!("{etat}{reserve}"));
    }
}

fn ligne(o: &Obligation, suite: &str) {
    dire!("  {:8} {} ({}) — {suite}", o.id, o.titre, nature(o.nature));
}
