//! One value for each place, or a conflict: between copies, or with what was recorded before. Nothing is
//! ever settled in silence.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::arbitrage::Decision;
use super::copie::{Copie, Saisie};
use super::lieu::{Lieu, Place, Poids, Remarque};
use super::monde::{Attente, Monde};
use super::nommer;
use super::valeur::Valeur;
use crate::classeur::CleColonne;
use crate::input::ecrire_texte;

/// What the user said of conflicts.
#[derive(Debug, Clone, Default)]
pub struct Regles {
    /// Name of the copy that wins over the others.
    pub priorite: Option<String>,
    /// New values replace those of the follow-up.
    pub ecraser: bool,
    /// Numbers written as text are taken as they are understood.
    pub accepter_textes: bool,
    pub decisions: BTreeMap<Place, Decision>,
}

/// A value to write in the follow-up.
#[derive(Debug, Clone)]
pub struct Retenue {
    pub place: Place,
    pub valeur: Valeur,
    pub lieux: Vec<Lieu>,
    /// The day of what changes with time.
    pub date: Date,
    /// The follow-up says something else.
    pub remplace: bool,
}

#[derive(Debug, Default)]
pub struct Fusion {
    pub retenues: Vec<Retenue>,
    pub remarques: Vec<Remarque>,
    /// Values that say nothing new, a copy each.
    pub inchangees: usize,
    /// Places of which a conflict or a fault stands.
    pub en_suspens: BTreeSet<Place>,
}

/// A copy and the day it speaks of.
pub struct Datee<'a> {
    pub copie: &'a Copie,
    pub date: Date,
}

/// Decides each cell once, from all the copies: one value kept, or a remark and nothing kept.
pub fn fusionner(monde: &Monde<'_>, copies: &[Datee<'_>], regles: &Regles) -> Fusion {
    let mut places: BTreeMap<&Place, Vec<(&Saisie, Date)>> = BTreeMap::new();
    for datee in copies {
        for saisie in &datee.copie.saisies {
            places.entry(&saisie.place).or_default().push((saisie, datee.date));
        }
    }
    let mut fusion = Fusion::default();
    for (place, saisies) in &places {
        if let Some(attente) = monde.attente(place) {
            Cas { monde, place, attente: &attente, regles, fusion: &mut fusion }.decider(saisies);
        }
    }
    // What the user wrote himself needs no cell: it may stand for one that could not be read.
    let date = copies.iter().map(|c| c.date).max();
    for (place, decision) in &regles.decisions {
        if let (Decision::Valeur(valeur), Some(date), false) = (decision, date, places.contains_key(place))
            && let Some(attente) = monde.attente(place)
        {
            let mut cas = Cas { monde, place, attente: &attente, regles, fusion: &mut fusion };
            cas.retenir(valeur.clone(), Vec::new(), date, true);
        }
    }
    let refus = copies.iter().flat_map(|c| &c.copie.remarques);
    for remarque in refus {
        let decidee = remarque.place.as_ref().is_some_and(|p| regles.decisions.contains_key(p));
        if !decidee {
            fusion.en_suspens.extend(remarque.place.clone());
            fusion.remarques.push(remarque.clone());
        }
    }
    fusion
}

struct Cas<'a, 'm> {
    monde: &'a Monde<'m>,
    place: &'a Place,
    attente: &'a Attente,
    regles: &'a Regles,
    fusion: &'a mut Fusion,
}

impl Cas<'_, '_> {
    fn decider(&mut self, saisies: &[(&Saisie, Date)]) {
        let nouvelles: Vec<&(&Saisie, Date)> =
            saisies.iter().filter(|(s, _)| !self.attente.est_connue(&s.valeur)).collect();
        self.fusion.inchangees += saisies.len() - nouvelles.len();
        match self.regles.decisions.get(self.place) {
            Some(Decision::Suivi) => return,
            Some(Decision::Valeur(valeur)) => {
                let date = saisies.iter().map(|(_, d)| *d).max();
                let lieux =
                    nouvelles.iter().filter(|(s, _)| s.valeur.meme(valeur)).map(|(s, _)| s.lieu.clone());
                if let Some(date) = date {
                    self.retenir(valeur.clone(), lieux.collect(), date, true);
                }
                return;
            }
            Some(Decision::Copie(nom)) => {
                let de = saisies.iter().find(|(s, _)| *s.lieu.fichier == **nom);
                match de {
                    Some((s, date)) => self.retenir(s.valeur.clone(), vec![s.lieu.clone()], *date, true),
                    None => self.conflit(
                        &nouvelles,
                        &format!("l’arbitrage retient {nom}, qui ne dit rien de cette valeur"),
                    ),
                }
                return;
            }
            None => {}
        }
        let Some(((premiere, _), _)) = nouvelles.split_first() else { return };
        let reservee = nouvelles.iter().any(|(s, _)| self.reserver(s));
        if reservee {
            self.fusion.en_suspens.insert(self.place.clone());
            return;
        }
        let memes: Vec<&(&Saisie, Date)> = match self.regles.priorite.as_deref() {
            _ if nouvelles.iter().all(|(s, _)| s.valeur.meme(&premiere.valeur)) => nouvelles,
            Some(nom) => {
                let siennes: Vec<_> =
                    nouvelles.iter().copied().filter(|(s, _)| *s.lieu.fichier == *nom).collect();
                let une = siennes
                    .split_first()
                    .is_some_and(|(p, r)| r.iter().all(|(s, _)| s.valeur.meme(&p.0.valeur)));
                if !une {
                    return self.conflit(&nouvelles, "les copies ne disent pas la même chose");
                }
                siennes
            }
            None => return self.conflit(&nouvelles, "les copies ne disent pas la même chose"),
        };
        let date = memes.iter().map(|(_, d)| *d).max();
        let lieux: Vec<Lieu> = memes.iter().map(|(s, _)| s.lieu.clone()).collect();
        for (saisie, _) in &memes {
            for alerte in &saisie.alertes {
                self.fusion.remarques.push(Remarque::new(Poids::Alerte, saisie.lieu.clone(), alerte.clone()));
            }
        }
        if let (Some(date), Some((saisie, _))) = (date, memes.first()) {
            self.retenir(saisie.valeur.clone(), lieux, date, false);
        }
    }

