//! One copy: its rows by their keys, its cells as values, and all that is wrong with them.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::doublons::{Redites, Vues};
use super::identite::Identite;
use super::lieu::{Lieu, Place, Poids, Remarque};
use super::monde::{Attente, Monde};
use super::reglages;
use super::valeur::{Genre, Lue, Reserve, Valeur, lire, normaliser};
use super::{amputation, controle_des_lignes, doublons, hors_suivi, nommer, rappels};
use crate::classeur::{Champ, Cle, CleColonne};
use crate::dossier::EtatEtape;
use crate::input::classeur::{CelluleLue, ClasseurLu, FeuilleLue, LigneLue, Tableau};

const A_FAIRE: Valeur = Valeur::Etat(EtatEtape::AFaire);

/// A value typed, and where.
#[derive(Debug, Clone)]
pub struct Saisie {
    pub place: Place,
    pub valeur: Valeur,
    pub lieu: Lieu,
    /// What must be settled before it is taken.
    pub reserve: Option<Reserve>,
    /// Said only if the value is taken.
    pub alertes: Vec<String>,
}

/// A line of the journal.
#[derive(Debug, Clone)]
pub struct Ligne {
    pub date: Date,
    pub auteur: Option<String>,
    pub changement: String,
    pub lieu: Lieu,
}

#[derive(Debug, Default)]
pub struct Copie {
    pub saisies: Vec<Saisie>,
    pub journal: Vec<Ligne>,
    pub remarques: Vec<Remarque>,
    /// Rows met.
    pub lignes: BTreeSet<Cle>,
    /// Rows that may be filled, and where each stands.
    pub vues: Vues,
    /// A sheet could not be read, and it was said.
    pub illisible: bool,
    /// Actions of other departments, of which it shows something else than what is known.
    pub rappels_differents: BTreeSet<String>,
    /// Filled cells of the rows met.
    pub cellules: usize,
    pub point: Option<Date>,
    /// The day of the review is there, and cannot be understood.
    pub point_illisible: Option<Remarque>,
    pub annee: Option<u16>,
    /// The workbook of before the scheme, which has neither actions nor dashboard.
    pub est_une_collecte: bool,
}

/// Reads all the sheets of a copy.
pub fn lire_copie(
    monde: &Monde<'_>,
    fichier: &Arc<str>,
    classeur: &ClasseurLu,
    identite: &Identite,
) -> Copie {
    let mut copie = Copie::default();
    let (direction, preremplies) = (identite.direction(), identite.a_des_etapes_preremplies());
    let entier = Lieu::fichier(fichier);
    if classeur.macros {
        let dit = "le classeur porte des macros : elles ne sont ni lues ni exécutées";
        copie.remarques.push(Remarque::new(Poids::Alerte, entier.clone(), dit));
    }
    if classeur.liens {
        let dit = "le classeur renvoie à d’autres fichiers : seules les valeurs enregistrées sont lues";
        copie.remarques.push(Remarque::new(Poids::Alerte, entier.clone(), dit));
    }
    for feuille in &classeur.feuilles {
        let nom = feuille.nom.as_str().into();
        let lecture = Lecture { monde, fichier, feuille, nom, direction, preremplies, copie: &mut copie };
        lecture.parcourir();
    }
    if let Some(dit) = rappels::dire(&copie.rappels_differents) {
        copie.remarques.push(Remarque::new(Poids::Alerte, entier, dit));
    }
    copie
}

/// A sheet being read.
pub struct Lecture<'a, 'm> {
    pub monde: &'a Monde<'m>,
    fichier: &'a Arc<str>,
    pub feuille: &'a FeuilleLue,
    nom: Arc<str>,
    /// Whose copy it is; nothing for a whole workbook.
    pub direction: Option<&'a str>,
    /// « À faire » may be no more than what the workbook showed.
    preremplies: bool,
    pub copie: &'a mut Copie,
}

impl Lecture<'_, '_> {
    /// The cell of a row, as messages name it.
    pub fn lieu(&self, ligne: &LigneLue, colonne: u32) -> Lieu {
        Lieu { fichier: self.fichier.clone(), feuille: self.nom.clone(), adresse: ligne.adresse(colonne) }
    }

    /// The sheet, when it is all of it that cannot be read.
    pub fn feuille_entiere(&self) -> Lieu {
        Lieu { fichier: self.fichier.clone(), feuille: self.nom.clone(), adresse: String::new() }
    }

    /// Adds a remark to those of the copy.
    pub fn dire(&mut self, remarque: Remarque) {
        self.copie.remarques.push(remarque);
    }

