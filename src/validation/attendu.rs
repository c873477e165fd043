//! What was expected, what was found, and how to turn one into the other.

use jsonschema::error::TypeKind;
use serde_json::Value;

use crate::diagnostic::{Chemin, Code, Diagnostic};
use crate::ecriture::liste;
use crate::input::{Noeud, Valeur, nombre_voulu};

pub fn types(kind: &TypeKind) -> Vec<&'static str> {
    match kind {
        TypeKind::Single(seul) => vec![seul.as_str()],
        TypeKind::Multiple(plusieurs) => plusieurs.iter().map(|t| t.as_str()).collect(),
    }
}

/// « un texte était attendu, on a trouvé un nombre ».
pub fn nature(noeud: &Noeud, chemin: &Chemin, regle: &Value, types: &[&str]) -> Diagnostic {
    let date = regle.get("format").is_some_and(|f| f == "date");
    let noms: Vec<&str> = types.iter().map(|t| nom_du_type(t, date)).collect();
    let (attendu, accord) = match noms.as_slice() {
        [] => ("une autre valeur".to_owned(), "était attendue"),
        [seul] => {
            ((*seul).to_owned(), if seul.starts_with("une ") { "était attendue" } else { "était attendu" })
        }
        _ => (liste(&noms).replace(" et ", " ou "), "était attendu"),
    };
    let message = format!("{attendu} {accord}, on a trouvé {}", noeud.valeur.nature());
    let faute =
        Diagnostic::new(Code::TypeIncorrect, message).en(chemin.clone()).dit(format!("{attendu} {accord}"));
    faute.aides(aide(noeud, chemin, types, date))
}

fn nom_du_type(nom: &str, date: bool) -> &'static str {
    match nom {
        "string" if date => "une date",
        "string" => "un texte",
        "integer" => "un nombre entier",
        "number" => "un nombre",
        "boolean" => "`true` ou `false`",
        "array" => "une liste",
        "object" => "une table",
        _ => "une autre valeur",
    }
}

/// The way out, when what was meant can be read in what was written.
fn aide(noeud: &Noeud, chemin: &Chemin, types: &[&str], date: bool) -> Option<String> {
    let cle = chemin.derniere_cle().unwrap_or("cle");
    let nombre = types.iter().any(|t| matches!(*t, "integer" | "number"));
    match (&noeud.valeur, types.first().copied().unwrap_or_default()) {
        (Valeur::Texte(texte), _) if nombre => match texte.trim().parse::<f64>() {
            Ok(_) => Some(format!("enlevez les guillemets : {}", texte.trim())),
            Err(_) => nombre_voulu(texte)
                .map(|n| format!("un nombre s’écrit sans guillemets, espace ni unité : {n}")),
        },
        (Valeur::Texte(texte), "boolean") => {
            let voulu = match texte.to_lowercase().as_str() {
                "oui" | "vrai" | "true" | "o" => "true",
                "non" | "faux" | "false" | "n" => "false",
                _ => return Some("écrivez `true` ou `false`, sans guillemets".into()),
            };
            Some(format!("écrivez `{voulu}`, sans guillemets"))
        }
        (Valeur::Decimal { .. }, "integer") => Some("arrondissez à l’entier".into()),
        (Valeur::Entier(annee), "string") if date => Some(format!("écrivez la date entière : {annee}-01-01")),
        (Valeur::Entier(n), "string") => Some(format!("ajoutez des guillemets : \"{n}\"")),
        (Valeur::Decimal { texte, .. }, "string") if !date => {
            Some(format!("ajoutez des guillemets : \"{texte}\""))
        }
        (Valeur::Date(texte), "string") => Some(format!("ajoutez des guillemets : \"{texte}\"")),
        (Valeur::Date(texte), _) if nombre => {
            let annee = texte.get(..4).unwrap_or_default();
            Some(format!("si une année est attendue, écrivez {annee}"))
        }
        (Valeur::Liste(elements), "string") if elements.len() == 1 => {
            Some("enlevez les crochets : une seule valeur est attendue".into())
        }
        (Valeur::Liste(elements), "string") if !elements.is_empty() => Some(
            "une seule valeur est attendue ; pour un texte de plusieurs lignes, écrivez-le entre ''' et '''"
                .into(),
        ),
        (Valeur::Table(_), "array") => {
            Some(format!("c’est une liste de tables : écrivez [[{cle}]], avec doubles crochets"))
        }
        (Valeur::Liste(elements), "object")
            if elements.iter().all(|n| matches!(n.valeur, Valeur::Table(_))) =>
        {
            Some(format!("il n’y en a qu’une : écrivez [{cle}], avec simples crochets"))
        }
        (Valeur::Texte(texte), "array") => {
            Some(format!("mettez la valeur entre crochets : [\"{}\"]", abrege(texte)))
        }
        (Valeur::Entier(n), "array") => Some(format!("mettez la valeur entre crochets : [{n}]")),
        (Valeur::Texte(_) | Valeur::Entier(_) | Valeur::Decimal { .. }, "object") => {
            Some("une table s’écrit { … } ou sous un titre [entre crochets]".into())
        }
        _ => None,
    }
}

/// What was written, as a message quotes it.
pub fn valeur_lue(noeud: &Noeud) -> String {
    match &noeud.valeur {
        Valeur::Texte(texte) => format!("\"{}\"", abrege(texte)),
        Valeur::Date(texte) | Valeur::Decimal { texte, .. } => texte.clone(),
        Valeur::Entier(n) => n.to_string(),
        autre => autre.nature().to_owned(),
    }
}

fn abrege(texte: &str) -> String {
    const LONG: usize = 40;
    let ligne = texte.lines().next().unwrap_or_default();
    let debut: String = ligne.chars().take(LONG).collect();
    if debut.len() < texte.len() { format!("{debut}…") } else { debut }
}

/// A bound as a person writes it.
pub fn nombre(limite: &Value) -> String {
    match limite.as_f64() {
        Some(n) if n.fract() == 0.0 && n.abs() < 1e15 => format!("{n:.0}"),
        Some(n) => n.to_string(),
        None => limite.to_string(),
    }
}

pub fn valeur_json(valeur: &Value) -> String {
    valeur.as_str().map_or_else(|| valeur.to_string(), str::to_owned)
}
