//! Words made comparable: accents, capitals, punctuation and plurals set aside.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words that say nothing of what a column holds.
const CREUX: [&str; 20] = [
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "pour", "qui",
    "sur", "s", "x",
];

/// « Date d’échéance (prévue) » → « date d echeance prevue ».
pub fn plier(texte: &str) -> String {
    let nu = texte.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let mut espace = String::new();
    for c in nu {
        match c {
            'œ' => espace.push_str("oe"),
            '°' => espace.push('o'),
            c if c.is_alphanumeric() || c == '€' || c == '%' => espace.push(c),
            _ => espace.push(' '),
        }
    }
    espace.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words that matter, each without its plural mark: « Directions contributrices » → « direction contributrice ».
pub fn mots(texte: &str) -> Vec<String> {
    let plie = plier(texte);
    let mots = plie.split(' ').filter(|m| !m.is_empty() && !CREUX.contains(m));
    mots.map(singulier).collect()
}

/// The same, as one text.
pub fn cle(texte: &str) -> String {
    let mots = mots(texte);
    if mots.is_empty() { plier(texte) } else { mots.join(" ") }
}

fn singulier(mot: &str) -> String {
    let nu = mot.strip_suffix(['s', 'x']).filter(|m| m.chars().count() > 2);
    nu.unwrap_or(mot).to_owned()
}

/// What is left of a word once it agrees with nothing: « abandonnées » → « abandonn ».
pub fn radical(texte: &str) -> String {
    let mots = mots(texte);
    mots.iter().map(|m| m.trim_end_matches('e')).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mots_comparables() {
        assert_eq!(cle("Intitulé de l’action"), cle("INTITULES DES ACTIONS"));
        assert_eq!(radical("Abandonnées"), radical("abandonné"));
        assert_eq!(cle("N°"), "no");
        assert_eq!(cle("de la"), "de la");
    }
}
