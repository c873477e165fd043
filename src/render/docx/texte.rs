//! Rich text into runs, links, blanks and lists.

use docx_rs::{
    AlignmentType, BookmarkEnd, BookmarkStart, BreakType, Hyperlink, HyperlinkData, HyperlinkType,
    IndentLevel, NumberingId, Paragraph, ParagraphChild, Run, StructuredDataTag,
};

use super::ressources::{COURANTES, DE_CELLULE, Listes, Ressources, marquer};
use crate::vue::contrat::{Morceau, Paragraphe};
use crate::vue::texte::brut;

/// Depth of a list whose level the base still describes.
const NIVEAU_MAXIMAL: usize = 2;
/// Styles of text inside cells: their lists are set closer.
const EN_CELLULE: [&str; 2] = ["SchemaValeur", "TableauNote"];

/// An address, mostly.
const MOT_LONG: usize = 20;
/// A list this short is never cut by the end of a page.
const SIGNES_TENUS: usize = 700;

/// How the text around is set.
#[derive(Debug, Clone, Copy, Default)]
struct Aspect {
    gras: bool,
    italique: bool,
    lien: bool,
}

/// A paragraph in a style.
pub fn paragraphe(style: &str, contenu: &[Morceau], ressources: &mut Ressources) -> Paragraph {
    let mut paragraphe = Paragraph::new().style(style);
    suite(&mut paragraphe.children, contenu, Aspect::default(), ressources);
    paragraphe
}

/// The same, not stretched to the margins when a word is so long that it may leave a line almost empty.
pub fn assouplir(paragraphe: Paragraph, contenu: &[Morceau]) -> Paragraph {
    let long = brut(contenu).split(char::is_whitespace).any(|mot| mot.chars().count() >= MOT_LONG);
    if long { paragraphe.align(AlignmentType::Left) } else { paragraphe }
}

/// A paragraph of plain words.
pub fn simple(style: &str, texte: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(dire(texte))
}

/// The place that a reference leads to, at the head of a paragraph.
pub fn ancrer(mut paragraphe: Paragraph, ancre: Option<&str>, ressources: &mut Ressources) -> Paragraph {
    if let Some((numero, nom)) = ancre.and_then(|ancre| ressources.poser(ancre)) {
        let bornes = [
            ParagraphChild::BookmarkStart(BookmarkStart::new(numero, nom)),
            ParagraphChild::BookmarkEnd(BookmarkEnd::new(numero)),
        ];
        paragraphe.children.splice(0..0, bornes);
    }
    paragraphe
}

/// A paragraph whose opening words, among `mots`, take the style of opening words: « Vu », « Considérant que ».
pub fn ouvert(style: &str, contenu: &[Morceau], mots: &[&str], ressources: &mut Ressources) -> Paragraph {
    if let Some((Morceau::Texte { texte }, reste)) = contenu.split_first()
        && let Some(mot) = mots.iter().find(|mot| ouvre(texte, mot))
    {
        let (mot, fin) = texte.split_at(mot.len());
        let mut paragraphe =
            Paragraph::new().style(style).add_run(Run::new().style("MotOuverture").add_text(mot));
        let fin = Morceau::Texte { texte: fin.to_owned() };
        suite(&mut paragraphe.children, &[fin], Aspect::default(), ressources);
        suite(&mut paragraphe.children, reste, Aspect::default(), ressources);
        return paragraphe;
    }
    paragraphe(style, contenu, ressources)
}

/// Whole words only: « Vu », not « Vue ».
fn ouvre(texte: &str, mot: &str) -> bool {
    let fin = |fin: &str| mot.ends_with(['’', '\'']) || fin.starts_with(char::is_whitespace);
    texte.strip_prefix(mot).is_some_and(fin)
}

