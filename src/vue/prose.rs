//! Our own sentences, written in minijinja templates, rendered to Markdown then to rich text.
//! Values put in them are escaped: what a user typed never becomes markup. The law is cited by
//! identifier, and every citation made is remembered, so that a document can say when its texts were read.

use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};
use serde::Serialize;

use super::contrat::Riche;
use super::texte;
use crate::catalogue::{Catalogue, Certitude, Citation};
use crate::template::{self, Modeles};

/// Where our passages are, one file each.
const PASSAGES: &str = "prose";

/// The prose engine of one document.
pub struct Prose<'a> {
    env: Environment<'a>,
    cites: Arc<Mutex<Vec<Citation>>>,
}

impl Prose<'_> {
    /// `modeles` may hold the user's own passages.
    ///
    /// # Errors
    /// A passage that cannot be read.
    pub fn new(catalogue: &Arc<Catalogue>, date: Date, modeles: &Modeles) -> Result<Self, Error> {
        let cites = Arc::new(Mutex::new(Vec::new()));
        let mut env = Environment::new();
        env.set_undefined_behavior(UndefinedBehavior::Strict);
        env.set_syntax(template::syntaxe()?);
        env.set_fuel(Some(500_000));
        env.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
        env.set_formatter(ecrire_echappe);
        for (fichier, source) in modeles.fichiers(PASSAGES) {
            let nom = fichier.strip_suffix(".md").unwrap_or(fichier).to_owned();
            let texte = std::str::from_utf8(source)
                .map_err(|e| Error::new(ErrorKind::BadSerialization, e.to_string()))?;
            env.add_template_owned(nom, texte.to_owned())?;
        }
        for (nom, longue) in [("citer", true), ("citer_court", false)] {
            let (catalogue, cites) = (Arc::clone(catalogue), Arc::clone(&cites));
            env.add_function(nom, move |id: String| citer(&catalogue, &cites, &id, date, longue));
        }
        let (textes, cites_extrait) = (Arc::clone(catalogue), Arc::clone(&cites));
        env.add_function("extrait", move |id: String, alinea: usize| {
            extraire(&textes, &cites_extrait, &id, date, alinea)
        });
        env.add_filter("lettres", |n: u32, genre: Option<String>| {
            en_lettres(n, genre.as_deref() == Some("f"))
        });
        env.add_filter("capitale", |texte: String| crate::ecriture::capitale(&texte));
        // Before a name typed: « d’Orgeval », « du Havre », « qu’Annecy ».
        for (nom, poser) in [("de", crate::ecriture::de as fn(&str) -> String), ("que", crate::ecriture::que)]
        {
            env.add_filter(nom, move |valeur: Value| {
                let dit = poser(&valeur.to_string());
                if valeur.is_safe() { Value::from_safe_string(dit) } else { Value::from(dit) }
            });
        }
        // For our own words only: a code between backquotes holds no markup.
        env.add_filter("brut", |texte: String| Value::from_safe_string(texte));
        env.add_filter("minuscule", |texte: String| crate::ecriture::minuscule(&texte));
        env.add_filter("blanc", |valeur: Value, attendu: String| {
            match valeur.is_none() || valeur.is_undefined() {
                true => Value::from_safe_string(texte::marque_de_blanc(&attendu)),
                false => valeur,
            }
        });
        Ok(Self { env, cites })
    }

    /// Renders a passage to rich text.
    ///
    /// # Errors
    /// A passage that is absent or faulty.
    pub fn riche<C: Serialize>(&self, nom: &str, contexte: C) -> Result<Riche, Error> {
        Ok(texte::riche(&self.markdown(nom, contexte)?))
    }

    /// Renders a passage to Markdown.
    ///
    /// # Errors
    /// A passage that is absent or faulty.
    pub fn markdown<C: Serialize>(&self, nom: &str, contexte: C) -> Result<String, Error> {
        self.env.get_template(nom)?.render(minijinja::value::Serde(&contexte))
    }

    /// Remembers a citation made outside a template, and gives its words.
    pub fn retenir(&self, citation: Citation) -> Citation {
        if let Ok(mut cites) = self.cites.lock() {
            cites.push(citation.clone());
        }
        citation
    }

    /// Every citation made so far, each once, in the order of the documents.
    pub fn citations(&self) -> Vec<Citation> {
        let Ok(cites) = self.cites.lock() else { return Vec::new() };
        let mut uniques: Vec<Citation> = Vec::new();
        for citation in cites.iter() {
            if !uniques.iter().any(|u| u.id == citation.id) {
                uniques.push(citation.clone());
            }
        }
        uniques
    }

    /// The state of the oldest wording cited so far.
    pub fn plus_ancienne_lecture(&self) -> Option<Date> {
        self.cites.lock().ok()?.iter().filter_map(|c| c.lu_le).min()
    }
}

fn citer(
    catalogue: &Catalogue,
    cites: &Mutex<Vec<Citation>>,
    id: &str,
    date: Date,
    longue: bool,
) -> Result<Value, Error> {
    let citation =
        catalogue.citer(id, date).filter(|c| c.certitude != Certitude::AVerifier).ok_or_else(|| {
            Error::new(ErrorKind::InvalidOperation, format!("aucun texte imprimable « {id} » au {date}"))
        })?;
    let dit = if longue { citation.longue.clone() } else { citation.courte.clone() };
    if let Ok(mut cites) = cites.lock() {
        cites.push(citation);
    }
    Ok(Value::from(dit))
}

/// Small numbers in letters, as prose writes them: « trois objectifs », « une action », « 26 actions ».
fn en_lettres(n: u32, feminin: bool) -> String {
    match n {
        1 if feminin => "une".to_owned(),
        0..=16 => crate::ecriture::entier_en_lettres(n),
        _ => crate::ecriture::nombre(n.into(), 0),
    }
}

/// One paragraph of an article, word for word; paragraphs count from 1 as lawyers count them.
fn extraire(
    catalogue: &Catalogue,
    cites: &Mutex<Vec<Citation>>,
    id: &str,
    date: Date,
    alinea: usize,
) -> Result<Value, Error> {
    citer(catalogue, cites, id, date, false)?;
    let article = catalogue.article(id, date);
    let mut alineas = article
        .and_then(|a| a.extrait.as_deref())
        .into_iter()
        .flat_map(str::lines)
        .filter(|l| !l.trim().is_empty());
    alineas
        .nth(alinea.saturating_sub(1))
        .map(Value::from)
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("« {id} » n’a pas d’alinéa {alinea}")))
}

/// Escapes what Markdown would read as markup.
fn ecrire_echappe(sortie: &mut Output, _: &mut State, valeur: &Value) -> Result<(), Error> {
    use std::fmt::Write;
    if valeur.is_undefined() {
        return Err(Error::new(ErrorKind::UndefinedError, "valeur absente"));
    }
    let texte = valeur.to_string();
    if valeur.is_safe() {
        return Ok(sortie.write_str(&texte)?);
    }
    for c in texte.chars() {
        if "\\`*_[]<>#".contains(c) {
            sortie.write_char('\\')?;
        }
        sortie.write_char(if c == '\n' { ' ' } else { c })?;
    }
    Ok(())
}
