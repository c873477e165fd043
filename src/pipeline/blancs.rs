//! What do the acts leave blank? Read where they are written: in their views.

use serde_json::Value;

use super::Charge;
use super::actes;
use super::composition::Echoue;
use crate::controle::Manque;
use crate::diagnostic::Chemin;

/// Blanks of the acts and of the notes that explain them, in their order, each once.
pub(super) fn des_actes(charge: &Charge) -> Result<Vec<Manque>, Echoue> {
    let mut manques = Vec::new();
    for (acte, vue) in actes::vues(charge)? {
        let vue = serde_json::to_value(vue).map_err(|e| Echoue::Interne(e.to_string()))?;
        let mut blancs = Vec::new();
        relever(&vue, &mut blancs);
        let rang = charge.dossier.actes.iter().position(|a| a.id.as_str() == acte);
        let table = Chemin::racine().cle("actes");
        let (avant, apres): (Vec<_>, Vec<_>) = blancs.into_iter().partition(|b| b.est_a_preparer());
        for (quand, siens) in [("à préparer", avant), ("le jour de l’acte et après", apres)] {
            let mut dits: Vec<String> = Vec::new();
            for blanc in siens {
                let dit = blanc.dit();
                if dits.contains(&dit) {
                    continue;
                }
                let ici = rang.map_or_else(|| table.clone(), |rang| table.clone().rang(rang));
                // What the dossier has no field for is filled in by hand, in the act.
                let champ = blanc.champ().filter(|_| rang.is_some());
                let chemin = champ.map_or(ici.clone(), |champ| ici.cle(champ));
                manques.push(Manque::d_un_acte(chemin, &dit, &format!("l’acte {acte} ({quand})")));
                dits.push(dit);
            }
        }
    }
    Ok(manques)
}

/// A marked blank: its name, if it has one of its own, and what it waits for.
#[derive(PartialEq)]
struct Blanc {
    cle: Option<String>,
    attendu: String,
}

/// Names of blanks that say too little where they stand: the act says it around them.
const DITS: [(&str, &str); 19] = [
    ("acte.numero", "numéro de l’acte"),
    ("seance.annee", "date"),
    ("seance.jour", "date"),
    ("seance.date", "date"),
    ("seance.presidence", "présidence"),
    ("seance.en_exercice", "membres en exercice"),
    ("seance.presents", "membres présents"),
    ("seance.pouvoirs", "membres représentés"),
    ("seance.absents", "membres absents et excusés"),
    ("seance.votants", "votants"),
    ("seance.sans_part", "membres ne prenant pas part au vote"),
    ("vote.pour", "résultat du vote"),
    ("vote.contre", "résultat du vote"),
    ("vote.abstentions", "résultat du vote"),
    ("vote.resultat", "résultat du vote"),
    ("seance.secretaire", "secrétaire de séance"),
    ("signature.nom", "prénom et nom du signataire"),
    ("suites.transmis_le", "date de la transmission"),
    ("suites.publie_le", "date de la publication"),
];

/// What is known before the day.
const A_PREPARER: [&str; 7] = [
    "seance.annee",
    "seance.jour",
    "seance.heure",
    "seance.lieu",
    "seance.convocation",
    "seance.presidence",
    "seance.en_exercice",
];

impl Blanc {
    fn dit(&self) -> String {
        let dit = DITS.iter().find(|(cle, _)| self.cle.as_deref() == Some(cle)).map(|(_, dit)| *dit);
        dit.unwrap_or(&self.attendu).to_owned()
    }

    fn est_a_preparer(&self) -> bool {
        self.cle.as_deref().is_none_or(|cle| A_PREPARER.contains(&cle))
    }

    /// The field of `[[actes]]` that waits for it.
    fn champ(&self) -> Option<&str> {
        let (famille, champ) = self.cle.as_deref()?.split_once('.')?;
        match (famille, champ) {
            ("seance", "annee" | "jour") => Some("date"),
            ("seance", "votants" | "sans_part") => None,
            ("acte" | "seance" | "suites", champ) => Some(champ),
            ("vote", _) => Some("vote"),
            _ => None,
        }
    }
}

/// A blank is told by its kind; the same one may stand in several places.
fn relever(valeur: &Value, blancs: &mut Vec<Blanc>) {
    match valeur {
        Value::Array(elements) => elements.iter().for_each(|e| relever(e, blancs)),
        Value::Object(champs) => {
            if champs.get("type").is_some_and(|t| t == "blanc") {
                let dit = |cle: &str| champs.get(cle).and_then(Value::as_str).map(str::to_owned);
                let blanc = Blanc { cle: dit("cle"), attendu: dit("texte").unwrap_or_default() };
                if !blancs.contains(&blanc) {
                    blancs.push(blanc);
                }
                return;
            }
            champs.values().for_each(|v| relever(v, blancs));
        }
        _ => {}
    }
}
