//! What a copy said when it left: the fingerprint of its source and the text of each field, in a part that Word
//! keeps without showing it.

use std::collections::BTreeMap;

use super::cle;
use super::ecarts::nu;
use super::lecture::ChampLu;
use super::passages::Passage;
use crate::paquet::arbre::{Element, Noeud};

const ESPACE: &str = "urn:spaser:relecture:1";

/// What a text of ours is: only a scheme is read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texte {
    Schema,
    /// The report of a year.
    Bilan,
    Comparaison,
}

impl Texte {
    /// A scheme says nothing: copies that left before the others were told apart are schemes.
    fn dit(self) -> Option<&'static str> {
        match self {
            Self::Schema => None,
            Self::Bilan => Some("bilan"),
            Self::Comparaison => Some("comparaison"),
        }
    }
}

/// A copy, when it left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Releve {
    pub texte: Texte,
    /// Of the dossier.
    pub empreinte: String,
    /// Whose scheme it is.
    pub acheteurs: Vec<String>,
    /// Whether it was made for who works inside.
    pub interne: bool,
    pub champs: Vec<Champ>,
    /// What it said outside its fields; nothing in copies that left before this was kept.
    pub passages: Vec<Passage>,
    /// What every control carried, in the order of the text: some tools drop it and keep the controls.
    pub ordre: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Champ {
    /// What its control carries.
    pub etiquette: String,
    /// `actions/GOV-03/description`
    pub cle: String,
    pub texte: String,
    /// In how many places it said so.
    pub fois: usize,
}

impl Releve {
    /// Gives back what they carried to controls that kept their place and lost their name. Says whether names
    /// are missing still.
    pub fn renommer(&self, document: &mut Element) -> bool {
        let (mut controles, mut noms) = (0, 0);
        document.parcourir(&mut |element| {
            controles += usize::from(element.nom == "w:sdt");
            noms += usize::from(element.nom == "w:tag");
        });
        if noms > 0 || controles == 0 {
            return false;
        }
        if controles != self.ordre.len() {
            return true;
        }
        let mut suivants = self.ordre.iter();
        nommer(document, &mut suivants);
        false
    }

    /// The part that a copy carries: what [`Self::lire`] reads.
    pub fn ecrire(&self) -> Element {
        let lecteurs = if self.interne { "interne" } else { "public" };
        let attributs = [("xmlns", ESPACE), ("empreinte", self.empreinte.as_str()), ("diffusion", lecteurs)];
        let mut racine = Element::nouveau("releve", &attributs);
        for acheteur in &self.acheteurs {
            let mut element = Element::nouveau("acheteur", &[]);
            element.noeuds.push(Noeud::Texte(acheteur.clone()));
            racine.ajouter(element);
        }
        if let Some(texte) = self.texte.dit() {
            racine.poser("texte", texte);
        }
        for champ in &self.champs {
            let mut element = Element::nouveau("champ", &[("cle", &champ.cle)]);
            if champ.etiquette != champ.cle {
                element.poser("etiquette", &champ.etiquette);
            }
            if champ.fois > 1 {
                element.poser("fois", &champ.fois.to_string());
            }
            element.noeuds.push(Noeud::Texte(champ.texte.clone()));
            racine.ajouter(element);
        }
        for suite in self.passages.chunk_by(|a, b| a.titre == b.titre) {
            let titre = suite.first().map_or("", |passage| &passage.titre);
            let mut hors = Element::nouveau("hors-champ", &[("sous", titre)]);
            for passage in suite {
                let mut element = Element::nouveau("passage", &[]);
                element.noeuds.push(Noeud::Texte(passage.texte.clone()));
                hors.ajouter(element);
            }
            racine.ajouter(hors);
        }
        let mut ordre = Element::nouveau("ordre", &[]);
        ordre.noeuds.push(Noeud::Texte(self.ordre.join("\n")));
        racine.ajouter(ordre);
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
            let fois = element.attribut("fois").and_then(|fois| fois.parse().ok()).unwrap_or(1);
            Some(Champ { etiquette, cle, texte: element.texte(), fois })
        };
        let hors = |element: &Element| {
            let titre: std::rc::Rc<str> = element.attribut("sous").unwrap_or_default().into();
            let dits = element.enfants().map(Element::texte);
            dits.map(|texte| Passage { titre: titre.clone(), texte }).collect::<Vec<_>>()
        };
        let ordre = racine.enfants().find(|e| nom(e) == "ordre").map(Element::texte).unwrap_or_default();
        let dit = racine.attribut("texte");
        let autre = [Texte::Bilan, Texte::Comparaison].into_iter().find(|t| t.dit() == dit);
        Some(Self {
            acheteurs: racine.enfants().filter(|e| nom(e) == "acheteur").map(Element::texte).collect(),
            texte: autre.unwrap_or(Texte::Schema),
            ordre: ordre.lines().map(str::to_owned).collect(),
            empreinte: racine.attribut("empreinte").unwrap_or_default().to_owned(),
            interne: racine.attribut("diffusion") == Some("interne"),
            passages: racine.enfants().filter(|e| nom(e) == "hors-champ").flat_map(hors).collect(),
            champs: racine.enfants().filter(|e| nom(e) == "champ").filter_map(champ).collect(),
        })
    }
}

/// What a text says of the fields that it repeats, by what their controls carry; each way of saying one apart.
pub fn champs<'a>(cles: impl IntoIterator<Item = &'a str>, lus: &[ChampLu]) -> Vec<Champ> {
    let connues: BTreeMap<String, &str> = cles.into_iter().map(|cle| (cle::etiquette(cle), cle)).collect();
    let mut champs: Vec<Champ> = Vec::new();
    let mut rangs: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for lu in lus {
        let Some(cle) = connues.get(&lu.etiquette) else { continue };
        let rang = *rangs.entry((&lu.etiquette, nu(&lu.texte))).or_insert(champs.len());
        match champs.get_mut(rang) {
            Some(champ) => champ.fois += 1,
            None => champs.push(Champ {
                etiquette: lu.etiquette.clone(),
                cle: (*cle).to_owned(),
                texte: lu.texte.clone(),
                fois: 1,
            }),
        }
    }
    champs
}

/// Parents before children, as in the text.
fn nommer(element: &mut Element, noms: &mut std::slice::Iter<'_, String>) {
    if element.nom == "w:sdt"
        && let Some(nom) = noms.next().filter(|nom| !nom.is_empty())
    {
        element.enfant_ou_nouveau("w:sdtPr").ajouter(Element::val("w:tag", nom));
    }
    element.enfants_mut().for_each(|enfant| nommer(enfant, noms));
}

/// What every control of a text carries, in order; nothing for one that carries nothing.
pub fn ordre(element: &Element) -> Vec<String> {
    let mut noms = Vec::new();
    relever(element, &mut noms);
    noms
}

fn relever(element: &Element, noms: &mut Vec<String>) {
    if element.nom == "w:sdt" {
        let proprietes = element.enfants().find(|enfant| enfant.nom == "w:sdtPr");
        let nom = proprietes.and_then(|p| p.enfants().find(|e| e.nom == "w:tag"));
        noms.push(nom.and_then(|nom| nom.attribut("w:val")).unwrap_or_default().to_owned());
    }
    element.enfants().for_each(|enfant| relever(enfant, noms));
}
