//! French spacing of what people type: no character is added or removed, only made right — an
//! ordinary space becomes a no-break one where French wants it, a straight apostrophe is curled, the
//! index of CO₂ lowered.

use super::{FINE, INSECABLE};

/// Words after which a number must not be carried to the next line.
const AVANT_NOMBRE: [&str; 15] = [
    "ODD", "L.", "R.", "D.", "A.", "n°", "art.", "Art.", "article", "articles", "no", "p.", "Article", "§",
    "axe",
];

/// Applies French spacing to a run of prose.
pub fn typographier(texte: &str) -> String {
    let lettres: Vec<char> = texte.chars().collect();
    let mut ecrit = String::with_capacity(texte.len() + 8);
    for (i, &c) in lettres.iter().enumerate() {
        let avant = i.checked_sub(1).map(|j| lettres[j]);
        let apres = lettres.get(i + 1).copied();
        ecrit.push(match c {
            ' ' => espace(&lettres, i, avant, apres),
            '\'' if avant.is_some_and(char::is_alphabetic) && apres.is_some_and(char::is_alphanumeric) => '’',
            '\'' if avant.is_some_and(char::is_alphabetic) && apres == Some('«') => '’',
            '2' if dioxyde_de_carbone(&lettres, i) => '₂',
            autre => autre,
        });
    }
    ecrit
}

/// The space that French wants at this place.
fn espace(lettres: &[char], i: usize, avant: Option<char>, apres: Option<char>) -> char {
    match (avant, apres) {
        (Some('«'), _) | (_, Some('»' | ':')) => INSECABLE,
        (_, Some(';' | '!' | '?')) => FINE,
        (Some(a), Some('%')) if a.is_ascii_digit() => FINE,
        (Some(a), Some('€')) if a.is_ascii_digit() => INSECABLE,
        (Some(a), Some(b)) if a.is_ascii_digit() && b.is_ascii_digit() && groupe_de_milliers(lettres, i) => {
            FINE
        }
        (Some(_), Some(b))
            if b.is_ascii_digit() && AVANT_NOMBRE.contains(&mot_avant(lettres, i).as_str()) =>
        {
            INSECABLE
        }
        // « article L. 2111-3 », « 30 M€ HT ».
        (Some('e'), Some('L' | 'R' | 'D' | 'A')) if lettres.get(i + 2) == Some(&'.') => INSECABLE,
        (Some(_), Some('L' | 'R' | 'D' | 'A'))
            if lettres.get(i + 2) == Some(&'.') && AVANT_NOMBRE.contains(&mot_avant(lettres, i).as_str()) =>
        {
            INSECABLE
        }
        // « 1er janvier », « 5 mai 2027 »: a day keeps with its month.
        (Some(a), Some(b)) if b.is_alphabetic() && est_un_jour(lettres, i, a) && est_un_mois(lettres, i) => {
            INSECABLE
        }
        (Some('€'), Some('H')) if lettres.get(i + 2) == Some(&'T') => INSECABLE,
        (Some(a), Some('M' | 'k')) if a.is_ascii_digit() && lettres.get(i + 2) == Some(&'€') => INSECABLE,
        _ => ' ',
    }
}

/// « 1er », « 5 », « 31 » stand before the space.
fn est_un_jour(lettres: &[char], i: usize, avant: char) -> bool {
    avant.is_ascii_digit() && mot_avant(lettres, i).len() <= 2
        || avant == 'r' && mot_avant(lettres, i) == "1er"
}

fn est_un_mois(lettres: &[char], i: usize) -> bool {
    let mot: String = lettres[i + 1..].iter().take_while(|c| c.is_alphabetic()).collect();
    super::MOIS.contains(&mot.as_str())
}

/// « CO2 », « CO2e », but neither « CO20 » nor « SICO2 ».
fn dioxyde_de_carbone(lettres: &[char], i: usize) -> bool {
    let avant = &lettres[..i];
    let suite: Vec<char> = lettres[i + 1..].iter().copied().take_while(|c| c.is_alphanumeric()).collect();
    avant.ends_with(&['C', 'O'])
        && !avant.iter().rev().nth(2).is_some_and(|c| c.is_alphanumeric())
        && matches!(suite.as_slice(), [] | ['e'] | ['é', 'q'] | ['e', 'q'])
}

/// Exactly three digits follow, and one to three precede.
fn groupe_de_milliers(lettres: &[char], i: usize) -> bool {
    let apres = lettres[i + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
    let avant = lettres[..i].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    apres == 3 && (1..=3).contains(&avant)
}

fn mot_avant(lettres: &[char], i: usize) -> String {
    let debut =
        lettres[..i].iter().rposition(|c| c.is_whitespace() || "(’'".contains(*c)).map_or(0, |p| p + 1);
    lettres[debut..i].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::typographier;

    #[test]
    fn espaces_francaises() {
        let cas = [
            ("l'achat : « oui » ; non ?", "l’achat\u{a0}: «\u{a0}oui\u{a0}»\u{202f}; non\u{202f}?"),
            ("article L. 2111-3", "article\u{a0}L.\u{a0}2111-3"),
            ("50 000 000 € HT", "50\u{202f}000\u{202f}000\u{a0}€\u{a0}HT"),
            ("la loi n° 2021-1104", "la loi n°\u{a0}2021-1104"),
            ("30 % en 2027", "30\u{202f}% en 2027"),
            ("en 2026 200 marchés", "en 2026 200 marchés"),
            ("https://www.exemple.fr", "https://www.exemple.fr"),
            ("52 t CO2e de CO2, au 1er janvier", "52 t CO₂e de CO₂, au 1er\u{a0}janvier"),
        ];
        for (ecrit, attendu) in cas {
            assert_eq!(typographier(ecrit), attendu);
        }
    }

    proptest::proptest! {
        /// Only spaces, apostrophes and the index of CO₂ may change, and doing it twice changes nothing more.
        #[test]
        fn ne_perd_rien(texte in ".{0,80}") {
            let une = typographier(&texte);
            let lisse = |s: &str| s.replace(['\u{a0}', '\u{202f}'], " ").replace('’', "'").replace('₂', "2");
            proptest::prop_assert_eq!(lisse(&une), lisse(&texte));
            proptest::prop_assert_eq!(typographier(&une), une);
        }
    }
}
