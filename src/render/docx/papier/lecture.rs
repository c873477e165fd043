//! Opens a letterhead: is it one, and what does it call?

use std::collections::{BTreeMap, BTreeSet};

use super::champs::{self, CORPS};
use super::corps::est_la_place;
use super::refus::RefusPapier;
use super::{Papier, arbre};
use crate::paquet::arbre::Element;
use crate::paquet::{Nature, Paquet};

/// The namespace of WordprocessingML as Word and LibreOffice write it, always under the prefix `w`.
pub const PRINCIPAL: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Relationships of the document that are completed.
const COMPLETES: [&str; 2] = ["styles", "numbering"];
/// Relationships of the document whose part may call a field.
const A_CHAMPS: [(&str, &str); 4] = [
    ("header", "l’en-tête"),
    ("footer", "le pied de page"),
    ("footnotes", "les notes"),
    ("endnotes", "les notes de fin"),
];
/// A template attached to the file, often on the client's network: it would bring its macros with it.
const MODELE_ATTACHE: &str = "attachedTemplate";

pub fn ouvrir(octets: Vec<u8>) -> Result<Papier, RefusPapier> {
    let mut paquet = Paquet::ouvrir(octets)?;
    match paquet.nature() {
        Nature::Texte { macros: false } => {}
        Nature::Texte { macros: true } => return Err(RefusPapier::Macros),
        Nature::TexteOuvert => return Err(RefusPapier::TexteOuvert),
        Nature::Classeur { .. } | Nature::ClasseurOuvert | Nature::Autre => {
            return Err(RefusPapier::PasUnTexte);
        }
    }
    let mut parties = Vec::new();
    for nom in paquet.noms().into_iter().filter(|nom| !nom.ends_with('/')) {
        let octets = paquet.lire(&nom)?.unwrap_or_default();
        parties.push((nom, octets));
    }
    let mut papier = Papier {
        parties,
        document: String::new(),
        voisins: BTreeMap::new(),
        proprietes: None,
        emplois: Vec::new(),
    };
    let racine = relations(&papier, "")?;
    let principal = racine.iter().find(|r| r.genre == "officeDocument").ok_or(RefusPapier::PasUnTexte)?;
    papier.document.clone_from(&principal.cible);
    papier.proprietes = racine.iter().find(|r| r.genre == "core-properties").map(|r| r.cible.clone());
    let document = lire(&papier, &papier.document)?;
    if document.nom != "w:document" || document.attribut("xmlns:w") != Some(PRINCIPAL) {
        return Err(RefusPapier::Dialecte);
    }
    corps_bien_place(&document)?;
    let mut emplois = champs::emplois(&document, &papier.document, "le corps du document")?;
    for relation in relations(&papier, &papier.document.clone())? {
        if let Some(genre) = COMPLETES.into_iter().find(|g| relation.genre == *g) {
            papier.voisins.insert(genre, relation.cible.clone());
        }
        if let Some((_, lieu)) = A_CHAMPS.into_iter().find(|(g, _)| relation.genre == *g) {
            let partie = lire(&papier, &relation.cible)?;
            let siens = champs::emplois(&partie, &relation.cible, lieu)?;
            if siens.iter().any(|e| e.champ == CORPS) {
                return Err(RefusPapier::CorpsMalPlace { lieu });
            }
            emplois.extend(siens);
        }
    }
    let mut vus = BTreeSet::new();
    emplois.retain(|e| vus.insert((e.champ.clone(), e.partie.clone())));
    papier.emplois = emplois;
    detacher(&mut papier)?;
    Ok(papier)
}

struct Relation {
    /// Last word of its type: `styles`, `header`.
    genre: String,
    /// Name of the part it leads to.
    cible: String,
}

/// Where a part's relationships are kept: `word/document.xml` → `word/_rels/document.xml.rels`.
pub fn nom_des_relations(partie: &str) -> String {
    let (dossier, nom) = partie.rsplit_once('/').unwrap_or(("", partie));
    let dossier = if dossier.is_empty() { String::new() } else { format!("{dossier}/") };
    format!("{dossier}_rels/{nom}.rels")
}

/// Internal relationships of a part; those of the package itself for an empty name.
fn relations(papier: &Papier, partie: &str) -> Result<Vec<Relation>, RefusPapier> {
    let nom = nom_des_relations(partie);
    if papier.octets(&nom).is_none() {
        return Ok(Vec::new());
    }
    let dossier = partie.rsplit_once('/').map_or("", |(dossier, _)| dossier);
    let lue = lire(papier, &nom)?;
    let interne = |r: &&Element| r.attribut("TargetMode") != Some("External");
    let relation = |r: &Element| {
        let genre = r.attribut("Type")?.rsplit('/').next()?.to_owned();
        Some(Relation { genre, cible: resoudre(dossier, r.attribut("Target")?) })
    };
    Ok(lue.enfants().filter(interne).filter_map(relation).collect())
}

/// « styles.xml » from `word`, « /word/styles.xml », « ../customXml/item1.xml ».
fn resoudre(dossier: &str, cible: &str) -> String {
    let chemin = match cible.strip_prefix('/') {
        Some(absolue) => absolue.to_owned(),
        None => format!("{dossier}/{cible}"),
    };
    let mut morceaux: Vec<&str> = Vec::new();
    for morceau in chemin.split('/') {
        match morceau {
            "" | "." => {}
            ".." => drop(morceaux.pop()),
            autre => morceaux.push(autre),
        }
    }
    morceaux.join("/")
}

fn lire(papier: &Papier, nom: &str) -> Result<Element, RefusPapier> {
    papier.lire(nom).map_err(|_| RefusPapier::Illisible { partie: nom.to_owned() })
}

/// The place of the body is a paragraph of the text, alone, once.
fn corps_bien_place(document: &Element) -> Result<(), RefusPapier> {
    let appels = champs::emplois(document, "", "le corps du document")?;
    let appels = appels.iter().filter(|e| e.champ == CORPS).count();
    let places = document.enfants().flat_map(Element::enfants).filter(|p| est_la_place(p)).count();
    match (appels, places) {
        (0, _) | (1, 1) => Ok(()),
        (1, _) => Err(RefusPapier::CorpsMalPlace { lieu: "un tableau, une zone de texte ou une phrase" }),
        _ => Err(RefusPapier::CorpsDeuxFois),
    }
}

/// Forgets the template attached to the file: neither its macros nor its path leave with the act.
fn detacher(papier: &mut Papier) -> Result<(), RefusPapier> {
    let noms: Vec<String> = papier.parties.iter().map(|(nom, _)| nom.clone()).collect();
    for nom in noms.iter().filter(|n| n.ends_with("settings.xml") || n.ends_with("settings.xml.rels")) {
        let mut partie = lire(papier, nom)?;
        let avant = partie.noeuds.len();
        partie.noeuds.retain(|noeud| !matches!(noeud, arbre::Noeud::Element(e) if attache(e)));
        if partie.noeuds.len() < avant
            && let Some((_, octets)) = papier.parties.iter_mut().find(|(connu, _)| connu == nom)
        {
            *octets = partie.en_octets();
        }
    }
    Ok(())
}

fn attache(element: &Element) -> bool {
    element.nom == format!("w:{MODELE_ATTACHE}")
        || element.attribut("Type").is_some_and(|genre| genre.ends_with(MODELE_ATTACHE))
}
