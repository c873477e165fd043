//! Values of a year that is not over, beyond the one under review: a column filled in place of another, most
//! often. They are kept; somebody should look.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::copie::Copie;
use super::fusion::Retenue;
use super::lieu::{Lieu, Poids, Remarque};
use super::valeur::Valeur;
use crate::classeur::{Cle, CleColonne};
use crate::ecriture::{compte, date_longue, liste};

/// Names said, beyond which their number is enough.
const DITS: usize = 6;

/// One remark a copy, at the first cell.
pub fn dire(copie: &Copie, date: Date, fichier: &str, retenues: &[Retenue]) -> Option<Remarque> {
    let en_cours = date.year().unsigned_abs();
    // Without a dashboard, the year just closed.
    let observee = copie.annee.unwrap_or(en_cours.saturating_sub(1));
    let (mut cellules, mut annees, mut noms) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for retenue in retenues {
        let Some((nom, annee)) = chiffre(retenue).filter(|(_, a)| *a > observee && *a >= en_cours) else {
            continue;
        };
        let Some(lieu) = retenue.lieux.iter().find(|l| *l.fichier == *fichier) else { continue };
        cellules.push(lieu.clone());
        annees.insert(annee.to_string());
        noms.insert(nom);
    }
    let premiere: Lieu = cellules.iter().min_by_key(|l| l.ordre())?.clone();
    let annees: Vec<String> = annees.into_iter().collect();
    let dits: Vec<&str> = noms.iter().take(DITS).copied().collect();
    let noms = match noms.len().saturating_sub(DITS) {
        0 => liste(&dits),
        autres => format!("{} et {}", dits.join(", "), compte(autres, "autre", "autres")),
    };
    let reglee = copie.annee.map_or_else(String::new, |a| format!("l’année observée est {a} et que "));
    let dit = format!(
        "{} pour {}, alors que {reglee}le point est du {} : {noms}",
        compte(cellules.len(), "valeur saisie", "valeurs saisies"),
        liste(&annees),
        date_longue(date)
    );
    Some(Remarque::new(Poids::Alerte, premiere, dit).aide(
        "gardées ainsi ; vérifiez que la bonne colonne a été remplie, ou changez l’année observée dans le tableau \
         de bord",
    ))
}

/// Figures alone: a comment may speak of what comes.
fn chiffre(retenue: &Retenue) -> Option<(&str, u16)> {
    match (&retenue.place.cle, retenue.place.colonne, &retenue.valeur) {
        (_, _, Valeur::Texte(_)) => None,
        (
            Cle::Indicateur { indicateur: nom, .. } | Cle::Segment { segment: nom },
            CleColonne::Annee(a),
            _,
        ) => Some((nom, a)),
        _ => None,
    }
}
