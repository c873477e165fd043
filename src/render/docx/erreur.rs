//! What can go wrong between a view and a Word file.

use std::fmt;

use super::papier::RefusPapier;

/// Ce qui empêche d’écrire le fichier Word.
#[derive(Debug)]
pub enum ErreurDocx {
    /// Une image nommée par la vue n’a pas été fournie.
    ImageAbsente { fichier: String },
    /// Une image n’est ni un PNG ni un JPEG lisible.
    ImageIllisible { fichier: String },
    /// Une partie du fichier n’est pas du XML bien formé.
    Xml { partie: String, raison: String },
    /// Le modèle Word n’a pas l’élément attendu.
    Modele { partie: String, attendu: &'static str },
    /// Le papier à en-tête ne convient pas.
    Papier(RefusPapier),
    /// Le paquet n’a pas pu être écrit.
    Paquet(zip::result::ZipError),
}

impl fmt::Display for ErreurDocx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ImageAbsente { fichier } => write!(f, "l’image « {fichier} » n’a pas été fournie"),
            Self::ImageIllisible { fichier } => {
                write!(f, "l’image « {fichier} » n’est ni un PNG ni un JPEG lisible")
            }
            Self::Xml { partie, raison } => write!(f, "« {partie} » n’est pas du XML bien formé : {raison}"),
            Self::Modele { partie, attendu } => {
                write!(f, "le modèle Word n’a pas « {attendu} » dans « {partie} »")
            }
            Self::Papier(refus) => refus.fmt(f),
            Self::Paquet(erreur) => write!(f, "le fichier Word n’a pas pu être assemblé : {erreur}"),
        }
    }
}

impl std::error::Error for ErreurDocx {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Papier(refus) => Some(refus),
            Self::Paquet(erreur) => Some(erreur),
            _ => None,
        }
    }
}

impl From<RefusPapier> for ErreurDocx {
    fn from(refus: RefusPapier) -> Self {
        Self::Papier(refus)
    }
}

impl From<zip::result::ZipError> for ErreurDocx {
    fn from(erreur: zip::result::ZipError) -> Self {
        Self::Paquet(erreur)
    }
}