/// Rich text in paragraphs of one style; lists have their own. What introduces a list stays with it.
pub fn riche(style: &str, contenu: &[Paragraphe], ressources: &mut Ressources) -> Vec<Paragraph> {
    let mut sortie: Vec<Paragraph> = Vec::new();
    let mut champ: Option<(&str, usize)> = None;
    for bloc in contenu {
        let avant = sortie.len();
        match bloc {
            Paragraphe::Paragraphe { contenu, .. } => {
                sortie.push(assouplir(paragraphe(style, contenu, ressources), contenu));
            }
            Paragraphe::Liste { ordonnee, elements, .. } => {
                if let Some(annonce) = sortie.pop() {
                    sortie.push(annonce.keep_next(true));
                }
                let listes = if EN_CELLULE.contains(&style) { DE_CELLULE } else { COURANTES };
                let debut = sortie.len();
                liste(&mut sortie, (*ordonnee, elements), 0, (listes, None), ressources);
                let signes: usize = elements.iter().flatten().map(signes).sum();
                // A row of a table holds its own words together.
                if signes <= SIGNES_TENUS && !EN_CELLULE.contains(&style) {
                    tenir(&mut sortie[debut..]);
                }
            }
        }
        // Passages of one field that follow one another are one.
        champ = bloc.cle().map(|cle| match champ {
            Some((precedente, rang)) if precedente == cle => (cle, rang),
            _ => (cle, ressources.champ(cle)),
        });
        if let Some((_, rang)) = champ {
            sortie.iter_mut().skip(avant).for_each(|paragraphe| du_champ(paragraphe, rang));
        }
    }
    sortie
}

/// Marks a paragraph as the words of a field.
pub fn du_champ(paragraphe: &mut Paragraph, rang: usize) {
    let style = paragraphe.property.style.as_ref().map(|style| style.val.clone()).unwrap_or_default();
    *paragraphe = std::mem::take(paragraphe).style(&marquer(&style, rang));
}

/// A title at an anchor, whose words may be those of a field, or hold them.
pub fn titre(style: &str, texte: &str, ancre: &str, ressources: &mut Ressources) -> Paragraph {
    let trouve = ressources.titre(ancre).and_then(|du| {
        let debut = texte.find(&du.texte).filter(|_| !du.texte.is_empty())?;
        Some((debut, debut + du.texte.len(), du.cle))
    });
    let Some((debut, fin, cle)) = trouve else {
        return ancrer(simple(style, texte), Some(ancre), ressources);
    };
    let rang = ressources.champ(&cle);
    let mut paragraphe = Paragraph::new().style(style);
    for (dit, est_le_champ) in [(&texte[..debut], false), (&texte[debut..fin], true), (&texte[fin..], false)]
    {
        if dit.is_empty() {
            continue;
        }
        let course = dire(dit);
        paragraphe = paragraphe.add_run(match est_le_champ {
            true => course.style(&marquer("", rang)),
            false => course,
        });
    }
    ancrer(paragraphe, Some(ancre), ressources)
}

/// Words and tabs.
fn dire(texte: &str) -> Run {
    let mut parties = texte.split('\t');
    let debut = Run::new().add_text(propre(parties.next().unwrap_or_default()));
    parties.fold(debut, |course, partie| course.add_tab().add_text(propre(partie)))
}

/// Each paragraph with the next, save the last.
fn tenir(paragraphes: &mut [Paragraph]) {
    let Some((_, premiers)) = paragraphes.split_last_mut() else { return };
    for paragraphe in premiers {
        *paragraphe = std::mem::take(paragraphe).keep_next(true);
    }
}

fn signes(bloc: &Paragraphe) -> usize {
    match bloc {
        Paragraphe::Paragraphe { contenu, .. } => brut(contenu).chars().count(),
        Paragraphe::Liste { elements, .. } => elements.iter().flatten().map(signes).sum(),
    }
}

