//! What an assembly receives: the acts, and the notes that explain them.

use std::collections::BTreeMap;

use super::composition::{Document, Echoue, contexte, contexte_au, fichier_du_logo};
use super::{Charge, Demande};
use crate::dossier::Spaser;
use crate::input::piece;
use crate::output::Fichier;
use crate::render;
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
    rediger(charge, spaser, &|cx, sujet| {
        let vue = deliberation::construire(cx, sujet, demande.liste)?;
        Ok(Some((nom_de_l_acte(nom, sujet), vue, Piece::Acte(sujet))))
    })
}

pub(super) fn notes(charge: &Charge, spaser: &Spaser<'_>, nom: &str) -> Result<Relus, Echoue> {
    rediger(charge, spaser, &|cx, sujet| {
        if !note::accompagne(sujet) {
            return Ok(None);
        }
        let vue = note::construire(cx, sujet)?;
        Ok(Some((nom_de_la_note(nom, sujet), vue, Piece::Note(sujet))))
    })
}

pub(super) fn nom_de_l_acte(nom: &str, sujet: &Sujet<'_>) -> String {
    format!("{nom}-deliberation-{}.docx", sujet.suffixe())
}

pub(super) fn nom_de_la_note(nom: &str, sujet: &Sujet<'_>) -> String {
    format!("{nom}-note-{}.docx", sujet.suffixe())
}

/// What is written about an act: its file, its words, what its reader clears.
type Redige<'s> = Option<(String, VueActe, Piece<'s>)>;

fn rediger(
    charge: &Charge,
    spaser: &Spaser<'_>,
    faire: &dyn for<'s> Fn(&Contexte<'_>, &'s Sujet<'_>) -> Result<Redige<'s>, Echoue>,
) -> Result<Relus, Echoue> {
    let images = images(charge)?;
    let (mut documents, mut relectures) = (Vec::new(), Vec::new());
    let tous = contexte(charge, spaser)?;
    // What may not be printed was announced by `verifier`: the other documents are produced all the same.
    for sujet in deliberation::sujets(&tous).iter().filter(|s| s.est_imprimable()) {
        // Each act remembers what it cites, and nothing else.
        let cx = contexte_au(charge, spaser, sujet.date())?;
        let Some((nom, vue, piece)) = faire(&cx, sujet)? else { continue };
        let octets = mettre_en_page(&vue, &images)?;
        relectures.push(points(&cx, &nom, piece));
        documents.push(Document { fichier: Fichier { nom, octets }, pages: None });
    }
    Ok((documents, relectures))
}

/// The logos that Word can draw.
pub(super) fn images(charge: &Charge) -> Result<BTreeMap<String, Vec<u8>>, Echoue> {
    let mut images = BTreeMap::new();
    for (id, lue) in &charge.pieces.logos {
        let dessinee = piece::matricielle(lue).map_err(Echoue::Interne)?;
        images.insert(fichier_du_logo(id, lue), dessinee);
    }
    Ok(images)
}

pub(super) fn mettre_en_page(vue: &VueActe, images: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Echoue> {
    render::docx::rendre(vue, &|chemin| images.get(chemin).cloned())
        .map_err(|e| Echoue::Interne(e.to_string()))
}
