//! Rich text: paragraphs and lists, down to links and blanks to fill in.

use schemars::JsonSchema;
use serde::Serialize;

/// Texte riche.
pub type Riche = Vec<Paragraphe>;

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Paragraphe {
    Paragraphe {
        contenu: Vec<Morceau>,
        /// The field of the dossier that it repeats: not printed, carried by the copies that come back.
        #[serde(skip)]
        cle: Option<String>,
    },
    Liste {
        ordonnee: bool,
        elements: Vec<Riche>,
        #[serde(skip)]
        cle: Option<String>,
    },
}

impl Paragraphe {
    pub fn de(contenu: Vec<Morceau>) -> Self {
        Self::Paragraphe { contenu, cle: None }
    }

    pub fn liste(ordonnee: bool, elements: Vec<Riche>) -> Self {
        Self::Liste { ordonnee, elements, cle: None }
    }

    pub fn cle(&self) -> Option<&str> {
        match self {
            Self::Paragraphe { cle, .. } | Self::Liste { cle, .. } => cle.as_deref(),
        }
    }

    /// The same, as the words of a field.
    #[must_use]
    pub fn du_champ(mut self, champ: &str) -> Self {
        match &mut self {
            Self::Paragraphe { cle, .. } | Self::Liste { cle, .. } => *cle = Some(champ.to_owned()),
        }
        self
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Morceau {
    Texte {
        texte: String,
    },
    Gras {
        contenu: Vec<Morceau>,
    },
    Italique {
        contenu: Vec<Morceau>,
    },
    /// Lien vers une page.
    Lien {
        adresse: String,
        contenu: Vec<Morceau>,
    },
    /// Renvoi vers une ancre du document.
    Renvoi {
        ancre: String,
        contenu: Vec<Morceau>,
    },
    /// Ce qui manque : un blanc marqué, avec ce qu’on y attend.
    Blanc {
        texte: String,
        /// Nom stable du blanc, le même partout où il revient : `vote.pour`.
        #[serde(skip_serializing_if = "Option::is_none")]
        cle: Option<String>,
    },
    Saut,
}
