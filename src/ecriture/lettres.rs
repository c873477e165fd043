//! Whole numbers in letters, in the hyphenation used by acts (1990 spelling not applied).

const PETITS: [&str; 17] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize",
];
const DIZAINES: [&str; 7] = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante"];

/// « deux mille vingt-six », « quatre-vingt-onze »; up to 999 999, digits beyond.
pub fn entier_en_lettres(n: u32) -> String {
    match n {
        0..=99 => sous_cent(n),
        100..=999 => centaines(n),
        1_000..=999_999 => milliers(n),
        _ => n.to_string(),
    }
}

fn sous_cent(n: u32) -> String {
    let petit = |i: u32| PETITS[i as usize].to_owned();
    match n {
        0..=16 => petit(n),
        17..=19 => format!("dix-{}", petit(n - 10)),
        71 => "soixante et onze".to_owned(),
        70..=79 => format!("soixante-{}", sous_cent(n - 60)),
        80 => "quatre-vingts".to_owned(),
        81..=99 => format!("quatre-vingt-{}", sous_cent(n - 80)),
        _ => {
            let dizaine = DIZAINES[(n / 10) as usize];
            match n % 10 {
                0 => dizaine.to_owned(),
                1 => format!("{dizaine} et un"),
                reste => format!("{dizaine}-{}", petit(reste)),
            }
        }
    }
}

fn centaines(n: u32) -> String {
    let (cents, reste) = (n / 100, n % 100);
    let tete = if cents == 1 { "cent".to_owned() } else { format!("{} cent", sous_cent(cents)) };
    match (cents, reste) {
        (1, 0) => tete,
        (_, 0) => format!("{tete}s"),
        _ => format!("{tete} {}", sous_cent(reste)),
    }
}

fn milliers(n: u32) -> String {
    let (mille, reste) = (n / 1_000, n % 1_000);
    // « deux cent mille », « quatre-vingt mille »: no plural mark before « mille ».
    let tete = match mille {
        1 => "mille".to_owned(),
        _ => {
            let compte = entier_en_lettres(mille);
            let sans_s = if compte.ends_with("cents") || compte.ends_with("vingts") {
                compte.trim_end_matches('s').to_owned()
            } else {
                compte
            };
            format!("{sans_s} mille")
        }
    };
    if reste == 0 { tete } else { format!("{tete} {}", entier_en_lettres(reste)) }
}

#[cfg(test)]
mod tests {
    use super::entier_en_lettres;

    #[test]
    fn nombres_delicats() {
        for (n, lettres) in [
            (2026, "deux mille vingt-six"),
            (2031, "deux mille trente et un"),
            (71, "soixante et onze"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (99, "quatre-vingt-dix-neuf"),
            (200, "deux cents"),
            (201, "deux cent un"),
            (80_000, "quatre-vingt mille"),
            (21, "vingt et un"),
            (17, "dix-sept"),
        ] {
            assert_eq!(entier_en_lettres(n), lettres);
        }
    }
}
