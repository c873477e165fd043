//! The note that goes with a draft act to those who will vote or decide: why a scheme, how it was made, what it
//! holds, how far, with what, when, and what is asked. Its title, and whether law asks for it, are the body's.

use minijinja::context;

use super::entete::{entete_de_la_note, objet};
use super::motifs::{donnees, executif};
use super::papier;
use super::{Sujet, articles, sans_reperes};
use crate::catalogue::{Convocation, complement};
use crate::dossier::{Conduite, Diffusion, Phase};
use crate::droit::seance;
use crate::ecriture::{
    INSECABLE, a_qui, capitale, compte, date_longue, de, liste, minuscule, mois, mois_annee, typographier,
};
use crate::vue::acte::{Piece, VueActe};
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::Tableau;
use crate::vue::schema::{TITRE_LEGAL, essentiel};
use crate::vue::texte;

mod moyens;
mod parties;
mod rendez_vous;

/// What opens a part of the passage.
const PARTIE: &str = "## ";
/// Where a title names who decides: « au directeur », « à la directrice ».
const A_L_EXECUTIF: &str = "{à l’exécutif}";
/// Where law asks for no note.
const TITRE: &str = "Note de présentation";

/// # Errors
/// A passage of our prose that could not be written.
pub fn construire(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<VueActe> {
    let titre = titre(sujet);
    let objet = objet(cx, sujet);
    let document = &cx.spaser.dossier.document;
    let passage = cx.prose.markdown("note", valeurs(cx, sujet)?)?;
    let tableaux = [
        ("@cibles", essentiel::tableau_d_un_acheteur(cx, sujet.acheteur)?.map(sans_reperes)),
        ("@moyens", moyens::tableau(cx, sujet.acheteur)),
        ("@calendrier", rendez_vous::tableau(cx, sujet)),
        ("@phases", rendez_vous::phases(cx)),
    ];
    Ok(VueActe {
        titre: format!("{titre} — {objet}"),
        auteur: sujet.acheteur.nom.clone(),
        sujet: TITRE_LEGAL.to_owned(),
        date: document.date_edition.map(|d| d.0.to_string()),
        pied: format!("{} · {}", sujet.acheteur.nom, minuscule(&titre)),
        mention: None,
        champs: papier::champs(cx, sujet, &objet),
        entete: entete_de_la_note(cx, sujet, &titre, &objet),
        pieces: decouper(&passage, &tableaux),
    })
}

/// The rule that asks for a note, for this buyer.
pub fn regle<'a>(sujet: &Sujet<'a>) -> Option<&'a Convocation> {
    seance::convocation(sujet.organisme, sujet.acheteur.population).filter(|r| r.note.is_some())
}

pub fn titre(sujet: &Sujet<'_>) -> String {
    let due = regle(sujet).and_then(|r| r.note.as_deref());
    let titre = due.or(sujet.organisme.note.as_deref()).unwrap_or(TITRE);
    titre.replace(A_L_EXECUTIF, &a_qui(&executif(sujet)))
}

/// « Articles L. 2121-10 et L. 2121-12 du code… »: what asks for the note, when it may be printed.
pub fn fondement(cx: &Contexte<'_>, regle: &Convocation) -> Option<String> {
    let ids: Vec<&str> = regle.fondements.iter().map(String::as_str).collect();
    let dits = cx.catalogue().visas(&ids, cx.date).into_iter().map(|(loi, articles)| {
        for article in &articles {
            if let Some(citation) = cx.catalogue().citer(&article.id, cx.date) {
                cx.prose.retenir(citation);
            }
        }
        let numeros: Vec<&str> = articles.iter().map(|a| a.numero.as_str()).collect();
        let tete = if numeros.len() > 1 { "articles" } else { "article" };
        format!("{tete}{INSECABLE}{} {}", liste(&numeros), complement(loi))
    });
    let dits: Vec<String> = dits.collect();
    (!dits.is_empty()).then(|| dits.join(" et "))
}

/// When a phase takes place: « d’avril à mai 2026 ».
fn quand(p: &Phase) -> Option<String> {
    Some(match (p.debut.map(|d| d.0), p.fin.map(|d| d.0)) {
        (Some(debut), Some(fin)) if (debut.year(), debut.month()) == (fin.year(), fin.month()) => {
            mois_annee(fin)
        }
        (Some(debut), Some(fin)) => {
            // The year is said once.
            let debut = if debut.year() == fin.year() { mois(debut) } else { mois_annee(debut) };
            format!("{} à {}", de(&debut), mois_annee(fin))
        }
        (Some(debut), None) => format!("à partir {}", de(&mois_annee(debut))),
        (None, Some(fin)) => format!("jusqu’en {}", mois_annee(fin)),
        (None, None) => return None,
    })
}

