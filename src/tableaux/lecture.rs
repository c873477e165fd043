//! Rows under the titles → entries. What is no entry is set aside with its reason: blank rows, totals, headings,
//! titles repeated on each page.

use super::cellule::Convertisseur;
use super::champ::{Genre, Nature};
use super::colonne::{Cle, Colonne};
use super::entree::{Entree, GenreNote, LigneEcartee, Note};
use super::pliage;
use super::tableau::{Cellule, Ligne, SANS_RESULTAT, Valeur, adresse};
use super::toml::Toml;
use crate::ecriture::nombre_brut;

/// All the rows, sorted out.
#[derive(Default)]
pub struct Lecture {
    pub entrees: Vec<Entree>,
    pub ecartees: Vec<LigneEcartee>,
    /// Rows without anything, between others.
    pub vides: Vec<u32>,
    /// Cells left blank under a merged one: the title of their column, then their addresses.
    pub reprises: Vec<(String, Vec<String>)>,
    /// Cells whose value is the last result of a formula.
    pub formules: Vec<String>,
}

/// What is carried from a row to the next: the axis and the objective that a heading or a merged cell names.
#[derive(Default)]
struct Courants {
    axe: Option<String>,
    objectif: Option<String>,
}

/// Sorts the rows under the titles; a value left blank under a merged cell is that of the row above.
pub fn lire(
    lignes: &[Ligne],
    titres: &Ligne,
    colonnes: &[Colonne],
    nature: Nature,
    c: &Convertisseur<'_>,
) -> Lecture {
    let mut lecture = Lecture::default();
    let mut courants = Courants::default();
    let mut attendue = titres.numero + 1;
    for ligne in lignes {
        let pleines: Vec<&Cellule> =
            ligne.cellules.iter().filter(|c| !c.valeur.affichee().is_empty()).collect();
        if pleines.is_empty() {
            continue;
        }
        lecture.vides.extend(attendue..ligne.numero);
        attendue = ligne.numero + 1;
        if let Some(pourquoi) = ecarter(&pleines, titres, colonnes, nature) {
            let contenu: Vec<String> = pleines.iter().map(|c| c.valeur.affichee()).collect();
            if pourquoi == INTERTITRE && nature == Nature::Actions && intertitre(&contenu[0], &mut courants) {
                continue;
            }
            let contenu = contenu.join(" | ");
            lecture.ecartees.push(LigneEcartee { ligne: ligne.numero, pourquoi, contenu });
            continue;
        }
        let mut entree = entree(ligne, &pleines, colonnes, c, &mut lecture.formules);
        if nature == Nature::Actions {
            reprendre(&mut entree, ligne, colonnes, &mut courants, &mut lecture.reprises);
        }
        lecture.entrees.push(entree);
    }
    lecture
}

const INTERTITRE: &str = "une seule cellule remplie";

/// Why a row is no entry.
fn ecarter(
    pleines: &[&Cellule],
    titres: &Ligne,
    colonnes: &[Colonne],
    nature: Nature,
) -> Option<&'static str> {
    let dits: Vec<String> = pleines.iter().map(|c| pliage::plier(&c.valeur.affichee())).collect();
    let est_un_total = |d: &String| {
        let nu = d.replace("sous total", "total");
        ["total", "totaux", "total general", "ensemble"].contains(&nu.as_str())
    };
    if dits.iter().any(est_un_total) || dits[0].starts_with("total ") || dits[0].starts_with("sous total ") {
        return Some("ligne de total");
    }
    let titres_dits = titres.cellules.iter().map(|c| pliage::plier(&c.valeur.affichee()));
    let titres_dits = titres_dits.filter(|t| !t.is_empty());
    if pleines.len() > 1 && titres_dits.eq(dits.iter().cloned()) {
        return Some("titres répétés");
    }
    let [seule] = pleines else { return None };
    let champ =
        colonnes.iter().find(|c| c.rang == seule.colonne).and_then(|c| c.lien.as_ref()).map(|l| l.champ);
    let suffit = champ.is_some_and(|cle| matches!(cle, Cle::Champ(cle) if nature.requis() == [cle]));
    let dit_un_axe = dits[0].starts_with("axe ") || dits[0].starts_with("objectif ");
    (!suffit || dit_un_axe).then_some(INTERTITRE)
}

/// « Axe 2 – Sobriété » alone on its row heads the actions below.
fn intertitre(texte: &str, courants: &mut Courants) -> bool {
    let plie = pliage::plier(texte);
    if plie.starts_with("axe ") {
        *courants = Courants { axe: Some(texte.to_owned()), objectif: None };
        return true;
    }
    if plie.starts_with("objectif ") {
        courants.objectif = Some(texte.to_owned());
        return true;
    }
    false
}

