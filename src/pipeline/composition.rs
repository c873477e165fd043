//! From a sound dossier to the bytes of its documents.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;

use super::{Charge, Demande, Livrable, actes, annexes, classeurs, modeles, publication};
use crate::amendements::{Copie, Releve, Texte};
use crate::diagnostic::{Carte, Chemin, Cible};
use crate::dossier::{Diffusion, Id, Spaser};
use crate::input::piece::{self, ImageLue};
use crate::output::{self, Echec, Fichier};
use crate::render;
use crate::render::pdf::Forme;
use crate::template::Modeles;
use crate::vue::calendrier::VueCalendrier;
use crate::vue::classeur::Usage;
use crate::vue::contexte::Contexte;
use crate::vue::contrat::Image;
use crate::vue::grille::Grille;
use crate::vue::prose::Prose;
use crate::vue::relecture::{Piece, Relecture, points};
use crate::vue::vocabulaire::Vocabulaire;
use crate::vue::{self, charte};

#[derive(Clone)]
pub(super) struct Document {
    pub fichier: Fichier,
    /// Of a PDF.
    pub pages: Option<usize>,
}

impl Document {
    pub fn new(nom: impl Into<String>, octets: Vec<u8>) -> Self {
        Self { fichier: Fichier { nom: nom.into(), octets }, pages: None }
    }

    pub fn pdf(nom: impl Into<String>, pdf: render::pdf::Pdf) -> Self {
        Self { pages: Some(pdf.pages), ..Self::new(nom, pdf.octets) }
    }
}

/// Everything to write, and what to say of it.
pub(super) struct Composition {
    pub documents: Vec<Document>,
    pub alertes: Vec<String>,
}

/// Folder of the departments' sheets, within that of the documents.
const DIRECTIONS: &str = "directions";

pub(super) enum Echoue {
    Ecriture(Echec),
    /// A passage that could not be written.
    Prose(minijinja::Error),
    /// What the typesetting engine refused.
    Composition(Vec<render::pdf::Faute>),
    /// The user's own templates, said in French.
    Modele(String),
    /// A file named on the command line that cannot be read.
    Fichier(String),
    /// Something asked for that the dossier does not have.
    Demande(String),
    Interne(String),
}

impl From<minijinja::Error> for Echoue {
    fn from(e: minijinja::Error) -> Self {
        Self::Prose(e)
    }
}

