//! The law and practice compiled in, read as a stranger would: every reference leads somewhere, no two
//! versions of a rule overlap, nothing is said verified without its source, what is doubtful stays unsaid.

use std::collections::BTreeSet;
use std::fs;

use jiff::civil::{Date, date};
use serde_json::Value;
use spaser::catalogue::{Catalogue, Certitude, FORMATS, schema_des_fiches};
use spaser::choix::{Choix, NatureActe, TypeAcheteur};
use spaser::diagnostic::{Sources, terminal};
use spaser::droit::lints::LINTS;
use spaser::input;
use spaser::validation::Validateur;

use crate::support::{Copie, EXEMPLES, fichiers, racine, vue_schema};

/// How many indicators the base set has, by prefix; a suffix « b » doubles one of them.
const SERIES: [(&str, usize); 5] = [("SOC", 14), ("ENV", 13), ("CIR", 6), ("ECO", 6), ("GOV", 6)];

fn fichiers_de_donnees() -> Vec<std::path::PathBuf> {
    fichiers(&racine().join("src/catalogue/donnees"), "toml")
}

fn catalogue() -> Catalogue {
    Catalogue::integre().expect("des données lisibles")
}

fn sans_faute(fautes: &[String]) {
    assert!(fautes.is_empty(), "{}", fautes.join("\n"));
}

#[test]
fn tout_se_lit() {
    let catalogue = catalogue();
    for type_acheteur in TypeAcheteur::TOUS {
        assert!(catalogue.organisme(*type_acheteur).is_some(), "sans organe : {}", type_acheteur.cle());
    }
    for nature in NatureActe::TOUS {
        assert!(catalogue.acte(*nature).is_some(), "sans visas : {}", nature.cle());
    }
    assert!(catalogue.articles().len() > 200 && catalogue.obligations().len() > 60);
}

/// Each data file fits the schema that the author of an overlay reads.
#[test]
fn chaque_fichier_suit_son_schema() {
    let validateur = Validateur::new(schema_des_fiches(), FORMATS).expect("un schéma");
    for chemin in fichiers_de_donnees() {
        let mut sources = Sources::default();
        let (arbre, fautes) = input::lire_fichier(&chemin, &mut sources);
        assert!(!fautes.has_errors(), "{}", terminal::rendre(&fautes, &sources, false));
        let fautes = validateur.valider(&arbre.expect("un arbre"));
        assert!(fautes.is_empty(), "{}", terminal::rendre(&fautes, &sources, false));
    }
}

/// References, versions without gap or overlap, sources of what is verified.
#[test]
fn les_fiches_tiennent_ensemble() {
    let dites: Vec<String> = catalogue()
        .incoherences()
        .iter()
        .map(|f| format!("{} `{}` : {}", f.famille, f.id, f.message))
        .collect();
    sans_faute(&dites);
}

/// A rule cites articles that stand in a wording of its own time.
#[test]
fn ce_qui_est_cite_est_en_vigueur() {
    let catalogue = catalogue();
    let edition = date(2026, 11, 16);
    let mut fautes = Vec::new();
    let mut exiger = |nom: &str, id: &str, date: Date| {
        if catalogue.citer(id, date).is_none() {
            fautes.push(format!("{nom} : `{id}` n’a pas de rédaction au {date}"));
        }
    };
    for o in catalogue.obligations() {
        let jour = edition.clamp(o.du.unwrap_or(Date::MIN), o.au.unwrap_or(Date::MAX));
        o.fondements.iter().for_each(|id| exiger(&o.id, id, jour));
    }
    for o in catalogue.organismes() {
        let cites = o.competences.iter().chain(&o.seance).chain(&o.publicite);
        cites.for_each(|id| exiger(o.type_acheteur.cle(), id, edition));
    }
    sans_faute(&fautes);
}

/// What our prose and our pitfalls cite, by name.
#[test]
fn la_prose_ne_cite_que_ce_qui_est_au_catalogue() {
    let catalogue = catalogue();
    let connu = |id: &str| catalogue.texte(id).is_some() || catalogue.redactions(id).next().is_some();
    let mut cites = 0;
    for chemin in fichiers(&racine().join("templates/prose"), "md") {
        let texte = fs::read_to_string(&chemin).expect("un fichier");
        for appel in ["citer(\"", "citer_court(\"", "extrait(\""] {
            for suite in texte.split(appel).skip(1) {
                let id = suite.split('"').next().unwrap_or_default();
                assert!(connu(id), "{} : `{id}`", chemin.display());
                cites += 1;
            }
        }
    }
    assert!(cites > 0);
    for lint in LINTS {
        lint.fondements.iter().for_each(|id| assert!(connu(id), "{} : `{id}`", lint.code.cle()));
    }
}

