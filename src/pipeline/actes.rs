//! What an assembly receives: the acts, and the notes that explain them.

use std::collections::BTreeMap;
use std::path::Path;

use super::composition::{Document, Echoue, contexte, contexte_au};
use super::schema::logos_matriciels;
use super::{Charge, Demande, Livrable, papier};
use crate::dossier::Spaser;
use crate::render;
use crate::render::docx::papier::{Corrections, Papier};
use crate::vue::acte::VueActe;
use crate::vue::contexte::Contexte;
use crate::vue::deliberation::{self, Sujet, note};
use crate::vue::relecture::{Piece, Relecture, points};

/// Documents, each with the points to clear before it is signed.
type Relus = (Vec<Document>, Vec<Relecture>);

pub(super) fn actes(
    charge: &Charge,
    demande: &Demande,
    spaser: &Spaser<'_>,
    nom: &str,
) -> Result<Relus, Echoue> {
    mettre_en_page(charge, demande, spaser, &|cx, sujet| un_acte(cx, sujet, demande.liste, nom))
}

pub(super) fn notes(
    charge: &Charge,
    demande: &Demande,
    spaser: &Spaser<'_>,
    nom: &str,
) -> Result<Relus, Echoue> {
    mettre_en_page(charge, demande, spaser, &|cx, sujet| une_note(cx, sujet, nom))
}

fn un_acte<'s>(
    cx: &Contexte<'_>,
    sujet: &'s Sujet<'_>,
    liste: bool,
    nom: &str,
) -> Result<Redige<'s>, Echoue> {
    let vue = deliberation::construire(cx, sujet, liste)?;
    Ok((nom_de_l_acte(nom, sujet), vue, Piece::Acte(sujet)))
}

fn une_note<'s>(cx: &Contexte<'_>, sujet: &'s Sujet<'_>, nom: &str) -> Result<Redige<'s>, Echoue> {
    Ok((nom_de_la_note(nom, sujet), note::construire(cx, sujet)?, Piece::Note(sujet)))
}

pub(super) fn nom_de_l_acte(nom: &str, sujet: &Sujet<'_>) -> String {
    format!("{nom}-{}-{}.docx", sujet.forme(), sujet.suffixe())
}

pub(super) fn nom_de_la_note(nom: &str, sujet: &Sujet<'_>) -> String {
    format!("{nom}-note-{}.docx", sujet.suffixe())
}

/// The points to clear in the acts and the notes that were not written this time.
pub(super) fn relectures(
    charge: &Charge,
    demande: &Demande,
    spaser: &Spaser<'_>,
    nom: &str,
) -> Result<Vec<Relecture>, Echoue> {
    let manque = |livrable| !demande.livrables.contains(&livrable);
    let mut relectures = Vec::new();
    let mut relire = |redige: Ecrit<'_>| {
        relectures.push(points(redige.cx, &redige.nom, redige.piece));
        Ok(())
    };
    if manque(Livrable::Deliberation) {
        rediger(charge, spaser, &|cx, sujet| un_acte(cx, sujet, demande.liste, nom), &mut relire)?;
    }
    if manque(Livrable::Note) {
        rediger(charge, spaser, &|cx, sujet| une_note(cx, sujet, nom), &mut relire)?;
    }
    Ok(relectures)
}

/// What is written about an act: its file, its words, what its reader clears.
type Redige<'s> = (String, VueActe, Piece<'s>);
type Redacteur<'a> = &'a dyn for<'s> Fn(&Contexte<'_>, &'s Sujet<'_>) -> Result<Redige<'s>, Echoue>;

/// The same, with what it was written from.
struct Ecrit<'a> {
    cx: &'a Contexte<'a>,
    sujet: &'a Sujet<'a>,
    nom: String,
    vue: VueActe,
    piece: Piece<'a>,
}

/// Writes about each act, in turn. What may not be printed was announced by `verifier`: the other documents are
/// produced all the same.
fn rediger(
    charge: &Charge,
    spaser: &Spaser<'_>,
    redacteur: Redacteur<'_>,
    suite: &mut dyn FnMut(Ecrit<'_>) -> Result<(), Echoue>,
) -> Result<(), Echoue> {
    let tous = contexte(charge, spaser)?;
    for sujet in deliberation::sujets(&tous).iter().filter(|s| s.est_imprimable()) {
        // Each act remembers what it cites, and nothing else.
        let cx = contexte_au(charge, spaser, sujet.date())?;
        let (nom, vue, piece) = redacteur(&cx, sujet)?;
        suite(Ecrit { cx: &cx, sujet, nom, vue, piece })?;
    }
    Ok(())
}

fn mettre_en_page(
    charge: &Charge,
    demande: &Demande,
    spaser: &Spaser<'_>,
    redacteur: Redacteur<'_>,
) -> Result<Relus, Echoue> {
    let atelier = Atelier::new(charge, demande.entete.as_deref())?;
    let (mut documents, mut relectures) = (Vec::new(), Vec::new());
    rediger(charge, spaser, redacteur, &mut |ecrit| {
        let octets = atelier.mettre_en_page(&ecrit.vue, ecrit.sujet)?;
        relectures.push(points(ecrit.cx, &ecrit.nom, ecrit.piece));
        documents.push(Document::new(ecrit.nom, octets));
        Ok(())
    })?;
    Ok((documents, relectures))
}

/// What sets papers in Word: the logos that it can draw, the letterheads.
pub(super) struct Atelier<'a> {
    charge: &'a Charge,
    images: BTreeMap<String, Vec<u8>>,
    /// For the acts that name none.
    papier: Option<Papier>,
}

impl<'a> Atelier<'a> {
    pub(super) fn new(charge: &'a Charge, entete: Option<&Path>) -> Result<Self, Echoue> {
        let papier = entete.map(papier::ouvrir).transpose()?;
        Ok(Self { charge, images: logos_matriciels(charge)?, papier })
    }

    /// A paper about an act, on its letterhead if it has one.
    pub(super) fn mettre_en_page(&self, vue: &VueActe, sujet: &Sujet<'_>) -> Result<Vec<u8>, Echoue> {
        let aucune = Corrections::new();
        let sien = sujet.acte.and_then(|a| self.charge.pieces.papiers.get(a.entete.as_ref()?));
        let styles = sujet.acte.map_or(&aucune, |a| &a.styles);
        let papier = sien.or(self.papier.as_ref()).map(|papier| (papier, styles));
        render::docx::rendre(vue, &|chemin| self.images.get(chemin).cloned(), papier).map_err(papier::refuser)
    }
}

/// The view of each act, under the last part of its file's name.
pub(super) fn vues(charge: &Charge) -> Result<Vec<(String, VueActe)>, Echoue> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let mut vues = Vec::new();
    rediger(charge, &spaser, &|cx, sujet| un_acte(cx, sujet, false, ""), &mut |ecrit| {
        vues.push((ecrit.sujet.suffixe(), ecrit.vue));
        Ok(())
    })?;
    Ok(vues)
}
