//! What a table may hold: for each kind of table, the fields of the dossier and the words by which clients name them.

use super::valeur::Bout;

mod actions;
mod demarche;
mod indicateurs;
mod segments;

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    Actions,
    Indicateurs,
    Segments,
    PartiesPrenantes,
    Cibles,
    Contributions,
}

/// A field, and how a title names it.
#[derive(Debug, Clone, Copy)]
pub struct Champ {
    /// As the dossier spells it: « moyens.etp » within its table.
    pub cle: &'static str,
    pub genre: Genre,
    /// Its French name first, then its synonyms.
    pub noms: &'static [&'static str],
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    Id,
    Texte,
    Riche,
    Liste,
    Jour(Bout),
    /// Two dates in one cell: `debut` and `fin`.
    Periode,
    Annee,
    Montant,
    /// A sum that nothing qualifies: kept in words, with its title.
    Budget,
    Pourcent,
    Nombre,
    Entier(u32),
    /// From 1 to 4.
    Echelle,
    OuiNon,
    /// A value of a closed list, by the name of its family in the vocabulary.
    Choix(&'static str),
    ListeChoix(&'static str),
    /// The identifier of an element of these tables.
    Renvoi(&'static [&'static str]),
    Renvois(&'static str),
    Etapes,
    Risques,
    Odd,
    Cpv,
    /// The axis or objective, named in words.
    Axe,
    Objectif,
    /// The value of a target, with its year when the cell says it: « 40 % en 2030 ».
    Cible,
    /// A value observed: never a target.
    Releve,
}

/// Columns whose title is a year.
#[derive(Debug, Clone, Copy)]
pub struct Serie {
    /// The field they fill: `annees`, `montants`.
    pub cle: &'static str,
    pub genre: Genre,
    /// Whether a title that is only a year is enough.
    pub annee_seule: bool,
    /// Words that surround the year: one of them at least.
    pub mots: &'static [&'static str],
    /// Others that say it, without making it sure.
    pub faibles: &'static [&'static str],
    /// Words that say that the column holds something else.
    pub sauf: &'static [&'static str],
}

impl Nature {
    pub const TOUTES: [Self; 6] = [
        Self::Actions,
        Self::Indicateurs,
        Self::Segments,
        Self::PartiesPrenantes,
        Self::Cibles,
        Self::Contributions,
    ];

    /// The array of tables of the dossier.
    pub fn table(self) -> &'static str {
        match self {
            Self::Actions => "actions",
            Self::Indicateurs => "indicateurs",
            Self::Segments => "segments",
            Self::PartiesPrenantes => "parties_prenantes",
            Self::Cibles => "cibles",
            Self::Contributions => "contributions",
        }
    }

    /// « action », « actions ».
    pub fn noms(self) -> (&'static str, &'static str) {
        match self {
            Self::Actions => ("action", "actions"),
            Self::Indicateurs => ("indicateur", "indicateurs"),
            Self::Segments => ("segment", "segments"),
            Self::PartiesPrenantes => ("partie prenante", "parties prenantes"),
            Self::Cibles => ("cible", "cibles"),
            Self::Contributions => ("contribution", "contributions"),
        }
    }

    /// Where its identifiers begin; none for what carries none.
    pub fn prefixe(self) -> Option<&'static str> {
        match self {
            Self::Actions => Some("ACT"),
            Self::Indicateurs => Some("IND"),
            Self::Segments => Some("SEG"),
            Self::PartiesPrenantes => Some("PP"),
            Self::Cibles | Self::Contributions => None,
        }
    }

    /// The fields that a column may be matched with.
    pub fn champs(self) -> &'static [Champ] {
        match self {
            Self::Actions => actions::CHAMPS,
            Self::Indicateurs => indicateurs::INDICATEURS,
            Self::Segments => segments::CHAMPS,
            Self::PartiesPrenantes => demarche::PARTIES,
            Self::Cibles => indicateurs::CIBLES,
            Self::Contributions => demarche::CONTRIBUTIONS,
        }
    }

    /// A field by the key that the dossier gives it.
    pub fn champ(self, cle: &str) -> Option<&'static Champ> {
        self.champs().iter().find(|c| c.cle == cle)
    }

    /// What columns headed by a year hold; nothing where a year means nothing.
    pub fn series(self) -> &'static [Serie] {
        match self {
            Self::Segments => &[segments::MONTANTS],
            Self::Cibles => &[indicateurs::PALIERS],
            Self::Indicateurs => &[indicateurs::CIBLES_DE_L_INDICATEUR, indicateurs::RELEVES_DE_L_INDICATEUR],
            _ => &[],
        }
    }

    /// Whether a title tells of what was observed, where targets are read too.
    pub fn dit_observe(self, mots: &[String]) -> bool {
        let dit = |liste: &[&str]| mots.iter().any(|m| liste.contains(&m.as_str()));
        matches!(self, Self::Indicateurs | Self::Cibles)
            && dit(indicateurs::MOTS_D_OBSERVATION)
            && !dit(indicateurs::MOTS_DE_CIBLE)
    }

    /// Fields without which an entry is no entry; the identifier and the objective are made when absent.
    pub fn requis(self) -> &'static [&'static str] {
        match self {
            Self::Actions => &["titre"],
            Self::Indicateurs | Self::Segments => &["nom"],
            Self::PartiesPrenantes => &["nom", "categorie"],
            Self::Cibles => &["indicateur"],
            Self::Contributions => &["origine", "proposition"],
        }
    }
}
