//! Why a letterhead is refused, in French, with a way out.

use std::fmt;

use crate::ecriture::liste;
use crate::paquet::Refus;

/// Pourquoi un papier à en-tête n’est pas employé.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusPapier {
    Paquet(Refus),
    /// A Word file that carries a program.
    Macros,
    TexteOuvert,
    PasUnTexte,
    /// Word’s « Strict » variant, or an unusual dialect.
    Dialecte,
    Illisible {
        partie: String,
    },
    ChampsInconnus(Vec<ChampInconnu>),
    /// « {{ » without its « }} ».
    BaliseOuverte {
        debut: String,
        lieu: &'static str,
    },
    /// « {% … %} ».
    BaliseDeProgramme {
        lieu: &'static str,
    },
    CorpsMalPlace {
        lieu: &'static str,
    },
    CorpsDeuxFois,
    CleDeStyle {
        cle: String,
        proche: Option<String>,
        connues: Vec<String>,
    },
    StyleInconnu {
        cle: String,
        nom: String,
        proche: Option<String>,
    },
}

/// Un champ que rien ne remplit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChampInconnu {
    pub champ: String,
    pub lieu: &'static str,
    pub proche: Option<&'static str>,
}

impl fmt::Display for ChampInconnu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{{{{ {} }}}}` dans {}", self.champ, self.lieu)?;
        match self.proche {
            Some(voisin) => write!(f, " (vouliez-vous dire `{{{{ {voisin} }}}}` ?)"),
            None => Ok(()),
        }
    }
}

impl RefusPapier {
    /// What the person may do.
    pub fn aide(&self) -> String {
        match self {
            Self::Paquet(refus) => refus.aide().to_owned(),
            Self::Macros => {
                "dans Word, « Enregistrer sous », type « Document Word (.docx) » : les macros n’y sont pas gardées"
                    .to_owned()
            }
            Self::TexteOuvert => {
                "dans LibreOffice, « Enregistrer sous », type « Word 2010-365 (.docx) »".to_owned()
            }
            Self::PasUnTexte => "choisissez un document Word (.docx)".to_owned(),
            Self::Dialecte => {
                "dans Word, « Enregistrer sous », type « Document Word (.docx) » et non « Document Strict Open XML »"
                    .to_owned()
            }
            Self::Illisible { .. } => "ouvrez-le dans Word ou LibreOffice, puis enregistrez-le de nouveau".to_owned(),
            Self::ChampsInconnus(_) => {
                "`spaser modeles champs PAPIER.docx` donne la liste des champs, ceux du papier et les autres".to_owned()
            }
            Self::BaliseOuverte { .. } => "fermez la balise par `}}`, dans le même paragraphe".to_owned(),
            Self::BaliseDeProgramme { .. } => {
                "un papier à en-tête ne porte que des champs, comme `{{ acheteur.nom }}`".to_owned()
            }
            Self::CorpsMalPlace { .. } => {
                "mettez `{{ corps }}` seul dans un paragraphe du texte, hors de tout tableau, ou retirez-le : le corps \
                 vient alors à la fin"
                    .to_owned()
            }
            Self::CorpsDeuxFois => "gardez une seule balise `{{ corps }}`".to_owned(),
            Self::CleDeStyle { proche: Some(voisine), .. } => format!("vouliez-vous dire `{voisine}` ?"),
            Self::CleDeStyle { proche: None, connues, .. } => {
                let connues: Vec<String> = connues.iter().map(|c| format!("`{c}`")).collect();
                format!("les clés sont {}", liste(&connues))
            }
            Self::StyleInconnu { proche: Some(voisin), .. } => format!("vouliez-vous dire « {voisin} » ?"),
            Self::StyleInconnu { proche: None, .. } => {
                "donnez le nom du style tel que Word l’affiche dans son volet « Styles »".to_owned()
            }
        }
    }
}

impl fmt::Display for RefusPapier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paquet(refus) => refus.fmt(f),
            Self::Macros => f.write_str("le fichier contient des macros"),
            Self::TexteOuvert => f.write_str("le fichier est un texte de LibreOffice (.odt)"),
            Self::PasUnTexte => f.write_str("le fichier n’est pas un document Word"),
            Self::Dialecte => f.write_str("le fichier est dans une variante peu courante du format de Word"),
            Self::Illisible { partie } => write!(f, "la partie « {partie} » du fichier est abîmée"),
            Self::ChampsInconnus(champs) => {
                let champs: Vec<String> = champs.iter().map(ToString::to_string).collect();
                let dit = if champs.len() == 1 { "champ inconnu" } else { "champs inconnus" };
                write!(f, "{dit} : {}", champs.join(", "))
            }
            Self::BaliseOuverte { debut, lieu } => write!(f, "balise non fermée dans {lieu} : « {debut} »"),
            Self::BaliseDeProgramme { lieu } => write!(f, "balise `{{% … %}}` dans {lieu}"),
            Self::CorpsMalPlace { lieu } => write!(f, "`{{{{ corps }}}}` est dans {lieu}"),
            Self::CorpsDeuxFois => f.write_str("`{{ corps }}` figure deux fois"),
            Self::CleDeStyle { cle, .. } => {
                write!(f, "`styles` : la clé `{cle}` ne désigne aucun de nos styles")
            }
            Self::StyleInconnu { cle, nom, .. } => {
                write!(f, "`styles.{cle}` : le papier à en-tête n’a pas de style « {nom} »")
            }
        }
    }
}

impl std::error::Error for RefusPapier {}

impl From<Refus> for RefusPapier {
    fn from(refus: Refus) -> Self {
        Self::Paquet(refus)
    }
}
