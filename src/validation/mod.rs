//! Does a tree fit a JSON Schema? Every fault at once, in French, at its origin. Generic: it knows
//! no domain. Serde runs last, on a tree already found good.

mod attendu;
mod messages;
mod schema;
mod typer;

use std::collections::HashSet;

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{Draft, Keyword, ValidationError};
use serde_json::Value;

use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics, Gravite};
use crate::input::Arbre;

pub use schema::schema_de;
pub use typer::typer;

/// Checks a text; says in French why it is refused.
pub type Verificateur = fn(&str) -> Result<(), String>;

/// Above this, more faults would help nobody.
const MAXIMUM: usize = 200;

/// Stands before a date in what the schema reads: no text can hold it, so a date is told from one.
const MARQUE_DATE: char = '\u{1}';

#[derive(Debug)]
pub struct Validateur {
    schema: Value,
    moteur: jsonschema::Validator,
    formats: Vec<(&'static str, Verificateur)>,
}

impl Validateur {
    /// # Errors
    /// A schema that is itself malformed.
    pub fn new(mut schema: Value, formats: &[(&'static str, Verificateur)]) -> Result<Self, String> {
        schema::simplifier(&mut schema);
        let mut options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .with_keyword(schema::MONTANT, |_, _, _| Ok(Box::new(Montant)))
            .with_keyword(schema::TEXTE, |_, _, _| Ok(Box::new(Texte)));
        for (nom, verifier) in formats.iter().copied() {
            options = options.with_format(nom, move |texte: &str| verifier(sans_marque(texte)).is_ok());
        }
        let moteur = options.build(&schema).map_err(|e| format!("schéma de validation incorrect : {e}"))?;
        Ok(Self { schema, moteur, formats: formats.to_vec() })
    }

    /// All the faults of a tree, placed and sorted. Values already reported are passed over.
    pub fn valider(&self, arbre: &Arbre) -> Diagnostics {
        let json = arbre.to_json_dates(MARQUE_DATE);
        let mut erreurs = Vec::new();
        for erreur in self.moteur.iter_errors(&json).take(MAXIMUM) {
            Self::deplier(erreur, arbre, &mut erreurs);
        }
        // A value of the wrong nature breaks every other rule too: one fault says it.
        let mauvais: HashSet<Chemin> =
            erreurs.iter().filter(|e| e.est_de_nature()).map(|e| e.chemin.clone()).collect();
        erreurs.retain(|e| e.est_de_nature() || !mauvais.contains(&e.chemin));

        let mut diagnostics = Diagnostics::new();
        let mut compris = HashSet::new();
        for erreur in &erreurs {
            diagnostics.extend(messages::traduire(self, arbre, erreur, &mut compris));
        }
        // A missing key that a misspelt one stands for is the same fault.
        let mut diagnostics: Diagnostics = diagnostics
            .into_iter()
            .filter(|d| d.code != Code::CleManquante || d.chemin().is_none_or(|c| !compris.contains(c)))
            .take(MAXIMUM)
            .collect();
        diagnostics.placer(arbre);
        diagnostics.trier();
        if diagnostics.len() == MAXIMUM {
            let trop = Diagnostic::new(
                Code::TypeIncorrect,
                format!("plus de {MAXIMUM} fautes : les suivantes sont tues"),
            );
            diagnostics.push(trop.gravite(Gravite::Conseil).aide("corrigez celles-ci, puis recommencez"));
        }
        diagnostics
    }

    /// Of several alternatives, the one whose nature fits is the one that was meant.
    fn deplier(erreur: ValidationError<'_>, arbre: &Arbre, sortie: &mut Vec<Erreur>) {
        let parts = erreur.into_parts();
        let chemin = arbre.from_pointer(parts.instance_path.as_str());
        if arbre.est_fautif(&chemin) {
            return;
        }
        let kind = match parts.kind {
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                let ici = parts.instance_path.as_str();
                let voulue = |branche: &Vec<ValidationError<'_>>| {
                    !branche.iter().any(|e| e.instance_path().as_str() == ici && ecarte(e.kind()))
                };
                if context.iter().filter(|b| voulue(b)).count() == 1 {
                    for sous in context.into_iter().find(voulue).into_iter().flatten() {
                        Self::deplier(sous, arbre, sortie);
                    }
                    return;
                }
                Kind::AnyOf { context: Vec::new() }
            }
            kind => kind,
        };
        sortie.push(Erreur { chemin, lieu: parts.schema_path.as_str().to_owned(), kind });
    }
}

/// What messages read of an error of the engine.
struct Erreur {
    chemin: Chemin,
    /// JSON pointer of the broken rule in the schema.
    lieu: String,
    kind: Kind,
}

/// Whether an error tells that an alternative was not the one meant.
fn ecarte(kind: &Kind) -> bool {
    matches!(kind, Kind::Type { .. } | Kind::Constant { .. } | Kind::Enum { .. } | Kind::FalseSchema)
}

impl Erreur {
    fn est_de_nature(&self) -> bool {
        match &self.kind {
            Kind::Type { .. } => true,
            Kind::Custom { keyword, .. } => keyword == schema::TEXTE,
            _ => false,
        }
    }
}

fn sans_marque(texte: &str) -> &str {
    texte.strip_prefix(MARQUE_DATE).unwrap_or(texte)
}

/// Whether a number of euros has two decimals at most. Of a large one, a double itself is less exact than the usual
/// tolerance; of a huge one, cents are no longer counted, and the bounds have their say.
pub fn est_au_centime(euros: f64) -> bool {
    let centimes = euros * 100.0;
    let tolerance = f64::max(1e-4, centimes.abs() * 2.0 * f64::EPSILON);
    centimes.abs() > 1e15 || (centimes - centimes.round()).abs() <= tolerance
}

/// An amount has two decimals at most.
struct Montant;

impl<'i> Keyword<'i> for Montant {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) { Ok(()) } else { Err(ValidationError::custom("décimales")) }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        let Some(euros) = instance.as_f64() else { return true };
        est_au_centime(euros)
    }
}

/// A TOML date is no text, save where the format says so.
struct Texte;

impl<'i> Keyword<'i> for Texte {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) { Ok(()) } else { Err(ValidationError::custom("date")) }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        instance.as_str().is_none_or(|texte| !texte.starts_with(MARQUE_DATE))
    }
}
