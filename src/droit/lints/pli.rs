//! Text folded for searching: lower case, no accent, plain spaces and apostrophes; each folded byte knows
//! where it comes from.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text and the way back to what was written.
pub struct Plie {
    texte: String,
    /// For each byte of `texte`, and its end, the byte of the original it stands for.
    origines: Vec<usize>,
}

impl Plie {
    /// Folds a text whole.
    pub fn new(original: &str) -> Self {
        let (mut texte, mut origines) = (String::with_capacity(original.len()), Vec::new());
        for (octet, c) in original.char_indices() {
            let avant = texte.len();
            plier(c, &mut texte);
            origines.extend(std::iter::repeat_n(octet, texte.len() - avant));
        }
        origines.push(original.len());
        Self { texte, origines }
    }

    /// The folded text, that patterns are written for.
    pub fn texte(&self) -> &str {
        &self.texte
    }

    /// From a range of folded bytes to that of the original.
    pub fn origine(&self, etendue: Range<usize>) -> Range<usize> {
        let fin = self.origines.get(etendue.end).or(self.origines.last()).copied().unwrap_or_default();
        self.origines.get(etendue.start).copied().unwrap_or(fin)..fin
    }

    /// Sentences: a period ends one when a space follows and the word before is no abbreviation
    /// (« L. », « art. », « n. »); so does a blank line, or the next element of a list.
    pub fn phrases(&self) -> Vec<Range<usize>> {
        let octets = self.texte.as_bytes();
        let mut phrases = Vec::new();
        let mut debut = 0;
        for (i, c) in octets.iter().enumerate() {
            let suivant = octets.get(i + 1);
            let espace = suivant.is_none_or(u8::is_ascii_whitespace);
            let fin = match c {
                b'\n' => matches!(suivant, Some(b'\n' | b'-' | b'*')),
                b'!' | b'?' => espace,
                b'.' => espace && !est_abrege(&self.texte[debut..i]),
                _ => false,
            };
            if fin {
                phrases.push(debut..i + 1);
                debut = i + 1;
            }
        }
        phrases.push(debut..octets.len());
        phrases.retain(|p| !p.is_empty());
        phrases
    }
}

fn est_abrege(avant: &str) -> bool {
    let mot = avant.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    mot.len() == 1 && mot.bytes().all(|b| b.is_ascii_alphabetic())
        || matches!(mot, "art" | "al" | "cf" | "env" | "trav" | "no")
}

fn plier(c: char, texte: &mut String) {
    match c {
        'a'..='z' | '0'..='9' | '\n' => texte.push(c),
        c if c.is_ascii_uppercase() => texte.push(c.to_ascii_lowercase()),
        c if c.is_ascii_graphic() => texte.push(c),
        c if c.is_whitespace() => texte.push(' '),
        '’' | '‘' => texte.push('\''),
        '–' | '—' | '‑' | '−' => texte.push('-'),
        '€' => texte.push_str("eur"),
        '≥' => texte.push_str(">="),
        '°' => texte.push('o'),
        'œ' | 'Œ' => texte.push_str("oe"),
        'æ' | 'Æ' => texte.push_str("ae"),
        c => texte.extend(c.to_lowercase().nfd().filter(|c| !is_combining_mark(*c) && c.is_ascii())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plie_et_retrouve() {
        let original = "Le Conseil général d’Été\u{a0}: 100\u{a0}M€.";
        let plie = Plie::new(original);
        assert_eq!(plie.texte(), "le conseil general d'ete : 100 meur.");
        let place = plie.texte().find("100 meur").expect("le montant");
        assert_eq!(&original[plie.origine(place..place + 8)], "100\u{a0}M€");
    }

    #[test]
    fn phrases_et_abreviations() {
        let plie = Plie::new("L’art. L. 2111-3 le dit. Oui ! Non");
        let dites: Vec<&str> = plie.phrases().into_iter().map(|p| plie.texte()[p].trim()).collect();
        assert_eq!(dites, ["l'art. l. 2111-3 le dit.", "oui !", "non"]);
    }
}
