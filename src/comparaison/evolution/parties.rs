//! The other parts of the dossier: which were written again, which elements came and went. Trees are compared once
//! what is never published, what is only typography and what is only renumbering are out of them.

use serde_json::{Map, Value};

use super::super::ecart::{self, Changement, ecarts};
use super::mots::mots;
use super::{Fait, Renommages, Versions};
use crate::diagnostic::Pas;

/// Tables: their key, their French name.
const TABLES: [(&str, &str); 8] = [
    ("edito", "l’éditorial"),
    ("demarche", "le récit de la démarche"),
    ("etat_des_lieux", "l’état des lieux"),
    ("cartographie", "la présentation de la cartographie"),
    ("gouvernance", "la présentation de la gouvernance"),
    ("droit", "les compléments du catalogue juridique"),
    ("charte", "la charte graphique"),
    ("document", "la présentation du schéma"),
];

/// Lists: their key, how one reads in a sentence.
const LISTES: [(&str, &str); 9] = [
    ("segments", "les segments d’achat"),
    ("orientations", "les orientations politiques"),
    ("plans", "les plans liés"),
    ("parties_prenantes", "les parties prenantes"),
    ("concertations", "les temps de concertation"),
    ("contributions", "les contributions"),
    ("phases", "les étapes de l’élaboration"),
    ("schemas_consultes", "les schémas consultés"),
    ("termes", "le glossaire"),
];

/// Fields of `document` that no fact of their own tells.
const DU_DOCUMENT: [&str; 3] = ["resume", "edition_precedente", "adresse_publication"];

/// What is never published, by table.
const INTERNES: [(&str, &[&str]); 2] = [
    ("segments", &["marches_en_cours", "risques", "part_premier_fournisseur"]),
    ("parties_prenantes", &["influence", "interet", "attentes", "contact", "canal", "frequence"]),
];

/// French names of the fields of tables.
const CHAMPS: [(&str, &str); 36] = [
    ("titre", "titre"),
    ("texte", "texte"),
    ("signataire", "signataire"),
    ("conduite", "conduite"),
    ("amo", "assistance à maîtrise d’ouvrage"),
    ("presentation", "présentation"),
    ("espace_consultation", "espace de consultation"),
    ("adresse_consultation", "adresse de consultation"),
    ("travail_interne", "travail interne"),
    ("bilan_precedent", "bilan du schéma précédent"),
    ("forces", "forces"),
    ("faiblesses", "faiblesses"),
    ("opportunites", "opportunités"),
    ("menaces", "menaces"),
    ("source", "source"),
    ("depense_totale", "dépense totale"),
    ("annee", "année"),
    ("elu_referent", "élu référent"),
    ("chef_de_projet", "chef de projet"),
    ("equipe_projet", "équipe projet"),
    ("moyens", "moyens"),
    ("revision", "révision"),
    ("formation", "formation"),
    ("communication", "communication"),
    ("suivi_annuel", "suivi annuel"),
    ("publication", "publication"),
    ("complements", "fiches"),
    ("couleur", "couleur"),
    ("couleurs_axes", "couleurs des axes"),
    ("police_titres", "police des titres"),
    ("police_texte", "police du texte"),
    ("pied_de_page", "pied de page"),
    ("resume", "résumé"),
    ("edition_precedente", "édition précédente"),
    ("adresse_publication", "adresse de publication"),
    ("logo", "logo"),
];

pub fn faits<'a>(v: &Versions<'_>, noms: &Renommages) -> Vec<Fait<'a>> {
    let rien = Renommages::new();
    let mut faits = Vec::new();
    for (cle, partie) in TABLES {
        let lire = |arbre: &Value, noms| arbre.get(cle).map(|t| propre(cle, t, noms));
        match (lire(v.arbre_avant, noms), lire(v.arbre_apres, &rien)) {
            (Some(a), Some(b)) => {
                let champs = champs_changes(&a, &b);
                if !champs.is_empty() {
                    faits.push(Fait::PartieRecrite { partie, champs });
                }
            }
            (None, Some(_)) => faits.push(Fait::PartieAjoutee { partie }),
            (Some(_), None) => faits.push(Fait::PartieRetiree { partie }),
            (None, None) => {}
        }
    }
    for (cle, partie) in LISTES {
        let bruts = |arbre: &Value| -> Vec<Value> {
            let elements = arbre.get(cle).and_then(Value::as_array).cloned().unwrap_or_default();
            elements
                .into_iter()
                .filter(|e| e.get("diffusion").and_then(Value::as_str) != Some("interne"))
                .collect()
        };
        faits.extend(liste(cle, partie, &bruts(v.arbre_avant), &bruts(v.arbre_apres), noms));
    }
    faits
}

