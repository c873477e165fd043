//! The package a body is poured into: ours. A client's letterhead will be another.

use super::erreur::ErreurDocx;
use crate::paquet::arbre::{self, Element, Noeud};

/// The parts of a package, by name, in the order they are written.
#[derive(Debug)]
pub struct Base {
    parties: Vec<(String, Element)>,
}

macro_rules! parties {
    ($dossier:literal : $($nom:literal),* $(,)?) => {
        [$((
            $nom,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/docx/", $dossier, "/", $nom)),
        )),*]
    };
}

/// Content types and the root relationships come first: readers that stream need them.
const MAISON: [(&str, &str); 12] = parties![
    "base":
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "docProps/core.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/fontTable.xml",
    "word/footer1.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
];

fn lire(nom: &str, xml: &str) -> Result<Element, ErreurDocx> {
    arbre::lire(xml).map_err(|raison| ErreurDocx::Xml { partie: nom.to_owned(), raison })
}

/// Our base. Its parts are read, not copied: their comments are for us and do not leave the house.
pub fn maison() -> Result<Base, ErreurDocx> {
    let lues = MAISON.iter().map(|(nom, xml)| Ok((nom.to_string(), lire(nom, xml)?)));
    Ok(Base { parties: lues.collect::<Result<_, ErreurDocx>>()? })
}

/// What a scheme sets its own way: running heads and feet, upright and wide.
const DU_SCHEMA: [(&str, &str); 4] = parties![
    "schema":
    "word/header1.xml",
    "word/header2.xml",
    "word/footer1.xml",
    "word/footer2.xml",
];
const STYLES_DU_SCHEMA: [(&str, &str); 1] = parties!["schema": "word/styles.xml"];
/// Where the scheme's styles say that the buyer's colour goes.
const REPERE_COULEUR: &str = "{couleur}";
/// Begins the type of every relationship of a part.
pub const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// Namespace of a part of relationships.
pub const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPE_DE_PROPRIETES: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
/// The name of our hidden part, the same in every file.
const ITEM: &str = "{5B7C1E0A-3D0F-4C55-9A61-53504153E201}";

/// Our base, as a scheme needs it. `couleur` is « #RRGGBB ».
pub fn schema(couleur: &str) -> Result<Base, ErreurDocx> {
    let mut base = maison()?;
    for (nom, xml) in DU_SCHEMA {
        let element = lire(nom, xml)?;
        match base.parties.iter_mut().find(|(connu, _)| connu == nom) {
            Some((_, place)) => *place = element,
            None => base.parties.push((nom.to_owned(), element)),
        }
    }
    for (relation, genre, fichier) in [
        ("rId7", "header", "header1.xml"),
        ("rId8", "header", "header2.xml"),
        ("rId9", "footer", "footer2.xml"),
    ] {
        let genre_long = format!("{RELATION}/{genre}");
        let lien = [("Id", relation), ("Type", genre_long.as_str()), ("Target", fichier)];
        base.partie("word/_rels/document.xml.rels")?.ajouter(Element::nouveau("Relationship", &lien));
        let (partie, contenu) = (format!("/word/{fichier}"), format!("{TYPE}.{genre}+xml"));
        let declare = [("PartName", partie.as_str()), ("ContentType", contenu.as_str())];
        base.partie("[Content_Types].xml")?.ajouter(Element::nouveau("Override", &declare));
    }
    for (nom, xml) in STYLES_DU_SCHEMA {
        let mut styles = lire(nom, xml)?;
        let couleur = couleur.trim_start_matches('#').to_uppercase();
        styles.parcourir(&mut |element| {
            for (_, valeur) in element.attributs.iter_mut().filter(|(_, valeur)| valeur == REPERE_COULEUR) {
                valeur.clone_from(&couleur);
            }
        });
        base.habiller(nom, styles)?;
    }
    Ok(base)
}

impl Base {
    /// A hidden part, which Word keeps as it is.
    pub fn joindre(&mut self, contenu: Element) -> Result<(), ErreurDocx> {
        let lien = [
            ("Id", "rIdReleve"),
            ("Type", &format!("{RELATION}/customXml")),
            ("Target", "../customXml/item1.xml"),
        ];
        self.partie("word/_rels/document.xml.rels")?.ajouter(Element::nouveau("Relationship", &lien));
        let declare = [("PartName", "/customXml/itemProps1.xml"), ("ContentType", TYPE_DE_PROPRIETES)];
        self.partie("[Content_Types].xml")?.ajouter(Element::nouveau("Override", &declare));
        let espace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
        let mut proprietes =
            Element::nouveau("ds:datastoreItem", &[("ds:itemID", ITEM), ("xmlns:ds", espace)]);
        proprietes.ajouter(Element::nouveau("ds:schemaRefs", &[]));
        let mut liens = Element::nouveau("Relationships", &[("xmlns", RELATIONS)]);
        let lien =
            [("Id", "rId1"), ("Type", &format!("{RELATION}/customXmlProps")), ("Target", "itemProps1.xml")];
        liens.ajouter(Element::nouveau("Relationship", &lien));
        self.parties.push(("customXml/item1.xml".to_owned(), contenu));
        self.parties.push(("customXml/itemProps1.xml".to_owned(), proprietes));
        self.parties.push(("customXml/_rels/item1.xml.rels".to_owned(), liens));
        Ok(())
    }

    /// Styles that replace those of the same identifier, or join them.
    fn habiller(&mut self, nom: &str, styles: Element) -> Result<(), ErreurDocx> {
        let place = self.partie(nom)?;
        for noeud in styles.noeuds {
            let Noeud::Element(style) = noeud else { continue };
            let nomme = style.attribut("w:styleId").map(str::to_owned);
            let meme = |e: &Element| e.nom == style.nom && e.attribut("w:styleId") == nomme.as_deref();
            match place.noeuds.iter_mut().find(|noeud| matches!(noeud, Noeud::Element(e) if meme(e))) {
                Some(ancien) => *ancien = Noeud::Element(style),
                None => place.ajouter(style),
            }
        }
        Ok(())
    }

    pub fn partie(&mut self, nom: &str) -> Result<&mut Element, ErreurDocx> {
        match self.parties.iter_mut().find(|(connu, _)| connu == nom) {
            Some((_, element)) => Ok(element),
            None => Err(ErreurDocx::Modele { partie: nom.to_owned(), attendu: "cette partie" }),
        }
    }

    /// Every part, by its name.
    pub fn parties(&self) -> impl Iterator<Item = (&str, &Element)> {
        self.parties.iter().map(|(nom, element)| (nom.as_str(), element))
    }

    pub fn en_octets(&self) -> Vec<(String, Vec<u8>)> {
        self.parties.iter().map(|(nom, element)| (nom.clone(), element.en_octets())).collect()
    }
}
