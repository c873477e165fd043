//! Do the values agree with each other, and with those of the year before?

use std::collections::BTreeMap;

use super::francais::dire_nombre;
use super::fusion::{Fusion, Regles, Retenue, modele};
use super::lieu::{Lieu, Place, Poids, Remarque};
use super::monde::{Bloc, Monde};
use super::valeur::Valeur;
use crate::classeur::{Champ, Cle, CleColonne, Donnee};
use crate::dossier::Annee;
use crate::mesure::{Nature, calcul};

/// A rate that moves by more than this many points in a year deserves a look.
const SAUT_EN_POINTS: f64 = 20.0;
/// A quantity that is multiplied or divided by more than this does too.
const SAUT_EN_RAPPORT: f64 = 3.0;

type Annees = BTreeMap<u16, BTreeMap<Donnee, (f64, Lieu)>>;

/// Adds remarks to the merge: terms that contradict each other stop the import, leaps are only told.
pub fn verifier(monde: &Monde<'_>, fusion: &mut Fusion, regles: &Regles) {
    let mut lignes: BTreeMap<(String, String), Annees> = BTreeMap::new();
    for retenue in &fusion.retenues {
        if let Some((indicateur, acheteur, donnee, annee, valeur)) = nombre(retenue) {
            let Some(lieu) = retenue.lieux.first().cloned() else { continue };
            let annees = lignes.entry((indicateur.to_owned(), acheteur.to_owned())).or_default();
            annees.entry(annee).or_default().insert(donnee, (valeur, lieu));
        }
    }
    for ((indicateur, acheteur), annees) in &lignes {
        let Some(bloc) = monde.blocs.get(&(indicateur.as_str(), acheteur.as_str())) else { continue };
        let serie = Serie { bloc, annees };
        for (annee, donnees) in annees {
            let place = |donnee| Place {
                cle: Cle::Indicateur { indicateur: indicateur.clone(), acheteur: acheteur.clone(), donnee },
                colonne: CleColonne::Annee(*annee),
            };
            if let Some(faute) = serie.termes(Annee(*annee), donnees, &place, regles) {
                fusion.en_suspens.extend(faute.place.clone());
                fusion.remarques.push(faute);
            }
            let Some((_, lieu)) = donnees.values().next() else { continue };
            fusion.remarques.extend(serie.saut(indicateur, Annee(*annee), lieu));
            fusion.remarques.extend(serie.total(indicateur, Annee(*annee), lieu));
        }
    }
}

/// What is reused or recycled is a part of what its family cost.
pub fn agec(monde: &Monde<'_>, fusion: &mut Fusion) {
    let montant = |cle: &Cle, champ: Champ| {
        let place = Place { cle: cle.clone(), colonne: CleColonne::Champ(champ) };
        let retenue = fusion.retenues.iter().find(|r| r.place == place);
        let connue = || monde.attente(&place)?.connue;
        match retenue.map(|r| r.valeur.clone()).or_else(connue)? {
            Valeur::Nombre(n) => Some(n),
            _ => None,
        }
    };
    let mut fautes = Vec::new();
    for retenue in &fusion.retenues {
        let (Cle::Agec { annee, famille, .. }, CleColonne::Champ(champ), Some(lieu)) =
            (&retenue.place.cle, retenue.place.colonne, retenue.lieux.first())
        else {
            continue;
        };
        let cle = &retenue.place.cle;
        let parties = match champ {
            // A part of this copy is questioned at its own cell.
            Champ::MontantReemploi | Champ::MontantRecycles => vec![champ],
            Champ::MontantTotal => vec![Champ::MontantReemploi, Champ::MontantRecycles],
            _ => continue,
        };
        let lue = |partie: &Champ| {
            fusion
                .retenues
                .iter()
                .any(|r| r.place.cle == *cle && r.place.colonne == CleColonne::Champ(*partie))
        };
        for partie in parties.into_iter().filter(|p| champ != Champ::MontantTotal || !lue(p)) {
            let (Some(dont), Some(total)) = (montant(cle, partie), montant(cle, Champ::MontantTotal)) else {
                continue;
            };
            if dont > total {
                let quoi = if partie == Champ::MontantReemploi { "le réemploi" } else { "le recyclé" };
                let dit = format!(
                    "`{famille}` en {annee} : {quoi} ({}\u{a0}€) dépasse le total de la famille ({}\u{a0}€)",
                    dire_nombre(dont),
                    dire_nombre(total)
                );
                fautes.push((
                    Remarque::new(Poids::Faute, lieu.clone(), dit)
                        .aide("corrigez l’un des deux montants")
                        .de(&retenue.place),
                    retenue.place.clone(),
                ));
            }
        }
    }
    for (faute, place) in fautes {
        fusion.en_suspens.insert(place);
        fusion.remarques.push(faute);
    }
}

