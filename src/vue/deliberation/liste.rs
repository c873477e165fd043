//! The last page of a draft: what the meeting decides and what follows it, with where each stands in the act. It
//! is no part of the act, and goes away once everything is known.

use super::Sujet;
use super::motifs::{donnees, executif};
use super::seance::nom;
use super::vote::{RESULTAT, phrase};
use crate::controle::assemblee;
use crate::dossier::{Acte, Jour};
use crate::ecriture::{a, capitale, date_longue};
use crate::vue::acte::Piece;
use crate::vue::contexte::{Contexte, Resultat, cellule, cellule_de};
use crate::vue::contrat::{GenreColonne, Morceau, Riche, Tableau};
use crate::vue::tableau::{colonne, courante, section};
use crate::vue::texte;

/// Something to fill in, under the name that its blank bears in the act.
struct Renseignement {
    cle: &'static str,
    /// What goes with the name: « (le maire) ».
    precision: String,
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
        Piece::Tableau { tableau: Box::new(tableau(&groupes, cx.prose.riche("liste-lectures", lectures)?)) },
    ])
}

fn groupes(sujet: &Sujet<'_>) -> Vec<Groupe> {
    let mut groupes = Vec::new();
    if sujet.delibere() {
        groupes.push(("La séance", de_la_seance(sujet)));
        groupes.push(("Les présences", des_presences(sujet)));
        groupes.extend(sujet.vote().then(|| ("Le vote", du_vote(sujet))));
    }
    groupes.push(("La signature et les suites", des_suites(sujet)));
    groupes
}

fn dit(cle: &'static str, ou: &'static str, valeur: Option<String>) -> Renseignement {
    Renseignement { cle, precision: String::new(), ou, valeur, attendu: true }
}

fn mot(champ: Option<&String>) -> Option<String> {
    champ.cloned()
}

fn date(jour: Option<Jour>) -> Option<String> {
    jour.map(|j| date_longue(j.0))
}

fn de_la_seance(sujet: &Sujet<'_>) -> Vec<Renseignement> {
    let acte = sujet.acte;
    let seance = "Formule de séance";
    let jour = "Formule de séance, en lettres ; signatures";
    vec![
        dit("acte.numero", "En-tête", mot(acte.and_then(|a| a.numero.as_ref()))),
        dit("seance.date", jour, date(acte.and_then(|a| a.date))),
        dit("seance.heure", seance, mot(acte.and_then(|a| a.heure.as_ref()))),
        dit("seance.lieu", seance, mot(acte.and_then(|a| a.lieu.as_ref()))),
        dit("seance.convocation", seance, date(acte.and_then(|a| a.convocation))),
        dit("seance.presidence", seance, mot(acte.and_then(|a| a.presidence.as_ref()))),
    ]
}

fn des_presences(sujet: &Sujet<'_>) -> Vec<Renseignement> {
    let acte = sujet.acte;
    let presences = "Présences";
    let nombre = |cle, n: Option<u32>| dit(cle, presences, n.map(|n| n.to_string()));
    let noms = |cle, champ: fn(&Acte) -> &[String]| {
        let donnes = acte.map(champ).unwrap_or_default();
        dit(cle, presences, (!donnes.is_empty()).then(|| donnes.join(" ; ")))
    };
    let pouvoirs = acte.and_then(|a| a.pouvoirs);
    let mut lignes = vec![
        nombre("seance.en_exercice", acte.and_then(|a| a.en_exercice)),
        nombre("seance.presents", acte.and_then(|a| a.presents)),
        nombre("seance.pouvoirs", pouvoirs),
    ];
    if pouvoirs != Some(0) {
        lignes.push(noms("seance.procurations", |a| &a.procurations));
    }
    lignes.push(noms("seance.absents", |a| &a.absents));
    if sujet.organisme.secretaire {
        let connu = mot(acte.and_then(|a| a.secretaire.as_ref()));
        lignes.push(dit("seance.secretaire", "Présences ; signatures", connu));
    }
    lignes
}

fn du_vote(sujet: &Sujet<'_>) -> Vec<Renseignement> {
    let ou = "Vote, après les articles";
    let vote = sujet.acte.and_then(|a| Some((a, a.vote.as_ref()?)));
    let nombre = |cle, n: Option<u32>| dit(cle, ou, n.map(|n| n.to_string()));
    let votants = vote.and_then(|(a, _)| assemblee(a)?.votants(sujet.organisme));
    let phrase = phrase(sujet, vote);
    let connue = !phrase.iter().any(|m| matches!(m, Morceau::Blanc { .. }));
    let compris = |quoi: &str, r: Renseignement| Renseignement { precision: quoi.to_owned(), ..r };
    vec![
        dit("seance.votants", "Présences ; vote", votants.map(|n| n.to_string())),
        nombre("vote.pour", vote.map(|(_, v)| v.pour)),
        nombre("vote.contre", vote.map(|(_, v)| v.contre)),
        compris(
            " (bulletins blancs et nuls compris)",
            nombre("vote.abstentions", vote.map(|(_, v)| v.abstentions)),
        ),
        dit(RESULTAT, ou, connue.then(|| texte::brut(&phrase))),
    ]
}

fn des_suites(sujet: &Sujet<'_>) -> Vec<Renseignement> {
    let acte = sujet.acte;
    let (signatures, mentions) = ("Signatures", "Mentions, sous les signatures");
    let mut lignes = Vec::new();
    if !sujet.delibere() {
        lignes.push(dit("acte.numero", "En-tête", mot(acte.and_then(|a| a.numero.as_ref()))));
        lignes.push(dit("acte.date", signatures, date(acte.and_then(|a| a.date))));
    }
    let qui = format!(" ({})", executif(sujet));
    lignes.push(Renseignement { attendu: false, precision: qui, ..dit("signature.nom", signatures, None) });
    if let Some(a_qui) = &sujet.organisme.transmission {
        let transmis = dit("suites.transmis_le", mentions, date(acte.and_then(|x| x.transmis_le)));
        lignes.push(Renseignement { precision: format!(" {}", a(a_qui)), ..transmis });
    }
    lignes.push(dit("suites.publie_le", mentions, date(acte.and_then(|x| x.publie_le))));
    lignes
}

fn tableau(groupes: &[Groupe], lectures: Riche) -> Tableau {
    let colonne = |libelle: &str, part| colonne(libelle, GenreColonne::Texte, part);
    let ligne = |r: &Renseignement| {
        courante(vec![
            cellule(&format!("{}{}", nom(r.cle), r.precision)),
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
        colonnes: vec![colonne("À compléter", 3.4), colonne("Où, dans l’acte", 3.0), colonne("Valeur", 3.0)],
        lignes: lignes.collect(),
        note: Some(lectures),
    }
}
