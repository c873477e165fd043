//! The calculations themselves, twice: in Rust, and as the Excel formula that gives the same result.

use crate::dossier::{Annee, Sens};
use crate::ecriture::nombre_brut;

/// Where an indicator stands against what is expected of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EtatCible {
    Atteinte,
    Proche,
    EnRetard,
    ARenseigner,
    /// The value is missing, and its year is yet to be observed.
    AVenir,
    SansCible,
}

impl EtatCible {
    pub const TOUS: &'static [Self] =
        &[Self::Atteinte, Self::Proche, Self::EnRetard, Self::ARenseigner, Self::AVenir, Self::SansCible];

    /// Of a year that is observed.
    pub const OBSERVES: [Self; 5] =
        [Self::Atteinte, Self::Proche, Self::EnRetard, Self::ARenseigner, Self::SansCible];

    /// The words shown in the workbook and in the reports.
    pub fn libelle(self) -> &'static str {
        match self {
            Self::Atteinte => "Atteinte",
            Self::Proche => "Proche",
            Self::EnRetard => "En retard",
            Self::ARenseigner => "À renseigner",
            Self::AVenir => "À venir",
            Self::SansCible => "Sans cible",
        }
    }
}

/// How far behind its target a value is still close to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Marge {
    /// In the unit of the indicator.
    Unites(f64),
    /// A share of what is expected.
    Part(f64),
}

impl Marge {
    /// When the dossier states none: five per cent of what is expected.
    pub const USUELLE: Self = Self::Part(0.05);

    fn pour(self, attendu: f64) -> f64 {
        match self {
            Self::Unites(marge) => marge,
            Self::Part(part) => attendu.abs() * part,
        }
    }
}

/// Below this a difference is noise of the machine: 0.1 + 0.2 has reached 0.3.
const DECIMALES_COMPAREES: i32 = 9;

/// A rate, in points: 61 of 412 is 14.8. Nothing over nothing is no rate.
pub fn taux(numerateur: f64, denominateur: f64) -> Option<f64> {
    (denominateur != 0.0).then(|| 100.0 * numerateur / denominateur)
}

/// What is said of a part larger than its whole: « en 2025 : le numérateur (2 100) dépasse le dénominateur (141) ».
pub fn depassement(annee: Annee, numerateur: f64, denominateur: f64) -> Option<String> {
    (numerateur > denominateur).then(|| {
        let [n, d] = [numerateur, denominateur].map(nombre_brut);
        format!("en {annee} : le numérateur ({n}) dépasse le dénominateur ({d})")
    })
}

/// The rate of two terms or, failing them, the one stated.
pub fn taux_ou_enonce(
    numerateur: Option<f64>,
    denominateur: Option<f64>,
    enonce: Option<f64>,
) -> Option<f64> {
    numerateur.zip(denominateur).and_then(|(n, d)| taux(n, d)).or(enonce)
}

/// Value minus what is expected.
pub fn ecart(valeur: f64, attendu: f64) -> f64 {
    valeur - attendu
}

/// A point of the straight line from the baseline to a target; `part` goes from 0 to 1.
pub fn repere(reference: f64, cible: f64, part: f64) -> f64 {
    reference + (cible - reference) * part
}

/// Status of a value against what is expected.
pub fn etat(valeur: Option<f64>, attendu: Option<f64>, sens: Sens, marge: Marge) -> EtatCible {
    let Some(attendu) = attendu else { return EtatCible::SansCible };
    let Some(valeur) = valeur else { return EtatCible::ARenseigner };
    let echelle = 10f64.powi(DECIMALES_COMPAREES);
    let arrondi = |x: f64| (x * echelle).round() / echelle;
    let retard = match sens {
        Sens::Baisse => valeur - attendu,
        Sens::Hausse | Sens::Neutre => attendu - valeur,
    };
    match arrondi(retard) {
        r if r <= 0.0 => EtatCible::Atteinte,
        _ if arrondi(retard - marge.pour(attendu)) <= 0.0 => EtatCible::Proche,
        _ => EtatCible::EnRetard,
    }
}

