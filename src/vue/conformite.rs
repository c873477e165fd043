//! Text by text, what the program enforces, states, or leaves to a lawyer: read from the rules and the
//! records themselves, so that the page cannot say more than the code does.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::contexte::Resultat;
use super::prose::Prose;
use crate::catalogue::{
    Article, Catalogue, Certitude, Convocation, Majorite, NatureTexte, Organisme, Quorum,
};
use crate::choix::{Choix, NatureObligation};
use crate::diagnostic::Code;
use crate::droit::contenu::{ARTICLE, REGLES};
use crate::droit::lints::LINTS;
use crate::droit::seance::dire_delai;
use crate::ecriture::{capitale, date_longue};
use crate::template::Modeles;

/// The page, in Markdown.
///
/// # Errors
/// A passage of our prose that could not be written.
pub fn markdown(catalogue: &Arc<Catalogue>) -> Resultat<String> {
    let lectures = || catalogue.articles().iter().filter_map(|a| a.lu_le);
    let derniere = lectures().max().unwrap_or(Date::MIN);
    let usages = usages(catalogue);
    let page = Page {
        lectures: lectures().min().map(date_longue).zip(Some(date_longue(derniere))),
        elements: REGLES.iter().map(element).collect(),
        pieges: LINTS.iter().map(|l| piege(catalogue, l)).collect(),
        organes: catalogue.organismes().iter().map(|o| organe(catalogue, o)).collect(),
        textes: textes(catalogue, &usages),
        obligations: obligations(catalogue),
        sources: catalogue.fiches().sources.iter().map(|s| (s.titre.clone(), s.adresse.clone())).collect(),
    };
    Prose::new(catalogue, derniere, &Modeles::integres())?.markdown("conformite", page)
}

#[derive(Serialize)]
struct Page {
    /// The oldest and the newest wording read.
    lectures: Option<(String, String)>,
    elements: Vec<Element>,
    pieges: Vec<Piege>,
    organes: Vec<Organe>,
    textes: Vec<TexteVu>,
    obligations: Vec<Obligation>,
    sources: Vec<(String, Option<String>)>,
}

#[derive(Serialize)]
struct Element {
    code: &'static str,
    titre: &'static str,
    alinea: usize,
    regarde: &'static str,
    cle: &'static str,
}

#[derive(Serialize)]
struct Piege {
    cle: &'static str,
    message: &'static str,
    textes: Vec<String>,
}

#[derive(Serialize)]
struct Organe {
    type_acheteur: &'static str,
    organe: String,
    convocation: String,
    quorum: &'static str,
    majorite: &'static str,
    visioconference: &'static str,
    certitude: &'static str,
}

#[derive(Serialize)]
struct TexteVu {
    titre: String,
    certitude: &'static str,
    lignes: Vec<Reference>,
}

#[derive(Serialize)]
struct Reference {
    numero: String,
    objet: String,
    certitude: &'static str,
    controle: String,
    enonce: String,
}

#[derive(Serialize)]
struct Obligation {
    id: String,
    titre: String,
    nature: &'static str,
    dit: &'static str,
    conditions: String,
}

/// What the program does of a text: the checks that rest on it, the places that say it.
#[derive(Default)]
struct Usage {
    controle: Vec<String>,
    enonce: Vec<String>,
}

type Usages = BTreeMap<String, Usage>;

fn usages(catalogue: &Catalogue) -> Usages {
    let mut usages = Usages::new();
    let mut controler = |ids: &[String], par: &str| {
        for id in ids {
            ajouter(&mut usages.entry(id.clone()).or_default().controle, par);
        }
    };
    REGLES.iter().for_each(|r| controler(&[ARTICLE.to_owned()], &lien(r.code)));
    for lint in LINTS {
        lint.fondements.iter().for_each(|id| controler(&[(*id).to_owned()], &lien(lint.code)));
    }
    for o in catalogue.organismes() {
        let un = |id: &Option<String>| id.iter().cloned().collect::<Vec<_>>();
        o.convocations.iter().for_each(|c| controler(&c.fondements, &lien(Code::ConvocationTardive)));
        controler(&un(&o.quorum_fondement), &lien(Code::QuorumNonAtteint));
        controler(&un(&o.pouvoirs_fondement), &lien(Code::VoteIncoherent));
        controler(&un(&o.majorite_fondement), &lien(Code::VoteIncoherent));
        controler(&un(&o.voix_preponderante_fondement), &lien(Code::VoteIncoherent));
        controler(&un(&o.visioconference_fondement), &lien(Code::VisioconferenceInterdite));
        controler(&un(&o.visioconference_fondement), &lien(Code::ScrutinInterdit));
    }
    for s in catalogue.seuils(Date::MAX) {
        let par = if s.id == "spaser" { lien(Code::AnneeSeuil) } else { "`droit applicable`".to_owned() };
        controler(&s.fondements, &par);
    }
    let mut enoncer = |ids: &[String], ou: &str| {
        for id in ids {
            ajouter(&mut usages.entry(id.clone()).or_default().enonce, ou);
        }
    };
    for o in catalogue.organismes() {
        enoncer(&o.competences, "visas");
        enoncer(&o.competences_outre_mer, "visas");
        enoncer(&o.seance, "séance");
        enoncer(&o.publicite, "visas");
        o.seconde_convocation.iter().for_each(|s| enoncer(std::slice::from_ref(&s.fondement), "séance"));
    }
    for a in &catalogue.fiches().actes {
        enoncer(&a.visas, "visas");
        enoncer(&a.si_obligation, "visas");
    }
    for o in catalogue.obligations().iter().filter(|o| o.certitude != Certitude::AVerifier) {
        enoncer(&o.fondements, &o.id);
    }
    for t in catalogue.termes() {
        t.fondement.iter().for_each(|id| enoncer(std::slice::from_ref(id), "glossaire"));
    }
    usages
}

