//! The act's parts, in their order, one small function each.

use docx_rs::{DocumentChild, Docx, HeightRule, Paragraph, Run, Table, TableCell, TableRow, VAlignType};

use super::champs::{DISCRET, LARGEUR, VOTE, cellule, champs, grille};
use super::erreur::ErreurDocx;
use super::image::logo;
use super::ressources::{Description, Ressources};
use super::tableau::tableau;
use super::texte::{ouvert, paragraphe, riche, simple};
use crate::paquet::arbre::{self, Element};
use crate::vue::acte::{BlocSignature, EnTete, Piece, VueActe};
use crate::vue::contrat::{Ligne, Morceau, Paragraphe, Riche, Tableau};

/// Words that open a visa or a recital, the longest first.
const OUVERTURES: [&str; 5] = ["Considérant que", "Considérant qu’", "Considérant qu'", "Considérant", "Vu"];
/// Room for a signature, in twips: 3 cm.
const SIGNATURE: f32 = 1700.0;
const COLONNE_LOGO: usize = 2700;

type Images<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// The body, as docx-rs writes it, and what it refers to; `identite`: the logo and address of the buyer above it.
pub fn composer(vue: &VueActe, images: Images, identite: bool) -> Result<(String, Ressources), ErreurDocx> {
    let mut ressources = Ressources::default();
    let mut blocs = Vec::new();
    blocs.extend(vue.mention.iter().map(|mention| bloc(simple("ActeMention", mention))));
    if identite {
        self::identite(&vue.entete, images, &mut blocs, &mut ressources)?;
    }
    entete(&vue.entete, &mut blocs, &mut ressources);
    let mut articles = 0;
    for (rang, piece) in vue.pieces.iter().enumerate() {
        articles += usize::from(matches!(piece, Piece::Article { .. }));
        blocs.extend(self::piece(piece, articles, &mut ressources));
        // Signatures never stand alone on a page: what precedes comes with them.
        if matches!(vue.pieces.get(rang + 1), Some(Piece::Signatures { .. })) {
            blocs.last_mut().into_iter().for_each(retenir);
        }
    }
    Ok((document(separer(blocs))?, ressources))
}

/// What docx-rs wrote, as a tree.
pub fn lire(xml: &str) -> Result<Element, ErreurDocx> {
    arbre::lire(xml).map_err(|raison| ErreurDocx::Xml { partie: "word/document.xml".to_owned(), raison })
}

/// The main part, as docx-rs writes it.
pub fn document(blocs: Vec<DocumentChild>) -> Result<String, ErreurDocx> {
    let mut docx = Docx::new();
    docx.document.children = blocs;
    let document = String::from_utf8(docx.build().document);
    document.map_err(|e| ErreurDocx::Xml { partie: "word/document.xml".to_owned(), raison: e.to_string() })
}

fn identite(
    entete: &EnTete,
    images: Images,
    blocs: &mut Vec<DocumentChild>,
    ressources: &mut Ressources,
) -> Result<(), ErreurDocx> {
    let lignes =
        entete.lignes.iter().enumerate().map(|(rang, ligne)| simple(style_entete(rang, entete), ligne));
    match &entete.logo {
        None => blocs.extend(lignes.map(bloc)),
        Some(image) => {
            let image = Run::new().add_image(logo(image, images, ressources)?);
            let image = Paragraph::new().style("ActeAdresse").add_run(image);
            let texte = cellule(LARGEUR - COLONNE_LOGO).vertical_align(VAlignType::Center);
            let cellules = vec![
                cellule(COLONNE_LOGO).vertical_align(VAlignType::Center).add_paragraph(image),
                lignes.fold(texte, TableCell::add_paragraph),
            ];
            let style = ressources.tableau("TableauDiscret", Description::default());
            let rangee = TableRow::new(cellules).cant_split();
            blocs.push(table(grille(vec![rangee], &[COLONNE_LOGO, LARGEUR - COLONNE_LOGO], &style)));
        }
    }
    Ok(())
}

fn entete(entete: &EnTete, blocs: &mut Vec<DocumentChild>, ressources: &mut Ressources) {
    blocs.push(bloc(simple("ActeRegistre", &entete.registre)));
    // A note has none.
    if !entete.numero.is_empty() {
        blocs.push(bloc(paragraphe("ActeNumero", &entete.numero, ressources)));
    }
    blocs.push(bloc(paragraphe("ActeObjet", &entete.objet, ressources)));
    if !entete.champs.is_empty() {
        blocs.push(table(champs(&entete.champs, DISCRET, LARGEUR, ressources)));
    }
}

/// « République française », then the buyer's name, then its address; a lone line is the name.
fn style_entete(rang: usize, entete: &EnTete) -> &'static str {
    match (rang, entete.lignes.len()) {
        (0, 2..) => "ActeEtat",
        (0, _) | (1, _) => "ActeAcheteur",
        _ => "ActeAdresse",
    }
}

