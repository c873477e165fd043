pub mod acte;
pub mod contexte;
pub mod contrat;
pub mod prose;
pub mod schema;
pub mod texte;
pub mod vocabulaire;
