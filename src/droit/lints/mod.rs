//! Pitfalls seen in the words themselves: stale law, a duty misread, a preference that law forbids. One
//! pitfall a file, each with the articles it rests on. A lint speaks of a sentence: what it looks for, what
//! must stand beside, what clears it.

use std::ops::Range;
use std::sync::OnceLock;

use jiff::civil::Date;
use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

use crate::diagnostic::Code;
use crate::dossier::TypeAcheteur;

mod pli;
mod structure;

pub use structure::{Signalement, examiner};

use pli::Plie;

/// A pitfall. Patterns read folded text: lower case, no accent, plain spaces, `€` as « eur ».
pub struct Lint {
    pub code: Code,
    /// Its row in the list of pitfalls of the legal file.
    pub piege: u8,
    /// Texts and articles that the message rests on, in the catalogue.
    pub fondements: &'static [&'static str],
    cherche: &'static str,
    /// What the same sentence must hold too: every one of them.
    avec: &'static [&'static str],
    /// What clears the sentence; nothing if empty.
    sans: &'static str,
    quand: fn(&Contexte<'_>) -> bool,
    pub message: &'static str,
    pub aide: &'static str,
}

/// What a lint may ask of the dossier.
pub struct Contexte<'a> {
    /// The legal date.
    pub date: Date,
    pub types: &'a [TypeAcheteur],
}

/// A pitfall found: which, and where in the text.
pub struct Trouve {
    pub lint: &'static Lint,
    pub etendue: Range<usize>,
}

fn toujours(_: &Contexte<'_>) -> bool {
    true
}

macro_rules! lints {
    ($($nom:ident),+ $(,)?) => {
        $(mod $nom;)+
        /// The pitfalls, in the order of their codes.
        pub const LINTS: &[&Lint] = &[$(&$nom::LINT),+];
    };
}

lints! {
    actes_supprimes,
    biens_et_services,
    biosource_par_batiment,
    certification_perimee,
    clause_sociale_partout,
    competence_coupee,
    conseil_de_surveillance,
    conseil_general,
    controle_hospitalier,
    critere_du_prix,
    date_de_la_loi_climat,
    date_de_notification,
    decret_abroge,
    deux_cibles_imposees,
    ess_pour_esus,
    etat_du_droit,
    exclusions_confondues,
    executoire_calcule,
    marches_innovants,
    nombre_et_valeur,
    papier_et_reemploi,
    part_pme_en_concession,
    pnad_echu,
    pnad_successeur,
    ponderation_minimale,
    preference_locale,
    publication_annuelle,
    quota_sur_le_parc,
    reap,
    recensement,
    reserve_aux_collectivites,
    restauration_consolidee,
    seuil_inexact,
    seuil_perime,
}

/// The patterns of a lint, compiled once.
struct Motifs {
    cherche: Regex,
    avec: Vec<Regex>,
    sans: Option<Regex>,
}

/// Reads texts for the pitfalls of one dossier.
pub struct Relecture<'a> {
    cx: Contexte<'a>,
    /// One pass over a text tells which lints may have something to say.
    declencheurs: Option<RegexSet>,
    /// Compiled for the lints that were ever called for.
    motifs: Vec<OnceLock<Option<Motifs>>>,
}

fn motif(texte: &str) -> Option<Regex> {
    RegexBuilder::new(texte).unicode(false).build().ok()
}

impl Motifs {
    /// None for a pattern that does not compile: a test forbids it.
    fn new(lint: &Lint) -> Option<Self> {
        Some(Self {
            cherche: motif(lint.cherche)?,
            avec: lint.avec.iter().map(|m| motif(m)).collect::<Option<_>>()?,
            sans: if lint.sans.is_empty() { None } else { Some(motif(lint.sans)?) },
        })
    }

    /// Where a sentence holds the pitfall.
    fn dans(&self, phrase: &str) -> Option<Range<usize>> {
        let trouve = self.cherche.find(phrase.as_bytes())?;
        let accompagne = self.avec.iter().all(|a| a.is_match(phrase.as_bytes()));
        let disculpe = self.sans.as_ref().is_some_and(|s| s.is_match(phrase.as_bytes()));
        (accompagne && !disculpe).then(|| trouve.range())
    }
}

impl<'a> Relecture<'a> {
    /// Ready to read; what a dossier is decides which lints speak.
    pub fn new(cx: Contexte<'a>) -> Self {
        let declencheurs = RegexSetBuilder::new(LINTS.iter().map(|l| l.cherche)).unicode(false).build().ok();
        Self { cx, declencheurs, motifs: LINTS.iter().map(|_| OnceLock::new()).collect() }
    }

    /// The pitfalls of a text, each once a sentence.
    pub fn relire(&self, texte: &str) -> Vec<Trouve> {
        let Some(declencheurs) = &self.declencheurs else { return Vec::new() };
        let plie = Plie::new(texte);
        let mut trouves = Vec::new();
        for rang in &declencheurs.matches(plie.texte().as_bytes()) {
            let lint = LINTS[rang];
            let Some(motifs) = self.motifs[rang].get_or_init(|| Motifs::new(lint)) else { continue };
            if !(lint.quand)(&self.cx) {
                continue;
            }
            for phrase in plie.phrases() {
                if let Some(m) = motifs.dans(&plie.texte()[phrase.clone()]) {
                    let etendue = plie.origine(phrase.start + m.start..phrase.start + m.end);
                    trouves.push(Trouve { lint, etendue });
                }
            }
        }
        trouves
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chaque_motif_se_compile() {
        for lint in LINTS {
            assert!(Motifs::new(lint).is_some(), "{}", lint.code.cle());
        }
        let cx = Contexte { date: jiff::civil::date(2026, 11, 2), types: &[] };
        assert!(Relecture::new(cx).declencheurs.is_some());
        assert!(LINTS.is_sorted_by_key(|l| l.code.cle()));
    }
}
