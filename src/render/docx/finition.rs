//! The one pass over what docx-rs wrote: what it cannot say is added where the builder left a mark, what it
//! says for nothing is dropped, and children take the order that ECMA-376 prescribes.

use std::collections::BTreeMap;

use super::insecable;
use super::ordre::{rang, sequence};
use super::ressources::{Description, Ressources, demarquer};
use crate::amendements::{cle, element_dit, nu};
use crate::paquet::arbre::{Element, Noeud};
use crate::vue::acte::nom_du_blanc;
use crate::vue::noms::simplifier;

/// Word refuses a longer title or tag on a content control.
const TITRE_DE_CONTROLE: usize = 64;
/// Property blocks that docx-rs writes even when they say nothing.
const OMIS_SI_VIDES: [&str; 6] = ["w:pPr", "w:rPr", "w:tcPr", "w:trPr", "w:tblBorders", "w:numPr"];

/// The finished children of the body; the section's properties are the base's. A paragraph that says the words
/// of a field, and nothing else, is that field's.
pub fn finir(mut document: Element, ressources: &Ressources, mots: &BTreeMap<String, String>) -> Vec<Noeud> {
    let mut passe = Passe { ressources, mots, controles: 0, dessins: 0 };
    document.parcourir(&mut |element| passe.completer(element));
    document.parcourir(&mut ranger);
    let corps = document.enfant_ou_nouveau("w:body");
    corps.noeuds.retain(|noeud| !matches!(noeud, Noeud::Element(e) if e.nom == "w:sectPr"));
    std::mem::take(&mut corps.noeuds)
}

struct Passe<'a> {
    ressources: &'a Ressources,
    mots: &'a BTreeMap<String, String>,
    controles: usize,
    dessins: usize,
}

impl Passe<'_> {
    fn completer(&mut self, element: &mut Element) {
        match element.nom.as_str() {
            // Editing marks, of no use in a new file.
            "w:p" => {
                element.attributs.retain(|(cle, _)| cle != "w14:paraId");
                self.champs_en_ligne(element);
                self.champ_entier(element);
                self.champ_repete(element);
            }
            // A width of the grid has no unit.
            "w:gridCol" => element.attributs.retain(|(cle, _)| cle != "w:type"),
            "w:tbl" => self.tableau(element),
            "w:sdt" => self.controle(element),
            "w:drawing" => self.dessin(element),
            "w:r" => insecable::lier(element),
            _ => {}
        }
    }

    /// The mark in the table's style names its description.
    fn tableau(&mut self, tableau: &mut Element) {
        let proprietes = tableau.enfant_ou_nouveau("w:tblPr");
        let style = proprietes.enfant_ou_nouveau("w:tblStyle");
        let marque = style.attribut("w:val").unwrap_or_default().to_owned();
        let Some((nom, description)) = self.ressources.description(&marque) else { return };
        style.poser("w:val", nom);
        proprietes.ajouter(aspects(description));
        let textes = [("w:tblCaption", &description.titre), ("w:tblDescription", &description.resume)];
        for (element, texte) in textes {
            if let Some(texte) = texte {
                proprietes.ajouter(Element::val(element, texte));
            }
        }
        if description.entete
            && let Some(premiere) = tableau.enfants_mut().find(|enfant| enfant.nom == "w:tr")
        {
            premiere.enfant_ou_nouveau("w:trPr").ajouter(Element::nouveau("w:tblHeader", &[]));
        }
    }

    /// A blank: its title is the name of what it waits for, or its words, which typing replaces. Its tag is its key,
    /// or comes from its words: the same from one run to the next, for who fills the file by program. A rich text control, not a
    /// plain one: LibreOffice would hide the marking of the latter.
    fn controle(&mut self, controle: &mut Element) {
        self.controles += 1;
        let attendu = controle.texte();
        let attendu = attendu.trim_start_matches('[').trim_end_matches(']');
        let court = |texte: &str| texte.chars().take(TITRE_DE_CONTROLE).collect::<String>();
        let proprietes = controle.enfant_ou_nouveau("w:sdtPr");
        let nom = proprietes.enfants().find(|e| e.nom == "w:alias").and_then(|e| e.attribut("w:val"));
        let nom = nom.map_or_else(|| format!("blanc.{}", simplifier(attendu)), str::to_owned);
        proprietes.noeuds.retain(|noeud| !matches!(noeud, Noeud::Element(e) if e.nom == "w:alias"));
        proprietes.ajouter(Element::val("w:alias", &court(nom_du_blanc(&nom).unwrap_or(attendu))));
        proprietes.ajouter(Element::val("w:tag", &court(&nom)));
        proprietes.ajouter(Element::val("w:id", &format!("{}", 1000 + self.controles)));
        proprietes.ajouter(Element::nouveau("w:showingPlcHdr", &[]));
    }

    /// Passages marked within a paragraph, as in a title, each in its control.
    fn champs_en_ligne(&mut self, paragraphe: &mut Element) {
        for noeud in &mut paragraphe.noeuds {
            let Noeud::Element(course) = noeud else { continue };
            let Some(rang) = champ(course, "w:rPr", "w:rStyle") else { continue };
            let course = std::mem::replace(course, Element::nouveau("w:r", &[]));
            let cle = self.ressources.cle(rang).unwrap_or_default();
            *noeud = Noeud::Element(self.porteur(cle, vec![Noeud::Element(course)]));
        }
    }

    /// A paragraph marked: its content goes in a control. One a paragraph, even when a field has several: what
    /// holds several together does not survive every tool.
    fn champ_entier(&mut self, paragraphe: &mut Element) {
        let Some(rang) = champ(paragraphe, "w:pPr", "w:pStyle") else { return };
        let ressources = self.ressources;
        self.porter(paragraphe, ressources.cle(rang).unwrap_or_default());
    }

    /// A paragraph that repeats a field without being told so: on the cover, in a table drawn from a figure.
    fn champ_repete(&mut self, paragraphe: &mut Element) {
        let mots = self.mots;
        if mots.is_empty() || !paragraphe.descendants("w:sdt").is_empty() {
            return;
        }
        if let Some(cle) = mots.get(&nu(&element_dit(paragraphe))) {
            self.porter(paragraphe, cle);
        }
    }

    fn porter(&mut self, paragraphe: &mut Element, cle: &str) {
        let (proprietes, contenu): (Vec<Noeud>, Vec<Noeud>) = std::mem::take(&mut paragraphe.noeuds)
            .into_iter()
            .partition(|noeud| matches!(noeud, Noeud::Element(e) if e.nom == "w:pPr"));
        paragraphe.noeuds = proprietes;
        paragraphe.ajouter(self.porteur(cle, contenu));
    }

    /// The control of a field: its key is its tag.
    fn porteur(&mut self, cle: &str, contenu: Vec<Noeud>) -> Element {
        self.controles += 1;
        let titre: String = cle::dire(cle).replace('`', "").chars().take(TITRE_DE_CONTROLE).collect();
        let mut proprietes = Element::nouveau("w:sdtPr", &[]);
        proprietes.ajouter(Element::val("w:alias", &titre));
        proprietes.ajouter(Element::val("w:tag", &cle::etiquette(cle)));
        proprietes.ajouter(Element::val("w:id", &format!("{}", 1000 + self.controles)));
        let mut dedans = Element::nouveau("w:sdtContent", &[]);
        dedans.noeuds = contenu;
        let mut controle = Element::nouveau("w:sdt", &[]);
        controle.ajouter(proprietes);
        controle.ajouter(dedans);
        controle
    }

    /// docx-rs gives every image the same number, and no alternative text.
    fn dessin(&mut self, dessin: &mut Element) {
        self.dessins += 1;
        let numero = self.dessins.to_string();
        let relation = dessin.descendants("a:blip").first().and_then(|blip| blip.attribut("r:embed"));
        let alternative = self.ressources.alternative(relation.unwrap_or_default()).unwrap_or_default();
        dessin.parcourir(&mut |element| {
            if matches!(element.nom.as_str(), "wp:docPr" | "pic:cNvPr") {
                element.poser("id", &numero);
                element.poser("name", &format!("Image {numero}"));
                element.poser("descr", alternative);
            }
        });
    }
}

