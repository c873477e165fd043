//! Are two texts the same to whoever reads them? Spaces, quotes, dashes, capitals, emphasis are not words.

use crate::ecriture::typographier;

/// The words alone.
pub fn mots(texte: &str) -> String {
    let plat: String = typographier(texte).chars().map(propre).flat_map(char::to_lowercase).collect();
    let nu = plat.replace("...", "…").replace("oe", "œ");
    nu.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}

fn propre(c: char) -> char {
    match c {
        '’' | '‘' | '`' => '\'',
        '«' | '»' | '“' | '”' | '"' | '*' | '_' => ' ',
        '–' | '—' | '‑' | '−' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

pub fn memes_mots(a: &str, b: &str) -> bool {
    a == b || serrer(&mots(a)) == serrer(&mots(b))
}

/// Without the spaces that punctuation brings or takes.
fn serrer(texte: &str) -> String {
    texte.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The same for what may be absent.
pub fn memes(a: Option<&str>, b: Option<&str>) -> bool {
    memes_mots(a.unwrap_or_default(), b.unwrap_or_default())
}

pub fn memes_listes<S: AsRef<str>>(a: &[S], b: &[S]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| memes_mots(a.as_ref(), b.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::memes_mots;

    #[test]
    fn la_typographie_n_est_pas_un_changement() {
        for (a, b) in [
            ("l'achat : « oui » ; non ?", "L’achat\u{a0}: \"oui\"\u{202f}; non\u{202f}?"),
            ("un **mot** fort.", "Un mot fort"),
            ("de 2027-2032", "de 2027–2032"),
            ("cœur", "coeur"),
            ("a\n b", "a b"),
        ] {
            assert!(memes_mots(a, b), "{a} / {b}");
        }
        for (a, b) in [("22 %", "26 %"), ("avant 2028", "après 2028"), ("", "mot")] {
            assert!(!memes_mots(a, b), "{a} / {b}");
        }
    }
}
