//! How is the workbook laid out? Its sheets, columns and rows, and the grammar of its keys, shared by
//! who writes it and who reads it back. Patterns only: nothing here comes from a dossier.
//!
//! A table sheet always begins the same way: a title, a sentence, a hidden row of column keys, the
//! header, then the data; its first column, hidden too, holds the key of each row. Keys alone are
//! trusted when reading back; positions and labels are comfort.

mod adresse;
mod cle;
mod colonne;
mod donnee;
mod feuille;
mod limites;
mod meta;

pub use adresse::{absolue, cellule, citer_feuille, colonne_a1, plage};
pub use cle::{Cle, CleColonne, CleInvalide, Reglage};
pub use colonne::{Champ, Colonne, Genre, Liste, Role};
pub use donnee::Donnee;
pub use feuille::{Feuille, NomsDeFeuilles, Visibilite};
pub use limites::{
    ENTETE_DE_PAGE_MAX, LISTE_MAX, MESSAGE_MAX, NOM_DE_FEUILLE_MAX, TEXTE_MAX, TITRE_DE_MESSAGE_MAX, borner,
    longueur, nettoyer,
};
pub use meta::Fait;

/// Version of the layout, written in the `_meta` sheet: a reader takes this one and those before, whose
/// keys it all keeps, and refuses one it does not know. Version 2 adds meetings, declarations, the
/// purchasing map, who holds what and the journal. Version 3 leaves empty the state of a step that nobody has
/// said, where « À faire » stood before.
pub const VERSION: u32 = 3;

/// The first version where « À faire », beside a step, is what somebody said.
pub const VERSION_DES_ETAPES_DITES: u32 = 3;

/// Rows of a table sheet, from 0.
pub const LIGNE_TITRE: u32 = 0;
pub const LIGNE_CHAPEAU: u32 = 1;
pub const LIGNE_CLES: u32 = 2;
pub const LIGNE_ENTETE: u32 = 3;
pub const LIGNE_DONNEES: u32 = 4;

/// Column of the row keys, on every sheet that has some.
pub const COLONNE_CLE: u16 = 0;
