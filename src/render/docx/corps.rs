//! The act's parts, in their order, one small function each.

use docx_rs::{
    DocumentChild, Docx, HeightRule, Paragraph, Run, Table, TableCell, TableCellContent, TableChild,
    TableRow, TableRowChild, VAlignType,
};

use super::champs::{DISCRET, cellule, champs, grille};
use super::erreur::ErreurDocx;
use super::image::logo;
use super::ressources::{Description, Ressources};
use super::tableau::tableau;
use super::texte::{ouvert, paragraphe, propre, riche, simple};
use crate::ecriture::INSECABLE;
use crate::paquet::arbre::{self, Element};
use crate::vue::acte::{BlocSignature, EnTete, Piece, VueActe};
use crate::vue::contrat::{Ligne, Morceau, Paragraphe, Riche, Tableau};

/// Words that open a visa or a recital, the longest first.
const OUVERTURES: [&str; 5] = ["Considérant que", "Considérant qu’", "Considérant qu'", "Considérant", "Vu"];
/// Room for a signature, in twips: 3 cm.
const SIGNATURE: f32 = 1700.0;
const COLONNE_LOGO: usize = 2700;

type Images<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// The paper that a body is written for.
#[derive(Debug, Clone, Copy)]
pub struct Feuille {
    /// Of the text, in twips.
    pub largeur: usize,
    /// Whether the body says who writes, the paper saying nothing of it.
    pub nue: bool,
}

/// The body, as docx-rs writes it, and what it refers to.
pub fn composer(vue: &VueActe, images: Images, feuille: Feuille) -> Result<(String, Ressources), ErreurDocx> {
    let page = feuille.largeur;
    let mut ressources = Ressources::default();
    let mut blocs = Vec::new();
    blocs.extend(vue.mention.iter().map(|mention| bloc(simple("ActeMention", mention))));
    if feuille.nue {
        identite(&vue.entete, images, (&mut blocs, page), &mut ressources)?;
    }
    entete(&vue.entete, (&mut blocs, page), &mut ressources);
    let mut articles = 0;
    let fin = derniere_partie(&vue.pieces);
    for (rang, piece) in vue.pieces.iter().enumerate() {
        articles += usize::from(matches!(piece, Piece::Article { .. }));
        let avant = blocs.len();
        blocs.extend(self::piece(piece, (articles, page), &mut ressources));
        if fin.as_ref().is_some_and(|fin| fin.contains(&rang)) {
            blocs[avant..].iter_mut().for_each(retenir);
        }
        // Signatures never stand alone on a page: the last article comes with them, and all that is between.
        let suivantes = vue.pieces.get(rang + 1..).unwrap_or_default();
        let dernier_article = matches!(piece, Piece::Article { .. })
            && suivantes.iter().all(|p| !matches!(p, Piece::Article { .. }));
        if dernier_article || matches!(suivantes.first(), Some(Piece::Signatures { .. })) {
            blocs.last_mut().into_iter().for_each(retenir);
        }
    }
    Ok((document(separer(blocs))?, ressources))
}

/// Ranks of a last part in words alone, and of the table before it: a page that held a few lines would look like a
/// mistake, so that they stay together. Beyond a page, readers let go of them.
fn derniere_partie(pieces: &[Piece]) -> Option<std::ops::Range<usize>> {
    let titre = pieces.iter().rposition(|p| matches!(p, Piece::Titre { .. }))?;
    let texte = pieces.get(titre + 1..)?;
    let en_mots = !texte.is_empty() && texte.iter().all(|p| matches!(p, Piece::Texte { .. }));
    let table = matches!(pieces.get(titre.checked_sub(1)?)?, Piece::Tableau { .. });
    // The heading of the table comes with it by its style; the last paragraph has nothing to wait for.
    (en_mots && table).then_some(titre - 1..pieces.len())
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
    (blocs, page): (&mut Vec<DocumentChild>, usize),
    ressources: &mut Ressources,
) -> Result<(), ErreurDocx> {
    let lignes =
        entete.lignes.iter().enumerate().map(|(rang, ligne)| simple(style_entete(rang, entete), ligne));
    match &entete.logo {
        None => blocs.extend(lignes.map(bloc)),
        Some(image) => {
            let image = Run::new().add_image(logo(image, images, ressources)?);
            let image = Paragraph::new().style("ActeAdresse").add_run(image);
            let texte = cellule(page - COLONNE_LOGO).vertical_align(VAlignType::Center);
            let cellules = vec![
                cellule(COLONNE_LOGO).vertical_align(VAlignType::Center).add_paragraph(image),
                lignes.fold(texte, TableCell::add_paragraph),
            ];
            let style = ressources.tableau("TableauDiscret", Description::default());
            let rangee = TableRow::new(cellules).cant_split();
            blocs.push(table(grille(vec![rangee], &[COLONNE_LOGO, page - COLONNE_LOGO], &style)));
        }
    }
    Ok(())
}

