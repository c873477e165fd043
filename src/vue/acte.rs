//! The contract of an act (deliberation): its parts in the order a French council writes them.

use schemars::JsonSchema;
use serde::Serialize;

use super::contrat::{Image, Ligne, Morceau, Riche, Tableau};

/// Un acte, prêt à être mis en page.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct VueActe {
    /// Titre du fichier.
    pub titre: String,
    pub auteur: String,
    pub sujet: String,
    /// Date d’édition, `AAAA-MM-JJ`.
    pub date: Option<String>,
    /// Pied de page, à gauche.
    pub pied: String,
    /// « Projet de délibération » : mention au-dessus de l’en-tête, avant le vote.
    pub mention: Option<String>,
    pub entete: EnTete,
    pub pieces: Vec<Piece>,
    /// Ce qu’un papier à en-tête peut appeler.
    pub champs: Vec<ChampPapier>,
}

/// Un champ d’un papier à en-tête : `{{ acheteur.nom }}`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChampPapier {
    pub nom: String,
    /// Absente : un blanc à remplir.
    pub valeur: Option<String>,
}

/// The fields that a letterhead may call, and what each is.
pub const CHAMPS_DE_PAPIER: &[(&str, &str)] = &[
    ("acheteur.nom", "nom de l’acheteur"),
    ("acheteur.nom_court", "nom court de l’acheteur"),
    ("acheteur.adresse", "adresse de l’acheteur"),
    ("acheteur.ville", "ville du siège"),
    ("acheteur.siret", "numéro SIRET"),
    ("acheteur.site", "site internet"),
    ("acheteur.assemblee", "assemblée ou autorité qui prend l’acte"),
    ("acheteur.signataire", "fonction du signataire"),
    ("acte.nature", "nature de l’acte"),
    ("acte.numero", "numéro de l’acte"),
    ("acte.date", "date de l’acte"),
    ("acte.objet", "objet de l’acte"),
    ("acte.rapporteur", "rapporteur"),
    ("acte.rapport", "numéro du rapport"),
    ("document.titre", "titre du schéma"),
    ("document.periode", "période du schéma"),
    ("document.version", "version du schéma"),
    ("document.date", "date d’édition"),
];

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EnTete {
    pub logo: Option<Image>,
    /// « République française », nom de l’acheteur, son adresse.
    pub lignes: Vec<String>,
    /// « Extrait du registre des délibérations du conseil municipal ».
    pub registre: String,
    /// « Délibération n° … » ; vide pour une note.
    pub numero: Vec<Morceau>,
    /// « Objet : … ».
    pub objet: Vec<Morceau>,
    /// Séance, rapporteur, classification : libellés et valeurs.
    pub champs: Vec<Ligne>,
}

/// Une partie de l’acte, nommée par ce qu’elle est et non par son aspect.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Piece {
    /// « L’an deux mille vingt-six, le … ».
    Seance {
        contenu: Vec<Morceau>,
    },
    /// Membres, présents, pouvoirs, votants.
    Quorum {
        champs: Vec<Ligne>,
    },
    /// Titre d’une partie : « Exposé des motifs », « Dispositif », « Vote ».
    Titre {
        texte: String,
    },
    Texte {
        contenu: Riche,
    },
    /// « Vu … ; »
    Visa {
        contenu: Vec<Morceau>,
    },
    /// « Considérant que … ; »
    Considerant {
        contenu: Vec<Morceau>,
    },
    /// « Sur proposition de …, après en avoir délibéré, »
    Formule {
        contenu: Vec<Morceau>,
    },
    /// « DÉCIDE » : centré, en capitales.
    Decision {
        texte: String,
    },
    /// Un article ; son numéro est celui de Word (« Article 1er », « Article 2 »…).
    Article {
        contenu: Riche,
    },
    Tableau {
        tableau: Box<Tableau>,
    },
    /// Résultat du vote : libellés et valeurs, puis la phrase.
    Vote {
        champs: Vec<Ligne>,
        phrase: Vec<Morceau>,
    },
    /// Blocs de signature côte à côte.
    Signatures {
        lieu_date: Vec<Morceau>,
        blocs: Vec<BlocSignature>,
    },
    /// Transmission, publication, voies et délais de recours.
    Mention {
        contenu: Vec<Morceau>,
    },
    /// Ce qui suit commence sur une nouvelle page : une annexe.
    Annexe {
        titre: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BlocSignature {
    /// « La présidente de séance », « Le secrétaire de séance ».
    pub qualite: String,
    /// Prénom et nom du signataire, que le règlement demande.
    pub nom: Vec<Morceau>,
}

/// What a meeting says and what follows it, by the key of its blank: the name that the act, its controls in Word and
/// the list of what remains all give it.
const NOMS_DES_BLANCS: &[(&str, &str)] = &[
    ("acte.numero", "Numéro de l’acte"),
    ("acte.date", "Date de l’acte"),
    ("seance.annee", "Année de la séance, en lettres"),
    ("seance.jour", "Jour et mois de la séance, en lettres"),
    ("seance.date", "Date de la séance"),
    ("seance.heure", "Heure de la séance"),
    ("seance.lieu", "Lieu de la séance"),
    ("seance.convocation", "Date de la convocation"),
    ("seance.presidence", "Présidence de la séance"),
    ("seance.en_exercice", "Membres en exercice"),
    ("seance.presents", "Présents"),
    ("seance.pouvoirs", "Représentés (pouvoirs)"),
    ("seance.sans_part", "Ne prenant pas part au vote"),
    ("seance.votants", "Votants"),
    ("seance.procurations", "Pouvoirs"),
    ("seance.absents", "Absents et excusés"),
    ("seance.secretaire", "Secrétaire de séance"),
    ("vote.pour", "Pour"),
    ("vote.contre", "Contre"),
    ("vote.abstentions", "Abstentions"),
    ("vote.resultat", "Résultat du vote"),
    ("signature.nom", "Prénom et nom du signataire"),
    ("signature.lieu", "Lieu de la signature"),
    ("suites.transmis_le", "Date de la transmission"),
    ("suites.publie_le", "Date de la publication"),
];

/// The name of a blank, if what it waits for has one.
pub fn nom_du_blanc(cle: &str) -> Option<&'static str> {
    NOMS_DES_BLANCS.iter().find(|(connue, _)| *connue == cle).map(|(_, nom)| *nom)
}