fn liste<'a>(
    cle: &str,
    partie: &'static str,
    avant: &[Value],
    apres: &[Value],
    noms: &Renommages,
) -> Option<Fait<'a>> {
    let rien = Renommages::new();
    let nets = |elements: &[Value], noms: &Renommages| -> Vec<Value> {
        elements.iter().map(|e| propre(cle, e, noms)).collect()
    };
    let (nets_avant, nets_apres) = (nets(avant, noms), nets(apres, &rien));
    let (mut ajoutes, mut retires, mut modifies) = (Vec::new(), Vec::new(), Vec::new());
    for e in ecarts(&Value::Array(nets_avant.clone()), &Value::Array(nets_apres)) {
        match (e.chemin.etapes(), &e.changement) {
            ([Pas::Rang(rang)], Changement::Ajoute) => ajoutes.push(nommer(&apres[*rang])),
            ([Pas::Rang(rang), ..], _) => {
                let nom = nommer(&apres[*rang]);
                if !modifies.contains(&nom) {
                    modifies.push(nom);
                }
            }
            (_, Changement::ElementRetire { nom }) => {
                let place = nets_avant.iter().position(|n| ecart::nom_de(n).as_ref() == Some(nom));
                retires.push(place.map_or_else(|| nom.clone(), |p| nommer(&avant[p])));
            }
            // A list that appears or goes whole.
            _ => {
                ajoutes.extend(apres.iter().map(nommer));
                retires.extend(avant.iter().map(nommer));
            }
        }
    }
    let change = !(ajoutes.is_empty() && retires.is_empty() && modifies.is_empty());
    change.then_some(Fait::ListeChangee { partie, ajoutes, retires, modifies })
}

/// How a person names an element.
fn nommer(element: &Value) -> String {
    let texte = |cle: &&str| element.get(*cle).and_then(Value::as_str);
    let noms = ["nom", "libelle", "theme", "terme", "proposition", "acheteur", "titre", "id"];
    noms.iter().find_map(texte).unwrap_or("sans nom").to_owned()
}

fn champs_changes(a: &Value, b: &Value) -> Vec<&'static str> {
    let mut champs: Vec<&'static str> = Vec::new();
    for e in ecarts(a, b) {
        let Some(Pas::Cle(cle)) = e.chemin.etapes().first() else { continue };
        let nom = CHAMPS.iter().find(|(c, _)| c == cle).map_or("contenu", |(_, nom)| nom);
        if !champs.contains(&nom) {
            champs.push(nom);
        }
    }
    champs
}

/// A value as it is compared.
fn propre(table: &str, valeur: &Value, noms: &Renommages) -> Value {
    let mut net = plier(valeur, noms);
    if let Some(champs) = net.as_object_mut() {
        let caches = INTERNES.iter().find(|(t, _)| *t == table).map(|(_, c)| *c).unwrap_or_default();
        champs.retain(|cle, _| {
            !caches.contains(&cle.as_str()) && (table != "document" || DU_DOCUMENT.contains(&cle.as_str()))
        });
    }
    net
}

/// Words alone, old identifiers under the name they took.
fn plier(valeur: &Value, noms: &Renommages) -> Value {
    match valeur {
        Value::String(texte) => Value::String(noms.get(texte).map_or_else(|| mots(texte), |id| mots(id))),
        Value::Array(elements) => Value::Array(elements.iter().map(|e| plier(e, noms)).collect()),
        Value::Object(champs) => {
            Value::Object(champs.iter().map(|(cle, v)| (cle.clone(), plier(v, noms))).collect::<Map<_, _>>())
        }
        autre => autre.clone(),
    }
}
