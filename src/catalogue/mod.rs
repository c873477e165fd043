//! What do law and practice record? Dated records, compiled in: texts and their articles,
//! obligations, deciding bodies, thresholds, indicator models, words. Absence is an error, never the
//! last known value; a record marked `a-verifier` is never printed.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::choix::{
    Categorie, Expression, Frequence, NatureActe, NatureObligation, Sens, SousTheme, StatutJuridique,
    TypeAcheteur,
};

mod citation;
mod jour;

pub use citation::Citation;
use jour::{jour, jour_optionnel};

/// How sure a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certitude {
    Verifie,
    Probable,
    AVerifier,
}

/// Rank of a text among norms: the order of the visas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NatureTexte {
    Directive,
    ReglementUe,
    Code,
    Loi,
    Ordonnance,
    Decret,
    Arrete,
    Plan,
}

/// A code, a law, a decree…
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texte {
    pub id: String,
    pub nature: NatureTexte,
    pub titre: String,
    pub usuel: Option<String>,
    pub abrege: Option<String>,
    #[serde(default, deserialize_with = "jour_optionnel")]
    pub date: Option<Date>,
    pub url: Option<String>,
}

/// An article in one of its wordings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    pub id: String,
    pub texte: String,
    pub numero: String,
    pub objet: String,
    pub extrait: Option<String>,
    #[serde(default, deserialize_with = "jour_optionnel")]
    pub du: Option<Date>,
    #[serde(default, deserialize_with = "jour_optionnel")]
    pub au: Option<Date>,
    pub certitude: Certitude,
    #[serde(deserialize_with = "jour")]
    pub lu_le: Date,
    pub source: String,
}

/// A duty of responsible purchasing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    pub id: String,
    pub titre: String,
    pub theme: String,
    pub nature: NatureObligation,
    pub exige: String,
    #[serde(default)]
    pub fondements: Vec<String>,
    pub champ: String,
    pub types: Vec<String>,
    pub population_min: Option<u32>,
    #[serde(default, deserialize_with = "jour_optionnel")]
    pub du: Option<Date>,
    #[serde(default, deserialize_with = "jour_optionnel")]
    pub au: Option<Date>,
    pub unite: Option<String>,
    pub numerateur: Option<String>,
    pub denominateur: Option<String>,
    pub cible: Option<String>,
    pub echeance: Option<String>,
    #[serde(default)]
    pub familles: Vec<String>,
    #[serde(default)]
    pub indicateurs: Vec<String>,
    pub certitude: Certitude,
    #[serde(deserialize_with = "jour")]
    pub lu_le: Date,
    pub source: String,
    pub note_interne: Option<String>,
}

/// An indicator model that a dossier may inherit from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModeleIndicateur {
    pub id: String,
    pub nom: String,
    pub court: String,
    pub categorie: Categorie,
    pub definition: String,
    pub expression: Expression,
    pub unite: String,
    pub decimales: u8,
    pub numerateur: Option<String>,
    pub denominateur: Option<String>,
    #[serde(default)]
    pub cumulable: bool,
    pub source: String,
    pub outil: Option<String>,
    pub frequence: Frequence,
    #[serde(default)]
    pub publication: bool,
    pub statut: StatutJuridique,
    #[serde(default)]
    pub fondements: Vec<String>,
    pub obligation: Option<String>,
    pub sens: Sens,
    pub limites: Option<String>,
    #[serde(default)]
    pub noyau: bool,
    pub sous_theme: SousTheme,
}

/// How a quorum is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quorum {
    MajoritePresents,
    DeuxTiersPresentsOuRepresentes,
    MajoritePresentsOuRepresentes,
    Statuts,
}

/// What a majority is counted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Majorite {
    Exprimes,
    MembresPresentsOuRepresentes,
    Statuts,
}

/// Whether the organ deliberates or its head decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormeActe {
    Deliberation,
    Decision,
}

/// The deciding body of a type of buyer and its rules of session.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisme {
    #[serde(rename = "type")]
    pub type_acheteur: TypeAcheteur,
    pub libelle: String,
    pub acte: FormeActe,
    pub organe: String,
    pub organe_avec_article: String,
    pub organe_en_tete: String,
    pub membres: Option<String>,
    pub executif: Option<String>,
    pub executif_avec_article: Option<String>,
    #[serde(default)]
    pub competences: Vec<String>,
    #[serde(default)]
    pub seance: Vec<String>,
    #[serde(default)]
    pub publicite: Vec<String>,
    pub delai: Option<String>,
    pub delai_petite_commune: Option<String>,
    pub document_joint: Option<String>,
    pub quorum: Option<Quorum>,
    pub quorum_fondement: Option<String>,
    #[serde(default)]
    pub visioconference: bool,
    pub majorite: Option<Majorite>,
    pub majorite_fondement: Option<String>,
    #[serde(default)]
    pub voix_preponderante: bool,
    #[serde(default)]
    pub secretaire: bool,
    pub transmission: Option<String>,
    pub certitude: Certitude,
    #[serde(deserialize_with = "jour")]
    pub lu_le: Date,
    pub source: String,
    pub note_interne: Option<String>,
}

/// A word explained.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermeCatalogue {
    pub terme: String,
    pub developpe: Option<String>,
    pub definition: String,
    pub fondement: Option<String>,
}

