//! Labels and values in two columns, and the bare table that every table of the act starts from.

use docx_rs::{Table, TableCell, TableLayoutType, TableRow, WidthType};

use super::ressources::{Description, Ressources};
use super::texte::{riche, simple};
use crate::vue::contrat::Ligne;

/// Width of the text, in twips: the page of the base without its margins.
pub const LARGEUR: usize = 9355;
const LIBELLE: usize = 3000;

/// How labels and values are set.
#[derive(Debug, Clone, Copy)]
pub struct Modele {
    pub tableau: &'static str,
    pub libelle: &'static str,
    pub valeur: &'static str,
}

/// Borderless: the meeting, the quorum.
pub const DISCRET: Modele =
    Modele { tableau: "TableauDiscret", libelle: "ActeLibelle", valeur: "ActeValeur" };
/// Between thin rules: the vote.
pub const VOTE: Modele = Modele { tableau: "TableauReleve", libelle: "ActeVote", valeur: "ActeVote" };

pub fn champs(lignes: &[Ligne], modele: Modele, ressources: &mut Ressources) -> Table {
    let largeurs = [LIBELLE, LARGEUR - LIBELLE];
    let mut rangees = Vec::with_capacity(lignes.len());
    for ligne in lignes {
        let libelle = cellule(largeurs[0]).add_paragraph(simple(modele.libelle, &ligne.libelle));
        let valeur = riche(modele.valeur, &ligne.contenu, ressources);
        let valeur = valeur.into_iter().fold(cellule(largeurs[1]), TableCell::add_paragraph);
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

pub fn cellule(largeur: usize) -> TableCell {
    TableCell::new().width(largeur, WidthType::Dxa)
}