/// A meeting is of the year of its row, and has a date.
pub fn seances(monde: &Monde<'_>, fusion: &mut Fusion) {
    let mut fautes = Vec::new();
    for retenue in &fusion.retenues {
        let (Cle::Seance { instance, annee, rang }, Some(lieu)) = (&retenue.place.cle, retenue.lieux.first())
        else {
            continue;
        };
        let tenue = fusion.retenues.iter().find_map(|r| match r.valeur {
            Valeur::Date(jour) if r.place.cle == retenue.place.cle => Some(jour),
            _ => None,
        });
        let faute = match tenue.or_else(|| monde.seance(instance, *annee, *rang).map(|s| s.date.0)) {
            None => Some("cette séance n’a pas de date : saisissez le jour où elle s’est tenue".to_owned()),
            Some(jour) if jour.year() != i16::try_from(*annee).unwrap_or(0) => {
                let jour = crate::ecriture::date_longue(jour);
                Some(format!("la séance du {jour} est sur une ligne de {annee}"))
            }
            Some(_) => None,
        };
        fautes.extend(
            faute.map(|dit| {
                Remarque::new(Poids::Faute, lieu.clone(), dit).aide("corrigez la date, ou la ligne")
            }),
        );
    }
    fusion.remarques.extend(fautes);
}

fn nombre(retenue: &Retenue) -> Option<(&str, &str, Donnee, u16, f64)> {
    match (&retenue.place.cle, retenue.place.colonne, &retenue.valeur) {
        (Cle::Indicateur { indicateur, acheteur, donnee }, CleColonne::Annee(annee), Valeur::Nombre(n)) => {
            Some((indicateur, acheteur, *donnee, annee, *n))
        }
        _ => None,
    }
}

/// What will be known of an indicator once the values are written.
struct Serie<'a, 'm> {
    bloc: &'a Bloc<'m>,
    annees: &'a Annees,
}

impl Serie<'_, '_> {
    fn lire(&self, donnee: Donnee, annee: Annee) -> Option<f64> {
        let nouvelle = self.annees.get(&annee.0).and_then(|d| d.get(&donnee)).map(|(v, _)| *v);
        let observations = &self.bloc.trajectoire.observations;
        nouvelle.or_else(|| match donnee {
            Donnee::Numerateur => observations.numerateur(annee),
            Donnee::Denominateur => observations.denominateur(annee),
            _ => observations.enoncee(annee),
        })
    }

    fn valeur(&self, annee: Annee) -> Option<f64> {
        match self.bloc.nature {
            Nature::Taux => calcul::taux_ou_enonce(
                self.lire(Donnee::Numerateur, annee),
                self.lire(Donnee::Denominateur, annee),
                self.lire(Donnee::Taux, annee),
            ),
            Nature::Jalon => None,
            Nature::Directe => self.lire(Donnee::Valeur, annee),
        }
    }

