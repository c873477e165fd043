//! Cells of a workbook of Excel, whoever saved it.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::Arc;

use super::balises::{Balise, Balises, Element};
use super::cellule::jour;
use super::limites::{self, Budget};
use super::tableau::{FeuilleLue, LigneLue};
use super::{CelluleLue, Format, Refus, ValeurLue, styles};
use crate::input::propre;
use crate::paquet::Paquet;

/// What the cells of every sheet refer to.
struct Commun {
    textes: Vec<Arc<str>>,
    formats: Vec<Format>,
    depuis_1904: bool,
}

pub fn lire(paquet: &mut Paquet) -> Result<Vec<FeuilleLue>, Refus> {
    let racine = relations(paquet, "_rels/.rels", "")?;
    let classeur = racine
        .values()
        .find(|r| r.genre.ends_with("/officeDocument"))
        .map_or_else(|| "xl/workbook.xml".to_owned(), |r| r.cible.clone());
    let (dossier, nom) = classeur.rsplit_once('/').unwrap_or(("", &classeur));
    let relations = relations(paquet, &format!("{dossier}/_rels/{nom}.rels"), dossier)?;
    let (feuilles, depuis_1904) = sommaire(paquet, &classeur)?;
    let par_genre = |fin: &str| relations.values().find(|r| r.genre.ends_with(fin)).map(|r| r.cible.clone());
    let mut budget = Budget::new();
    let textes = match par_genre("/sharedStrings") {
        Some(partie) => textes_partages(paquet, &partie, &mut budget)?,
        None => Vec::new(),
    };
    let formats = match par_genre("/styles") {
        Some(partie) => paquet.flux(&partie)?.map(styles::lire).transpose()?.unwrap_or_default(),
        None => Vec::new(),
    };
    let commun = Commun { textes, formats, depuis_1904 };
    let mut lues = Vec::new();
    for (nom, relation) in feuilles {
        // A sheet of charts has no cells; a sheet named and absent has none either.
        let Some(relation) = relations.get(&relation).filter(|r| r.genre.ends_with("/worksheet")) else {
            continue;
        };
        let Some(flux) = paquet.flux(&relation.cible)? else { continue };
        let balises = Balises::new(flux, &relation.cible);
        lues.push(FeuilleLue {
            lignes: Lecture { balises, commun: &commun, feuille: &nom, budget: &mut budget }.lignes()?,
            nom,
        });
    }
    Ok(lues)
}

struct Relation {
    genre: String,
    cible: String,
}

/// What a part points to, by identifiers.
fn relations(paquet: &mut Paquet, partie: &str, dossier: &str) -> Result<BTreeMap<String, Relation>, Refus> {
    let mut relations = BTreeMap::new();
    let Some(flux) = paquet.flux(partie)? else { return Ok(relations) };
    let mut balises = Balises::new(flux, partie);
    loop {
        match balises.suivante()? {
            Balise::Ouvre(e) if e.nom() == "Relationship" => {
                let externe = e.attribut("TargetMode").is_some_and(|m| m == "External");
                let champs = (e.attribut("Id"), e.attribut("Type"), e.attribut("Target"));
                if let ((Some(id), Some(genre), Some(cible)), false) = (champs, externe) {
                    relations.insert(id, Relation { genre, cible: resoudre(dossier, &cible) });
                }
            }
            Balise::Fin => return Ok(relations),
            _ => {}
        }
        if relations.len() > limites::PARTAGES {
            return Err(balises.illisible());
        }
    }
}

/// A target from the folder of its source: `worksheets/sheet1.xml`, `../x.xml`, `/xl/x.xml`.
fn resoudre(dossier: &str, cible: &str) -> String {
    let depart = if cible.starts_with('/') { "" } else { dossier };
    let mut etapes: Vec<&str> = Vec::new();
    for etape in depart.split('/').chain(cible.split('/')) {
        match etape {
            "" | "." => {}
            ".." => drop(etapes.pop()),
            autre => etapes.push(autre),
        }
    }
    etapes.join("/")
}

/// Names of the sheets with their relations, and whether days are counted from 1904.
fn sommaire(paquet: &mut Paquet, partie: &str) -> Result<(Vec<(String, String)>, bool), Refus> {
    let flux = paquet.flux(partie)?.ok_or(Refus::PartieAbsente("le sommaire des feuilles"))?;
    let mut balises = Balises::new(flux, partie);
    let (mut feuilles, mut depuis_1904) = (Vec::new(), false);
    loop {
        match balises.suivante()? {
            Balise::Ouvre(e) => match e.nom().as_str() {
                "workbookPr" => {
                    depuis_1904 = e.attribut("date1904").is_some_and(|v| v == "1" || v == "true");
                }
                "sheet" => {
                    let relation = e.attribut("id").unwrap_or_default();
                    feuilles.push((propre(&e.attribut("name").unwrap_or_default()), relation));
                }
                _ => {}
            },
            Balise::Fin => return Ok((feuilles, depuis_1904)),
            _ => {}
        }
        if feuilles.len() > limites::FEUILLES {
            return Err(Refus::TropDeFeuilles);
        }
    }
}

