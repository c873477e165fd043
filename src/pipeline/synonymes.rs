//! What did a person mean by a word that is of no list? The words by which people say the values of the closed lists
//! are known: a message names the one that was meant.

use super::lire_type;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pas};
use crate::dossier::Choix;
use crate::input::Arbre;
use crate::tableaux::Mots;

/// Table, field, family of the vocabulary.
const FAMILLES: [(&str, &str, &str); 16] = [
    ("actions", "priorite", "priorite"),
    ("actions", "effort", "effort"),
    ("actions", "statut", "statut"),
    ("actions", "diffusion", "diffusion"),
    ("cibles", "forme", "forme_cible"),
    ("contributions", "suite", "suite"),
    ("indicateurs", "categorie", "categorie"),
    ("indicateurs", "frequence", "frequence"),
    ("indicateurs", "sens", "sens"),
    ("indicateurs", "expression", "expression"),
    ("indicateurs", "usage", "usage"),
    ("parties_prenantes", "categorie", "categorie_partie"),
    ("parties_prenantes", "role", "role_partie"),
    ("segments", "type", "type_achat"),
    ("segments", "section", "section"),
    ("segments", "mode", "mode_achat"),
];

/// # Errors
/// Our own vocabulary, malformed: a test keeps this from happening.
pub(super) fn conseiller(fautes: Diagnostics, arbre: &Arbre) -> Result<Diagnostics, String> {
    if !fautes.contains(Code::ValeurHorsListe) {
        return Ok(fautes);
    }
    let mots = Mots::integres()?;
    Ok(fautes.into_iter().map(|faute| eclairer(faute, arbre, &mots)).collect())
}

fn eclairer(mut faute: Diagnostic, arbre: &Arbre, mots: &Mots) -> Diagnostic {
    let Some(voulu) = voulu(&faute, arbre, mots) else { return faute };
    // A word near by its letters alone is a worse lead.
    faute.aides.retain(|a| !a.starts_with("vouliez-vous dire"));
    // The list of the types of buyer is long, and no longer needed.
    if faute.aides.iter().any(|a| a.chars().count() > LISTE_LONGUE) {
        faute.aides.clear();
    }
    faute.aides.insert(0, format!("vouliez-vous dire \"{voulu}\" ?"));
    faute
}

/// Beyond, a list is more than its reader needs once a value is proposed.
const LISTE_LONGUE: usize = 500;

fn voulu(faute: &Diagnostic, arbre: &Arbre, mots: &Mots) -> Option<String> {
    if faute.code != Code::ValeurHorsListe {
        return None;
    }
    let chemin = faute.chemin()?;
    let texte = arbre.texte(chemin)?;
    let Pas::Cle(table) = chemin.etapes().first()? else { return None };
    let champ = chemin.derniere_cle()?;
    if (table.as_str(), champ) == ("acheteurs", "type") {
        return lire_type(texte).ok().map(|t| t.cle().to_owned());
    }
    let (_, _, famille) = FAMILLES.iter().find(|(t, c, _)| t == table && *c == champ)?;
    mots.choisir(famille, texte).ok().map(|lu| lu.valeur)
}
