//! The scheme as a PDF: the view as JSON, our Typst templates, our fonts; PDF/UA-1 and PDF/A-3a
//! together. Neither network nor disk: the world is closed.

use std::collections::BTreeMap;

use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Content, NativeElement, Smart};
use typst::introspection::Introspector;
use typst::model::HeadingElem;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::template::Modeles;
use crate::vue::contrat::VueSchema;

mod compilation;
mod faute;
mod glyphes;
mod renvois;
mod world;

pub use compilation::retenir;
pub use faute::Faute;
pub use glyphes::Glyphes;
use world::Monde;

/// Bytes that arrive beside the view: images and the buyer's fonts, vetted, by virtual path.
pub type Pieces = BTreeMap<String, Vec<u8>>;

/// A finished file.
pub struct Pdf {
    pub octets: Vec<u8>,
    pub pages: usize,
    /// Headings in their order, each with its page.
    pub titres: Vec<(String, usize)>,
    /// What the compiler had to say though it succeeded; none with our own templates.
    pub remarques: Vec<Faute>,
}

/// What kind of paper a view becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forme {
    /// The whole scheme, with its cover and contents.
    Schema,
    /// A few pages under a band.
    Feuillet,
}

impl Forme {
    fn gabarit(self) -> &'static str {
        match self {
            Self::Schema => "schema.typ",
            Self::Feuillet => "feuillet.typ",
        }
    }
}

/// Typesets a view.
///
/// # Errors
/// What the typesetting engine refused, with the template and line.
pub fn rendre(vue: &VueSchema, forme: Forme, pieces: &Pieces, modeles: &Modeles) -> Result<Pdf, Vec<Faute>> {
    let monde = Monde::new(json(vue)?, pieces, modeles, forme.gabarit());
    let Warned { output, warnings } = compilation::compiler(&monde);
    let fautes = |liste: &[SourceDiagnostic]| liste.iter().map(|d| Faute::new(d, &monde)).collect::<Vec<_>>();
    let document = renvois::lier(output.map_err(|e| fautes(&e))?)
        .map_err(|ancre| vec![Faute::interne(format!("link to an unknown anchor: {ancre}"))])?;
    let octets = typst_pdf::pdf(&document, &options(vue)?).map_err(|e| fautes(&e))?;
    compilation::oublier();
    let titres = titres(&document);
    Ok(Pdf { octets, pages: document.pages().len(), titres, remarques: fautes(&warnings) })
}

fn titres(document: &PagedDocument) -> Vec<(String, usize)> {
    let introspecteur = document.introspector();
    let trouves = introspecteur.query(&HeadingElem::ELEM.select());
    let situe = |titre: &Content| {
        let place = introspecteur.position(titre.location()?)?;
        Some((titre.to_packed::<HeadingElem>()?.body.plain_text().to_string(), place.page.get()))
    };
    trouves.iter().filter_map(situe).collect()
}

/// The Typst project as files (templates, fonts, view), for whoever wants to work on a template or to
/// time the compiler alone.
///
/// # Errors
/// A view that cannot be written as JSON.
pub fn sources(
    vue: &VueSchema,
    pieces: &Pieces,
    modeles: &Modeles,
) -> Result<Vec<(String, Vec<u8>)>, Vec<Faute>> {
    let mut fichiers = vec![("vue.json".to_owned(), json(vue)?)];
    let gabarits = modeles.fichiers(world::GABARITS).into_iter();
    fichiers.extend(gabarits.map(|(nom, octets)| (nom.to_owned(), octets.to_vec())));
    let polices =
        crate::template::fichiers(world::POLICES).into_iter().filter(|(nom, _)| world::est_une_police(nom));
    fichiers.extend(polices.map(|(nom, octets)| (format!("fonts/{nom}"), octets.to_vec())));
    fichiers.extend(
        pieces.iter().map(|(chemin, octets)| (chemin.trim_start_matches('/').to_owned(), octets.clone())),
    );
    Ok(fichiers)
}

fn json(vue: &VueSchema) -> Result<Vec<u8>, Vec<Faute>> {
    serde_json::to_vec(vue).map_err(|e| vec![Faute::interne(e.to_string())])
}

fn options(vue: &VueSchema) -> Result<PdfOptions, Vec<Faute>> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
        .map_err(|e| vec![Faute::interne(e.message().to_string())])?;
    let version = env!("CARGO_PKG_VERSION");
    Ok(PdfOptions {
        // Stable for a scheme, whatever its version: archives recognise its editions.
        ident: Smart::Custom(format!("{}|{}", vue.identite.titre, vue.identite.auteurs.join("|"))),
        creator: Smart::Custom(Some(format!("spaser {version}"))),
        standards,
        ..PdfOptions::default()
    })
}
