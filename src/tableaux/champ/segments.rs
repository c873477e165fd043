//! The columns of a purchasing map.

use super::{Champ, Genre, Serie};
use crate::tableaux::valeur::Bout;

pub const CHAMPS: &[Champ] = &[
    Champ {
        cle: "id",
        genre: Genre::Id,
        noms: &["identifiant", "id", "n°", "numéro", "code", "code segment", "référence"],
    },
    Champ {
        cle: "nom",
        genre: Genre::Texte,
        noms: &[
            "nom",
            "segment",
            "segment d’achat",
            "intitulé",
            "libellé",
            "nom du segment",
            "libellé du segment",
        ],
    },
    Champ { cle: "categorie", genre: Genre::Texte, noms: &["catégorie", "domaine", "catégorie d’achat"] },
    Champ {
        cle: "famille", genre: Genre::Texte, noms: &["famille", "famille d’achat", "famille homogène"]
    },
    Champ {
        cle: "nomenclature",
        genre: Genre::Texte,
        noms: &["nomenclature", "code nomenclature", "code famille"],
    },
    Champ { cle: "cpv", genre: Genre::Cpv, noms: &["cpv", "code cpv", "codes cpv"] },
    Champ {
        cle: "acheteur",
        genre: Genre::Renvoi(&["acheteurs"]),
        noms: &["acheteur", "entité", "collectivité", "structure"],
    },
    Champ {
        cle: "type",
        genre: Genre::Choix("type_achat"),
        noms: &["type", "nature", "type d’achat", "nature de l’achat", "nature du marché"],
    },
    Champ {
        cle: "section",
        genre: Genre::Choix("section"),
        noms: &["section", "section budgétaire", "budget"],
    },
    Champ {
        cle: "mode",
        genre: Genre::Choix("mode_achat"),
        noms: &["mode", "mode d’achat", "façon d’acheter", "vecteur d’achat"],
    },
    Champ {
        cle: "prescripteur",
        genre: Genre::Texte,
        noms: &["prescripteur", "direction prescriptrice", "direction", "service", "service prescripteur"],
    },
    Champ {
        cle: "marches",
        genre: Genre::Entier(1_000_000),
        noms: &["nombre de marchés", "nb marchés", "marchés en cours", "marchés"],
    },
    Champ {
        cle: "fournisseurs",
        genre: Genre::Entier(1_000_000),
        noms: &["nombre de fournisseurs", "nb fournisseurs", "fournisseurs"],
    },
    Champ {
        cle: "part_premier_fournisseur",
        genre: Genre::Pourcent,
        noms: &["part du premier fournisseur", "concentration", "poids du premier fournisseur"],
    },
    Champ { cle: "part_pme", genre: Genre::Pourcent, noms: &["part des pme", "part pme", "% pme", "pme"] },
    Champ {
        cle: "prochaine_echeance",
        genre: Genre::Jour(Bout::Fin),
        noms: &[
            "prochaine échéance",
            "échéance",
            "renouvellement",
            "date de renouvellement",
            "fin du marché",
        ],
    },
    Champ {
        cle: "enjeu_environnemental",
        genre: Genre::Echelle,
        noms: &[
            "enjeu environnemental",
            "environnement",
            "impact environnemental",
            "enjeu écologique",
            "enjeu env.",
            "enjeu enviro.",
        ],
    },
    Champ { cle: "enjeu_social", genre: Genre::Echelle, noms: &["enjeu social", "social", "impact social"] },
    Champ {
        cle: "enjeu_circulaire",
        genre: Genre::Echelle,
        noms: &["enjeu d’économie circulaire", "enjeu circulaire", "économie circulaire", "circularité"],
    },
    Champ {
        cle: "liberte",
        genre: Genre::Echelle,
        noms: &["liberté", "marge de manœuvre", "liberté de l’acheteur", "levier d’action"],
    },
    Champ {
        cle: "offre_responsable",
        genre: Genre::Echelle,
        noms: &["offre responsable", "maturité de l’offre", "maturité du marché fournisseur", "offre"],
    },
    Champ {
        cle: "maturite",
        genre: Genre::Echelle,
        noms: &["maturité", "maturité interne", "maturité de la pratique"],
    },
    Champ {
        cle: "leviers",
        genre: Genre::Liste,
        noms: &["leviers", "leviers d’achat responsable", "actions possibles"],
    },
    Champ { cle: "risques", genre: Genre::Liste, noms: &["risques", "points de vigilance"] },
    Champ {
        cle: "obligations",
        genre: Genre::Renvois("obligations"),
        noms: &["obligations", "obligations légales"],
    },
    Champ {
        cle: "prioritaire",
        genre: Genre::OuiNon,
        noms: &["prioritaire", "priorité", "segment prioritaire"],
    },
    Champ { cle: "commentaire", genre: Genre::Riche, noms: &["commentaire", "observations", "remarques"] },
    Champ { cle: "diffusion", genre: Genre::Choix("diffusion"), noms: &["diffusion", "confidentialité"] },
];

/// Amounts of a segment, in euros net of tax, a year each.
pub const MONTANTS: Serie = Serie {
    cle: "montants",
    genre: Genre::Montant,
    annee_seule: true,
    mots: &[
        "montant", "depense", "mandate", "paye", "realise", "ht", "€", "k€", "m€", "euro", "annee", "achat",
        "annuel", "exercice", "volume", "ca", "hors", "taxe", "million", "millier",
    ],
    faibles: &[],
    sauf: &[],
};
