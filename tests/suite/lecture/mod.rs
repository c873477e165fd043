//! A text goes in, French comes out: `input`, `validation` and `diagnostic`, seen from outside.

mod fichiers;
mod hostile;
mod lieux;
mod schema;
mod syntaxe;

use spaser::diagnostic::{Diagnostics, Sources, terminal};
use spaser::dossier::{Dossier, valeurs::FORMATS};
use spaser::input::{self, Arbre};
use spaser::validation::Validateur;

use crate::support::sans_anglais;

const SINGULIERS: &[(&str, &str)] = &[
    ("acheteurs", "acheteur"),
    ("actions", "action"),
    ("axes", "axe"),
    ("cibles", "cible"),
    ("etapes", "étape"),
    ("indicateurs", "indicateur"),
];

const MINIMAL: &str = r#"format = 1

[document]
titre = "Schéma"
etat = "projet"
edition = 1

[[acheteurs]]
id = "ville"
nom = "Ville de Valmont"
type = "commune"
"#;

fn lire(texte: &str) -> (Option<Arbre>, Sources, Diagnostics) {
    let mut sources = Sources::default();
    let source = sources.ajouter("spaser.toml", "spaser.toml", texte);
    let (arbre, diagnostics) = input::parse(source, &sources);
    (arbre.map(|a| a.avec_singuliers(SINGULIERS)), sources, diagnostics)
}

fn du_dossier() -> Validateur {
    Validateur::new(schemars::schema_for!(Dossier).to_value(), FORMATS).unwrap()
}

/// Everything that would be said of a text read as a dossier.
fn dire(texte: &str) -> String {
    dire_selon(texte, &du_dossier())
}

fn dire_selon(texte: &str, validateur: &Validateur) -> String {
    let (arbre, sources, mut diagnostics) = lire(texte);
    if let Some(arbre) = arbre {
        diagnostics.extend(validateur.valider(&arbre));
    }
    diagnostics.trier();
    let sortie = terminal::rendre(&diagnostics, &sources, false);
    en_francais(&sortie);
    sortie
}

fn en_francais(texte: &str) {
    sans_anglais(texte, &[" key", "value", "unclosed", "help", "should", "string"]);
}
