//! Why a file from outside is not opened, in French, with a way out.

use std::fmt;

/// Pourquoi un fichier venu d’ailleurs n’est pas lu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    Vide,
    TropGros {
        octets: u64,
        limite: u64,
    },
    /// An OLE file: Word or Excel before 2007.
    Ancien,
    /// An OLE file around an encrypted one.
    Chiffre,
    /// Neither a zip nor anything we know.
    PasUnPaquet,
    /// A zip that ends too soon, or lies about itself.
    Abime,
    /// More parts, or more bytes once inflated, than any true document has.
    Bombe,
    /// A zip without what makes an Office document.
    SansContenu,
}

impl Refus {
    /// What the person may do.
    pub fn aide(&self) -> &'static str {
        match self {
            Self::Vide | Self::Abime => "demandez à nouveau le fichier à qui vous l’a envoyé",
            Self::TropGros { .. } => "retirez-en les images lourdes, ou enregistrez-le de nouveau",
            Self::Ancien => {
                "ouvrez-le, puis enregistrez-le au format actuel (.docx pour un texte, .xlsx pour un classeur)"
            }
            Self::Chiffre => "ouvrez-le, retirez le mot de passe d’ouverture, puis enregistrez-le",
            Self::PasUnPaquet | Self::SansContenu => {
                "choisissez le document lui-même, enregistré par Word, Excel ou LibreOffice"
            }
            Self::Bombe => "ne l’ouvrez pas si vous n’en connaissez pas l’origine",
        }
    }
}

impl fmt::Display for Refus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vide => f.write_str("le fichier est vide"),
            Self::TropGros { octets, limite } => write!(
                f,
                "le fichier pèse {}\u{a0}Mo ; {}\u{a0}Mo sont lus au plus",
                octets.div_ceil(1 << 20),
                limite >> 20
            ),
            Self::Ancien => {
                f.write_str("le fichier est dans l’ancien format de Word ou d’Excel (.doc, .xls)")
            }
            Self::Chiffre => f.write_str("le fichier est protégé par un mot de passe"),
            Self::PasUnPaquet => {
                f.write_str("le fichier n’est pas un document de Word, d’Excel ou de LibreOffice")
            }
            Self::Abime => f.write_str("le fichier est incomplet ou abîmé"),
            Self::Bombe => {
                f.write_str("le fichier contient, une fois décompressé, bien plus qu’un document ne contient")
            }
            Self::SansContenu => f.write_str("le fichier est une archive, mais pas un document"),
        }
    }
}

impl std::error::Error for Refus {}
