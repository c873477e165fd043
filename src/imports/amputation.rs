//! What was cut out of a copy? A sheet without its hidden keys, or gone, holds nothing that can be read: the
//! rest of the copy says that it was there.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::copie::{Copie, Lecture};
use super::identite::Identite;
use super::lieu::{Lieu, Poids, Remarque};
use super::monde::Monde;
use crate::classeur::{Champ, Cle, CleColonne, Feuille, Role};
use crate::ecriture::liste;
use crate::input::classeur::{CelluleLue, ClasseurLu, FeuilleLue, Tableau};

/// Sheets that a person fills and whose rows have keys.
const REMPLIES: [Feuille; 8] = [
    Feuille::Indicateurs,
    Feuille::Actions,
    Feuille::Etapes,
    Feuille::Cartographie,
    Feuille::Detenteurs,
    Feuille::Gouvernance,
    Feuille::Agec,
    Feuille::Journal,
];

/// A sheet whose rows or columns cannot be told: the row of column keys was removed, or the column of row keys.
pub fn sans_cles(lecture: &mut Lecture<'_, '_>) {
    let lignes_a_lire =
        |cle: Cle| matches!(cle, Cle::Indicateur { .. } | Cle::Action { .. } | Cle::Etape { .. });
    let textes = || lecture.feuille.lignes.iter().flat_map(|l| &l.cellules).filter_map(texte);
    let (dit, aide) = if textes().filter_map(|t| t.parse().ok()).any(lignes_a_lire) {
        (
            "la ligne masquée des clés de colonnes a disparu : cette feuille ne peut être lue",
            "recopiez les saisies dans le classeur d’origine",
        )
    } else if a_perdu_sa_colonne(lecture.feuille) {
        (
            "la colonne masquée des clés (A) a été supprimée : aucune ligne de cette feuille ne peut être lue",
            "reprenez la copie d’origine et recollez-y les saisies, cellule par cellule, sans toucher aux \
             colonnes masquées",
        )
    } else {
        return;
    };
    lecture.copie.illisible = true;
    lecture.dire(Remarque::new(Poids::Faute, lecture.feuille_entiere(), dit).aide(aide));
}

fn texte(cellule: &CelluleLue) -> Option<&str> {
    cellule.valeur.texte().map(str::trim)
}

/// A row of column keys, some of them of cells to fill, without that of the row keys.
fn a_perdu_sa_colonne(feuille: &FeuilleLue) -> bool {
    feuille.lignes.iter().any(|ligne| {
        let cles: BTreeSet<CleColonne> =
            ligne.cellules.iter().filter_map(|c| texte(c)?.parse().ok()).collect();
        // What a department's sheet recalls is never read.
        let rappelle = cles.contains(&CleColonne::Champ(Champ::Attente));
        cles.len() > 1 && !rappelle && cles.iter().any(se_remplit)
    })
}

fn se_remplit(cle: &CleColonne) -> bool {
    match cle {
        CleColonne::Annee(_) => true,
        CleColonne::Champ(champ) => {
            let colonnes = REMPLIES.iter().flat_map(|f| f.colonnes().iter().chain(f.colonnes_apres()));
            colonnes.filter(|c| c.role == Role::Saisie).any(|c| c.champ == *champ)
        }
        CleColonne::Cle => false,
    }
}

/// Rows of indicators that the rest of the copy speaks of and that are gone. A copy of a department that
/// follows no indicator speaks of none.
pub fn indicateurs_perdus(
    monde: &Monde<'_>,
    fichier: &Arc<str>,
    classeur: &ClasseurLu,
    identite: &Identite,
    copie: &Copie,
) -> Option<Remarque> {
    if copie.illisible {
        return None;
    }
    let dits = indicateurs_dits(monde, classeur);
    let lus: BTreeSet<(&str, &str)> = copie
        .lignes
        .iter()
        .filter_map(|cle| match cle {
            Cle::Indicateur { indicateur, acheteur, .. } => Some((indicateur.as_str(), acheteur.as_str())),
            _ => None,
        })
        .collect();
    let aide = "la feuille des indicateurs a sans doute été supprimée : reprenez la copie d’origine, et \
                recollez-y les saisies";
    let entier = Lieu::fichier(fichier);
    if lus.is_empty() && !dits.is_empty() {
        let dit = format!(
            "les lignes d’indicateurs ont disparu de cette copie, qui en suit pourtant {}",
            dits.len()
        );
        return Some(Remarque::new(Poids::Faute, entier, dit).aide(aide));
    }
    if identite.direction().is_some() {
        return None;
    }
    // One sheet a buyer.
    let muets: Vec<&str> = identite
        .acheteurs()
        .into_iter()
        .filter(|acheteur| {
            let siens = || monde.blocs.keys().filter(|(_, a)| a == acheteur);
            siens().any(|(i, _)| dits.contains(*i)) && !siens().any(|bloc| lus.contains(bloc))
        })
        .collect();
    if !muets.is_empty() {
        let dit = format!("les lignes d’indicateurs de {} ont disparu de cette copie", liste(&muets));
        return Some(Remarque::new(Poids::Faute, entier, dit).aide(aide));
    }
    (lus.is_empty() && !monde.blocs.is_empty()).then(|| {
        let dit = "cette copie n’a aucune ligne d’indicateur";
        Remarque::new(Poids::Alerte, entier, dit)
            .aide("si la feuille des indicateurs a été supprimée, redemandez le classeur complet")
    })
}

/// Indicators of the dossier that the copy defines, or whose results its dashboard computes.
fn indicateurs_dits(monde: &Monde<'_>, classeur: &ClasseurLu) -> BTreeSet<String> {
    let suivis: BTreeSet<&str> = monde.blocs.keys().map(|(indicateur, _)| *indicateur).collect();
    let mut dits = BTreeSet::new();
    for feuille in &classeur.feuilles {
        match Tableau::new(feuille) {
            Some(tableau) => {
                let definis = tableau.lignes().filter_map(|l| match tableau.cle(l)?.parse() {
                    Ok(Cle::Definition { indicateur }) => Some(indicateur),
                    _ => None,
                });
                dits.extend(definis.map(|id| monde.id_actuel(&id)));
            }
            None => {
                let textes = feuille.lignes.iter().flat_map(|l| &l.cellules).filter_map(texte);
                dits.extend(textes.map(|id| monde.id_actuel(id)));
            }
        }
    }
    dits.retain(|id| suivis.contains(id.as_str()));
    dits
}