    /// Whether something about the value must be settled first; it is said then.
    fn reserver(&mut self, saisie: &Saisie) -> bool {
        let Some(reserve) = &saisie.reserve else { return false };
        if reserve.ecriture && self.regles.accepter_textes {
            let dit = format!("{} : prise ainsi", reserve.message);
            self.fusion.remarques.push(Remarque::new(Poids::Alerte, saisie.lieu.clone(), dit));
            return false;
        }
        let aide = if reserve.ecriture {
            reserve.aide.clone()
        } else {
            format!(
                "{} ou, si la valeur est juste, confirmez-la :\n{}",
                reserve.aide,
                self.modele(&saisie.lieu.fichier)
            )
        };
        let dit = format!("{} : {}", nommer::place(self.monde, self.place), reserve.message);
        let remarque = Remarque::new(Poids::Faute, saisie.lieu.clone(), dit);
        self.fusion.remarques.push(remarque.aide(aide).de(self.place));
        true
    }

    fn retenir(&mut self, valeur: Valeur, lieux: Vec<Lieu>, date: Date, decidee: bool) {
        if self.attente.est_connue(&valeur) {
            return;
        }
        let deja = self.attente.connue.is_some();
        // What changes with time is replaced only on the same day, or before.
        let remplace = deja && self.attente.connue_le.is_none_or(|le| date <= le);
        if remplace && !decidee && !self.regles.ecraser {
            let connue = self.attente.connue.as_ref().map(|v| v.dire(self.monde.mots)).unwrap_or_default();
            let quand = self
                .attente
                .connue_le
                .map_or_else(String::new, |le| format!(" depuis le {}", crate::ecriture::date_longue(le)));
            let dit = format!(
                "{} : {} dans la copie, {connue} dans suivi.toml{quand}",
                nommer::place(self.monde, self.place),
                valeur.dire(self.monde.mots)
            );
            let premier = lieux.first().cloned();
            let fichier = premier.as_ref().map(|l| l.fichier.to_string()).unwrap_or_default();
            let aide = format!(
                "`--ecraser` prend les valeurs des copies ; pour celle-ci seule :\n{}",
                self.modele(&fichier)
            );
            if let Some(lieu) = premier {
                self.suspendre(Remarque::new(Poids::Faute, lieu, dit).aide(aide).de(self.place));
            }
            return;
        }
        let date = self.attente.connue_le.map_or(date, |le| le.max(date));
        self.fusion.retenues.push(Retenue { place: self.place.clone(), valeur, lieux, date, remplace });
    }

    fn suspendre(&mut self, remarque: Remarque) {
        self.fusion.en_suspens.insert(self.place.clone());
        self.fusion.remarques.push(remarque);
    }

    fn conflit(&mut self, saisies: &[&(&Saisie, Date)], raison: &str) {
        let Some((premiere, _)) = saisies.first() else { return };
        let dites =
            saisies.iter().map(|(s, _)| format!("\n  {} dans {}", s.valeur.dire(self.monde.mots), s.lieu));
        let nom = nommer::place(self.monde, self.place);
        let dit = format!("{nom} : {raison}{}", dites.collect::<String>());
        let aide = format!(
            "corrigez une des copies, donnez la priorité à l’une avec `--priorite`, ou tranchez :\n{}",
            self.modele(&premiere.lieu.fichier)
        );
        self.suspendre(Remarque::new(Poids::Faute, premiere.lieu.clone(), dit).aide(aide).de(self.place));
    }

    /// The decision to copy in `arbitrages.toml`.
    fn modele(&self, fichier: &str) -> String {
        modele(self.place, fichier)
    }
}

/// A decision that takes the value of a copy, as `arbitrages.toml` holds it.
pub fn modele(place: &Place, fichier: &str) -> String {
    let colonne = match place.colonne {
        CleColonne::Annee(annee) => format!("annee = {annee}"),
        CleColonne::Champ(champ) => format!("champ = \"{}\"", champ.cle()),
        CleColonne::Cle => String::new(),
    };
    let fichier = ecrire_texte(fichier);
    format!("[[choix]]\ncle = \"{}\"\n{colonne}\nretenir = {fichier}", place.cle)
}
