//! Acts of the buyers on the scheme. Before the vote, everything may be blank.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Id, Jour, NatureActe, Scrutin, TexteRiche};

/// Un acte pris ou à prendre sur le schéma.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acte {
    /// Identifiant stable : "adoption-ville".
    pub id: Id,
    /// Nature de l’acte.
    pub nature: NatureActe,
    /// Acheteur qui prend l’acte ; le seul acheteur du dossier par défaut.
    pub acheteur: Option<Id>,
    /// Objet, s’il diffère de l’usage.
    pub objet: Option<String>,
    /// Numéro de l’acte.
    pub numero: Option<String>,
    /// Date de la séance.
    pub date: Option<Jour>,
    /// Heure d’ouverture de la séance : "18 h 30".
    pub heure: Option<String>,
    /// Date de la convocation.
    pub convocation: Option<Jour>,
    /// Lieu de la séance.
    pub lieu: Option<String>,
    /// Qui préside la séance : "la présidente", "M. le maire".
    pub presidence: Option<String>,
    /// Fonction ou nom du rapporteur.
    pub rapporteur: Option<String>,
    /// Numéro du rapport présenté.
    pub rapport: Option<String>,
    /// Avis recueillis avant la séance : "la commission finances réunie le 3 juin 2026".
    #[serde(default)]
    pub avis: Vec<String>,
    /// Délibérations antérieures visées : "la délibération n° 2025-31 du 12 mars 2025 engageant l’élaboration du schéma".
    #[serde(default)]
    pub actes_vises: Vec<String>,
    /// Délibération abrogée, s’il y en a une.
    pub abroge: Option<String>,
    /// Exposé des motifs ; rédigé à partir du dossier s’il est absent.
    pub expose: Option<TexteRiche>,
    /// Considérants ajoutés à ceux que le programme rédige, sans « Considérant que ».
    #[serde(default)]
    pub considerants: Vec<String>,
    /// Articles ajoutés au dispositif, avant la transmission.
    #[serde(default)]
    pub articles: Vec<String>,
    /// Amendements votés en séance, un par élément : "à l’action 2.1.3, l’échéance est avancée à 2028".
    #[serde(default)]
    pub amendements: Vec<String>,
    /// Séance tenue en visioconférence, ou non. Sans réponse, l’acte n’en dit rien.
    pub visioconference: Option<bool>,
    /// Membres en exercice.
    pub en_exercice: Option<u32>,
    /// Membres présents.
    pub presents: Option<u32>,
    /// Membres représentés (pouvoirs).
    pub pouvoirs: Option<u32>,
    /// Qui donne pouvoir à qui : "Mme Une à M. Deux".
    #[serde(default)]
    pub procurations: Vec<String>,
    /// Membres absents ou excusés.
    #[serde(default)]
    pub absents: Vec<String>,
    /// Membres ne prenant pas part au vote.
    pub sans_part_au_vote: Option<u32>,
    /// Secrétaire de séance, fonction ou nom.
    pub secretaire: Option<String>,
    /// Résultat du vote.
    pub vote: Option<Vote>,
    /// Papier à en-tête où l’acte est versé : fichier Word (.docx), dans le dossier.
    pub entete: Option<String>,
    /// Styles du papier à en-tête à employer, quand leur nom diffère : `{ visa = "Visas mairie" }`.
    #[serde(default)]
    pub styles: BTreeMap<String, String>,
    /// Date de transmission au représentant de l’État.
    pub transmis_le: Option<Jour>,
    /// Date de publication.
    pub publie_le: Option<Jour>,
}

impl Acte {
    /// Whether it is taken: voted, or numbered and dated.
    pub fn est_pris(&self) -> bool {
        self.vote.is_some() || (self.numero.is_some() && self.date.is_some())
    }
}

/// Résultat d’un vote.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Façon de voter ; ordinaire par défaut.
    pub scrutin: Option<Scrutin>,
    /// Voix pour.
    pub pour: u32,
    /// Voix contre.
    pub contre: u32,
    /// Abstentions, bulletins blancs et nuls compris.
    pub abstentions: u32,
}
