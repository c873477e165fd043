//! What changed from one version of a scheme to the next, for elected members: what goes back first, then what goes
//! forward, then the rest. The same sentences on screen, in Markdown, in data and in Word.

mod bilan;
mod document;
mod markdown;
mod phrases;
mod tableaux;

use serde::Serialize;

use super::contexte::Contexte;
use super::contrat::Tableau;
use crate::comparaison::evolution::{CibleChangee, Fait, Mouvement, Sort};
use crate::dossier::Statut;
use crate::ecriture::typographier;

pub use document::document;
pub use markdown::{markdown, texte};

/// All that is said of two versions.
#[derive(Debug, Clone, Serialize)]
pub struct Comparaison {
    /// « Ce qui change : SPASER de la métropole de Valmont ».
    pub titre: String,
    /// « 2027–2032, version 0.9, projet ».
    pub ancienne: String,
    pub nouvelle: String,
    pub resume: String,
    pub sections: Vec<Section>,
    #[serde(skip)]
    pub tableaux: Vec<Tableau>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Section {
    pub titre: &'static str,
    pub groupes: Vec<Groupe>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Groupe {
    pub titre: &'static str,
    pub changements: Vec<Phrase>,
}

/// One change, in one sentence.
#[derive(Debug, Clone, Serialize)]
pub struct Phrase {
    /// « cible-abaissee »: stable, for other programs.
    pub genre: &'static str,
    /// Identifier of what changed, when it has one.
    pub sujet: Option<String>,
    pub phrase: String,
}

/// The two dossiers in their contexts, and what became of the first.
pub struct Sujet<'a> {
    pub avant: &'a Contexte<'a>,
    pub apres: &'a Contexte<'a>,
    pub faits: &'a [Fait<'a>],
}

pub const AUCUNE: &str = "Aucune différence.";

const SECTIONS: [(Mouvement, &str); 3] = [
    (Mouvement::Recul, "Ce qui est abaissé, retiré ou retardé"),
    (Mouvement::Progres, "Ce qui est relevé, ajouté ou avancé"),
    (Mouvement::Autre, "Ce qui change aussi"),
];

/// In the order in which elected members look for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Domaine {
    Cibles,
    Actions,
    Structure,
    Indicateurs,
    Obligations,
    Periode,
    Gouvernance,
    Acheteurs,
    Autres,
    Document,
}

const DOMAINES: [(Domaine, &str); 10] = [
    (Domaine::Cibles, "Cibles"),
    (Domaine::Actions, "Actions"),
    (Domaine::Structure, "Axes et objectifs"),
    (Domaine::Indicateurs, "Indicateurs"),
    (Domaine::Obligations, "Obligations retenues"),
    (Domaine::Periode, "Période"),
    (Domaine::Gouvernance, "Gouvernance"),
    (Domaine::Acheteurs, "Acheteurs"),
    (Domaine::Autres, "Autres parties"),
    (Domaine::Document, "Document"),
];

pub fn construire(sujet: &Sujet<'_>) -> Comparaison {
    let mut sections = Vec::new();
    for (mouvement, titre) in SECTIONS {
        let mut groupes = Vec::new();
        for (domaine, titre) in DOMAINES {
            let siens = sujet.faits.iter().filter(|f| place(f) == (mouvement, domaine));
            let changements: Vec<Phrase> = siens.map(|f| phrases::phrase(sujet, f)).collect();
            if !changements.is_empty() {
                groupes.push(Groupe { titre, changements });
            }
        }
        if !groupes.is_empty() {
            sections.push(Section { titre, groupes });
        }
    }
    Comparaison {
        titre: format!("Ce qui change : {}", super::schema::titre(sujet.apres)),
        ancienne: bilan::version(sujet.avant),
        nouvelle: bilan::version(sujet.apres),
        resume: typographier(&bilan::resume(sujet)),
        sections,
        tableaux: [tableaux::cibles(sujet), tableaux::actions(sujet)].into_iter().flatten().collect(),
    }
}

/// Where a change stands: what it does, and to what.
fn place(fait: &Fait<'_>) -> (Mouvement, Domaine) {
    use Mouvement::{Autre, Progres, Recul};
    match fait {
        Fait::Cible(c) => (c.mouvement, Domaine::Cibles),
        Fait::ActionRetiree(_) => (Recul, Domaine::Actions),
        Fait::ActionAjoutee(_) => (Progres, Domaine::Actions),
        Fait::ActionDecalee { mouvement, .. } => (*mouvement, Domaine::Actions),
        Fait::ActionStatut { apres: Some(Statut::Abandonne), .. } => (Recul, Domaine::Actions),
        Fait::ActionStatut { avant: Some(Statut::Abandonne), .. } => (Progres, Domaine::Actions),
        Fait::ActionRenommee { .. }
        | Fait::ActionPilote { .. }
        | Fait::ActionMoyens { .. }
        | Fait::ActionDeplacee { .. }
        | Fait::ActionPriorite { .. }
        | Fait::ActionStatut { .. }
        | Fait::ActionRecrite { .. } => (Autre, Domaine::Actions),
        Fait::AxeRetire(_) | Fait::ObjectifRetire(_) => (Recul, Domaine::Structure),
        Fait::AxeAjoute(_) | Fait::ObjectifAjoute(_) => (Progres, Domaine::Structure),
        Fait::AxeRenomme { .. }
        | Fait::AxesReordonnes
        | Fait::AxeRecrit { .. }
        | Fait::ObjectifRenomme { .. }
        | Fait::ObjectifDeplace { .. }
        | Fait::ObjectifRecrit { .. } => (Autre, Domaine::Structure),
        Fait::IndicateurRetire(_) => (Recul, Domaine::Indicateurs),
        Fait::IndicateurAjoute(_) => (Progres, Domaine::Indicateurs),
        Fait::IndicateurRenomme { .. } | Fait::IndicateurRedefini { .. } | Fait::IndicateurRecrit { .. } => {
            (Autre, Domaine::Indicateurs)
        }
        Fait::ObligationEcartee(_) => (Recul, Domaine::Obligations),
        Fait::ObligationRetenue(_) => (Progres, Domaine::Obligations),
        Fait::ObligationRecrite(_) => (Autre, Domaine::Obligations),
        Fait::Periode { .. } => (Autre, Domaine::Periode),
        Fait::InstanceAjoutee(_)
        | Fait::InstanceRetiree(_)
        | Fait::InstanceRythme { .. }
        | Fait::InstanceRecrite(_) => (Autre, Domaine::Gouvernance),
        Fait::AcheteurAjoute(_)
        | Fait::AcheteurRetire(_)
        | Fait::AcheteurRenomme { .. }
        | Fait::AcheteurRecrit { .. } => (Autre, Domaine::Acheteurs),
        Fait::PartieRecrite { .. }
        | Fait::PartieAjoutee { .. }
        | Fait::PartieRetiree { .. }
        | Fait::ListeChangee { .. } => (Autre, Domaine::Autres),
        Fait::Document(_) => (Autre, Domaine::Document),
    }
}

/// Stable name of what happened to a target.
fn genre_de_cible(c: &CibleChangee<'_>) -> &'static str {
    match (c.sort, c.mouvement) {
        (Sort::Ajoutee, _) => "cible-ajoutee",
        (Sort::Retiree, _) => "cible-retiree",
        (_, Mouvement::Recul) => "cible-abaissee",
        (_, Mouvement::Progres) => "cible-relevee",
        (_, Mouvement::Autre) => "cible-revue",
    }
}
