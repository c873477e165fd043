//! What the national register of schemes asks of each buyer, ready to paste (achats-durables.gouv.fr).

use serde::Serialize;

use crate::dossier::Acheteur;
use crate::vue::contexte::Contexte;

/// The record of one buyer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fiche {
    pub nom: String,
    pub siren: Option<String>,
    pub type_de_structure: String,
    pub population: Option<&'static str>,
    pub volume_annuel_d_achats: Option<&'static str>,
    pub periode: Option<String>,
    /// Shared with other public bodies.
    pub schema_partage: bool,
    pub partage_avec: Vec<String>,
    pub edition: Option<String>,
    pub presentation: Option<String>,
    pub adresse: Option<String>,
    pub date_de_publication: Option<String>,
}

pub fn construire(cx: &Contexte<'_>) -> Vec<Fiche> {
    cx.spaser.dossier.acheteurs.iter().map(|a| fiche(cx, a)).collect()
}

fn fiche(cx: &Contexte<'_>, a: &Acheteur) -> Fiche {
    let document = &cx.spaser.dossier.document;
    let autres = cx.spaser.dossier.acheteurs.iter().filter(|x| x.id != a.id);
    let adoption =
        cx.spaser.dossier.actes.iter().filter(|x| x.acheteur.as_ref().is_none_or(|id| *id == a.id));
    let publie = adoption.filter_map(|x| x.publie_le).max();
    Fiche {
        nom: a.nom.clone(),
        siren: a.siret.as_ref().map(|s| s.as_str().chars().take(9).collect()),
        type_de_structure: cx.vocabulaire.dire(a.type_acheteur).to_owned(),
        population: a.population.map(tranche_de_population),
        volume_annuel_d_achats: a
            .depenses_marches_ht
            .last_key_value()
            .map(|(_, m)| tranche_d_achats(m.euros())),
        periode: cx.spaser.periode(),
        schema_partage: cx.spaser.est_conjoint(),
        partage_avec: autres.map(|x| x.nom.clone()).collect(),
        edition: document.edition.map(|n| match n {
            1 => "premier schéma".to_owned(),
            2 => "deuxième schéma".to_owned(),
            n => format!("{n}e schéma"),
        }),
        presentation: document.resume.as_ref().map(|r| r.0.clone()),
        adresse: document.adresse_publication.as_ref().map(|x| x.as_str().to_owned()),
        date_de_publication: publie.map(|j| j.0.to_string()),
    }
}

/// Bands of our own, in the manner of the register, which does not publish the list of its own.
fn tranche_de_population(habitants: u32) -> &'static str {
    match habitants {
        0..5_000 => "moins de 5 000 habitants",
        5_000..20_000 => "de 5 000 à 20 000 habitants",
        20_000..50_000 => "de 20 000 à 50 000 habitants",
        50_000..100_000 => "de 50 000 à 100 000 habitants",
        100_000..200_000 => "de 100 000 à 200 000 habitants",
        200_000..500_000 => "de 200 000 à 500 000 habitants",
        _ => "500 000 habitants et plus",
    }
}

fn tranche_d_achats(euros: f64) -> &'static str {
    match euros {
        e if e <= 50e6 => "50 M€ ou moins",
        e if e <= 100e6 => "de 50 à 100 M€",
        e if e <= 200e6 => "de 100 à 200 M€",
        _ => "plus de 200 M€",
    }
}
