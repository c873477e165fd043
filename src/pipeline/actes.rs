//! What an assembly receives: the acts, and the notes that explain them.

use std::collections::BTreeMap;
use std::path::Path;

use super::composition::{Document, Echoue, contexte, contexte_au, logos_matriciels};
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
    rediger(charge, demande, spaser, &|cx, sujet| {
        let vue = deliberation::construire(cx, sujet, demande.liste)?;
        Ok(Some((nom_de_l_acte(nom, sujet), vue, Piece::Acte(sujet))))
    })
}

pub(super) fn notes(
    charge: &Charge,
    demande: &Demande,
    spaser: &Spaser<'_>,
    nom: &str,
) -> Result<Relus, Echoue> {
    rediger(charge, demande, spaser, &|cx, sujet| {
        if !note::accompagne(sujet) {
            return Ok(None);
        }
        let vue = note::construire(cx, sujet)?;
        Ok(Some((nom_de_la_note(nom, sujet), vue, Piece::Note(sujet))))
    })
}

pub(super) fn nom_de_l_acte(nom: &str, sujet: &Sujet<'_>) -> String {
    format!("{nom}-{}-{}.docx", sujet.forme(), sujet.suffixe())
}

pub(super) fn nom_de_la_note(nom: &str, sujet: &Sujet<'_>) -> String {
    format!("{nom}-note-{}.docx", sujet.suffixe())
}

/// The points to clear in the acts and their notes, whether or not these are asked for.
pub(super) fn relectures(
    charge: &Charge,
    spaser: &Spaser<'_>,
    nom: &str,
    voulus: &dyn Fn(Livrable) -> bool,
) -> Result<Vec<Relecture>, Echoue> {
    let tous = contexte(charge, spaser)?;
    let sujets = deliberation::sujets(&tous);
    let mut relectures = Vec::new();
    for sujet in sujets.iter().filter(|s| s.est_imprimable()) {
        if voulus(Livrable::Deliberation) {
            let cx = contexte_au(charge, spaser, sujet.date())?;
            deliberation::construire(&cx, sujet, false)?;
            relectures.push(points(&cx, &nom_de_l_acte(nom, sujet), Piece::Acte(sujet)));
        }
        if voulus(Livrable::Note) && note::accompagne(sujet) {
            let cx = contexte_au(charge, spaser, sujet.date())?;
            note::construire(&cx, sujet)?;
            relectures.push(points(&cx, &nom_de_la_note(nom, sujet), Piece::Note(sujet)));
        }
    }
    Ok(relectures)
}

/// What is written about an act: its file, its words, what its reader clears.
type Redige<'s> = Option<(String, VueActe, Piece<'s>)>;

fn rediger(
    charge: &Charge,
    demande: &Demande,
    spaser: &Spaser<'_>,
    faire: &dyn for<'s> Fn(&Contexte<'_>, &'s Sujet<'_>) -> Result<Redige<'s>, Echoue>,
) -> Result<Relus, Echoue> {
    let atelier = Atelier::new(charge, demande.entete.as_deref())?;
    let (mut documents, mut relectures) = (Vec::new(), Vec::new());
    let tous = contexte(charge, spaser)?;
    // What may not be printed was announced by `verifier`: the other documents are produced all the same.
    for sujet in deliberation::sujets(&tous).iter().filter(|s| s.est_imprimable()) {
        // Each act remembers what it cites, and nothing else.
        let cx = contexte_au(charge, spaser, sujet.date())?;
        let Some((nom, vue, piece)) = faire(&cx, sujet)? else { continue };
        let octets = atelier.mettre_en_page(&vue, sujet)?;
        relectures.push(points(&cx, &nom, piece));
        documents.push(Document::new(nom, octets));
    }
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
    let tous = contexte(charge, &spaser)?;
    let sujets = deliberation::sujets(&tous);
    let imprimables = sujets.iter().filter(|s| s.est_imprimable());
    imprimables
        .map(|sujet| {
            let cx = contexte_au(charge, &spaser, sujet.date())?;
            Ok((sujet.suffixe(), deliberation::construire(&cx, sujet, false)?))
        })
        .collect()
}

/// Lists and data of the acts that an earlier run left beside what this one writes again without them.
pub(super) fn perimees(demande: &Demande, nom: &str) -> Option<String> {
    let pesees = [Livrable::Schema, Livrable::Deliberation, Livrable::Note];
    let recrit = pesees.iter().any(|l| demande.livrables.contains(l));
    if !recrit || demande.livrables.contains(&Livrable::Annexes) {
        return None;
    }
    let debut = format!("{nom}-bordereau-");
    let presents = std::fs::read_dir(demande.dossier_de_sortie()).ok()?.flatten();
    let ancien = presents.map(|e| e.file_name()).any(|nom| nom.to_string_lossy().starts_with(&debut));
    ancien.then(|| {
        "le bordereau et les données des actes décrivent les fichiers d’avant : ajoutez `annexes` à `--livrables`"
            .to_owned()
    })
}
