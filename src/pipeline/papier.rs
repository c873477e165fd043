//! A buyer's letterhead: opened for the acts that ask for none of the dossier, and told to who prepares one.

use std::collections::BTreeMap;
use std::path::Path;

use super::actes;
use super::composition::Echoue;
use super::{Charge, Refus, dire, verifier};
use crate::input;
use crate::paquet::OCTETS_AU_PLUS;
use crate::render::docx::ErreurDocx;
use crate::render::docx::papier::{Appel, ChampInconnu, Corrections, Papier, RefusPapier};
use crate::vue::acte::CHAMPS_DE_PAPIER;

/// Values of the fields for one act, which the last words of its file name.
pub type ChampsDeLActe = (String, BTreeMap<String, Option<String>>);

/// What a letterhead calls and gives.
pub struct Rapport {
    /// In the order of the file: field, where it stands.
    pub employes: Vec<(String, &'static str)>,
    /// Fields called that nothing fills: no act is poured while there are some.
    pub inconnus: Vec<ChampInconnu>,
    /// Fields that it does not call, with what they are.
    pub libres: Vec<(&'static str, &'static str)>,
    pub corps: bool,
    pub styles: Vec<Appel>,
    /// For each act of the dossier.
    pub actes: Vec<ChampsDeLActe>,
}

/// Opens a letterhead named on the command line.
pub(super) fn ouvrir(chemin: &Path) -> Result<Papier, Echoue> {
    let octets = lire(chemin).map_err(Echoue::Fichier)?;
    Papier::ouvrir(octets).map_err(|refus| Echoue::Modele(expliquer(chemin, &refus)))
}

fn lire(chemin: &Path) -> Result<Vec<u8>, String> {
    input::charger(chemin, OCTETS_AU_PLUS).map_err(|_| format!("impossible de lire {}", chemin.display()))
}

fn expliquer(chemin: &Path, refus: &RefusPapier) -> String {
    format!("papier à en-tête refusé ({}) : {refus}\naide : {}", chemin.display(), refus.aide())
}

/// A letterhead at fault is the user's; the rest is ours.
pub(super) fn refuser(erreur: ErreurDocx) -> Echoue {
    match erreur {
        ErreurDocx::Papier(refus) => {
            Echoue::Modele(format!("papier à en-tête refusé : {refus}\naide : {}", refus.aide()))
        }
        autre => Echoue::Interne(autre.to_string()),
    }
}

/// What a letterhead calls, and what the acts of a dossier answer.
///
/// # Errors
/// A letterhead or a dossier that is refused.
pub fn rapporter(papier: &Path, dossier: Option<&Path>) -> Result<Rapport, Refus> {
    let lu = lire(papier).map_err(Refus::Fichier)?;
    let ouvert = Papier::examiner(lu).map_err(|refus| Refus::Modele(expliquer(papier, &refus)))?;
    let inconnus = ouvert.inconnus();
    let styles =
        ouvert.appels(&Corrections::new()).map_err(|refus| Refus::Modele(expliquer(papier, &refus)))?;
    let mut employes: Vec<(String, &'static str)> =
        ouvert.emplois().iter().map(|e| (e.champ.clone(), e.lieu)).collect();
    employes.dedup();
    let corps = employes.iter().any(|(champ, _)| champ == "corps");
    employes.retain(|(champ, _)| champ != "corps" && inconnus.iter().all(|i| i.champ != *champ));
    let appele = |nom: &str| employes.iter().any(|(champ, _)| champ == nom);
    let libres = CHAMPS_DE_PAPIER.iter().copied().filter(|(nom, _)| !appele(nom)).collect();
    let actes = match dossier {
        None => Vec::new(),
        Some(chemin) => {
            let verdict = verifier(chemin, None).map_err(Refus::Interne)?;
            match &verdict.charge {
                Some(charge) if !verdict.diagnostics.has_errors() => {
                    valeurs(charge).map_err(|e| Refus::Interne(dire(e, charge)))?
                }
                _ => return Err(Refus::Dossier(Box::new(verdict))),
            }
        }
    };
    Ok(Rapport { employes, inconnus, libres, corps, styles, actes })
}

fn valeurs(charge: &Charge) -> Result<Vec<ChampsDeLActe>, Echoue> {
    let vues = actes::vues(charge)?;
    let par_nom =
        |champs: Vec<crate::vue::acte::ChampPapier>| champs.into_iter().map(|c| (c.nom, c.valeur)).collect();
    Ok(vues.into_iter().map(|(suffixe, vue)| (suffixe, par_nom(vue.champs))).collect())
}
