//! An act as data: what acts software and the open data of deliberations ask for, and the files that go with it.

use schemars::JsonSchema;
use serde::Serialize;

use super::contexte::Contexte;
use super::deliberation::{Sujet, objet};
use crate::controle::{assemblee, voix};
use crate::dossier::{Choix, Jour};
use crate::droit::seance::{self, Issue};
use crate::droit::transmission::{CODE_DE_MATIERE, NOMS_DE_MATIERE, numero_transmissible};

/// Un acte, ses pièces et ce que la séance en a dit.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "Acte et pièces, pour un logiciel d’actes")]
pub struct Transmission {
    /// Version du format de ces données.
    pub format: u32,
    pub acte: ActeDit,
    pub acheteur: AcheteurDit,
    /// Classement proposé dans la nomenclature des actes transmis ; absent d’un acte qui ne va pas au contrôle de légalité.
    pub matiere: Option<Matiere>,
    /// Absente d’une décision.
    pub seance: Option<Seance>,
    /// Absent avant le vote, et d’une décision.
    pub vote: Option<VoteDit>,
    /// Le texte de l’acte. Il se transmet en PDF, une fois signé.
    pub fichier_principal: PieceJointe,
    /// Dans l’ordre où elles suivent l’acte.
    pub annexes: Vec<PieceJointe>,
    /// Ce que les membres reçoivent avant la séance, ou le directeur avant de décider.
    pub envoyees_avant: Vec<PieceJointe>,
    /// Poids de l’acte et de ses annexes, en octets.
    pub poids_total: usize,
    pub dates: Dates,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ActeDit {
    /// Identifiant de l’acte dans le dossier.
    pub id: String,
    /// `deliberation` ou `decision`.
    pub forme: String,
    /// `orientation`, `adoption`, `revision` ou `presentation-rapport`.
    pub nature: String,
    /// `projet`, tant que l’acte n’est pas pris, puis `pris`.
    pub etat: String,
    /// Numéro, tel qu’il s’imprime.
    pub numero: Option<String>,
    /// Le même, en quinze signes au plus, capitales, chiffres et « _ » ; absent s’il n’y tient pas.
    pub numero_transmissible: Option<String>,
    pub objet: String,
    /// Date de l’acte, `AAAA-MM-JJ`, ou de la séance prévue.
    pub date: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AcheteurDit {
    pub nom: String,
    /// Quatorze chiffres.
    pub siret: Option<String>,
    /// Type d’acheteur : `commune`, `epci`…
    #[serde(rename = "type")]
    pub type_acheteur: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Matiere {
    /// Code à deux niveaux : `1.7`.
    pub code: String,
    /// Intitulés des deux niveaux, séparés par une barre oblique.
    pub nom: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Seance {
    pub organe: String,
    pub heure: Option<String>,
    pub en_exercice: Option<u32>,
    pub presents: Option<u32>,
    pub pouvoirs: Option<u32>,
    /// Membres ne prenant pas part au vote.
    pub sans_part_au_vote: Option<u32>,
    pub votants: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct VoteDit {
    pub pour: u32,
    pub contre: u32,
    /// Bulletins blancs et nuls compris.
    pub abstentions: u32,
    /// `ordinaire`, `public` ou `secret`, s’il est dit.
    pub scrutin: Option<String>,
    /// `adoptee` ou `rejetee` ; absent si la présidence départage, ou si la règle n’est pas connue.
    pub resultat: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Dates {
    pub convocation: Option<String>,
    pub transmission: Option<String>,
    pub publication: Option<String>,
}

/// The one type of file that leaves as it is.
pub const PDF: &str = "application/pdf";

/// Ce qu’une pièce est à l’acte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TypePiece {
    Acte,
    Schema,
    Note,
    Bilan,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PieceJointe {
    #[serde(rename = "type")]
    pub type_piece: TypePiece,
    /// Ce qu’elle est, en clair.
    pub libelle: String,
    pub fichier: String,
    /// Type MIME.
    pub mime: String,
    /// Poids, en octets.
    pub poids: usize,
    /// Empreinte SHA-256, en hexadécimal.
    pub sha256: String,
}

/// The files of an act, weighed.
pub struct Pieces {
    pub principale: PieceJointe,
    pub annexes: Vec<PieceJointe>,
    pub envoyees_avant: Vec<PieceJointe>,
}

pub fn construire(cx: &Contexte<'_>, sujet: &Sujet<'_>, pieces: Pieces) -> Transmission {
    let acte = sujet.acte;
    let annexes: usize = pieces.annexes.iter().map(|p| p.poids).sum();
    Transmission {
        format: 1,
        acte: acte_dit(cx, sujet),
        acheteur: AcheteurDit {
            nom: sujet.acheteur.nom.clone(),
            siret: sujet.acheteur.siret.as_ref().map(|s| s.as_str().to_owned()),
            type_acheteur: sujet.acheteur.type_acheteur.cle().to_owned(),
        },
        matiere: sujet.est_controle().then(|| Matiere {
            code: CODE_DE_MATIERE.to_owned(),
            nom: NOMS_DE_MATIERE.join("/").to_lowercase(),
        }),
        seance: sujet.delibere().then(|| seance_dite(cx, sujet)),
        vote: vote(sujet),
        poids_total: pieces.principale.poids + annexes,
        fichier_principal: pieces.principale,
        annexes: pieces.annexes,
        envoyees_avant: pieces.envoyees_avant,
        dates: Dates {
            convocation: jour(acte.and_then(|a| a.convocation)),
            transmission: jour(acte.and_then(|a| a.transmis_le)),
            publication: jour(acte.and_then(|a| a.publie_le)),
        },
    }
}

fn jour(jour: Option<Jour>) -> Option<String> {
    jour.map(|j| j.0.to_string())
}

fn acte_dit(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> ActeDit {
    let numero = sujet.acte.and_then(|a| a.numero.clone());
    ActeDit {
        id: sujet.suffixe(),
        forme: sujet.forme().to_owned(),
        nature: sujet.nature.cle().to_owned(),
        etat: if sujet.est_pris(cx) { "pris" } else { "projet" }.to_owned(),
        numero_transmissible: numero.as_deref().and_then(numero_transmissible),
        numero,
        objet: objet(cx, sujet),
        date: jour(sujet.acte.and_then(|a| a.date)),
    }
}

fn seance_dite(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Seance {
    let acte = sujet.acte;
    Seance {
        organe: cx.organe(sujet.acheteur).unwrap_or_default(),
        heure: acte.and_then(|a| a.heure.clone()),
        en_exercice: acte.and_then(|a| a.en_exercice),
        presents: acte.and_then(|a| a.presents),
        pouvoirs: acte.and_then(|a| a.pouvoirs),
        sans_part_au_vote: acte.and_then(|a| a.sans_part_au_vote),
        votants: acte.and_then(|a| assemblee(a)?.votants(sujet.organisme)),
    }
}

fn vote(sujet: &Sujet<'_>) -> Option<VoteDit> {
    let acte = sujet.acte.filter(|_| sujet.delibere())?;
    let vote = acte.vote.as_ref()?;
    let issue = assemblee(acte).and_then(|a| seance::issue(sujet.organisme, &a, &voix(vote)));
    Some(VoteDit {
        pour: vote.pour,
        contre: vote.contre,
        abstentions: vote.abstentions,
        scrutin: vote.scrutin.map(|s| s.cle().to_owned()),
        resultat: match issue {
            Some(Issue::Adoptee) => Some("adoptee".to_owned()),
            Some(Issue::Rejetee) => Some("rejetee".to_owned()),
            _ => None,
        },
    })
}

/// Columns of the common schema of deliberations (SCDL, 2.1.5), in its order.
pub const SCDL: [&str; 17] = [
    "COLL_NOM",
    "COLL_SIRET",
    "DELIB_ID",
    "DELIB_DATE",
    "DELIB_MATIERE_CODE",
    "DELIB_MATIERE_NOM",
    "DELIB_OBJET",
    "BUDGET_ANNEE",
    "BUDGET_NOM",
    "PREF_ID",
    "PREF_DATE",
    "VOTE_EFFECTIF",
    "VOTE_REEL",
    "VOTE_POUR",
    "VOTE_CONTRE",
    "VOTE_ABSTENTION",
    "DELIB_URL",
];

impl Transmission {
    /// The act as a row of open data under its header. What is not known is empty: the budget, the code of the
    /// prefecture, the address of the act; the date, until the vote.
    pub fn scdl(&self) -> Vec<Vec<String>> {
        let inerte = crate::ecriture::inerte;
        let dit = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        let pris = self.acte.etat == "pris";
        let seance = self.seance.as_ref();
        let vote = self.vote.as_ref();
        let matiere = self.matiere.clone();
        let rangee = vec![
            inerte(&self.acheteur.nom),
            self.acheteur.siret.clone().unwrap_or_default(),
            inerte(self.acte.numero.as_deref().unwrap_or_default()),
            self.acte.date.clone().filter(|_| pris).unwrap_or_default(),
            matiere.as_ref().map(|m| m.code.clone()).unwrap_or_default(),
            matiere.map(|m| m.nom).unwrap_or_default(),
            inerte(&self.acte.objet),
            String::new(),
            String::new(),
            String::new(),
            self.dates.transmission.clone().unwrap_or_default(),
            dit(seance.and_then(|s| s.en_exercice)),
            dit(seance.and_then(|s| s.votants)),
            dit(vote.map(|v| v.pour)),
            dit(vote.map(|v| v.contre)),
            dit(vote.map(|v| v.abstentions)),
            String::new(),
        ];
        vec![SCDL.map(str::to_owned).to_vec(), rangee]
    }
}
