//! What a text that is no dossier is told: fields, kinds and bounds.

use serde_json::json;
use spaser::diagnostic::{Code, terminal};
use spaser::input;
use spaser::validation::Validateur;

use super::{MINIMAL, dire, dire_selon, du_dossier, lire};

#[test]
fn schema_de_tout() {
    let texte = r##"inclure = "axes/*.toml"
populations = 3

[[document]]
titre = "Schéma"

[acheteurs]
id = "ville"

[charte]
couleur = "1d3557"
police = "x.ttf"

[[axes]]
id = "1"
titres = "Des achats"
pilote = "DGS"

[[axes]]
id = "é"
titre = 3
odd = [1, 18]

[[objectifs]]
id = "1.1"
axe = 1

[[actions]]
id = "GOV-03"
titre = "Former"
objectif = "1.1"
recurrente = "oui"
avancement = "50 %"
statut = "En cours"
debut = 2027
indicateurs = "SOC-01"
etapes = [
  { libelle = "a", echeance = "30/06/2026" },
  { echeance = 2026-06-30, libellé = "b" },
]

[[cibles]]
indicateur = "SOC-01"
forme = "palier"
annees = { 2027 = "22 %", vingt = 3 }
"##
    .replace("libellé", "\"libellé\"");
    insta::assert_snapshot!("schema", dire(&texte));
}

#[test]
fn schema_manques() {
    insta::assert_snapshot!("schema_manques", dire("[document]\n[[acheteurs]]\n[[axes]]\n"));
    insta::assert_snapshot!("schema_vide", dire(""));
    insta::assert_snapshot!(
        "schema_siret",
        dire(&MINIMAL.replace("type =", "siret = \"200 054 781\"\ntype ="))
    );
}

#[test]
fn regles_rares() {
    let schema = json!({
        "type": "object",
        "properties": {
            "court": { "type": "string", "minLength": 3 },
            "vide": { "type": "string", "minLength": 1 },
            "long": { "type": "string", "maxLength": 3 },
            "motif": { "type": "string", "pattern": "^a+$" },
            "peu": { "type": "array", "minItems": 1 },
            "trop": { "type": "array", "maxItems": 1 },
            "unique": { "type": "array", "uniqueItems": true },
            "exclu": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 5 },
            "multiple": { "type": "number", "multipleOf": 5 },
            "constante": { "const": 1 },
            "choix": { "anyOf": [{ "type": "integer" }, { "type": "boolean" }] },
            "forme": { "oneOf": [
                { "type": "string" },
                { "type": "object", "properties": { "valeur": { "type": "number" } }, "additionalProperties": false },
            ] },
            "non": { "not": { "type": "string" } },
            "rien": false,
            "noms": { "type": "object", "propertyNames": { "pattern": "^[a-z]$" } },
            "remplie": { "type": "object", "minProperties": 1, "maxProperties": 1 },
            "contient": { "type": "array", "contains": { "const": 1 } },
            "deux": { "type": ["string", "integer", "null"] },
        },
        "unevaluatedProperties": false,
    });
    let validateur = Validateur::new(schema, &[]).unwrap();
    let texte = r#"court = "a"
vide = ""
long = "abcd"
motif = "b"
peu = []
trop = [1, 2]
unique = [1, 2, 1]
exclu = 5
multiple = 7
constante = 2
choix = "x"
forme = { valeur = "3,5", autre = 1 }
non = "x"
rien = 1
noms = { AB = 1 }
remplie = {}
contient = [2]
deux = true
inattendu = 1
"#;
    insta::assert_snapshot!("regles_rares", dire_selon(texte, &validateur));
}

#[test]
fn format_inconnu() {
    let (arbre, sources, _) = lire("format = 2\n");
    let mut arbre = arbre.unwrap();
    let faute = input::verifier_format(&mut arbre, 1).unwrap();
    insta::assert_snapshot!("format_version", terminal::rendre(&faute.into(), &sources, false));
    assert!(!du_dossier().valider(&arbre).contains(Code::ValeurHorsBornes));
}
