//! The columns of a table of indicators, and of a table of targets.

use super::{Champ, Genre, Serie};

pub const INDICATEURS: &[Champ] = &[
    Champ {
        cle: "id",
        genre: Genre::Id,
        noms: &["identifiant", "id", "n°", "numéro", "code", "référence", "réf", "n° indicateur"],
    },
    Champ { cle: "modele", genre: Genre::Renvoi(&["modeles"]), noms: &["modèle", "modèle du catalogue"] },
    Champ {
        cle: "nom",
        genre: Genre::Texte,
        noms: &[
            "nom",
            "indicateur",
            "intitulé",
            "libellé",
            "intitulé de l’indicateur",
            "nom de l’indicateur",
            "titre",
        ],
    },
    Champ { cle: "court", genre: Genre::Texte, noms: &["nom court", "abrégé"] },
    Champ {
        cle: "categorie",
        genre: Genre::Choix("categorie"),
        noms: &["catégorie", "volet", "thème", "thématique", "domaine"],
    },
    Champ { cle: "usage", genre: Genre::Choix("usage"), noms: &["usage"] },
    Champ {
        cle: "portee",
        genre: Genre::Choix("portee"),
        noms: &["portée", "nature de l’indicateur", "type d’indicateur"],
    },
    Champ {
        cle: "definition",
        genre: Genre::Riche,
        noms: &["définition", "description", "descriptif", "commentaire méthodologique"],
    },
    Champ { cle: "expression", genre: Genre::Choix("expression"), noms: &["expression", "exprimé en"] },
    Champ {
        cle: "unite", genre: Genre::Texte, noms: &["unité", "unité de mesure", "unité de l’indicateur"]
    },
    Champ { cle: "numerateur", genre: Genre::Texte, noms: &["numérateur"] },
    Champ { cle: "denominateur", genre: Genre::Texte, noms: &["dénominateur"] },
    Champ { cle: "perimetre", genre: Genre::Texte, noms: &["périmètre", "champ", "champ couvert"] },
    Champ {
        cle: "source",
        genre: Genre::Texte,
        noms: &["source", "source des données", "origine des données", "outil", "système d’information"],
    },
    Champ {
        cle: "responsable",
        genre: Genre::Texte,
        noms: &[
            "responsable",
            "collecteur",
            "responsable de la collecte",
            "direction",
            "service",
            "producteur de la donnée",
            "référent",
        ],
    },
    Champ {
        cle: "frequence",
        genre: Genre::Choix("frequence"),
        noms: &["fréquence", "périodicité", "rythme", "fréquence de collecte"],
    },
    Champ {
        cle: "sens",
        genre: Genre::Choix("sens"),
        noms: &["sens", "sens souhaité", "tendance attendue", "évolution attendue"],
    },
    Champ {
        cle: "statut_juridique",
        genre: Genre::Choix("statut_juridique"),
        noms: &["fondement", "statut juridique", "base légale"],
    },
    Champ { cle: "limites", genre: Genre::Riche, noms: &["limites", "biais", "limites et biais"] },
    Champ { cle: "axe", genre: Genre::Renvoi(&["axes"]), noms: &["axe", "axe stratégique"] },
    Champ { cle: "automatise", genre: Genre::OuiNon, noms: &["automatisé", "calcul automatique"] },
    Champ { cle: "preexistant", genre: Genre::OuiNon, noms: &["préexistant", "déjà suivi", "existant"] },
    Champ {
        cle: "annee_reference",
        genre: Genre::Annee,
        noms: &["année de référence", "année de la référence", "année de base"],
    },
    // Never of the dossier: the follow-up holds it.
    Champ {
        cle: "releves.valeur",
        genre: Genre::Releve,
        noms: &[
            "valeur de référence",
            "valeur observée",
            "observé",
            "réalisé",
            "réel",
            "constaté",
            "valeur constatée",
            "valeur réalisée",
            "valeur actuelle",
            "valeur initiale",
            "valeur de départ",
            "dernière valeur",
            "dernière valeur connue",
            "situation initiale",
            "situation de référence",
            "point de départ",
            "état initial",
            "niveau de référence",
            "résultat",
            "référence",
        ],
    },
    Champ {
        cle: "cible.valeur",
        genre: Genre::Cible,
        noms: &["cible", "valeur cible", "objectif chiffré", "objectif", "valeur visée"],
    },
    Champ {
        cle: "cible.annee",
        genre: Genre::Annee,
        noms: &["échéance", "année cible", "échéance de la cible", "horizon", "année de la cible"],
    },
];

