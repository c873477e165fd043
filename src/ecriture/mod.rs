//! How are a number, an amount, a date, a list written in French? One function a question, used by
//! every document; nothing here knows what a SPASER is.

mod accents;
mod complement;
mod date;
mod lettres;
mod nombre;
mod typographie;

pub use accents::sans_accents;
pub use complement::{a, a_qui, complement_du_nom, de, que};
pub use date::{MOIS, date_en_lettres, date_longue, jour_et_mois, mois, mois_annee, premiere_date};
pub use lettres::entier_en_lettres;
pub use nombre::{millions, montant, montant_abrege, nombre, nombre_brut, poids, pourcentage};
pub use typographie::typographier;

/// No-break space, as wide as a word space: before a colon, inside guillemets, after « n° ».
pub const INSECABLE: char = '\u{a0}';
/// Narrow no-break space: before ; ! ? %, between groups of digits.
pub const FINE: char = '\u{202f}';

/// « a », « a et b », « a, b et c ».
pub fn liste<S: AsRef<str>>(elements: &[S]) -> String {
    match elements {
        [] => String::new(),
        [seul] => seul.as_ref().to_owned(),
        [debut @ .., dernier] => {
            let debut: Vec<&str> = debut.iter().map(AsRef::as_ref).collect();
            format!("{} et {}", debut.join(", "), dernier.as_ref())
        }
    }
}

/// « 1 action », « 26 actions ». French counts as singular what is under two.
pub fn compte(n: usize, singulier: &str, pluriel: &str) -> String {
    let nom = if n < 2 { singulier } else { pluriel };
    format!("{}{INSECABLE}{nom}", nombre(n as f64, 0))
}

/// Words as a table of data holds them: a spreadsheet must not take them for a formula.
pub fn inerte(texte: &str) -> String {
    let formule = texte.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formule { format!("'{texte}") } else { texte.to_owned() }
}

/// First letter in small, save for an acronym (« SPASER », « PME »).
pub fn minuscule(texte: &str) -> String {
    let mut lettres = texte.chars();
    match (lettres.next(), lettres.clone().next()) {
        (Some(premiere), deuxieme) if !deuxieme.is_some_and(char::is_uppercase) => {
            premiere.to_lowercase().chain(lettres).collect()
        }
        _ => texte.to_owned(),
    }
}

/// First letter in capitals, save for what is written its own way (« kWh »).
pub fn capitale(texte: &str) -> String {
    let premier_mot = texte.split(|c: char| c.is_whitespace() || c == '’').next().unwrap_or_default();
    if premier_mot.chars().skip(1).any(char::is_uppercase) {
        return texte.to_owned();
    }
    let mut lettres = texte.chars();
    lettres.next().map_or_else(String::new, |c| c.to_uppercase().chain(lettres).collect())
}
