//! Why a workbook is not read, in French, with a way out.

use std::fmt;

use super::limites;
use crate::ecriture::nombre;
use crate::paquet;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    Paquet(paquet::Refus),
    /// A text of Word or LibreOffice.
    UnTexte,
    /// Slides, a drawing, another archive.
    Autre,
    /// A part that should be there is not.
    PartieAbsente(&'static str),
    /// Markup that cannot be read.
    Illisible {
        partie: String,
    },
    TropDeCellules {
        feuille: String,
    },
    TropDeFeuilles,
    TropDeTexte,
    /// A cell beyond the last one that Excel has.
    HorsDesLimites {
        feuille: String,
    },
}

impl Refus {
    /// What the person may do.
    pub fn aide(&self) -> &'static str {
        match self {
            Self::Paquet(refus) => refus.aide(),
            Self::UnTexte | Self::Autre => {
                "choisissez le classeur de suivi, enregistré au format .xlsx ou .ods"
            }
            Self::PartieAbsente(_) | Self::Illisible { .. } | Self::HorsDesLimites { .. } => {
                "ouvrez-le dans Excel ou LibreOffice, puis enregistrez-le de nouveau ; s’il ne s’ouvre pas, redemandez-le"
            }
            Self::TropDeCellules { .. } | Self::TropDeFeuilles | Self::TropDeTexte => {
                "est-ce bien le classeur de suivi ? retirez-en les feuilles et les données ajoutées"
            }
        }
    }
}

impl fmt::Display for Refus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_precision_loss, reason = "a count of cells")]
        let compte = |n: usize| nombre(n as f64, 0);
        match self {
            Self::Paquet(refus) => refus.fmt(f),
            Self::UnTexte => f.write_str("le fichier est un texte, pas un classeur"),
            Self::Autre => f.write_str("le fichier n’est pas un classeur"),
            Self::PartieAbsente(partie) => write!(f, "le classeur est incomplet : il y manque {partie}"),
            Self::Illisible { partie } => write!(f, "le classeur est abîmé : {partie} ne peut être lu"),
            Self::TropDeCellules { feuille } => write!(
                f,
                "le classeur a plus de {} cellules remplies ; la limite est passée dans la feuille « {feuille} »",
                compte(limites::CELLULES)
            ),
            Self::TropDeFeuilles => {
                write!(f, "le classeur a plus de {} feuilles", compte(limites::FEUILLES))
            }
            Self::TropDeTexte => {
                f.write_str("le classeur porte plus de texte que des saisies n’en demandent")
            }
            Self::HorsDesLimites { feuille } => {
                write!(f, "la feuille « {feuille} » a une cellule hors de toute feuille possible")
            }
        }
    }
}

impl std::error::Error for Refus {}

impl From<paquet::Refus> for Refus {
    fn from(refus: paquet::Refus) -> Self {
        Self::Paquet(refus)
    }
}