/// A list in a list is one level deeper; `englobante` is the numbered list around, whose levels Word counts.
fn liste(
    sortie: &mut Vec<Paragraph>,
    (ordonnee, elements): (bool, &[Vec<Paragraphe>]),
    niveau: usize,
    (listes, englobante): (Listes, Option<usize>),
    ressources: &mut Ressources,
) {
    let niveau = niveau.min(NIVEAU_MAXIMAL);
    let (style, numero, englobante) = if ordonnee {
        let numero = englobante.unwrap_or_else(|| ressources.liste(listes, niveau));
        (listes.numeros, numero, Some(numero))
    } else {
        (listes.puces, listes.num_puces, None)
    };
    for element in elements {
        // The number belongs to the first paragraph; the others stand below it, without one.
        let mut numerotation = Some((NumberingId::new(numero), IndentLevel::new(niveau)));
        for bloc in element {
            match bloc {
                Paragraphe::Paragraphe { contenu, .. } => {
                    let ecrit = match numerotation.take() {
                        Some((numero, niveau)) => {
                            paragraphe(style, contenu, ressources).numbering(numero, niveau)
                        }
                        None => paragraphe(listes.suite, contenu, ressources),
                    };
                    sortie.push(assouplir(ecrit, contenu));
                }
                Paragraphe::Liste { ordonnee, elements, .. } => {
                    liste(sortie, (*ordonnee, elements), niveau + 1, (listes, englobante), ressources);
                }
            }
        }
    }
}

fn suite(sortie: &mut Vec<ParagraphChild>, contenu: &[Morceau], aspect: Aspect, ressources: &mut Ressources) {
    for morceau in contenu {
        match morceau {
            Morceau::Texte { texte } => {
                sortie.push(ParagraphChild::Run(Box::new(course(aspect).add_text(propre(texte)))));
            }
            Morceau::Gras { contenu } => suite(sortie, contenu, Aspect { gras: true, ..aspect }, ressources),
            Morceau::Italique { contenu } => {
                suite(sortie, contenu, Aspect { italique: true, ..aspect }, ressources);
            }
            // A link in a link is no Word: the outer one wins.
            Morceau::Lien { adresse, contenu } if !aspect.lien => {
                let mut lien = Hyperlink::new(adresse, HyperlinkType::External);
                lien.link = HyperlinkData::External { rid: ressources.lien(adresse), path: String::new() };
                suite(&mut lien.children, contenu, Aspect { lien: true, ..aspect }, ressources);
                sortie.push(ParagraphChild::Hyperlink(lien));
            }
            // A reference to what the document holds; elsewhere, as in an act, it is its words.
            Morceau::Renvoi { ancre, contenu } if !aspect.lien && ressources.signet(ancre).is_some() => {
                let signet = ressources.signet(ancre).unwrap_or_default();
                let mut lien = Hyperlink::new(signet, HyperlinkType::Anchor);
                suite(&mut lien.children, contenu, Aspect { lien: true, ..aspect }, ressources);
                sortie.push(ParagraphChild::Hyperlink(lien));
            }
            Morceau::Lien { contenu, .. } | Morceau::Renvoi { contenu, .. } => {
                suite(sortie, contenu, aspect, ressources);
            }
            Morceau::Blanc { texte, cle } => sortie.push(blanc(texte, cle.as_deref())),
            Morceau::Saut => {
                sortie.push(ParagraphChild::Run(Box::new(Run::new().add_break(BreakType::TextWrapping))))
            }
        }
    }
}

fn course(aspect: Aspect) -> Run {
    let mut course = Run::new();
    if aspect.lien {
        course = course.style("Lienhypertexte");
    }
    if aspect.gras {
        course = course.bold();
    }
    if aspect.italique {
        course = course.italic();
    }
    course
}

/// A content control; the finishing pass gives it its title, its tag and its nature. Its name, if it has one,
/// travels in its title until then.
fn blanc(texte: &str, cle: Option<&str>) -> ParagraphChild {
    let attendu = Run::new().style("Blanc").add_text(format!("[{}]", propre(texte)));
    let controle = StructuredDataTag::new().add_run(attendu);
    let controle = match cle {
        Some(cle) => controle.alias(cle),
        None => controle,
    };
    ParagraphChild::StructuredDataTag(Box::new(controle))
}

/// Line ends and tabs of the source are spaces; what XML cannot hold is dropped (input has refused it already).
pub fn propre(texte: &str) -> String {
    let espace = |c: char| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
    texte.chars().map(espace).filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
