//! The calculations themselves, twice: in Rust, and as the Excel formula that gives the same result.

use crate::dossier::Sens;

/// Where an indicator stands against what is expected of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EtatCible {
    Atteinte,
    Proche,
    EnRetard,
    ARenseigner,
    SansCible,
}

impl EtatCible {
    pub const TOUS: &'static [Self] =
        &[Self::Atteinte, Self::Proche, Self::EnRetard, Self::ARenseigner, Self::SansCible];

    /// The words shown in the workbook and in the reports.
    pub fn libelle(self) -> &'static str {
        match self {
            Self::Atteinte => "Atteinte",
            Self::Proche => "Proche",
            Self::EnRetard => "En retard",
            Self::ARenseigner => "À renseigner",
            Self::SansCible => "Sans cible",
        }
    }
}

/// Share of the target under which a value is no longer close to it.
pub const MARGE: f64 = 0.05;

/// A rate, in points: 61 of 412 is 14.8. Nothing over nothing is no rate.
pub fn taux(numerateur: f64, denominateur: f64) -> Option<f64> {
    (denominateur != 0.0).then(|| 100.0 * numerateur / denominateur)
}

/// Value minus what is expected.
pub fn ecart(valeur: f64, attendu: f64) -> f64 {
    valeur - attendu
}

/// Status of a value against what is expected; `marge` in the unit of the indicator, five per cent
/// of what is expected when the dossier states none.
pub fn etat(valeur: Option<f64>, attendu: Option<f64>, sens: Sens, marge: Option<f64>) -> EtatCible {
    let Some(attendu) = attendu else { return EtatCible::SansCible };
    let Some(valeur) = valeur else { return EtatCible::ARenseigner };
    let retard = match sens {
        Sens::Baisse => valeur - attendu,
        Sens::Hausse | Sens::Neutre => attendu - valeur,
    };
    match retard {
        r if r <= 0.0 => EtatCible::Atteinte,
        r if r <= marge.unwrap_or(attendu.abs() * MARGE) => EtatCible::Proche,
        _ => EtatCible::EnRetard,
    }
}

/// The same calculations, spelled for a workbook. References are cell addresses (`F12`).
pub struct Calcul;

impl Calcul {
    pub fn taux(numerateur: &str, denominateur: &str) -> String {
        format!(
            "=IF(OR({numerateur}=\"\",{denominateur}=\"\"),\"\",IF({denominateur}=0,\"\",100*{numerateur}/{denominateur}))"
        )
    }

    pub fn ecart(valeur: &str, attendu: &str) -> String {
        format!("=IF(OR({valeur}=\"\",{attendu}=\"\"),\"\",{valeur}-{attendu})")
    }

    /// `marge`: a literal, or none for five per cent of what is expected.
    pub fn etat(valeur: &str, attendu: &str, sens: Sens, marge: Option<f64>) -> String {
        let retard = match sens {
            Sens::Baisse => format!("{valeur}-{attendu}"),
            Sens::Hausse | Sens::Neutre => format!("{attendu}-{valeur}"),
        };
        let marge = marge.map_or_else(|| format!("ABS({attendu})*{MARGE}"), |m| m.to_string());
        let [atteinte, proche, retard_dit, a_renseigner, sans_cible] =
            [0, 1, 2, 3, 4].map(|i| EtatCible::TOUS[i].libelle());
        format!(
            "=IF({attendu}=\"\",\"{sans_cible}\",IF({valeur}=\"\",\"{a_renseigner}\",\
             IF({retard}<=0,\"{atteinte}\",IF({retard}<={marge},\"{proche}\",\"{retard_dit}\"))))"
        )
    }
}
