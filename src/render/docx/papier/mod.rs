//! The buyer's own letterhead: his Word file, in which an act is poured.
//!
//! What is his stays his, byte for byte where nothing changes: headers, footers, margins, theme, styles. Three
//! parts are completed, never replaced: styles (`styles`), numbering (`numeros`) and relationships (`liens`).
//! The tags of fields are `champs`; the place of the body and its width, `corps`.

mod champs;
mod corps;
mod lecture;
mod liens;
mod numeros;
mod refus;
mod styles;

use std::collections::{BTreeMap, BTreeSet};

use super::assemblage::{self, Proprietes};
use super::base;
use super::erreur::ErreurDocx;
use super::ressources::Ressources;
use crate::paquet;
use crate::paquet::arbre::{self, Element, Noeud};
use crate::vue::acte::ChampPapier;

pub use champs::Emploi;
pub use refus::{ChampInconnu, RefusPapier};
pub use styles::{Appel, Origine};

/// Corrections of the styles' mapping: our key → the name of one of the letterhead's styles.
pub type Corrections = BTreeMap<String, String>;

/// A letterhead, vetted: its parts, and where in them is what pouring needs.
#[derive(Debug, Clone)]
pub struct Papier {
    /// In the order of the file.
    parties: Vec<(String, Vec<u8>)>,
    document: String,
    /// By the last word of the relationship's type: `styles`, `numbering`.
    voisins: BTreeMap<&'static str, String>,
    proprietes: Option<String>,
    /// Fields that it calls, with where.
    emplois: Vec<Emploi>,
}

impl Papier {
    /// Opens a letterhead and checks all that can be without an act.
    ///
    /// # Errors
    /// See [`RefusPapier`].
    pub fn ouvrir(octets: Vec<u8>) -> Result<Self, RefusPapier> {
        let papier = Self::examiner(octets)?;
        let inconnus = papier.inconnus();
        if inconnus.is_empty() { Ok(papier) } else { Err(RefusPapier::ChampsInconnus(inconnus)) }
    }

    /// Opens a letterhead that may still call fields that nothing fills.
    ///
    /// # Errors
    /// See [`RefusPapier`].
    pub fn examiner(octets: Vec<u8>) -> Result<Self, RefusPapier> {
        lecture::ouvrir(octets)
    }

    /// Fields called that nothing fills.
    pub fn inconnus(&self) -> Vec<ChampInconnu> {
        champs::inconnus(&self.emplois)
    }

    /// All that it is made of, for a fingerprint.
    pub fn matiere(&self) -> impl Iterator<Item = &[u8]> {
        self.parties.iter().flat_map(|(nom, octets)| [nom.as_bytes(), octets])
    }

    /// The fields called, in the order of the file.
    pub fn emplois(&self) -> &[Emploi] {
        &self.emplois
    }

    /// Which style of the letterhead each of our styles becomes.
    ///
    /// # Errors
    /// A correction that names a style which neither side has.
    pub fn appels(&self, corrections: &Corrections) -> Result<Vec<Appel>, RefusPapier> {
        let leurs = self.styles()?;
        let notres = nos_styles()?;
        Ok(styles::Correspondance::new(&leurs, &notres, corrections)?.appels())
    }

    /// Width of its text, in twips: that of the tables poured in it.
    ///
    /// # Errors
    /// A part that is no XML.
    pub fn largeur(&self) -> Result<usize, ErreurDocx> {
        Ok(corps::largeur(&self.lire(&self.document)?))
    }