fn entete(entete: &EnTete, (blocs, page): (&mut Vec<DocumentChild>, usize), ressources: &mut Ressources) {
    blocs.push(bloc(simple("ActeRegistre", &entete.registre)));
    // A note has none.
    if !entete.numero.is_empty() {
        blocs.push(bloc(paragraphe("ActeNumero", &entete.numero, ressources)));
    }
    blocs.push(bloc(paragraphe("ActeObjet", &entete.objet, ressources)));
    if !entete.champs.is_empty() {
        blocs.push(table(champs(&entete.champs, DISCRET, page, ressources)));
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

/// A part; `articles` counts those written so far, this one included; `page` is the width of the text.
fn piece(piece: &Piece, (articles, page): (usize, usize), ressources: &mut Ressources) -> Vec<DocumentChild> {
    match piece {
        Piece::Seance { contenu } => vec![bloc(paragraphe("ActeSeance", contenu, ressources))],
        Piece::Quorum { champs: lignes } => vec![table(champs(lignes, DISCRET, page, ressources))],
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
        Piece::Tableau { tableau } => donnees(tableau, page, ressources),
        Piece::Vote { champs, phrase } => vote(champs, phrase, ressources),
        Piece::Signatures { lieu_date, blocs } => signatures(lieu_date, (blocs, page), ressources),
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

fn donnees(donnees: &Tableau, page: usize, ressources: &mut Ressources) -> Vec<DocumentChild> {
    let mut blocs = Vec::new();
    blocs.extend(donnees.titre.iter().map(|titre| bloc(simple("Lgende", titre))));
    blocs.push(table(tableau(donnees, page, ressources)));
    if let Some(note) = &donnees.note {
        blocs.extend(riche("TableauNote", note, ressources).into_iter().map(bloc));
    }
    blocs
}

/// On one line, as registers have it, which never parts from the signatures below.
fn vote(lignes: &[Ligne], phrase: &[Morceau], ressources: &mut Ressources) -> Vec<DocumentChild> {
    let mut blocs = Vec::new();
    if !lignes.is_empty() {
        let mut resultat = Paragraph::new().style("ActeVote");
        for (rang, ligne) in lignes.iter().enumerate() {
            let tete = if rang == 0 { Run::new() } else { Run::new().add_tab() };
            let libelle = format!("{}{INSECABLE}:{INSECABLE}", propre(&ligne.libelle));
            resultat = resultat.add_run(tete.add_text(libelle));
            for valeur in riche("ActeVote", &ligne.contenu, ressources) {
                resultat.children.extend(valeur.children);
            }
        }
        blocs.push(bloc(resultat));
    }
    if !phrase.is_empty() {
        blocs.push(bloc(paragraphe("ActePhrase", phrase, ressources)));
    }
    blocs
}

fn signatures(
    lieu_date: &[Morceau],
    (signataires, page): (&[BlocSignature], usize),
    ressources: &mut Ressources,
) -> Vec<DocumentChild> {
    let mut blocs = Vec::new();
    if !lieu_date.is_empty() {
        blocs.push(bloc(paragraphe("ActeLieuDate", lieu_date, ressources)));
    }
    let largeur = page / signataires.len().max(1);
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

/// Keeps a paragraph, or the rows of a table, with what follows.
pub fn retenir(bloc: &mut DocumentChild) {
    match bloc {
        DocumentChild::Paragraph(paragraphe) => tenir(paragraphe),
        DocumentChild::Table(table) => {
            for TableChild::TableRow(rangee) in &mut table.rows {
                for TableRowChild::TableCell(cellule) in &mut rangee.cells {
                    for contenu in &mut cellule.children {
                        if let TableCellContent::Paragraph(paragraphe) = contenu {
                            tenir(paragraphe);
                        }
                    }
                }
            }
        }
        _ => {}
    }
}

fn tenir(paragraphe: &mut Paragraph) {
    *paragraphe = std::mem::take(paragraphe).keep_next(true);
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
