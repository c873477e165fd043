//! What a copy said when it left: the fingerprint of its source and the text of each field, in a part that Word
//! keeps without showing it.

use crate::paquet::arbre::{Element, Noeud};

const ESPACE: &str = "urn:spaser:relecture:1";

/// A copy, when it left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Releve {
    /// Of the dossier.
    pub empreinte: String,
    /// Whether it was made for who works inside.
    pub interne: bool,
    pub champs: Vec<Champ>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Champ {
    /// What its control carries.
    pub etiquette: String,
    /// `actions/GOV-03/description`
    pub cle: String,
    pub texte: String,
}

impl Releve {
    pub fn ecrire(&self) -> Element {
        let lecteurs = if self.interne { "interne" } else { "public" };
        let attributs = [("xmlns", ESPACE), ("empreinte", self.empreinte.as_str()), ("diffusion", lecteurs)];
        let mut racine = Element::nouveau("releve", &attributs);
        for champ in &self.champs {
            let mut element = Element::nouveau("champ", &[("cle", &champ.cle)]);
            if champ.etiquette != champ.cle {
                element.poser("etiquette", &champ.etiquette);
            }
            element.noeuds.push(Noeud::Texte(champ.texte.clone()));
            racine.ajouter(element);
        }
        racine
    }

    /// Reads a part; nothing when it is another's. Tools that keep the part may write its name with a prefix.
    pub fn lire(racine: &Element) -> Option<Self> {
        let nom = |element: &Element| element.nom.rsplit(':').next().unwrap_or_default().to_owned();
        let notre = racine.attributs.iter().any(|(cle, v)| cle.starts_with("xmlns") && v == ESPACE);
        if !notre || nom(racine) != "releve" {
            return None;
        }
        let champ = |element: &Element| {
            let cle = element.attribut("cle")?.to_owned();
            let etiquette = element.attribut("etiquette").unwrap_or(&cle).to_owned();
            Some(Champ { etiquette, cle, texte: element.texte() })
        };
        Some(Self {
            empreinte: racine.attribut("empreinte").unwrap_or_default().to_owned(),
            interne: racine.attribut("diffusion") == Some("interne"),
            champs: racine.enfants().filter(|e| nom(e) == "champ").filter_map(champ).collect(),
        })
    }
}
