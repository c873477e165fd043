//! What only the person can settle, told of the columns as wholes: sums without a nature, sums a hundred times the
//! others, objectives that a column may name and that was not read as such.

use super::champ::{Genre, Nature};
use super::colonne::{Cle, Colonne, Lien};
use super::plan::Plan;
use super::pliage;
use super::tableau::{Ligne, Valeur, adresse, lettres};
use super::valeur::{Ecriture, lire_nombre, millier_du_titre};

/// Beyond this many times the median of its column, a sum in thousands was most likely typed in euros.
const DEMESURE: f64 = 100.0;

/// Words that often head the objectives of a plan of actions.
const TETES_D_OBJECTIF: [&str; 7] =
    ["obj", "but", "finalit", "engagement", "ambition", "orientation", "levier"];

/// Whole sentences in French, a column each.
pub fn remarquer(sous: &[Ligne], colonnes: &[Colonne], nature: Nature, plan: &Plan) -> Vec<String> {
    let mut dits = Vec::new();
    for (colonne, lien) in colonnes.iter().filter_map(|c| Some((c, c.lien.as_ref()?))) {
        if lien.genre == Genre::Budget {
            let mots = pliage::mots(&colonne.titre);
            let dit = |taxe: &str| mots.iter().any(|m| m == taxe);
            let taxe = if dit("ttc") || dit("ht") { "" } else { ", HT ou TTC" };
            let lire = if dit("ttc") {
                String::new()
            } else {
                format!(
                    " (--colonne \"{}=moyens.fonctionnement\" la lit en euros HT par an)",
                    lettres(colonne.rang)
                )
            };
            dits.push(format!(
                "Colonne {} « {} » : le tableau ne dit pas s’il s’agit de fonctionnement ou d’investissement, par an ou en tout{taxe} ; la somme est gardée en toutes lettres dans `moyens.precision`{lire}",
                lettres(colonne.rang),
                colonne.titre,
            ));
        }
        dits.extend(demesures(sous, colonne, lien));
    }
    if nature == Nature::Actions {
        dits.extend(objectif_non_lu(colonnes, plan));
    }
    dits
}

fn demesures(sous: &[Ligne], colonne: &Colonne, lien: &Lien) -> Option<String> {
    let de_l_argent = matches!(lien.genre, Genre::Montant | Genre::Budget);
    let (_, unite) = millier_du_titre(&colonne.titre).filter(|_| de_l_argent)?;
    let mut valeurs: Vec<(f64, String)> = Vec::new();
    for ligne in sous {
        let Some(cellule) = ligne.cellule(colonne.rang) else { continue };
        let nombre = match &cellule.valeur {
            Valeur::Nombre(n) => Some(*n),
            // With its own unit, a cell says what it means.
            Valeur::Texte(t) if !t.contains(|c: char| c.is_alphabetic() || c == '€') => {
                lire_nombre(t, Ecriture::Montant).ok().map(|l| l.valeur)
            }
            _ => None,
        };
        let nombre = nombre.filter(|n| n.is_finite() && *n > 0.0);
        valeurs.extend(nombre.map(|n| (n, adresse(colonne.rang, ligne.numero))));
    }
    let mut triees: Vec<f64> = valeurs.iter().map(|(n, _)| *n).collect();
    triees.sort_by(f64::total_cmp);
    let mediane = *triees.get(triees.len().checked_sub(1)? / 2)?;
    let suspectes: Vec<String> = valeurs
        .iter()
        .filter(|(n, _)| *n >= mediane * DEMESURE)
        .map(|(n, ou)| format!("{ou}, {} {unite}", crate::ecriture::nombre_brut(*n)))
        .collect();
    (!suspectes.is_empty()).then(|| {
        format!(
            "Colonne {} « {} », en {unite} : cent fois les autres valeurs ou plus ({}) ; est-ce bien en {unite} ?",
            lettres(colonne.rang),
            colonne.titre,
            suspectes.join(" ; ")
        )
    })
}

/// Objectives were made from the axes: was there a column of objectives all the same?
fn objectif_non_lu(colonnes: &[Colonne], plan: &Plan) -> Option<String> {
    let lue = |c: &Colonne| c.lien.as_ref().is_some_and(|l| l.champ == Cle::Champ("objectif"));
    if plan.objectifs.is_empty() || colonnes.iter().any(lue) {
        return None;
    }
    let ressemble = |c: &&Colonne| {
        let mots = pliage::mots(&c.titre);
        c.lien.is_none() && mots.iter().any(|m| TETES_D_OBJECTIF.iter().any(|t| m.starts_with(t)))
    };
    let suite = match colonnes.iter().find(ressemble) {
        Some(c) => format!(
            "la colonne {} « {} » en nomme peut-être : --colonne \"{}=objectif\"",
            lettres(c.rang),
            c.titre,
            lettres(c.rang)
        ),
        None => {
            "si une colonne en nomme, dites laquelle : --colonne \"Titre de colonne=objectif\"".to_owned()
        }
    };
    Some(format!(
        "Aucune colonne n’est lue comme `objectif` : les objectifs proposés reprennent les axes ; {suite}"
    ))
}
