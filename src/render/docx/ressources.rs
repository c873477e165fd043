//! What the body refers to by an identifier and the package holds elsewhere: links, images, numbered lists,
//! and the words about its tables that docx-rs cannot carry.

use std::collections::BTreeMap;

use super::image::Format;
use crate::vue::contrat::{TitreDuDossier, Titres};

/// How the lists of a text are set: styles, and numberings of the base. Each numbered list copies its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listes {
    pub puces: &'static str,
    pub numeros: &'static str,
    pub suite: &'static str,
    /// `w:num` of the bulleted ones.
    pub num_puces: usize,
    /// `w:abstractNum` of the numbered ones.
    pub abstrait: usize,
}

/// In the body, and inside cells.
pub const COURANTES: Listes =
    Listes { puces: "Listepuces", numeros: "Listenumros", suite: "Listecontinue", num_puces: 2, abstrait: 3 };
pub const DE_CELLULE: Listes = Listes {
    puces: "TableauPuces",
    numeros: "TableauNumros",
    suite: "TableauContinue",
    num_puces: 4,
    abstrait: 5,
};
/// First `w:num` of the text's own lists, clear of the base's.
const PREMIERE_LISTE: usize = 101;

/// A table's style and the rank of its description travel together in `w:tblStyle` until the finishing pass.
const MARQUE: char = '|';
/// How much of an anchor its bookmark's name keeps.
const LETTRES_D_UN_SIGNET: usize = 30;

#[derive(Debug, Default)]
pub struct Ressources {
    pub liens: Vec<String>,
    pub images: Vec<ImageJointe>,
    tableaux: Vec<Description>,
    /// The numbering that each numbered list of the text copies, and the level at which it starts.
    listes: Vec<(usize, usize)>,
    /// Anchors of the view, each with its bookmark's name.
    signets: BTreeMap<String, String>,
    /// Bookmarks set so far: each needs a number of its own.
    poses: usize,
    /// Titles that repeat a field of the dossier.
    titres: Titres,
    /// Fields of the dossier that the text repeats, in order.
    champs: Vec<String>,
}

/// Goes between a style and the rank of the field that the text repeats, until the finishing pass.
const MARQUE_DE_CHAMP: char = '#';

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
    /// For a text with anchors: those that a reference may lead to, and the titles that repeat a field.
    pub fn avec_ancres<'a>(ancres: impl IntoIterator<Item = &'a str>, titres: &Titres) -> Self {
        let mut ressources = Self { titres: titres.clone(), ..Self::default() };
        for ancre in ancres {
            // Word wants at most forty letters, digits and underscores; the rank keeps two of them apart.
            let sobre = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
            let nom: String = ancre.chars().take(LETTRES_D_UN_SIGNET).map(sobre).collect();
            let rang = ressources.signets.len() + 1;
            ressources.signets.entry(ancre.to_owned()).or_insert_with(|| format!("s{rang}_{nom}"));
        }
        ressources
    }

    /// The bookmark that a reference leads to.
    pub fn signet(&self, ancre: &str) -> Option<&str> {
        self.signets.get(ancre).map(String::as_str)
    }

    /// The number and the name of a bookmark to set.
    pub fn poser(&mut self, ancre: &str) -> Option<(usize, String)> {
        let nom = self.signets.get(ancre)?.clone();
        self.poses += 1;
        Some((self.poses, nom))
    }

    /// What the title at an anchor repeats.
    pub fn titre(&self, ancre: &str) -> Option<TitreDuDossier> {
        self.titres.get(ancre).cloned()
    }

    /// The rank of one more passage that repeats a field.
    pub fn champ(&mut self, cle: &str) -> usize {
        self.champs.push(cle.to_owned());
        self.champs.len() - 1
    }

    pub fn cle(&self, rang: usize) -> Option<&str> {
        self.champs.get(rang).map(String::as_str)
    }

    /// The fields repeated, in order.
    pub fn cles(&self) -> &[String] {
        &self.champs
    }

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
    pub fn liste(&mut self, listes: Listes, niveau: usize) -> usize {
        self.listes.push((listes.abstrait, niveau));
        PREMIERE_LISTE + self.listes.len() - 1
    }

    /// The numbered lists, each with its number, what it copies and its level.
    pub fn listes(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        let liste = |(rang, (abstrait, niveau)): (usize, &(usize, usize))| {
            (PREMIERE_LISTE + rang, *abstrait, *niveau)
        };
        self.listes.iter().enumerate().map(liste)
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

/// A style, and the rank of the field that the text in it repeats.
pub fn marquer(style: &str, rang: usize) -> String {
    format!("{style}{MARQUE_DE_CHAMP}{rang}")
}

/// Undoes the mark.
pub fn demarquer(style: &str) -> Option<(&str, usize)> {
    let (style, rang) = style.split_once(MARQUE_DE_CHAMP)?;
    Some((style, rang.parse().ok()?))
}

pub fn relation_lien(rang: usize) -> String {
    format!("rIdLien{}", rang + 1)
}

pub fn relation_image(rang: usize) -> String {
    format!("rIdImage{}", rang + 1)
}
