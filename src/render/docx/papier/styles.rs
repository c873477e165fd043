//! Which style of the letterhead each of ours becomes: the one that a correction names, else the one of the same
//! name, else ours, brought along without its fonts.

use std::collections::BTreeSet;

use super::Corrections;
use super::lecture::PRINCIPAL;
use super::numeros::Numeros;
use super::refus::RefusPapier;
use crate::diagnostic::proche;
use crate::ecriture::sans_accents;
use crate::paquet::arbre::{Element, Noeud};
use crate::render::docx::ordre::{rang, sequence};

/// Before our own names in the base: « Acte – Visa ».
const NOTRE_FAMILLE: &str = "Acte – ";
/// Styles that Word itself names, in English in every file: our key, and the name that a French Word shows.
const CLES: [(&str, &str, &str); 9] = [
    ("heading 1", "titre-1", "Titre 1"),
    ("heading 2", "titre-2", "Titre 2"),
    ("heading 3", "titre-3", "Titre 3"),
    ("Body Text", "corps", "Corps de texte"),
    ("List Bullet", "liste-a-puces", "Liste à puces"),
    ("List Number", "liste-numerotee", "Liste à numéros"),
    ("List Continue", "liste-suite", "Liste continue"),
    ("caption", "legende", "Légende"),
    ("Hyperlink", "lien", "Lien hypertexte"),
];
/// What the letterhead says in our place, and what nobody chooses: defaults of Word, a hair of white between tables.
const SANS_CLE: [&str; 9] = [
    "Acte – État",
    "Acte – Acheteur",
    "Acte – Adresse",
    "Normal",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "footer",
    "Séparation",
];
/// Elements by which a style names another, or a piece of text its style.
const RENVOIS: [&str; 6] = ["w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle"];

/// Where the style of an element of the act comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origine {
    /// The author said so.
    Correction,
    /// The letterhead has one of the same name.
    MemeNom,
    /// Ours, brought along.
    Apporte,
}

/// What one of our styles becomes, to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appel {
    /// The key to correct it by.
    pub cle: String,
    /// Name of the style in the document.
    pub nom: String,
    pub origine: Origine,
}

/// A style, of theirs or of ours.
#[derive(Debug, Clone)]
struct Style {
    id: String,
    nom: String,
    genre: String,
}

pub struct Correspondance {
    /// In the order of our base: ours, what it becomes, and why.
    notres: Vec<(Style, Style, Origine)>,
}

/// A letterhead without any style: one is made, empty.
pub fn aucun() -> Element {
    Element::nouveau("w:styles", &[("xmlns:w", PRINCIPAL)])
}

/// The styles that a body calls.
pub fn employes(contenu: &[Noeud]) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for noeud in contenu {
        let Noeud::Element(bloc) = noeud else { continue };
        for nom in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            ids.extend(bloc.descendants(nom).iter().filter_map(|s| s.attribut("w:val")).map(str::to_owned));
        }
    }
    ids
}

impl Correspondance {
    /// # Errors
    /// A correction that names a style which neither side has.
    pub fn new(leurs: &Element, notres: &Element, corrections: &Corrections) -> Result<Self, RefusPapier> {
        let notres = inventaire(notres);
        let connus = inventaire(leurs);
        let cles: Vec<String> = notres.iter().filter(|s| s.corrigeable()).map(Style::cle).collect();
        for (cle, nom) in corrections {
            if !cles.contains(cle) {
                let proche = proche(cle, cles.iter().map(String::as_str)).map(str::to_owned);
                return Err(RefusPapier::CleDeStyle { cle: cle.clone(), proche, connues: cles });
            }
            if !connus.iter().any(|s| s.se_nomme(nom)) {
                let proche = proche(nom, connus.iter().map(|s| affiche(&s.nom))).map(str::to_owned);
                return Err(RefusPapier::StyleInconnu { cle: cle.clone(), nom: nom.clone(), proche });
            }
        }
        let pris: BTreeSet<&str> = connus.iter().map(|s| s.id.as_str()).collect();
        let devenir = |notre: &Style| {
            let leur = |nom: &str| connus.iter().find(|s| s.genre == notre.genre && s.se_nomme(nom));
            if let Some(corrige) = corrections.get(&notre.cle()).and_then(|nom| leur(nom)) {
                return (corrige.clone(), Origine::Correction);
            }
            let sans_famille = notre.nom.strip_prefix(NOTRE_FAMILLE);
            if let Some(leur) = leur(&notre.nom).or_else(|| leur(sans_famille?)) {
                return (leur.clone(), Origine::MemeNom);
            }
            let libre = if pris.contains(notre.id.as_str()) {
                format!("Spaser{}", notre.id)
            } else {
                notre.id.clone()
            };
            (Style { id: libre, ..notre.clone() }, Origine::Apporte)
        };
        let mut vers = Vec::new();
        for notre in notres {
            let (devenu, origine) = devenir(&notre);
            vers.push((notre, devenu, origine));
        }
        Ok(Self { notres: vers })
    }

