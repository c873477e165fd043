//! Heights of rows: a file is read before anyone could adjust them, so they are estimated.

use crate::classeur::longueur;
use crate::vue::classeur::contrat::{Aspect, Cellule, ColonneVue, Contenu, LigneVue, Resultat};

use super::formats::{taille, va_a_la_ligne};

/// Points of a line of text, for each point of its size.
const INTERLIGNE: f64 = 1.32;
const MINIMUM: f64 = 15.0;
/// Of a note: beyond, it is read by clicking on it, lest its row push the others away.
const LIGNES_DE_NOTE_MAX: f64 = 8.0;
/// Excel's own limit.
const MAXIMUM: f64 = 400.0;

/// The height a row needs; none when Excel's own does.
pub fn hauteur(ligne: &LigneVue, colonnes: &[ColonneVue]) -> Option<f64> {
    let masquee = |c: &&Cellule| colonnes.get(usize::from(c.colonne)).is_some_and(|k| k.masquee);
    let visibles = ligne.cellules.iter().filter(|c| !masquee(c));
    let besoin = visibles.map(|c| hauteur_de(c, colonnes)).fold(MINIMUM, f64::max);
    (besoin > MINIMUM + 0.5).then_some(besoin.min(MAXIMUM))
}

#[expect(clippy::cast_precision_loss, reason = "lengths of texts")]
fn hauteur_de(cellule: &Cellule, colonnes: &[ColonneVue]) -> f64 {
    let taille = taille(cellule.aspect);
    let marge = match cellule.aspect {
        Aspect::Titre | Aspect::Section | Aspect::Reponse => 8.0,
        Aspect::EnTete => 8.0,
        _ => 3.0,
    };
    let Some(texte) = texte(cellule) else { return 0.0 };
    let mut lignes = 1.0;
    if va_a_la_ligne(cellule.aspect) {
        let largeur = colonnes.get(usize::from(cellule.colonne)).map_or(10.0, |c| c.largeur);
        let gras = if matches!(cellule.aspect, Aspect::Fort | Aspect::EnTete) { 1.0 } else { 1.08 };
        let par_ligne = ((largeur - 1.5) * gras * 11.0 / taille).max(4.0);
        lignes = texte.split('\n').map(|l| (longueur(l) as f64 / par_ligne).ceil().max(1.0)).sum();
        if cellule.aspect == Aspect::Note {
            lignes = lignes.min(LIGNES_DE_NOTE_MAX);
        }
    }
    lignes * taille * INTERLIGNE + marge
}

fn texte(cellule: &Cellule) -> Option<&str> {
    match &cellule.contenu {
        Contenu::Texte { texte }
        | Contenu::Renvoi { texte, .. }
        | Contenu::Formule { resultat: Resultat::Texte { texte }, .. } => Some(texte),
        _ => None,
    }
}
