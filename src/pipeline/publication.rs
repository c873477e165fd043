//! What goes online: the page, the scheme, the data with their schema, the register’s record, the calendar; and
//! what the PDF carries of them.

use std::collections::BTreeMap;
use std::path::Component;

use serde::Serialize;

use super::Charge;
use super::composition::{Document, Echoue};
use super::schema::fichier_du_logo;
use crate::ecriture::{date_longue, poids, typographier};
use crate::render;
use crate::render::html::{self, Telechargement};
use crate::vue::contexte::Contexte;
use crate::vue::contrat::{PieceJointe, RelationPiece, VueSchema};
use crate::vue::{self, publique};

/// Folder of the publication, within that of the documents.
const DOSSIER: &str = "publication";
const DONNEES: &str = "spaser.json";
const TABLE: &str = "indicateurs.csv";
const SCHEMA_DE_LA_TABLE: &str = "indicateurs.schema.json";
const REGISTRE: &str = "registre.json";
const CALENDRIER: &str = "calendrier.ics";
pub(super) const PAGE: &str = "index.html";
/// Folder of the sources that a PDF may carry.
const SOURCES: &str = "source";

/// Whether a file of the output folder goes online.
pub(super) fn est_en_ligne(nom: &str) -> bool {
    nom.split_once('/').is_some_and(|(tete, _)| tete == DOSSIER)
}

/// `pdf` is the public scheme.
pub(super) fn composer(
    cx: &Contexte<'_>,
    charge: &Charge,
    pdf: Document,
    nom: &str,
) -> Result<Vec<Document>, Echoue> {
    let publique = publique::construire(cx);
    let calendrier = render::ics::rendre(&vue::calendrier::construire(cx));
    let fichiers = vec![
        (format!("{nom}.pdf"), "Le schéma, tel qu’il s’imprime", "PDF", pdf.fichier.octets),
        (TABLE.to_owned(), "Les indicateurs : valeurs observées et cibles", "CSV", table(&publique)?),
        (
            SCHEMA_DE_LA_TABLE.to_owned(),
            "Le schéma de ce tableau",
            "JSON",
            json(&publique::table::schema(&publique))?,
        ),
        (DONNEES.to_owned(), "Axes, actions, indicateurs et cibles", "JSON", json(&publique)?),
        (CALENDRIER.to_owned(), "Les dates du schéma, pour un agenda", "ICS", calendrier.into_bytes()),
    ];
    let alentours = html::Alentours {
        images: images(charge),
        fichiers: telechargements(&fichiers),
        licence: publique.licence,
        mise_a_jour: cx.spaser.dossier.document.date_edition.map(|j| date_longue(j.0)),
    };
    let page = html::rendre(&vue(cx, charge)?, &alentours, &charge.modeles)?;
    let document = |nom: &str, octets| Document::new(format!("{DOSSIER}/{nom}"), octets);
    let mut documents = vec![document(PAGE, page)];
    documents.extend(fichiers.into_iter().map(|(nom, _, _, octets)| document(&nom, octets)));
    documents.push(document(REGISTRE, json(&publique::registre::construire(cx))?));
    if let Some(copie) = documents.get_mut(1) {
        copie.pages = pdf.pages;
    }
    Ok(documents)
}

/// A file beside the page: its name, its title, its kind (« CSV »), its bytes.
pub(super) type Voisin = (String, &'static str, &'static str, Vec<u8>);

/// What the page says of the files beside it.
pub(super) fn telechargements(fichiers: &[Voisin]) -> Vec<Telechargement> {
    let telechargement = |(nom, titre, genre, octets): &Voisin| Telechargement {
        nom: nom.clone(),
        titre: typographier(titre),
        genre: (*genre).to_owned(),
        taille: poids(octets.len()),
    };
    fichiers.iter().map(telechargement).collect()
}

/// The public view, as the page shows it.
fn vue(cx: &Contexte<'_>, charge: &Charge) -> Result<VueSchema, Echoue> {
    Ok(vue::schema::construire(cx, charge.charte(cx.spaser))?)
}

pub(super) fn images(charge: &Charge) -> BTreeMap<String, String> {
    let uri = |(id, lue): (&crate::dossier::Id, &crate::input::piece::ImageLue)| {
        (fichier_du_logo(id, lue), html::uri(lue.nature.genre(), &lue.octets))
    };
    charge.pieces.logos.iter().map(uri).collect()
}

pub(super) fn json(valeur: &impl Serialize) -> Result<Vec<u8>, Echoue> {
    let mut octets = serde_json::to_vec_pretty(valeur).map_err(|e| Echoue::Interne(e.to_string()))?;
    octets.push(b'\n');
    Ok(octets)
}

pub(super) fn table(publique: &publique::Publique) -> Result<Vec<u8>, Echoue> {
    render::csv::rendre(&publique::table::lignes(publique)).map_err(Echoue::Interne)
}

/// What the PDF carries: the public data always; the dossier itself only when asked.
pub(super) fn pieces_jointes(
    cx: &Contexte<'_>,
    charge: &Charge,
    sources: bool,
) -> Result<Vec<(PieceJointe, Vec<u8>)>, Echoue> {
    let publique = publique::construire(cx);
    let piece = |nom: String, genre: &str, description: &str, relation| PieceJointe {
        fichier: format!("/pieces/{nom}"),
        nom,
        genre: genre.to_owned(),
        description: description.to_owned(),
        relation,
    };
    let donnees = RelationPiece::Data;
    let mut pieces = vec![
        (
            piece(DONNEES.to_owned(), "application/json", "Données publiques du schéma", donnees),
            json(&publique)?,
        ),
        (
            piece(TABLE.to_owned(), "text/csv", "Indicateurs : valeurs observées et cibles", donnees),
            table(&publique)?,
        ),
    ];
    if sources {
        for source in charge.sources.iter().filter(|s| !s.texte.is_empty()) {
            // What was read elsewhere, records of law for example, is not the dossier.
            let Ok(relatif) = source.chemin.strip_prefix(&charge.racine) else { continue };
            let parties = relatif.components().filter_map(|c| match c {
                Component::Normal(nom) => Some(nom.to_string_lossy()),
                _ => None,
            });
            let chemin = parties.collect::<Vec<_>>().join("/");
            let piece = piece(
                format!("{SOURCES}/{chemin}"),
                "application/toml",
                "Source du dossier",
                RelationPiece::Source,
            );
            pieces.push((piece, source.texte.clone().into_bytes()));
        }
    }
    Ok(pieces)
}
