//! What was written, and where? Text becomes a tree of values that remember their origin.

mod ailleurs;
mod arbre;
pub mod attaches;
pub mod classeur;
mod convertir;
mod hygiene;
mod inclusion;
mod indice;
mod lecture;
mod litteral;
mod motif;
mod phrase;
pub mod piece;
mod syntaxe;
mod toml;
mod voulu;

pub use arbre::{Arbre, Entree, Noeud, Valeur};
pub use hygiene::{assainir, est_interdit, interdit, nommer, propre};
pub use inclusion::{lire_designes, lire_dossier, verifier_format};
pub use lecture::{
    LIMITE_FICHIER, LIMITE_FICHIERS, LIMITE_TOTALE, charger, dire_echec, lire_fichier, lire_tous, nom_affiche,
};
pub use litteral::{echapper, ecrire_nombre, ecrire_texte};
pub use motif::designe;
pub use toml::parse;
pub use voulu::{date_voulue, nombre_voulu};
