//! The indicators as one long table, and its Table Schema (frictionless): a row a value.

use serde_json::{Value, json};

use super::{IndicateurPublic, Publique};
use crate::ecriture::inerte;

/// Columns, in order: name, type, description, whether it is always filled.
const CHAMPS: [(&str, &str, &str, bool); 13] = [
    ("indicateur", "string", "Identifiant stable de l’indicateur dans le schéma.", true),
    ("nom", "string", "Nom de l’indicateur.", true),
    ("categorie", "string", "Volet : social, ecologique, circulaire, economique ou gouvernance.", false),
    ("acheteur", "string", "Nom de l’acheteur.", true),
    ("siret", "string", "Numéro SIRET de l’acheteur, quatorze chiffres.", false),
    ("annee", "year", "Année civile de la valeur.", true),
    ("nature", "string", "observe : valeur constatée ; cible : valeur à atteindre.", true),
    (
        "valeur",
        "number",
        "Valeur, dans l’unité indiquée ; les pourcentages sont en points ; pour l’unité « oui ou non », 1 veut dire oui et 0, non.",
        true,
    ),
    ("unite", "string", "Unité de la valeur.", false),
    ("numerateur", "number", "Numérateur d’un taux observé.", false),
    ("denominateur", "number", "Dénominateur d’un taux observé.", false),
    (
        "forme",
        "string",
        "Forme de la cible : echeance, paliers, plancher, maintien, cumul ou oui-non.",
        false,
    ),
    ("source", "string", "Source de la donnée.", false),
];

/// Rows of text, the header first.
pub fn lignes(vue: &Publique) -> Vec<Vec<String>> {
    let entete = CHAMPS.iter().map(|(nom, ..)| (*nom).to_owned()).collect();
    std::iter::once(entete).chain(vue.indicateurs.iter().flat_map(|i| d_un_indicateur(vue, i))).collect()
}

fn d_un_indicateur(vue: &Publique, i: &IndicateurPublic) -> Vec<Vec<String>> {
    let acheteur = |id: &str| {
        let a = vue.acheteurs.iter().find(|a| a.id == id);
        (a.map_or(id, |a| &a.nom).to_owned(), a.and_then(|a| a.siret.clone()).unwrap_or_default())
    };
    let ligne = |id: &str, annee: u16, nature: &str, valeur: f64, termes: [Option<f64>; 2], forme: &str| {
        let (nom, siret) = acheteur(id);
        let nombre = |n: Option<f64>| n.map(ecrire).unwrap_or_default();
        vec![
            inerte(&i.id),
            inerte(&i.nom),
            i.categorie.clone().unwrap_or_default(),
            inerte(&nom),
            siret,
            annee.to_string(),
            nature.to_owned(),
            ecrire(valeur),
            inerte(&i.unite),
            nombre(termes[0]),
            nombre(termes[1]),
            forme.to_owned(),
            inerte(i.source.as_deref().unwrap_or_default()),
        ]
    };
    let observees = i
        .observations
        .iter()
        .map(|o| ligne(&o.acheteur, o.annee, "observe", o.valeur, [o.numerateur, o.denominateur], ""));
    let cibles = i.cibles.iter().map(|c| ligne(&c.acheteur, c.annee, "cible", c.valeur, [None; 2], &c.forme));
    observees.chain(cibles).collect()
}

/// Neither « -0 » nor an exponent.
fn ecrire(n: f64) -> String {
    if n == 0.0 { "0".to_owned() } else { n.to_string() }
}

/// The Table Schema of the file.
pub fn schema(vue: &Publique) -> Value {
    let champ = |(nom, genre, description, requis): &(&str, &str, &str, bool)| {
        let mut champ = json!({ "name": nom, "type": genre, "description": description });
        if *requis {
            champ["constraints"] = json!({ "required": true });
        }
        if *nom == "nature" {
            champ["constraints"] = json!({ "required": true, "enum": ["observe", "cible"] });
        }
        champ
    };
    json!({
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": "indicateurs-spaser",
        "title": format!("Indicateurs — {}", vue.titre),
        "description": "Valeurs observées et cibles des indicateurs d’un schéma de promotion des achats publics socialement et écologiquement responsables.",
        "fields": CHAMPS.iter().map(champ).collect::<Vec<_>>(),
        "primaryKey": ["indicateur", "acheteur", "annee", "nature"],
        "missingValues": [""],
    })
}
