//! The grammar of keys: `indicateur/SOC-01/ville/numerateur`, `action/GOV-03`, `annee/2027`…
//! Identifiers hold no slash (the dossier's format forbids it), so a key splits in one way only.

use std::fmt;
use std::str::FromStr;

use super::{Champ, Donnee};

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cle {
    /// One line of an indicator, for one buyer; years are in the columns.
    Indicateur {
        indicateur: String,
        acheteur: String,
        donnee: Donnee,
    },
    Action {
        action: String,
    },
    /// A step, by its rank in the action, from 1.
    Etape {
        action: String,
        rang: u32,
    },
    Definition {
        indicateur: String,
    },
    Reglage(Reglage),
    /// A line of the `_meta` sheet.
    Meta {
        nom: String,
    },
}

/// A setting of the dashboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reglage {
    AnneeObservee,
    DateDuPoint,
}

impl Reglage {
    pub const TOUS: [Self; 2] = [Self::AnneeObservee, Self::DateDuPoint];

    fn cle(self) -> &'static str {
        match self {
            Self::AnneeObservee => "annee-observee",
            Self::DateDuPoint => "date-du-point",
        }
    }

    /// Its name in formulas.
    pub fn nom_defini(self) -> &'static str {
        match self {
            Self::AnneeObservee => "Annee_observee",
            Self::DateDuPoint => "Date_du_point",
        }
    }
}

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CleColonne {
    Cle,
    Annee(u16),
    Champ(Champ),
}

/// A key that the grammar does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleInvalide(pub String);

impl fmt::Display for CleInvalide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "la clé « {} » n’est pas de ce classeur", self.0)
    }
}

impl std::error::Error for CleInvalide {}

impl fmt::Display for Cle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Indicateur { indicateur, acheteur, donnee } => {
                write!(f, "indicateur/{indicateur}/{acheteur}/{}", donnee.cle())
            }
            Self::Action { action } => write!(f, "action/{action}"),
            Self::Etape { action, rang } => write!(f, "etape/{action}/{rang}"),
            Self::Definition { indicateur } => write!(f, "definition/{indicateur}"),
            Self::Reglage(reglage) => write!(f, "reglage/{}", reglage.cle()),
            Self::Meta { nom } => write!(f, "meta/{nom}"),
        }
    }
}

impl FromStr for Cle {
    type Err = CleInvalide;

    fn from_str(texte: &str) -> Result<Self, CleInvalide> {
        let parts: Vec<&str> = texte.split('/').collect();
        let lue = match parts[..] {
            ["indicateur", indicateur, acheteur, donnee] => Donnee::from_cle(donnee).map(|donnee| {
                Self::Indicateur { indicateur: indicateur.to_owned(), acheteur: acheteur.to_owned(), donnee }
            }),
            ["action", action] => Some(Self::Action { action: action.to_owned() }),
            ["etape", action, rang] => {
                rang_lu(rang).map(|rang| Self::Etape { action: action.to_owned(), rang })
            }
            ["definition", indicateur] => Some(Self::Definition { indicateur: indicateur.to_owned() }),
            ["reglage", nom] => Reglage::TOUS.into_iter().find(|r| r.cle() == nom).map(Self::Reglage),
            ["meta", nom] => Some(Self::Meta { nom: nom.to_owned() }),
            _ => None,
        };
        lue.filter(|_| parts.iter().all(|p| !p.is_empty())).ok_or_else(|| CleInvalide(texte.to_owned()))
    }
}

/// A rank from 1, spelled in one way only: a key that could be written twice would not be a key.
fn rang_lu(texte: &str) -> Option<u32> {
    texte.parse().ok().filter(|rang: &u32| *rang > 0 && rang.to_string() == texte)
}

impl fmt::Display for CleColonne {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cle => f.write_str("cle"),
            Self::Annee(annee) => write!(f, "annee/{annee}"),
            Self::Champ(champ) => write!(f, "champ/{}", champ.cle()),
        }
    }
}

impl FromStr for CleColonne {
    type Err = CleInvalide;

    fn from_str(texte: &str) -> Result<Self, CleInvalide> {
        let lue = match texte.split_once('/') {
            None if texte == "cle" => Some(Self::Cle),
            Some(("annee", annee)) => {
                annee.parse().ok().filter(|a: &u16| a.to_string() == annee).map(Self::Annee)
            }
            Some(("champ", champ)) => Champ::from_cle(champ).map(Self::Champ),
            _ => None,
        };
        lue.ok_or_else(|| CleInvalide(texte.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id() -> impl Strategy<Value = String> {
        "[A-Za-z0-9][A-Za-z0-9._-]{0,39}"
    }

    fn cle() -> impl Strategy<Value = Cle> {
        let donnee = proptest::sample::select(Donnee::TOUTES.to_vec());
        prop_oneof![
            (id(), id(), donnee).prop_map(|(indicateur, acheteur, donnee)| Cle::Indicateur {
                indicateur,
                acheteur,
                donnee
            }),
            id().prop_map(|action| Cle::Action { action }),
            (id(), 1..10_000u32).prop_map(|(action, rang)| Cle::Etape { action, rang }),
            id().prop_map(|indicateur| Cle::Definition { indicateur }),
            proptest::sample::select(Reglage::TOUS.to_vec()).prop_map(Cle::Reglage),
            id().prop_map(|nom| Cle::Meta { nom }),
        ]
    }

    proptest! {
        #[test]
        fn une_cle_se_relit(cle in cle()) {
            prop_assert_eq!(cle.to_string().parse(), Ok(cle));
        }

        #[test]
        fn une_cle_de_colonne_se_relit(annee in 2000..2100u16, champ in proptest::sample::select(Champ::TOUS.to_vec())) {
            for cle in [CleColonne::Annee(annee), CleColonne::Champ(champ), CleColonne::Cle] {
                prop_assert_eq!(cle.to_string().parse(), Ok(cle));
            }
        }

        /// Whatever is accepted is spelled in one way.
        #[test]
        fn rien_ne_se_lit_de_deux_facons(texte in "(indicateur|etape|action|annee|champ)(/[a-z0-9+ -]{0,12}){0,4}") {
            if let Ok(cle) = texte.parse::<Cle>() {
                prop_assert_eq!(cle.to_string(), texte.clone());
            }
            if let Ok(cle) = texte.parse::<CleColonne>() {
                prop_assert_eq!(cle.to_string(), texte);
            }
        }
    }

    #[test]
    fn ce_qui_n_est_pas_une_cle() {
        for texte in [
            "",
            "action/",
            "action/A/B",
            "etape/A/0",
            "etape/A/02",
            "indicateur/A//valeur",
            "indicateur/A/b/x",
        ] {
            assert!(texte.parse::<Cle>().is_err(), "{texte}");
        }
    }
}