pub(super) fn composer(
    charge: &Charge,
    demande: &Demande,
    etape: &mut dyn FnMut(&str),
) -> Result<Composition, Echoue> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let nom = vue::noms::base(&spaser);
    let mut documents = Vec::new();
    let (mut relectures, mut alertes) = (Vec::new(), Vec::new());
    // The same file goes to the council and online: it is set once.
    let mut public: Option<Document> = None;
    for livrable in &demande.livrables {
        match livrable {
            Livrable::Schema => {
                etape("composition du schéma");
                let cx = Contexte { diffusion: demande.diffusion, ..contexte(charge, &spaser)? };
                let document = schema(&cx, charge, demande, &nom)?;
                relectures.push(points(&cx, &document.fichier.nom, Piece::Schema));
                if !cx.est_interne() {
                    public = Some(document.clone());
                }
                documents.push(document);
            }
            Livrable::SchemaDocx => {
                etape("composition du schéma à relire");
                let cx = Contexte { diffusion: demande.diffusion, ..contexte(charge, &spaser)? };
                documents.push(schema_docx(&cx, charge, &nom)?);
            }
            Livrable::Synthese => {
                etape("composition de la synthèse");
                let cx = contexte(charge, &spaser)?;
                let vue = vue::feuillet::synthese::construire(&cx, charge.charte(&spaser))?;
                documents.push(feuillet(charge, vue, format!("{nom}-synthese.pdf"))?);
            }
            Livrable::Directions => {
                etape("composition des fiches des directions");
                let cx = Contexte { diffusion: demande.diffusion, ..contexte(charge, &spaser)? };
                documents.extend(directions(&cx, charge)?);
            }
            Livrable::Publication => {
                etape("composition de la publication");
                let cx = contexte(charge, &spaser)?;
                let pdf = match public.take() {
                    Some(document) if !demande.joindre_source => document,
                    _ => schema(&cx, charge, &demande.sans_source(), &nom)?,
                };
                documents.extend(publication::composer(&cx, charge, pdf, &nom)?);
            }
            Livrable::Deliberation => {
                etape("rédaction des délibérations");
                let (actes, points) = actes::actes(charge, demande, &spaser, &nom)?;
                relectures.extend(points);
                documents.extend(actes);
            }
            Livrable::Note => {
                etape("rédaction des notes");
                let (notes, points) = actes::notes(charge, demande, &spaser, &nom)?;
                relectures.extend(points);
                documents.extend(notes);
            }
            Livrable::Annexes => {
                etape("pesée des pièces");
                let cx = contexte(charge, &spaser)?;
                let pdf = match &public {
                    Some(document) if !demande.joindre_source => document.clone(),
                    _ => {
                        let mut pdf = schema(&cx, charge, &demande.sans_source(), &nom)?;
                        pdf.fichier.nom = format!("{nom}-annexe.pdf");
                        documents.push(pdf.clone());
                        pdf
                    }
                };
                let (pieces, lourdes) = annexes::composer(charge, demande, &spaser, &nom, &documents, &pdf)?;
                documents.extend(pieces);
                alertes.extend(lourdes);
            }
            Livrable::Classeur => {
                etape("calcul du classeur");
                let cx = contexte(charge, &spaser)?;
                documents.extend(classeurs::composer(&cx, charge, demande, Usage::Suivi, &nom)?);
            }
            Livrable::Collecte => {
                etape("calcul du classeur de collecte");
                let cx = contexte(charge, &spaser)?;
                documents.extend(classeurs::composer(&cx, charge, demande, Usage::Collecte, &nom)?);
            }
        }
    }
    // Without a document to read again, the notes of a fuller run are left as they are.
    if !relectures.is_empty() {
        // What was not asked for this time is on the desk all the same: its points stay.
        if !demande.livrables.contains(&Livrable::Schema) {
            let cx = contexte(charge, &spaser)?;
            vue::schema::construire(&cx, charge.charte(&spaser))?;
            relectures.insert(0, points(&cx, &format!("{nom}.pdf"), Piece::Schema));
        }
        relectures.extend(actes::relectures(charge, demande, &spaser, &nom)?);
        alertes.extend(annexes::perimees(demande, &nom));
        documents.extend(internes(charge, &spaser, &relectures)?);
    }
    Ok(Composition { documents, alertes })
}

/// What the legal service reads before anyone signs: the whole check, and the points to clear.
fn internes(charge: &Charge, spaser: &Spaser<'_>, relectures: &[Relecture]) -> Result<Vec<Document>, Echoue> {
    let cx = contexte(charge, spaser)?;
    let controle = vue::grille::markdown(&cx, &grille(charge)?)?;
    Ok(vec![interne("controle.md", &controle), a_relire(&cx, relectures)?])
}

/// The points to clear, document by document.
pub(super) fn a_relire(cx: &Contexte<'_>, relectures: &[Relecture]) -> Result<Document, Echoue> {
    Ok(interne("relecture.md", &vue::relecture::markdown(cx, relectures)?))
}

fn interne(nom: &str, texte: &str) -> Document {
    Document::new(nom, format!("{}\n", texte.trim()).into_bytes())
}

/// The whole check of a dossier.
pub(super) fn grille(charge: &Charge) -> Result<Grille, Echoue> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let cx = contexte(charge, &spaser)?;
    let vue = vue::schema::construire(&cx, charge.charte(&spaser))?;
    let situer = |chemin: &Chemin| {
        let origine = charge.arbre.origine(chemin)?;
        let source = charge.sources.get(origine.source())?;
        let octet = origine.etendue(Cible::Valeur)?.start;
        Some((source.nom.clone(), source.position(octet).ligne))
    };
    Ok(vue::grille::construire(&cx, &vue.chapitres, &situer)?)
}

