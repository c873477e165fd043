//! What the body refers to by an identifier and the package holds elsewhere: links, images, numbered lists,
//! and the words about its tables that docx-rs cannot carry.

use super::image::Format;

/// `w:num` of the base: the bulleted lists, and the numbered list that each list of the text copies.
pub const NUM_PUCES: usize = 2;
pub const ABSTRAIT_NUMEROS: usize = 3;
/// First `w:num` of the text's own lists, clear of the base's.
const PREMIERE_LISTE: usize = 101;

/// A table's style and the rank of its description travel together in `w:tblStyle` until the finishing pass.
const MARQUE: char = '|';

#[derive(Debug, Default)]
pub struct Ressources {
    pub liens: Vec<String>,
    pub images: Vec<ImageJointe>,
    tableaux: Vec<Description>,
    /// The level at which each numbered list of the text starts.
    listes: Vec<usize>,
}

#[derive(Debug)]
pub struct ImageJointe {
    pub format: Format,
    pub contenu: Vec<u8>,
    pub alternative: String,
}

/// What a table is, for who does not see it.
#[derive(Debug, Default, Clone)]
pub struct Description {
    pub titre: Option<String>,
    pub resume: Option<String>,
    /// The first row is a header, repeated on each page.
    pub entete: bool,
    /// The first column names its row.
    pub cle: bool,
}

impl Ressources {
    /// The relationship of an address; one for all its uses.
    pub fn lien(&mut self, adresse: &str) -> String {
        let rang = self.liens.iter().position(|connue| connue == adresse).unwrap_or_else(|| {
            self.liens.push(adresse.to_owned());
            self.liens.len() - 1
        });
        relation_lien(rang)
    }

    pub fn image(&mut self, image: ImageJointe) -> String {
        self.images.push(image);
        relation_image(self.images.len() - 1)
    }

    /// The alternative text of the image under this relationship.
    pub fn alternative(&self, relation: &str) -> Option<&str> {
        let rang = (0..self.images.len()).find(|rang| relation_image(*rang) == relation)?;
        self.images.get(rang).map(|image| image.alternative.as_str())
    }

    /// A new numbered list, which starts at 1 at its level.
    pub fn liste(&mut self, niveau: usize) -> usize {
        self.listes.push(niveau);
        PREMIERE_LISTE + self.listes.len() - 1
    }

    /// The numbered lists, each with its number and its level.
    pub fn listes(&self) -> impl Iterator<Item = (usize, usize)> {
        self.listes.iter().enumerate().map(|(rang, niveau)| (PREMIERE_LISTE + rang, *niveau))
    }

    /// The style to give docx-rs, marked with the table's description.
    pub fn tableau(&mut self, style: &str, description: Description) -> String {
        self.tableaux.push(description);
        format!("{style}{MARQUE}{}", self.tableaux.len() - 1)
    }

    /// Undoes the mark: the style, and the description.
    pub fn description<'a>(&self, marque: &'a str) -> Option<(&'a str, &Description)> {
        let (style, rang) = marque.split_once(MARQUE)?;
        Some((style, self.tableaux.get(rang.parse::<usize>().ok()?)?))
    }
}

pub fn relation_lien(rang: usize) -> String {
    format!("rIdLien{}", rang + 1)
}

pub fn relation_image(rang: usize) -> String {
    format!("rIdImage{}", rang + 1)
}