pub const CIBLES: &[Champ] = &[
    Champ {
        cle: "indicateur",
        genre: Genre::Renvoi(&["indicateurs"]),
        noms: &[
            "indicateur",
            "identifiant",
            "id",
            "code",
            "code indicateur",
            "n°",
            "réf",
            "référence",
            "n° indicateur",
            "intitulé",
            "libellé",
        ],
    },
    Champ {
        cle: "acheteur",
        genre: Genre::Renvoi(&["acheteurs"]),
        noms: &["acheteur", "entité", "collectivité", "structure", "membre"],
    },
    Champ {
        cle: "forme",
        genre: Genre::Choix("forme_cible"),
        noms: &["forme", "type de cible", "nature de la cible", "forme de la cible"],
    },
    Champ {
        cle: "valeur",
        genre: Genre::Cible,
        noms: &[
            "valeur",
            "cible",
            "valeur cible",
            "objectif",
            "objectif chiffré",
            "valeur visée",
            "valeur à atteindre",
        ],
    },
    Champ {
        cle: "annee",
        genre: Genre::Annee,
        noms: &["année", "échéance", "horizon", "année cible", "date cible"],
    },
    Champ { cle: "jalon", genre: Genre::Texte, noms: &["jalon", "ce qui doit être vrai"] },
    Champ { cle: "groupe", genre: Genre::Texte, noms: &["groupe"] },
    Champ { cle: "phare", genre: Genre::OuiNon, noms: &["phare", "cible phare", "mise en avant"] },
    Champ {
        cle: "precision",
        genre: Genre::Texte,
        noms: &["précision", "commentaire", "observation", "remarque"],
    },
];

/// Words, without their plural, that say a target.
pub const MOTS_DE_CIBLE: &[&str] = &[
    "cible",
    "objectif",
    "palier",
    "vise",
    "visee",
    "horizon",
    "attendu",
    "attendue",
    "atteindre",
    "ambition",
];

/// Words that say a value observed.
pub const MOTS_D_OBSERVATION: &[&str] = &[
    "observe",
    "observee",
    "realise",
    "realisee",
    "reference",
    "constate",
    "constatee",
    "mesure",
    "mesuree",
    "releve",
    "relevee",
    "reel",
    "reelle",
    "resultat",
    "atteint",
    "atteinte",
    "initial",
    "initiale",
    "depart",
    "actuel",
    "actuelle",
    "bilan",
    "historique",
];

/// A table of targets: a column a year.
pub const PALIERS: Serie = Serie {
    cle: "annees",
    genre: Genre::Cible,
    annee_seule: true,
    mots: &[
        "cible",
        "objectif",
        "palier",
        "valeur",
        "annee",
        "vise",
        "visee",
        "horizon",
        "%",
        "attendu",
        "attendue",
        "atteindre",
        "ambition",
    ],
    faibles: &[],
    sauf: MOTS_D_OBSERVATION,
};

/// In a table of indicators a bare year may be what was observed: the title must say that it is a target.
pub const CIBLES_DE_L_INDICATEUR: Serie = Serie {
    cle: "annees",
    genre: Genre::Cible,
    annee_seule: false,
    mots: MOTS_DE_CIBLE,
    faibles: &[],
    sauf: MOTS_D_OBSERVATION,
};

/// « Réalisé 2025 », « Référence 2024 »; « Valeur 2024 », most likely.
pub const RELEVES_DE_L_INDICATEUR: Serie = Serie {
    cle: "releves",
    genre: Genre::Releve,
    annee_seule: false,
    mots: MOTS_D_OBSERVATION,
    faibles: &["valeur", "donnee", "niveau"],
    sauf: MOTS_DE_CIBLE,
};
