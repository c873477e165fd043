//! Axes and objectives as a table names them: found in the dossier, or proposed.

use super::connus::{Connus, Trouve};
use super::pliage;

/// An axis or an objective that the table names and the dossier lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct Propose {
    pub id: String,
    pub titre: String,
    /// Its words, by which it is known again.
    cle: String,
    /// The axis of an objective.
    pub axe: Option<String>,
    /// What must be said of it.
    pub dit: Option<String>,
}

#[derive(Default)]
pub struct Plan {
    pub axes: Vec<Propose>,
    pub objectifs: Vec<Propose>,
}

const SANS_AXE: &str = "Actions à classer";

impl Plan {
    /// The identifier of the objective of an action, with what must be said of the match.
    pub fn objectif(
        &mut self,
        connus: &Connus,
        axe: Option<&str>,
        objectif: Option<&str>,
    ) -> (String, Vec<String>) {
        let mut dits = Vec::new();
        if let Some(texte) = objectif {
            match trouver(connus, "objectifs", texte) {
                Trouve::Exact(id) => return (id, dits),
                Trouve::Proche(id, nom) => {
                    dits.push(format!("objectif « {texte} » rattaché à {id}, « {nom} »"));
                    return (id, dits);
                }
                Trouve::Rien => {}
            }
        }
        let (axe_id, axe_titre) = self.axe(connus, axe, &mut dits);
        let (titre, dit) = match objectif {
            Some(texte) => (sans_numero(texte), None),
            None => (axe_titre, Some("aucun objectif lu pour ces actions : donnez-lui son titre".to_owned())),
        };
        let cle = pliage::cle(&titre);
        let meme = |o: &&Propose| o.cle == cle && o.axe.as_ref() == Some(&axe_id);
        if let Some(connu) = self.objectifs.iter().find(meme) {
            return (connu.id.clone(), dits);
        }
        let id = Self::identifiant("OBJ", "objectifs", &self.objectifs, connus);
        self.objectifs.push(Propose { id: id.clone(), titre, cle, axe: Some(axe_id), dit });
        (id, dits)
    }

    fn axe(&mut self, connus: &Connus, texte: Option<&str>, dits: &mut Vec<String>) -> (String, String) {
        if let Some(texte) = texte {
            match trouver(connus, "axes", texte) {
                Trouve::Exact(id) => {
                    let titre = connus.titre("axes", &id).unwrap_or(texte).to_owned();
                    return (id, titre);
                }
                Trouve::Proche(id, nom) => {
                    dits.push(format!("axe « {texte} » rattaché à {id}, « {nom} »"));
                    return (id, nom);
                }
                Trouve::Rien => {}
            }
        }
        let titre = texte.map_or_else(|| SANS_AXE.to_owned(), sans_numero);
        let cle = pliage::cle(&titre);
        if let Some(connu) = self.axes.iter().find(|a| a.cle == cle) {
            return (connu.id.clone(), connu.titre.clone());
        }
        let id = Self::identifiant("AXE", "axes", &self.axes, connus);
        let dit = texte.is_none().then(|| "le tableau ne nomme pas d’axe : donnez-lui un titre".to_owned());
        self.axes.push(Propose { id: id.clone(), titre: titre.clone(), cle, axe: None, dit });
        (id, titre)
    }

    fn identifiant(prefixe: &str, table: &str, deja: &[Propose], connus: &Connus) -> String {
        let pris =
            |id: &str| connus.ids(table).chain(deja.iter().map(|p| p.id.as_str())).any(|connu| connu == id);
        libre(prefixe, deja.len() + 1, pris)
    }
}

/// As written, then without the number that opens it.
fn trouver(connus: &Connus, table: &str, texte: &str) -> Trouve {
    match connus.trouver(table, texte) {
        Trouve::Rien => connus.trouver(table, &sans_numero(texte)),
        trouve => trouve,
    }
}

/// The first identifier that nobody bears, from a number on: « ACT-01 ».
pub fn libre(prefixe: &str, depuis: usize, pris: impl Fn(&str) -> bool) -> String {
    (depuis..).map(|n| format!("{prefixe}-{n:02}")).find(|id| !pris(id)).unwrap_or_default()
}

/// « Axe 1 – Des achats qui emploient », « 1.2. Insertion » → what follows the number.
pub fn sans_numero(texte: &str) -> String {
    let mut reste = texte.trim();
    for mot in ["axe", "objectif", "orientation", "volet", "engagement"] {
        let long = reste.get(..mot.len()).is_some_and(|t| t.to_lowercase() == mot);
        let suite = reste.get(mot.len()..).map(str::trim_start).unwrap_or_default();
        if long && suite.starts_with(|c: char| c.is_ascii_digit() || c == 'n') {
            reste = suite.trim_start_matches("n°").trim_start();
        }
    }
    let numero = reste.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let suite = numero.trim_start().trim_start_matches(['-', '–', '—', ':', '.', ')', '/']).trim_start();
    if suite.is_empty()
        || numero.len() == reste.len()
        || !numero.starts_with([' ', '-', '–', '—', ':', ')', '\u{a0}'])
    {
        return texte.trim().to_owned();
    }
    suite.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numeros_de_tete() {
        for (texte, attendu) in [
            ("Axe 1 – Des achats qui emploient", "Des achats qui emploient"),
            ("AXE n° 2 : Sobriété", "Sobriété"),
            ("1.2 Insertion", "Insertion"),
            ("1) Insertion", "Insertion"),
            ("Axe 3", "Axe 3"),
            ("Axes transversaux", "Axes transversaux"),
        ] {
            assert_eq!(sans_numero(texte), attendu);
        }
    }

    #[test]
    fn un_axe_nomme_deux_fois_est_un_axe() {
        let (mut plan, connus) = (Plan::default(), Connus::default());
        let a = plan.objectif(&connus, Some("Axe 1 – Emploi"), Some("Insertion")).0;
        let b = plan.objectif(&connus, Some("EMPLOI"), Some("1.1 Insertion")).0;
        let c = plan.objectif(&connus, Some("Climat"), None).0;
        assert_eq!((a.as_str(), b.as_str(), c.as_str()), ("OBJ-01", "OBJ-01", "OBJ-02"));
        assert_eq!(plan.axes.iter().map(|a| a.titre.as_str()).collect::<Vec<_>>(), ["Emploi", "Climat"]);
    }
}
