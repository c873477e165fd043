//! Is this zip or Office file safe to open, and what is in it? And how is one written?

pub mod arbre;
mod ecrire;
mod ouvrir;
mod refus;

pub use ecrire::{ecrire, retoucher};
pub use ouvrir::{Ancien, Flux, Nature, OCTETS_AU_PLUS, Paquet, nature_ancienne};
pub use refus::Refus;
