//! What a body refers to, in a letterhead that has its own links and images: ours take free names.

use std::collections::{BTreeMap, BTreeSet};

use super::lecture::nom_des_relations;
use super::{ErreurDocx, Papier};
use crate::paquet::arbre::{Element, Noeud};
use crate::render::docx::base::{RELATION, RELATIONS};
use crate::render::docx::ressources::{Ressources, relation_image, relation_lien};

pub const TYPES: &str = "[Content_Types].xml";
const TYPE_DE_PARTIE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// Namespaces that a body of ours may use.
const ESPACES: [(&str, &str); 2] = [
    ("xmlns:r", RELATION),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
];

pub struct Liens<'a> {
    papier: &'a Papier,
    relations: Element,
    types: Element,
    images: BTreeMap<String, Vec<u8>>,
    /// Parts that the letterhead lacked, by kind.
    nouvelles: BTreeMap<&'static str, String>,
}

impl<'a> Liens<'a> {
    pub fn new(papier: &'a Papier) -> Result<Self, ErreurDocx> {
        let nom = nom_des_relations(&papier.document);
        let relations = match papier.octets(&nom) {
            Some(_) => papier.lire(&nom)?,
            None => Element::nouveau("Relationships", &[("xmlns", RELATIONS)]),
        };
        let types = papier.lire(TYPES)?;
        Ok(Self { papier, relations, types, images: BTreeMap::new(), nouvelles: BTreeMap::new() })
    }

    /// Adds the links and the images of a body, which is made to call them by their new names.
    pub fn joindre(&mut self, ressources: Ressources, contenu: &mut [Noeud]) {
        let mut noms = BTreeMap::new();
        for (rang, adresse) in ressources.liens.iter().enumerate() {
            let id = self.relier("hyperlink", adresse, true);
            noms.insert(relation_lien(rang), id);
        }
        for (rang, image) in ressources.images.into_iter().enumerate() {
            let extension = image.format.extension();
            let cible = self.libre("media/spaser", extension);
            let id = self.relier("image", &cible, false);
            noms.insert(relation_image(rang), id);
            self.typer_extension(extension, image.format.type_mime());
            self.images.insert(self.dans_le_dossier(&cible), image.contenu);
        }
        for noeud in contenu {
            let Noeud::Element(bloc) = noeud else { continue };
            bloc.parcourir(&mut |e| {
                for (cle, valeur) in &mut e.attributs {
                    if cle.starts_with("r:")
                        && let Some(nouveau) = noms.get(valeur)
                    {
                        valeur.clone_from(nouveau);
                    }
                }
            });
        }
    }

    /// The name of a part that the document relates to; a new one, declared, when the letterhead has none.
    pub fn partie(&mut self, genre: &'static str) -> String {
        if let Some(nom) = self.papier.voisins.get(genre).or_else(|| self.nouvelles.get(genre)) {
            return nom.clone();
        }
        let cible = self.libre(genre, "xml");
        let nom = self.dans_le_dossier(&cible);
        self.relier(genre, &cible, false);
        let type_ = format!("{TYPE_DE_PARTIE}.{genre}+xml");
        let attributs = [("PartName", format!("/{nom}")), ("ContentType", type_)];
        self.types
            .ajouter(Element::nouveau("Override", &attributs.each_ref().map(|(k, v)| (*k, v.as_str()))));
        self.nouvelles.insert(genre, nom.clone());
        nom
    }

    /// All that was added or completed.
    pub fn en_octets(self) -> BTreeMap<String, Vec<u8>> {
        let relations = (nom_des_relations(&self.papier.document), self.relations.en_octets());
        let types = (TYPES.to_owned(), self.types.en_octets());
        self.images.into_iter().chain([relations, types]).collect()
    }

    fn dans_le_dossier(&self, cible: &str) -> String {
        match self.papier.document.rsplit_once('/') {
            Some((dossier, _)) => format!("{dossier}/{cible}"),
            None => cible.to_owned(),
        }
    }

    /// A name that no part has yet.
    fn libre(&self, debut: &str, extension: &str) -> String {
        let noms = std::iter::once(format!("{debut}.{extension}"))
            .chain((2..).map(|n| format!("{debut}{n}.{extension}")));
        let pris = |cible: &String| {
            let nom = self.dans_le_dossier(cible);
            self.papier.octets(&nom).is_some() || self.images.contains_key(&nom)
        };
        noms.into_iter().find(|cible| !pris(cible)).unwrap_or_default()
    }

    fn relier(&mut self, genre: &str, cible: &str, dehors: bool) -> String {
        let pris: BTreeSet<&str> = self.relations.enfants().filter_map(|r| r.attribut("Id")).collect();
        let id =
            (1..).map(|n| format!("rIdSpaser{n}")).find(|id| !pris.contains(id.as_str())).unwrap_or_default();
        let genre = format!("{RELATION}/{genre}");
        let mut relation =
            Element::nouveau("Relationship", &[("Id", &id), ("Type", &genre), ("Target", cible)]);
        if dehors {
            relation.poser("TargetMode", "External");
        }
        self.relations.ajouter(relation);
        id
    }

    fn typer_extension(&mut self, extension: &str, genre: &str) {
        let connue = |e: &Element| e.attribut("Extension").is_some_and(|x| x.eq_ignore_ascii_case(extension));
        if !self.types.enfants().any(connue) {
            let defaut = Element::nouveau("Default", &[("Extension", extension), ("ContentType", genre)]);
            self.types.noeuds.insert(0, Noeud::Element(defaut));
        }
    }
}

/// The document declares the prefixes that a body of ours writes.
pub fn declarer(document: &mut Element) {
    for (prefixe, espace) in ESPACES {
        if document.attribut(prefixe).is_none() {
            document.poser(prefixe, espace);
        }
    }
}
