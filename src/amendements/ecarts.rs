//! How the fields of a copy differ from what they were when it left.

use super::lecture::{ChampLu, Lecture, Suivi};
use super::releve::{Champ, Releve};

/// What became of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ecart {
    /// Its words changed.
    Change { cle: String, avant: String, apres: String, suivis: Vec<Suivi> },
    /// Its control is gone, whether its words are or not.
    Retire { cle: String, avant: String },
    /// It stands several times, and its texts differ.
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
    let connus = releve.champs.iter().filter_map(|champ| ecart(champ, lecture));
    let inconnu = |lu: &&ChampLu| releve.champs.iter().all(|c| c.etiquette != lu.etiquette);
    let inconnus = lecture
        .champs
        .iter()
        .filter(inconnu)
        .map(|lu| Ecart::Inconnu { etiquette: lu.etiquette.clone(), texte: lu.texte.clone() });
    connus.chain(inconnus).collect()
}

fn ecart(champ: &Champ, lecture: &Lecture) -> Option<Ecart> {
    let lus: Vec<&ChampLu> = lecture.champs.iter().filter(|lu| lu.etiquette == champ.etiquette).collect();
    let (cle, avant) = (champ.cle.clone(), champ.texte.clone());
    let Some(premier) = lus.first() else { return Some(Ecart::Retire { cle, avant }) };
    if lus.iter().any(|lu| nu(&lu.texte) != nu(&premier.texte)) {
        let mut textes: Vec<String> = Vec::new();
        for lu in &lus {
            if textes.iter().all(|texte| nu(texte) != nu(&lu.texte)) {
                textes.push(lu.texte.clone());
            }
        }
        return Some(Ecart::Discordant { cle, avant, textes });
    }
    (nu(&premier.texte) != nu(&avant)).then(|| Ecart::Change {
        cle,
        avant,
        apres: premier.texte.clone(),
        suivis: lus.iter().flat_map(|lu| lu.suivis.iter().cloned()).collect(),
    })
}

/// A text to compare: which spaces and which hyphens were typed says nothing, where paragraphs end does.
pub fn nu(texte: &str) -> String {
    let texte = texte.replace('\u{2011}', "-");
    let lignes = texte.lines().map(|ligne| ligne.split_whitespace().collect::<Vec<_>>().join(" "));
    lignes.filter(|ligne| !ligne.is_empty()).collect::<Vec<_>>().join("\n")
}