/// The articles of the act, as the items of a list that « le conseil : » opens: one for one, in order.
fn demandes(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<String>> {
    let articles = articles::dispositif(cx, sujet)?;
    let dernier = articles.len().saturating_sub(1);
    let dire = |(rang, article): (usize, &String)| {
        // What is « la présente délibération » in the act is not the note.
        let mut dit = minuscule(article.trim());
        for acte in ["délibération", "décision"] {
            dit = dit.replace(&format!("la présente {acte}"), &format!("la {acte}"));
        }
        // An article of several paragraphs keeps its own stops, and its paragraphs stand under its number.
        if dit.contains('\n') {
            return dit
                .lines()
                .map(|l| format!("   {l}"))
                .collect::<Vec<_>>()
                .join("\n")
                .trim_start()
                .to_owned();
        }
        let fin = if rang == dernier { "." } else { " ;" };
        typographier(&format!("{}{fin}", dit.trim_end_matches(['.', ';']).trim_end()))
    };
    Ok(articles.iter().enumerate().map(dire).collect())
}

/// What the passage may speak of, besides what those of the act may.
fn valeurs(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<minijinja::Value> {
    let dossier = cx.spaser.dossier;
    let demarche = dossier.demarche.as_ref();
    let gouvernance = dossier.gouvernance.as_ref();
    let lie = |t: &crate::dossier::TexteRiche| texte::sans_markdown(&t.0);
    let (siennes, chiffrees) = moyens::comptes(cx, sujet.acheteur);
    let rencontres = dossier.concertations.iter().map(|c| {
        let quand = c.date.map(|d| format!("le {} : ", date_longue(d.0))).unwrap_or_default();
        let combien = c.participants.map(|n| compte(n as usize, "participant", "participants"));
        let combien = combien.map(|n| format!(" ({n})")).unwrap_or_default();
        typographier(&format!("{quand}{}{combien}", minuscule(&c.theme)))
    });
    let avis = sujet.acte.map(|a| a.avis.clone()).unwrap_or_default();
    Ok(context! {
        date_du_droit => date_longue(cx.date),
        demarche => demarche.and_then(|d| d.presentation.as_ref()).map(lie),
        interne => demarche.is_some_and(|d| d.conduite == Some(Conduite::Interne)),
        amo => demarche.and_then(|d| d.amo.as_ref()).map(|a| a.nom.clone()),
        rencontres => rencontres.collect::<Vec<_>>(),
        avis => avis,
        parties => parties::axes(cx, sujet.acheteur),
        moyens => gouvernance.and_then(|g| g.moyens.as_ref()).map(lie),
        siennes => siennes,
        chiffrees => chiffrees,
        articles => demandes(cx, sujet)?,
        ..donnees(cx, sujet)
    })
}

/// Reads the passage: headings, text, and tables at their mark. A part that says nothing is left out.
fn decouper(passage: &str, tableaux: &[(&str, Option<Tableau>)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut titre = None;
    let mut contenu: Vec<Piece> = Vec::new();
    let mut lignes: Vec<&str> = Vec::new();
    for ligne in passage.lines().chain([PARTIE]) {
        let marque = tableaux.iter().find(|(marque, _)| ligne.trim() == *marque);
        let ouvre = ligne.strip_prefix(PARTIE);
        if marque.is_none() && ouvre.is_none() {
            lignes.push(ligne);
            continue;
        }
        let texte = texte::riche(&std::mem::take(&mut lignes).join("\n"));
        if !texte.is_empty() {
            contenu.push(Piece::Texte { contenu: texte });
        }
        contenu.extend(marque.and_then(|(_, t)| t.clone()).map(|t| Piece::Tableau { tableau: Box::new(t) }));
        if let Some(suivant) = ouvre {
            if !contenu.is_empty() {
                pieces.extend(titre.take().map(|texte| Piece::Titre { texte }));
                pieces.append(&mut contenu);
            }
            titre = Some(capitale(&typographier(&texte::sans_markdown(suivant))));
        }
    }
    pieces
}

/// Actions of the scheme that bind this buyer, whoever reads.
fn siennes<'a>(
    cx: &'a Contexte<'_>,
    acheteur: &'a crate::dossier::Acheteur,
) -> impl Iterator<Item = &'a crate::dossier::Action> {
    cx.actions().map(|a| a.action).filter(|a| {
        a.diffusion != Some(Diffusion::Interne)
            && (a.acheteurs.is_empty() || a.acheteurs.contains(&acheteur.id))
    })
}
