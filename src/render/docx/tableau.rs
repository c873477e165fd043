//! Data tables: a header repeated on each page, rows that do not break, numbers on the right.

use docx_rs::{Paragraph, Table, TableCell, TableRow};

use super::champs::{LARGEUR, cellule, grille};
use super::ressources::{Description, Ressources};
use super::texte::{paragraphe, simple};
use crate::vue::contrat::{Cellule, GenreColonne, GenreLigne, LigneTableau, Morceau, Tableau};
use crate::vue::texte::brut;

/// Width of a character of a table's text, in the wider fonts of letterheads, and the margins of a cell, in twips.
const CARACTERE: usize = 104;
const MARGES: usize = 190;
/// Bold over plain, in hundredths.
const GRAS: usize = 118;
/// A column set to « what it needs » takes no more than this.
const LARGEUR_NATURELLE: usize = 2200;

pub fn tableau(tableau: &Tableau, ressources: &mut Ressources) -> Table {
    let largeurs = largeurs(tableau);
    let entete = tableau.colonnes.iter().zip(&largeurs).map(|(colonne, largeur)| {
        let style = match colonne.genre {
            GenreColonne::Nombre => "TableauEnteteNombre",
            _ => "TableauEntete",
        };
        cellule(*largeur).add_paragraph(simple(style, &colonne.libelle))
    });
    let mut rangees = vec![TableRow::new(entete.collect()).cant_split()];
    rangees.extend(tableau.lignes.iter().map(|ligne| rangee(ligne, tableau, &largeurs, ressources)));
    let description = Description {
        titre: tableau.titre.clone(),
        resume: Some(tableau.resume.clone()),
        entete: true,
        cle: tableau.colonnes.first().is_some_and(|colonne| colonne.genre == GenreColonne::Cle),
    };
    grille(rangees, &largeurs, &ressources.tableau("TableauSPASER", description))
}

fn rangee(
    ligne: &LigneTableau,
    tableau: &Tableau,
    largeurs: &[usize],
    ressources: &mut Ressources,
) -> TableRow {
    let cellules = match (ligne.genre, ligne.cellules.first()) {
        (GenreLigne::Section, Some(premiere)) => {
            let titre = paragraphe("TableauSection", &premiere.contenu, ressources);
            vec![cellule(LARGEUR).grid_span(largeurs.len()).add_paragraph(titre)]
        }
        _ => ligne
            .cellules
            .iter()
            .zip(&tableau.colonnes)
            .zip(largeurs)
            .map(|((contenu, colonne), largeur)| {
                let fort = contenu.fort || ligne.genre == GenreLigne::Total;
                cellule(*largeur).add_paragraph(texte(contenu, colonne.genre, fort, ressources))
            })
            .collect::<Vec<TableCell>>(),
    };
    TableRow::new(cellules).cant_split()
}

fn texte(cellule: &Cellule, genre: GenreColonne, fort: bool, ressources: &mut Ressources) -> Paragraph {
    let style = match genre {
        GenreColonne::Nombre => "TableauNombre",
        _ => "TableauTexte",
    };
    match fort {
        true => paragraphe(style, &[Morceau::Gras { contenu: cellule.contenu.clone() }], ressources),
        false => paragraphe(style, &cellule.contenu, ressources),
    }
}

/// Widths that fill the page. A column of part 0 takes what its longest cell needs, the others share the rest;
/// none goes below its longest word.
fn largeurs(tableau: &Tableau) -> Vec<usize> {
    let besoins: Vec<(usize, usize)> =
        (0..tableau.colonnes.len()).map(|rang| besoin(tableau, rang)).collect();
    let parts: f64 = tableau.colonnes.iter().map(|colonne| colonne.part.max(0.0)).sum();
    let naturelles: Vec<usize> =
        besoins.iter().map(|(mot, cellule)| (*cellule).min(LARGEUR_NATURELLE).max(*mot)).collect();
    let fixes: usize = tableau
        .colonnes
        .iter()
        .zip(&naturelles)
        .filter(|(colonne, _)| colonne.part <= 0.0)
        .map(|(_, largeur)| largeur)
        .sum();
    let reste = LARGEUR.saturating_sub(fixes) as f64;
    let mut largeurs: Vec<usize> = tableau
        .colonnes
        .iter()
        .zip(&naturelles)
        .zip(&besoins)
        .map(|((colonne, naturelle), (mot, _))| match colonne.part > 0.0 {
            true => ((reste * colonne.part / parts) as usize).max(*mot),
            false => *naturelle,
        })
        .collect();
    ajuster(&mut largeurs);
    largeurs
}

/// Brings the sum to the width of the page: in proportion, then to the twip on the widest column.
fn ajuster(largeurs: &mut [usize]) {
    let total: usize = largeurs.iter().sum::<usize>().max(1);
    if let Some(plus_large) = largeurs.iter_mut().max()
        && total.abs_diff(LARGEUR) < *plus_large / 2
    {
        *plus_large = *plus_large + LARGEUR - total;
        return;
    }
    largeurs.iter_mut().for_each(|largeur| *largeur = *largeur * LARGEUR / total);
    let total: usize = largeurs.iter().sum();
    if let Some(plus_large) = largeurs.iter_mut().max() {
        *plus_large = *plus_large + LARGEUR - total;
    }
}

/// What a column needs: for its longest word, for its longest cell. A label may take two lines.
fn besoin(tableau: &Tableau, rang: usize) -> (usize, usize) {
    let twips = |texte: &str| texte.chars().count() * CARACTERE + MARGES;
    // Ordinary spaces alone: « SOC-01 » and « 12 % » stay whole.
    let mot = |texte: &str| texte.split(' ').map(twips).max().unwrap_or(0);
    // Bold is wider: headers, and keys.
    let gras = |largeur: usize| largeur * GRAS / 100;
    let colonne = &tableau.colonnes[rang];
    let libelle = gras(mot(&colonne.libelle));
    let cle = colonne.genre == GenreColonne::Cle;
    let lignes = tableau.lignes.iter().filter(|ligne| ligne.genre != GenreLigne::Section);
    let cellules = lignes.filter_map(|ligne| ligne.cellules.get(rang)).map(|cellule| brut(&cellule.contenu));
    cellules.fold((libelle, libelle), |(mots, entiere), texte| {
        let (mot, cellule) = (mot(&texte), twips(&texte));
        let (mot, cellule) = if cle { (gras(mot), gras(cellule)) } else { (mot, cellule) };
        (mots.max(mot), entiere.max(cellule))
    })
}