    /// A part is not larger than its whole, and a stated rate agrees with its terms.
    fn termes(
        &self,
        annee: Annee,
        donnees: &BTreeMap<Donnee, (f64, Lieu)>,
        place: &dyn Fn(Donnee) -> Place,
        regles: &Regles,
    ) -> Option<Remarque> {
        if self.bloc.nature != Nature::Taux {
            return None;
        }
        let (n, d) = (self.lire(Donnee::Numerateur, annee)?, self.lire(Donnee::Denominateur, annee)?);
        let decidee = |donnee| regles.decisions.contains_key(&place(donnee));
        let lieu = |donnee| donnees.get(&donnee).map(|(_, lieu)| lieu.clone());
        let confirmer = |donnee, lieu: &Lieu| {
            format!(
                "corrigez la copie ou, si c’est juste, confirmez :\n{}",
                modele(&place(donnee), &lieu.fichier)
            )
        };
        let depassement = calcul::depassement(annee, n, d);
        let decidee = decidee(Donnee::Numerateur) || decidee(Donnee::Denominateur);
        if let Some(dit) = depassement.filter(|_| !decidee) {
            let ici = lieu(Donnee::Numerateur).or_else(|| lieu(Donnee::Denominateur))?;
            let dit = format!("{} {dit}", self.bloc.indicateur.id());
            let aide = confirmer(Donnee::Numerateur, &ici);
            return Some(Remarque::new(Poids::Faute, ici, dit).aide(aide).de(&place(Donnee::Numerateur)));
        }
        let (enonce, calcule) = (self.lire(Donnee::Taux, annee)?, calcul::taux(n, d)?);
        let tolerance = 0.5 * 10f64.powi(-i32::from(self.bloc.indicateur.decimales));
        let ici = donnees.values().next().map(|(_, lieu)| lieu.clone())?;
        ((enonce - calcule).abs() > tolerance).then(|| {
            let dit = format!(
                "{} en {annee} : le taux connu est {}\u{202f}%, ses deux nombres donnent {}\u{202f}%",
                self.bloc.indicateur.id(),
                dire_nombre(enonce),
                crate::ecriture::nombre_brut(calcule)
            );
            Remarque::new(Poids::Faute, lieu(Donnee::Taux).unwrap_or(ici), dit)
                .aide("videz la ligne « Taux connu » : le numérateur et le dénominateur suffisent")
                .de(&place(Donnee::Taux))
        })
    }

    fn saut(&self, indicateur: &str, annee: Annee, lieu: &Lieu) -> Option<Remarque> {
        let avant = self.valeur(Annee(annee.0.checked_sub(1)?))?;
        let apres = self.valeur(annee)?;
        let pourcentage = self.bloc.indicateur.est_un_pourcentage();
        let saute = if pourcentage {
            (apres - avant).abs() > SAUT_EN_POINTS
        } else {
            avant > 0.0 && (apres > avant * SAUT_EN_RAPPORT || apres * SAUT_EN_RAPPORT < avant)
        };
        saute.then(|| {
            let dire = |v| {
                let dit = crate::ecriture::nombre_brut(v);
                if pourcentage { format!("{dit}\u{202f}%") } else { dit }
            };
            let dit = format!(
                "{indicateur} passe de {} à {} entre {} et {annee}",
                dire(avant),
                dire(apres),
                annee.0 - 1
            );
            Remarque::new(Poids::Alerte, lieu.clone(), dit)
                .aide("vérifiez l’unité et le périmètre, et dites-en la raison en commentaire")
        })
    }

    /// Where targets are totals, each year is typed alone: one as large as all before it may be the total.
    fn total(&self, indicateur: &str, annee: Annee, lieu: &Lieu) -> Option<Remarque> {
        if !self.bloc.trajectoire.est_cumulee() {
            return None;
        }
        let avant: Vec<f64> =
            (annee.0.saturating_sub(10)..annee.0).filter_map(|a| self.valeur(Annee(a))).collect();
        let total: f64 = avant.iter().sum();
        let valeur = self.valeur(annee)?;
        (avant.len() >= 2 && total > 0.0 && valeur >= total).then(|| {
            let dit = format!(
                "{indicateur} en {annee} : {} dépasse à lui seul le total des années d’avant ({})",
                dire_nombre(valeur),
                dire_nombre(total)
            );
            Remarque::new(Poids::Alerte, lieu.clone(), dit)
                .aide("saisissez la valeur de l’année seule : le classeur fait le total")
        })
    }
}
