//! File names: no accent, no space, what acts software accepts.

use crate::dossier::Spaser;
use crate::ecriture::sans_accents;

/// A name that a mail, an archive and Windows all take, once the rest is added.
const SIGNES_AU_PLUS: usize = 60;

/// `spaser-valmont-2027-2032`
pub fn base(spaser: &Spaser<'_>) -> String {
    let document = &spaser.dossier.document;
    let coordonnateur = spaser.coordonnateur();
    let sigle = match &document.sigle {
        Some(sigle) => sigle.to_string(),
        None => coordonnateur.nom_court.clone().unwrap_or_else(|| coordonnateur.nom.clone()),
    };
    let periode = match (document.debut, document.fin) {
        (Some(debut), Some(fin)) => format!("-{debut}-{fin}"),
        (Some(debut), None) => format!("-{debut}"),
        _ => String::new(),
    };
    format!("spaser-{}{periode}", simplifier(&sigle))
}

/// Lower case, letters and digits, hyphens between; whole words, as many as a file name can carry.
pub fn simplifier(texte: &str) -> String {
    // « l’acheteur » is two words.
    let texte = texte.replace('’', " ");
    let nu = sans_accents(&texte).filter(char::is_ascii).collect::<String>().to_lowercase();
    let mots: Vec<&str> = nu.split(|c: char| !c.is_ascii_alphanumeric()).filter(|m| !m.is_empty()).collect();
    let mut nom = String::new();
    for mot in mots {
        let trait_d_union = usize::from(!nom.is_empty());
        if nom.len() + trait_d_union + mot.len() > SIGNES_AU_PLUS {
            // A first word too long is cut rather than lost.
            if nom.is_empty() {
                nom.extend(mot.chars().take(SIGNES_AU_PLUS));
            }
            break;
        }
        if trait_d_union == 1 {
            nom.push('-');
        }
        nom.push_str(mot);
    }
    if nom.is_empty() { "schema".to_owned() } else { nom }
}