/// The field that a style's mark names; the mark is taken off.
fn champ(element: &mut Element, proprietes: &str, style: &str) -> Option<usize> {
    let proprietes = element.enfants_mut().find(|enfant| enfant.nom == proprietes)?;
    let place = proprietes.enfants_mut().find(|enfant| enfant.nom == style)?;
    let (nom, rang) = place.attribut("w:val").and_then(demarquer)?;
    let nom = nom.to_owned();
    match nom.is_empty() {
        true => proprietes.noeuds.retain(|noeud| !matches!(noeud, Noeud::Element(e) if e.nom == style)),
        false => place.poser("w:val", &nom),
    }
    Some(rang)
}

/// Which parts of the table's style apply: its header row, its first column, no bands.
fn aspects(description: &Description) -> Element {
    let bits = 0x0600 | u16::from(description.entete) << 5 | u16::from(description.cle) << 7;
    let oui = |vrai: bool| if vrai { "1" } else { "0" };
    Element::nouveau(
        "w:tblLook",
        &[
            ("w:val", &format!("{bits:04X}")),
            ("w:firstRow", oui(description.entete)),
            ("w:lastRow", "0"),
            ("w:firstColumn", oui(description.cle)),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ],
    )
}

/// Drops empty property blocks, then sorts.
fn ranger(element: &mut Element) {
    element.noeuds.retain(|noeud| match noeud {
        Noeud::Element(enfant) => !(enfant.vide() && OMIS_SI_VIDES.contains(&enfant.nom.as_str())),
        Noeud::Texte(_) => true,
    });
    if let Some(sequence) = sequence(&element.nom) {
        element.noeuds.sort_by_key(|noeud| match noeud {
            Noeud::Element(enfant) => rang(sequence, &enfant.nom),
            Noeud::Texte(_) => 0,
        });
    }
}
