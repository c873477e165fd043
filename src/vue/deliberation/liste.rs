//! The last page of a draft: what the meeting decides and what follows it, with where each stands in the act. It
//! is no part of the act, and goes away once everything is known.

use super::Sujet;
use super::motifs::{donnees, executif};
use super::vote::{RESULTAT, phrase};
use crate::controle::assemblee;
use crate::dossier::{Acte, Jour};
use crate::ecriture::{a, capitale, date_longue};
use crate::vue::acte::Piece;
use crate::vue::contexte::{Contexte, Resultat, cellule, cellule_de};
use crate::vue::contrat::{GenreColonne, Morceau, Tableau};
use crate::vue::tableau::{colonne, courante, section};
use crate::vue::texte;

/// Something to fill in, under the name that its blank bears in the act.
struct Renseignement {
    cle: &'static str,
    quoi: String,
    ou: &'static str,
    valeur: Option<String>,
    /// A dossier never holds the name of who signs: that alone keeps no list open.
    attendu: bool,
}

/// A heading and what stands under it.
type Groupe = (&'static str, Vec<Renseignement>);

pub fn pieces(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    let groupes = groupes(sujet);
    if groupes.iter().flat_map(|(_, siens)| siens).all(|r| r.valeur.is_some() || !r.attendu) {
        return Ok(Vec::new());
    }
    let moment = if sujet.delibere() { "en séance" } else { "à la signature" };
    let lectures = minijinja::context! { date => cx.prose.plus_ancienne_lecture().map(date_longue) };
    Ok(vec![
        Piece::Annexe { titre: format!("À compléter {moment} et après") },
        Piece::Texte { contenu: cx.prose.riche("liste", donnees(cx, sujet))? },
        Piece::Tableau { tableau: Box::new(tableau(&groupes)) },
        Piece::Texte { contenu: cx.prose.riche("liste-lectures", lectures)? },
    ])
}

fn groupes(sujet: &Sujet<'_>) -> Vec<Groupe> {
    let mut groupes = Vec::new();
    if sujet.delibere() {
        groupes.extend([
            ("La séance", de_la_seance(sujet)),
            ("Les présences", des_presences(sujet)),
            ("Le vote", du_vote(sujet)),
        ]);
    }
    groupes.push(("La signature et les suites", des_suites(sujet)));
    groupes
}

fn dit(cle: &'static str, quoi: &str, ou: &'static str, valeur: Option<String>) -> Renseignement {
    Renseignement { cle, quoi: quoi.to_owned(), ou, valeur, attendu: true }
}

fn mot(champ: Option<&String>) -> Option<String> {
    champ.cloned()
}

fn date(jour: Option<Jour>) -> Option<String> {
    jour.map(|j| date_longue(j.0))
}

fn de_la_seance(sujet: &Sujet<'_>) -> Vec<Renseignement> {
    let acte = sujet.acte;
    let seance = "Formule de séance, sous l’objet";
    vec![
        dit("acte.numero", "Numéro de la délibération", "En-tête", mot(acte.and_then(|a| a.numero.as_ref()))),
        dit("seance.date", "Date de la séance", seance, date(acte.and_then(|a| a.date))),
        dit("seance.heure", "Heure", seance, mot(acte.and_then(|a| a.heure.as_ref()))),
        dit("seance.lieu", "Lieu", seance, mot(acte.and_then(|a| a.lieu.as_ref()))),
        dit("seance.convocation", "Date de la convocation", seance, date(acte.and_then(|a| a.convocation))),
        dit("seance.presidence", "Présidence", seance, mot(acte.and_then(|a| a.presidence.as_ref()))),
    ]
}

fn des_presences(sujet: &Sujet<'_>) -> Vec<Renseignement> {
    let acte = sujet.acte;
    let presences = "Présences, sous la formule de séance";
    let nombre = |cle, quoi: &str, n: Option<u32>| dit(cle, quoi, presences, n.map(|n| n.to_string()));
    let noms = |cle, quoi: &str, champ: fn(&Acte) -> &[String]| {
        let donnes = acte.map(champ).unwrap_or_default();
        dit(cle, quoi, presences, (!donnes.is_empty()).then(|| donnes.join(" ; ")))
    };
    let pouvoirs = acte.and_then(|a| a.pouvoirs);
    let mut lignes = vec![
        nombre("seance.en_exercice", "Membres en exercice", acte.and_then(|a| a.en_exercice)),
        nombre("seance.presents", "Membres présents", acte.and_then(|a| a.presents)),
        nombre("seance.pouvoirs", "Membres représentés", pouvoirs),
    ];
    if pouvoirs != Some(0) {
        lignes.push(noms("seance.procurations", "Qui donne pouvoir à qui", |a| &a.procurations));
    }
    lignes.push(noms("seance.absents", "Membres absents et excusés", |a| &a.absents));
    if sujet.organisme.secretaire {
        let connu = mot(acte.and_then(|a| a.secretaire.as_ref()));
        lignes.push(dit("seance.secretaire", "Secrétaire de séance", presences, connu));
    }
    lignes
}

fn du_vote(sujet: &Sujet<'_>) -> Vec<Renseignement> {
    let ou = "Vote, après les articles";
    let vote = sujet.acte.and_then(|a| Some((a, a.vote.as_ref()?)));
    let nombre = |cle, quoi: &str, n: Option<u32>| dit(cle, quoi, ou, n.map(|n| n.to_string()));
    let votants = vote.and_then(|(a, _)| assemblee(a)?.votants(sujet.organisme));
    let phrase = phrase(sujet, vote);
    let connue = !phrase.iter().any(|m| matches!(m, Morceau::Blanc { .. }));
    vec![
        nombre("seance.votants", "Votants", votants),
        nombre("vote.pour", "Voix pour", vote.map(|(_, v)| v.pour)),
        nombre("vote.contre", "Voix contre", vote.map(|(_, v)| v.contre)),
        nombre("vote.abstentions", "Abstentions, bulletins blancs et nuls", vote.map(|(_, v)| v.abstentions)),
        dit(RESULTAT, "Résultat proclamé", ou, connue.then(|| texte::brut(&phrase))),
    ]
}

fn des_suites(sujet: &Sujet<'_>) -> Vec<Renseignement> {
    let acte = sujet.acte;
    let (signatures, mentions) = ("Signatures", "Mentions, sous les signatures");
    let mut lignes = Vec::new();
    if !sujet.delibere() {
        let numero = mot(acte.and_then(|a| a.numero.as_ref()));
        lignes.push(dit("acte.numero", "Numéro de la décision", "En-tête", numero));
        lignes.push(dit("seance.date", "Date de la décision", signatures, date(acte.and_then(|a| a.date))));
    }
    let qui = format!("Prénom et nom du signataire ({})", executif(sujet));
    lignes.push(Renseignement { attendu: false, ..dit("signature.nom", &qui, signatures, None) });
    if let Some(a_qui) = &sujet.organisme.transmission {
        let quoi = format!("Date de la transmission {}", a(a_qui));
        lignes.push(dit("suites.transmis_le", &quoi, mentions, date(acte.and_then(|x| x.transmis_le))));
    }
    lignes.push(dit(
        "suites.publie_le",
        "Date de la publication",
        mentions,
        date(acte.and_then(|x| x.publie_le)),
    ));
    lignes
}

fn tableau(groupes: &[Groupe]) -> Tableau {
    let colonne = |libelle: &str, part| colonne(libelle, GenreColonne::Texte, part);
    let ligne = |r: &Renseignement| {
        courante(vec![
            cellule(&r.quoi),
            cellule(r.ou),
            match &r.valeur {
                Some(valeur) => cellule(&capitale(valeur)),
                None => cellule_de(vec![texte::blanc_nomme(r.cle, "à compléter")]),
            },
        ])
    };
    let lignes = groupes
        .iter()
        .flat_map(|(titre, siens)| std::iter::once(section(cellule(titre))).chain(siens.iter().map(ligne)));
    Tableau {
        titre: None,
        resume: "Ce que la séance décide et ce qui la suit : l’endroit de l’acte où chaque renseignement se trouve, et sa valeur si elle est connue.".to_owned(),
        colonnes: vec![colonne("À compléter", 3.0), colonne("Où, dans l’acte", 2.6), colonne("Valeur", 3.4)],
        lignes: lignes.collect(),
        note: None,
    }
}
