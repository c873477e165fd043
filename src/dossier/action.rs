//! Axes, objectives, actions: the body of the scheme.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    Annee, Categorie, Couleur, Diffusion, Effort, EtatEtape, Id, Jour, Montant, Priorite, SousTheme, Statut,
    TexteRiche,
};

/// Un axe du schéma.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Axe {
    /// Identifiant stable.
    pub id: Id,
    /// Identifiants portés autrefois.
    #[serde(default)]
    pub anciens_ids: Vec<Id>,
    /// Titre de l’axe.
    pub titre: String,
    /// Volet de l’achat responsable, s’il y en a un principal.
    pub categorie: Option<Categorie>,
    /// Ambition de l’axe, en un court paragraphe.
    pub ambition: Option<TexteRiche>,
    /// Couleur de l’axe ; celle de la charte ou du programme par défaut.
    pub couleur: Option<Couleur>,
    /// Objectifs de développement durable servis, de 1 à 17.
    #[serde(default)]
    #[schemars(inner(range(min = 1, max = 17)))]
    #[schemars(extend("uniqueItems" = true))]
    pub odd: Vec<u8>,
}

/// Un objectif, rattaché à un axe.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Objectif {
    /// Identifiant stable.
    pub id: Id,
    /// Identifiants portés autrefois.
    #[serde(default)]
    pub anciens_ids: Vec<Id>,
    /// Axe auquel il se rattache.
    pub axe: Id,
    /// Titre de l’objectif.
    pub titre: String,
    /// Ce que l’objectif vise, en deux ou trois phrases.
    pub description: Option<TexteRiche>,
    /// Sous-thèmes de l’article L. 2111-3 servis.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub sous_themes: Vec<SousTheme>,
}

/// Une action : sa fiche.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// Identifiant stable : "GOV-03".
    pub id: Id,
    /// Identifiants portés autrefois, pour que le suivi traverse une renumérotation.
    #[serde(default)]
    pub anciens_ids: Vec<Id>,
    /// Objectif auquel elle se rattache.
    pub objectif: Id,
    /// Titre, à l’infinitif.
    pub titre: String,
    /// Acheteurs concernés ; tous par défaut.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub acheteurs: Vec<Id>,
    /// Constat ou enjeu de départ.
    pub constat: Option<TexteRiche>,
    /// Ce qui sera fait.
    pub description: Option<TexteRiche>,
    /// Résultat attendu.
    pub resultat_attendu: Option<TexteRiche>,
    /// Étapes : `[{ libelle = "…", echeance = 2026-06-30 }]`.
    #[serde(default)]
    pub etapes: Vec<Etape>,
    /// Direction pilote.
    pub pilote: Option<String>,
    /// Fonction de la personne qui pilote.
    pub pilote_fonction: Option<String>,
    /// Fonction de l’élu référent.
    pub elu_referent: Option<String>,
    /// Directions qui contribuent.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub contributeurs: Vec<String>,
    /// Partenaires extérieurs.
    #[serde(default)]
    pub partenaires: Vec<String>,
    /// Public visé.
    pub public_cible: Option<String>,
    /// Segments d’achat visés.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub segments: Vec<Id>,
    /// Indicateurs qui mesurent l’action.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub indicateurs: Vec<Id>,
    /// Orientations politiques servies.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub orientations: Vec<Id>,
    /// Obligations auxquelles l’action répond.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub obligations: Vec<Id>,
    /// Sous-thèmes de l’article L. 2111-3 servis, en plus de ceux de l’objectif.
    #[serde(default)]
    #[schemars(extend("uniqueItems" = true))]
    pub sous_themes: Vec<SousTheme>,
    /// Objectifs de développement durable servis, de 1 à 17.
    #[serde(default)]
    #[schemars(inner(range(min = 1, max = 17)))]
    #[schemars(extend("uniqueItems" = true))]
    pub odd: Vec<u8>,
    /// Moyens humains et financiers.
    pub moyens: Option<Moyens>,
    /// Date de début.
    pub debut: Option<Jour>,
    /// Date de fin.
    pub fin: Option<Jour>,
    /// `true` si l’action se répète chaque année.
    #[serde(default)]
    pub recurrente: bool,
    /// Priorité.
    pub priorite: Option<Priorite>,
    /// Effort demandé.
    pub effort: Option<Effort>,
    /// Avancement déclaré à l’édition du schéma.
    pub statut: Option<Statut>,
    /// Part réalisée, en pour cent.
    #[schemars(range(min = 0, max = 100))]
    pub avancement: Option<f64>,
    /// Risques et parades. Jamais publiés.
    #[serde(default)]
    pub risques: Vec<Risque>,
    /// Exemple de marché qui montre la voie.
    pub exemple_de_marche: Option<TexteRiche>,
    /// Notes par année. Jamais publiées.
    #[serde(default)]
    pub journal: Vec<NoteAnnuelle>,
    /// Public (par défaut) ou interne.
    pub diffusion: Option<Diffusion>,
}

/// Une étape d’action.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Etape {
    /// Ce qui est fait.
    pub libelle: String,
    /// Date à laquelle c’est fait.
    pub echeance: Option<Jour>,
    /// Livrable attendu.
    pub livrable: Option<String>,
    /// Où en est l’étape.
    pub etat: Option<EtatEtape>,
}

/// Moyens d’une action.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moyens {
    /// Équivalents temps plein par an.
    #[schemars(range(min = 0, max = 10_000))]
    pub etp: Option<f64>,
    /// Budget de fonctionnement annuel, en euros HT.
    pub fonctionnement: Option<Montant>,
    /// Budget d’investissement sur la période, en euros HT.
    pub investissement: Option<Montant>,
    /// Financeurs.
    #[serde(default)]
    pub financeurs: Vec<Financeur>,
    /// Précision libre.
    pub precision: Option<String>,
}

/// Un financeur.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Financeur {
    /// Nom du financeur.
    pub nom: String,
    /// Montant apporté, en euros.
    pub montant: Option<Montant>,
}

/// Un risque et sa parade.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Risque {
    /// Le risque.
    pub risque: String,
    /// La parade.
    pub parade: Option<String>,
}

/// Une note d’année.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteAnnuelle {
    /// Année.
    pub annee: Annee,
    /// Texte.
    pub texte: TexteRiche,
}