    /// Pours a finished body in the letterhead.
    ///
    /// # Errors
    /// A correction of styles that fits nothing, a part that is no XML.
    pub fn verser(
        &self,
        mut contenu: Vec<Noeud>,
        ressources: Ressources,
        proprietes: &Proprietes<'_>,
        champs: &[ChampPapier],
        corrections: &Corrections,
    ) -> Result<Vec<u8>, ErreurDocx> {
        let mut document = self.lire(&self.document)?;
        let mut leurs = self.styles()?;
        let notres = nos_styles()?;
        let mut numeros = numeros::Numeros::new(self.voisin("numbering")?, base::maison()?, &ressources)?;
        let styles = styles::Correspondance::new(&leurs, &notres, corrections)?;
        let employes = styles::employes(&contenu);
        styles.completer(&mut leurs, &notres, &employes, &mut numeros);
        styles.appliquer(&mut contenu, &numeros);
        let mut joints = liens::Liens::new(self)?;
        joints.joindre(ressources, &mut contenu);
        liens::declarer(&mut document);
        corps::placer(&mut document, contenu)?;
        let valeurs: BTreeMap<&str, Option<&str>> =
            champs.iter().map(|c| (c.nom.as_str(), c.valeur.as_deref())).collect();
        let mut changees = BTreeMap::new();
        for nom in self.emplois.iter().map(|e| e.partie.clone()).collect::<BTreeSet<_>>() {
            if nom != self.document {
                let mut partie = self.lire(&nom)?;
                champs::remplacer(&mut partie, &valeurs);
                changees.insert(nom, partie.en_octets());
            }
        }
        champs::remplacer(&mut document, &valeurs);
        changees.insert(self.document.clone(), document.en_octets());
        let styles = joints.partie("styles");
        changees.insert(styles, leurs.en_octets());
        let partie = joints.partie("numbering");
        changees.insert(partie, numeros.en_octets());
        if let Some(nom) = &self.proprietes {
            let mut partie = self.lire(nom)?;
            assemblage::decrire(&mut partie, proprietes);
            changees.insert(nom.clone(), partie.en_octets());
        }
        changees.extend(joints.en_octets());
        Ok(paquet::ecrire(&self.avec(changees))?)
    }

    /// The parts of the file, those that changed in the place of the old, the new ones last.
    fn avec(&self, mut changees: BTreeMap<String, Vec<u8>>) -> Vec<(String, Vec<u8>)> {
        let mut parties: Vec<(String, Vec<u8>)> = self
            .parties
            .iter()
            .map(|(nom, octets)| (nom.clone(), changees.remove(nom).unwrap_or_else(|| octets.clone())))
            .collect();
        parties.extend(changees);
        // Readers that stream need the types first; LibreOffice writes them last.
        parties.sort_by_key(|(nom, _)| nom != liens::TYPES);
        parties
    }

    fn octets(&self, nom: &str) -> Option<&[u8]> {
        self.parties.iter().find(|(connu, _)| connu == nom).map(|(_, octets)| octets.as_slice())
    }

    fn lire(&self, nom: &str) -> Result<Element, ErreurDocx> {
        let octets = self.octets(nom).unwrap_or_default();
        let faute = |raison: String| ErreurDocx::Xml { partie: nom.to_owned(), raison };
        let texte = std::str::from_utf8(octets).map_err(|e| faute(e.to_string()))?;
        arbre::lire(texte.trim_start_matches('\u{feff}')).map_err(faute)
    }

    /// A part that the document relates to, if it has one of this kind.
    fn voisin(&self, genre: &str) -> Result<Option<Element>, ErreurDocx> {
        self.voisins.get(genre).map(|nom| self.lire(nom)).transpose()
    }

    fn styles(&self) -> Result<Element, RefusPapier> {
        let lus =
            self.voisin("styles").map_err(|_| RefusPapier::Illisible { partie: "styles".to_owned() })?;
        Ok(lus.unwrap_or_else(styles::aucun))
    }
}

fn nos_styles() -> Result<Element, RefusPapier> {
    let illisible = |_| RefusPapier::Illisible { partie: "styles".to_owned() };
    let mut maison = base::maison().map_err(illisible)?;
    Ok(std::mem::replace(maison.partie("word/styles.xml").map_err(illisible)?, styles::aucun()))
}
