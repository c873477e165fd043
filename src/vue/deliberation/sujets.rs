//! Which acts a scheme calls for, and which of the dossier's own are not written from it: those whose text was fixed
//! by a vote on an earlier version, and those that present a report.

use super::Sujet;
use crate::dossier::{Acheteur, Acte, Etat, NatureActe};
use crate::ecriture::{INSECABLE, date_longue};
use crate::vue::contexte::Contexte;

/// Every act to write: those of the dossier, and an adoption for each buyer without one.
pub fn sujets<'a>(cx: &Contexte<'a>) -> Vec<Sujet<'a>> {
    let mut sujets = Vec::new();
    for acheteur in &cx.spaser.dossier.acheteurs {
        let Some(organisme) = cx.organisme(acheteur) else { continue };
        let sujet = |nature, acte| Sujet { acheteur, organisme, nature, acte, bilan: None };
        let siens = actes_de(cx, acheteur);
        let a_ecrire = siens.iter().filter(|a| !presente(a) && !est_fige(cx, a, &siens));
        sujets.extend(a_ecrire.map(|a| sujet(a.nature, Some(*a))));
        if siens.iter().all(|a| !matches!(a.nature, NatureActe::Adoption | NatureActe::Revision)) {
            sujets.push(sujet(NatureActe::Adoption, None));
        }
    }
    sujets
}

/// An act of the dossier that is not written from it.
pub struct Ecarte<'a> {
    pub acte: &'a Acte,
    pub pourquoi: Pourquoi,
    /// « délibération », « décision ».
    nom: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pourquoi {
    /// Taken on an earlier version: the signed document is the only one.
    Fige,
    /// `bilan` writes it, with the figures of its year.
    Rapport,
}

/// What [`sujets`] leaves aside.
pub fn ecartes<'a>(cx: &Contexte<'a>) -> Vec<Ecarte<'a>> {
    let mut ecartes = Vec::new();
    for acheteur in &cx.spaser.dossier.acheteurs {
        let siens = actes_de(cx, acheteur);
        let delibere = cx.organisme(acheteur).is_none_or(super::delibere);
        let nom = if delibere { "délibération" } else { "décision" };
        ecartes.extend(siens.iter().filter_map(|acte| {
            let pourquoi = match acte {
                a if presente(a) => Pourquoi::Rapport,
                a if est_fige(cx, a, &siens) => Pourquoi::Fige,
                _ => return None,
            };
            Some(Ecarte { acte, pourquoi, nom })
        }));
    }
    ecartes
}

impl Ecarte<'_> {
    /// Why it is not written, in a sentence.
    pub fn phrase(&self) -> String {
        let Self { acte, nom, .. } = self;
        match self.pourquoi {
            Pourquoi::Fige => {
                let numero = acte.numero.as_ref().map(|n| format!(" n°{INSECABLE}{n}")).unwrap_or_default();
                let date = acte.date.map(|d| format!(" le {}", date_longue(d.0))).unwrap_or_default();
                let prise = if *nom == "décision" { "prise" } else { "votée" };
                format!(
                    "acte {} : {nom}{numero} {prise}{date} sur une version antérieure : le document d’origine fait \
                     foi, il n’est pas réécrit",
                    acte.id
                )
            }
            Pourquoi::Rapport => {
                let annee = acte.date.map_or_else(|| "ANNÉE".to_owned(), |d| (d.annee().0 - 1).to_string());
                format!(
                    "acte {} : il présente un rapport ; `spaser bilan … --annee {annee}` l’écrit, avec les chiffres \
                     de l’année",
                    acte.id
                )
            }
        }
    }
}

fn actes_de<'a>(cx: &Contexte<'a>, acheteur: &Acheteur) -> Vec<&'a Acte> {
    let dossier = cx.spaser.dossier;
    let seul = dossier.acheteurs.len() == 1;
    dossier.actes.iter().filter(|a| a.acheteur.as_ref().map_or(seul, |id| *id == acheteur.id)).collect()
}

/// The acts by which a buyer adopted the scheme, then modified it, before another of his acts.
pub(super) fn pris_avant<'a>(cx: &Contexte<'a>, sujet: &Sujet<'_>) -> Vec<&'a Acte> {
    let siens = actes_de(cx, sujet.acheteur);
    let avant = |a: &&&Acte| sujet.acte.is_none_or(|acte| a.id != acte.id && suit(acte, a, &siens));
    let du_schema = |a: &&&Acte| matches!(a.nature, NatureActe::Adoption | NatureActe::Revision);
    siens.iter().filter(du_schema).filter(|a| a.est_pris()).filter(avant).copied().collect()
}

fn presente(acte: &Acte) -> bool {
    acte.nature == NatureActe::PresentationRapport
}

/// An act already taken, on a text that has changed since: another act revises it, or the dossier says that it is
/// modified.
fn est_fige(cx: &Contexte<'_>, acte: &Acte, siens: &[&Acte]) -> bool {
    let revise = |a: &&Acte| a.nature == NatureActe::Revision && suit(a, acte, siens);
    let modifie = cx.spaser.dossier.document.etat == Etat::Modifie && acte.nature != NatureActe::Revision;
    acte.est_pris() && (modifie || siens.iter().any(revise))
}

/// Whether an act comes after another: by their dates, one without being still to come; else in the order of the
/// dossier.
fn suit(acte: &Acte, autre: &Acte, siens: &[&Acte]) -> bool {
    let rang = |x: &Acte| siens.iter().position(|a| a.id == x.id);
    match (acte.date, autre.date) {
        (Some(a), Some(b)) if a != b => a.0 > b.0,
        (None, Some(_)) => true,
        (Some(_), None) => false,
        _ => rang(acte) > rang(autre),
    }
}
