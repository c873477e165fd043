//! What a template may use: the view as its JSON Schema describes it, and the values each passage receives. Read
//! from the schema and the passages themselves.

use std::fmt::Write;

use minijinja::Environment;
use serde_json::Value;

use super::contrat::VueSchema;
use crate::template;
use crate::validation::schema_de;

/// The page, in Markdown.
///
/// # Errors
/// A passage of ours that cannot be read.
pub fn markdown() -> Result<String, String> {
    let mut page = String::from(ENTETE);
    passages(&mut page)?;
    let schema = schema_de::<VueSchema>();
    page.push_str(
        "\n## La vue, pour `typst/` et `web/`\n\nLa racine, puis chaque sorte d’objet qu’elle contient.\n",
    );
    objet(&mut page, "La racine", &schema);
    for (nom, definition) in schema["$defs"].as_object().into_iter().flatten() {
        objet(&mut page, nom, definition);
    }
    Ok(page)
}

const ENTETE: &str = "# Modèles de spaser

Ces fichiers donnent leur forme aux documents. Gardez ceux que vous changez, supprimez les autres : ce qui manque est
pris dans le programme. Puis : `spaser generer DOSSIER.toml --modeles CE_DOSSIER`.

- `prose/` : les phrases, en Markdown, écrites avec [minijinja](https://docs.rs/minijinja) (`{{ valeur }}`, `{% if … %}`).
  Un fichier par passage. Les textes de loi se citent par leur identifiant : `{{ citer(\"ccp-l2111-3\") }}`.
- `typst/` : la mise en page du PDF, en [Typst](https://typst.app/docs) ; `schema.typ` est le point de départ, la vue se
  lit dans `/vue.json`.
- `web/` : la page de la publication, en minijinja ; `index.html` est le point de départ.
- `vocabulaire.toml` : les mots des listes et les libellés fixes ; il suffit d’y garder les lignes que vous changez.

Un modèle n’a accès ni au réseau ni au disque, et s’arrête au-delà d’une minute.

## Les valeurs de chaque passage de `prose/`

| Passage | Valeurs |
| --- | --- |
";

fn passages(page: &mut String) -> Result<(), String> {
    let mut env = Environment::new();
    env.set_syntax(template::syntaxe().map_err(|e| e.to_string())?);
    for (nom, octets) in template::fichiers("prose") {
        let texte = std::str::from_utf8(octets).map_err(|e| e.to_string())?;
        let modele = env.template_from_str(texte).map_err(|e| format!("{nom} : {e}"))?;
        let mut valeurs: Vec<String> = modele
            .undeclared_variables(false)
            .into_iter()
            .filter(|v| !["citer", "citer_court", "extrait"].contains(&v.as_str()))
            .map(|v| format!("`{v}`"))
            .collect();
        valeurs.sort();
        let valeurs = if valeurs.is_empty() { "—".to_owned() } else { valeurs.join(", ") };
        // Writing to a String cannot fail.
        let _ = writeln!(page, "| `{nom}` | {valeurs} |");
    }
    Ok(())
}

fn objet(page: &mut String, nom: &str, schema: &Value) {
    let decrit = schema["description"].as_str().map(|d| format!("\n{d}\n")).unwrap_or_default();
    let variantes = schema["oneOf"].as_array();
    if schema["properties"].is_null() && variantes.is_none() {
        return;
    }
    let _ = write!(page, "\n### {nom}\n{decrit}");
    champs(page, schema);
    for variante in variantes.into_iter().flatten() {
        let genre = variante["properties"]["type"]["const"].as_str().or(variante["const"].as_str());
        let decrit = variante["description"].as_str().map(|d| format!(" — {d}")).unwrap_or_default();
        let _ = write!(page, "\n- `{}`{decrit}\n", genre.unwrap_or_default());
        champs(page, variante);
    }
}

fn champs(page: &mut String, schema: &Value) {
    let Some(champs) = schema["properties"].as_object().filter(|c| c.keys().any(|k| k != "type")) else {
        return;
    };
    page.push_str("\n| Champ | Genre | Ce qu’il dit |\n| --- | --- | --- |\n");
    for (nom, champ) in champs.iter().filter(|(nom, _)| *nom != "type") {
        let decrit = champ["description"].as_str().unwrap_or("").replace('\n', " ").replace('|', "\\|");
        let _ = writeln!(page, "| `{nom}` | {} | {decrit} |", genre(champ));
    }
}

/// « texte », « nombre », « liste de Bloc », « Identite, ou rien ».
fn genre(champ: &Value) -> String {
    if let Some(renvoi) = champ["$ref"].as_str() {
        return renvoi.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(choix) = champ["anyOf"].as_array() {
        let dits: Vec<String> = choix.iter().map(genre).collect();
        return dits.join(", ou ");
    }
    let un = |t: &str| match t {
        "string" => "texte".to_owned(),
        "integer" | "number" => "nombre".to_owned(),
        "boolean" => "vrai ou faux".to_owned(),
        "null" => "rien".to_owned(),
        "array" => format!("liste de {}", genre(&champ["items"])),
        _ => "objet".to_owned(),
    };
    match &champ["type"] {
        Value::String(t) => un(t),
        Value::Array(types) => {
            types.iter().filter_map(Value::as_str).map(un).collect::<Vec<_>>().join(", ou ")
        }
        _ => "valeur".to_owned(),
    }
}
