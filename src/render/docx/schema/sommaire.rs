//! The table of contents: a field that Word keeps up to date, filled beforehand so that nothing is asked when
//! the file opens. Its pages are those of the paper edition, until someone updates it.

use docx_rs::Paragraph;

use super::{TitreSitue, style};
use crate::paquet::arbre::{Element, Noeud};

/// Stands where the table goes, until the body is finished.
const MARQUE: &str = "Sommaire|";
const NIVEAUX: [(&str, &str); 2] = [("Titre1", "TM1"), ("Titre2", "TM2")];
const INSTRUCTION: &str = " TOC \\o \"1-2\" \\h \\z ";
/// Numbers of the headings' bookmarks, clear of the references'.
const PREMIER_SIGNET: usize = 100_000;

pub fn marque() -> Paragraph {
    Paragraph::new().style(MARQUE)
}

struct Entree {
    style: &'static str,
    signet: String,
    /// The runs of the heading: words and tabs.
    texte: String,
    page: Option<usize>,
}

pub fn poser(corps: &mut [Noeud], titres: &[TitreSitue]) {
    let mut entrees: Vec<Entree> = Vec::new();
    let mut restants = titres.iter();
    for noeud in corps.iter_mut() {
        let Noeud::Element(element) = noeud else { continue };
        let Some((_, tm)) = NIVEAUX.iter().find(|(nom, _)| style(element) == Some(nom)) else { continue };
        let texte = mots(element);
        // Both run in the same order; a heading that paper does not have takes the page of the one before.
        let suite = restants.clone();
        let trouve = suite.clone().position(|titre| texte.ends_with(&titre.texte));
        let page = match trouve {
            Some(rang) => {
                restants = suite;
                restants.nth(rang).map(|titre| titre.page)
            }
            None => entrees.last().and_then(|entree| entree.page),
        };
        let signet = format!("_Toc{:09}", entrees.len() + 1);
        border(element, PREMIER_SIGNET + entrees.len(), &signet);
        entrees.push(Entree { style: tm, signet, texte, page });
    }
    for noeud in corps.iter_mut() {
        if matches!(noeud, Noeud::Element(element) if style(element) == Some(MARQUE)) {
            *noeud = Noeud::Element(table(&entrees));
        }
    }
}

/// The words of a heading, tabs included.
fn mots(element: &Element) -> String {
    let dire = |enfant: &Element| match enfant.nom.as_str() {
        "w:t" => enfant.texte(),
        "w:tab" => "\t".to_owned(),
        "w:noBreakHyphen" => "-".to_owned(),
        "w:pPr" | "w:sdtPr" => String::new(),
        _ => mots(enfant),
    };
    element.enfants().map(dire).collect()
}

/// A bookmark around the content of a heading.
fn border(titre: &mut Element, numero: usize, signet: &str) {
    let numero = numero.to_string();
    let debut = Element::nouveau("w:bookmarkStart", &[("w:id", &numero), ("w:name", signet)]);
    let apres = titre.noeuds.iter().position(|n| !matches!(n, Noeud::Element(e) if e.nom == "w:pPr"));
    titre.noeuds.insert(apres.unwrap_or(titre.noeuds.len()), Noeud::Element(debut));
    titre.ajouter(Element::nouveau("w:bookmarkEnd", &[("w:id", &numero)]));
}

/// The control by which Word offers to update the table.
fn table(entrees: &[Entree]) -> Element {
    let mut proprietes = Element::nouveau("w:sdtPr", &[]);
    proprietes.ajouter(Element::val("w:id", "999"));
    let mut genre = Element::nouveau("w:docPartObj", &[]);
    genre.ajouter(Element::val("w:docPartGallery", "Table of Contents"));
    genre.ajouter(Element::nouveau("w:docPartUnique", &[]));
    proprietes.ajouter(genre);
    let mut contenu = Element::nouveau("w:sdtContent", &[]);
    for (rang, entree) in entrees.iter().enumerate() {
        let mut ligne = Element::nouveau("w:p", &[]);
        let mut allure = Element::nouveau("w:pPr", &[]);
        allure.ajouter(Element::val("w:pStyle", entree.style));
        ligne.ajouter(allure);
        if rang == 0 {
            ouvrir(&mut ligne, INSTRUCTION);
        }
        ligne.ajouter(lien(entree));
        if rang + 1 == entrees.len() {
            ligne.ajouter(borne("end"));
        }
        contenu.ajouter(ligne);
    }
    let mut controle = Element::nouveau("w:sdt", &[]);
    controle.ajouter(proprietes);
    controle.ajouter(contenu);
    controle
}

fn lien(entree: &Entree) -> Element {
    let mut lien = Element::nouveau("w:hyperlink", &[("w:anchor", &entree.signet), ("w:history", "1")]);
    let mut parties = entree.texte.split('\t');
    lien.ajouter(course(texte(parties.next().unwrap_or_default())));
    for partie in parties {
        lien.ajouter(course(Element::nouveau("w:tab", &[])));
        lien.ajouter(course(texte(partie)));
    }
    if let Some(page) = entree.page {
        lien.ajouter(course(Element::nouveau("w:tab", &[])));
        ouvrir(&mut lien, &format!(" PAGEREF {} \\h ", entree.signet));
        lien.ajouter(course(texte(&page.to_string())));
        lien.ajouter(borne("end"));
    }
    lien
}

/// The beginning of a field: what it asks, then, until it is updated, what it shows.
fn ouvrir(parent: &mut Element, instruction: &str) {
    parent.ajouter(borne("begin"));
    let mut demande = Element::nouveau("w:instrText", &[("xml:space", "preserve")]);
    demande.noeuds.push(Noeud::Texte(instruction.to_owned()));
    parent.ajouter(course(demande));
    parent.ajouter(borne("separate"));
}

fn borne(genre: &str) -> Element {
    course(Element::nouveau("w:fldChar", &[("w:fldCharType", genre)]))
}

fn course(contenu: Element) -> Element {
    let mut course = Element::nouveau("w:r", &[]);
    course.ajouter(contenu);
    course
}

fn texte(mots: &str) -> Element {
    let mut texte = Element::nouveau("w:t", &[("xml:space", "preserve")]);
    texte.noeuds.push(Noeud::Texte(mots.to_owned()));
    texte
}
