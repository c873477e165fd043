//! What is internal reaches the internal scheme, and nothing that is published.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use spaser::dossier::schema_du_dossier;

use crate::support::{fichiers, spaser, texte_docx, vues_des_feuillets};

const DOSSIER: &str = include_str!("diffusion.toml");

/// Documents for the services only.
const INTERNES: [&str; 2] = ["controle.md", "relecture.md"];

fn marques() -> BTreeSet<String> {
    let marque = regex::Regex::new(r"SECRET-\d\d").expect("un motif");
    marque.find_iter(DOSSIER).map(|m| m.as_str().to_owned()).filter(|m| m != "SECRET-nn").collect()
}

/// Produces the dossier for these readers: every text written, and the view that the PDF is set from.
fn produire(lecteurs: &str) -> BTreeMap<String, String> {
    let temporaire = tempfile::tempdir().expect("un dossier temporaire");
    let chemin = |nom: &str| temporaire.path().join(nom);
    fs::write(chemin("spaser.toml"), DOSSIER).expect("un dossier");
    let (dossier, sortie, typst) = (chemin("spaser.toml"), chemin("sortie"), chemin("typst"));
    let argument = |p: &Path| p.to_str().expect("un chemin lisible").to_owned();
    spaser([
        "generer",
        &argument(&dossier),
        "-o",
        &argument(&sortie),
        "--diffusion",
        lecteurs,
        "--sources-typst",
        &argument(&typst),
    ])
    .finit(0);
    let mut textes = BTreeMap::new();
    let mut garder = |nom: &str, texte: String| textes.insert(nom.to_owned(), texte);
    garder("vue.json", fs::read_to_string(typst.join("vue.json")).expect("la vue"));
    // The short papers carry nothing: their views are read instead.
    let feuillets = vues_des_feuillets(&dossier);
    garder("feuillets.json", serde_json::to_string(&feuillets).expect("du JSON"));
    let porteurs = fichiers(&sortie, "pdf").into_iter().filter(|p| !argument(p).ends_with("-synthese.pdf"));
    for (rang, pdf) in porteurs.enumerate() {
        let extraits = chemin(&format!("extraits-{rang}"));
        spaser(["extraire", &argument(&pdf), "-o", &argument(&extraits)]).finit(0);
        for extension in ["json", "csv", "toml"] {
            for piece in fichiers(&extraits, extension) {
                garder(&argument(&piece), fs::read_to_string(&piece).expect("une pièce"));
            }
        }
    }
    for docx in fichiers(&sortie, "docx") {
        garder(&argument(&docx), texte_docx(&fs::read(&docx).expect("un acte")));
    }
    for extension in ["html", "json", "csv", "ics", "md"] {
        for texte in fichiers(&sortie, extension) {
            garder(&argument(&texte), fs::read_to_string(&texte).expect("un texte"));
        }
    }
    textes
}

#[test]
fn rien_d_interne_n_est_publie() {
    let textes = produire("public");
    assert!(textes.keys().any(|n| n.ends_with("publication/index.html")), "{:?}", textes.keys());
    for (nom, texte) in textes.iter().filter(|(nom, _)| !INTERNES.iter().any(|i| nom.ends_with(i))) {
        let publiees: Vec<_> = marques().into_iter().filter(|m| texte.contains(m)).collect();
        assert!(publiees.is_empty(), "{nom} publie {publiees:?}");
        assert!(!texte.contains("87\u{202f}%"), "{nom} publie la part du premier fournisseur");
        // Not even its number: what measures or grounds an internal action leads nowhere in public.
        assert!(!texte.contains("A-02"), "{nom} renvoie à une action interne");
    }
}

#[test]
fn le_schema_interne_porte_tout() {
    let textes = produire("interne");
    let vue = &textes["vue.json"];
    let absentes: Vec<_> = marques().into_iter().filter(|m| !vue.contains(m)).collect();
    assert!(absentes.is_empty(), "absentes du schéma interne : {absentes:?}");
    assert!(vue.contains("87\u{202f}%") && vue.contains("DOCUMENT INTERNE"));
    // What goes online stays for everyone, whoever reads the scheme.
    for (nom, texte) in textes.iter().filter(|(nom, _)| nom.contains("publication/")) {
        assert!(!texte.contains("SECRET"), "{nom}");
    }
}

/// A field that the format calls internal, and that the dossier above would not mark, would escape the test.
#[test]
fn chaque_champ_interne_est_marque() {
    let marques: toml::Value = toml::Value::Table(DOSSIER.parse().expect("du TOML"));
    let mut marquees = BTreeSet::new();
    cles(&marques, &mut marquees);
    let mut internes = BTreeSet::new();
    decrits(&schema_du_dossier(), &mut internes);
    assert!(internes.len() >= 10, "{internes:?}");
    let oubliees: Vec<_> = internes.difference(&marquees).collect();
    assert!(oubliees.is_empty(), "à marquer dans diffusion.toml : {oubliees:?}");
}

fn cles(valeur: &toml::Value, vues: &mut BTreeSet<String>) {
    match valeur {
        toml::Value::Table(table) => {
            vues.extend(table.keys().cloned());
            table.values().for_each(|v| cles(v, vues));
        }
        toml::Value::Array(liste) => liste.iter().for_each(|v| cles(v, vues)),
        _ => {}
    }
}

fn decrits(schema: &Value, internes: &mut BTreeSet<String>) {
    match schema {
        Value::Object(objet) => {
            for (cle, champ) in objet.get("properties").and_then(Value::as_object).into_iter().flatten() {
                if champ["description"].as_str().is_some_and(|d| d.contains("amais publi")) {
                    internes.insert(cle.clone());
                }
            }
            objet.values().for_each(|v| decrits(v, internes));
        }
        Value::Array(liste) => liste.iter().for_each(|v| decrits(v, internes)),
        _ => {}
    }
}
