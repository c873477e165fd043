//! What was observed, by whom, when? Baselines included: a dossier holds intentions, this holds facts.

mod ecrire;
mod edition;
mod noms;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::dossier::{Annee, EtatEtape, Id, Jour, Montant, Serie, Statut};

pub use ecrire::{ajouts, ecrire};

/// Suivi d’un SPASER : valeurs observées, avancement des actions, séances tenues. Fichier `suivi.toml`, à côté du dossier.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Suivi SPASER")]
pub struct Suivi {
    /// Version du format du suivi. Toujours 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// Valeurs observées, valeurs de référence comprises.
    #[serde(default)]
    pub releves: Vec<Releve>,
    /// Avancement des actions.
    #[serde(default)]
    pub avancements: Vec<Avancement>,
    /// Avancement des étapes.
    #[serde(default)]
    pub etapes: Vec<EtapeSuivie>,
    /// Séances tenues par les instances.
    #[serde(default)]
    pub seances: Vec<SeanceTenue>,
    /// Achats issus du réemploi ou du recyclage, par famille de produits, tels qu’on les déclare chaque année.
    #[serde(default)]
    pub agec: Vec<DeclarationAgec>,
    /// Segments de la cartographie, tels qu’observés depuis.
    #[serde(default)]
    pub segments: Vec<SegmentObserve>,
    /// Journal : ce qui a changé, et pourquoi.
    #[serde(default)]
    pub journal: Vec<EntreeJournal>,
}

/// Valeurs observées d’un indicateur pour un acheteur.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Releve {
    /// Indicateur observé.
    pub indicateur: Id,
    /// Acheteur observé ; le seul acheteur du dossier par défaut.
    pub acheteur: Option<Id>,
    /// Valeur par année ; calculée si le numérateur et le dénominateur sont donnés.
    #[serde(default)]
    pub annees: Serie,
    /// Numérateur par année.
    #[serde(default)]
    pub numerateurs: Serie,
    /// Dénominateur par année.
    #[serde(default)]
    pub denominateurs: Serie,
    /// Source de la donnée.
    pub source: Option<String>,
    /// Date du relevé.
    pub releve_le: Option<Jour>,
    /// Fonction ou direction qui a relevé.
    pub releve_par: Option<String>,
    /// Commentaire par année.
    #[serde(default)]
    pub commentaires: BTreeMap<Annee, String>,
    /// D’où vient la valeur de chaque année : fichier, feuille et cellule.
    #[serde(default)]
    pub provenances: BTreeMap<Annee, String>,
}

/// Avancement d’une action à une date.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Avancement {
    /// Action suivie.
    pub action: Id,
    /// Date de l’observation.
    pub date: Jour,
    /// Où en est l’action.
    pub statut: Option<Statut>,
    /// Part réalisée, en pour cent.
    #[schemars(range(min = 0, max = 100))]
    pub avancement: Option<f64>,
    /// Commentaire.
    pub commentaire: Option<String>,
    /// D’où vient l’observation : fichier, feuille et cellule.
    pub provenance: Option<String>,
}

/// Avancement d’une étape à une date.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EtapeSuivie {
    /// Action à laquelle l’étape appartient.
    pub action: Id,
    /// Rang de l’étape dans l’action, à partir de 1.
    #[schemars(range(min = 1, max = 1000))]
    pub rang: u32,
    /// Date de l’observation.
    pub date: Jour,
    /// Où en est l’étape.
    pub etat: EtatEtape,
    /// D’où vient l’observation : fichier, feuille et cellule.
    pub provenance: Option<String>,
}

/// Une séance tenue par une instance du schéma.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeanceTenue {
    /// Instance du dossier.
    pub instance: Id,
    /// Date de la séance.
    pub date: Jour,
    /// Nombre de participants.
    #[schemars(range(max = 10_000))]
    pub participants: Option<u32>,
    /// Décisions prises, ou points saillants.
    pub decisions: Option<String>,
    /// D’où vient l’observation : fichier, feuille et cellule.
    pub provenance: Option<String>,
}

/// Achats d’une famille de produits pour une année civile, en euros HT.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclarationAgec {
    /// Acheteur qui déclare ; le seul acheteur du dossier par défaut.
    pub acheteur: Option<Id>,
    /// Année civile des dépenses.
    pub annee: Annee,
    /// Famille de produits, dans l’ordre du schéma de déclaration : "agec-01" à "agec-17".
    pub famille: Id,
    /// Montant total de la famille.
    pub montant_total: Option<Montant>,
    /// Dont produits issus du réemploi ou de la réutilisation, sans les dons.
    pub montant_reemploi: Option<Montant>,
    /// Valeur des produits issus de dons.
    pub montant_dons: Option<Montant>,
    /// Dont produits intégrant des matières recyclées.
    pub montant_recycles: Option<Montant>,
    /// Commentaire, joint à la déclaration.
    pub commentaire: Option<String>,
    /// D’où vient la déclaration : fichier, feuille et cellule.
    pub provenance: Option<String>,
}

/// Ce qu’on observe d’un segment de la cartographie depuis qu’elle a été dressée.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentObserve {
    /// Segment du dossier.
    pub segment: Id,
    /// Montants par année, en euros HT.
    #[serde(default)]
    pub montants: BTreeMap<Annee, Montant>,
    /// Nombre de marchés en cours.
    pub marches: Option<u32>,
    /// Nombre de fournisseurs.
    pub fournisseurs: Option<u32>,
    /// Part du premier fournisseur, en pour cent. Jamais publiée.
    #[schemars(range(min = 0, max = 100))]
    pub part_premier_fournisseur: Option<f64>,
    /// Part des petites et moyennes entreprises, en pour cent.
    #[schemars(range(min = 0, max = 100))]
    pub part_pme: Option<f64>,
    /// Prochaine échéance de renouvellement.
    pub prochaine_echeance: Option<Jour>,
    /// Enjeu environnemental, de 1 (faible) à 4 (très fort).
    #[schemars(range(min = 1, max = 4))]
    pub enjeu_environnemental: Option<u8>,
    /// Enjeu social, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub enjeu_social: Option<u8>,
    /// Enjeu d’économie circulaire, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub enjeu_circulaire: Option<u8>,
    /// Liberté de l’acheteur sur ce segment, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub liberte: Option<u8>,
    /// Maturité de l’offre responsable, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub offre_responsable: Option<u8>,
    /// Maturité de la pratique interne, de 1 à 4.
    #[schemars(range(min = 1, max = 4))]
    pub maturite: Option<u8>,
    /// Date de l’observation.
    pub releve_le: Option<Jour>,
    /// Commentaire.
    pub commentaire: Option<String>,
    /// D’où vient l’observation : fichier, feuille et ligne.
    pub provenance: Option<String>,
}

/// Une ligne du journal : ce qui a changé, quand, par qui.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntreeJournal {
    /// Date du changement.
    pub date: Jour,
    /// Direction ou fonction, jamais une personne.
    pub auteur: Option<String>,
    /// Ce qui a changé, et pourquoi.
    pub changement: String,
    /// D’où vient la ligne : fichier, feuille et cellule.
    pub provenance: Option<String>,
}

/// Schema of `suivi.toml`.
pub fn schema_du_suivi() -> serde_json::Value {
    crate::validation::schema_de::<Suivi>()
}
