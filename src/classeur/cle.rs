//! The grammar of keys: `indicateur/SOC-01/ville/numerateur`, `action/GOV-03`, `seance/copil/2027/1`, `annee/2027`…
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
    /// A meeting of a body: the `rang`-th of the year, from 1.
    Seance {
        instance: String,
        annee: u16,
        rang: u32,
    },
    /// What a buyer declares of a family of products for a year; the family by its id in the catalogue.
    Agec {
        acheteur: String,
        annee: u16,
        famille: String,
    },
    /// The sum of the families: computed, never read back.
    TotalAgec {
        acheteur: String,
        annee: u16,
    },
    /// A segment of the purchasing map; amounts are in the columns of years.
    Segment {
        segment: String,
    },
    /// A segment that the dossier does not have yet: a free row, from 1.
    NouveauSegment {
        rang: u32,
    },
    /// Who holds which data: by its rank in the dossier, from 1.
    Detenteur {
        rang: u32,
    },
    /// The same, for what the dossier does not list yet.
    NouveauDetenteur {
        rang: u32,
    },
    /// A line of the journal, from 1.
    Journal {
        rang: u32,
    },
    /// A line of a department's sheet: it recalls others and is never read back.
    Rappel {
        direction: u32,
        rang: u32,
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
            Self::Seance { instance, annee, rang } => write!(f, "seance/{instance}/{annee}/{rang}"),
            Self::Agec { acheteur, annee, famille } => write!(f, "agec/{acheteur}/{annee}/{famille}"),
            Self::TotalAgec { acheteur, annee } => write!(f, "total-agec/{acheteur}/{annee}"),
            Self::Segment { segment } => write!(f, "segment/{segment}"),
            Self::NouveauSegment { rang } => write!(f, "nouveau-segment/{rang}"),
            Self::Detenteur { rang } => write!(f, "detenteur/{rang}"),
            Self::NouveauDetenteur { rang } => write!(f, "nouveau-detenteur/{rang}"),
            Self::Journal { rang } => write!(f, "journal/{rang}"),
            Self::Rappel { direction, rang } => write!(f, "rappel/{direction}/{rang}"),
            Self::Reglage(reglage) => write!(f, "reglage/{}", reglage.cle()),
            Self::Meta { nom } => write!(f, "meta/{nom}"),
        }
    }
}

impl FromStr for Cle {
    type Err = CleInvalide;

    fn from_str(texte: &str) -> Result<Self, CleInvalide> {
        let parts: Vec<&str> = texte.split('/').collect();
        let lue = lue_du_schema(&parts).or_else(|| lue_de_la_conduite(&parts));
        lue.filter(|_| parts.iter().all(|p| !p.is_empty())).ok_or_else(|| CleInvalide(texte.to_owned()))
    }
}

/// What follows indicators and actions, and what the workbook says of itself.
fn lue_du_schema(parts: &[&str]) -> Option<Cle> {
    let texte = |t: &str| t.to_owned();
    match *parts {
        ["indicateur", indicateur, acheteur, donnee] => Some(Cle::Indicateur {
            indicateur: texte(indicateur),
            acheteur: texte(acheteur),
            donnee: Donnee::from_cle(donnee)?,
        }),
        ["action", action] => Some(Cle::Action { action: texte(action) }),
        ["etape", action, rang] => Some(Cle::Etape { action: texte(action), rang: rang_lu(rang)? }),
        ["definition", indicateur] => Some(Cle::Definition { indicateur: texte(indicateur) }),
        ["reglage", nom] => Reglage::TOUS.into_iter().find(|r| r.cle() == nom).map(Cle::Reglage),
        ["meta", nom] => Some(Cle::Meta { nom: texte(nom) }),
        _ => None,
    }
}

/// What is recorded besides: meetings, declarations, segments, who holds what, the journal.
fn lue_de_la_conduite(parts: &[&str]) -> Option<Cle> {
    let texte = |t: &str| t.to_owned();
    match *parts {
        ["seance", instance, annee, rang] => {
            Some(Cle::Seance { instance: texte(instance), annee: annee_lue(annee)?, rang: rang_lu(rang)? })
        }
        ["agec", acheteur, annee, famille] => {
            Some(Cle::Agec { acheteur: texte(acheteur), annee: annee_lue(annee)?, famille: texte(famille) })
        }
        ["total-agec", acheteur, annee] => {
            Some(Cle::TotalAgec { acheteur: texte(acheteur), annee: annee_lue(annee)? })
        }
        ["segment", segment] => Some(Cle::Segment { segment: texte(segment) }),
        ["nouveau-segment", rang] => Some(Cle::NouveauSegment { rang: rang_lu(rang)? }),
        ["detenteur", rang] => Some(Cle::Detenteur { rang: rang_lu(rang)? }),
        ["nouveau-detenteur", rang] => Some(Cle::NouveauDetenteur { rang: rang_lu(rang)? }),
        ["journal", rang] => Some(Cle::Journal { rang: rang_lu(rang)? }),
        ["rappel", direction, rang] => {
            Some(Cle::Rappel { direction: rang_lu(direction)?, rang: rang_lu(rang)? })
        }
        _ => None,
    }
}

/// A rank from 1, spelled in one way only: a key that could be written twice would not be a key.
fn rang_lu(texte: &str) -> Option<u32> {
    texte.parse().ok().filter(|rang: &u32| *rang > 0 && rang.to_string() == texte)
}

fn annee_lue(texte: &str) -> Option<u16> {
    texte.parse().ok().filter(|annee: &u16| annee.to_string() == texte)
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
            Some(("annee", annee)) => annee_lue(annee).map(Self::Annee),
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
            (id(), 2000..2100u16, 1..60u32).prop_map(|(instance, annee, rang)| Cle::Seance {
                instance,
                annee,
                rang
            }),
            (id(), 2000..2100u16, id()).prop_map(|(acheteur, annee, famille)| Cle::Agec {
                acheteur,
                annee,
                famille
            }),
            (id(), 2000..2100u16).prop_map(|(acheteur, annee)| Cle::TotalAgec { acheteur, annee }),
            id().prop_map(|segment| Cle::Segment { segment }),
            (1..10_000u32).prop_map(|rang| Cle::NouveauSegment { rang }),
            (1..10_000u32).prop_map(|rang| Cle::Detenteur { rang }),
            (1..10_000u32).prop_map(|rang| Cle::NouveauDetenteur { rang }),
            (1..10_000u32).prop_map(|rang| Cle::Journal { rang }),
            (1..100u32, 1..10_000u32).prop_map(|(direction, rang)| Cle::Rappel { direction, rang }),
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
        fn rien_ne_se_lit_de_deux_facons(texte in "(indicateur|etape|action|annee|champ|seance|agec|segment|journal|rappel)(/[a-z0-9+ -]{0,12}){0,4}") {
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
            "seance/copil/2027/0",
            "seance/copil/02027/1",
            "agec/ville/2027",
            "agec/ville//agec-01",
            "segment/",
            "journal/",
            "rappel/1",
        ] {
            assert!(texte.parse::<Cle>().is_err(), "{texte}");
        }
    }
}
