//! Dates in full, as acts and schemes write them.

use jiff::civil::Date;

use super::INSECABLE;
use super::lettres::entier_en_lettres;

/// The months, in order and in small letters.
pub const MOIS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// « juin ».
pub fn mois(date: Date) -> String {
    MOIS[usize::try_from(date.month() - 1).unwrap_or(0)].to_owned()
}

/// « 1er janvier 2027 », « 2 novembre 2026 ».
pub fn date_longue(date: Date) -> String {
    format!("{} {}", jour_et_mois(date), date.year())
}

/// « 1er janvier », « 30 juin ».
pub fn jour_et_mois(date: Date) -> String {
    let jour = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    format!("{jour}{INSECABLE}{}", mois(date))
}

/// « juin 2027 ».
pub fn mois_annee(date: Date) -> String {
    format!("{} {}", mois(date), date.year())
}

/// « L’an deux mille vingt-six, le deux novembre »: year and day in letters, for the session formula.
pub fn date_en_lettres(date: Date) -> String {
    let jour = if date.day() == 1 {
        "premier".to_owned()
    } else {
        entier_en_lettres(date.day().unsigned_abs().into())
    };
    format!("L’an {}, le {jour} {}", entier_en_lettres(date.year().unsigned_abs().into()), mois(date))
}

/// The first date that a text writes in full: « … du 12 mars 2025 … ».
pub fn premiere_date(texte: &str) -> Option<Date> {
    let mots: Vec<&str> = texte.split_whitespace().collect();
    mots.windows(3).find_map(|trois| {
        let [jour, mois, annee] = trois else { return None };
        let jour: i8 = jour.trim_end_matches("er").parse().ok()?;
        let rang = MOIS.iter().position(|m| *m == mois.to_lowercase())?;
        let annee: i16 = annee.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
        Date::new(annee, i8::try_from(rang + 1).ok()?, jour).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_en_toutes_lettres() {
        assert_eq!(date_longue(date(2027, 1, 1)), "1er\u{a0}janvier 2027");
        assert_eq!(date_en_lettres(date(2026, 11, 2)), "L’an deux mille vingt-six, le deux novembre");
        assert_eq!(date_en_lettres(date(2030, 8, 1)), "L’an deux mille trente, le premier août");
    }

    #[test]
    fn date_lue_dans_une_phrase() {
        let dite = "la délibération n° 2025-31 du 1er\u{a0}mars 2025, engageant l’élaboration du 2 juin 2024";
        assert_eq!(premiere_date(dite), Some(date(2025, 3, 1)));
        assert_eq!(premiere_date("la délibération n° 12 du 31 février 2025 et 4 mars"), None);
    }
}
