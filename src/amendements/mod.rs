//! What did people change in a copy of a document that came back? The marks that a copy carries out, shared by
//! its writer and its reader; the fields found in it on its return, and how they differ.

pub mod cle;
mod copie;
mod ecarts;
mod lecture;
mod passages;
mod releve;
mod retouches;

pub use copie::{Commentaire, Copie, Refus};
pub use ecarts::{Ecart, ecarts, nu};
pub use lecture::{ChampLu, Lecture, Suivi, element_dit, lire};
pub use passages::{Passage, est_hors_du_corps, hors_du_corps};
pub use releve::{Champ, Releve, Texte, champs, ordre};
pub use retouches::{Retouche, retouches};
