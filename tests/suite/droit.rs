//! What applies, to whom, when: cases written from the legal file, each citing its sections, none pasted
//! from the program.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;
use spaser::catalogue::{Catalogue, FormeActe, Quorum};
use spaser::choix::{Choix, Territoire, TypeAcheteur};
use spaser::droit::application::Moment;
use spaser::droit::{Devoir, Faits, Portee, devoirs, seance};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cas {
    nom: String,
    /// Sections of the legal file.
    droit: Vec<String>,
    #[serde(rename = "type")]
    type_acheteur: TypeAcheteur,
    date: toml::value::Datetime,
    population: Option<u32>,
    depenses: Option<f64>,
    agents: Option<u32>,
    vehicules: Option<u32>,
    autobus: Option<bool>,
    restaurants: Option<u32>,
    restaurants_jeunes: Option<u32>,
    surface_tertiaire: Option<u32>,
    fonctionnement: Option<f64>,
    territoire: Option<Territoire>,
    soumis: Option<bool>,
    acte: Option<FormeActe>,
    organe: Option<String>,
    #[serde(default)]
    competences: Vec<String>,
    delai: Option<String>,
    document: Option<String>,
    quorum: Option<Quorum>,
    visioconference: Option<bool>,
    #[serde(default)]
    applicables: Vec<String>,
    #[serde(default)]
    inapplicables: Vec<String>,
    #[serde(default)]
    a_venir: Vec<String>,
    #[serde(default)]
    a_savoir: BTreeMap<String, String>,
    #[serde(default)]
    cibles: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Fichier {
    cas: Vec<Cas>,
}

impl Cas {
    fn date(&self) -> Date {
        self.date.to_string().parse().expect("une date")
    }

    fn faits(&self) -> Faits {
        Faits {
            type_acheteur: self.type_acheteur,
            population: self.population,
            depenses: self.depenses,
            agents: self.agents,
            vehicules: self.vehicules,
            autobus: self.autobus,
            restaurants: self.restaurants,
            restaurants_jeunes: self.restaurants_jeunes,
            surface_tertiaire: self.surface_tertiaire,
            fonctionnement: self.fonctionnement,
            territoire: self.territoire,
        }
    }
}

fn cas() -> Vec<Cas> {
    let texte = include_str!("cas_de_droit.toml");
    toml::from_str::<Fichier>(texte).expect("des cas lisibles").cas
}

/// Plain spaces and apostrophes, so that a case is written as one types.
fn tel_que_tape(texte: &str) -> String {
    texte.replace('’', "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Epreuve<'a> {
    cas: &'a Cas,
    fautes: Vec<String>,
}

impl Epreuve<'_> {
    fn egal<T: PartialEq + std::fmt::Debug>(&mut self, quoi: &str, attendu: &T, obtenu: &T) {
        if attendu != obtenu {
            self.dire(format!("{quoi} : attendu {attendu:?}, obtenu {obtenu:?}"));
        }
    }

    fn dire(&mut self, faute: String) {
        self.fautes.push(format!("{} ({}) — {faute}", self.cas.nom, self.cas.droit.join(", ")));
    }
}

fn organe(catalogue: &Catalogue, e: &mut Epreuve<'_>) {
    let cas = e.cas;
    let o = catalogue.organisme(cas.type_acheteur).expect("un organe");
    if let Some(acte) = &cas.acte {
        e.egal("acte", acte, &o.acte);
    }
    if let Some(organe) = &cas.organe {
        e.egal("organe", &tel_que_tape(organe), &tel_que_tape(&o.organe));
    }
    if let Some(quorum) = cas.quorum {
        e.egal("quorum", &Some(quorum), &o.quorum);
    }
    if let Some(visio) = cas.visioconference {
        e.egal("visioconférence", &visio, &o.visioconference.unwrap_or(false));
    }
    let numeros: Vec<String> = o
        .competences
        .iter()
        .chain(cas.territoire.iter().flat_map(|_| &o.competences_outre_mer))
        .flat_map(|id| catalogue.redactions(id).map(|a| a.numero.clone()).collect::<Vec<_>>())
        .collect();
    for competence in &cas.competences {
        if !numeros.iter().any(|n| tel_que_tape(n) == tel_que_tape(competence)) {
            e.dire(format!("compétence {competence} absente de {numeros:?}"));
        }
    }
    let convocation = seance::convocation(o, cas.population);
    if let Some(delai) = &cas.delai {
        let obtenu = convocation.and_then(|c| c.delai).map(seance::dire_delai).unwrap_or_default();
        e.egal("délai", delai, &obtenu);
    }
    if let Some(document) = &cas.document {
        let obtenu = convocation.and_then(|c| c.document.clone()).unwrap_or_default();
        e.egal("document joint", document, &obtenu);
    }
}

fn obligations(catalogue: &Catalogue, e: &mut Epreuve<'_>) {
    let cas = e.cas;
    let tous = devoirs(catalogue, &cas.faits(), cas.date(), None);
    let trouver = |id: &str| -> Option<&Devoir<'_>> { tous.iter().find(|d| d.obligation.id == id) };
    let mut exiger = |id: &str, quoi: &str, tient: &dyn Fn(&Devoir<'_>) -> bool| match trouver(id) {
        Some(d) if tient(d) => {}
        Some(d) => e.dire(format!("{id} {quoi} : {:?}, {:?}", d.portee, d.moment)),
        None => e.dire(format!("{id} {quoi} : absente")),
    };
    for id in &cas.applicables {
        exiger(id, "applicable", &|d| d.s_impose());
    }
    for id in &cas.a_venir {
        exiger(id, "à venir", &|d| d.portee == Portee::Oui && matches!(d.moment, Moment::AVenir(_)));
    }
    for (id, fait) in &cas.a_savoir {
        let champs: &[&str] = match fait.as_str() {
            "restaurants" => &["restaurants_collectifs"],
            "depenses" => &["depenses_marches_ht"],
            "fonctionnement" => &["depenses_fonctionnement"],
            autre => &[autre],
        };
        exiger(
            id,
            "à préciser",
            &|d| matches!(&d.portee, Portee::Inconnue { champ, .. } if champs.contains(champ)),
        );
    }
    for (id, cible) in &cas.cibles {
        exiger(id, cible, &|d| d.cible().is_some_and(|c| tel_que_tape(c).contains(&tel_que_tape(cible))));
    }
    for id in &cas.inapplicables {
        // A duty that may not be printed bears on nobody.
        if trouver(id).is_some_and(Devoir::s_impose) {
            e.dire(format!("{id} ne devrait pas s’appliquer"));
        }
    }
}

fn seuil(catalogue: &Catalogue, e: &mut Epreuve<'_>) {
    let (Some(soumis), Some(depenses)) = (e.cas.soumis, e.cas.depenses) else { return };
    let seuil = catalogue.seuil("spaser", e.cas.date()).expect("un seuil");
    let obtenu = (depenses * 100.0).round() > seuil.valeur as f64 * 100.0;
    e.egal("soumis", &soumis, &obtenu);
}

#[test]
fn chaque_cas_est_celui_du_dossier_juridique() {
    let catalogue = Catalogue::integre().expect("un catalogue");
    let mut fautes = Vec::new();
    let tous = cas();
    assert!(tous.len() >= 60, "{}", tous.len());
    for cas in &tous {
        let mut epreuve = Epreuve { cas, fautes: Vec::new() };
        assert!(!cas.droit.is_empty(), "{} : sans section", cas.nom);
        organe(&catalogue, &mut epreuve);
        obligations(&catalogue, &mut epreuve);
        seuil(&catalogue, &mut epreuve);
        fautes.extend(epreuve.fautes);
    }
    assert!(fautes.is_empty(), "{}", fautes.join("\n"));
    // Every type of buyer has its case.
    for type_acheteur in TypeAcheteur::TOUS {
        let vu = tous.iter().any(|c| c.type_acheteur == *type_acheteur);
        assert!(vu || *type_acheteur == TypeAcheteur::Autre, "sans cas : {}", type_acheteur.cle());
    }
}
