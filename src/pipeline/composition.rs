//! From a sound dossier to the bytes of its documents.

use jiff::civil::Date;

use super::schema::{directions, feuillet, fichier_du_logo, schema, schema_docx};
use super::{Charge, Demande, Livrable, actes, annexes, classeurs, familles, publication};
use crate::diagnostic::{Carte, Chemin, Cible};
use crate::dossier::{Diffusion, Id, Spaser};
use crate::input::piece::ImageLue;
use crate::output::{Echec, Fichier};
use crate::render;
use crate::vue::calendrier::VueCalendrier;
use crate::vue::classeur::Usage;
use crate::vue::contexte::Contexte;
use crate::vue::contrat::Image;
use crate::vue::deliberation::{Ecarte, Pourquoi};
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
    /// The request that it answers, by which a later run knows that it no longer stands.
    pub famille: String,
}

impl Document {
    pub fn new(nom: impl Into<String>, octets: Vec<u8>) -> Self {
        Self { fichier: Fichier { nom: nom.into(), octets }, pages: None, famille: String::new() }
    }

    pub fn pdf(nom: impl Into<String>, pdf: render::pdf::Pdf) -> Self {
        Self { pages: Some(pdf.pages), ..Self::new(nom, pdf.octets) }
    }
}

/// Everything to write, and what to say of it.
pub(super) struct Composition {
    pub documents: Vec<Document>,
    pub alertes: Vec<String>,
    /// Acts of the dossier that are not written, and why.
    pub notes: Vec<String>,
    /// One of them is a voted act whose text is fixed.
    pub actes_figes: bool,
}

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
        let deja = documents.len();
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
                let cx = contexte_de_suivi(charge, &spaser)?;
                documents.extend(classeurs::composer(&cx, charge, demande, Usage::Suivi, &nom)?);
            }
            Livrable::Collecte => {
                etape("calcul du classeur de collecte");
                let cx = contexte_de_suivi(charge, &spaser)?;
                documents.extend(classeurs::composer(&cx, charge, demande, Usage::Collecte, &nom)?);
            }
        }
        // A copy for a department has its own already.
        for document in documents.iter_mut().skip(deja).filter(|d| d.famille.is_empty()) {
            document.famille = familles::famille(*livrable, demande.diffusion);
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
    let cx = contexte(charge, &spaser)?;
    let ecartes = vue::deliberation::ecartes(&cx);
    let actes_figes = ecartes.iter().any(|e| e.pourquoi == Pourquoi::Fige);
    let notes = match demande.livrables.iter().any(|l| l.est_d_un_acte()) {
        true => ecartes.iter().map(Ecarte::phrase).collect(),
        false => Vec::new(),
    };
    Ok(Composition { documents, alertes, notes, actes_figes })
}

/// What the legal service reads before anyone signs: the whole check, and the points to clear.
fn internes(charge: &Charge, spaser: &Spaser<'_>, relectures: &[Relecture]) -> Result<Vec<Document>, Echoue> {
    let cx = contexte_de_suivi(charge, spaser)?;
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
    let cx = contexte_de_suivi(charge, &spaser)?;
    let vue = vue::schema::construire(&cx, charge.charte(&spaser))?;
    let situer = |chemin: &Chemin| {
        let origine = charge.arbre.origine(chemin)?;
        let source = charge.sources.get(origine.source())?;
        let octet = origine.etendue(Cible::Valeur)?.start;
        Some((source.nom.clone(), source.position(octet).ligne))
    };
    Ok(vue::grille::construire(&cx, &vue.chapitres, &situer)?)
}

/// For the scheme and what is drawn from it: the follow-up as known on its edition.
pub(super) fn contexte<'a>(charge: &'a Charge, spaser: &'a Spaser<'a>) -> Result<Contexte<'a>, Echoue> {
    contexte_au(charge, spaser, None)
}

/// For what reports and steers: the whole follow-up.
pub(super) fn contexte_de_suivi<'a>(
    charge: &'a Charge,
    spaser: &'a Spaser<'a>,
) -> Result<Contexte<'a>, Echoue> {
    let empreinte = abregee(&charge.empreinte);
    Ok(Contexte { suivi: &charge.suivi, empreinte, ..contexte(charge, spaser)? })
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
        suivi: &charge.connu,
        vocabulaire: Vocabulaire::lire(&charge.modeles).map_err(Echoue::Modele)?,
        prose: Prose::new(&charge.catalogue, date, &charge.modeles)?,
        date,
        logos: charge.pieces.logos.iter().filter_map(image).collect(),
        empreinte: abregee(&charge.empreinte_de_la_version),
        diffusion: Diffusion::Public,
    })
}

/// As documents print it.
fn abregee(empreinte: &str) -> String {
    empreinte.chars().take(16).collect()
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
