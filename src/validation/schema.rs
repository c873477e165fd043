//! The schema as validation reads it: without the alternatives that TOML does not have.

use serde_json::{Map, Value, json};

/// Dialect of our schemas, said in each.
const DIALECTE: &str = "https://json-schema.org/draft/2020-12/schema";

/// The JSON Schema of any of our files, derived from its struct.
pub fn schema_de<T: schemars::JsonSchema>() -> Value {
    let mut schema = schemars::schema_for!(T).to_value();
    if let Some(objet) = schema.as_object_mut() {
        objet.insert("$schema".to_owned(), Value::from(DIALECTE));
    }
    schema
}

pub const MONTANT: &str = "x-montant";
pub const TEXTE: &str = "x-texte";

/// Removes `null` (TOML has none), turns lists of constants into `enum`, and integer formats into
/// bounds, so that each fault has one plain cause.
pub fn simplifier(schema: &mut Value) {
    match schema {
        Value::Array(elements) => elements.iter_mut().for_each(simplifier),
        Value::Object(objet) => {
            for (cle, sous) in objet.iter_mut() {
                // These hold values, not schemas.
                if !matches!(cle.as_str(), "enum" | "const" | "default" | "examples" | "required") {
                    simplifier(sous);
                }
            }
            sans_null(objet);
            constantes(objet);
            bornes(objet);
            annees(objet);
            textes(objet);
        }
        _ => {}
    }
}

fn sans_null(objet: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = objet.get_mut("type") {
        types.retain(|t| t != "null");
        if let [seul] = types.as_slice() {
            let seul = seul.clone();
            objet.insert("type".into(), seul);
        }
    }
    if let Some(Value::Array(valeurs)) = objet.get_mut("enum") {
        valeurs.retain(|v| !v.is_null());
    }
    for mot in ["anyOf", "oneOf"] {
        let Some(Value::Array(choix)) = objet.get_mut(mot) else { continue };
        choix.retain(|c| c.get("type") != Some(&json!("null")));
        let [Value::Object(seul)] = choix.as_slice() else { continue };
        let seul = seul.clone();
        objet.shift_remove(mot);
        for (cle, valeur) in seul {
            // What the place says of itself (its description) prevails over what its type says.
            objet.entry(cle).or_insert(valeur);
        }
    }
}

/// `oneOf` of constants, as schemars writes an enum whose variants are documented.
fn constantes(objet: &mut Map<String, Value>) {
    for mot in ["anyOf", "oneOf"] {
        let Some(Value::Array(choix)) = objet.get(mot) else { continue };
        let valeurs = choix.iter().map(|c| match (c.get("const"), c.get("enum")) {
            (Some(constante), None) => Some(vec![constante.clone()]),
            (None, Some(Value::Array(liste))) => Some(liste.clone()),
            _ => None,
        });
        let Some(valeurs) = valeurs.collect::<Option<Vec<_>>>() else { continue };
        let valeurs: Vec<Value> = valeurs.into_iter().flatten().collect();
        let textes = valeurs.iter().all(Value::is_string);
        objet.shift_remove(mot);
        objet.insert("enum".into(), Value::Array(valeurs));
        if textes {
            objet.insert("type".into(), json!("string"));
        }
    }
}

fn bornes(objet: &mut Map<String, Value>) {
    let (min, max) = match objet.get("format").and_then(Value::as_str) {
        Some("uint8") => (json!(0), json!(u8::MAX)),
        Some("uint16") => (json!(0), json!(u16::MAX)),
        Some("uint32") => (json!(0), json!(u32::MAX)),
        Some("uint64" | "uint") => (json!(0), json!(i64::MAX)),
        Some("int8") => (json!(i8::MIN), json!(i8::MAX)),
        Some("int16") => (json!(i16::MIN), json!(i16::MAX)),
        Some("int32") => (json!(i32::MIN), json!(i32::MAX)),
        Some("int64" | "int" | "float" | "double") => {
            objet.shift_remove("format");
            return;
        }
        _ => return,
    };
    objet.shift_remove("format");
    objet.entry("minimum").or_insert(min);
    objet.entry("maximum").or_insert(max);
}

/// Integer keys are years in every format we read; schemars forgets the bounds of a key.
fn annees(objet: &mut Map<String, Value>) {
    if let Some(Value::Object(motifs)) = objet.get_mut("patternProperties")
        && let Some(valeur) = motifs.shift_remove(r"^-?\d+$").or_else(|| motifs.shift_remove(r"^\d+$"))
    {
        motifs.insert(r"^(20\d\d|2100)$".into(), valeur);
    }
}

fn textes(objet: &mut Map<String, Value>) {
    let date = objet.get("format").is_some_and(|f| f == "date");
    if objet.get("type").is_some_and(|t| t == "string") && !date {
        objet.insert(TEXTE.into(), Value::Bool(true));
    }
}

/// Follows `$ref`s within the schema.
pub fn resoudre<'a>(racine: &'a Value, mut schema: &'a Value) -> &'a Value {
    for _ in 0..16 {
        let Some(pointeur) = schema.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#'))
        else {
            break;
        };
        let Some(cible) = racine.pointer(pointeur) else { break };
        schema = cible;
    }
    schema
}

/// The schema that holds the keyword at a location.
pub fn parent<'a>(racine: &'a Value, lieu: &str) -> &'a Value {
    let pointeur = lieu.rsplit_once('/').map_or("", |(debut, _)| debut);
    racine.pointer(pointeur).unwrap_or(&Value::Null)
}

/// Keys an object may hold here.
pub fn proprietes(schema: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let objet = schema.get("properties").and_then(Value::as_object);
    objet.into_iter().flatten().map(|(cle, sous)| (cle.as_str(), sous))
}

/// Top-level lists of tables whose elements know a key.
pub fn listes_qui_connaissent<'a>(racine: &'a Value, cle: &str) -> Vec<&'a str> {
    let connait = |sous: &Value| {
        let sous = resoudre(racine, sous);
        let element = sous.get("items").map_or(sous, |items| resoudre(racine, items));
        element.get("properties").and_then(|p| p.get(cle)).is_some()
    };
    proprietes(racine).filter(|(_, sous)| connait(sous)).map(|(nom, _)| nom).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sans_null_ni_constantes() {
        let mut schema = json!({
            "properties": {
                "a": { "anyOf": [{ "$ref": "#/$defs/A" }, { "type": "null" }], "description": "ici" },
                "b": { "type": ["integer", "null"], "format": "uint8" },
                "c": { "oneOf": [{ "const": "x", "type": "string" }, { "enum": ["y"], "type": "string" }] },
                "d": { "type": "string", "format": "date", "default": null },
            },
        });
        simplifier(&mut schema);
        let attendu = json!({
            "properties": {
                "a": { "description": "ici", "$ref": "#/$defs/A" },
                "b": { "type": "integer", "minimum": 0, "maximum": 255 },
                "c": { "enum": ["x", "y"], "type": "string", "x-texte": true },
                "d": { "type": "string", "format": "date", "default": null },
            },
        });
        assert_eq!(schema, attendu);
    }
}
