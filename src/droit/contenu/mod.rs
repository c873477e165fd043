//! Does the scheme hold what article L. 2111-3 asks for? One element a file; each says where the dossier
//! meets it, or what is missing and how to write it. The check is formal: it locates, it does not judge.

use crate::diagnostic::{Chemin, Code};
use crate::dossier::{Id, SousTheme};

use super::Sujet;

mod c01_social;
mod c02_ecologique;
mod c03_mise_en_oeuvre;
mod c04_suivi_annuel;
mod c05_durabilite;
mod c06_sobriete_numerique;
mod c07_economie_circulaire;
mod c08_indicateurs;
mod c09_taux_reels;
mod c10_cibles;
mod c11_publication;
mod c12_mise_en_ligne;
mod c13_conjoint;
mod themes;

/// The article that asks for all this, in the catalogue.
pub const ARTICLE: &str = "ccp-l2111-3";

/// The elements, in the order of the article.
pub const REGLES: &[Regle] = &[
    c01_social::REGLE,
    c02_ecologique::REGLE,
    c03_mise_en_oeuvre::REGLE,
    c04_suivi_annuel::REGLE,
    c05_durabilite::REGLE,
    c06_sobriete_numerique::REGLE,
    c07_economie_circulaire::REGLE,
    c08_indicateurs::REGLE,
    c09_taux_reels::REGLE,
    c10_cibles::REGLE,
    c11_publication::REGLE,
    c12_mise_en_ligne::REGLE,
    c13_conjoint::REGLE,
];

/// An element of content and how it is looked for.
pub struct Regle {
    /// « C1 »
    pub element: &'static str,
    /// Short name: « Objectifs à caractère social ».
    pub titre: &'static str,
    /// What the article asks for, in a sentence.
    pub exige: &'static str,
    /// Paragraph of the article, counted from 1.
    pub alinea: usize,
    /// What the program looks at, for the page that says what is enforced.
    pub regarde: &'static str,
    pub code: Code,
    examiner: fn(&Sujet<'_>) -> Examen,
}

/// What was found of an element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Examen {
    pub lieux: Vec<Lieu>,
    pub manques: Vec<Manque>,
    /// The element is not asked of this scheme: a joint rule in a scheme of one buyer.
    pub sans_objet: bool,
}

/// Where an element stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lieu {
    pub chemin: Chemin,
    /// « objectif insertion », « action GOV-03 ».
    pub dit: String,
    pub partie: Partie,
}

/// The part of the scheme that prints it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Partie {
    Axe(Id),
    Cibles,
    Gouvernance,
    Suivi,
    Indicateurs,
}

/// What is missing, and the way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manque {
    /// Where it would be written.
    pub chemin: Chemin,
    pub message: String,
    pub aide: String,
    /// Asked by the article; otherwise recommended, and never more than a warning.
    pub obligatoire: bool,
}

/// An element and what was found.
pub struct Constat {
    pub regle: &'static Regle,
    pub examen: Examen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statut {
    Present,
    /// There, and something recommended is not.
    ACompleter,
    Absent,
    SansObjet,
}

impl Statut {
    /// As documents print it; never «conforme».
    pub fn nom(self) -> &'static str {
        match self {
            Self::Present => "repéré",
            Self::ACompleter => "repéré, à compléter",
            Self::Absent => "non repéré",
            Self::SansObjet => "sans objet",
        }
    }

    /// As data files spell it.
    pub fn cle(self) -> &'static str {
        match self {
            Self::Present => "repere",
            Self::ACompleter => "a-completer",
            Self::Absent => "non-repere",
            Self::SansObjet => "sans-objet",
        }
    }
}

impl Constat {
    /// Absent as soon as something the article asks is missing, or nothing was found.
    pub fn statut(&self) -> Statut {
        let Examen { lieux, manques, sans_objet } = &self.examen;
        match () {
            () if *sans_objet => Statut::SansObjet,
            () if lieux.is_empty() || manques.iter().any(|m| m.obligatoire) => Statut::Absent,
            () if manques.is_empty() => Statut::Present,
            () => Statut::ACompleter,
        }
    }
}

/// Looks for every element.
pub fn examiner(sujet: &Sujet<'_>) -> Vec<Constat> {
    REGLES.iter().map(|regle| Constat { regle, examen: (regle.examiner)(sujet) }).collect()
}

impl Examen {
    /// Found there, or missing as said.
    fn ou(lieux: Vec<Lieu>, manque: impl FnOnce() -> Manque) -> Self {
        let manques = if lieux.is_empty() { vec![manque()] } else { Vec::new() };
        Self { lieux, manques, sans_objet: false }
    }
}

/// The table of a dossier, where something would be added to it.
fn table(nom: &str) -> Chemin {
    Chemin::racine().cle(nom)
}

/// An element found through what objectives, actions and indicators say they serve.
fn par_theme(sujet: &Sujet<'_>, themes: &[SousTheme], message: &str, aide: &str) -> Examen {
    Examen::ou(themes::lieux(sujet, themes), || Manque {
        chemin: table("actions"),
        message: message.to_owned(),
        aide: aide.to_owned(),
        obligatoire: true,
    })
}
