//! A cell as it was saved.

use std::sync::Arc;

use jiff::civil::Date;

#[derive(Debug, Clone, PartialEq)]
pub struct CelluleLue {
    /// From 0.
    pub colonne: u32,
    pub valeur: ValeurLue,
    pub format: Format,
    /// The value is the last result of a formula.
    pub formule: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ValeurLue {
    Texte(Arc<str>),
    /// May not be finite: a file says what it wants.
    Nombre(f64),
    Date(Date),
    Booleen(bool),
    /// « #N/A », « #REF! »; empty when a formula was saved without its result.
    Erreur(Arc<str>),
}

/// What the cell shows, besides what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Ordinaire,
    /// 0.148 is shown « 14,8 % ».
    Pourcentage,
    /// A day, a time: the number counts days.
    Date,
}

impl ValeurLue {
    pub fn texte(&self) -> Option<&str> {
        match self {
            Self::Texte(texte) => Some(texte),
            _ => None,
        }
    }

    /// Nothing that a person would see.
    pub fn est_vide(&self) -> bool {
        self.texte().is_some_and(|t| t.trim().is_empty())
    }
}

/// The day of a count of days, as Excel counts: 1900 was a leap year there, or all begins in 1904.
pub fn jour(compte: f64, depuis_1904: bool) -> Option<Date> {
    let entier = compte.floor();
    if !(0.0..3_000_000.0).contains(&entier) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "just checked")]
    let jours = entier as i64;
    let (origine, jours) = match (depuis_1904, jours) {
        (true, n) => (jiff::civil::date(1904, 1, 1), n),
        (false, n @ 0..60) => (jiff::civil::date(1899, 12, 31), n),
        (false, n) => (jiff::civil::date(1899, 12, 30), n),
    };
    origine.checked_add(jiff::Span::new().days(jours)).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::jour;

    #[test]
    fn jours_d_excel() {
        assert_eq!(jour(1.0, false), Some(date(1900, 1, 1)));
        assert_eq!(jour(61.0, false), Some(date(1900, 3, 1)));
        assert_eq!(jour(46_420.75, false), Some(date(2027, 2, 2)));
        assert_eq!(jour(44_958.0, true), Some(date(2027, 2, 2)));
        assert_eq!([f64::NAN, -1.0, 1e308].map(|n| jour(n, false)), [None; 3]);
    }
}
