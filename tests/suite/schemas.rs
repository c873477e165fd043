//! The committed JSON Schemas: fresh, described in French, and true of every sample.

use std::path::Path;

use serde_json::Value;
use spaser::catalogue::schema_des_fiches;
use spaser::dossier::{FORMATS, schema_du_dossier};
use spaser::input;
use spaser::pipeline::import::schema_des_arbitrages;
use spaser::suivi::schema_du_suivi;
use spaser::validation::{Validateur, schema_de};
use spaser::vue::acte::VueActe;
use spaser::vue::classeur::contrat::VueClasseur;
use spaser::vue::contrat::VueSchema;
use spaser::vue::publique::Publique;
use spaser::vue::transmission::Transmission;

use crate::support::{EXEMPLES, produits_a_jour, racine};

fn schemas() -> [(&'static str, Value); 9] {
    [
        ("dossier", schema_du_dossier()),
        ("suivi", schema_du_suivi()),
        ("arbitrages", schema_des_arbitrages()),
        ("catalogue", schema_des_fiches()),
        ("vue-schema", schema_de::<VueSchema>()),
        ("vue-acte", schema_de::<VueActe>()),
        ("vue-classeur", schema_de::<VueClasseur>()),
        ("publique", schema_de::<Publique>()),
        ("acte", schema_de::<Transmission>()),
    ]
}

#[test]
fn a_jour() {
    let textes = schemas().map(|(nom, schema)| {
        let texte = format!("{}\n", serde_json::to_string_pretty(&schema).expect("du JSON"));
        (format!("schemas/{nom}.schema.json"), texte)
    });
    produits_a_jour(&textes);
}

/// Editors load them with engines of their own: each must be a schema, not only JSON.
#[test]
fn bien_formes() {
    for (nom, schema) in schemas() {
        jsonschema::meta::validate(&schema).unwrap_or_else(|e| panic!("{nom} : {e}"));
        jsonschema::validator_for(&schema).unwrap_or_else(|e| panic!("{nom} : {e}"));
    }
}

/// What an editor shows under each key: a French sentence.
#[test]
fn chaque_champ_est_decrit() {
    let ecrits = [
        ("dossier", schema_du_dossier()),
        ("suivi", schema_du_suivi()),
        ("arbitrages", schema_des_arbitrages()),
        ("catalogue", schema_des_fiches()),
    ];
    for (nom, schema) in ecrits {
        let mut fautes = Vec::new();
        let mut vus = 0;
        decrits(&schema, nom, &mut vus, &mut fautes);
        assert!(vus > 7, "{nom} : {vus} champs");
        assert!(fautes.is_empty(), "{}", fautes.join("\n"));
    }
}

fn decrits(schema: &Value, chemin: &str, vus: &mut usize, fautes: &mut Vec<String>) {
    match schema {
        Value::Object(objet) => {
            let champs = objet.get("properties").and_then(Value::as_object);
            for (cle, champ) in champs.into_iter().flatten() {
                *vus += 1;
                let description = champ["description"].as_str().unwrap_or_default();
                if let Some(defaut) = defaut(description) {
                    fautes.push(format!("{chemin}.{cle} : {defaut} : « {description} »"));
                }
            }
            objet.iter().for_each(|(cle, sous)| decrits(sous, &format!("{chemin}.{cle}"), vus, fautes));
        }
        Value::Array(liste) => liste.iter().for_each(|sous| decrits(sous, chemin, vus, fautes)),
        _ => {}
    }
}

fn defaut(description: &str) -> Option<&'static str> {
    const ANGLAIS: &[&str] = &[" the ", " of ", " is ", " are ", " when ", " which ", "The ", " a list "];
    let commence = |c: char| c.is_uppercase() || c == '`';
    if description.is_empty() {
        Some("sans description")
    } else if ANGLAIS.iter().any(|mot| description.contains(mot)) {
        Some("en anglais")
    } else if description.contains('\'') {
        Some("apostrophe droite")
    } else if !description.starts_with(commence) || !description.ends_with(['.', '`', '"', '…', ')', '}']) {
        Some("ce n’est pas une phrase")
    } else {
        None
    }
}

fn lire(chemin: &Path) -> input::Arbre {
    let (arbre, _, fautes) = input::lire_dossier(chemin, &["suivi.toml"]);
    assert!(!fautes.has_errors(), "{fautes:?}");
    arbre.expect("un fichier lisible")
}

/// By our validator and by the plain engine, as editors do.
#[test]
fn vrais_de_chaque_exemple() {
    let paires = [("spaser.toml", schema_du_dossier()), ("suivi.toml", schema_du_suivi())];
    for (fichier, schema) in paires {
        let editeur = jsonschema::validator_for(&schema).expect("un schéma");
        let nous = Validateur::new(schema, FORMATS).expect("un schéma");
        for exemple in EXEMPLES {
            let arbre = lire(&racine().join("samples").join(exemple).join(fichier));
            let fautes = nous.valider(&arbre);
            assert!(fautes.is_empty(), "{exemple}/{fichier} : {fautes:?}");
            let json = arbre.to_json();
            let refus: Vec<String> = editeur.iter_errors(&json).map(|e| e.to_string()).collect();
            assert!(refus.is_empty(), "{exemple}/{fichier} : {refus:?}");
        }
    }
}
