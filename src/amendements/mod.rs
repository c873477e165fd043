//! What did people change in a copy of a document that came back? The marks that a copy carries out, shared by
//! its writer and its reader; the fields found in it on its return, and how they differ.

pub mod cle;
mod copie;
mod ecarts;
mod lecture;
mod releve;

pub use copie::{Commentaire, Copie, Refus};
pub use ecarts::{Ecart, ecarts, nu};
pub use lecture::{ChampLu, Lecture, Suivi, lire};
pub use releve::{Champ, Releve, Texte, ordre};
