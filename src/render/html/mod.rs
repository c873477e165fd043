//! The publication as one web page: the view through our minijinja templates, style and script inside, nothing
//! asked of any server.

use std::collections::BTreeMap;

use base64::Engine;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use serde::Serialize;

use crate::template::{self, Modeles};
use crate::vue::contrat::VueSchema;
use crate::vue::publique::Licence;

const GABARITS: &str = "web";
const PAGE: &str = "index.html";
/// Thirty times what our largest page asks: a template that turns in circles stops.
const CALCULS_AU_PLUS: u64 = 30_000_000;

/// What stands beside the view on the page.
#[derive(Debug, Clone, Serialize)]
pub struct Alentours {
    /// Image path of the view → its `data:` URI.
    pub images: BTreeMap<String, String>,
    pub fichiers: Vec<Telechargement>,
    pub licence: Licence,
    /// « 2 novembre 2026 »
    pub mise_a_jour: Option<String>,
}

/// A file to download, beside the page.
#[derive(Debug, Clone, Serialize)]
pub struct Telechargement {
    pub nom: String,
    pub titre: String,
    /// « PDF », « CSV »…
    #[serde(rename = "type")]
    pub genre: String,
    /// « 412 ko »
    pub taille: String,
}

#[derive(Serialize)]
struct Page<'a> {
    vue: &'a VueSchema,
    #[serde(flatten)]
    alentours: &'a Alentours,
    style: &'a str,
    script: &'a str,
}

/// # Errors
/// A template at fault, with its file and line.
pub fn rendre(vue: &VueSchema, alentours: &Alentours, modeles: &Modeles) -> Result<Vec<u8>, Error> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_syntax(template::syntaxe()?);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    // What is absent is for the template to leave out: « None » is no French word.
    env.set_formatter(|sortie, etat, valeur| match valeur.is_none() {
        true => Err(Error::new(ErrorKind::UndefinedError, "valeur absente")),
        false => minijinja::escape_formatter(sortie, etat, valeur),
    });
    env.set_fuel(Some(CALCULS_AU_PLUS));
    let mut bruts = BTreeMap::new();
    for (nom, octets) in modeles.fichiers(GABARITS) {
        let texte = std::str::from_utf8(octets)
            .map_err(|e| Error::new(ErrorKind::BadSerialization, format!("{nom} : {e}")))?;
        match nom.rsplit_once('.') {
            Some((_, "html")) => env.add_template(nom, texte)?,
            _ => {
                bruts.insert(nom, texte);
            }
        }
    }
    let brut = |nom: &str| bruts.get(nom).copied().unwrap_or_default();
    let page = Page { vue, alentours, style: brut("style.css"), script: brut("script.js") };
    Ok(env.get_template(PAGE)?.render(Serde(&page))?.into_bytes())
}

/// An image as the page carries it.
pub fn uri(genre: &str, octets: &[u8]) -> String {
    format!("data:{genre};base64,{}", base64::engine::general_purpose::STANDARD.encode(octets))
}
