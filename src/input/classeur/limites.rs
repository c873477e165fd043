//! What is read at most. The workbooks we write stay a hundred times below.

use super::Refus;

/// Filled cells of a whole workbook.
pub const CELLULES: usize = 500_000;
pub const FEUILLES: usize = 256;
/// Characters of one cell, as Excel counts them at most.
pub const TEXTE: usize = 32_767;
/// Bytes of all texts together.
pub const TEXTES: usize = 32 << 20;
/// Shared texts and styles.
pub const PARTAGES: usize = 500_000;
/// Bytes of markup between two tags.
pub const BALISE: usize = 1 << 20;
pub const LIGNES: u32 = 1_048_576;
pub const COLONNES: u32 = 16_384;

/// What is left to spend on a workbook.
#[derive(Debug)]
pub struct Budget {
    cellules: usize,
    textes: usize,
}

impl Budget {
    pub fn new() -> Self {
        Self { cellules: CELLULES, textes: TEXTES }
    }

    pub fn cellules(&mut self, nombre: usize, feuille: &str) -> Result<(), Refus> {
        match self.cellules.checked_sub(nombre) {
            Some(reste) => self.cellules = reste,
            None => return Err(Refus::TropDeCellules { feuille: feuille.to_owned() }),
        }
        Ok(())
    }

    pub fn texte(&mut self, octets: usize) -> Result<(), Refus> {
        match self.textes.checked_sub(octets) {
            Some(reste) if octets <= TEXTE * 4 => self.textes = reste,
            _ => return Err(Refus::TropDeTexte),
        }
        Ok(())
    }
}