/// Texts that cells point to; their runs joined, phonetic aids left out.
fn textes_partages(paquet: &mut Paquet, partie: &str, budget: &mut Budget) -> Result<Vec<Arc<str>>, Refus> {
    let mut textes = Vec::new();
    let Some(flux) = paquet.flux(partie)? else { return Ok(textes) };
    let mut balises = Balises::new(flux, partie);
    loop {
        match balises.suivante()? {
            Balise::Ouvre(e) if e.nom() == "si" => {
                let texte = texte_riche(&mut balises, "si")?;
                budget.texte(texte.len())?;
                textes.push(texte.into());
            }
            Balise::Fin => return Ok(textes),
            _ => {}
        }
        if textes.len() > limites::PARTAGES {
            return Err(Refus::TropDeTexte);
        }
    }
}

/// Up to the end of an element: the texts of its `t`, those of `rPh` set apart.
fn texte_riche<R: Read>(balises: &mut Balises<R>, fin: &str) -> Result<String, Refus> {
    let (mut texte, mut dans_t, mut phonetique) = (String::new(), false, false);
    loop {
        match balises.suivante()? {
            Balise::Ouvre(e) => match e.nom().as_str() {
                "t" => dans_t = true,
                "rPh" => phonetique = true,
                _ => {}
            },
            Balise::Ferme(nom) if nom == fin => return Ok(sans_echappement(&texte)),
            Balise::Ferme(nom) => match nom.as_str() {
                "t" => dans_t = false,
                "rPh" => phonetique = false,
                _ => {}
            },
            Balise::Texte(t) if dans_t && !phonetique => texte += &t,
            Balise::Texte(_) => {}
            Balise::Fin => return Err(balises.illisible()),
        }
        if texte.len() > limites::TEXTE * 4 {
            return Err(Refus::TropDeTexte);
        }
    }
}

/// « _x000D_ » is how Excel writes what XML cannot hold.
fn sans_echappement(texte: &str) -> String {
    let mut ecrit = String::with_capacity(texte.len());
    let mut reste = texte;
    while let Some(place) = reste.find("_x") {
        let (avant, depuis) = reste.split_at(place);
        ecrit += avant;
        let code = depuis.get(2..6).filter(|_| depuis.as_bytes().get(6) == Some(&b'_'));
        let lettre = code.and_then(|c| u32::from_str_radix(c, 16).ok()).and_then(char::from_u32);
        match lettre {
            Some('\r') => reste = &depuis[7..],
            Some(c) => {
                ecrit.push(c);
                reste = &depuis[7..];
            }
            None => {
                ecrit += "_x";
                reste = &depuis[2..];
            }
        }
    }
    ecrit + reste
}

struct Lecture<'a, R: Read> {
    balises: Balises<R>,
    commun: &'a Commun,
    feuille: &'a str,
    budget: &'a mut Budget,
}

