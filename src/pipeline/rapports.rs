//! What accompanies a report: the act that presents it; and the two-yearly publication, whole.

use super::actes::Atelier;
use super::annexes::{self, Balance};
use super::bilan::annees_connues;
use super::composition::{Document, Echoue, contexte_au, contexte_de_suivi};
use super::schema::fonds;
use super::{Charge, DemandeBilan, RefusBilan, modeles, publication};
use crate::dossier::{Annee, Spaser};
use crate::ecriture::date_longue;
use crate::render::pdf::Forme;
use crate::render::{csv, html};
use crate::vue;
use crate::vue::bilan::{Declaration, Edition, Exercice};
use crate::vue::contexte::Contexte;
use crate::vue::publique;
use crate::vue::relecture::{Piece, Relecture, points};
use crate::vue::transmission::Pieces;

/// The acts, the files that go with each, the points to clear in them, the sets that are heavy.
#[derive(Default)]
pub(super) struct Presentation {
    pub documents: Vec<Document>,
    pub relectures: Vec<Relecture>,
    pub alertes: Vec<String>,
}

/// One act a buyer, with the figures of the year; `rapport` goes with it.
pub(super) fn actes(
    charge: &Charge,
    demande: &DemandeBilan,
    spaser: &Spaser<'_>,
    exercice: &Exercice<'_>,
    edition: Edition,
    rapport: &Document,
) -> Result<Presentation, Echoue> {
    let atelier = Atelier::new(charge, demande.entete.as_deref())?;
    let balance = Balance { dossier: &demande.dossier_de_sortie(), remplacer: demande.remplacer };
    let nom = rapport.fichier.nom.trim_end_matches(".pdf");
    let mut presentation = Presentation::default();
    for acheteur in &spaser.dossier.acheteurs {
        let cx = contexte_de_suivi(charge, spaser)?;
        let Some(sujet) = vue::deliberation::presentation(&cx, acheteur, exercice, edition) else { continue };
        if !sujet.est_imprimable() {
            continue;
        }
        // The law of a session already held is that of its day.
        let cx = Contexte { suivi: &charge.suivi, ..contexte_au(charge, spaser, sujet.date())? };
        let vue = vue::deliberation::construire(&cx, &sujet, demande.liste)?;
        let octets = atelier.mettre_en_page(&vue, &sujet)?;
        let suffixe = if spaser.est_conjoint() { format!("-{}", acheteur.id) } else { String::new() };
        let nommer = |quoi: &str| format!("{nom}-{quoi}{suffixe}");
        let acte = Document::new(format!("{}.docx", nommer(sujet.forme())), octets);
        presentation.relectures.push(points(&cx, &acte.fichier.nom, Piece::Acte(&sujet)));
        let pieces = Pieces {
            principale: balance.acte(&acte, &sujet),
            annexes: vec![balance.bilan(rapport, exercice.annee.0)],
            envoyees_avant: Vec::new(),
        };
        let (siennes, alerte) = annexes::ecrire(&atelier, &cx, &sujet, pieces, &nommer)?;
        presentation.documents.push(acte);
        presentation.documents.extend(siennes);
        presentation.alertes.extend(alerte);
    }
    Ok(presentation)
}

/// The yearly declaration of a buyer, to put online as it is.
pub(super) fn declaration(declaration: &Declaration) -> Result<Document, Echoue> {
    let octets = csv::rendre(&declaration.lignes).map_err(Echoue::Interne)?;
    Ok(Document::new(declaration.nom.clone(), octets))
}

/// The page, the PDF, the table and its schema: a folder to put online as it is.
pub(super) fn biennal(
    cx: &Contexte<'_>,
    charge: &Charge,
    fin: Annee,
    edition: Edition,
    nom: &str,
    etape: &mut dyn FnMut(&str),
) -> Result<Vec<Document>, RefusBilan> {
    let annees = vue::biennal::annees(cx.spaser, fin);
    if vue::biennal::est_vide(cx, &annees) {
        return Err(RefusBilan::Demande {
            raison: format!("le suivi ne porte aucune valeur pour {}", vue::biennal::dire(&annees, '–')),
            aide: annees_connues(&charge.suivi),
        });
    }
    etape("composition de la publication des indicateurs");
    let refus = |echoue| RefusBilan::from(modeles::refus(echoue, &charge.modeles));
    let construire = || vue::biennal::construire(cx, &annees, edition, charge.charte(cx.spaser));
    let vue = construire().map_err(|e| refus(e.into()))?;
    let pdf = modeles::composer(&charge.modeles, vue.clone(), Forme::Schema, fonds(charge)).map_err(refus)?;
    let donnees = vue::biennal::donnees(cx, &annees);
    let base = format!("{nom}-biennal-{}", vue::biennal::dire(&annees, '-'));
    let table = publication::table(&donnees).map_err(refus)?;
    let schema = publication::json(&publique::table::schema(&donnees)).map_err(refus)?;
    let fichiers = vec![
        (format!("{base}.pdf"), "La publication, telle qu’elle s’imprime", "PDF", pdf.octets),
        (format!("{base}.csv"), "Les indicateurs : valeurs observées et cibles", "CSV", table),
        (format!("{base}.schema.json"), "Le schéma de ce tableau", "JSON", schema),
    ];
    let alentours = html::Alentours {
        images: publication::images(charge),
        fichiers: publication::telechargements(&fichiers),
        licence: donnees.licence,
        mise_a_jour: Some(date_longue(edition.date)),
    };
    let page = html::rendre(&vue, &alentours, &charge.modeles).map_err(|e| refus(e.into()))?;
    let mut documents = vec![Document::new(publication::PAGE, page)];
    documents.extend(fichiers.into_iter().map(|(nom, _, genre, octets)| {
        let pages = (genre == "PDF").then_some(pdf.pages);
        Document { pages, ..Document::new(nom, octets) }
    }));
    Ok(documents)
}
