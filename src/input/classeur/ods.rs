//! Cells of a workbook of LibreOffice. Rows and columns repeat there by a number: what is empty is
//! skipped at once, whatever that number.

use std::io::Read;

use super::balises::{Balise, Balises, Element};
use super::limites::{self, Budget};
use super::tableau::{FeuilleLue, LigneLue};
use super::{CelluleLue, Format, Refus, ValeurLue};
use crate::input::propre;
use crate::paquet::Paquet;

const CONTENU: &str = "content.xml";

pub fn lire(paquet: &mut Paquet) -> Result<Vec<FeuilleLue>, Refus> {
    let flux = paquet.flux(CONTENU)?.ok_or(Refus::PartieAbsente("le contenu"))?;
    let mut balises = Balises::new(flux, CONTENU);
    let mut budget = Budget::new();
    let mut feuilles = Vec::new();
    loop {
        match balises.suivante()? {
            Balise::Ouvre(e) if e.nom() == "table" => {
                let nom = propre(&e.attribut("table:name").unwrap_or_default());
                let lignes =
                    Lecture { balises: &mut balises, feuille: &nom, budget: &mut budget }.lignes()?;
                feuilles.push(FeuilleLue { nom, lignes });
            }
            Balise::Fin => return Ok(feuilles),
            _ => {}
        }
        if feuilles.len() > limites::FEUILLES {
            return Err(Refus::TropDeFeuilles);
        }
    }
}

struct Lecture<'a, R: Read> {
    balises: &'a mut Balises<R>,
    feuille: &'a str,
    budget: &'a mut Budget,
}

