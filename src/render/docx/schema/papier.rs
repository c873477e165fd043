//! Sections: the paper turns for wide chapters, each way with its running head and foot.

use docx_rs::Paragraph;

use super::super::base::Base;
use super::super::champs::LARGEUR;
use super::super::erreur::ErreurDocx;
use super::style;
use crate::paquet::arbre::{Element, Noeud};
use crate::vue::contrat::Identite;

/// Stand where a section ends, until the body is finished.
const FIN_EN_LONG: &str = "Section|portrait";
const FIN_EN_LARGE: &str = "Section|paysage";
/// A4 and margins, in twips, as in the base.
const COTES: (&str, &str) = ("11906", "16838");
const LARGEUR_PAYSAGE: usize = 14287;
/// Relationships of the head and foot of each way.
const EN_LONG: (&str, &str) = ("rId7", "rId6");
const EN_LARGE: (&str, &str) = ("rId8", "rId9");

/// Width of the text.
pub fn largeur(paysage: bool) -> usize {
    if paysage { LARGEUR_PAYSAGE } else { LARGEUR }
}

/// The end of a section.
pub fn marque(paysage: bool) -> Paragraph {
    Paragraph::new().style(if paysage { FIN_EN_LARGE } else { FIN_EN_LONG })
}

/// Each mark gives its section to the paragraph before it; after a table, which cannot carry one, it becomes
/// that paragraph. The cover opens the first section, without head or foot.
pub fn tourner(corps: &mut Vec<Noeud>) {
    let mut premiere = true;
    let mut rangs = 0;
    while rangs < corps.len() {
        let genre = match &corps[rangs] {
            Noeud::Element(element) => style(element).filter(|s| [FIN_EN_LONG, FIN_EN_LARGE].contains(s)),
            Noeud::Texte(_) => None,
        };
        let Some(paysage) = genre.map(|genre| genre == FIN_EN_LARGE) else {
            rangs += 1;
            continue;
        };
        let section = proprietes(paysage, std::mem::take(&mut premiere));
        let avant = rangs.checked_sub(1).and_then(|rang| corps.get_mut(rang));
        match avant {
            Some(Noeud::Element(porteur)) if porteur.nom == "w:p" && self::section(porteur).is_none() => {
                porter(porteur, section);
                corps.remove(rangs);
            }
            _ => {
                let mut porteur = Element::nouveau("w:p", &[]);
                porteur.enfant_ou_nouveau("w:pPr").ajouter(Element::val("w:pStyle", "Separation"));
                porter(&mut porteur, section);
                corps[rangs] = Noeud::Element(porteur);
                rangs += 1;
            }
        }
    }
}

fn porter(paragraphe: &mut Element, section: Element) {
    let allure = paragraphe.enfant_ou_nouveau("w:pPr");
    // What a finished paragraph holds is in order, and a section closes its properties.
    allure.ajouter(section);
}

/// The section that a paragraph ends.
pub fn section(paragraphe: &Element) -> Option<&Element> {
    let allure = paragraphe.enfants().find(|enfant| enfant.nom == "w:pPr")?;
    allure.enfants().find(|enfant| enfant.nom == "w:sectPr")
}

/// The last section is the body’s own.
pub fn fermer(document: &mut Element, paysage: bool, seule: bool) {
    if let Some(corps) = document.enfants_mut().find(|enfant| enfant.nom == "w:body") {
        corps.noeuds.retain(|noeud| !matches!(noeud, Noeud::Element(e) if e.nom == "w:sectPr"));
        corps.ajouter(proprietes(paysage, seule));
    }
}

fn proprietes(paysage: bool, couverture: bool) -> Element {
    let (tete, pied) = if paysage { EN_LARGE } else { EN_LONG };
    let mut section = Element::nouveau("w:sectPr", &[]);
    let reference = |nom, relation| Element::nouveau(nom, &[("w:type", "default"), ("r:id", relation)]);
    section.ajouter(reference("w:headerReference", tete));
    section.ajouter(reference("w:footerReference", pied));
    section.ajouter(match paysage {
        true => Element::nouveau("w:pgSz", &[("w:w", COTES.1), ("w:h", COTES.0), ("w:orient", "landscape")]),
        false => Element::nouveau("w:pgSz", &[("w:w", COTES.0), ("w:h", COTES.1)]),
    });
    let marges = [
        ("w:top", "1361"),
        ("w:right", "1134"),
        ("w:bottom", "1247"),
        ("w:left", "1417"),
        ("w:header", "567"),
        ("w:footer", "567"),
        ("w:gutter", "0"),
    ];
    section.ajouter(Element::nouveau("w:pgMar", &marges));
    section.ajouter(Element::nouveau("w:cols", &[("w:space", "708")]));
    if couverture {
        section.ajouter(Element::nouveau("w:titlePg", &[]));
    }
    section
}

/// Running head and foot of both ways. The state of the document is said once, even when the foot already
/// says it.
pub fn marges(base: &mut Base, identite: &Identite, pages: usize) -> Result<(), ErreurDocx> {
    let etat = identite.filigrane.as_deref().unwrap_or_default();
    let repete = identite.pied.to_lowercase().contains(&etat.to_lowercase());
    let pages = pages.max(1).to_string();
    let valeurs = [
        ("{courant}", identite.courant.as_str()),
        ("{etat}", if repete { "" } else { etat }),
        ("{pied}", identite.pied.as_str()),
        ("{pages}", pages.as_str()),
    ];
    for partie in ["word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"] {
        base.partie(partie)?.parcourir(&mut |element| {
            let dit = element.texte();
            if element.nom == "w:t"
                && let Some((_, valeur)) = valeurs.iter().find(|(repere, _)| *repere == dit)
            {
                element.noeuds = vec![Noeud::Texte((*valeur).to_owned())];
                element.poser("xml:space", "preserve");
            }
        });
    }
    Ok(())
}
