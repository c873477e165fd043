//! Session arithmetic: how long before, how many present, how many votes. Each rule comes from the record
//! of the body; a rule that is not recorded gives no answer.

use jiff::Span;
use jiff::civil::Date;

use crate::catalogue::{Convocation, Delai, Majorite, Organisme, Quorum, UniteDelai};
use crate::ecriture::compte;

/// Who sits. `distance` counts members connected by videoconference, apart from `presents`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Assemblee {
    pub en_exercice: u32,
    pub presents: u32,
    pub distance: u32,
    pub pouvoirs: u32,
    /// Members who take no part in the vote.
    pub sans_part: u32,
}

/// A vote; blank and void ballots count with abstentions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Voix {
    pub pour: u32,
    pub contre: u32,
    pub abstentions: u32,
    pub secret: bool,
}

impl Assemblee {
    /// Members who count as present: those connected do, where law allows them to.
    pub fn presents(&self, organisme: &Organisme) -> u32 {
        self.presents.saturating_add(if organisme.visioconference == Some(true) { self.distance } else { 0 })
    }

    /// Present, connected and represented, less those who take no part; none when the figures clash.
    pub fn votants(&self, organisme: &Organisme) -> Option<u32> {
        self.presents(organisme).checked_add(self.pouvoirs)?.checked_sub(self.sans_part)
    }
}

/// Figures that cannot be, by themselves or for this body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    TropNombreux(Assemblee),
    TropDePouvoirs(Assemblee),
    /// More members take no part than are there.
    SansPart(Assemblee),
    Visioconference {
        organe: String,
    },
    SecretADistance,
    Comptes {
        voix: Voix,
        votants: u32,
    },
}

impl Contradiction {
    /// In French, with the figures.
    pub fn message(&self) -> String {
        let presents = |n: u32| compte(n as usize, "présent", "présents");
        let pouvoirs = |n: u32| compte(n as usize, "pouvoir", "pouvoirs");
        match self {
            Self::TropNombreux(a) => format!(
                "{} et {} pour {}",
                presents(a.presents + a.distance),
                pouvoirs(a.pouvoirs),
                compte(a.en_exercice as usize, "membre en exercice", "membres en exercice")
            ),
            Self::TropDePouvoirs(a) => {
                format!("{} pour {}", pouvoirs(a.pouvoirs), presents(a.presents + a.distance))
            }
            Self::SansPart(a) => format!(
                "{} ne prenant pas part au vote pour {} et {}",
                compte(a.sans_part as usize, "membre", "membres"),
                presents(a.presents + a.distance),
                pouvoirs(a.pouvoirs)
            ),
            Self::Visioconference { organe } => format!("{organe} ne se réunit pas en visioconférence"),
            Self::SecretADistance => "scrutin secret dans une séance tenue en visioconférence".to_owned(),
            Self::Comptes { voix, votants } => format!(
                "{} pour, {} contre et {} font {}, pour {}",
                voix.pour,
                voix.contre,
                compte(voix.abstentions as usize, "abstention", "abstentions"),
                voix.total(),
                compte(*votants as usize, "votant", "votants")
            ),
        }
    }
}

/// Whether so many may sit: all in office, proxies within what each may hold.
pub fn presences(organisme: &Organisme, a: &Assemblee) -> Option<Contradiction> {
    let presents = a.presents.saturating_add(a.distance);
    let trop = |n: u32| a.pouvoirs > presents.saturating_mul(n);
    if presents.saturating_add(a.pouvoirs) > a.en_exercice {
        Some(Contradiction::TropNombreux(*a))
    } else if organisme.pouvoirs_par_membre.is_some_and(trop) {
        Some(Contradiction::TropDePouvoirs(*a))
    } else if a.sans_part > presents.saturating_add(a.pouvoirs) {
        Some(Contradiction::SansPart(*a))
    } else {
        None
    }
}

/// Whether the body may meet at a distance; where nothing is recorded, nothing is said.
pub fn a_distance(organisme: &Organisme) -> Option<Contradiction> {
    (organisme.visioconference == Some(false))
        .then(|| Contradiction::Visioconference { organe: organisme.organe_avec_article.clone() })
}

/// Whether every voter is counted once.
pub fn comptes(organisme: &Organisme, a: &Assemblee, voix: &Voix) -> Option<Contradiction> {
    let votants = a.votants(organisme)?;
    (voix.total() != votants).then_some(Contradiction::Comptes { voix: *voix, votants })
}

/// What a quorum asks for, and whether it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuorumCompte {
    /// Members counted.
    pub comptes: u32,
    /// Least number that makes the quorum.
    pub requis: u32,
    pub regle: &'static str,
}

impl QuorumCompte {
    /// Whether as many members as required are counted.
    pub fn atteint(&self) -> bool {
        self.comptes >= self.requis
    }
}

