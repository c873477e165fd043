//! From cells to a table ruled by its keys: the row of column keys, found by what it holds, then the rows
//! that bear a key.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::CelluleLue;
use crate::classeur::{CleColonne, cellule};

/// Filled cells of a sheet, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct FeuilleLue {
    pub nom: String,
    pub lignes: Vec<LigneLue>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LigneLue {
    /// From 0.
    pub numero: u32,
    pub cellules: Vec<CelluleLue>,
}

impl LigneLue {
    pub fn cellule(&self, colonne: u32) -> Option<&CelluleLue> {
        self.cellules.iter().find(|c| c.colonne == colonne)
    }

    /// « H12 »
    pub fn adresse(&self, colonne: u32) -> String {
        cellule(self.numero, u16::try_from(colonne).unwrap_or(u16::MAX))
    }
}

/// A sheet with its column keys.
#[derive(Debug)]
pub struct Tableau<'a> {
    pub feuille: &'a FeuilleLue,
    pub colonne_des_cles: u32,
    /// Each column once: of two with the same key, the first.
    pub colonnes: BTreeMap<CleColonne, u32>,
    /// Keys that two columns bear.
    pub doublons: Vec<CleColonne>,
    /// Rank, among the rows, of the one that bears the column keys.
    pub rang_des_cles: usize,
}

impl<'a> Tableau<'a> {
    /// The row of column keys holds `cle` and at least one other key, wherever it was moved.
    pub fn new(feuille: &'a FeuilleLue) -> Option<Self> {
        feuille.lignes.iter().enumerate().find_map(|(rang, ligne)| {
            let (mut colonnes, mut doublons) = (BTreeMap::new(), Vec::new());
            for c in &ligne.cellules {
                let Some(cle) = c.valeur.texte().and_then(|t| t.trim().parse::<CleColonne>().ok()) else {
                    continue;
                };
                match colonnes.entry(cle) {
                    Entry::Vacant(libre) => drop(libre.insert(c.colonne)),
                    Entry::Occupied(_) => doublons.push(cle),
                }
            }
            let colonne_des_cles = colonnes.remove(&CleColonne::Cle)?;
            (!colonnes.is_empty()).then_some(Self {
                feuille,
                colonne_des_cles,
                colonnes,
                doublons,
                rang_des_cles: rang,
            })
        })
    }

    /// Rows other than that of the column keys.
    pub fn lignes(&self) -> impl Iterator<Item = &'a LigneLue> {
        let rang = self.rang_des_cles;
        self.feuille.lignes.iter().enumerate().filter(move |(r, _)| *r != rang).map(|(_, l)| l)
    }

    /// What the key column holds on a row.
    pub fn cle<'b>(&self, ligne: &'b LigneLue) -> Option<&'b str> {
        ligne.cellule(self.colonne_des_cles)?.valeur.texte().map(str::trim)
    }

    pub fn lire<'b>(&self, ligne: &'b LigneLue, colonne: CleColonne) -> Option<&'b CelluleLue> {
        ligne.cellule(*self.colonnes.get(&colonne)?)
    }
}
