//! What do outside files say? Copies of the workbook, filled by departments and saved by any program,
//! become a follow-up; whatever is doubtful or contradictory is said, with its file, sheet and cell.

mod amputation;
mod anticipation;
mod appliquer;
mod arbitrage;
mod bilan;
mod coherence;
mod controle_des_lignes;
mod copie;
mod doublons;
mod francais;
mod fusion;
mod hors_suivi;
mod identite;
mod lieu;
mod monde;
mod nommer;
mod rappels;
mod reglages;
mod valeur;

use std::sync::Arc;

use jiff::civil::Date;

pub use appliquer::Signature;
pub use arbitrage::{Arbitrages, Choix};
pub use bilan::{Bilan, LuDans, Reste};
pub use fusion::Regles;
pub use lieu::{Lieu, Place, Poids, Remarque};
pub use valeur::Mots;

use copie::{Copie, lire_copie};
use fusion::Datee;
use identite::Identite;
use monde::Monde;

use crate::dossier::Spaser;
use crate::ecriture::date_longue;
use crate::input::classeur::ClasseurLu;
use crate::suivi::Suivi;

/// What was asked, besides the copies.
pub struct Demande<'a> {
    pub regles: Regles,
    pub arbitrages: Option<&'a Arbitrages>,
    pub signature: Signature,
    /// The day of what is followed, for all copies; that of each copy otherwise.
    pub point: Option<Date>,
    pub aujourdhui: Date,
}

/// What an import comes to.
pub struct Import {
    pub remarques: Vec<Remarque>,
    pub bilan: Bilan,
    /// The follow-up with the values; the same as before when nothing is new.
    pub suivi: Suivi,
}

impl Import {
    /// Nothing may be written while a fault or a conflict stands.
    pub fn est_bloque(&self) -> bool {
        self.remarques.iter().any(|r| r.poids == Poids::Faute)
    }
}

/// Copies received one after the other: only what they say of the dossier is kept of each.
pub struct Reception<'a> {
    monde: Monde<'a>,
    fichiers: Vec<Arc<str>>,
    copies: Vec<(Arc<str>, Copie)>,
    remarques: Vec<Remarque>,
}

impl<'a> Reception<'a> {
    /// Nothing received yet; `suivi` is what is already known.
    pub fn new(spaser: &'a Spaser<'a>, suivi: &'a Suivi, mots: &'a Mots) -> Self {
        let monde = Monde::new(spaser, suivi, mots);
        Self { monde, fichiers: Vec::new(), copies: Vec::new(), remarques: Vec::new() }
    }

    /// Reads a workbook, under the name that messages give it.
    pub fn recevoir(&mut self, fichier: &str, classeur: &ClasseurLu) {
        let fichier: Arc<str> = fichier.into();
        self.fichiers.push(fichier.clone());
        match identifier(classeur, self.monde.spaser) {
            Ok(identite) => {
                let mut copie = lire_copie(&self.monde, &fichier, classeur, &identite);
                copie.est_une_collecte = identite.est_une_collecte();
                self.remarques.extend(amputation::indicateurs_perdus(
                    &self.monde,
                    &fichier,
                    classeur,
                    &identite,
                    &copie,
                ));
                self.copies.push((fichier, copie));
            }
            Err(etranger) => self.ecarter(&fichier, &etranger.message, &etranger.aide),
        }
    }

    /// A file that is no workbook, or none that can be read.
    pub fn refuser(&mut self, fichier: &str, raison: &str, aide: &str) {
        let fichier: Arc<str> = fichier.into();
        self.fichiers.push(fichier.clone());
        self.ecarter(&fichier, raison, aide);
    }

    fn ecarter(&mut self, fichier: &Arc<str>, raison: &str, aide: &str) {
        self.remarques.push(Remarque::new(Poids::Faute, Lieu::fichier(fichier), raison).aide(aide));
    }