impl<R: Read> Lecture<'_, R> {
    /// Rows up to the end of the table; a table within a cell is passed over.
    fn lignes(mut self) -> Result<Vec<LigneLue>, Refus> {
        let mut lignes = Vec::new();
        let mut numero = 0u32;
        loop {
            match self.balises.suivante()? {
                Balise::Ouvre(e) if e.nom() == "table-row" => {
                    let fois = repetition(&e, "table:number-rows-repeated");
                    let cellules = self.cellules()?;
                    if !cellules.is_empty() {
                        self.tenir(numero.saturating_add(fois), limites::LIGNES)?;
                        // The first is counted already.
                        self.budget
                            .cellules(cellules.len().saturating_mul(fois as usize - 1), self.feuille)?;
                        lignes.extend(
                            (0..fois).map(|n| LigneLue { numero: numero + n, cellules: cellules.clone() }),
                        );
                    }
                    numero = numero.saturating_add(fois);
                }
                Balise::Ferme(nom) if nom == "table" => return Ok(lignes),
                Balise::Fin => return Err(self.balises.illisible()),
                _ => {}
            }
        }
    }

    fn tenir(&self, fin: u32, limite: u32) -> Result<(), Refus> {
        if fin > limite {
            return Err(Refus::HorsDesLimites { feuille: self.feuille.to_owned() });
        }
        Ok(())
    }

    fn cellules(&mut self) -> Result<Vec<CelluleLue>, Refus> {
        let mut cellules = Vec::new();
        let mut colonne = 0u32;
        loop {
            match self.balises.suivante()? {
                Balise::Ouvre(e) if matches!(e.nom().as_str(), "table-cell" | "covered-table-cell") => {
                    let fois = repetition(&e, "table:number-columns-repeated");
                    let fin = e.nom();
                    let texte = self.texte(&fin)?;
                    let formule = e.attribut("table:formula").is_some();
                    let sans_resultat = formule && e.attribut("office:value-type").is_none();
                    let lue = self
                        .valeur(&e, texte)?
                        .or_else(|| sans_resultat.then(|| (ValeurLue::Erreur("".into()), Format::Ordinaire)));
                    if let Some((valeur, format)) = lue {
                        self.tenir(colonne.saturating_add(fois), limites::COLONNES)?;
                        self.budget.cellules(fois as usize, self.feuille)?;
                        cellules.extend((0..fois).map(|n| CelluleLue {
                            colonne: colonne + n,
                            valeur: valeur.clone(),
                            format,
                            formule,
                        }));
                    }
                    colonne = colonne.saturating_add(fois);
                }
                Balise::Ferme(nom) if nom == "table-row" => return Ok(cellules),
                Balise::Fin => return Err(self.balises.illisible()),
                _ => {}
            }
        }
    }

    /// Paragraphs of a cell, up to its end; notes and drawings set apart.
    fn texte(&mut self, fin: &str) -> Result<String, Refus> {
        let (mut texte, mut paragraphes, mut a_part, mut dans_p) = (String::new(), 0, 0usize, false);
        loop {
            match self.balises.suivante()? {
                Balise::Ouvre(e) => match e.nom().as_str() {
                    "annotation" | "frame" | "custom-shape" | "table" | "shapes" => a_part += 1,
                    _ if a_part > 0 => {}
                    "p" => {
                        if paragraphes > 0 {
                            texte.push('\n');
                        }
                        paragraphes += 1;
                        dans_p = true;
                    }
                    "s" => {
                        let nombre = e.attribut("text:c").and_then(|n| n.parse().ok()).unwrap_or(1usize);
                        texte += &" ".repeat(nombre.min(limites::TEXTE));
                    }
                    "tab" => texte.push('\t'),
                    "line-break" => texte.push('\n'),
                    _ => {}
                },
                Balise::Texte(t) if dans_p && a_part == 0 => texte += &t,
                Balise::Texte(_) => {}
                Balise::Ferme(nom) => match nom.as_str() {
                    "annotation" | "frame" | "custom-shape" | "table" | "shapes" => {
                        a_part = a_part.saturating_sub(1)
                    }
                    "p" if a_part == 0 => dans_p = false,
                    nom if nom == fin && a_part == 0 => return Ok(texte),
                    _ => {}
                },
                Balise::Fin => return Err(self.balises.illisible()),
            }
            if texte.len() > limites::TEXTE * 4 {
                return Err(Refus::TropDeTexte);
            }
        }
    }

    fn valeur(&mut self, e: &Element, texte: String) -> Result<Option<(ValeurLue, Format)>, Refus> {
        let nombre = || e.attribut("office:value").and_then(|n| n.trim().parse::<f64>().ok());
        // LibreOffice says here that a formula failed, and only here.
        let erreur = e.attribut("calcext:value-type").is_some_and(|genre| genre == "error");
        let genre = e.attribut("office:value-type").unwrap_or_default();
        let lue = match genre.as_str() {
            _ if erreur => Some((ValeurLue::Erreur(texte.as_str().into()), Format::Ordinaire)),
            "float" | "currency" => nombre().map(|n| (ValeurLue::Nombre(n), Format::Ordinaire)),
            "percentage" => nombre().map(|n| (ValeurLue::Nombre(n), Format::Pourcentage)),
            "date" => {
                let date = e.attribut("office:date-value").unwrap_or_default();
                date.get(..10).and_then(|j| j.parse().ok()).map(|j| (ValeurLue::Date(j), Format::Date))
            }
            "boolean" => {
                let vrai = e.attribut("office:boolean-value").is_some_and(|v| v == "true");
                Some((ValeurLue::Booleen(vrai), Format::Ordinaire))
            }
            _ => None,
        };
        let lue = lue.or_else(|| {
            let dit = e.attribut("office:string-value").unwrap_or(texte);
            Some((ValeurLue::Texte(dit.into()), Format::Ordinaire))
        });
        let lue = lue.filter(|(valeur, _)| !valeur.est_vide());
        if let Some((ValeurLue::Texte(texte) | ValeurLue::Erreur(texte), _)) = &lue {
            self.budget.texte(texte.len())?;
        }
        Ok(lue)
    }
}

/// At least one; a number that cannot be read is one too.
fn repetition(e: &Element, attribut: &str) -> u32 {
    e.attribut(attribut).and_then(|n| n.parse().ok()).unwrap_or(1).max(1)
}
