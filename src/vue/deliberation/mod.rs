//! What an act of a council says, in the order a council writes it: heading, session, reasons, visas,
//! recitals, articles, vote, signatures, remedies, annex.

use jiff::civil::Date;

use super::acte::{Piece, VueActe};
use super::contexte::{Contexte, Resultat};
use crate::catalogue::{Certitude, FormeActe, Organisme};
use crate::dossier::{Acheteur, Acte, NatureActe};
use crate::ecriture::{INSECABLE, date_longue};

mod articles;
mod bilan;
pub mod bordereau;
mod entete;
mod liste;
mod motifs;
pub mod note;
mod papier;
mod seance;
mod sujets;
mod visas;
mod vote;

pub use bilan::{BilanPresente, presentation};
pub use entete::{matiere, objet};
pub use sujets::{Ecarte, Pourquoi, ecartes, sujets};

/// An act to write: the dossier's own, or the adoption that a dossier without acts calls for.
pub struct Sujet<'a> {
    pub acheteur: &'a Acheteur,
    pub organisme: &'a Organisme,
    pub nature: NatureActe,
    /// Nothing is known of the session while the dossier says nothing.
    pub acte: Option<&'a Acte>,
    /// The yearly report that it presents.
    pub bilan: Option<BilanPresente>,
}

impl Sujet<'_> {
    /// Whether the organ deliberates: a director's decision is written otherwise.
    pub fn delibere(&self) -> bool {
        delibere(self.organisme)
    }

    /// Key of what is written: `deliberation` or `decision`.
    pub fn forme(&self) -> &'static str {
        if self.delibere() { "deliberation" } else { "decision" }
    }

    /// Whether the act goes to the State’s representative, whose nomenclature then applies to it.
    pub fn est_controle(&self) -> bool {
        use crate::catalogue::FamilleOrganisme::{Collectivite, EtablissementLocal, Groupement};
        let local = matches!(self.organisme.famille, Collectivite | Groupement | EtablissementLocal);
        self.delibere() && local && self.organisme.transmission.is_some()
    }

    /// « délibération », « décision »: both feminine.
    pub fn nom_de_l_acte(&self) -> &'static str {
        if self.delibere() { "délibération" } else { "décision" }
    }

    /// Whether the act is voted: one takes note of a report without a vote, unless the dossier has one.
    pub fn vote(&self) -> bool {
        self.delibere() && (!self.prend_acte() || self.acte.is_some_and(|a| a.vote.is_some()))
    }

    /// Whether an assembly takes note of a report: nothing is decided.
    pub fn prend_acte(&self) -> bool {
        self.delibere() && self.nature == NatureActe::PresentationRapport
    }

    /// Whether all that makes the act of a meeting is known: its vote, or without one its number, day and attendance.
    fn est_tenu(&self) -> bool {
        self.acte.is_some_and(|a| {
            let dit = a.numero.is_some() && a.date.is_some() && a.presents.is_some();
            a.vote.is_some() || self.prend_acte() && dit
        })
    }

    /// Whether the act is taken: what only concerns a draft is no longer said.
    pub fn est_pris(&self, cx: &Contexte<'_>) -> bool {
        if self.est_tenu() {
            return true;
        }
        // No vote says that a decision is taken: its scheme does, or for a report the number of the decision.
        let decide = match &self.bilan {
            Some(_) => self.acte.is_some_and(|a| a.numero.is_some() && a.date.is_some()),
            None => cx.spaser.est_adopte(),
        };
        decide && !self.delibere()
    }

    /// The day on which its law is looked up: that of an act already taken, else that of the dossier.
    pub fn date(&self) -> Option<Date> {
        self.acte.filter(|_| self.est_tenu()).and_then(|a| a.date).map(|d| d.0)
    }

    /// Whether the form of its act is recorded well enough to be printed.
    pub fn est_imprimable(&self) -> bool {
        self.organisme.certitude != Certitude::AVerifier
    }

    /// The act's own identifier, or one that says what it will be: last part of a file name.
    pub fn suffixe(&self) -> String {
        let id = &self.acheteur.id;
        match (self.acte, &self.bilan) {
            (Some(acte), _) => acte.id.to_string(),
            (None, Some(bilan)) => format!("bilan-{}-{id}", bilan.annee),
            (None, None) => format!("adoption-{id}"),
        }
    }

    /// The day of its draft: that of the report it presents, or that of the dossier.
    fn edition(&self, cx: &Contexte<'_>) -> Option<Date> {
        let bilan = self.bilan.as_ref().map(|b| b.edition);
        bilan.or_else(|| cx.spaser.dossier.document.date_edition.map(|d| d.0))
    }
}

/// Whether a body decides by deliberating.
fn delibere(organisme: &Organisme) -> bool {
    organisme.acte == FormeActe::Deliberation
}

/// Builds the view of an act; `avec_liste` ends it with the page of what the meeting will say.
///
/// # Errors
/// A passage of our prose that could not be written.
pub fn construire(cx: &Contexte<'_>, sujet: &Sujet<'_>, avec_liste: bool) -> Resultat<VueActe> {
    let objet = objet(cx, sujet);
    let mut pieces = if sujet.delibere() { seance::pieces(cx, sujet)? } else { Vec::new() };
    pieces.extend(motifs::expose(cx, sujet)?);
    pieces.extend(visas::pieces(cx, sujet)?);
    pieces.extend(motifs::considerants(cx, sujet)?);
    pieces.extend(articles::pieces(cx, sujet)?);
    pieces.extend(vote::pieces(cx, sujet)?);
    pieces.extend(articles::annexe(cx, sujet)?);
    if avec_liste {
        pieces.extend(liste::pieces(cx, sujet)?);
    }
    let edition = sujet.edition(cx);
    let pris = sujet.est_pris(cx);
    let mention = (!pris).then(|| format!("Projet de {}", sujet.nom_de_l_acte()));
    Ok(VueActe {
        titre: objet.clone(),
        auteur: sujet.acheteur.nom.clone(),
        sujet: super::schema::TITRE_LEGAL.to_owned(),
        date: edition.map(|d| d.to_string()),
        pied: pied(sujet, edition.filter(|_| !pris)),
        mention,
        entete: entete::entete(cx, sujet, &objet),
        pieces,
        champs: papier::champs(cx, sujet, &objet),
    })
}

/// The buyer and, for a draft, its date.
fn pied(sujet: &Sujet<'_>, projet: Option<Date>) -> String {
    let nom = &sujet.acheteur.nom;
    projet.map_or_else(|| nom.clone(), |date| format!("{nom} · projet du {}", date_longue(date)))
}

/// « n° 2026-118 », or a blank.
fn numero_ou_blanc(numero: Option<&str>) -> Vec<super::contrat::Morceau> {
    let tete = super::texte::texte(&format!("n°{INSECABLE}"));
    vec![tete, numero.map_or_else(|| super::texte::blanc_nomme("acte.numero", "numéro"), super::texte::texte)]
}

/// A table as an act shows it: without the marks by which the scheme's own fields are read back.
fn sans_reperes(mut tableau: super::contrat::Tableau) -> super::contrat::Tableau {
    for cellule in tableau.lignes.iter_mut().flat_map(|l| &mut l.cellules) {
        cellule.cle = None;
    }
    tableau
}

fn formule(contenu: Vec<super::contrat::Morceau>) -> Piece {
    Piece::Formule { contenu }
}