impl<R: Read> Lecture<'_, R> {
    fn lignes(mut self) -> Result<Vec<LigneLue>, Refus> {
        let mut lignes: Vec<LigneLue> = Vec::new();
        // The next row and column, for files that do not number them.
        let (mut ligne, mut colonne) = (0u32, 0u32);
        let mut courante: Vec<CelluleLue> = Vec::new();
        loop {
            match self.balises.suivante()? {
                Balise::Ouvre(e) => match e.nom().as_str() {
                    "row" => {
                        if let Some(numero) = e.attribut("r").and_then(|n| n.parse::<u32>().ok()) {
                            ligne = numero.saturating_sub(1);
                        }
                        colonne = 0;
                    }
                    "c" => {
                        if let Some((l, c)) = e.attribut("r").as_deref().and_then(adresse) {
                            (ligne, colonne) = (l, c);
                        }
                        if ligne >= limites::LIGNES || colonne >= limites::COLONNES {
                            return Err(Refus::HorsDesLimites { feuille: self.feuille.to_owned() });
                        }
                        if let Some(cellule) = self.cellule(&e, colonne)? {
                            self.budget.cellules(1, self.feuille)?;
                            courante.push(cellule);
                        }
                        colonne += 1;
                    }
                    _ => {}
                },
                Balise::Ferme(nom) if nom == "row" => {
                    if !courante.is_empty() {
                        lignes.push(LigneLue { numero: ligne, cellules: std::mem::take(&mut courante) });
                    }
                    ligne = ligne.saturating_add(1);
                }
                Balise::Ferme(nom) if nom == "sheetData" => return Ok(lignes),
                Balise::Fin => return Ok(lignes),
                _ => {}
            }
        }
    }

    fn cellule(&mut self, e: &Element, colonne: u32) -> Result<Option<CelluleLue>, Refus> {
        let genre = e.attribut("t");
        let style = e.attribut("s").and_then(|s| s.parse::<usize>().ok());
        let format = style.and_then(|s| self.commun.formats.get(s)).copied().unwrap_or_default();
        let (mut brut, mut en_ligne, mut formule, mut dans_v) = (String::new(), None, false, false);
        loop {
            match self.balises.suivante()? {
                Balise::Ouvre(e) => match e.nom().as_str() {
                    "v" => dans_v = true,
                    "f" => formule = true,
                    "is" => en_ligne = Some(texte_riche(&mut self.balises, "is")?),
                    _ => {}
                },
                Balise::Texte(t) if dans_v => brut += &t,
                Balise::Texte(_) => {}
                Balise::Ferme(nom) if nom == "c" => break,
                Balise::Ferme(nom) => dans_v &= nom != "v",
                Balise::Fin => return Err(self.balises.illisible()),
            }
            if brut.len() > limites::TEXTE * 4 {
                return Err(Refus::TropDeTexte);
            }
        }
        let valeur = match en_ligne {
            Some(texte) => Some(ValeurLue::Texte(self.texte(texte)?)),
            // A text result may be empty; no other can.
            None if formule && brut.is_empty() && genre.as_deref() != Some("str") => {
                Some(ValeurLue::Erreur("".into()))
            }
            None => self.valeur(genre.as_deref().unwrap_or("n"), brut, format)?,
        };
        Ok(valeur.filter(|v| !v.est_vide()).map(|valeur| CelluleLue { colonne, valeur, format, formule }))
    }

    fn texte(&mut self, texte: String) -> Result<Arc<str>, Refus> {
        self.budget.texte(texte.len())?;
        Ok(texte.into())
    }

    fn valeur(&mut self, genre: &str, brut: String, format: Format) -> Result<Option<ValeurLue>, Refus> {
        if brut.is_empty() {
            return Ok(None);
        }
        let nombre = |texte: &str| texte.trim().parse::<f64>().ok();
        Ok(Some(match genre {
            "s" => {
                let rang = brut.trim().parse::<usize>().ok();
                let texte = rang.and_then(|r| self.commun.textes.get(r));
                ValeurLue::Texte(texte.ok_or_else(|| self.balises.illisible())?.clone())
            }
            "str" | "inlineStr" => {
                let texte = sans_echappement(&brut);
                ValeurLue::Texte(self.texte(texte)?)
            }
            "b" => ValeurLue::Booleen(brut.trim() == "1" || brut.trim() == "true"),
            "e" => ValeurLue::Erreur(self.texte(brut)?),
            "d" => match brut.trim().get(..10).and_then(|jour| jour.parse().ok()) {
                Some(jour) => ValeurLue::Date(jour),
                None => ValeurLue::Texte(self.texte(brut)?),
            },
            _ => match nombre(&brut) {
                Some(n) if format == Format::Date => {
                    jour(n, self.commun.depuis_1904).map_or(ValeurLue::Nombre(n), ValeurLue::Date)
                }
                Some(n) => ValeurLue::Nombre(n),
                None => ValeurLue::Texte(self.texte(brut)?),
            },
        }))
    }
}

/// « C12 », « $C$12 »: row and column, from 0.
fn adresse(texte: &str) -> Option<(u32, u32)> {
    let texte = texte.replace('$', "");
    let chiffres = texte.find(|c: char| c.is_ascii_digit())?;
    let (lettres, numero) = texte.split_at(chiffres);
    if lettres.is_empty() || lettres.len() > 3 {
        return None;
    }
    let mut colonne = 0u32;
    for lettre in lettres.bytes() {
        let rang = lettre.to_ascii_uppercase().checked_sub(b'A').filter(|r| *r < 26)?;
        colonne = colonne * 26 + u32::from(rang) + 1;
    }
    Some((numero.parse::<u32>().ok()?.checked_sub(1)?, colonne - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adresses_cibles_et_echappements() {
        assert_eq!(adresse("A1"), Some((0, 0)));
        assert_eq!(adresse("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(["", "12", "A0", "AAAA1", "É1"].map(adresse), [None; 5]);
        assert_eq!(resoudre("xl", "worksheets/a.xml"), "xl/worksheets/a.xml");
        assert_eq!(resoudre("xl", "/xl/../../a.xml"), "a.xml");
        assert_eq!(sans_echappement("a_x000D_b_x0041_ _x_ _xé000_"), "abA _x_ _xé000_");
    }
}
