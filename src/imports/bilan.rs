//! What was read, and what is still awaited of whom.

use std::collections::{BTreeMap, BTreeSet};

use super::copie::Copie;
use super::fusion::Fusion;
use super::monde::Monde;
use super::valeur::Valeur;
use crate::classeur::{Cle, CleColonne};
use crate::dossier::Annee;
use crate::mesure::{Observations, est_attendue};
use crate::suivi::Suivi;

/// What a copy brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LuDans {
    pub fichier: String,
    /// Filled cells that a person may fill.
    pub saisies: usize,
    /// Of those, the ones written in the follow-up, first of their kind or not.
    pub nouvelles: usize,
    pub modifiees: usize,
    pub inchangees: usize,
}

/// Indicators without a value for a year, of one department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reste {
    pub responsable: String,
    pub indicateurs: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct Bilan {
    pub lus: Vec<LuDans>,
    pub nouvelles: usize,
    pub modifiees: usize,
    pub inchangees: usize,
    pub journal: usize,
    /// Rows of the dossier that no copy brought.
    pub absentes: Vec<String>,
    pub annee: Option<u16>,
    pub restes: Vec<Reste>,
}

/// Counts what was read, and what is still missing once `suivi` holds the values kept.
pub fn dresser(monde: &Monde<'_>, copies: &[(&str, &Copie)], fusion: &Fusion, suivi: &Suivi) -> Bilan {
    let compter = |remplace: bool| fusion.retenues.iter().filter(|r| r.remplace == remplace).count();
    let lus = copies.iter().map(|(fichier, copie)| {
        let de = |remplace: bool| {
            let siennes = fusion.retenues.iter().filter(|r| r.remplace == remplace);
            siennes.filter(|r| r.lieux.iter().any(|l| *l.fichier == **fichier)).count()
        };
        let inchangees =
            copie.saisies.iter().filter(|s| monde.attente(&s.place).is_some_and(|a| a.est_connue(&s.valeur)));
        LuDans {
            fichier: (*fichier).to_owned(),
            saisies: copie.cellules,
            nouvelles: de(false),
            modifiees: de(true),
            inchangees: inchangees.count(),
        }
    });
    let annee = annee_suivie(monde, copies);
    Bilan {
        lus: lus.collect(),
        nouvelles: compter(false),
        modifiees: compter(true),
        inchangees: fusion.inchangees,
        journal: 0,
        absentes: absentes(monde, copies),
        annee,
        restes: annee.map(|a| restes(monde, Annee(a), suivi)).unwrap_or_default(),
    }
}

/// The year under review: that of the dashboards, unless a later one was filled. A collection has no dashboard:
/// the last year it speaks of.
fn annee_suivie(monde: &Monde<'_>, copies: &[(&str, &Copie)]) -> Option<u16> {
    let reglee = copies.iter().filter_map(|(_, c)| c.annee).max();
    let saisies =
        copies.iter().flat_map(|(_, c)| &c.saisies).filter(|s| !matches!(s.valeur, Valeur::Texte(_)));
    let annees = saisies.filter_map(|s| match (&s.place.cle, s.place.colonne) {
        (Cle::Indicateur { .. }, CleColonne::Annee(annee)) => {
            let neuve = monde.attente(&s.place).is_some_and(|a| !a.est_connue(&s.valeur));
            (neuve || reglee.is_none()).then_some(annee)
        }
        _ => None,
    });
    annees.chain(reglee).max()
}

/// « SOC-01 (ville) », « GOV-03 »: what the dossier follows and no copy has.
fn absentes(monde: &Monde<'_>, copies: &[(&str, &Copie)]) -> Vec<String> {
    let vues: BTreeSet<&Cle> = copies.iter().flat_map(|(_, c)| &c.lignes).collect();
    let conjoint = monde.spaser.est_conjoint();
    // A collection has no action: they are not missing from it.
    let sans_actions = copies.iter().all(|(_, c)| c.est_une_collecte);
    let attendues = monde.lignes_attendues().into_iter();
    let attendues = attendues.filter(|cle| !(sans_actions && matches!(cle, Cle::Action { .. })));
    let manque = attendues.filter(|cle| !vues.contains(cle));
    manque
        .map(|cle| match cle {
            Cle::Indicateur { indicateur, acheteur, .. } if conjoint => format!("{indicateur} ({acheteur})"),
            Cle::Indicateur { indicateur, .. } => indicateur,
            Cle::Action { action } => format!("action {action}"),
            autre => autre.to_string(),
        })
        .collect()
}

/// Indicators whose value is awaited for the year, by who collects them.
fn restes(monde: &Monde<'_>, annee: Annee, suivi: &Suivi) -> Vec<Reste> {
    let spaser = monde.spaser;
    let seul = !spaser.est_conjoint();
    let mut restes: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let document = &spaser.dossier.document;
    let debut = document.debut.unwrap_or(annee);
    let attendu = |frequence| est_attendue(frequence, annee, debut, document.premiere_publication);
    for indicateur in spaser.indicateurs.iter().filter(|i| attendu(i.frequence)) {
        for acheteur in spaser.acheteurs_de(indicateur) {
            let observations = Observations::new(suivi, indicateur, &acheteur.id, seul);
            if observations.valeur(annee).is_none() {
                let responsable =
                    indicateur.source.responsable.as_deref().unwrap_or("Responsable à désigner");
                let nom = if seul {
                    indicateur.id().to_string()
                } else {
                    format!("{} ({})", indicateur.id(), acheteur.id)
                };
                restes.entry(responsable).or_default().push(nom);
            }
        }
    }
    let reste = |(responsable, indicateurs): (&str, Vec<String>)| Reste {
        responsable: responsable.to_owned(),
        indicateurs,
    };
    restes.into_iter().map(reste).collect()
}
