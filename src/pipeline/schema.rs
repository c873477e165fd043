//! The scheme and the short papers drawn from it, as files: PDF, Word, leaflets.

use std::collections::BTreeMap;
use std::path::Path;

use super::composition::{Document, Echoue, contexte};
use super::{Charge, Demande, modeles, publication, reperes};
use crate::amendements::{Copie, Releve, Texte};
use crate::dossier::{Diffusion, Id, Spaser};
use crate::input::piece::{self, ImageLue};
use crate::output::{self, Fichier};
use crate::render;
use crate::render::pdf::Forme;
use crate::template::Modeles;
use crate::vue;
use crate::vue::contexte::Contexte;

/// Folder of the departments' sheets, within that of the documents.
const DIRECTIONS: &str = "directions";

pub(super) fn fichier_du_logo(id: &Id, lue: &ImageLue) -> String {
    format!("/images/logo-{id}.{}", lue.nature.extension())
}

pub(super) fn schema(
    cx: &Contexte<'_>,
    charge: &Charge,
    demande: &Demande,
    nom: &str,
) -> Result<Document, Echoue> {
    let mut vue = vue::schema::construire(cx, charge.charte(cx.spaser))?;
    let mut pieces = fonds(charge);
    for (jointe, octets) in publication::pieces_jointes(cx, charge, demande.joindre_source)? {
        pieces.insert(jointe.fichier.clone(), octets);
        vue.identite.pieces_jointes.push(jointe);
    }
    if let Some(dossier) = &demande.sources_typst {
        exporter(&vue, &pieces, &charge.modeles, dossier)?;
    }
    let pdf = modeles::composer(&charge.modeles, vue, Forme::Schema, pieces)?;
    Ok(Document::pdf(format!("{nom}{}.pdf", suffixe(cx)), pdf))
}

/// The scheme in Word, its table of contents filled with the pages of the paper edition.
pub(super) fn schema_docx(cx: &Contexte<'_>, charge: &Charge, nom: &str) -> Result<Document, Echoue> {
    let vue = vue::schema::construire(cx, charge.charte(cx.spaser))?;
    let octets = en_docx(&vue, charge, Texte::Schema, cx.est_interne())?;
    Ok(Document::new(format!("{nom}{}.docx", suffixe(cx)), octets))
}

/// What tells the name of an internal document from that of the public one.
pub(super) fn suffixe(cx: &Contexte<'_>) -> &'static str {
    if cx.est_interne() { "-interne" } else { "" }
}

/// Any view, in Word.
pub(super) fn en_docx(
    vue: &vue::contrat::VueSchema,
    charge: &Charge,
    texte: Texte,
    interne: bool,
) -> Result<Vec<u8>, Echoue> {
    let pdf = modeles::composer(&charge.modeles, vue.clone(), Forme::Schema, fonds(charge))?;
    verser_en_docx(vue, charge, (texte, interne), pdf.titres, pdf.pages)
}

/// What a copy of the scheme made now would remember of each field.
pub(super) fn releve(charge: &Charge, interne: bool) -> Result<Releve, Echoue> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let diffusion = if interne { Diffusion::Interne } else { Diffusion::Public };
    let cx = Contexte { diffusion, ..contexte(charge, &spaser)? };
    let vue = vue::schema::construire(&cx, charge.charte(&spaser))?;
    let octets = verser_en_docx(&vue, charge, (Texte::Schema, interne), Vec::new(), 1)?;
    let copie = Copie::lire(octets).map_err(|e| Echoue::Interne(e.to_string()))?;
    copie.releve.ok_or_else(|| Echoue::Interne("la copie ne porte pas son relevé".to_owned()))
}

fn verser_en_docx(
    vue: &vue::contrat::VueSchema,
    charge: &Charge,
    (texte, interne): (Texte, bool),
    titres: Vec<(String, usize)>,
    pages: usize,
) -> Result<Vec<u8>, Echoue> {
    let situer = |(texte, page)| render::docx::schema::TitreSitue { texte, page };
    let titres: Vec<_> = titres.into_iter().map(situer).collect();
    let images = logos_matriciels(charge)?;
    let alentours = render::docx::schema::Alentours {
        images: &|chemin| images.get(chemin).cloned(),
        titres: &titres,
        pages,
        empreinte: match texte {
            Texte::Schema => &charge.empreinte_de_la_version,
            Texte::Bilan | Texte::Comparaison => &charge.empreinte,
        },
        texte,
        interne,
        mots: &reperes::mots(charge, texte),
    };
    render::docx::schema::rendre(vue, &alentours).map_err(|e| Echoue::Interne(e.to_string()))
}

/// Logos as Word shows them everywhere.
pub(super) fn logos_matriciels(charge: &Charge) -> Result<BTreeMap<String, Vec<u8>>, Echoue> {
    let dessiner = |(id, lue): (&Id, &ImageLue)| {
        Ok((fichier_du_logo(id, lue), piece::matricielle(lue).map_err(Echoue::Interne)?))
    };
    charge.pieces.logos.iter().map(dessiner).collect()
}

/// Logos and fonts of the buyers.
pub(super) fn fonds(charge: &Charge) -> render::pdf::Pieces {
    let logos = charge.pieces.logos.iter().map(|(id, lue)| (fichier_du_logo(id, lue), lue.octets.clone()));
    let polices = charge.pieces.polices.iter();
    let polices = polices.map(|(nom, police)| (format!("/fonts/{nom}"), police.octets.clone()));
    logos.chain(polices).collect()
}

/// A short paper drawn from the scheme.
pub(super) fn feuillet(
    charge: &Charge,
    vue: vue::contrat::VueSchema,
    nom: String,
) -> Result<Document, Echoue> {
    let pdf = modeles::composer(&charge.modeles, vue, Forme::Feuillet, fonds(charge))?;
    Ok(Document::pdf(nom, pdf))
}

/// One sheet a department, in a folder of their own.
pub(super) fn directions(cx: &Contexte<'_>, charge: &Charge) -> Result<Vec<Document>, Echoue> {
    let mut documents: Vec<Document> = Vec::new();
    for direction in vue::feuillet::direction::directions(cx) {
        let vue = vue::feuillet::direction::construire(cx, charge.charte(cx.spaser), &direction)?;
        let nom = vue::noms::simplifier(&direction);
        // Two long names may be cut alike.
        let numerotes = (2..).map(|n| format!("{DIRECTIONS}/{nom}-{n}.pdf"));
        let mut libres = std::iter::once(format!("{DIRECTIONS}/{nom}.pdf")).chain(numerotes);
        let libre = libres.find(|l| documents.iter().all(|d| d.fichier.nom != *l));
        documents.push(feuillet(charge, vue, libre.unwrap_or_default())?);
    }
    Ok(documents)
}

fn exporter(
    vue: &vue::contrat::VueSchema,
    pieces: &render::pdf::Pieces,
    modeles: &Modeles,
    dossier: &Path,
) -> Result<(), Echoue> {
    let sources = render::pdf::sources(vue, pieces, modeles).map_err(Echoue::Composition)?;
    let fichiers = sources.into_iter().map(|(nom, octets)| Fichier { nom, octets });
    output::deposer(dossier, fichiers).map_err(Echoue::Ecriture)
}