    /// What each style becomes, for those that an author may correct.
    pub fn appels(&self) -> Vec<Appel> {
        let corrigeables = self.notres.iter().filter(|(style, ..)| style.corrigeable());
        corrigeables
            .map(|(style, devenu, origine)| Appel {
                cle: style.cle(),
                nom: affiche(&devenu.nom).to_owned(),
                origine: *origine,
            })
            .collect()
    }

    fn devenu(&self, notre: &str) -> Option<(&str, Origine)> {
        let trouve = self.notres.iter().find(|(style, ..)| style.id == notre);
        trouve.map(|(_, devenu, origine)| (devenu.id.as_str(), *origine))
    }

    /// Brings along the styles employed that the letterhead lacks, and those on which they rest.
    pub fn completer(
        &self,
        leurs: &mut Element,
        notres: &Element,
        employes: &BTreeSet<String>,
        numeros: &mut Numeros,
    ) {
        let defauts = notres.enfants().find(|e| e.nom == "w:docDefaults");
        let espace = defauts.and_then(|d| d.descendants("w:spacing").first().map(|e| (*e).clone()));
        francais(leurs);
        for notre in notres.enfants().filter(|e| e.nom == "w:style") {
            let id = notre.attribut("w:styleId").unwrap_or_default();
            let Some((nouveau, Origine::Apporte)) = self.devenu(id) else { continue };
            if !self.requis(employes, notres).contains(id) {
                continue;
            }
            let mut style = notre.clone();
            style.poser("w:styleId", nouveau);
            style.attributs.retain(|(cle, _)| cle != "w:default");
            self.renommer(&mut style, numeros);
            emporter(&mut style, espace.as_ref());
            leurs.ajouter(style);
        }
        numeros.relier(&|ancien| {
            self.devenu(ancien).map(|(id, origine)| match origine {
                Origine::Apporte => id.to_owned(),
                Origine::Correction | Origine::MemeNom => String::new(),
            })
        });
    }

    /// The styles employed and, of those brought along, all that they rest on.
    fn requis(&self, employes: &BTreeSet<String>, notres: &Element) -> BTreeSet<String> {
        let mut requis = BTreeSet::new();
        let mut a_voir: Vec<String> = employes.iter().cloned().collect();
        while let Some(id) = a_voir.pop() {
            if !matches!(self.devenu(&id), Some((_, Origine::Apporte))) || !requis.insert(id.clone()) {
                continue;
            }
            let style = notres.enfants().find(|e| e.attribut("w:styleId") == Some(id.as_str()));
            let appeles =
                style.into_iter().flat_map(Element::enfants).filter(|e| RENVOIS.contains(&e.nom.as_str()));
            a_voir.extend(appeles.filter_map(|e| e.attribut("w:val")).map(str::to_owned));
        }
        requis
    }

    fn renommer(&self, element: &mut Element, numeros: &Numeros) {
        element.parcourir(&mut |e| {
            let Some(ancien) = e.attribut("w:val").map(str::to_owned) else { return };
            if RENVOIS.contains(&e.nom.as_str()) {
                if let Some((id, _)) = self.devenu(&ancien) {
                    e.poser("w:val", id);
                }
            } else if e.nom == "w:numId" {
                e.poser("w:val", &numeros.vers(&ancien));
            }
        });
    }

    /// Gives a body the styles and the numbers it has there. A style of theirs does not number: the paragraph does.
    pub fn appliquer(&self, contenu: &mut [Noeud], numeros: &Numeros) {
        for noeud in contenu {
            let Noeud::Element(bloc) = noeud else { continue };
            bloc.parcourir(&mut |e| {
                if e.nom == "w:pPr" {
                    self.numeroter(e);
                }
            });
            self.renommer(bloc, numeros);
        }
    }