/// A part; `articles` counts those written so far, this one included.
fn piece(piece: &Piece, articles: usize, ressources: &mut Ressources) -> Vec<DocumentChild> {
    match piece {
        Piece::Seance { contenu } => vec![bloc(paragraphe("ActeSeance", contenu, ressources))],
        Piece::Quorum { champs: lignes } => vec![table(champs(lignes, DISCRET, LARGEUR, ressources))],
        Piece::Titre { texte } => vec![bloc(simple("Titre2", texte))],
        Piece::Texte { contenu } => {
            riche("Corpsdetexte", contenu, ressources).into_iter().map(bloc).collect()
        }
        Piece::Visa { contenu } => vec![bloc(ouvert("ActeVisa", contenu, &OUVERTURES, ressources))],
        Piece::Considerant { contenu } => {
            vec![bloc(ouvert("ActeConsiderant", contenu, &OUVERTURES, ressources))]
        }
        Piece::Formule { contenu } => vec![bloc(paragraphe("ActeFormule", contenu, ressources))],
        Piece::Decision { texte } => vec![bloc(simple("ActeDecision", texte))],
        Piece::Article { contenu } => article(contenu, articles == 1, ressources),
        Piece::Tableau { tableau } => donnees(tableau, ressources),
        Piece::Vote { champs, phrase } => vote(champs, phrase, ressources),
        Piece::Signatures { lieu_date, blocs } => signatures(lieu_date, blocs, ressources),
        Piece::Mention { contenu } => vec![bloc(paragraphe("ActeMentions", contenu, ressources))],
        Piece::Annexe { titre } => vec![bloc(simple("ActeAnnexe", titre))],
    }
}

/// The number is the style's: the first article has its own, for « 1er ».
fn article(contenu: &Riche, premier: bool, ressources: &mut Ressources) -> Vec<DocumentChild> {
    let style = if premier { "ActeArticle1er" } else { "ActeArticle" };
    let mut paragraphes = riche("ActeSuite", contenu, ressources);
    match (contenu.first(), paragraphes.first_mut()) {
        (Some(Paragraphe::Paragraphe { .. }), Some(tete)) => *tete = std::mem::take(tete).style(style),
        // An item of a list has its own number: the article's stands above it.
        _ => paragraphes.insert(0, Paragraph::new().style(style).keep_next(true)),
    }
    paragraphes.into_iter().map(bloc).collect()
}

fn donnees(donnees: &Tableau, ressources: &mut Ressources) -> Vec<DocumentChild> {
    let mut blocs = Vec::new();
    blocs.extend(donnees.titre.iter().map(|titre| bloc(simple("Lgende", titre))));
    blocs.push(table(tableau(donnees, LARGEUR, ressources)));
    if let Some(note) = &donnees.note {
        blocs.extend(riche("TableauNote", note, ressources).into_iter().map(bloc));
    }
    blocs
}

fn vote(lignes: &[Ligne], phrase: &[Morceau], ressources: &mut Ressources) -> Vec<DocumentChild> {
    let mut blocs = Vec::new();
    if !lignes.is_empty() {
        blocs.push(table(champs(lignes, VOTE, LARGEUR, ressources)));
    }
    if !phrase.is_empty() {
        blocs.push(bloc(paragraphe("ActePhrase", phrase, ressources)));
    }
    blocs
}

fn signatures(
    lieu_date: &[Morceau],
    signataires: &[BlocSignature],
    ressources: &mut Ressources,
) -> Vec<DocumentChild> {
    let mut blocs = Vec::new();
    if !lieu_date.is_empty() {
        blocs.push(bloc(paragraphe("ActeLieuDate", lieu_date, ressources)));
    }
    let largeur = LARGEUR / signataires.len().max(1);
    let cellules = signataires
        .iter()
        .map(|signataire| {
            cellule(largeur)
                .add_paragraph(simple("ActeSignature", &signataire.qualite).keep_next(true))
                .add_paragraph(paragraphe("ActeSignature", &signataire.nom, ressources).keep_next(true))
        })
        .collect::<Vec<_>>();
    if !cellules.is_empty() {
        let largeurs = vec![largeur; cellules.len()];
        let rangee =
            TableRow::new(cellules).cant_split().row_height(SIGNATURE).height_rule(HeightRule::AtLeast);
        let style = ressources.tableau("TableauDiscret", Description::default());
        blocs.push(table(grille(vec![rangee], &largeurs, &style)));
    }
    blocs
}

/// Keeps a paragraph with what follows. The vote's cells do so by their style.
pub fn retenir(dernier: &mut DocumentChild) {
    if let DocumentChild::Paragraph(paragraphe) = dernier {
        **paragraphe = std::mem::take(&mut **paragraphe).keep_next(true);
    }
}

/// Word joins tables that touch: a hair of white between them, and after the last.
pub fn separer(blocs: Vec<DocumentChild>) -> Vec<DocumentChild> {
    let mut separes: Vec<DocumentChild> = Vec::with_capacity(blocs.len());
    for suivant in blocs {
        if let (Some(DocumentChild::Table(_)), DocumentChild::Table(_)) = (separes.last(), &suivant) {
            separes.push(bloc(Paragraph::new().style("Separation")));
        }
        separes.push(suivant);
    }
    if let Some(DocumentChild::Table(_)) = separes.last() {
        separes.push(bloc(Paragraph::new().style("Separation")));
    }
    separes
}

pub fn bloc(paragraphe: Paragraph) -> DocumentChild {
    DocumentChild::Paragraph(Box::new(paragraphe))
}

pub fn table(table: Table) -> DocumentChild {
    DocumentChild::Table(Box::new(table))
}
