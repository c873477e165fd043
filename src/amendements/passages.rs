//! What a copy says outside the fields: the program's own sentences, fixed titles, words that several fields share.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::ecarts::nu;
use super::lecture::lire;
use crate::paquet::arbre::Element;

/// A paragraph that no field holds, or what surrounds a field in one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The heading above.
    pub titre: Rc<str>,
    /// On one line, as texts are compared.
    pub texte: String,
}

/// Parts that say something beside the body, and how they are called.
const AUTOUR: [(&str, &str); 4] = [
    ("word/header", "En-têtes et pieds de page"),
    ("word/footer", "En-têtes et pieds de page"),
    ("word/footnotes", "Notes"),
    ("word/endnotes", "Notes"),
];

pub fn est_hors_du_corps(partie: &str) -> bool {
    partie.ends_with(".xml") && AUTOUR.iter().any(|(debut, _)| partie.starts_with(debut))
}

/// What such parts say. Tools cut and number them as they like: each thing said counts once.
pub fn hors_du_corps<'a>(parties: impl IntoIterator<Item = (&'a str, &'a Element)>) -> Vec<Passage> {
    let mut dits: BTreeSet<(&str, String)> = BTreeSet::new();
    for (nom, partie) in parties {
        let Some((_, titre)) = AUTOUR.iter().find(|(debut, _)| nom.starts_with(debut)) else { continue };
        dits.extend(lire(partie).passages.into_iter().map(|passage| (*titre, passage.texte)));
    }
    dits.into_iter().map(|(titre, texte)| Passage { titre: titre.into(), texte }).collect()
}

/// Gathers passages while a text is walked.
#[derive(Debug, Default)]
pub(super) struct Cueillette {
    passages: Vec<Passage>,
    titre: Rc<str>,
    courant: String,
    /// Paragraphs that are open: a text box holds some within another.
    profondeur: usize,
    /// How many passages there were when the last field closed.
    marque: usize,
    /// What each Word field that is open asks.
    demandes: Vec<String>,
    /// Tables of contents that are open.
    sommaires: usize,
}

/// What Word computes for itself.
const CALCULES: [&str; 4] = ["TOC", "PAGEREF", "PAGE", "NUMPAGES"];

impl Cueillette {
    pub fn titre(&self) -> &Rc<str> {
        &self.titre
    }

    pub fn intituler(&mut self, titre: &str) {
        self.titre = Rc::from(titre.trim());
    }

    /// Begins a paragraph; gives what the one around it said so far.
    pub fn ouvrir(&mut self) -> Option<String> {
        self.profondeur += 1;
        (self.profondeur > 1).then(|| std::mem::take(&mut self.courant))
    }

    /// Ends a paragraph, unless it runs on into the next.
    pub fn fermer(&mut self, autour: Option<String>, suit: bool) {
        self.profondeur = self.profondeur.saturating_sub(1);
        if !suit {
            self.clore();
        }
        if let Some(autour) = autour {
            self.courant = autour + &self.courant;
        }
    }

    pub fn dire(&mut self, texte: &str) {
        let calcule = |demande: &String| {
            demande.split_whitespace().next().is_some_and(|premier| CALCULES.contains(&premier))
        };
        if self.sommaires == 0 && !self.demandes.iter().any(calcule) {
            self.courant.push_str(texte);
        }
    }

    /// A bound of a Word field.
    pub fn borner(&mut self, genre: &str) {
        match genre {
            "begin" => self.demandes.push(String::new()),
            "end" => drop(self.demandes.pop()),
            _ => {}
        }
    }

    pub fn demander(&mut self, instruction: &str) {
        if let Some(demande) = self.demandes.last_mut() {
            demande.push_str(instruction);
        }
    }

    pub fn taire(&mut self, sommaire: bool) {
        self.sommaires += usize::from(sommaire);
    }

    pub fn reprendre(&mut self, sommaire: bool) {
        self.sommaires -= usize::from(sommaire);
    }

    /// A field closed here.
    pub fn marquer(&mut self) {
        self.marque = self.passages.len();
    }

    /// The field that closed last goes on: what was said since is its own.
    pub fn oublier(&mut self) {
        self.passages.truncate(self.marque);
        self.courant.clear();
    }

    pub fn finir(mut self) -> Vec<Passage> {
        self.clore();
        self.passages
    }

    fn clore(&mut self) {
        let texte = std::mem::take(&mut self.courant);
        let texte = nu(&texte).replace('\n', " ");
        if !texte.is_empty() {
            self.passages.push(Passage { titre: Rc::clone(&self.titre), texte });
        }
    }
}
