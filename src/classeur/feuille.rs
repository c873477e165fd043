//! The sheets, their names and their columns.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::colonne::{
    ACTIONS, AGEC, CARTOGRAPHIE, CARTOGRAPHIE_APRES, DEFINITIONS, DETENTEURS, DIRECTION, ETAPES, GOUVERNANCE,
    INDICATEURS, INDICATEURS_APRES, JOURNAL, LARGEUR_ANNEE, META,
};
use super::{COLONNE_CLE, Champ, Colonne, NOM_DE_FEUILLE_MAX, borner, longueur};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Feuille {
    ModeEmploi,
    TableauDeBord,
    /// One per buyer.
    Indicateurs,
    Actions,
    Etapes,
    Cartographie,
    /// Who holds which data.
    Detenteurs,
    Gouvernance,
    Agec,
    Definitions,
    Journal,
    /// One per department.
    Direction,
    Listes,
    /// What the dashboard computes from.
    Calculs,
    Meta,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visibilite {
    Visible,
    Masquee,
    /// Cannot be shown from the menus.
    TresMasquee,
}

impl Feuille {
    pub fn nom(self) -> &'static str {
        match self {
            Self::ModeEmploi => "Mode d’emploi",
            Self::TableauDeBord => "Tableau de bord",
            Self::Indicateurs => "Indicateurs",
            Self::Actions => "Actions",
            Self::Etapes => "Étapes",
            Self::Cartographie => "Cartographie",
            Self::Detenteurs => "Qui détient quoi",
            Self::Gouvernance => "Gouvernance",
            Self::Agec => "AGEC",
            Self::Definitions => "Définitions",
            Self::Journal => "Journal",
            Self::Direction => "Direction",
            Self::Listes => "Listes",
            Self::Calculs => "Calculs",
            Self::Meta => "_meta",
        }
    }

    pub fn visibilite(self) -> Visibilite {
        match self {
            Self::Listes | Self::Calculs => Visibilite::Masquee,
            Self::Meta => Visibilite::TresMasquee,
            _ => Visibilite::Visible,
        }
    }

    /// Columns after the key column; for indicators, those before the years.
    pub fn colonnes(self) -> &'static [Colonne] {
        match self {
            Self::Indicateurs => INDICATEURS,
            Self::Actions => ACTIONS,
            Self::Etapes => ETAPES,
            Self::Cartographie => CARTOGRAPHIE,
            Self::Detenteurs => DETENTEURS,
            Self::Gouvernance => GOUVERNANCE,
            Self::Agec => AGEC,
            Self::Journal => JOURNAL,
            Self::Direction => DIRECTION,
            Self::Definitions => DEFINITIONS,
            Self::Meta => META,
            Self::ModeEmploi | Self::TableauDeBord | Self::Listes | Self::Calculs => &[],
        }
    }

    /// Columns after the years.
    pub fn colonnes_apres(self) -> &'static [Colonne] {
        match self {
            Self::Indicateurs => INDICATEURS_APRES,
            Self::Cartographie => CARTOGRAPHIE_APRES,
            _ => &[],
        }
    }

    /// Place of a field among the columns before the years.
    ///
    /// # Panics
    /// When the sheet has no such column: a slip in the patterns themselves, which tests meet.
    pub fn colonne(self, champ: Champ) -> u16 {
        let rang = self.colonnes().iter().position(|c| c.champ == champ);
        let rang = rang.and_then(|r| u16::try_from(r).ok());
        COLONNE_CLE + 1 + rang.expect("the column is one of this sheet's pattern")
    }

    /// Place of the first year.
    pub fn premiere_annee(self) -> u16 {
        COLONNE_CLE + 1 + u16::try_from(self.colonnes().len()).unwrap_or(0)
    }

    pub const fn largeur_annee() -> f64 {
        LARGEUR_ANNEE
    }
}

/// Gives each sheet a name that Excel accepts and that no other has.
#[derive(Debug, Default)]
pub struct NomsDeFeuilles(BTreeSet<String>);

