//! Numbered lists of an act in a letterhead that has its own: ours come after, under free numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::lecture::PRINCIPAL;
use crate::paquet::arbre::{Element, Noeud};
use crate::render::docx::assemblage;
use crate::render::docx::base::Base;
use crate::render::docx::erreur::ErreurDocx;
use crate::render::docx::ressources::Ressources;

/// The letterhead's numbering, completed by ours.
pub struct Numeros {
    partie: Element,
    /// Our `w:num` → theirs.
    vers: BTreeMap<String, String>,
    /// Those of the abstract lists that are ours.
    notres: BTreeSet<String>,
}

impl Numeros {
    /// `leur` is the letterhead's numbering, if it has any.
    pub fn new(leur: Option<Element>, mut maison: Base, ressources: &Ressources) -> Result<Self, ErreurDocx> {
        let mut partie = leur.unwrap_or_else(|| Element::nouveau("w:numbering", &[("xmlns:w", PRINCIPAL)]));
        let notre = maison.partie("word/numbering.xml")?;
        assemblage::numeroter(notre, ressources);
        let premier_abstrait = suivant(&partie, "w:abstractNum", "w:abstractNumId");
        let premier_numero = suivant(&partie, "w:num", "w:numId");
        let mut abstraits = BTreeMap::new();
        let mut vers = BTreeMap::new();
        for element in notre.enfants().cloned() {
            match element.nom.as_str() {
                "w:abstractNum" => {
                    let nouveau = (premier_abstrait + abstraits.len()).to_string();
                    abstraits.insert(numero(&element, "w:abstractNumId"), nouveau.clone());
                    inserer(
                        &mut partie,
                        Element { attributs: vec![("w:abstractNumId".to_owned(), nouveau)], ..element },
                    );
                }
                "w:num" => {
                    let nouveau = (premier_numero + vers.len()).to_string();
                    vers.insert(numero(&element, "w:numId"), nouveau.clone());
                    let mut liste = element;
                    liste.poser("w:numId", &nouveau);
                    renommer(&mut liste, "w:abstractNumId", &abstraits);
                    inserer(&mut partie, liste);
                }
                _ => {}
            }
        }
        Ok(Self { partie, vers, notres: abstraits.into_values().collect() })
    }

    /// The number under which one of our lists is found there.
    pub fn vers(&self, notre: &str) -> String {
        self.vers.get(notre).cloned().unwrap_or_else(|| notre.to_owned())
    }

    /// The levels that belonged to one of our styles belong to the style it became, or to none.
    pub fn relier(&mut self, devenu: &dyn Fn(&str) -> Option<String>) {
        let notres = &self.notres;
        let listes = self.partie.enfants_mut().filter(|e| notres.contains(&numero(e, "w:abstractNumId")));
        for niveau in listes.flat_map(Element::enfants_mut).filter(|e| e.nom == "w:lvl") {
            for noeud in &mut niveau.noeuds {
                let Noeud::Element(style) = noeud else { continue };
                if style.nom == "w:pStyle"
                    && let Some(nouveau) = style.attribut("w:val").and_then(devenu)
                {
                    style.poser("w:val", &nouveau);
                }
            }
            niveau.noeuds.retain(
                |n| !matches!(n, Noeud::Element(e) if e.nom == "w:pStyle" && e.attribut("w:val") == Some("")),
            );
        }
    }

    pub fn en_octets(&self) -> Vec<u8> {
        self.partie.en_octets()
    }
}

fn numero(element: &Element, attribut: &str) -> String {
    element.attribut(attribut).unwrap_or_default().to_owned()
}

/// The first number free above theirs.
fn suivant(partie: &Element, nom: &str, attribut: &str) -> usize {
    let pris = partie.enfants().filter(|e| e.nom == nom).filter_map(|e| e.attribut(attribut)?.parse().ok());
    pris.max().map_or(1, |n: usize| n.saturating_add(1))
}

fn renommer(element: &mut Element, enfant: &str, noms: &BTreeMap<String, String>) {
    for e in element.enfants_mut().filter(|e| e.nom == enfant) {
        let nouveau = e.attribut("w:val").and_then(|ancien| noms.get(ancien)).cloned();
        if let Some(nouveau) = nouveau {
            e.poser("w:val", &nouveau);
        }
    }
}

/// Abstract lists come before the lists that follow them.
fn inserer(partie: &mut Element, element: Element) {
    let avant: &[&str] = match element.nom.as_str() {
        "w:abstractNum" => &["w:numPicBullet", "w:abstractNum"],
        _ => &["w:numPicBullet", "w:abstractNum", "w:num"],
    };
    let place = partie
        .noeuds
        .iter()
        .rposition(|n| matches!(n, Noeud::Element(e) if avant.contains(&e.nom.as_str())))
        .map_or(0, |rang| rang + 1);
    partie.noeuds.insert(place, Noeud::Element(element));
}
