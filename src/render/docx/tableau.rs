//! Data tables: a header repeated on each page, rows that do not break, numbers on the right.

use docx_rs::{Paragraph, Table, TableCell, TableRow};

use super::champs::{cellule, grille};
use super::ressources::{Description, Ressources};
use super::texte::{ancrer, du_champ, paragraphe, simple};
use crate::ecriture::FINE;
use crate::vue::contrat::{Cellule, GenreColonne, GenreLigne, LigneTableau, Morceau, Tableau};
use crate::vue::texte::brut;

/// The margins of a cell, in twips.
const MARGES: usize = 190;
/// A table this short is never cut by the end of a page.
const LIGNES_TENUES: usize = 10;
/// A column set to « what it needs » takes no more than this.
const LARGEUR_NATURELLE: usize = 2200;

/// How the text of a table is set.
#[derive(Debug, Clone, Copy)]
struct Corps {
    /// Mean width of a character, in twips.
    caractere: usize,
    texte: &'static str,
    nombre: &'static str,
    entete: &'static str,
    entete_nombre: &'static str,
}

const COURANT: Corps = Corps {
    caractere: 104,
    texte: "TableauTexte",
    nombre: "TableauNombre",
    entete: "TableauEntete",
    entete_nombre: "TableauEnteteNombre",
};
/// For a table whose words would not fit.
const SERRE: Corps = Corps {
    caractere: 80,
    texte: "TableauTexteSerre",
    nombre: "TableauNombreSerre",
    entete: "TableauEnteteSerre",
    entete_nombre: "TableauEnteteNombreSerre",
};

pub fn tableau(tableau: &Tableau, largeur: usize, ressources: &mut Ressources) -> Table {
    let corps = if tient(tableau, largeur, COURANT) { COURANT } else { SERRE };
    let largeurs = largeurs(tableau, largeur, corps);
    let entete = tableau.colonnes.iter().zip(&largeurs).map(|(colonne, largeur)| {
        let style = match colonne.genre {
            GenreColonne::Nombre => corps.entete_nombre,
            _ => corps.entete,
        };
        cellule(*largeur).add_paragraph(simple(style, &colonne.libelle))
    });
    let mut rangees = vec![TableRow::new(entete.collect()).cant_split()];
    let petit = tableau.lignes.len() <= LIGNES_TENUES;
    for (rang, ligne) in (1..).zip(&tableau.lignes) {
        let tenue = petit && rang < tableau.lignes.len();
        rangees.push(rangee(ligne, tableau, &largeurs, (corps, tenue), ressources));
    }
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
    (corps, tenue): (Corps, bool),
    ressources: &mut Ressources,
) -> TableRow {
    let tenir = |p: Paragraph| if tenue { p.keep_next(true) } else { p };
    let cellules = match (ligne.genre, ligne.cellules.first()) {
        (GenreLigne::Section, Some(premiere)) => {
            let titre = paragraphe("TableauSection", &premiere.contenu, ressources);
            let titre = ancrer(titre, ligne.ancre.as_deref(), ressources);
            vec![cellule(largeurs.iter().sum()).grid_span(largeurs.len()).add_paragraph(tenir(titre))]
        }
        _ => ligne
            .cellules
            .iter()
            .zip(&tableau.colonnes)
            .zip(largeurs)
            .enumerate()
            .map(|(rang, ((contenu, colonne), largeur))| {
                let fort = contenu.fort || ligne.genre == GenreLigne::Total;
                let texte = texte(contenu, style(colonne.genre, corps), fort, ressources);
                let ancre = ligne.ancre.as_deref().filter(|_| rang == 0);
                cellule(*largeur).add_paragraph(tenir(ancrer(texte, ancre, ressources)))
            })
            .collect::<Vec<TableCell>>(),
    };
    TableRow::new(cellules).cant_split()
}

fn style(genre: GenreColonne, corps: Corps) -> &'static str {
    match genre {
        GenreColonne::Nombre => corps.nombre,
        _ => corps.texte,
    }
}

