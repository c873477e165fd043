//! What Excel accepts. Its lengths are counted in UTF-16 units.

pub const NOM_DE_FEUILLE_MAX: usize = 31;
pub const TITRE_DE_MESSAGE_MAX: usize = 32;
pub const MESSAGE_MAX: usize = 255;
/// Of the values of a list typed in a validation, separators included; ours point to cells instead.
pub const LISTE_MAX: usize = 255;
pub const ENTETE_DE_PAGE_MAX: usize = 255;
pub const TEXTE_MAX: usize = 32_767;

pub fn longueur(texte: &str) -> usize {
    texte.encode_utf16().count()
}

/// The text, cut at a word when it is too long, an ellipsis saying so.
pub fn borner(texte: &str, max: usize) -> String {
    if longueur(texte) <= max {
        return texte.to_owned();
    }
    let mut garde = String::new();
    let mut prises = 0;
    for lettre in texte.chars() {
        prises += lettre.len_utf16();
        if prises >= max {
            break;
        }
        garde.push(lettre);
    }
    let mot = garde.rfind(char::is_whitespace).filter(|fin| longueur(&garde[..*fin]) * 2 > max);
    format!("{}…", garde[..mot.unwrap_or(garde.len())].trim_end())
}

/// Without what no cell can hold: control characters save the line feed, and lengths beyond Excel's.
pub fn nettoyer(texte: &str) -> String {
    let propre: String = texte
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect();
    borner(propre.trim(), TEXTE_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coupe_au_mot() {
        assert_eq!(borner("court", 10), "court");
        assert_eq!(borner("marchés notifiés dans l’année", 20), "marchés notifiés…");
        assert_eq!(borner("abcdefghijkl", 8), "abcdefg…");
        assert_eq!(nettoyer(" a\u{1}b\r\nc "), "ab\nc");
    }

    proptest::proptest! {
        #[test]
        fn jamais_trop_long(texte in "\\PC{0,60}", max in 4..40usize) {
            proptest::prop_assert!(longueur(&borner(&texte, max)) <= max);
        }
    }
}
