//! The package a body is poured into: ours. A client's letterhead will be another.

use super::arbre::{Element, lire};
use super::erreur::ErreurDocx;

/// The parts of a package, by name, in the order they are written.
#[derive(Debug)]
pub struct Base {
    parties: Vec<(String, Element)>,
}

macro_rules! parties {
    ($($nom:literal),* $(,)?) => {
        [$(($nom, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/docx/base/", $nom)))),*]
    };
}

/// Content types and the root relationships come first: readers that stream need them.
const MAISON: [(&str, &str); 12] = parties![
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
];

/// Our base. Its parts are read, not copied: their comments are for us and do not leave the house.
pub fn maison() -> Result<Base, ErreurDocx> {
    let lues = MAISON.iter().map(|(nom, xml)| Ok((nom.to_string(), lire(nom, xml)?)));
    Ok(Base { parties: lues.collect::<Result<_, ErreurDocx>>()? })
}

impl Base {
    pub fn partie(&mut self, nom: &str) -> Result<&mut Element, ErreurDocx> {
        match self.parties.iter_mut().find(|(connu, _)| connu == nom) {
            Some((_, element)) => Ok(element),
            None => Err(ErreurDocx::Modele { partie: nom.to_owned(), attendu: "cette partie" }),
        }
    }

    pub fn en_octets(&self) -> Vec<(String, Vec<u8>)> {
        self.parties.iter().map(|(nom, element)| (nom.clone(), element.en_octets())).collect()
    }
}
