//! The columns of a map of stakeholders, and of a list of contributions.

use super::{Champ, Genre};

pub const PARTIES: &[Champ] = &[
    Champ { cle: "id", genre: Genre::Id, noms: &["identifiant", "id", "n°", "numéro", "code"] },
    Champ {
        cle: "nom",
        genre: Genre::Texte,
        noms: &[
            "nom",
            "partie prenante",
            "structure",
            "organisme",
            "acteur",
            "nom de la structure",
            "partenaire",
            "qui",
        ],
    },
    Champ {
        cle: "categorie",
        genre: Genre::Choix("categorie_partie"),
        noms: &[
            "famille",
            "catégorie",
            "type",
            "type d’acteur",
            "collège",
            "catégorie d’acteur",
            "type de structure",
        ],
    },
    Champ {
        cle: "role",
        genre: Genre::Choix("role_partie"),
        noms: &["rôle", "rôle dans la démarche", "niveau d’association", "mode d’association"],
    },
    Champ {
        cle: "influence", genre: Genre::Echelle, noms: &["influence", "pouvoir", "niveau d’influence"]
    },
    Champ {
        cle: "interet", genre: Genre::Echelle, noms: &["intérêt", "niveau d’intérêt", "implication"]
    },
    Champ { cle: "apports", genre: Genre::ListeChoix("apport"), noms: &["apports", "ce qu’elle apporte"] },
    Champ {
        cle: "attentes",
        genre: Genre::Texte,
        noms: &[
            "attentes",
            "besoins",
            "ce qu’elle attend",
            "ce qu’elles attendent",
            "ce qu’ils attendent",
            "ce qu’il attend",
        ],
    },
    Champ {
        cle: "contribution",
        genre: Genre::Texte,
        noms: &["contribution", "contribution apportée", "apport en clair"],
    },
    Champ {
        cle: "contact",
        genre: Genre::Texte,
        noms: &["contact", "personne à joindre", "interlocuteur", "courriel", "référent"],
    },
    Champ {
        cle: "canal",
        genre: Genre::Texte,
        noms: &[
            "canal",
            "mode de communication",
            "canal d’échange",
            "mode d’échange",
            "modalités d’échange",
            "mode de contact",
        ],
    },
    Champ {
        cle: "frequence",
        genre: Genre::Texte,
        noms: &["fréquence", "fréquence des échanges", "périodicité"],
    },
    Champ { cle: "diffusion", genre: Genre::Choix("diffusion"), noms: &["diffusion", "confidentialité"] },
];

pub const CONTRIBUTIONS: &[Champ] = &[
    Champ {
        cle: "origine",
        genre: Genre::Texte,
        noms: &[
            "origine",
            "d’où elle vient",
            "contributeur",
            "auteur",
            "structure",
            "émetteur",
            "organisme",
            "partie prenante",
        ],
    },
    Champ {
        cle: "source",
        genre: Genre::Renvoi(&["parties_prenantes", "concertations"]),
        noms: &["source", "concertation", "atelier", "réunion"],
    },
    Champ {
        cle: "proposition",
        genre: Genre::Texte,
        noms: &[
            "proposition",
            "contribution",
            "ce qui a été proposé",
            "demande",
            "remarque",
            "avis",
            "texte de la contribution",
        ],
    },
    Champ {
        cle: "suite",
        genre: Genre::Choix("suite"),
        noms: &["suite", "suite donnée", "décision", "arbitrage", "prise en compte", "retenue"],
    },
    Champ {
        cle: "motif",
        genre: Genre::Texte,
        noms: &["motif", "pourquoi", "justification", "réponse", "raison"],
    },
    Champ {
        cle: "actions",
        genre: Genre::Renvois("actions"),
        noms: &["actions", "actions issues", "action concernée", "fiche action"],
    },
    Champ { cle: "annee", genre: Genre::Annee, noms: &["année"] },
    Champ { cle: "diffusion", genre: Genre::Choix("diffusion"), noms: &["diffusion", "confidentialité"] },
];
