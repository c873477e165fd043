//! What do the documents say? The view is the contract: every word, value, rate and date, computed once.

pub mod acte;
pub mod biennal;
pub mod bilan;
pub mod calendrier;
pub mod charte;
pub mod classeur;
pub mod comparaison;
pub mod conformite;
pub mod contexte;
pub mod contrat;
pub mod deliberation;
pub mod directions;
pub mod echeances;
pub mod feuillet;
mod finition;
pub mod grille;
pub mod noms;
pub mod prose;
pub mod publique;
pub mod relecture;
pub mod schema;
pub mod tableau;
pub mod texte;
pub mod transmission;
pub mod variables;
pub mod vocabulaire;
