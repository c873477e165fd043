//! The session: when, where, under whom, who was there. What the meeting will say stays blank.

use super::Sujet;
use super::entete::le_organe;
use crate::catalogue::FamilleOrganisme;
use crate::controle::assemblee;
use crate::ecriture::{date_en_lettres, date_longue, de, typographier};
use crate::vue::acte::Piece;
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Ligne, Morceau};
use crate::vue::texte;

pub fn pieces(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    Ok(vec![Piece::Seance { contenu: formule(cx, sujet) }, Piece::Quorum { champs: quorum(sujet) }])
}

/// « L’an deux mille vingt-six, le dix décembre, à 18 h 30, le conseil… ».
fn formule(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Vec<Morceau> {
    let acte = sujet.acte;
    let mut dit = match acte.and_then(|a| a.date) {
        Some(date) => vec![texte::texte(&date_en_lettres(date.0))],
        None => vec![
            texte::texte("L’an "),
            texte::blanc("année en lettres"),
            texte::texte(", le "),
            texte::blanc("jour et mois"),
        ],
    };
    dit.push(texte::texte(", à "));
    dit.push(ou_blanc(acte.and_then(|a| a.heure.as_deref()), "heure"));
    let organe = le_organe(cx, sujet);
    // An assembly is feminine, a council and a committee are not.
    let e = if organe.to_lowercase().contains("assemblée") { "e" } else { "" };
    dit.push(texte::texte(&format!(", {organe}, dûment convoqué{e} le ")));
    dit.push(match acte.and_then(|a| a.convocation) {
        Some(date) => texte::texte(&date_longue(date.0)),
        None => texte::blanc("date de la convocation"),
    });
    // The place in brackets: whatever its gender, no preposition can be wrong.
    let visio = acte.is_some_and(|a| a.visioconference);
    let visio = if visio { ", en visioconférence" } else { "" };
    // Councils hold sessions; boards of directors only sit.
    let session = match sujet.organisme.famille {
        FamilleOrganisme::Collectivite | FamilleOrganisme::Groupement => "en session ordinaire",
        _ => "en séance",
    };
    dit.push(texte::texte(&format!(", s’est réuni{e} {session}{visio} (")));
    dit.push(ou_blanc(acte.and_then(|a| a.lieu.as_deref()), "lieu de la séance"));
    dit.push(texte::texte("), sous la présidence "));
    match acte.and_then(|a| a.presidence.as_deref()) {
        Some(presidence) => dit.push(texte::texte(&format!("{}.", de(presidence)))),
        None => dit.extend([texte::texte("de "), texte::blanc("qui préside la séance"), texte::texte(".")]),
    }
    dit
}

fn ou_blanc(dit: Option<&str>, attendu: &str) -> Morceau {
    dit.map_or_else(|| texte::blanc(attendu), |d| texte::texte(&typographier(d)))
}

fn quorum(sujet: &Sujet<'_>) -> Vec<Ligne> {
    let acte = sujet.acte;
    let nombre = |libelle: &str, n: Option<u32>| {
        let contenu = n.map_or_else(|| texte::blanc("nombre"), |n| texte::texte(&n.to_string()));
        Ligne { libelle: libelle.to_owned(), contenu: texte::paragraphe_de(vec![contenu]) }
    };
    let mut champs = vec![
        nombre("Membres en exercice", acte.and_then(|a| a.en_exercice)),
        nombre("Présents", acte.and_then(|a| a.presents)),
        nombre("Représentés (pouvoirs)", acte.and_then(|a| a.pouvoirs)),
        nombre("Votants", acte.and_then(|a| assemblee(a)?.votants(sujet.organisme))),
    ];
    let noms = |libelle: &str, donnes: &[String], attendu: &str| {
        let contenu = match donnes {
            [] => texte::paragraphe_de(vec![texte::blanc(attendu)]),
            donnes => texte::paragraphe(&donnes.join(" ; ")),
        };
        Ligne { libelle: libelle.to_owned(), contenu }
    };
    if acte.and_then(|a| a.pouvoirs) != Some(0) {
        let donnes = acte.map(|a| a.procurations.as_slice()).unwrap_or_default();
        champs.push(noms("Pouvoirs", donnes, "qui donne pouvoir à qui"));
    }
    let absents = acte.map(|a| a.absents.as_slice()).unwrap_or_default();
    champs.push(noms("Absents et excusés", absents, "noms"));
    if sujet.organisme.visioconference == Some(true) {
        let tenue = if acte.is_some_and(|a| a.visioconference) { "oui" } else { "non" };
        champs.push(Ligne {
            libelle: "Séance en visioconférence".to_owned(),
            contenu: texte::paragraphe(tenue),
        });
    }
    if let Some(sans) = acte.and_then(|a| a.sans_part_au_vote).filter(|n| *n > 0) {
        champs.insert(3, nombre("Ne prenant pas part au vote", Some(sans)));
    }
    if sujet.organisme.secretaire {
        let secretaire = ou_blanc(acte.and_then(|a| a.secretaire.as_deref()), "secrétaire de séance");
        champs.push(Ligne {
            libelle: "Secrétaire de séance".to_owned(),
            contenu: texte::paragraphe_de(vec![secretaire]),
        });
    }
    champs
}