/// The quorum of a body; none when its statutes set it, or when its rule is not recorded.
pub fn quorum(organisme: &Organisme, assemblee: &Assemblee) -> Option<QuorumCompte> {
    let presents = assemblee.presents(organisme);
    let representes = presents.saturating_add(assemblee.pouvoirs);
    let majorite = assemblee.en_exercice / 2 + 1;
    let (comptes, requis, regle) = match organisme.quorum? {
        Quorum::MajoritePresents => {
            (presents, majorite, "plus de la moitié des membres en exercice présents, pouvoirs exclus")
        }
        Quorum::MajoritePresentsOuRepresentes => {
            (representes, majorite, "plus de la moitié des membres en exercice présents ou représentés")
        }
        Quorum::DeuxTiersPresentsOuRepresentes => (
            representes,
            assemblee.en_exercice.saturating_mul(2).div_ceil(3),
            "au moins deux tiers des membres à voix délibérative présents ou représentés",
        ),
        Quorum::Statuts => return None,
    };
    Some(QuorumCompte { comptes, requis, regle })
}

/// How a vote ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issue {
    Adoptee,
    Rejetee,
    /// A tie: the chair's vote prevails, which figures cannot tell.
    VoixPreponderante,
}

/// The least number of votes for, and what it is counted on; none where the statutes decide or no rule is
/// recorded, or for lack of a figure.
pub fn majorite(organisme: &Organisme, assemblee: &Assemblee, voix: &Voix) -> Option<(u32, &'static str)> {
    match organisme.majorite? {
        Majorite::Exprimes => Some((voix.exprimes() / 2 + 1, "suffrages exprimés")),
        Majorite::MembresPresentsOuRepresentes => {
            let base = assemblee.presents(organisme).checked_add(assemblee.pouvoirs)?;
            Some((base / 2 + 1, "membres présents ou représentés"))
        }
        Majorite::Statuts => None,
    }
}

/// Whether the vote carries.
pub fn issue(organisme: &Organisme, assemblee: &Assemblee, voix: &Voix) -> Option<Issue> {
    let (requis, _) = majorite(organisme, assemblee, voix)?;
    if voix.pour >= requis {
        return Some(Issue::Adoptee);
    }
    let partage = voix.pour == voix.contre && voix.pour > 0 && !voix.secret && organisme.voix_preponderante;
    Some(if partage { Issue::VoixPreponderante } else { Issue::Rejetee })
}

impl Voix {
    /// Votes for and against: abstentions are no votes cast.
    pub fn exprimes(&self) -> u32 {
        self.pour.saturating_add(self.contre)
    }

    /// All the votes, abstentions included.
    pub fn total(&self) -> u32 {
        self.exprimes().saturating_add(self.abstentions)
    }
}

/// How an adopted act says its majority. « À l’unanimité » leaves no room for a vote against, nor, where
/// abstentions weigh, for an abstention.
pub fn formule(organisme: &Organisme, voix: &Voix) -> &'static str {
    let pese = organisme.majorite == Some(Majorite::MembresPresentsOuRepresentes);
    match (voix.contre, voix.abstentions) {
        (0, 0) => "à l’unanimité",
        (0, _) if !pese => "à l’unanimité des suffrages exprimés",
        _ => "à la majorité",
    }
}

/// The rule of convening for a population: the only one, or the one of its bracket. Without a population,
/// where brackets differ, none.
pub fn convocation(organisme: &Organisme, population: Option<u32>) -> Option<&Convocation> {
    match (organisme.convocations.as_slice(), population) {
        ([], _) => None,
        ([seule], _) => Some(seule),
        (plusieurs, Some(n)) => plusieurs.iter().find(|c| {
            c.population_min.is_none_or(|min| n >= min) && c.population_sous.is_none_or(|sous| n < sous)
        }),
        (_, None) => None,
    }
}

/// The last day to convene for a session: in clear days neither end counts.
pub fn convoquer_avant(delai: Delai, seance: Date) -> Option<Date> {
    let jours = i64::from(delai.nombre) + i64::from(delai.unite == UniteDelai::JoursFrancs);
    seance.checked_sub(Span::new().days(jours)).ok()
}

/// « il faut cinq jours francs », « le rapport doit être adressé douze jours au moins avant ».
pub fn dire_regle(regle: &Convocation, delai: Delai) -> String {
    match regle.document.as_deref().filter(|_| regle.porte_sur_le_document) {
        Some(document) => {
            let article = if document.starts_with(['a', 'e', 'i', 'o', 'u', 'é']) { "l’" } else { "le " };
            format!("{article}{document} est adressé {} au moins avant", dire_delai(delai))
        }
        None => format!("il faut {}", dire_delai(delai)),
    }
}

/// « cinq jours francs », « douze jours ».
pub fn dire_delai(delai: Delai) -> String {
    let nombre = crate::ecriture::entier_en_lettres(delai.nombre.into());
    let pluriel = if delai.nombre > 1 { "s" } else { "" };
    match delai.unite {
        UniteDelai::JoursFrancs => format!("{nombre} jour{pluriel} franc{pluriel}"),
        UniteDelai::Jours => format!("{nombre} jour{pluriel}"),
    }
}