/// The seventeen families of the declaration, and never the repealed rates: those of 2021 had no step.
#[test]
fn dix_sept_familles_agec() {
    let catalogue = catalogue();
    let numeros: Vec<u8> = catalogue.familles_agec().iter().map(|f| f.numero).collect();
    assert_eq!(numeros, (1..=17).collect::<Vec<u8>>());
    let obligation = catalogue.obligation("OBL-30", date(2026, 11, 2)).expect("OBL-30");
    let libelles: Vec<&str> = catalogue.familles_agec().iter().map(|f| f.libelle.as_str()).collect();
    assert_eq!(obligation.familles, libelles);
    for famille in catalogue.familles_agec() {
        for taux in &famille.taux {
            assert!([2024, 2027, 2030].contains(&taux.palier), "{} : {}", famille.id, taux.palier);
            assert!(!famille.sans_objectif.contains(&taux.colonne), "{}", famille.id);
        }
    }
}

/// Every word of a view, in reading order.
fn mots(valeur: &Value, tout: &mut String) {
    match valeur {
        Value::String(texte) => tout.push_str(texte),
        Value::Array(liste) => liste.iter().for_each(|v| mots(v, tout)),
        Value::Object(objet) => objet.values().for_each(|v| mots(v, tout)),
        _ => {}
    }
}

/// Letters and signs alone: where a text is cut or spaced does not count.
fn sans_blanc(texte: &str) -> String {
    texte.split_whitespace().collect()
}

fn dit(vue: &impl serde::Serialize) -> String {
    let mut tout = String::new();
    mots(&serde_json::to_value(vue).expect("du JSON"), &mut tout);
    sans_blanc(&tout)
}

/// What is to be verified is never printed, even when the dossier retains every duty there is.
#[test]
fn ce_qui_est_a_verifier_n_est_jamais_imprime() {
    let catalogue = Catalogue::integre().expect("des données lisibles");
    let de = |certitude| catalogue.obligations().iter().filter(move |o| o.certitude == certitude);
    assert!(de(Certitude::AVerifier).count() > 0, "plus rien à éprouver : retirez ce test");

    let mut dossiers: Vec<Copie> = EXEMPLES.map(Copie::new).into();
    let tout = Copie::new("erreurs/champ-a-completer");
    let retenues: BTreeSet<&str> = catalogue.obligations().iter().map(|o| o.id.as_str()).collect();
    let retenir = |texte: String, id| texte + &format!("\n[[obligations]]\nid = \"{id}\"\n");
    tout.ecrire("spaser.toml", retenues.into_iter().fold(tout.lire("spaser.toml"), retenir));
    dossiers.push(tout);

    let vues: Vec<String> = dossiers.iter().map(|d| dit(&vue_schema(&d.chemin("spaser.toml")))).collect();
    for obligation in de(Certitude::AVerifier) {
        for vue in &vues {
            assert!(!vue.contains(&sans_blanc(&obligation.exige)), "imprimé : {}", obligation.id);
            assert!(!vue.contains(&sans_blanc(&obligation.titre)), "imprimé : {}", obligation.id);
        }
    }
    for note in catalogue.obligations().iter().filter_map(|o| o.note_interne.as_deref()) {
        assert!(vues.iter().all(|vue| !vue.contains(&sans_blanc(note))), "note interne imprimée : {note}");
    }
    // The same search finds what is sure: it does search.
    let trouvees =
        de(Certitude::Verifie).filter(|o| vues.iter().any(|vue| vue.contains(&sans_blanc(&o.exige)))).count();
    assert!(trouvees > 10, "{trouvees}");
}

#[test]
fn quarante_cinq_indicateurs_de_base() {
    let catalogue = catalogue();
    let connus: BTreeSet<&str> = catalogue.indicateurs().iter().map(|i| i.id.as_str()).collect();
    let attendus: BTreeSet<String> =
        SERIES.iter().flat_map(|(serie, n)| (1..=*n).map(move |rang| format!("{serie}-{rang:02}"))).collect();
    assert_eq!(attendus.len(), 45);
    for id in &attendus {
        assert!(connus.contains(id.as_str()), "absent : {id}");
    }
    for id in connus.iter().filter(|id| !attendus.contains(**id)) {
        assert!(id.strip_suffix('b').is_some_and(|base| attendus.contains(base)), "hors série : {id}");
    }
}
