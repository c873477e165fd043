//! Dates as people type them in a table: a day, or a month, a quarter, a year taken at its beginning or at its end.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::ecriture::{MOIS, sans_accents};
use crate::tableaux::pliage::plier;

/// Which end of a month, a quarter or a year a field wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bout {
    Debut,
    Fin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateLue {
    Jour(Date),
    /// First and last day.
    Duree(Date, Date),
}

/// Months cut short, as people type them.
const ABREGES: [(&str, i8); 11] = [
    ("janv", 1),
    ("jan", 1),
    ("fevr", 2),
    ("fev", 2),
    ("avr", 4),
    ("juil", 7),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

impl DateLue {
    /// The day itself, or the first or last day of the period.
    pub fn a(self, bout: Bout) -> Date {
        match (self, bout) {
            (Self::Jour(jour), _) => jour,
            (Self::Duree(debut, _), Bout::Debut) => debut,
            (Self::Duree(_, fin), Bout::Fin) => fin,
        }
    }

    /// Whether the cell gave a day.
    pub fn est_exacte(self) -> bool {
        matches!(self, Self::Jour(_))
    }
}

/// « 30/06/2027 », « 30 juin 2027 », « 2027-06-30 », « juin 2027 », « T2 2027 », « S1 2027 », « 2027 », « fin 2027 ».
pub fn lire_date(texte: &str) -> Option<DateLue> {
    let plie = plier(texte);
    let mut mots: Vec<&str> = plie.split(' ').filter(|m| !MOTS_DE_LIAISON.contains(m)).collect();
    // « T2-2027 » and « 2027 T2 » are one.
    if mots.len() == 2 && annee(mots[0]).is_some() && annee(mots[1]).is_none() {
        mots.swap(0, 1);
    }
    match mots.as_slice() {
        [a] => duree(annee(a)?, 1, 12),
        ["t" | "trimestre", n, a] | [n, "trimestre", a] => trimestre(n, a),
        ["s" | "semestre", n, a] | [n, "semestre", a] => semestre(n, a),
        [court, a] if rang(court, 't').is_some() => trimestre(rang(court, 't')?, a),
        [court, a] if rang(court, 's').is_some() => semestre(rang(court, 's')?, a),
        [m, a] => {
            let mois = mois(m).or_else(|| nombre(m))?;
            duree(annee_courte(a)?, mois, mois)
        }
        [a, m, j] if a.len() == 4 => jour(annee(a)?, nombre(m)?, nombre(j)?),
        [j, m, a] => {
            let j = j.strip_suffix("er").unwrap_or(j);
            jour(annee_courte(a)?, mois(m).or_else(|| nombre(m))?, nombre(j)?)
        }
        _ => None,
    }
}

/// « 2027-2028 », « de janvier 2027 à juin 2028 », « 01/2027 – 06/2028 ».
pub fn lire_periode(texte: &str) -> Option<(DateLue, DateLue)> {
    if let Some(une) = lire_date(texte) {
        return Some((une, une));
    }
    for separateur in [" à ", " au ", " – ", " — ", " - ", "–", "→", "-", "/", ">"] {
        let mut parts = texte.splitn(2, separateur);
        let (Some(debut), Some(fin)) = (parts.next(), parts.next()) else { continue };
        let debut = debut.trim().trim_start_matches("de ").trim_start_matches("du ");
        if let (Some(debut), Some(fin)) = (lire_date(debut), lire_date(fin))
            && debut.a(Bout::Debut) <= fin.a(Bout::Fin)
        {
            return Some((debut, fin));
        }
    }
    None
}

/// « fin 2027 », « courant 2027 », « d’ici 2027 », « le 30 juin 2027 »: the year or the day is what counts.
const MOTS_DE_LIAISON: [&str; 14] =
    ["fin", "courant", "debut", "annee", "en", "d", "ici", "le", "au", "avant", "horizon", "l", "de", "du"];

fn annee(mot: &str) -> Option<i16> {
    let a: i16 = mot.parse().ok()?;
    (mot.len() == 4 && (2000..=2100).contains(&a)).then_some(a)
}

fn annee_courte(mot: &str) -> Option<i16> {
    annee(mot)
        .or_else(|| Some(2000 + mot.parse::<i16>().ok().filter(|a| mot.len() == 2 && (15..=60).contains(a))?))
}

fn nombre(mot: &str) -> Option<i8> {
    (mot.len() <= 2).then(|| mot.parse().ok())?
}

fn mois(mot: &str) -> Option<i8> {
    let entier = (1..).zip(MOIS).find(|(_, nom)| sans_accents(nom).eq(mot.chars())).map(|(n, _)| n);
    entier.or_else(|| ABREGES.iter().find(|(nom, _)| *nom == mot).map(|(_, n)| *n))
}

/// « t2 » → « 2 », « 2t » → « 2 ».
fn rang(mot: &str, lettre: char) -> Option<&str> {
    let nu = mot.strip_prefix(lettre).or_else(|| mot.strip_suffix(lettre))?;
    (nu.len() == 1 && nu.bytes().all(|b| b.is_ascii_digit())).then_some(nu)
}

fn ordinal(mot: &str) -> Option<i8> {
    let nu = mot.trim_end_matches("eme").trim_end_matches("er").trim_end_matches('e').trim_end_matches("nd");
    match nu {
        "premi" => Some(1),
        "deuxi" | "second" => Some(2),
        "troisi" => Some(3),
        "quatri" => Some(4),
        nu => nombre(nu),
    }
}

fn trimestre(n: &str, a: &str) -> Option<DateLue> {
    let n = ordinal(n).filter(|n| (1..=4).contains(n))?;
    duree(annee(a)?, 3 * n - 2, 3 * n)
}

fn semestre(n: &str, a: &str) -> Option<DateLue> {
    let n = ordinal(n).filter(|n| (1..=2).contains(n))?;
    duree(annee(a)?, 6 * n - 5, 6 * n)
}

fn jour(annee: i16, mois: i8, jour: i8) -> Option<DateLue> {
    Date::new(annee, mois, jour).ok().map(DateLue::Jour)
}

/// From the first day of a month to the last of another.
fn duree(annee: i16, premier: i8, dernier: i8) -> Option<DateLue> {
    if !(1..=12).contains(&premier) || !(1..=12).contains(&dernier) {
        return None;
    }
    let fin = date(annee, dernier, 1).checked_add(1.month()).ok()?.checked_sub(1.day()).ok()?;
    Some(DateLue::Duree(date(annee, premier, 1), fin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_de_tableau() {
        let cas = [
            ("30/06/2027", "2027-06-30", "2027-06-30"),
            ("1er juillet 2027", "2027-07-01", "2027-07-01"),
            ("2027-06-30", "2027-06-30", "2027-06-30"),
            ("30.06.27", "2027-06-30", "2027-06-30"),
            ("juin 2027", "2027-06-01", "2027-06-30"),
            ("févr. 2028", "2028-02-01", "2028-02-29"),
            ("06/2027", "2027-06-01", "2027-06-30"),
            ("juin-27", "2027-06-01", "2027-06-30"),
            ("T2 2027", "2027-04-01", "2027-06-30"),
            ("2027-T2", "2027-04-01", "2027-06-30"),
            ("2e trimestre 2027", "2027-04-01", "2027-06-30"),
            ("S1 2027", "2027-01-01", "2027-06-30"),
            ("2nd semestre 2027", "2027-07-01", "2027-12-31"),
            ("fin 2027", "2027-01-01", "2027-12-31"),
            ("2027", "2027-01-01", "2027-12-31"),
        ];
        for (texte, debut, fin) in cas {
            let lue = lire_date(texte).unwrap_or_else(|| panic!("{texte}"));
            assert_eq!(
                (lue.a(Bout::Debut).to_string(), lue.a(Bout::Fin).to_string()),
                (debut.into(), fin.into()),
                "{texte}"
            );
        }
        for texte in ["bientôt", "31/02/2027", "T5 2027", "13/2027", "1998", "", "jui 2027"] {
            assert_eq!(lire_date(texte), None, "{texte}");
        }
        let (debut, fin) = lire_periode("2027-2029").expect("une période");
        assert_eq!((debut.a(Bout::Debut), fin.a(Bout::Fin)), (date(2027, 1, 1), date(2029, 12, 31)));
    }
}
