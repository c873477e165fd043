//! The sample dossiers, through the door that users take.

use std::fs;
use std::path::Path;

use crate::support::{contenu, spaser};

const EXEMPLES: [(&str, &[&str]); 3] = [
    (
        "metropole",
        &[
            "controle.md",
            "manifeste.json",
            "relecture.md",
            "spaser-valmont-2027-2032-acte-adoption.json",
            "spaser-valmont-2027-2032-acte-orientation.json",
            "spaser-valmont-2027-2032-bordereau-adoption.docx",
            "spaser-valmont-2027-2032-bordereau-orientation.docx",
            "spaser-valmont-2027-2032-classeur.xlsx",
            "spaser-valmont-2027-2032-deliberation-adoption.docx",
            "spaser-valmont-2027-2032-deliberation-orientation.docx",
            "spaser-valmont-2027-2032-deliberations-adoption.csv",
            "spaser-valmont-2027-2032-deliberations-orientation.csv",
            "spaser-valmont-2027-2032-note-adoption.docx",
            "spaser-valmont-2027-2032-note-orientation.docx",
            "spaser-valmont-2027-2032-synthese.pdf",
            "spaser-valmont-2027-2032.pdf",
        ],
    ),
    (
        "commune",
        &[
            "controle.md",
            "manifeste.json",
            "relecture.md",
            "spaser-montaubray-2027-acte-adoption.json",
            "spaser-montaubray-2027-bordereau-adoption.docx",
            "spaser-montaubray-2027-classeur.xlsx",
            "spaser-montaubray-2027-deliberation-adoption.docx",
            "spaser-montaubray-2027-deliberations-adoption.csv",
            "spaser-montaubray-2027-note-adoption.docx",
            "spaser-montaubray-2027-synthese.pdf",
            "spaser-montaubray-2027.pdf",
        ],
    ),
    (
        "conjoint",
        &[
            "controle.md",
            "manifeste.json",
            "relecture.md",
            "spaser-sarbonne-2027-2030-acte-adoption-ccas.json",
            "spaser-sarbonne-2027-2030-acte-adoption-metropole.json",
            "spaser-sarbonne-2027-2030-acte-adoption-ville.json",
            "spaser-sarbonne-2027-2030-bordereau-adoption-ccas.docx",
            "spaser-sarbonne-2027-2030-bordereau-adoption-metropole.docx",
            "spaser-sarbonne-2027-2030-bordereau-adoption-ville.docx",
            "spaser-sarbonne-2027-2030-classeur.xlsx",
            "spaser-sarbonne-2027-2030-deliberation-adoption-ccas.docx",
            "spaser-sarbonne-2027-2030-deliberation-adoption-metropole.docx",
            "spaser-sarbonne-2027-2030-deliberation-adoption-ville.docx",
            "spaser-sarbonne-2027-2030-deliberations-adoption-ccas.csv",
            "spaser-sarbonne-2027-2030-deliberations-adoption-metropole.csv",
            "spaser-sarbonne-2027-2030-deliberations-adoption-ville.csv",
            "spaser-sarbonne-2027-2030-note-adoption-ccas.docx",
            "spaser-sarbonne-2027-2030-note-adoption-metropole.docx",
            "spaser-sarbonne-2027-2030-note-adoption-ville.docx",
            "spaser-sarbonne-2027-2030-synthese.pdf",
            "spaser-sarbonne-2027-2030.pdf",
        ],
    ),
];

fn generer(exemple: &str, sortie: &Path, options: &[&str]) {
    let dossier = format!("samples/{exemple}/spaser.toml");
    let arguments = ["generer", &dossier, "-o", &sortie.to_string_lossy()];
    spaser(arguments.into_iter().chain(options.iter().copied())).finit(0);
}

/// Everything is produced, under names that acts software accepts, and twice to the same bytes.
#[test]
fn chaque_exemple_donne_deux_fois_les_memes_documents() {
    for (exemple, noms) in EXEMPLES {
        let dossier = tempfile::tempdir().expect("un dossier temporaire");
        let (un, deux) = (dossier.path().join("un"), dossier.path().join("deux"));
        generer(exemple, &un, &[]);
        generer(exemple, &deux, &[]);
        let (un, deux) = (contenu(&un), contenu(&deux));
        assert_eq!(un.keys().collect::<Vec<_>>(), noms.iter().collect::<Vec<_>>(), "{exemple}");
        for (nom, octets) in &un {
            assert!(deux[nom] == *octets, "{exemple}/{nom} diffère d’une fois à l’autre");
            assert!(nom.is_ascii() && !nom.contains(' '), "{nom}");
        }
    }
}

/// The view of the scheme, as the typesetter reads it.
fn vue(exemple: &str) -> serde_json::Value {
    let dossier = tempfile::tempdir().expect("un dossier temporaire");
    let sources = dossier.path().join("sources");
    let option = sources.to_str().expect("un chemin lisible").to_owned();
    generer(exemple, &dossier.path().join("sortie"), &["--livrables", "schema", "--sources-typst", &option]);
    let texte = fs::read(sources.join("vue.json")).expect("la vue");
    serde_json::from_slice(&texte).expect("du JSON")
}

/// Every cross-reference of the scheme leads somewhere.
#[test]
fn tout_renvoi_a_son_ancre() {
    for (exemple, _) in EXEMPLES {
        let (mut ancres, mut renvois) = (Vec::new(), Vec::new());
        parcourir(&vue(exemple), &mut ancres, &mut renvois);
        for renvoi in renvois {
            assert!(ancres.contains(&renvoi), "{exemple} : renvoi sans ancre « {renvoi} »");
        }
    }
}

fn parcourir(valeur: &serde_json::Value, ancres: &mut Vec<String>, renvois: &mut Vec<String>) {
    match valeur {
        serde_json::Value::Object(objet) => {
            let ancre = objet.get("ancre").and_then(serde_json::Value::as_str).map(str::to_owned);
            match objet.get("type").and_then(serde_json::Value::as_str) {
                Some("renvoi") => renvois.extend(ancre),
                _ => ancres.extend(ancre),
            }
            if objet.contains_key("blocs") {
                ancres.extend(objet.get("id").and_then(serde_json::Value::as_str).map(str::to_owned));
            }
            objet.values().for_each(|v| parcourir(v, ancres, renvois));
        }
        serde_json::Value::Array(liste) => liste.iter().for_each(|v| parcourir(v, ancres, renvois)),
        _ => {}
    }
}