/// The same calculations, spelled for a workbook. References are cell addresses (`F12`).
pub struct Calcul;

impl Calcul {
    /// [`taux_ou_enonce`], in points.
    pub fn taux_ou_enonce(numerateur: &str, denominateur: &str, enonce: &str) -> String {
        let a_defaut = format!("IF({enonce}=\"\",\"\",{enonce})");
        format!(
            "=IF(OR({numerateur}=\"\",{denominateur}=\"\"),{a_defaut},\
             IF({denominateur}=0,{a_defaut},100*{numerateur}/{denominateur}))"
        )
    }

    /// [`ecart`]; empty while one of the two is.
    pub fn ecart(valeur: &str, attendu: &str) -> String {
        format!("=IF(OR({valeur}=\"\",{attendu}=\"\"),\"\",{valeur}-{attendu})")
    }

    /// [`repere`]; empty while the baseline is.
    pub fn repere(reference: &str, cible: f64, part: f64) -> String {
        format!("=IF({reference}=\"\",\"\",{reference}+({cible}-{reference})*{part})")
    }

    /// The running total of a row, for a year that has its value.
    pub fn cumul(premiere: &str, annee: &str) -> String {
        format!("=IF({annee}=\"\",\"\",SUM({premiere}:{annee}))")
    }

    /// 1 for « Oui », 0 for « Non ».
    pub fn jalon(reponse: &str) -> String {
        format!("=IF({reponse}=\"Oui\",1,IF({reponse}=\"Non\",0,\"\"))")
    }

    /// [`etat`], spelled with the labels of [`EtatCible`]. `a_venir`: whether the year is after the one observed.
    pub fn etat(valeur: &str, attendu: &str, a_venir: &str, sens: Sens, marge: Marge) -> String {
        let retard = match sens {
            Sens::Baisse => format!("{valeur}-{attendu}"),
            Sens::Hausse | Sens::Neutre => format!("{attendu}-{valeur}"),
        };
        let marge = match marge {
            Marge::Unites(marge) => marge.to_string(),
            Marge::Part(part) => format!("ABS({attendu})*{part}"),
        };
        let [atteinte, proche, retard_dit, a_renseigner, sans_cible] =
            EtatCible::OBSERVES.map(EtatCible::libelle);
        let attente = EtatCible::AVenir.libelle();
        let d = DECIMALES_COMPAREES;
        format!(
            "=IF({attendu}=\"\",\"{sans_cible}\",IF({valeur}=\"\",IF({a_venir},\"{attente}\",\"{a_renseigner}\"),\
             IF(ROUND({retard},{d})<=0,\"{atteinte}\",IF(ROUND({retard}-{marge},{d})<=0,\"{proche}\",\"{retard_dit}\"))))"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn etats() {
        let hausse = |v, a| etat(v, a, Sens::Hausse, Marge::USUELLE);
        assert_eq!(hausse(Some(0.1 + 0.2), Some(0.3)), EtatCible::Atteinte);
        assert_eq!(hausse(Some(0.3), Some(0.1 + 0.2)), EtatCible::Atteinte, "noise is no delay");
        assert_eq!(hausse(Some(19.0), Some(20.0)), EtatCible::Proche);
        assert_eq!(hausse(Some(18.9), Some(20.0)), EtatCible::EnRetard);
        assert_eq!(hausse(None, Some(20.0)), EtatCible::ARenseigner);
        assert_eq!(hausse(Some(20.0), None), EtatCible::SansCible);
        assert_eq!(etat(Some(22.0), Some(20.0), Sens::Baisse, Marge::Unites(2.0)), EtatCible::Proche);
    }

    #[test]
    fn un_taux_prefere_ses_termes() {
        assert_eq!(taux_ou_enonce(Some(1.0), Some(4.0), Some(30.0)), Some(25.0));
        assert_eq!(taux_ou_enonce(Some(1.0), Some(0.0), Some(30.0)), Some(30.0));
        assert_eq!(taux_ou_enonce(Some(1.0), None, None), None);
    }
}