fn ajouter(liste: &mut Vec<String>, dit: &str) {
    if !liste.iter().any(|d| d == dit) {
        liste.push(dit.to_owned());
    }
}

fn lien(code: Code) -> String {
    format!("`{}`", code.cle())
}

fn element(r: &crate::droit::contenu::Regle) -> Element {
    Element { code: r.element, titre: r.titre, alinea: r.alinea, regarde: r.regarde, cle: r.code.cle() }
}

fn piege(catalogue: &Catalogue, lint: &crate::droit::lints::Lint) -> Piege {
    let citer = |id: &&str| catalogue.citer_au_plus_recent(id);
    Piege {
        cle: lint.code.cle(),
        message: lint.message,
        textes: lint.fondements.iter().filter_map(citer).map(|c| c.courte).collect(),
    }
}

fn organe(catalogue: &Catalogue, o: &Organisme) -> Organe {
    let dire_regle = |c: &Convocation| match c.delai {
        Some(delai) if c.porte_sur_le_document => {
            format!("{} ({})", dire_delai(delai), c.document.as_deref().unwrap_or_default())
        }
        Some(delai) => dire_delai(delai),
        None => c.renvoi.clone().unwrap_or_else(|| "statuts".to_owned()),
    };
    let mut delais: Vec<String> = o.convocations.iter().map(dire_regle).collect();
    delais.dedup();
    Organe {
        type_acheteur: o.type_acheteur.cle(),
        organe: o.organe.clone(),
        convocation: if delais.is_empty() { "—".to_owned() } else { delais.join(" ou ") },
        quorum: match o.quorum {
            Some(Quorum::MajoritePresents) => "plus de la moitié, présents",
            Some(Quorum::MajoritePresentsOuRepresentes) => "plus de la moitié, présents ou représentés",
            Some(Quorum::DeuxTiersPresentsOuRepresentes) => "deux tiers, présents ou représentés",
            Some(Quorum::Statuts) => "statuts",
            None => "—",
        },
        majorite: match o.majorite {
            Some(Majorite::Exprimes) => "suffrages exprimés",
            Some(Majorite::MembresPresentsOuRepresentes) => "membres présents ou représentés",
            Some(Majorite::Statuts) => "statuts",
            None => "—",
        },
        visioconference: match o.visioconference {
            Some(true) => "comptée",
            Some(false) => "exclue",
            None => "—",
        },
        certitude: catalogue.organisme(o.type_acheteur).map_or("", |o| dire(o.certitude)),
    }
}

fn textes(catalogue: &Catalogue, usages: &Usages) -> Vec<TexteVu> {
    let mut textes: Vec<_> = catalogue.fiches().textes.iter().collect();
    textes.sort_by_key(|t| (t.nature != NatureTexte::Code, t.nature, t.date));
    textes
        .into_iter()
        .map(|t| {
            let mut lignes = Vec::new();
            if usages.contains_key(&t.id) {
                lignes.push(reference("le texte", "", t.certitude, usages.get(&t.id)));
            }
            // The last wording speaks for the article.
            let derniere =
                |a: &&Article| catalogue.redactions(&a.id).last().is_some_and(|d| std::ptr::eq(d, *a));
            let siens = catalogue.articles().iter().filter(|a| a.texte == t.id).filter(derniere);
            lignes.extend(siens.map(|a| reference(&a.numero, &a.objet, a.certitude, usages.get(&a.id))));
            let nom = t.usuel.as_ref().map(|u| format!(" ({u})")).unwrap_or_default();
            TexteVu { titre: capitale(&format!("{}{nom}", t.titre)), certitude: dire(t.certitude), lignes }
        })
        .collect()
}

fn reference(numero: &str, objet: &str, certitude: Certitude, usage: Option<&Usage>) -> Reference {
    let dire_liste = |liste: Option<&Vec<String>>| match liste {
        Some(liste) if !liste.is_empty() && certitude != Certitude::AVerifier => liste.join(", "),
        _ => "—".to_owned(),
    };
    Reference {
        numero: numero.to_owned(),
        objet: objet.to_owned(),
        certitude: dire(certitude),
        controle: dire_liste(usage.map(|u| &u.controle)),
        enonce: dire_liste(usage.map(|u| &u.enonce)),
    }
}

fn obligations(catalogue: &Catalogue) -> Vec<Obligation> {
    // The last version speaks for the duty.
    let derniere = |o: &&crate::catalogue::Obligation| {
        catalogue.versions(&o.id).last().is_some_and(|v| std::ptr::eq(*v, *o))
    };
    catalogue
        .obligations()
        .iter()
        .filter(derniere)
        .map(|o| Obligation {
            id: o.id.clone(),
            titre: o.titre.clone(),
            nature: nature(o.nature),
            dit: match o.certitude {
                Certitude::AVerifier => "non couverte",
                _ if o.contrat.is_some() => "énoncée ; appliquée à l’acheteur et au contrat",
                _ => "énoncée ; appliquée à l’acheteur",
            },
            conditions: o.champ.clone(),
        })
        .collect()
}

/// « légale », « indicative », « faculté »: in brackets after a title, or in a column.
pub fn nature(nature: NatureObligation) -> &'static str {
    match nature {
        NatureObligation::Legale => "légale",
        NatureObligation::Indicative => "indicative",
        NatureObligation::Facultative => "faculté",
    }
}

fn dire(certitude: Certitude) -> &'static str {
    match certitude {
        Certitude::Verifie => "vérifié",
        Certitude::Probable => "probable",
        Certitude::AVerifier => "à vérifier",
    }
}
