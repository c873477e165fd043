//! How is a fault addressed, placed, said, coded? A fault names a path; its place is found in the
//! tree; its code explains it; printers draw it for a person or as data.

pub mod json;
pub mod terminal;

mod chemin;
mod code;
mod fait;
mod liste;
mod origine;
mod proximite;
mod registre;
mod sources;

pub use chemin::{Chemin, Pas, ecrire_cle};
pub use code::Gravite;
pub use fait::{Diagnostic, Marque};
pub use liste::Diagnostics;
pub use origine::{Carte, Cible, Origine, SourceId};
pub use proximite::{proche, sont_freres};
pub use registre::Code;
pub use sources::{Position, Source, Sources};