fn texte(cellule: &Cellule, style: &str, fort: bool, ressources: &mut Ressources) -> Paragraph {
    let mut texte = match fort {
        true => paragraphe(style, &[Morceau::Gras { contenu: cellule.contenu.clone() }], ressources),
        false => paragraphe(style, &cellule.contenu, ressources),
    };
    if let Some(cle) = &cellule.cle {
        let rang = ressources.champ(cle);
        du_champ(&mut texte, rang);
    }
    texte
}

/// Whether no word has to be cut.
fn tient(tableau: &Tableau, page: usize, corps: Corps) -> bool {
    (0..tableau.colonnes.len()).map(|rang| besoin(tableau, rang, corps).0).sum::<usize>() <= page
}

/// Widths that fill the page. A column of part 0 takes what its longest cell needs, the others share the rest;
/// none goes below its longest word.
fn largeurs(tableau: &Tableau, page: usize, corps: Corps) -> Vec<usize> {
    let besoins: Vec<(usize, usize)> =
        (0..tableau.colonnes.len()).map(|rang| besoin(tableau, rang, corps)).collect();
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
    let reste = page.saturating_sub(fixes) as f64;
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
    let mots: Vec<usize> = besoins.iter().map(|(mot, _)| *mot).collect();
    ajuster(&mut largeurs, &mots, page);
    largeurs
}

/// Brings the sum to the width of the page. What is too much is taken where words leave room, in proportion to
/// that room; when they leave none, everywhere. The last twips are the widest column's.
fn ajuster(largeurs: &mut [usize], mots: &[usize], page: usize) {
    let total: usize = largeurs.iter().sum::<usize>().max(1);
    let jeu: usize = largeurs.iter().zip(mots).map(|(largeur, mot)| largeur.saturating_sub(*mot)).sum();
    match total.checked_sub(page) {
        Some(trop) if trop <= jeu => {
            for (largeur, mot) in largeurs.iter_mut().zip(mots) {
                *largeur -= largeur.saturating_sub(*mot) * trop / jeu.max(1);
            }
        }
        Some(_) => largeurs.iter_mut().for_each(|largeur| *largeur = *largeur * page / total),
        None if jeu == 0 => largeurs.iter_mut().for_each(|largeur| *largeur = *largeur * page / total),
        None => {}
    }
    let total: usize = largeurs.iter().sum();
    if let Some(plus_large) = largeurs.iter_mut().max() {
        *plus_large = (*plus_large + page).saturating_sub(total);
    }
}

/// What a column needs: for its longest word, for its longest cell. A label may take two lines; it is bold.
fn besoin(tableau: &Tableau, rang: usize, corps: Corps) -> (usize, usize) {
    // Identifiers are capitals, a little wider.
    let cle = tableau.colonnes.get(rang).is_some_and(|colonne| colonne.genre == GenreColonne::Cle);
    let caractere = if cle { corps.caractere * 9 / 8 } else { corps.caractere };
    let twips = |texte: &str| {
        // Between thousands, half a character.
        let fines = texte.chars().filter(|c| *c == FINE).count();
        texte.chars().count() * caractere - fines * caractere / 2 + MARGES
    };
    let plus_longue = |texte: &str| texte.lines().map(twips).max().unwrap_or(0);
    // Ordinary spaces alone: « SOC-01 » and « 12 % » stay whole.
    let mot = |texte: &str| texte.split([' ', '\n']).map(twips).max().unwrap_or(0);
    let gras = |largeur: usize| largeur * 11 / 10;
    let libelle = tableau.colonnes.get(rang).map_or(0, |colonne| gras(mot(&colonne.libelle)));
    let lignes = tableau.lignes.iter().filter(|ligne| ligne.genre != GenreLigne::Section);
    let cellules = lignes.filter_map(|ligne| ligne.cellules.get(rang)).map(lignes_dites);
    cellules.fold((libelle, libelle), |(mots, entiere), texte| {
        let (mot, cellule) = (mot(&texte), plus_longue(&texte));
        let (mot, cellule) = if cle { (gras(mot), gras(cellule)) } else { (mot, cellule) };
        (mots.max(mot), entiere.max(cellule))
    })
}

/// The words of a cell, a line each where it says to break.
fn lignes_dites(cellule: &Cellule) -> String {
    let lignes = cellule.contenu.split(|morceau| matches!(morceau, Morceau::Saut)).map(brut);
    lignes.collect::<Vec<_>>().join("\n")
}