pub(super) fn contexte<'a>(charge: &'a Charge, spaser: &'a Spaser<'a>) -> Result<Contexte<'a>, Echoue> {
    contexte_au(charge, spaser, None)
}

/// With the law of a day, or that of the dossier.
pub(super) fn contexte_au<'a>(
    charge: &'a Charge,
    spaser: &'a Spaser<'a>,
    jour: Option<Date>,
) -> Result<Contexte<'a>, Echoue> {
    // Checked by `controle`: a dossier without any date is refused before this.
    let date = jour
        .or_else(|| spaser.date_juridique())
        .ok_or_else(|| Echoue::Interne("aucune date dans le dossier".to_owned()))?;
    let image = |(id, lue): (&Id, &ImageLue)| {
        let acheteur = spaser.acheteur(id)?;
        let alternative = acheteur.logo_alternative.clone();
        let alternative = alternative
            .unwrap_or_else(|| format!("Logo {}", crate::ecriture::complement_du_nom(&acheteur.nom)));
        let alternative = crate::ecriture::typographier(&alternative);
        Some((id.clone(), Image { fichier: fichier_du_logo(id, lue), alternative }))
    };
    Ok(Contexte {
        spaser,
        suivi: &charge.suivi,
        vocabulaire: Vocabulaire::lire(&charge.modeles).map_err(Echoue::Modele)?,
        prose: Prose::new(&charge.catalogue, date, &charge.modeles)?,
        date,
        logos: charge.pieces.logos.iter().filter_map(image).collect(),
        empreinte: charge.empreinte.chars().take(16).collect(),
        diffusion: Diffusion::Public,
    })
}

pub(super) fn fichier_du_logo(id: &Id, lue: &ImageLue) -> String {
    format!("/images/logo-{id}.{}", lue.nature.extension())
}

fn schema(cx: &Contexte<'_>, charge: &Charge, demande: &Demande, nom: &str) -> Result<Document, Echoue> {
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
fn schema_docx(cx: &Contexte<'_>, charge: &Charge, nom: &str) -> Result<Document, Echoue> {
    let vue = vue::schema::construire(cx, charge.charte(cx.spaser))?;
    let octets = en_docx(vue, charge, Texte::Schema, cx.est_interne())?;
    Ok(Document::new(format!("{nom}{}.docx", suffixe(cx)), octets))
}

/// What tells the name of an internal document from that of the public one.
pub(super) fn suffixe(cx: &Contexte<'_>) -> &'static str {
    if cx.est_interne() { "-interne" } else { "" }
}

/// Any view, in Word.
pub(super) fn en_docx(
    vue: vue::contrat::VueSchema,
    charge: &Charge,
    texte: Texte,
    interne: bool,
) -> Result<Vec<u8>, Echoue> {
    let pdf = modeles::composer(&charge.modeles, vue.clone(), Forme::Schema, fonds(charge))?;
    verser_en_docx(&vue, charge, (texte, interne), pdf.titres, pdf.pages)
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
        empreinte: &charge.empreinte,
        texte,
        interne,
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
fn feuillet(charge: &Charge, vue: vue::contrat::VueSchema, nom: String) -> Result<Document, Echoue> {
    let pdf = modeles::composer(&charge.modeles, vue, Forme::Feuillet, fonds(charge))?;
    Ok(Document::pdf(nom, pdf))
}

/// One sheet a department, in a folder of their own.
fn directions(cx: &Contexte<'_>, charge: &Charge) -> Result<Vec<Document>, Echoue> {
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

/// The dates of a dossier.
pub(super) fn calendrier(charge: &Charge) -> Result<VueCalendrier, Echoue> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    Ok(vue::calendrier::construire(&contexte(charge, &spaser)?))
}

impl Charge {
    pub(super) fn charte(&self, spaser: &Spaser<'_>) -> vue::contrat::CharteVue {
        let familles = self.pieces.polices.iter().map(|(nom, police)| (nom.clone(), police.famille.clone()));
        charte::charte(spaser, &familles.collect())
    }
}
