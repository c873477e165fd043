//! An indicator for one buyer: which lines its block has, and where they are.

use crate::classeur::{Donnee, Genre, Role, absolue, cellule, citer_feuille, plage};
use crate::dossier::{Acheteur, Annee, IndicateurResolu};
pub use crate::mesure::Nature;
use crate::mesure::Trajectoire;

use super::{Source, genre_de};

pub struct Bloc<'a> {
    pub indicateur: &'a IndicateurResolu<'a>,
    pub acheteur: &'a Acheteur,
    /// Rank of the buyer, from 0.
    pub rang_acheteur: usize,
    pub trajectoire: Trajectoire<'a>,
    pub nature: Nature,
    pub feuille: String,
    /// First row on its sheet, and its lines from there.
    pub debut: u32,
    pub lignes: Vec<Donnee>,
}

impl<'a> Bloc<'a> {
    pub fn new(
        source: &Source<'a>,
        indicateur: &'a IndicateurResolu<'a>,
        acheteur: &'a Acheteur,
        feuille: &str,
        debut: u32,
    ) -> Self {
        let trajectoire = Trajectoire::new(source.spaser, source.suivi, indicateur, acheteur);
        let nature = Nature::new(indicateur, &trajectoire);
        let rang_acheteur =
            source.spaser.dossier.acheteurs.iter().position(|a| a.id == acheteur.id).unwrap_or(0);
        let mut lignes = lignes(nature, &trajectoire, &source.calendrier.schema);
        if source.est_collecte() {
            // A baseline has no target yet to be held against.
            lignes.retain(|d| *d == Donnee::Valeur || d.role(false) == Role::Saisie);
        }
        Self {
            indicateur,
            acheteur,
            rang_acheteur,
            trajectoire,
            nature,
            feuille: feuille.to_owned(),
            debut,
            lignes,
        }
    }

    pub fn ligne(&self, donnee: Donnee) -> Option<u32> {
        let rang = self.lignes.iter().position(|d| *d == donnee)?;
        Some(self.debut + u32::try_from(rang).ok()?)
    }

    /// « F12 » on its own sheet; an empty text, which equals an empty cell, when the line does not exist.
    pub fn adresse(&self, donnee: Donnee, colonne: u16) -> String {
        self.ligne(donnee).map_or_else(|| "\"\"".to_owned(), |ligne| cellule(ligne, colonne))
    }

    /// The line that is judged: the value, or the running total.
    pub fn mesuree(&self) -> Donnee {
        if self.trajectoire.est_cumulee() { Donnee::Cumul } else { Donnee::Valeur }
    }

    /// The line it is judged against.
    pub fn attendue(&self) -> Donnee {
        if self.lignes.contains(&Donnee::Repere) { Donnee::Repere } else { Donnee::Cible }
    }

    pub fn a_une_cible(&self) -> bool {
        self.lignes.contains(&Donnee::Cible)
    }

    pub fn est_phare(&self) -> bool {
        self.trajectoire.cibles().iter().any(|c| c.phare)
    }

    pub fn genre(&self) -> Genre {
        match self.nature {
            Nature::Jalon => Genre::OuiNon,
            Nature::Taux | Nature::Directe => genre_de(self.indicateur),
        }
    }

    pub fn genre_de_l_ecart(&self) -> Genre {
        let decimales = self.indicateur.decimales;
        match self.genre() {
            Genre::Pourcentage { .. } => Genre::Points { decimales: decimales.max(1) },
            _ => Genre::Difference { decimales },
        }
    }

    /// « 'Indicateurs'!$H$12 », from any sheet.
    pub fn loin(&self, donnee: Donnee, colonne: u16) -> Option<String> {
        Some(format!("{}{}", citer_feuille(&self.feuille), absolue(self.ligne(donnee)?, colonne)))
    }

    /// A whole line of years, from any sheet.
    pub fn ligne_loin(&self, donnee: Donnee, premiere: u16, derniere: u16) -> Option<String> {
        let ligne = self.ligne(donnee)?;
        Some(format!("{}{}", citer_feuille(&self.feuille), plage(ligne, premiere, ligne, derniere)))
    }

    /// What a line of figures holds for a year, as `mesure` evaluates it.
    pub fn valeur(&self, donnee: Donnee, annee: Annee) -> Option<f64> {
        let observations = &self.trajectoire.observations;
        match donnee {
            Donnee::Numerateur => observations.numerateur(annee),
            Donnee::Denominateur => observations.denominateur(annee),
            Donnee::Taux => observations.enoncee(annee),
            Donnee::Jalon | Donnee::Valeur => observations.valeur(annee),
            Donnee::Cumul => self.trajectoire.mesure(annee),
            Donnee::Cible => self.trajectoire.cible(annee),
            Donnee::Repere => self.trajectoire.repere(annee),
            Donnee::Ecart => {
                let (mesure, repere) = (self.trajectoire.mesure(annee)?, self.trajectoire.repere(annee)?);
                Some(crate::mesure::calcul::ecart(mesure, repere))
            }
            Donnee::Etat | Donnee::Commentaire => None,
        }
    }
}

fn lignes(nature: Nature, trajectoire: &Trajectoire<'_>, schema: &[Annee]) -> Vec<Donnee> {
    let mut lignes = match nature {
        Nature::Taux => vec![Donnee::Numerateur, Donnee::Denominateur, Donnee::Taux, Donnee::Valeur],
        Nature::Jalon => vec![Donnee::Jalon, Donnee::Valeur],
        Nature::Directe => vec![Donnee::Valeur],
    };
    if trajectoire.est_cumulee() {
        lignes.push(Donnee::Cumul);
    }
    if !trajectoire.cibles().is_empty() {
        lignes.push(Donnee::Cible);
        let deduit = |a: &Annee| trajectoire.cible(*a).is_none() && trajectoire.attendu(*a).is_some();
        if schema.iter().any(deduit) {
            lignes.push(Donnee::Repere);
        }
        if nature != Nature::Jalon {
            lignes.push(Donnee::Ecart);
        }
        lignes.push(Donnee::Etat);
    }
    lignes.push(Donnee::Commentaire);
    lignes
}
