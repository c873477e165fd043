//! What did the person most likely mean? Read from the look of the line, not from the parser.

use super::voulu::{date_voulue, nombre_voulu};
use crate::ecriture::sans_accents;

/// The line of a fault, cut at its first `=`.
pub struct Ligne<'a> {
    pub entiere: &'a str,
    pub cle: &'a str,
    pub valeur: &'a str,
}

impl<'a> Ligne<'a> {
    pub fn autour(texte: &'a str, debut: usize, octet: usize) -> Self {
        let fin = texte[octet..].find('\n').map_or(texte.len(), |i| octet + i);
        let entiere = texte[debut..fin].trim();
        let (cle, valeur) = entiere.split_once('=').unwrap_or((entiere, ""));
        Self { entiere, cle: cle.trim(), valeur: valeur.trim() }
    }

    /// The value without its comment.
    pub fn nue(&self) -> &'a str {
        self.valeur.split('#').next().unwrap_or_default().trim()
    }

    pub fn est_titre(&self) -> bool {
        self.entiere.starts_with('[')
    }

    /// The name between the brackets of a header.
    pub fn titre(&self) -> &'a str {
        self.entiere.split('#').next().unwrap_or_default().trim().trim_matches(['[', ']']).trim()
    }
}

pub struct Indice {
    pub message: &'static str,
    pub dit: &'static str,
    pub aide: String,
}

/// A better message than the parser's, when the line speaks for itself.
pub fn indice(ligne: &Ligne<'_>, au_point: &str) -> Option<Indice> {
    let dire = |message, dit, aide: &str| Some(Indice { message, dit, aide: aide.to_owned() });
    let (valeur, nue) = (ligne.valeur, ligne.nue());
    if valeur.starts_with(['“', '”', '«', '‘', '’', '„']) {
        let aide =
            "les guillemets typographiques ne conviennent pas ici : employez des guillemets droits \"…\"";
        return dire("texte sans guillemets droits", "guillemets droits attendus", aide);
    }
    if au_point.starts_with(['\u{a0}', '\u{202f}']) {
        let aide = "remplacez-la par une espace ordinaire";
        return dire("une espace insécable s’est glissée dans la ligne", "espace insécable", aide);
    }
    match nue.to_lowercase().as_str() {
        "oui" | "vrai" | "true" => {
            return dire("valeur mal écrite", "`true` attendu", "écrivez `true`, sans majuscule");
        }
        "non" | "faux" | "false" => {
            return dire("valeur mal écrite", "`false` attendu", "écrivez `false`, sans majuscule");
        }
        "" if ligne.entiere.ends_with('=') => {
            return dire(
                "valeur manquante",
                "une valeur est attendue après `=`",
                "écrivez la valeur, ou effacez la ligne",
            );
        }
        _ => {}
    }
    if let Some(date) = date_voulue(nue) {
        let aide = format!("une date s’écrit année-mois-jour : {date}");
        return Some(Indice { message: "date mal écrite", dit: "à corriger", aide });
    }
    if let Some(nombre) = nombre_voulu(nue) {
        let aide = format!("un nombre s’écrit sans espace ni unité, avec un point : {nombre}");
        return Some(Indice { message: "nombre mal écrit", dit: "à corriger", aide });
    }
    citation(valeur).or_else(|| cle(ligne))
}

/// A quote inside a text closes it too soon.
fn citation(valeur: &str) -> Option<Indice> {
    let aide = match valeur.chars().next()? {
        '\'' if !valeur.starts_with("'''") && valeur.matches('\'').count() > 2 => {
            "un texte qui contient une apostrophe droite s’écrit entre guillemets : \"l'école\""
        }
        '"' if !valeur.starts_with("\"\"\"") && valeur.matches('"').count() > 2 => {
            "pour citer à l’intérieur d’un texte, écrivez « … », ou \\\"…\\\""
        }
        _ => return None,
    };
    Some(Indice {
        message: "texte refermé trop tôt", dit: "le texte s’arrête avant", aide: aide.to_owned()
    })
}

fn cle(ligne: &Ligne<'_>) -> Option<Indice> {
    if ligne.cle.is_ascii()
        || !ligne.entiere.contains('=')
        || ligne.est_titre()
        || ligne.cle.starts_with(['"', '\'', '#', '{'])
    {
        return None;
    }
    let nue = sans_accents(ligne.cle).collect::<String>().replace(' ', "_").to_lowercase();
    let aide = format!("une clé s’écrit sans accent : `{nue}`");
    nue.is_ascii().then_some(Indice { message: "clé mal écrite", dit: "lettre refusée", aide })
}
