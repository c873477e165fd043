//! How the fields of a copy differ from what they were when it left.

use std::collections::BTreeMap;

use super::lecture::{ChampLu, Lecture, Suivi};
use super::releve::{Champ, Releve};

/// What became of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ecart {
    /// Its words changed, wherever it stands or in some of its places: the headings above those, then.
    Change { cle: String, avant: String, apres: String, suivis: Vec<Suivi>, sous: Vec<String> },
    /// Its control is gone, whether its words are or not; it stands in some other places still, or nowhere.
    Retire { cle: String, avant: String, restent: usize },
    /// It stands several times, and was changed in more than one way.
    Discordant { cle: String, avant: String, textes: Vec<String> },
    /// A control of ours that the copy did not carry when it left.
    Inconnu { etiquette: String, texte: String },
}

impl Ecart {
    /// The field, or what its control says.
    pub fn cle(&self) -> &str {
        match self {
            Self::Change { cle, .. } | Self::Retire { cle, .. } | Self::Discordant { cle, .. } => cle,
            Self::Inconnu { etiquette, .. } => etiquette,
        }
    }
}

/// In the order in which the copy carried its fields; what it did not carry comes last.
pub fn ecarts(releve: &Releve, lecture: &Lecture) -> Vec<Ecart> {
    let mut lus: BTreeMap<&str, Vec<&ChampLu>> = BTreeMap::new();
    for lu in &lecture.champs {
        lus.entry(&lu.etiquette).or_default().push(lu);
    }
    let mut connus: BTreeMap<&str, Vec<&Champ>> = BTreeMap::new();
    let mut ordre: Vec<&str> = Vec::new();
    for champ in &releve.champs {
        let dits = connus.entry(&champ.etiquette).or_default();
        if dits.is_empty() {
            ordre.push(&champ.etiquette);
        }
        dits.push(champ);
    }
    let change = |etiquette: &&str| {
        let lus = lus.get(etiquette).map(Vec::as_slice).unwrap_or_default();
        ecart(connus.get(etiquette)?, lus)
    };
    let inconnus = lecture
        .champs
        .iter()
        .filter(|lu| !connus.contains_key(lu.etiquette.as_str()))
        .map(|lu| Ecart::Inconnu { etiquette: lu.etiquette.clone(), texte: lu.texte.clone() });
    ordre.iter().filter_map(change).chain(inconnus).collect()
}

/// A field: what it said, each way of saying it once; what its controls say now.
fn ecart(dits: &[&Champ], lus: &[&ChampLu]) -> Option<Ecart> {
    let pareil = |champ: &Champ, lu: &ChampLu| nu(&champ.texte) == nu(&lu.texte);
    let restent = |champ: &Champ| lus.iter().filter(|lu| pareil(champ, lu)).count();
    // What changed is what is no longer said as many times.
    let touche = dits.iter().find(|champ| restent(champ) < champ.fois).or(dits.first())?;
    let (cle, avant) = (touche.cle.clone(), touche.texte.clone());
    let changes: Vec<&&ChampLu> =
        lus.iter().filter(|lu| !dits.iter().any(|champ| pareil(champ, lu))).collect();
    let Some(premier) = changes.first() else {
        let manque = lus.len() < dits.iter().map(|champ| champ.fois).sum();
        return manque.then_some(Ecart::Retire { cle, avant, restent: lus.len() });
    };
    let mut textes: Vec<String> = Vec::new();
    for lu in &changes {
        if textes.iter().all(|texte| nu(texte) != nu(&lu.texte)) {
            textes.push(lu.texte.clone());
        }
    }
    if textes.len() > 1 {
        return Some(Ecart::Discordant { cle, avant, textes });
    }
    let mut sous: Vec<String> = Vec::new();
    if changes.len() < lus.len() {
        for lu in &changes {
            if sous.iter().all(|titre| **titre != *lu.titre) {
                sous.push(lu.titre.to_string());
            }
        }
    }
    Some(Ecart::Change {
        cle,
        avant,
        apres: premier.texte.clone(),
        suivis: lus.iter().flat_map(|lu| lu.suivis.iter().cloned()).collect(),
        sous,
    })
}

/// A text to compare: which spaces and which hyphens were typed says nothing, where paragraphs end does.
pub fn nu(texte: &str) -> String {
    let texte = texte.replace('\u{2011}', "-");
    let lignes = texte.lines().map(|ligne| ligne.split_whitespace().collect::<Vec<_>>().join(" "));
    lignes.filter(|ligne| !ligne.is_empty()).collect::<Vec<_>>().join("\n")
}
