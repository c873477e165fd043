//! Where the body goes in a letterhead, and how wide it may be.

use super::champs::{CORPS, mots};
use super::refus::RefusPapier;
use crate::paquet::arbre::{Element, Noeud};
use crate::render::docx::champs::LARGEUR;

/// Whether a block is a paragraph that says `{{ corps }}` and nothing else.
pub fn est_la_place(bloc: &Element) -> bool {
    let dit = mots(bloc);
    let nom = dit.trim().strip_prefix("{{").and_then(|d| d.strip_suffix("}}"));
    bloc.nom == "w:p" && nom.is_some_and(|nom| nom.trim().to_lowercase() == CORPS)
}

/// Width of the letterhead's text, in twips, as its last section says.
pub fn largeur(document: &Element) -> usize {
    let sections = document.descendants("w:sectPr");
    let mesure = |element: &str, attribut: &str| -> Option<usize> {
        let enfant = sections.last()?.enfants().find(|e| e.nom == element)?;
        enfant.attribut(attribut)?.parse().ok()
    };
    let marges = mesure("w:pgMar", "w:left").zip(mesure("w:pgMar", "w:right"));
    let page = mesure("w:pgSz", "w:w");
    let utile = page.zip(marges).and_then(|(page, (gauche, droite))| page.checked_sub(gauche + droite));
    utile.filter(|largeur| *largeur > LARGEUR / 4).unwrap_or(LARGEUR)
}

/// Puts the body in its place: the paragraph that asks for it, or the end.
pub fn placer(document: &mut Element, contenu: Vec<Noeud>) -> Result<(), RefusPapier> {
    let Some(corps) = document.enfants_mut().find(|enfant| enfant.nom == "w:body") else {
        return Err(RefusPapier::Illisible { partie: "document".to_owned() });
    };
    let place = corps.noeuds.iter().position(|noeud| matches!(noeud, Noeud::Element(e) if est_la_place(e)));
    match place {
        Some(rang) => {
            // A paragraph that ends a section keeps ending it.
            let section = matches!(&corps.noeuds[rang], Noeud::Element(e) if porte_une_section(e));
            if section && let Noeud::Element(paragraphe) = &mut corps.noeuds[rang] {
                paragraphe.noeuds.retain(|noeud| matches!(noeud, Noeud::Element(e) if e.nom == "w:pPr"));
            }
            let fin = if section { rang } else { rang + 1 };
            corps.noeuds.splice(rang..fin, contenu);
        }
        None => {
            let fin = corps.noeuds.iter().position(|n| matches!(n, Noeud::Element(e) if e.nom == "w:sectPr"));
            let fin = fin.unwrap_or(corps.noeuds.len());
            // A letterhead saved empty holds an empty paragraph: nothing to keep.
            let debut = if corps.noeuds[..fin].iter().all(blanc) { 0 } else { fin };
            corps.noeuds.splice(debut..fin, contenu);
        }
    }
    Ok(())
}

fn porte_une_section(paragraphe: &Element) -> bool {
    paragraphe.enfants().filter(|e| e.nom == "w:pPr").flat_map(Element::enfants).any(|e| e.nom == "w:sectPr")
}

/// A paragraph with nothing to show.
fn blanc(noeud: &Noeud) -> bool {
    let Noeud::Element(bloc) = noeud else { return true };
    let montre = ["w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:br", "w:sectPr"];
    let muet = bloc.texte().trim().is_empty() && montre.iter().all(|nom| bloc.descendants(nom).is_empty());
    muet && matches!(bloc.nom.as_str(), "w:p" | "w:bookmarkStart" | "w:bookmarkEnd")
}