    fn parcourir(mut self) {
        let Some(tableau) = Tableau::new(self.feuille) else {
            reglages::lire(&mut self);
            return amputation::sans_cles(&mut self);
        };
        for cle in &tableau.doublons {
            let dit = format!("deux colonnes portent la clé « {cle} » : seule la première est lue");
            self.dire(
                Remarque::new(Poids::Faute, self.feuille_entiere(), dit).aide("supprimez la colonne ajoutée"),
            );
        }
        if !controle_des_lignes::annees(&mut self, &tableau) {
            self.copie.illisible = true;
            return;
        }
        let mut redites = Redites::default();
        for (rang, ligne) in tableau.feuille.lignes.iter().enumerate() {
            if rang != tableau.rang_des_cles {
                self.ligne(&tableau, ligne, rang > tableau.rang_des_cles, &mut redites);
            }
        }
        doublons::conclure(&mut self, redites);
    }

    fn ligne(&mut self, tableau: &Tableau<'_>, ligne: &LigneLue, apres: bool, redites: &mut Redites) {
        let Some(ecrite) = tableau.cle(ligne) else {
            return if apres {
                controle_des_lignes::sans_cle(self, tableau, ligne)
            };
        };
        let cle = match ecrite.parse::<Cle>() {
            Ok(cle) => self.monde.cle_actuelle(cle),
            // The header of the key column.
            Err(_) if ecrite == "Clé" => return,
            Err(inconnue) => {
                let lieu = self.lieu(ligne, tableau.colonne_des_cles);
                return self.dire(Remarque::new(Poids::Alerte, lieu, format!("{inconnue} : ligne non lue")));
            }
        };
        if matches!(
            cle,
            Cle::Definition { .. }
                | Cle::TotalAgec { .. }
                | Cle::Rappel { .. }
                | Cle::Meta { .. }
                | Cle::Reglage(_)
        ) {
            return;
        }
        if hors_suivi::lire(self, tableau, ligne, &cle) {
            return;
        }
        let connue = tableau.colonnes.keys().any(|c| self.attente_de(&cle, *c).is_some());
        if !connue {
            return controle_des_lignes::plus_attendue(self, tableau, ligne, &cle);
        }
        if !controle_des_lignes::etiquettes(self, tableau, ligne, &cle) {
            return;
        }
        if rappels::est_rappelee(self, tableau, ligne, &cle) {
            return rappels::comparer(self, tableau, ligne, &cle);
        }
        if doublons::est_une_redite(self, tableau, ligne, &cle, redites) {
            return;
        }
        self.copie.lignes.insert(cle.clone());
        for (colonne, place) in &tableau.colonnes {
            let Some(cellule) = ligne.cellule(*place) else { continue };
            if cellule.valeur.est_vide() {
                continue;
            }
            if let Some(attente) = self.attente_de(&cle, *colonne) {
                self.cellule(
                    Place { cle: cle.clone(), colonne: *colonne },
                    attente.genre,
                    cellule,
                    self.lieu(ligne, *place),
                );
            }
        }
    }

    /// What the dossier expects of a cell; nothing of a key it does not know.
    pub fn attente_de(&self, cle: &Cle, colonne: CleColonne) -> Option<Attente> {
        let attente = self.monde.attente(&Place { cle: cle.clone(), colonne })?;
        let montree = (self.preremplies && attente.genre == Genre::Etat).then_some(A_FAIRE);
        Some(Attente { declaree: attente.declaree.or(montree), ..attente })
    }

    /// What an old layout showed of a step that nobody had spoken of.
    fn est_preremplie(&self, place: &Place, valeur: &Valeur) -> bool {
        let inconnue = |a: Attente| a.connue.is_none() && a.declaree.is_none();
        self.preremplies && *valeur == A_FAIRE && self.monde.attente(place).is_some_and(inconnue)
    }

    fn cellule(&mut self, place: Place, genre: Genre, cellule: &CelluleLue, lieu: Lieu) {
        self.copie.cellules += 1;
        let (valeur, reserve, alertes) = match lire(cellule, genre, self.monde.mots) {
            Lue::Refusee { message, aide } => {
                let message = format!("{} : {message}", nommer::place(self.monde, &place));
                return self.dire(Remarque::new(Poids::Faute, lieu, message).aide(aide).de(&place));
            }
            Lue::Prise { valeur, alertes } => (valeur, None, alertes),
            Lue::Reservee { valeur, reserve } => (valeur, Some(reserve), Vec::new()),
        };
        if self.est_preremplie(&place, &valeur) {
            return;
        }
        self.copie.saisies.push(Saisie { place, valeur, lieu, reserve, alertes });
    }
}

/// The text of a cell that recalls something, as it compares.
pub fn rappel(tableau: &Tableau<'_>, ligne: &LigneLue, champ: Champ) -> Option<String> {
    tableau.lire(ligne, CleColonne::Champ(champ))?.valeur.texte().map(normaliser)
}
