//! What changed between two dossiers? Differences of their trees, matched by identifier rather than by
//! rank; the text submitted to an assembly, kept to be compared with the one adopted; and what became of a
//! scheme from one version to the next, target by target and action by action.

mod ecart;
pub mod evolution;
mod scelle;

pub use ecart::{Changement, Ecart, ecarts};
pub use scelle::Scelle;