fn entree(
    ligne: &Ligne,
    pleines: &[&Cellule],
    colonnes: &[Colonne],
    c: &Convertisseur<'_>,
    formules: &mut Vec<String>,
) -> Entree {
    let mut entree = Entree { ligne: ligne.numero, ..Entree::default() };
    for cellule in pleines {
        let ou = adresse(cellule.colonne, ligne.numero);
        let sans_resultat = cellule.valeur == Valeur::Erreur(SANS_RESULTAT.to_owned());
        if cellule.formule && !sans_resultat {
            formules.push(ou.clone());
        }
        let colonne = colonnes.iter().find(|c| c.rang == cellule.colonne);
        let titre = colonne.map_or_else(String::new, |c| c.titre.clone());
        let ecrit = cellule.valeur.affichee();
        let mut noter = |genre, dit: String| {
            entree.notes.push(Note {
                ou: ou.clone(),
                titre: titre.clone(),
                ecrit: ecrit.clone(),
                genre,
                dit,
            });
        };
        let lien = colonne.and_then(|c| c.lien.as_ref());
        let (cle, lien) = match lien.map(|l| (l.champ, l)) {
            Some((Cle::Champ(cle), lien)) => (cle.to_owned(), lien),
            Some((Cle::Annee(cle, annee), lien)) => (format!("{cle}.{annee}"), lien),
            Some((Cle::Rien, _)) | None if sans_resultat => {
                noter(GenreNote::Incompris, "le fichier ne porte pas son résultat".to_owned());
                continue;
            }
            Some((Cle::Rien, _)) | None => {
                noter(GenreNote::SansChamp, String::new());
                continue;
            }
        };
        let (saine, change) = assainir(cellule);
        if change {
            noter(GenreNote::Lu, "caractères invisibles retirés".to_owned());
        }
        if lien.genre == Genre::Montant && pliage::mots(&titre).iter().any(|m| m == "ttc") {
            noter(GenreNote::Incompris, "un montant hors taxes est attendu, ce titre dit TTC".to_owned());
            continue;
        }
        let saine = match lien.genre {
            Genre::Budget => budget(&saine, &titre),
            _ => saine,
        };
        match c.convertir(&cle, lien.genre, &saine, lien.unite) {
            Ok(conversion) => {
                conversion.dits.into_iter().for_each(|d| noter(GenreNote::Lu, d));
                conversion.incompris.into_iter().for_each(|d| noter(GenreNote::Incompris, d));
                for (cle, valeur) in conversion.champs {
                    entree.poser(&cle, valeur);
                }
            }
            Err(pourquoi) => noter(GenreNote::Incompris, pourquoi),
        }
    }
    entree
}

/// A sum that the table does not qualify, with the words of its title: « Budget prévisionnel : 15 k€ ».
fn budget(cellule: &Cellule, titre: &str) -> Cellule {
    let (libelle, unite) = match titre.trim().trim_end_matches(')').rsplit_once('(') {
        Some((libelle, unite)) if unite.contains('€') || unite.to_lowercase().contains("euro") => {
            (libelle.trim(), Some(unite.trim()))
        }
        _ => (titre.trim(), None),
    };
    let dite = match &cellule.valeur {
        Valeur::Nombre(n) => nombre_brut(*n),
        Valeur::Erreur(_) => return cellule.clone(),
        autre => autre.affichee(),
    };
    let nue = dite.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ",.".contains(c));
    let dite = match unite.filter(|_| nue) {
        Some(unite) => format!("{dite}\u{a0}{unite}"),
        None => dite,
    };
    // « 45 000 € » under « (€ TTC) » keeps the words that say which sum it is.
    let taxe = ["TTC", "HT"].into_iter().find(|t| {
        let dans = |texte: &str| pliage::plier(texte).split(' ').any(|m| m.eq_ignore_ascii_case(t));
        unite.is_some_and(dans) && !nue && !dans(&dite)
    });
    let dite = taxe.map_or_else(|| dite.clone(), |taxe| format!("{dite}\u{a0}{taxe}"));
    let libelle = libelle.trim_end_matches([':', ' ', '\u{a0}']);
    Cellule { valeur: Valeur::Texte(format!("{libelle}\u{a0}: {dite}")), ..cellule.clone() }
}

/// Without the characters that no dossier may hold.
fn assainir(cellule: &Cellule) -> (Cellule, bool) {
    let Valeur::Texte(texte) = &cellule.valeur else { return (cellule.clone(), false) };
    let texte = texte.replace("\r\n", "\n").replace("_x000D_", "");
    let saine: String = texte.chars().filter(|c| !crate::input::est_interdit(*c)).collect();
    let change = saine.len() != texte.len();
    (Cellule { valeur: Valeur::Texte(saine), ..cellule.clone() }, change)
}

/// A blank under a merged cell is the value above.
fn reprendre(
    entree: &mut Entree,
    ligne: &Ligne,
    colonnes: &[Colonne],
    courants: &mut Courants,
    reprises: &mut Vec<(String, Vec<String>)>,
) {
    let mut reprendre = |cle: &str, genre: Genre, courant: &mut Option<String>| {
        if let Some(ecrit) = entree.texte(cle) {
            let change = courant.as_deref() != Some(ecrit);
            *courant = Some(ecrit.to_owned());
            return change;
        }
        let Some(valeur) = courant.clone() else { return false };
        entree.poser(cle, Toml::Texte(valeur));
        if let Some(colonne) = colonnes.iter().find(|c| c.lien.as_ref().is_some_and(|l| l.genre == genre)) {
            let ou = adresse(colonne.rang, ligne.numero);
            match reprises.iter_mut().find(|(titre, _)| *titre == colonne.titre) {
                Some((_, ous)) => ous.push(ou),
                None => reprises.push((colonne.titre.clone(), vec![ou])),
            }
        }
        false
    };
    let mut axe = courants.axe.take();
    // Under a new axis, the objective of the last one no longer holds.
    if reprendre("axe", Genre::Axe, &mut axe) {
        courants.objectif = None;
    }
    courants.axe = axe;
    let mut objectif = courants.objectif.take();
    reprendre("objectif", Genre::Objectif, &mut objectif);
    courants.objectif = objectif;
}
