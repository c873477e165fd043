//! What was typed in a workbook, and where? Any program may have saved it since: sheets renamed, rows
//! sorted, columns moved. Only the keys are trusted; cells are read as a stream, within limits.

mod balises;
mod cellule;
mod limites;
mod ods;
mod refus;
mod styles;
mod tableau;
mod xlsx;

pub use cellule::{CelluleLue, Format, ValeurLue};
pub use refus::Refus;
pub use tableau::{FeuilleLue, LigneLue, Tableau};

use crate::paquet::{Nature, Paquet};

/// A workbook read: its sheets, in their order.
#[derive(Debug, Clone)]
pub struct ClasseurLu {
    pub feuilles: Vec<FeuilleLue>,
    /// Macros are there; they were not even looked at.
    pub macros: bool,
    /// Formulas that read other files.
    pub liens: bool,
}

/// Reads a workbook, .xlsx, .xlsm or .ods, by what it is and not by its name.
///
/// # Errors
/// See [`Refus`].
pub fn lire(octets: Vec<u8>) -> Result<ClasseurLu, Refus> {
    let mut paquet = Paquet::ouvrir(octets)?;
    let macros = paquet.nature() == Nature::Classeur { macros: true };
    let liens = paquet.noms().iter().any(|nom| nom.starts_with("xl/externalLinks/"));
    let feuilles = match paquet.nature() {
        Nature::Classeur { .. } => xlsx::lire(&mut paquet)?,
        Nature::ClasseurOuvert => ods::lire(&mut paquet)?,
        Nature::Texte { .. } | Nature::TexteOuvert => return Err(Refus::UnTexte),
        Nature::Autre => return Err(Refus::Autre),
    };
    Ok(ClasseurLu { feuilles, macros, liens })
}
