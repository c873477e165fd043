//! Zip packages of Office files: what is in one, and how one is written.

mod ecrire;

pub use ecrire::ecrire;
