//! Is this zip or Office file safe to open, and what is in it? And how is one written?

mod ecrire;
mod ouvrir;
mod refus;

pub use ecrire::ecrire;
pub use ouvrir::{Flux, Nature, OCTETS_AU_PLUS, Paquet};
pub use refus::Refus;