impl NomsDeFeuilles {
    /// Reserves the names of the sheets that exist once.
    pub fn new() -> Self {
        use Feuille::{
            Actions, Agec, Calculs, Cartographie, Definitions, Detenteurs, Etapes, Gouvernance, Journal,
            Listes, Meta, ModeEmploi, TableauDeBord,
        };
        let fixes = [
            ModeEmploi,
            TableauDeBord,
            Actions,
            Etapes,
            Cartographie,
            Detenteurs,
            Gouvernance,
            Agec,
            Definitions,
            Journal,
            Listes,
            Calculs,
            Meta,
        ];
        // Excel keeps « History » for itself.
        Self(fixes.iter().map(|f| f.nom().to_lowercase()).chain(["history".to_owned()]).collect())
    }

    /// « Indicateurs – Ville », cut and numbered if need be.
    pub fn indicateurs(&mut self, acheteur: Option<&str>) -> String {
        let base = Feuille::Indicateurs.nom();
        let Some(acheteur) = acheteur else { return self.prendre(base) };
        let propre = sans_interdits(acheteur);
        let place = NOM_DE_FEUILLE_MAX - longueur(base) - 3;
        if propre.is_empty() {
            self.prendre(base)
        } else {
            self.prendre(&format!("{base} – {}", borner(&propre, place)))
        }
    }

    /// « Direction des achats » as it is written, cut and numbered if need be.
    pub fn direction(&mut self, direction: &str) -> String {
        let propre = sans_interdits(direction);
        let voulu = if propre.is_empty() { Feuille::Direction.nom() } else { &propre };
        self.prendre(&borner(voulu, NOM_DE_FEUILLE_MAX))
    }

    fn prendre(&mut self, voulu: &str) -> String {
        let mut nom = voulu.to_owned();
        let mut rang = 1;
        while !self.0.insert(nom.to_lowercase()) {
            rang += 1;
            let suffixe = format!(" {rang}");
            nom = format!("{}{suffixe}", borner(voulu, NOM_DE_FEUILLE_MAX - longueur(&suffixe)));
        }
        nom
    }
}

/// Without the characters that Excel refuses, nor apostrophes at either end.
fn sans_interdits(nom: &str) -> String {
    let remplace: String =
        nom.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
    let mots: Vec<&str> = remplace.split_whitespace().collect();
    mots.join(" ").trim_matches('\'').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noms_de_feuilles() {
        let mut noms = NomsDeFeuilles::new();
        assert_eq!(noms.indicateurs(None), "Indicateurs");
        assert_eq!(noms.indicateurs(Some("Ville")), "Indicateurs – Ville");
        assert_eq!(noms.indicateurs(Some("ville")), "Indicateurs – ville 2");
        assert_eq!(noms.indicateurs(Some("[C:C*A/S]?\\")), "Indicateurs – C C A S");
        assert_eq!(noms.indicateurs(Some("'")), "Indicateurs 2");
        assert_eq!(noms.indicateurs(Some("Communauté d’agglomération du Pays")), "Indicateurs – Communauté…");
    }

    proptest::proptest! {
        #[test]
        fn toujours_licites(noms in proptest::collection::vec("\\PC{0,50}", 1..8)) {
            let mut pris = NomsDeFeuilles::new();
            let rendus: Vec<String> = noms.iter().map(|n| pris.indicateurs(Some(n))).collect();
            let uniques: BTreeSet<String> = rendus.iter().map(|n| n.to_lowercase()).collect();
            proptest::prop_assert_eq!(uniques.len(), rendus.len());
            for nom in rendus {
                proptest::prop_assert!(longueur(&nom) <= NOM_DE_FEUILLE_MAX, "{}", nom);
                proptest::prop_assert!(!nom.contains(|c| "[]:*?/\\".contains(c)) && !nom.ends_with('\''));
            }
        }
    }
}
