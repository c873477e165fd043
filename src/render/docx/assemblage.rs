//! Pours a finished body into a base package: its text, what it refers to, and the file's properties.

use super::base::{Base, RELATION};
use super::erreur::ErreurDocx;
use super::ressources::{Ressources, relation_image, relation_lien};
use crate::paquet;
use crate::paquet::arbre::{Element, Noeud};

/// Where the base says that the footer's words go.
const REPERE_PIED: &str = "{pied}";

/// What a file says of itself.
pub struct Proprietes<'a> {
    pub titre: &'a str,
    pub sujet: &'a str,
    pub auteur: String,
    /// `AAAA-MM-JJ`: there is no clock here.
    pub date: Option<&'a str>,
}

/// The words of the foot line.
pub fn pied(base: &mut Base, pied: &str) -> Result<(), ErreurDocx> {
    base.partie("word/footer1.xml")?.parcourir(&mut |element| {
        if element.nom == "w:t" && element.texte() == REPERE_PIED {
            element.noeuds = vec![Noeud::Texte(pied.to_owned())];
        }
    });
    Ok(())
}

pub fn verser(
    mut base: Base,
    corps: Vec<Noeud>,
    ressources: Ressources,
    proprietes: &Proprietes<'_>,
) -> Result<Vec<u8>, ErreurDocx> {
    let document = base.partie("word/document.xml")?;
    let Some(place) = document.enfants_mut().find(|enfant| enfant.nom == "w:body") else {
        return Err(ErreurDocx::Modele { partie: "word/document.xml".to_owned(), attendu: "w:body" });
    };
    // Before the section's properties, which close the body.
    place.noeuds.splice(0..0, corps);
    relier(base.partie("word/_rels/document.xml.rels")?, &ressources);
    typer(base.partie("[Content_Types].xml")?, &ressources);
    numeroter(base.partie("word/numbering.xml")?, &ressources);
    decrire(base.partie("docProps/core.xml")?, proprietes);
    let mut parties = base.en_octets();
    for (rang, image) in ressources.images.into_iter().enumerate() {
        parties.push((format!("word/{}", cible(rang, image.format.extension())), image.contenu));
    }
    Ok(paquet::ecrire(&parties)?)
}

fn cible(rang: usize, extension: &str) -> String {
    format!("media/image{}.{extension}", rang + 1)
}

fn relier(relations: &mut Element, ressources: &Ressources) {
    for (rang, adresse) in ressources.liens.iter().enumerate() {
        relations.ajouter(Element::nouveau(
            "Relationship",
            &[
                ("Id", &relation_lien(rang)),
                ("Type", &format!("{RELATION}/hyperlink")),
                ("Target", adresse),
                ("TargetMode", "External"),
            ],
        ));
    }
    for (rang, image) in ressources.images.iter().enumerate() {
        let image = [
            ("Id", relation_image(rang)),
            ("Type", format!("{RELATION}/image")),
            ("Target", cible(rang, image.format.extension())),
        ];
        relations.ajouter(Element::nouveau("Relationship", &image.each_ref().map(|(k, v)| (*k, v.as_str()))));
    }
}

/// Defaults come before overrides.
fn typer(types: &mut Element, ressources: &Ressources) {
    for image in &ressources.images {
        let extension = image.format.extension();
        if !types.enfants().any(|connu| connu.attribut("Extension") == Some(extension)) {
            let defaut = [("Extension", extension), ("ContentType", image.format.type_mime())];
            types.noeuds.insert(0, Noeud::Element(Element::nouveau("Default", &defaut)));
        }
    }
}

/// Each numbered list of the text starts again at 1.
pub fn numeroter(numerotation: &mut Element, ressources: &Ressources) {
    for (numero, abstrait, niveau) in ressources.listes() {
        let mut liste = Element::nouveau("w:num", &[("w:numId", &numero.to_string())]);
        liste.ajouter(Element::val("w:abstractNumId", &abstrait.to_string()));
        let mut niveau = Element::nouveau("w:lvlOverride", &[("w:ilvl", &niveau.to_string())]);
        niveau.ajouter(Element::val("w:startOverride", "1"));
        liste.ajouter(niveau);
        numerotation.ajouter(liste);
    }
}

/// The properties of the file; a date only if there is one.
pub fn decrire(partie: &mut Element, proprietes: &Proprietes<'_>) {
    let date = proprietes.date.map(|jour| format!("{jour}T00:00:00Z"));
    let valeurs = [
        ("dc:title", Some(proprietes.titre)),
        ("dc:subject", Some(proprietes.sujet)),
        ("dc:creator", Some(proprietes.auteur.as_str())),
        ("cp:lastModifiedBy", Some(proprietes.auteur.as_str())),
        ("dcterms:created", date.as_deref()),
        ("dcterms:modified", date.as_deref()),
    ];
    for (nom, valeur) in valeurs {
        match valeur {
            Some(valeur) => partie.enfant_ou_nouveau(nom).noeuds = vec![Noeud::Texte(valeur.to_owned())],
            None => partie.noeuds.retain(|noeud| !matches!(noeud, Noeud::Element(e) if e.nom == nom)),
        }
    }
}
