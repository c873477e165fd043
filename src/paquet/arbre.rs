//! A small XML tree of a part: what Word files are made with, and read into when they come back. Reading is
//! bounded: a part from outside may be as deep or as wide as someone liked.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::{escape, partial_escape, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};

/// Deeper than any document, shallow enough for the smallest stack: the tree is walked by recursion.
const PROFONDEUR_AU_PLUS: usize = 200;
const ELEMENTS_AU_PLUS: usize = 1_000_000;
const ATTRIBUTS_AU_PLUS: usize = 200;

#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    pub nom: String,
    pub attributs: Vec<(String, String)>,
    pub noeuds: Vec<Noeud>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Noeud {
    Element(Element),
    Texte(String),
}

impl Element {
    /// An element without children.
    pub fn nouveau(nom: &str, attributs: &[(&str, &str)]) -> Self {
        let attributs = attributs.iter().map(|(cle, valeur)| (cle.to_string(), valeur.to_string())).collect();
        Self { nom: nom.to_owned(), attributs, noeuds: Vec::new() }
    }

    /// `<nom w:val="valeur"/>`, the commonest element of WordprocessingML.
    pub fn val(nom: &str, valeur: &str) -> Self {
        Self::nouveau(nom, &[("w:val", valeur)])
    }

    /// An attribute by its qualified name: `w:val`.
    pub fn attribut(&self, cle: &str) -> Option<&str> {
        self.attributs.iter().find(|(nom, _)| nom == cle).map(|(_, valeur)| valeur.as_str())
    }

    /// Sets an attribute, in the place of the one it replaces.
    pub fn poser(&mut self, cle: &str, valeur: &str) {
        match self.attributs.iter_mut().find(|(nom, _)| nom == cle) {
            Some((_, ancienne)) => valeur.clone_into(ancienne),
            None => self.attributs.push((cle.to_owned(), valeur.to_owned())),
        }
    }

    /// Adds a last child.
    pub fn ajouter(&mut self, enfant: Element) {
        self.noeuds.push(Noeud::Element(enfant));
    }

    /// Its child elements, texts left out.
    pub fn enfants(&self) -> impl Iterator<Item = &Element> {
        self.noeuds.iter().filter_map(|noeud| match noeud {
            Noeud::Element(element) => Some(element),
            Noeud::Texte(_) => None,
        })
    }

    /// The same, to be changed.
    pub fn enfants_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.noeuds.iter_mut().filter_map(|noeud| match noeud {
            Noeud::Element(element) => Some(element),
            Noeud::Texte(_) => None,
        })
    }

    /// The child of that name, made first if there is none: property blocks come first in their parent.
    pub fn enfant_ou_nouveau(&mut self, nom: &str) -> &mut Element {
        let rang = self.noeuds.iter().position(|noeud| matches!(noeud, Noeud::Element(e) if e.nom == nom));
        let rang = rang.unwrap_or_else(|| {
            self.noeuds.insert(0, Noeud::Element(Self::nouveau(nom, &[])));
            0
        });
        match &mut self.noeuds[rang] {
            Noeud::Element(element) => element,
            Noeud::Texte(_) => unreachable!("the rank was found among elements"),
        }
    }

    /// Every element of that name below this one, in document order.
    pub fn descendants<'a>(&'a self, nom: &str) -> Vec<&'a Element> {
        let mut trouves = Vec::new();
        for enfant in self.enfants() {
            if enfant.nom == nom {
                trouves.push(enfant);
            }
            trouves.extend(enfant.descendants(nom));
        }
        trouves
    }

    /// Calls `f` on this element and all below it, children first.
    pub fn parcourir(&mut self, f: &mut dyn FnMut(&mut Element)) {
        for enfant in self.enfants_mut() {
            enfant.parcourir(f);
        }
        f(self);
    }

    /// All the text below it, in order, nothing added between.
    pub fn texte(&self) -> String {
        let texte = |noeud: &Noeud| match noeud {
            Noeud::Element(element) => element.texte(),
            Noeud::Texte(texte) => texte.clone(),
        };
        self.noeuds.iter().map(texte).collect()
    }

    /// Neither attribute, nor child, nor text.
    pub fn vide(&self) -> bool {
        self.noeuds.is_empty() && self.attributs.is_empty()
    }

    /// A whole part, with its declaration.
    pub fn en_octets(&self) -> Vec<u8> {
        let mut sortie = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        self.ecrire(&mut sortie);
        sortie.into_bytes()
    }

    fn ecrire(&self, sortie: &mut String) {
        sortie.push('<');
        sortie.push_str(&self.nom);
        for (cle, valeur) in &self.attributs {
            sortie.push_str(&format!(" {cle}=\"{}\"", escape(valeur.as_str())));
        }
        if self.noeuds.is_empty() {
            return sortie.push_str("/>");
        }
        sortie.push('>');
        for noeud in &self.noeuds {
            match noeud {
                Noeud::Element(element) => element.ecrire(sortie),
                Noeud::Texte(texte) => sortie.push_str(&partial_escape(texte.as_str())),
            }
        }
        sortie.push_str(&format!("</{}>", self.nom));
    }
}

