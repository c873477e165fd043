//! What was written, and where? Text becomes a tree of values that remember their origin.

mod arbre;
mod convertir;
mod hygiene;
mod inclusion;
mod lecture;
mod motif;
mod nombre;
pub mod piece;
mod syntaxe;
mod toml;

pub use arbre::{Arbre, Entree, Noeud, Valeur};
pub use inclusion::{lire_dossier, verifier_format};
pub use lecture::{LIMITE_FICHIER, LIMITE_FICHIERS, LIMITE_TOTALE, lire_fichier};
pub use nombre::nombre_voulu;
pub use toml::parse;