/// A threshold in one of its wordings, in euros excluding tax.
#[derive(Debug, Clone, Deserialize)]
pub struct Seuil {
    pub id: String,
    pub valeur: i64, // euros
    #[serde(default, deserialize_with = "jour_optionnel")]
    pub du: Option<Date>,
    #[serde(default, deserialize_with = "jour_optionnel")]
    pub au: Option<Date>,
    #[serde(default)]
    pub fondements: Vec<String>,
    pub certitude: Certitude,
}

/// What an act of a given nature refers to, besides the rules of its organ.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModeleActe {
    pub nature: NatureActe,
    pub visas: Vec<String>,
    /// Referred to only when a duty retained rests on it.
    #[serde(default)]
    pub si_obligation: Vec<String>,
}

#[derive(Default, Deserialize)]
struct Fichier {
    #[serde(default)]
    textes: Vec<Texte>,
    #[serde(default)]
    articles: Vec<Article>,
    #[serde(default)]
    obligations: Vec<Obligation>,
    #[serde(default)]
    indicateurs: Vec<ModeleIndicateur>,
    #[serde(default)]
    organismes: Vec<Organisme>,
    #[serde(default)]
    termes: Vec<TermeCatalogue>,
    #[serde(default)]
    seuils: Vec<Seuil>,
    #[serde(default)]
    actes: Vec<ModeleActe>,
}

const DONNEES: &[(&str, &str)] = &[
    ("textes.toml", include_str!("donnees/textes.toml")),
    ("obligations.toml", include_str!("donnees/obligations.toml")),
    ("indicateurs.toml", include_str!("donnees/indicateurs.toml")),
    ("organismes.toml", include_str!("donnees/organismes.toml")),
    ("glossaire.toml", include_str!("donnees/glossaire.toml")),
    ("seuils.toml", include_str!("donnees/seuils.toml")),
    ("actes.toml", include_str!("donnees/actes.toml")),
];

/// Everything recorded, with look-ups that never guess.
#[derive(Debug, Clone)]
pub struct Catalogue {
    textes: HashMap<String, Texte>,
    articles: Vec<Article>,
    pub obligations: Vec<Obligation>,
    pub indicateurs: Vec<ModeleIndicateur>,
    organismes: Vec<Organisme>,
    pub termes: Vec<TermeCatalogue>,
    seuils: Vec<Seuil>,
    actes: Vec<ModeleActe>,
}

impl Catalogue {
    /// The catalogue compiled in.
    ///
    /// # Errors
    /// The file and what is wrong in it; a test keeps this from ever reaching a user.
    pub fn integre() -> Result<Self, String> {
        let mut tout = Fichier::default();
        for (nom, texte) in DONNEES {
            let lu: Fichier = toml::from_str(texte).map_err(|e| format!("{nom} : {e}"))?;
            tout.textes.extend(lu.textes);
            tout.articles.extend(lu.articles);
            tout.obligations.extend(lu.obligations);
            tout.indicateurs.extend(lu.indicateurs);
            tout.organismes.extend(lu.organismes);
            tout.termes.extend(lu.termes);
            tout.seuils.extend(lu.seuils);
            tout.actes.extend(lu.actes);
        }
        Ok(Self {
            textes: tout.textes.into_iter().map(|t| (t.id.clone(), t)).collect(),
            articles: tout.articles,
            obligations: tout.obligations,
            indicateurs: tout.indicateurs,
            organismes: tout.organismes,
            termes: tout.termes,
            seuils: tout.seuils,
            actes: tout.actes,
        })
    }

    pub fn texte(&self, id: &str) -> Option<&Texte> {
        self.textes.get(id)
    }

    /// The wording of an article in force on a date.
    pub fn article(&self, id: &str, date: Date) -> Option<&Article> {
        self.articles.iter().find(|a| a.id == id && en_vigueur(a.du, a.au, date))
    }

    /// A duty in its version of that date; while it is not yet in force, its first version, and once
    /// it has ended, its last.
    pub fn obligation(&self, id: &str, date: Date) -> Option<&Obligation> {
        let versions = || self.obligations.iter().filter(|o| o.id == id);
        let en_cours = versions().find(|o| en_vigueur(o.du, o.au, date));
        en_cours
            .or_else(|| versions().rfind(|o| o.du.is_none_or(|d| d <= date)))
            .or_else(|| versions().next())
    }

    /// Whether a duty is recorded at all, whatever the date.
    pub fn connait_obligation(&self, id: &str) -> bool {
        self.obligations.iter().any(|o| o.id == id)
    }

    pub fn indicateur(&self, id: &str) -> Option<&ModeleIndicateur> {
        self.indicateurs.iter().find(|i| i.id == id)
    }

    pub fn organisme(&self, type_acheteur: TypeAcheteur) -> Option<&Organisme> {
        self.organismes.iter().find(|o| o.type_acheteur == type_acheteur)
    }

    /// What an act of this nature refers to.
    pub fn acte(&self, nature: NatureActe) -> Option<&ModeleActe> {
        self.actes.iter().find(|a| a.nature == nature)
    }

    /// The threshold in force on a date.
    pub fn seuil(&self, id: &str, date: Date) -> Option<&Seuil> {
        self.seuils.iter().find(|s| s.id == id && en_vigueur(s.du, s.au, date))
    }

    pub fn articles(&self) -> &[Article] {
        &self.articles
    }
}

fn en_vigueur(du: Option<Date>, au: Option<Date>, date: Date) -> bool {
    du.is_none_or(|d| d <= date) && au.is_none_or(|a| date <= a)
}
