//! Opens a copy that came back.

use std::fmt;

use super::lecture::{Lecture, element_dit, lire};
use super::passages::{Passage, est_hors_du_corps, hors_du_corps};
use super::releve::{Releve, Texte};
use crate::paquet::arbre::{self, Element};
use crate::paquet::{self, Nature, Paquet};

const DOCUMENT: &str = "word/document.xml";
const COMMENTAIRES: &str = "word/comments.xml";
/// Where Word keeps what it does not show; it may have renamed ours.
const CACHES: &str = "customXml/";

/// A copy, read.
pub struct Copie {
    pub lecture: Lecture,
    pub commentaires: Vec<Commentaire>,
    /// What it said when it left; lost by tools that drop what they do not know.
    pub releve: Option<Releve>,
}

/// A comment of a reviewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commentaire {
    pub auteur: String,
    pub date: String,
    pub texte: String,
    /// What it is about: the field's control, the heading above, the words selected.
    pub etiquette: Option<String>,
    pub titre: String,
    pub extrait: String,
}

/// Pourquoi une copie n’est pas lue.
#[derive(Debug)]
pub enum Refus {
    Paquet(paquet::Refus),
    /// Another kind of document.
    PasUnTexte(Nature),
    /// Neither Word nor anything that writes as it does.
    Xml {
        partie: &'static str,
        raison: String,
    },
    /// Ours, and made anew from the dossier: nothing in it is read again.
    AutreTexte(Texte),
    /// Not one of ours.
    PasDeNous,
    /// Its controls lost their names, and some their place.
    SansNoms,
}

impl Copie {
    /// # Errors
    /// See [`Refus`].
    pub fn lire(octets: Vec<u8>) -> Result<Self, Refus> {
        let mut paquet = Paquet::ouvrir(octets).map_err(Refus::Paquet)?;
        if !matches!(paquet.nature(), Nature::Texte { .. }) {
            return Err(Refus::PasUnTexte(paquet.nature()));
        }
        let mut document = partie(&mut paquet, DOCUMENT)?
            .ok_or_else(|| Refus::Xml { partie: DOCUMENT, raison: "absente".to_owned() })?;
        if document.nom != "w:document" {
            let raison = format!("« {} » à la racine", document.nom);
            return Err(Refus::Xml { partie: DOCUMENT, raison });
        }
        let releve = releve(&mut paquet)?;
        if let Some(autre) = releve.as_ref().map(|releve| releve.texte).filter(|t| *t != Texte::Schema) {
            return Err(Refus::AutreTexte(autre));
        }
        if releve.as_ref().is_some_and(|releve| releve.renommer(&mut document)) {
            return Err(Refus::SansNoms);
        }
        let mut lecture = lire(&document);
        lecture.passages.extend(autour(&mut paquet)?);
        let commentaires = partie(&mut paquet, COMMENTAIRES)?
            .map(|commentaires| annoter(&commentaires, &lecture))
            .unwrap_or_default();
        if releve.is_none() && lecture.champs.is_empty() {
            return Err(Refus::PasDeNous);
        }
        Ok(Self { lecture, commentaires, releve })
    }
}

fn partie(paquet: &mut Paquet, nom: &'static str) -> Result<Option<Element>, Refus> {
    let Some(octets) = paquet.lire(nom).map_err(Refus::Paquet)? else { return Ok(None) };
    let faute = |raison: String| Refus::Xml { partie: nom, raison };
    let texte = std::str::from_utf8(&octets).map_err(|_| faute("ce n’est pas de l’UTF-8".to_owned()))?;
    arbre::lire(texte.trim_start_matches('\u{feff}')).map(Some).map_err(faute)
}

/// Ours among the hidden parts; what cannot be read there is another's.
fn releve(paquet: &mut Paquet) -> Result<Option<Releve>, Refus> {
    let noms = paquet.noms();
    for nom in noms.iter().filter(|nom| nom.starts_with(CACHES) && nom.ends_with(".xml")) {
        let Some(octets) = paquet.lire(nom).map_err(Refus::Paquet)? else { continue };
        let racine = std::str::from_utf8(&octets)
            .ok()
            .and_then(|xml| arbre::lire(xml.trim_start_matches('\u{feff}')).ok());
        if let Some(releve) = racine.as_ref().and_then(Releve::lire) {
            return Ok(Some(releve));
        }
    }
    Ok(None)
}

