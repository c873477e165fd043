//! Letters bared of their accents, to sort, compare and name files.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// « Été » → « Ete ». « œ » and « ° » are letters of their own: they stay.
pub fn sans_accents(texte: &str) -> impl Iterator<Item = char> + '_ {
    texte.nfd().filter(|c| !is_combining_mark(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_retires() {
        assert_eq!(sans_accents("Où l’Été, çà ?").collect::<String>(), "Ou l’Ete, ca ?");
        assert_eq!(sans_accents("e\u{301}œ°").collect::<String>(), "eœ°", "composed or not");
    }
}