    /// Compares, merges.
    ///
    /// # Errors
    /// What is wrong in the user's decisions, in French.
    pub fn finir(self, demande: Demande<'_>) -> Result<Import, String> {
        let Self { monde, fichiers, copies, mut remarques } = self;
        let mut regles = demande.regles;
        if let Some(arbitrages) = demande.arbitrages {
            let noms: Vec<&str> = fichiers.iter().map(|f| &**f).collect();
            regles.decisions = arbitrages.decisions(&monde, &noms)?;
        }
        let mut datees = Vec::new();
        for (fichier, copie) in &copies {
            let date = demande.point.or(copie.point).unwrap_or(demande.aujourdhui);
            if demande.point.is_none() && date > demande.aujourdhui {
                remarques.push(futur(fichier, date));
            }
            if demande.point.is_none() && copie.point.is_none() && !copie.est_une_collecte {
                let vide = || sans_point(fichier, demande.aujourdhui);
                remarques.push(copie.point_illisible.clone().unwrap_or_else(vide));
            }
            datees.push(Datee { copie, date });
        }
        let mut fusion = fusion::fusionner(&monde, &datees, &regles);
        coherence::verifier(&monde, &mut fusion, &regles);
        coherence::seances(&monde, &mut fusion);
        coherence::agec(&monde, &mut fusion);
        for ((fichier, copie), datee) in copies.iter().zip(&datees) {
            if demande.point.is_none() && copie.point_illisible.is_some() {
                continue;
            }
            remarques.extend(anticipation::dire(datee.copie, datee.date, fichier, &fusion.retenues));
        }
        let journal: Vec<&copie::Ligne> = copies.iter().flat_map(|(_, c)| &c.journal).collect();
        let (suivi, lignes) = appliquer::appliquer(&monde, &fusion.retenues, &journal, &demande.signature);
        let lues: Vec<(&str, &Copie)> = copies.iter().map(|(f, c)| (&**f, c)).collect();
        let bilan = Bilan { journal: lignes, ..bilan::dresser(&monde, &lues, &fusion, &suivi) };
        remarques.extend(fusion.remarques);
        ordonner(&mut remarques, &fichiers);
        Ok(Import { remarques, bilan, suivi })
    }
}

fn identifier(classeur: &ClasseurLu, spaser: &Spaser<'_>) -> Result<Identite, identite::Etranger> {
    let Some(identite) = Identite::lire(classeur) else {
        return Err(identite::Etranger {
            message:
                "ce n’est pas un classeur de suivi de spaser, ou sa feuille masquée `_meta` a été supprimée"
                    .to_owned(),
            aide: "reprenez le classeur d’origine ; copier ses feuilles dans un autre classeur ne suffit pas"
                .to_owned(),
        });
    };
    identite.verifier(spaser).map(|()| identite)
}

/// What is dated by nothing but the import.
fn sans_point(fichier: &Arc<str>, aujourdhui: Date) -> Remarque {
    let dit = format!(
        "la date du point est vide : ce qui est relevé est daté du jour de l’import, {}",
        date_longue(aujourdhui)
    );
    Remarque::new(Poids::Alerte, Lieu::fichier(fichier), dit)
        .aide("remplissez-la dans le tableau de bord, ou donnez-la avec `--le`")
}

fn futur(fichier: &Arc<str>, date: Date) -> Remarque {
    let dit = format!("la date du point, {}, est à venir", date_longue(date));
    Remarque::new(Poids::Alerte, Lieu::fichier(fichier), dit)
        .aide("corrigez-la dans le tableau de bord, ou donnez la bonne avec `--le`")
}

/// By weight, then copy by copy in the order given, cell by cell.
fn ordonner(remarques: &mut Vec<Remarque>, fichiers: &[Arc<str>]) {
    let rang = |r: &Remarque| fichiers.iter().position(|f| *f == r.lieu.fichier);
    remarques.sort_by_cached_key(|r| (r.poids, rang(r), r.lieu.ordre()));
    remarques.dedup();
}
