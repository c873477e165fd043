//! The session: when, where, under whom, who was there. What the meeting will say stays blank.

use super::Sujet;
use super::entete::le_organe;
use crate::catalogue::FamilleOrganisme;
use crate::controle::assemblee;
use crate::ecriture::{date_en_lettres, date_longue, de, typographier};
use crate::vue::acte::{Piece, nom_du_blanc};
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
            texte::blanc_nomme("seance.annee", "année en lettres"),
            texte::texte(", le "),
            texte::blanc_nomme("seance.jour", "jour et mois"),
        ],
    };
    dit.push(texte::texte(", à "));
    dit.push(ou_blanc(acte.and_then(|a| a.heure.as_deref()), "seance.heure", "heure"));
    let organe = le_organe(cx, sujet);
    // An assembly is feminine, a council and a committee are not.
    let e = if organe.to_lowercase().contains("assemblée") { "e" } else { "" };
    dit.push(texte::texte(&format!(", {organe}, dûment convoqué{e} le ")));
    dit.push(match acte.and_then(|a| a.convocation) {
        Some(date) => texte::texte(&date_longue(date.0)),
        None => texte::blanc_nomme("seance.convocation", "date de la convocation"),
    });
    // The place in brackets: whatever its gender, no preposition can be wrong.
    let visio = acte.and_then(|a| a.visioconference);
    let visio = if visio == Some(true) { ", en visioconférence" } else { "" };
    // Councils hold sessions; boards of directors only sit.
    let session = match sujet.organisme.famille {
        FamilleOrganisme::Collectivite | FamilleOrganisme::Groupement => "en session ordinaire",
        _ => "en séance",
    };
    dit.push(texte::texte(&format!(", s’est réuni{e} {session}{visio} (")));
    dit.push(ou_blanc(acte.and_then(|a| a.lieu.as_deref()), "seance.lieu", "lieu de la séance"));
    dit.push(texte::texte("), sous la présidence "));
    match acte.and_then(|a| a.presidence.as_deref()) {
        Some(presidence) => dit.push(texte::texte(&format!("{}.", de(presidence)))),
        None => {
            let blanc = texte::blanc_nomme("seance.presidence", "qui préside la séance");
            dit.extend([texte::texte("de "), blanc, texte::texte(".")]);
        }
    }
    dit
}

fn ou_blanc(dit: Option<&str>, cle: &str, attendu: &str) -> Morceau {
    dit.map_or_else(|| texte::blanc_nomme(cle, attendu), |d| texte::texte(&typographier(d)))
}

/// « Présents : 20 », or a blank that bears its name.
pub fn nombre(cle: &str, n: Option<u32>) -> Ligne {
    let contenu = n.map_or_else(|| texte::blanc_nomme(cle, "nombre"), |n| texte::texte(&n.to_string()));
    Ligne { libelle: nom(cle), contenu: texte::paragraphe_de(vec![contenu]) }
}

/// What a line of the act is called: as its blank, were it one.
pub fn nom(cle: &str) -> String {
    nom_du_blanc(cle).unwrap_or_default().to_owned()
}

fn quorum(sujet: &Sujet<'_>) -> Vec<Ligne> {
    let acte = sujet.acte;
    let mut champs = vec![
        nombre("seance.en_exercice", acte.and_then(|a| a.en_exercice)),
        nombre("seance.presents", acte.and_then(|a| a.presents)),
        nombre("seance.pouvoirs", acte.and_then(|a| a.pouvoirs)),
    ];
    if sujet.vote() {
        let sans = acte.and_then(|a| a.sans_part_au_vote).filter(|n| *n > 0);
        champs.extend(sans.map(|n| nombre("seance.sans_part", Some(n))));
        champs.push(nombre("seance.votants", acte.and_then(|a| assemblee(a)?.votants(sujet.organisme))));
    }
    let noms = |donnes: &[String], cle: &str, attendu: &str| {
        let contenu = match donnes {
            [] => texte::paragraphe_de(vec![texte::blanc_nomme(cle, attendu)]),
            donnes => texte::paragraphe(&donnes.join(" ; ")),
        };
        Ligne { libelle: nom(cle), contenu }
    };
    if acte.and_then(|a| a.pouvoirs) != Some(0) {
        let donnes = acte.map(|a| a.procurations.as_slice()).unwrap_or_default();
        champs.push(noms(donnes, "seance.procurations", "qui donne pouvoir à qui"));
    }
    let absents = acte.map(|a| a.absents.as_slice()).unwrap_or_default();
    champs.push(noms(absents, "seance.absents", "noms"));
    let tenue =
        acte.and_then(|a| a.visioconference).filter(|_| sujet.organisme.visioconference == Some(true));
    if let Some(tenue) = tenue {
        let tenue = if tenue { "oui" } else { "non" };
        champs.push(Ligne {
            libelle: "Séance en visioconférence".to_owned(),
            contenu: texte::paragraphe(tenue),
        });
    }
    if sujet.organisme.secretaire {
        let secretaire = acte.and_then(|a| a.secretaire.as_deref());
        let secretaire = ou_blanc(secretaire, "seance.secretaire", "secrétaire de séance");
        champs.push(Ligne {
            libelle: nom("seance.secretaire"),
            contenu: texte::paragraphe_de(vec![secretaire]),
        });
    }
    champs
}
