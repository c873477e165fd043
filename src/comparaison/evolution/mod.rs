//! What became of a scheme, from one version of its dossier to the next, or to its successor? Facts, without words:
//! elements followed through the identifiers they bore, and what is only typography left aside.

mod actions;
mod appariement;
mod cibles;
mod mots;
mod parties;
mod structure;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use crate::dossier::{
    Acheteur, Action, ActionNumerotee, Annee, Axe, Diffusion, FormeCible, Id, IndicateurResolu, Instance,
    Objectif, Priorite, Spaser, Statut,
};

pub use mots::memes_mots;

/// Two dossiers, the older first, each with its whole tree.
pub struct Versions<'a> {
    pub avant: &'a Spaser<'a>,
    pub apres: &'a Spaser<'a>,
    pub arbre_avant: &'a Value,
    pub arbre_apres: &'a Value,
}

/// What changed.
#[derive(Clone)]
pub enum Fait<'a> {
    Cible(CibleChangee<'a>),
    ActionAjoutee(&'a ActionNumerotee<'a>),
    ActionRetiree(&'a ActionNumerotee<'a>),
    ActionDecalee {
        action: &'a ActionNumerotee<'a>,
        mouvement: Mouvement,
        decalages: Vec<Decalage<'a>>,
    },
    ActionRenommee {
        avant: &'a Action,
        apres: &'a ActionNumerotee<'a>,
    },
    ActionPilote {
        avant: Option<&'a str>,
        apres: &'a ActionNumerotee<'a>,
    },
    ActionMoyens {
        action: &'a ActionNumerotee<'a>,
        moyens: Vec<Valeurs>,
    },
    ActionDeplacee {
        action: &'a ActionNumerotee<'a>,
        de: &'a Objectif,
        vers: &'a Objectif,
    },
    ActionPriorite {
        action: &'a ActionNumerotee<'a>,
        avant: Option<Priorite>,
        apres: Option<Priorite>,
    },
    ActionStatut {
        action: &'a ActionNumerotee<'a>,
        avant: Option<Statut>,
        apres: Option<Statut>,
    },
    ActionRecrite {
        action: &'a ActionNumerotee<'a>,
        champs: Vec<&'static str>,
    },
    AxeAjoute(&'a Axe),
    AxeRetire(&'a Axe),
    AxeRenomme {
        avant: &'a Axe,
        apres: &'a Axe,
    },
    AxesReordonnes,
    AxeRecrit {
        axe: &'a Axe,
        champs: Vec<&'static str>,
    },
    ObjectifAjoute(&'a Objectif),
    ObjectifRetire(&'a Objectif),
    ObjectifRenomme {
        avant: &'a Objectif,
        apres: &'a Objectif,
    },
    ObjectifDeplace {
        objectif: &'a Objectif,
        de: &'a Axe,
        vers: &'a Axe,
    },
    ObjectifRecrit {
        objectif: &'a Objectif,
        champs: Vec<&'static str>,
    },
    IndicateurAjoute(&'a IndicateurResolu<'a>),
    IndicateurRetire(&'a IndicateurResolu<'a>),
    IndicateurRenomme {
        avant: &'a IndicateurResolu<'a>,
        apres: &'a IndicateurResolu<'a>,
    },
    /// What it measures is no longer the same.
    IndicateurRedefini {
        indicateur: &'a IndicateurResolu<'a>,
        champs: Vec<&'static str>,
    },
    /// How it is followed.
    IndicateurRecrit {
        indicateur: &'a IndicateurResolu<'a>,
        champs: Vec<&'static str>,
    },
    ObligationRetenue(&'a Id),
    ObligationEcartee(&'a Id),
    ObligationRecrite(&'a Id),
    Periode {
        avant: Option<String>,
        apres: Option<String>,
    },
    InstanceAjoutee(&'a Instance),
    InstanceRetiree(&'a Instance),
    InstanceRythme {
        instance: &'a Instance,
        avant: Option<u32>,
        apres: Option<u32>,
    },
    InstanceRecrite(&'a Instance),
    AcheteurAjoute(&'a Acheteur),
    AcheteurRetire(&'a Acheteur),
    AcheteurRenomme {
        avant: &'a Acheteur,
        apres: &'a Acheteur,
    },
    AcheteurRecrit {
        acheteur: &'a Acheteur,
        champs: Vec<&'static str>,
    },
    /// One part of the dossier: a table and its fields.
    PartieRecrite {
        partie: &'static str,
        champs: Vec<&'static str>,
    },
    PartieAjoutee {
        partie: &'static str,
    },
    PartieRetiree {
        partie: &'static str,
    },
    /// One list of the dossier, by the names of its elements.
    ListeChangee {
        partie: &'static str,
        ajoutes: Vec<String>,
        retires: Vec<String>,
        modifies: Vec<String>,
    },
    Document(Valeurs),
}

/// Where an ambition or a date goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouvement {
    /// Less ambitious, or later.
    Recul,
    /// More ambitious, or sooner.
    Progres,
    /// Both, or neither.
    Autre,
}

/// The target of an indicator, for a buyer when there are several.
#[derive(Clone)]
pub struct CibleChangee<'a> {
    /// As it is now; as it was, when it is dropped.
    pub indicateur: &'a IndicateurResolu<'a>,
    pub indicateur_avant: &'a IndicateurResolu<'a>,
    pub acheteur: Option<&'a Acheteur>,
    pub sort: Sort,
    pub mouvement: Mouvement,
    pub pas: Vec<Pas>,
    /// Shapes, when they differ.
    pub formes: Option<(FormeCible, FormeCible)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Ajoutee,
    Retiree,
    Changee,
}

/// A value aimed at: the year is absent from a floor that holds all along.
pub type Jalon = (Option<Annee>, f64);

/// A value that moved, came or went.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pas {
    pub avant: Option<Jalon>,
    pub apres: Option<Jalon>,
}

#[derive(Debug, Clone, Copy)]
pub struct Decalage<'a> {
    pub quoi: Quoi<'a>,
    pub avant: Option<Date>,
    pub apres: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quoi<'a> {
    Debut,
    Fin,
    Etape(&'a str),
}

/// A value of a field, as a sentence quotes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valeurs {
    pub champ: &'static str,
    pub avant: Option<String>,
    pub apres: Option<String>,
}

/// All that changed, for everyone: what is never published is not compared.
pub fn evolution<'a>(v: &Versions<'a>) -> Vec<Fait<'a>> {
    let noms = structure::renommages(v);
    let mut faits = cibles::faits(v);
    faits.extend(actions::faits(v, &noms));
    faits.extend(structure::faits(v, &noms));
    faits.extend(parties::faits(v, &noms));
    faits
}

/// Identifiers of old, with those that took their place.
type Renommages = BTreeMap<String, String>;

fn est_public(diffusion: Option<Diffusion>) -> bool {
    diffusion != Some(Diffusion::Interne)
}

/// Whether the second scheme begins after the end of the first, or the reverse: dates then follow the calendar.
fn se_succedent(v: &Versions<'_>) -> bool {
    let bornes = |s: &Spaser<'_>| (s.dossier.document.debut, s.dossier.document.fin);
    let ((d1, f1), (d2, f2)) = (bornes(v.avant), bornes(v.apres));
    let apres = |debut: Option<Annee>, fin: Option<Annee>| debut.zip(fin).is_some_and(|(d, f)| d > f);
    apres(d2, f1) || apres(d1, f2)
}
