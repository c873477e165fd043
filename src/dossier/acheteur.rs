//! The buyers and how their documents look.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    AdresseWeb, Annee, Couleur, Diffusion, Id, Montant, Siret, Territoire, TexteRiche, TypeAcheteur,
};

/// Un acheteur public.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acheteur {
    /// Identifiant stable : "ville", "metropole".
    pub id: Id,
    /// Nom complet : "Métropole de Valmont".
    pub nom: String,
    /// Nom court ou sigle, pour les tableaux : "Métropole".
    pub nom_court: Option<String>,
    /// Nom tel qu’il s’insère après « de » : "de la métropole de Valmont".
    pub nom_de: Option<String>,
    /// Type juridique.
    #[serde(rename = "type")]
    pub type_acheteur: TypeAcheteur,
    /// Numéro SIRET, 14 chiffres.
    pub siret: Option<Siret>,
    /// Population, en habitants.
    #[schemars(range(min = 0, max = 20_000_000))]
    pub population: Option<u32>,
    /// Dépenses payées dans l’année civile au titre des marchés, en euros HT : concessions et marchés du livre V exclus.
    #[serde(default)]
    pub depenses_marches_ht: BTreeMap<Annee, Montant>,
    /// Année civile retenue pour le calcul du seuil.
    pub annee_seuil: Option<Annee>,
    /// Nombre de marchés notifiés par année.
    #[serde(default)]
    pub marches_notifies: BTreeMap<Annee, u32>,
    /// Dépenses réelles de fonctionnement (ou charges) de l’avant-dernier exercice clos, budget principal, en euros.
    pub depenses_fonctionnement: Option<Montant>,
    /// Effectif, en équivalents temps plein.
    #[schemars(range(max = 500_000))]
    pub agents: Option<u32>,
    /// Véhicules du parc, gérés directement ou non.
    #[schemars(range(max = 500_000))]
    pub vehicules: Option<u32>,
    /// `true` si le parc compte des autobus.
    pub autobus: Option<bool>,
    /// Restaurants collectifs dont il a la charge ; 0 s’il n’en a pas.
    #[schemars(range(max = 100_000))]
    pub restaurants_collectifs: Option<u32>,
    /// Parmi eux, restaurants scolaires, universitaires ou accueillant de jeunes enfants.
    #[schemars(range(max = 100_000))]
    pub restaurants_jeunes: Option<u32>,
    /// Surface de bâtiments tertiaires, en mètres carrés.
    pub surface_tertiaire: Option<u32>,
    /// Territoire d’outre-mer, si ses règles diffèrent.
    pub territoire: Option<Territoire>,
    /// Adresse postale, une ligne par élément.
    #[serde(default)]
    pub adresse: Vec<String>,
    /// Ville du siège, où l’acte est signé.
    pub ville: Option<String>,
    /// Département ou région du représentant de l’État, avec sa préposition : "de l’Isère".
    pub prefecture: Option<String>,
    /// Ville du tribunal administratif compétent.
    pub tribunal: Option<String>,
    /// Site internet.
    pub site: Option<AdresseWeb>,
    /// Logo : fichier PNG, JPEG ou SVG, dans le dossier.
    pub logo: Option<String>,
    /// Description du logo pour qui ne le voit pas ; « Logo de … » par défaut.
    pub logo_alternative: Option<String>,
    /// Fonction du signataire : "La présidente", "Le maire".
    pub signataire: Option<String>,
    /// Nom de l’assemblée, s’il diffère de l’usage du type juridique : "conseil de communauté".
    pub assemblee: Option<String>,
    /// Présentation de l’acheteur et de l’organisation de ses achats.
    pub presentation: Option<TexteRiche>,
    /// Ce que le schéma couvre pour cet acheteur : marchés, concessions, groupements, centrales.
    pub perimetre: Option<TexteRiche>,
    /// Référent du schéma.
    pub contact: Option<Contact>,
    /// `true` pour le coordonnateur d’un schéma conjoint.
    #[serde(default)]
    pub coordonnateur: bool,
}

/// Référent du schéma. Interne par défaut.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Fonction : "Directrice de la commande publique".
    pub fonction: String,
    /// Direction ou service.
    pub direction: Option<String>,
    /// Adresse électronique.
    pub courriel: Option<String>,
    /// Téléphone.
    pub telephone: Option<String>,
    /// Public : imprimé dans le schéma ; interne (par défaut) : jamais publié.
    pub diffusion: Option<Diffusion>,
}

/// Identité visuelle.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Charte {
    /// Couleur principale : titres, couverture. Assez sombre pour porter du texte blanc.
    pub couleur: Option<Couleur>,
    /// Couleurs des axes, dans leur ordre.
    #[serde(default)]
    pub couleurs_axes: Vec<Couleur>,
    /// Police des titres, fichier TTF ou OTF dans le dossier.
    pub police_titres: Option<String>,
    /// Police du texte, fichier TTF ou OTF dans le dossier.
    pub police_texte: Option<String>,
    /// Texte du pied de page, s’il diffère de la mention d’état.
    pub pied_de_page: Option<String>,
}
