//! Which characters may a text hold? Accents are composed; invisible commands are refused.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text as every room after this one sees it: NFC, line ends as `\n`, no stray byte-order mark.
pub fn assainir(texte: &str) -> String {
    let texte: String = texte.replace("\r\n", "\n").chars().filter(|c| *c != '\u{feff}').collect();
    if is_nfc(&texte) { texte } else { texte.nfc().collect() }
}

/// First character that no text may hold.
pub fn interdit(texte: &str) -> Option<char> {
    let mut precedent = texte.chars().skip(1).map(Some).chain([None]);
    texte.chars().find(|c| {
        let suivant = precedent.next().flatten();
        est_interdit(*c) && !(*c == '\r' && suivant == Some('\n'))
    })
}

pub fn est_interdit(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffd}' => true,
        // Noncharacters: XML, hence Word and Excel files, cannot hold them.
        '\u{fdd0}'..='\u{fdef}' => true,
        _ => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// A name that comes from outside, as our own texts may hold it.
pub fn propre(texte: &str) -> String {
    assainir(texte).chars().filter(|c| !est_interdit(*c)).collect()
}

/// What it is, and what to do about it.
pub fn nommer(c: char) -> (String, &'static str) {
    let code = format!("U+{:04X}", u32::from(c));
    match c {
        '\u{fffd}' => (
            format!("« \u{fffd} » ({code}), trace d’une lettre perdue lors d’une conversion"),
            "retapez la lettre d’origine",
        ),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => (
            format!("caractère invisible qui change le sens de lecture ({code})"),
            "effacez ce passage et retapez-le",
        ),
        '\r' => (
            format!("retour chariot seul ({code})"),
            "enregistrez le fichier avec des fins de ligne ordinaires",
        ),
        _ => (format!("caractère de commande invisible ({code})"), "effacez ce passage et retapez-le"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compose_et_refuse() {
        assert_eq!(assainir("e\u{301}te\u{301}\r\n"), "été\n");
        assert_eq!(assainir("\u{feff}a"), "a");
        assert_eq!(interdit("ligne\r\nsuite\tfin\n"), None);
        assert_eq!(interdit("seul\rici"), Some('\r'));
        for c in ['\u{0}', '\u{7f}', '\u{85}', '\u{202e}', '\u{2066}', '\u{fffe}', '\u{1ffff}', '\u{fdd0}'] {
            assert_eq!(interdit(&format!("a{c}")), Some(c), "{:x}", u32::from(c));
        }
        assert_eq!(interdit("«\u{a0}œuvre\u{202f}» – l’été 😀 \u{200d}"), None);
    }
}