    fn numeroter(&self, proprietes: &mut Element) {
        let style = proprietes.enfants().find(|e| e.nom == "w:pStyle").and_then(|e| e.attribut("w:val"));
        let Some((niveau, liste)) = style.and_then(numerotation) else { return };
        let apporte = matches!(style.and_then(|s| self.devenu(s)), Some((_, Origine::Apporte)) | None);
        if apporte || proprietes.enfants().any(|e| e.nom == "w:numPr") {
            return;
        }
        let mut numero = Element::nouveau("w:numPr", &[]);
        numero.ajouter(Element::val("w:ilvl", niveau));
        numero.ajouter(Element::val("w:numId", liste));
        proprietes.ajouter(numero);
        let ordre = sequence("w:pPr").unwrap_or_default();
        proprietes.noeuds.sort_by_key(|n| match n {
            Noeud::Element(e) => rang(ordre, &e.nom),
            Noeud::Texte(_) => 0,
        });
    }
}

/// The articles are numbered by Word, whatever the style they end in: level and list of our base.
fn numerotation(style: &str) -> Option<(&'static str, &'static str)> {
    match style {
        "ActeArticle1er" => Some(("0", "1")),
        "ActeArticle" => Some(("1", "1")),
        _ => None,
    }
}

impl Style {
    /// In Word's English or in a French Word's words.
    fn se_nomme(&self, nom: &str) -> bool {
        [self.nom.as_str(), affiche(&self.nom)].iter().any(|sien| plier(sien) == plier(nom))
    }

    /// The word by which an author corrects it: `visa`, `titre-2`, `tableau-texte`.
    fn cle(&self) -> String {
        if let Some((_, cle, _)) = CLES.iter().find(|(nom, ..)| *nom == self.nom) {
            return (*cle).to_owned();
        }
        let nom = self.nom.strip_prefix(NOTRE_FAMILLE).unwrap_or(&self.nom);
        let mots: Vec<String> = plier(nom)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|m| !m.is_empty())
            .map(str::to_owned)
            .collect();
        mots.join("-")
    }

    fn corrigeable(&self) -> bool {
        !SANS_CLE.contains(&self.nom.as_str())
    }
}

/// The name that a French Word shows.
fn affiche(nom: &str) -> &str {
    CLES.iter().find(|(anglais, ..)| plier(anglais) == plier(nom)).map_or(nom, |(_, _, francais)| francais)
}

/// The styles of a part. Word writes « Normal » so in every language; other programs may name their default otherwise.
fn inventaire(styles: &Element) -> Vec<Style> {
    let style = |e: &Element| {
        let id = e.attribut("w:styleId")?.to_owned();
        let genre = e.attribut("w:type").unwrap_or("paragraph").to_owned();
        let propre = e.enfants().find(|n| n.nom == "w:name").and_then(|n| n.attribut("w:val")).unwrap_or(&id);
        let defaut = matches!(e.attribut("w:default"), Some("1" | "true" | "on"));
        let nom = match genre.as_str() {
            "paragraph" if defaut => "Normal",
            "character" if defaut => "Default Paragraph Font",
            "table" if defaut => "Normal Table",
            "numbering" if defaut => "No List",
            _ => propre,
        };
        Some(Style { nom: nom.to_owned(), genre, id })
    };
    styles.enfants().filter(|e| e.nom == "w:style").filter_map(style).collect()
}

/// Our style leaves its fonts behind, and takes with it the spacing that our base gave by default.
fn emporter(style: &mut Element, espace: Option<&Element>) {
    style.parcourir(&mut |e| {
        if e.nom == "w:rPr" {
            e.noeuds.retain(|n| !matches!(n, Noeud::Element(police) if police.nom == "w:rFonts"));
        }
    });
    let corps = style.enfants().any(|e| e.nom == "w:name" && e.attribut("w:val") == Some("Body Text"));
    if let (true, Some(espace)) = (corps, espace)
        && let Some(paragraphe) = style.enfants_mut().find(|e| e.nom == "w:pPr")
        && !paragraphe.enfants().any(|e| e.nom == "w:spacing")
    {
        paragraphe.noeuds.insert(0, Noeud::Element(espace.clone()));
    }
}

/// A letterhead that does not say its language is French: what is poured in it is.
fn francais(styles: &mut Element) {
    if styles.enfants().filter(|e| e.nom == "w:docDefaults").any(|d| !d.descendants("w:lang").is_empty()) {
        return;
    }
    let defauts = styles.enfant_ou_nouveau("w:docDefaults");
    let caracteres = defauts.enfant_ou_nouveau("w:rPrDefault").enfant_ou_nouveau("w:rPr");
    caracteres.ajouter(Element::val("w:lang", "fr-FR"));
}

/// Without accents or capitals, as two people write the same name.
fn plier(nom: &str) -> String {
    sans_accents(nom.trim()).flat_map(char::to_lowercase).collect()
}
