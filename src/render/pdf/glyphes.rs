//! Which characters can our fonts draw? One without a glyph would make the whole PDF refused: the
//! dossier is told first, at the place where it is written.

use std::collections::HashMap;

use ttf_parser::Face;

use super::world::{POLICES, est_une_police};
use crate::template;

/// The characters that documents can show.
pub struct Glyphes<'a> {
    faces: Vec<Face<'a>>,
    vus: HashMap<char, bool>,
}

impl Glyphes<'static> {
    /// Those of the fonts compiled in; a buyer's own font falls back on them.
    pub fn integres() -> Self {
        let polices = template::fichiers(POLICES).into_iter().filter(|(nom, _)| est_une_police(nom));
        let faces = polices.filter_map(|(_, octets)| Face::parse(octets, 0).ok()).collect();
        Self { faces, vus: HashMap::new() }
    }

    /// The first character of a text that no font draws.
    pub fn absent(&mut self, texte: &str) -> Option<char> {
        texte.chars().find(|c| !c.is_ascii() && !self.contient(*c))
    }

    fn contient(&mut self, c: char) -> bool {
        let faces = &self.faces;
        *self.vus.entry(c).or_insert_with(|| faces.iter().any(|f| f.glyph_index(c).is_some()))
    }
}
