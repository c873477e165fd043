//! Differences between two trees. An element of a list is followed by what names it, so that an action
//! moved is not an action dropped and another added.

use serde_json::{Map, Value};

use crate::diagnostic::Chemin;
use crate::ecriture::{date_longue, nombre_brut};

/// One difference, at its path in the newer tree; what was removed, at the path it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecart {
    pub chemin: Chemin,
    pub changement: Changement,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changement {
    Ajoute,
    Retire,
    /// Both values, as a sentence quotes them.
    Modifie {
        avant: String,
        apres: String,
    },
    /// An element of a list is gone, and this named it.
    ElementRetire {
        nom: String,
    },
}

/// Fields that name an element of a list, from the surest: its identifier, else what it is about.
const NOMS: [&[&str]; 6] =
    [&["id"], &["indicateur", "acheteur"], &["action"], &["terme"], &["nom"], &["libelle"]];

/// Longer values are quoted by their beginning.
const CITATION: usize = 80;

/// All the differences, in the order of the newer tree.
pub fn ecarts(avant: &Value, apres: &Value) -> Vec<Ecart> {
    let mut trouves = Vec::new();
    comparer(avant, apres, &Chemin::racine(), &mut trouves);
    trouves
}

fn comparer(avant: &Value, apres: &Value, chemin: &Chemin, trouves: &mut Vec<Ecart>) {
    match (avant, apres) {
        (Value::Object(avant), Value::Object(apres)) => tables(avant, apres, chemin, trouves),
        (Value::Array(avant), Value::Array(apres)) if sont_des_tables(avant) && sont_des_tables(apres) => {
            listes(avant, apres, chemin, trouves);
        }
        _ if avant == apres => {}
        _ => trouves.push(Ecart {
            chemin: chemin.clone(),
            changement: Changement::Modifie { avant: citer(avant), apres: citer(apres) },
        }),
    }
}

fn sont_des_tables(elements: &[Value]) -> bool {
    elements.iter().all(Value::is_object)
}

fn tables(avant: &Map<String, Value>, apres: &Map<String, Value>, chemin: &Chemin, trouves: &mut Vec<Ecart>) {
    for (cle, valeur) in apres {
        let ici = chemin.clone().cle(cle);
        match avant.get(cle) {
            Some(ancienne) => comparer(ancienne, valeur, &ici, trouves),
            None => trouves.push(Ecart { chemin: ici, changement: Changement::Ajoute }),
        }
    }
    let retires = avant.keys().filter(|cle| !apres.contains_key(*cle));
    trouves
        .extend(retires.map(|cle| Ecart { chemin: chemin.clone().cle(cle), changement: Changement::Retire }));
}

fn listes(avant: &[Value], apres: &[Value], chemin: &Chemin, trouves: &mut Vec<Ecart>) {
    let mut libres: Vec<Option<&Value>> = avant.iter().map(Some).collect();
    for (rang, element) in apres.iter().enumerate() {
        let ici = chemin.clone().rang(rang);
        let ancien = libres.iter_mut().find(|a| a.is_some_and(|a| sont_le_meme(a, element)));
        match ancien.and_then(Option::take) {
            Some(ancien) => comparer(ancien, element, &ici, trouves),
            None => trouves.push(Ecart { chemin: ici, changement: Changement::Ajoute }),
        }
    }
    for (rang, element) in libres.into_iter().enumerate().filter_map(|(rang, e)| Some((rang, e?))) {
        let nom = nom_de(element).unwrap_or_else(|| format!("élément n° {}", rang + 1));
        trouves.push(Ecart { chemin: chemin.clone(), changement: Changement::ElementRetire { nom } });
    }
}

/// Whether two elements are one, changed or not: same name, or nothing to name them by and same content.
fn sont_le_meme(avant: &Value, apres: &Value) -> bool {
    match (nom_de(avant), nom_de(apres)) {
        (Some(avant), Some(apres)) => avant == apres,
        _ => avant == apres,
    }
}

pub(super) fn nom_de(element: &Value) -> Option<String> {
    let texte = |cle: &&str| element.get(*cle).and_then(Value::as_str);
    let nom = NOMS.iter().find(|champs| texte(&champs[0]).is_some())?;
    Some(nom.iter().filter_map(texte).collect::<Vec<_>>().join(", "))
}

/// A value as a sentence quotes it.
fn citer(valeur: &Value) -> String {
    let dit = match valeur {
        Value::Null => "rien".to_owned(),
        Value::Bool(true) => "oui".to_owned(),
        Value::Bool(false) => "non".to_owned(),
        Value::Number(n) => n.as_f64().map_or_else(|| n.to_string(), nombre_brut),
        Value::String(texte) => texte.parse().map_or_else(|_| format!("« {} »", texte.trim()), date_longue),
        Value::Array(elements) => elements.iter().map(citer).collect::<Vec<_>>().join(", "),
        Value::Object(table) => {
            table.iter().map(|(cle, v)| format!("{cle} = {}", citer(v))).collect::<Vec<_>>().join(", ")
        }
    };
    let dit = dit.split_whitespace().collect::<Vec<_>>().join(" ");
    match dit.char_indices().nth(CITATION) {
        Some((octet, _)) => format!("{}…", dit[..octet].trim_end()),
        None => dit,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn un_element_deplace_n_est_pas_un_ecart() {
        let avant = json!({ "actions": [{ "id": "A", "titre": "un" }, { "id": "B", "titre": "deux" }] });
        let apres = json!({ "actions": [{ "id": "B", "titre": "deux" }, { "id": "A", "titre": "un" }] });
        assert_eq!(ecarts(&avant, &apres), []);
    }

    #[test]
    fn chaque_changement_se_dit_a_sa_place() {
        let avant = json!({
            "actions": [{ "id": "A", "pilote": "Achats" }, { "id": "B" }],
            "cibles": [{ "indicateur": "SOC-01", "acheteur": "ville", "annees": { "2028": 20 } }],
        });
        let apres = json!({
            "actions": [{ "id": "C" }, { "id": "A", "pilote": "Travaux", "debut": "2027-01-01" }],
            "cibles": [{ "indicateur": "SOC-01", "acheteur": "ville", "annees": { "2028": 25 } }],
        });
        let dits: Vec<String> =
            ecarts(&avant, &apres).iter().map(|e| format!("{} {:?}", e.chemin, e.changement)).collect();
        assert_eq!(
            dits,
            [
                "actions[0] Ajoute",
                "actions[1].pilote Modifie { avant: \"« Achats »\", apres: \"« Travaux »\" }",
                "actions[1].debut Ajoute",
                "actions ElementRetire { nom: \"B\" }",
                "cibles[0].annees.2028 Modifie { avant: \"20\", apres: \"25\" }",
            ]
        );
    }
}
