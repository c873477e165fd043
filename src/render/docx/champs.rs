//! Labels and values in two columns, and the bare table that every table of the act starts from.

use docx_rs::{Table, TableCell, TableLayoutType, TableRow, WidthType};

use super::ressources::{Description, Ressources};
use super::texte::{riche, simple};
use crate::vue::contrat::{Ligne, Paragraphe};

/// Width of the text, in twips: the page of the base without its margins.
pub const LARGEUR: usize = 9355;

/// How labels and values are set.
#[derive(Debug, Clone, Copy)]
pub struct Modele {
    pub tableau: &'static str,
    pub libelle: &'static str,
    pub valeur: &'static str,
    /// Width of the labels, in twips.
    pub largeur: usize,
}

/// Borderless: the meeting, the quorum.
pub const DISCRET: Modele =
    Modele { tableau: "TableauDiscret", libelle: "ActeLibelle", valeur: "ActeValeur", largeur: 3000 };
pub fn champs(lignes: &[Ligne], modele: Modele, largeur: usize, ressources: &mut Ressources) -> Table {
    // A narrow letterhead leaves the words their room.
    let libelles = modele.largeur.min(largeur / 3);
    let largeurs = [libelles, largeur - libelles];
    let mut rangees = Vec::with_capacity(lignes.len());
    for (rang, ligne) in lignes.iter().enumerate() {
        // A first row is never alone at the foot of a page.
        let suivie = rang == 0 && lignes.len() > 1;
        let libelle = simple(modele.libelle, &ligne.libelle).keep_next(suivie);
        let libelle = cellule(largeurs[0]).add_paragraph(libelle);
        let valeur = dans_la_cellule(cellule(largeurs[1]), modele.valeur, &ligne.contenu, ressources);
        rangees.push(TableRow::new(vec![libelle, valeur]).cant_split());
    }
    let description = Description { cle: true, ..Description::default() };
    grille(rangees, &largeurs, &ressources.tableau(modele.tableau, description))
}

/// A table whose look is its style's alone; `style` is marked with its description.
pub fn grille(rangees: Vec<TableRow>, largeurs: &[usize], style: &str) -> Table {
    Table::without_borders(rangees)
        .style(style)
        .width(largeurs.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .set_grid(largeurs.to_vec())
}

/// Rich text in a cell, which Word wants never empty.
pub fn dans_la_cellule(
    cellule: TableCell,
    style: &str,
    contenu: &[Paragraphe],
    ressources: &mut Ressources,
) -> TableCell {
    let paragraphes = riche(style, contenu, ressources);
    match paragraphes.is_empty() {
        true => cellule.add_paragraph(simple(style, "")),
        false => paragraphes.into_iter().fold(cellule, TableCell::add_paragraph),
    }
}

pub fn cellule(largeur: usize) -> TableCell {
    TableCell::new().width(largeur, WidthType::Dxa)
}