/// Reads a part. Comments and the white space between elements are left behind.
///
/// # Errors
/// XML that is not well formed, or beyond our bounds; in words for a detail.
pub fn lire(xml: &str) -> Result<Element, String> {
    let mut elements = 0;
    let mut lecteur = Reader::from_str(xml);
    // The parents still open; the first is a holder for the root.
    let mut ouverts = vec![Element::nouveau("", &[])];
    loop {
        let evenement = lecteur.read_event().map_err(|e| e.to_string())?;
        if ouverts.len() > PROFONDEUR_AU_PLUS {
            return Err("des éléments imbriqués à l’excès".to_owned());
        }
        if elements > ELEMENTS_AU_PLUS {
            return Err("plus d’éléments qu’aucun document n’en a".to_owned());
        }
        let Some(courant) = ouverts.last_mut() else {
            return Err("balise fermante de trop".to_owned());
        };
        match evenement {
            Event::Start(debut) => {
                elements += 1;
                ouverts.push(element(&debut)?);
            }
            Event::Empty(debut) => {
                elements += 1;
                courant.ajouter(element(&debut)?);
            }
            Event::End(_) => {
                let fini = ouverts.pop().filter(|_| !ouverts.is_empty());
                let (Some(fini), Some(parent)) = (fini, ouverts.last_mut()) else {
                    return Err("balise fermante de trop".to_owned());
                };
                parent.ajouter(fini);
            }
            Event::Text(texte) => texter(courant, &texte.xml10_content()),
            Event::CData(texte) => texter(courant, &texte.xml10_content()),
            Event::GeneralRef(reference) => {
                let nom = reference.xml10_content();
                let caractere = reference.resolve_char_ref().map_err(|e| e.to_string())?;
                match (caractere, resolve_predefined_entity(&nom)) {
                    (Some(c), _) => texter(courant, &c.to_string()),
                    (None, Some(texte)) => texter(courant, texte),
                    (None, None) => return Err(format!("entité inconnue : {nom}")),
                }
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    match (ouverts.pop(), ouverts.is_empty()) {
        (Some(Element { mut noeuds, .. }), true) if noeuds.len() == 1 => match noeuds.remove(0) {
            Noeud::Element(mut racine) => {
                racine.parcourir(&mut sans_blancs);
                Ok(racine)
            }
            Noeud::Texte(_) => Err("pas d’élément racine".to_owned()),
        },
        _ => Err("un élément n’est pas fermé".to_owned()),
    }
}

fn element(debut: &BytesStart) -> Result<Element, String> {
    let nom = debut.name();
    let mut element = Element::nouveau(nom.as_ref(), &[]);
    for (rang, attribut) in debut.attributes().enumerate() {
        if rang >= ATTRIBUTS_AU_PLUS {
            return Err("plus d’attributs qu’aucun élément n’en a".to_owned());
        }
        let attribut = attribut.map_err(|e| e.to_string())?;
        let valeur = attribut.normalized_value(XmlVersion::Explicit1_0).map_err(|e| e.to_string())?;
        element.poser(attribut.key.as_ref(), &valeur);
    }
    Ok(element)
}

/// Text comes in several events around its entities: joined again. The holder of the root takes none.
fn texter(courant: &mut Element, texte: &str) {
    if courant.nom.is_empty() {
        return;
    }
    match courant.noeuds.last_mut() {
        Some(Noeud::Texte(debut)) => debut.push_str(texte),
        _ => courant.noeuds.push(Noeud::Texte(texte.to_owned())),
    }
}

/// White space counts only in an element that says so, as `w:t` does, or that holds nothing else.
fn sans_blancs(element: &mut Element) {
    if element.enfants().next().is_some() {
        element.noeuds.retain(|noeud| match noeud {
            Noeud::Element(_) => true,
            Noeud::Texte(texte) => !texte.trim_ascii().is_empty(),
        });
    }
}
