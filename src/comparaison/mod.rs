//! What changed between two dossiers? Differences of their trees, matched by identifier rather than by
//! rank; and the text submitted to an assembly, kept to be compared with the one adopted.

mod ecart;
mod scelle;

pub use ecart::{Changement, Ecart, ecarts};
pub use scelle::Scelle;
