//! The sheets of a workbook as tables: percentages in points, dates as dates.

use super::tableau::{Cellule, Ligne, SANS_RESULTAT, Tableau, Valeur};
use super::valeur::arrondir;
use crate::input::classeur::{CelluleLue, ClasseurLu, FeuilleLue, Format, ValeurLue};

/// Every sheet, in its order.
pub fn feuilles(classeur: &ClasseurLu) -> Vec<Tableau> {
    classeur.feuilles.iter().map(feuille).collect()
}

fn feuille(lue: &FeuilleLue) -> Tableau {
    let ligne = |l: &crate::input::classeur::LigneLue| Ligne {
        numero: l.numero + 1,
        cellules: l.cellules.iter().filter(|c| !c.valeur.est_vide()).filter_map(cellule).collect(),
    };
    Tableau { feuille: Some(lue.nom.clone()), lignes: lue.lignes.iter().map(ligne).collect() }
}

fn cellule(lue: &CelluleLue) -> Option<Cellule> {
    let valeur = match &lue.valeur {
        ValeurLue::Texte(texte) => Valeur::Texte(texte.to_string()),
        ValeurLue::Nombre(n) if !n.is_finite() => return None,
        ValeurLue::Nombre(n) if lue.format == Format::Pourcentage => Valeur::Pourcent(arrondir(n * 100.0)),
        ValeurLue::Nombre(n) => Valeur::Nombre(*n),
        ValeurLue::Date(date) => Valeur::Date(*date),
        ValeurLue::Booleen(b) => Valeur::Booleen(*b),
        ValeurLue::Erreur(erreur) if erreur.is_empty() => Valeur::Erreur(SANS_RESULTAT.to_owned()),
        ValeurLue::Erreur(erreur) => Valeur::Erreur(erreur.to_string()),
    };
    Some(Cellule { colonne: lue.colonne, valeur, formule: lue.formule })
}
