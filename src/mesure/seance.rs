//! Was a meeting held, is it still to hold? Once in Rust and once as a formula.

use jiff::civil::Date;

use crate::dossier::Annee;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EtatSeance {
    Tenue,
    ATenir,
    /// Its year has passed.
    NonTenue,
    /// Beyond those the scheme announces.
    EnPlus,
}

impl EtatSeance {
    /// As the workbook spells it.
    pub fn libelle(self) -> &'static str {
        match self {
            Self::Tenue => "Tenue",
            Self::ATenir => "À tenir",
            Self::NonTenue => "Non tenue",
            Self::EnPlus => "Facultative",
        }
    }
}

/// `prevue`: among those the scheme announces for the year.
pub fn etat(tenue: bool, annee: Annee, prevue: bool, point: Option<Date>) -> EtatSeance {
    match (tenue, prevue) {
        (true, _) => EtatSeance::Tenue,
        (false, false) => EtatSeance::EnPlus,
        (false, true) if point.is_some_and(|p| p.year() > i16::try_from(annee.0).unwrap_or(i16::MAX)) => {
            EtatSeance::NonTenue
        }
        (false, true) => EtatSeance::ATenir,
    }
}

/// The same, from the cells of the date, of the year and of the day of the review.
pub fn formule(date: &str, annee: &str, prevue: bool, point: &str) -> String {
    let [tenue, a_tenir, non_tenue, en_plus] =
        [EtatSeance::Tenue, EtatSeance::ATenir, EtatSeance::NonTenue, EtatSeance::EnPlus]
            .map(EtatSeance::libelle);
    if prevue {
        format!(
            "=IF({date}<>\"\",\"{tenue}\",IF({point}=\"\",\"{a_tenir}\",\
             IF(YEAR({point})>{annee},\"{non_tenue}\",\"{a_tenir}\")))"
        )
    } else {
        format!("=IF({date}<>\"\",\"{tenue}\",\"{en_plus}\")")
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn une_annee_passee_ne_se_rattrape_pas() {
        let au = |jour| etat(false, Annee(2027), true, Some(jour));
        assert_eq!(au(date(2027, 12, 31)), EtatSeance::ATenir);
        assert_eq!(au(date(2028, 1, 1)), EtatSeance::NonTenue);
        assert_eq!(etat(false, Annee(2027), false, Some(date(2030, 1, 1))), EtatSeance::EnPlus);
        assert_eq!(etat(true, Annee(2027), false, None), EtatSeance::Tenue);
    }
}
