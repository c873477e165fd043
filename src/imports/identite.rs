//! Is this workbook one of ours, of this dossier, in a layout that we know?

use std::collections::{BTreeMap, BTreeSet};

use crate::classeur::{Champ, Cle, CleColonne, Fait, VERSION, VERSION_DES_ETAPES_DITES};
use crate::dossier::Spaser;
use crate::ecriture::liste;
use crate::input::classeur::{ClasseurLu, Tableau, ValeurLue};

/// Why a workbook is left aside, and what to do.
pub struct Etranger {
    pub message: String,
    pub aide: String,
}

/// What a workbook says of itself.
pub struct Identite(BTreeMap<String, String>);

impl Identite {
    /// From the sheet that has rows `meta/…`, whatever its name.
    pub fn lire(classeur: &ClasseurLu) -> Option<Self> {
        let faits: BTreeMap<String, String> = classeur
            .feuilles
            .iter()
            .filter_map(Tableau::new)
            .flat_map(|tableau| {
                let fait = |ligne| {
                    let Ok(Cle::Meta { nom }) = tableau.cle(ligne)?.parse() else { return None };
                    let valeur = &tableau.lire(ligne, CleColonne::Champ(Champ::Valeur))?.valeur;
                    Some((nom, dire(valeur)?))
                };
                tableau.lignes().filter_map(fait).collect::<Vec<_>>()
            })
            .collect();
        (!faits.is_empty()).then_some(Self(faits))
    }

    /// The department whose rows it holds, when it holds no other.
    pub fn direction(&self) -> Option<&str> {
        self.0.get(Fait::Direction.cle()).map(String::as_str)
    }

    /// Identifiers of its buyers.
    pub fn acheteurs(&self) -> Vec<&str> {
        self.mots(Fait::Acheteurs)
    }

    /// In the first layouts « À faire » stood beside every step, whether somebody had said it or not.
    pub fn a_des_etapes_preremplies(&self) -> bool {
        self.disposition().is_some_and(|v| v < f64::from(VERSION_DES_ETAPES_DITES))
    }

    fn disposition(&self) -> Option<f64> {
        self.0.get(Fait::Format.cle())?.trim().parse().ok()
    }

    /// Whether it is the workbook of before the scheme.
    pub fn est_une_collecte(&self) -> bool {
        self.0.get(Fait::Usage.cle()).is_some_and(|u| u == "collecte")
    }

    fn mots(&self, fait: Fait) -> Vec<&str> {
        self.0.get(fait.cle()).map(|v| v.split_whitespace().collect()).unwrap_or_default()
    }

    /// # Errors
    /// Why the workbook is not of this dossier, or cannot be understood.
    pub fn verifier(&self, spaser: &Spaser<'_>) -> Result<(), Etranger> {
        match self.disposition() {
            Some(v) if v > f64::from(VERSION) => {
                return Err(Etranger {
                    message: format!(
                        "ce classeur vient d’une version plus récente du programme (disposition {v}, la dernière connue est {VERSION})"
                    ),
                    aide: "mettez spaser à jour, puis importez-le de nouveau".to_owned(),
                });
            }
            Some(v) if v >= 1.0 => {}
            _ => {
                return Err(Etranger {
                    message: "la version du classeur ne peut être lue dans sa feuille `_meta`".to_owned(),
                    aide: "redemandez le classeur d’origine, ou recopiez les saisies dans un classeur neuf"
                        .to_owned(),
                });
            }
        }
        if let Some(usage) =
            self.0.get(Fait::Usage.cle()).filter(|u| !matches!(u.as_str(), "suivi" | "collecte"))
        {
            return Err(Etranger {
                message: format!("ce classeur ne sert pas au suivi, mais à autre chose : {usage}"),
                aide: "importez le classeur de suivi que produit `spaser generer`".to_owned(),
            });
        }
        self.verifier_les_acheteurs(spaser)
    }

    /// The buyers may have gained one since, or a SIRET; they cannot be others.
    fn verifier_les_acheteurs(&self, spaser: &Spaser<'_>) -> Result<(), Etranger> {
        let acheteurs = &spaser.dossier.acheteurs;
        let siens = self.acheteurs();
        let sirets = self.mots(Fait::Sirets);
        let connus: BTreeSet<&str> = acheteurs.iter().map(|a| a.id.as_str()).collect();
        let noms = || liste(&acheteurs.iter().map(|a| a.id.as_str()).collect::<Vec<_>>());
        let etranger = |dit: String| Etranger {
            message: format!("ce classeur est celui d’un autre schéma : {dit}"),
            aide: "vérifiez le dossier et le classeur donnés à la commande".to_owned(),
        };
        if siens.is_empty() || siens.iter().any(|id| !connus.contains(id)) {
            return Err(etranger(format!("acheteurs {}, contre {} dans le dossier", liste(&siens), noms())));
        }
        for (id, siret) in siens.iter().zip(&sirets).filter(|(_, siret)| **siret != "-") {
            let actuel = acheteurs.iter().find(|a| a.id.as_str() == *id).and_then(|a| a.siret.as_ref());
            if let Some(actuel) = actuel.filter(|s| s.as_str() != *siret) {
                return Err(etranger(format!("SIRET {siret} pour {id}, contre {actuel} dans le dossier")));
            }
        }
        Ok(())
    }
}

fn dire(valeur: &ValeurLue) -> Option<String> {
    match valeur {
        ValeurLue::Texte(texte) => Some(texte.to_string()),
        ValeurLue::Nombre(n) => Some(n.to_string()),
        ValeurLue::Date(jour) => Some(jour.to_string()),
        ValeurLue::Booleen(_) | ValeurLue::Erreur(_) => None,
    }
}
