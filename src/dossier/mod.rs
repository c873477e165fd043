//! What is a SPASER dossier? The structs that serde fills are the model; their French comments
//! become the descriptions that editors show. Nothing here carries a span: a fault names a path.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

pub mod valeurs;

mod acheteur;
mod acte;
mod action;
mod cartographie;
mod demarche;
mod format;
mod gouvernance;
mod indicateur;
mod resolution;

pub use crate::choix::*;
pub use acheteur::{Acheteur, Charte, Contact};
pub use acte::{Acte, Vote};
pub use action::{Action, Axe, Etape, Financeur, Moyens, NoteAnnuelle, Objectif, Risque};
pub use cartographie::{Cartographie, MarcheEnCours, Segment};
pub use demarche::{
    Amo, Concertation, Contribution, Demarche, Detenteur, EtatDesLieux, Orientation, PartiePrenante, Phase,
    PlanLie, SchemaConsulte,
};
pub use format::schema_du_dossier;
pub use gouvernance::{Edito, Gouvernance, Instance, ObligationRetenue, Terme};
pub use indicateur::{Cible, Indicateur};
pub use resolution::{ActionNumerotee, AxeNumerote, IndicateurResolu, ObjectifNumerote, Spaser};
pub use valeurs::{AdresseWeb, Annee, Couleur, Cpv, FORMATS, Id, Jour, Montant, Siret, TexteRiche};

/// Une série annuelle : `{ 2027 = 22, 2028 = 26 }`.
pub type Serie = BTreeMap<Annee, f64>;

/// Dossier d’un SPASER. Seuls `format`, `[document]` et un `[[acheteurs]]` sont indispensables ; toute partie absente disparaît des documents.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Dossier SPASER")]
pub struct Dossier {
    /// Version du format du dossier. Toujours 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// Fichiers joints au dossier, dans son dossier ou plus bas : `["axes/*.toml"]`.
    #[serde(default)]
    pub inclure: Vec<String>,
    /// Le document : titre, période, édition, version, état, dates.
    pub document: Document,
    /// Le ou les acheteurs. Un seul le plus souvent ; plusieurs dans un schéma conjoint.
    #[schemars(length(min = 1))]
    pub acheteurs: Vec<Acheteur>,
    /// Compléments du catalogue juridique.
    pub droit: Option<Droit>,
    /// Couleurs, polices et pied de page.
    pub charte: Option<Charte>,
    /// Mot de l’exécutif, une page au plus.
    pub edito: Option<Edito>,
    /// Comment le schéma a été élaboré.
    pub demarche: Option<Demarche>,
    /// Étapes de l’élaboration, avec leurs dates.
    #[serde(default)]
    pub phases: Vec<Phase>,
    /// Schémas d’autres acheteurs consultés, et ce qui en a été retenu.
    #[serde(default)]
    pub schemas_consultes: Vec<SchemaConsulte>,
    /// Orientations politiques que le schéma sert ; les actions s’y rattachent.
    #[serde(default)]
    pub orientations: Vec<Orientation>,
    /// Autres plans et schémas de l’acheteur (climat, alimentation, insertion…).
    #[serde(default)]
    pub plans: Vec<PlanLie>,
    /// Qui détient quelle donnée.
    #[serde(default)]
    pub detenteurs: Vec<Detenteur>,
    /// Obligations retenues dans le schéma.
    #[serde(default)]
    pub obligations: Vec<ObligationRetenue>,
    /// Bilan du schéma précédent, forces et faiblesses.
    pub etat_des_lieux: Option<EtatDesLieux>,
    /// Présentation de la cartographie des achats.
    pub cartographie: Option<Cartographie>,
    /// Segments d’achat de la cartographie.
    #[serde(default)]
    pub segments: Vec<Segment>,
    /// Parties prenantes de la démarche.
    #[serde(default)]
    pub parties_prenantes: Vec<PartiePrenante>,
    /// Temps de concertation.
    #[serde(default)]
    pub concertations: Vec<Concertation>,
    /// Contributions reçues et suite donnée.
    #[serde(default)]
    pub contributions: Vec<Contribution>,
    /// Portage, équipe, moyens, révision, formation, communication.
    pub gouvernance: Option<Gouvernance>,
    /// Comités et réseaux.
    #[serde(default)]
    pub instances: Vec<Instance>,
    /// Axes du schéma, dans l’ordre où ils sont numérotés.
    #[serde(default)]
    pub axes: Vec<Axe>,
    /// Objectifs, chacun rattaché à un axe.
    #[serde(default)]
    pub objectifs: Vec<Objectif>,
    /// Actions, chacune rattachée à un objectif.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Indicateurs de suivi. Une trentaine suffit.
    #[serde(default)]
    pub indicateurs: Vec<Indicateur>,
    /// Cibles des indicateurs.
    #[serde(default)]
    pub cibles: Vec<Cible>,
    /// Actes pris ou à prendre sur le schéma.
    #[serde(default)]
    pub actes: Vec<Acte>,
    /// Termes ajoutés au glossaire.
    #[serde(default)]
    pub termes: Vec<Terme>,
}

/// Compléments du catalogue juridique : fiches ajoutées, corrigées ou closes, une par une.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Droit {
    /// Fichiers TOML de fiches, dans le dossier ou plus bas : `["droit/*.toml"]`.
    #[serde(default)]
    pub complements: Vec<String>,
}

/// Le document.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Titre, s’il diffère du titre légal.
    pub titre: Option<String>,
    /// Nom d’usage du schéma, imprimé sous le titre.
    pub nom_usage: Option<String>,
    /// Sigle employé dans les noms de fichiers, en lettres sans accent ; celui du premier acheteur par défaut.
    pub sigle: Option<Id>,
    /// Première année du schéma.
    pub debut: Option<Annee>,
    /// Dernière année du schéma ; absente si le schéma est sans terme.
    pub fin: Option<Annee>,
    /// `true` si le schéma est sans terme : `fin` reste alors absente.
    #[serde(default)]
    pub sans_terme: bool,
    /// Rang de l’édition : 1 pour un premier schéma.
    #[schemars(range(min = 1, max = 99))]
    pub edition: Option<u32>,
    /// Version du texte : "0.9", "1.0".
    pub version: Option<String>,
    /// État du schéma.
    pub etat: Etat,
    /// Date à laquelle le droit est apprécié.
    pub date_juridique: Option<Jour>,
    /// Date de l’édition, imprimée dans les documents.
    pub date_edition: Option<Jour>,
    /// Édition précédente : période, acte, adresse.
    pub edition_precedente: Option<EditionPrecedente>,
    /// Adresse de mise en ligne du schéma.
    pub adresse_publication: Option<AdresseWeb>,
    /// Année de la première publication des indicateurs (ensuite tous les deux ans).
    pub premiere_publication: Option<Annee>,
    /// Année de référence des indicateurs qui n’en indiquent pas.
    pub annee_reference: Option<Annee>,
    /// Résumé du schéma en deux ou trois phrases, pour un élu pressé.
    pub resume: Option<TexteRiche>,
}

/// Édition précédente du schéma.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionPrecedente {
    /// Période, en clair : "2021-2026".
    pub periode: String,
    /// Acte qui l’a adoptée : "délibération n° 2021-118".
    pub acte: Option<String>,
    /// Date de cet acte.
    pub date: Option<Jour>,
    /// Adresse où elle est publiée.
    pub adresse: Option<AdresseWeb>,
}