/// Running heads and feet, notes; what cannot be read there is another's.
fn autour(paquet: &mut Paquet) -> Result<Vec<Passage>, Refus> {
    let mut parties = Vec::new();
    for nom in paquet.noms().into_iter().filter(|nom| est_hors_du_corps(nom)) {
        let Some(octets) = paquet.lire(&nom).map_err(Refus::Paquet)? else { continue };
        let texte = std::str::from_utf8(&octets).ok();
        let racine = texte.and_then(|xml| arbre::lire(xml.trim_start_matches('\u{feff}')).ok());
        parties.extend(racine.map(|racine| (nom, racine)));
    }
    Ok(hors_du_corps(parties.iter().map(|(nom, racine)| (nom.as_str(), racine))))
}

fn annoter(commentaires: &Element, lecture: &Lecture) -> Vec<Commentaire> {
    let commentaire = |element: &Element| {
        let dit = |cle| element.attribut(cle).unwrap_or_default().to_owned();
        let paragraphes = element.enfants().filter(|e| e.nom == "w:p").map(element_dit);
        let ancre = lecture.ancres.get(&dit("w:id")).cloned().unwrap_or_default();
        Commentaire {
            auteur: dit("w:author"),
            date: dit("w:date"),
            texte: paragraphes.collect::<Vec<_>>().join("\n").trim().to_owned(),
            etiquette: ancre.etiquette,
            titre: ancre.titre,
            extrait: ancre.extrait,
        }
    };
    commentaires.enfants().filter(|e| e.nom == "w:comment").map(commentaire).collect()
}

impl Refus {
    /// What the person may do.
    pub fn aide(&self) -> &'static str {
        match self {
            Self::Paquet(refus) => refus.aide(),
            Self::PasUnTexte(Nature::TexteOuvert) => {
                "enregistrez-le au format Word (.docx), puis recommencez"
            }
            Self::PasUnTexte(Nature::Classeur { .. } | Nature::ClasseurOuvert) => {
                "donnez la copie du schéma ; le classeur de suivi se lit autrement"
            }
            Self::PasUnTexte(_) | Self::PasDeNous => {
                "donnez une copie du fichier que `spaser generer --livrables schema-docx` a écrit"
            }
            Self::AutreTexte(Texte::Bilan) => {
                "reportez les retouches dans le dossier ou son suivi, puis relancez `spaser bilan` ; seul le fichier de `spaser generer --livrables schema-docx` se relit"
            }
            Self::AutreTexte(_) => {
                "reportez les retouches dans le dossier, puis relancez `spaser comparer` ; seul le fichier de `spaser generer --livrables schema-docx` se relit"
            }
            Self::SansNoms => {
                "LibreOffice garde ces noms depuis sa version 7.5 : reportez les retouches sur une copie qui les porte, avec une version à jour ou avec Word"
            }
            Self::Xml { .. } => {
                "ouvrez-le dans Word ou LibreOffice, enregistrez-le en .docx, puis recommencez"
            }
        }
    }
}

impl fmt::Display for Refus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paquet(refus) => refus.fmt(f),
            Self::PasUnTexte(Nature::TexteOuvert) => f.write_str("c’est un texte de LibreOffice (.odt)"),
            Self::PasUnTexte(Nature::Classeur { .. } | Nature::ClasseurOuvert) => {
                f.write_str("c’est un classeur, pas un texte")
            }
            Self::PasUnTexte(_) => f.write_str("ce n’est pas un texte de Word"),
            Self::Xml { partie, .. } => {
                write!(f, "la partie « {partie} » n’est pas écrite comme Word l’écrit")
            }
            Self::SansNoms => f.write_str("les repères des champs ont perdu leur nom"),
            Self::AutreTexte(Texte::Bilan) => f.write_str("c’est le bilan d’une année, pas le schéma"),
            Self::AutreTexte(_) => f.write_str("c’est la comparaison de deux dossiers, pas le schéma"),
            Self::PasDeNous => f.write_str("ce texte n’a aucun des repères que spaser pose dans un schéma"),
        }
    }
}

impl std::error::Error for Refus {}
