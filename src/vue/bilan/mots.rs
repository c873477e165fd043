//! Ways of writing a value, a gap, a status: the same in every table and sentence of a report.

use super::exercice::Mesure;
use crate::dossier::{Annee, IndicateurResolu, Sens};
use crate::ecriture::{self, FINE, INSECABLE};
use crate::mesure::{EtatCible, Marge};
use crate::vue::contexte::{decimales, valeur, valeur_nue};

/// « 36,4 % », « 92 400 heures »: observed, so with all its decimals.
pub fn observee(i: &IndicateurResolu<'_>, v: f64) -> String {
    valeur(i, v, true)
}

/// Below this two figures are the same.
const BRUIT: f64 = 1e-9;

/// A gap between two printed figures: what a reader finds who subtracts one from the other.
#[derive(Debug, Clone, Copy)]
pub struct Difference {
    dite: f64,
    decimales: usize,
    /// The two figures read the same, and are not.
    infime: bool,
}

impl Difference {
    /// `valeur` minus `repere`, each as [`valeur`] prints it; none for what is only true or false.
    fn new(i: &IndicateurResolu<'_>, valeur: f64, repere: f64, repere_exact: bool) -> Option<Self> {
        if i.est_un_oui_non() {
            return None;
        }
        let ((v, d), (r, e)) = (imprimee(i, valeur, true), imprimee(i, repere, repere_exact));
        let decimales = d.max(e);
        let dite = arrondie(v - r, decimales);
        let infime = dite == 0.0 && (valeur - repere).abs() > BRUIT;
        Some(Self { dite, decimales, infime })
    }

    fn nombre(&self) -> String {
        ecriture::nombre(self.dite.abs(), self.decimales)
    }

    fn signe(&self) -> char {
        if self.dite < 0.0 { '−' } else { '+' }
    }

    /// « 0,1 », « 1 »: the least that the printed figures can show.
    fn pas(&self) -> f64 {
        10f64.powi(-i32::try_from(self.decimales).unwrap_or(0))
    }
}

/// A figure as it is printed, and its decimals.
fn imprimee(i: &IndicateurResolu<'_>, v: f64, exact: bool) -> (f64, usize) {
    let decimales = decimales(i, v, exact);
    (arrondie(v, decimales), decimales)
}

/// Rounded as it is written.
fn arrondie(v: f64, decimales: usize) -> f64 {
    format!("{v:.decimales$}").parse().unwrap_or(v)
}

/// From what the year expected to what it gave.
pub fn ecart(m: &Mesure<'_>) -> Option<Difference> {
    Difference::new(m.indicateur, m.comparee?, m.attendu?, !m.cible_de_l_annee)
}

/// « +2,1 pt », « −3 240 », « < 0,1 pt », for a column.
pub fn ecart_court(i: &IndicateurResolu<'_>, e: Difference) -> String {
    let unite = if i.est_un_pourcentage() { format!("{FINE}pt") } else { String::new() };
    match (e.infime, e.dite == 0.0) {
        (true, _) => format!("<{FINE}{}{unite}", ecriture::nombre(e.pas(), e.decimales)),
        (_, true) => format!("0{unite}"),
        _ => format!("{}{}{unite}", e.signe(), e.nombre()),
    }
}

/// « +2,1 points », « −3 240 heures », « moins de 0,1 point »; nothing when there is none.
pub fn ecart_en_mots(i: &IndicateurResolu<'_>, e: Difference) -> Option<String> {
    if e.infime {
        return Some(format!("moins de {}", distance(i, Difference { dite: e.pas(), infime: false, ..e })));
    }
    (e.dite != 0.0).then(|| format!("{}{}", e.signe(), distance(i, e)))
}

/// « 2,4 points », « 3 240 heures »: a distance, without sign.
fn distance(i: &IndicateurResolu<'_>, e: Difference) -> String {
    let unite = match i.unite {
        "%" if e.dite.abs() < 2.0 => "point",
        "%" => "points",
        "" | "nombre" => return e.nombre(),
        unite => unite,
    };
    format!("{}{INSECABLE}{}", e.nombre(), ecriture::typographier(unite))
}

/// « 168 sur 462 »: the two terms of a rate.
pub fn termes(m: &Mesure<'_>, annee: Annee) -> Option<String> {
    let observations = &m.trajectoire.observations;
    let nombre = |v: f64| ecriture::nombre_brut(v);
    let (n, d) = observations.numerateur(annee).zip(observations.denominateur(annee))?;
    m.indicateur.est_un_taux().then(|| format!("{} sur {}", nombre(n), nombre(d)))
}

/// Which way a value went from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouvement {
    Vers,
    Contre,
    Stable,
}

/// From the baseline to this year, as the scheme wishes it or not; none for a sum of years, or a milestone.
pub fn mouvement(m: &Mesure<'_>, annee: Annee) -> Option<Mouvement> {
    if m.trajectoire.est_cumulee() || m.indicateur.est_un_oui_non() {
        return None;
    }
    let (_, reference) = m.reference(annee)?;
    let pas = Difference::new(m.indicateur, m.valeur?, reference, true)?.dite;
    Some(match m.indicateur.sens {
        _ if pas == 0.0 => Mouvement::Stable,
        Sens::Baisse if pas < 0.0 => Mouvement::Vers,
        Sens::Hausse | Sens::Neutre if pas > 0.0 => Mouvement::Vers,
        _ => Mouvement::Contre,
    })
}

/// « En hausse de 12,4 points depuis 2025 (24,0 %) ; 33,1 % en 2028 ».
pub fn tendance(m: &Mesure<'_>, annee: Annee) -> Option<String> {
    if m.indicateur.est_un_oui_non() {
        return None;
    }
    let precedente = Annee(annee.0.checked_sub(1)?);
    let avant = m.trajectoire.observations.valeur(precedente);
    let rappel = avant.map(|v| format!("{} en {precedente}", observee(m.indicateur, v)));
    let reference = m.reference(annee).filter(|(a, _)| *a != precedente || m.valeur.is_some());
    let Some((depuis, base)) = reference.filter(|_| m.valeur.is_some()) else {
        return rappel.map(|r| ecriture::capitale(&r));
    };
    let pas = Difference::new(m.indicateur, m.valeur?, base, true)?;
    let base = observee(m.indicateur, base);
    let dit = if pas.dite == 0.0 {
        format!("stable depuis {depuis} ({base})")
    } else {
        let sens = if pas.dite > 0.0 { "hausse" } else { "baisse" };
        format!("en {sens} de {} depuis {depuis} ({base})", distance(m.indicateur, pas))
    };
    let rappel = rappel.filter(|_| depuis != precedente).map(|r| format!(" ; {r}")).unwrap_or_default();
    Some(ecriture::capitale(&format!("{dit}{rappel}")))
}

/// « Atteinte », « En retard », « Relevé tous les deux ans »…
pub fn etat(m: &Mesure<'_>, annee: Annee) -> &'static str {
    match m.etat {
        EtatCible::ARenseigner | EtatCible::SansCible if m.est_d_une_autre_annee(annee) => "Autre année",
        EtatCible::SansCible if m.manque(annee) => EtatCible::ARenseigner.libelle(),
        EtatCible::SansCible if m.indicateur.est_un_oui_non() && a_une_echeance_apres(m, annee) => {
            "Échéance à venir"
        }
        EtatCible::SansCible if m.depend_de_la_reference(annee) => "Sans référence",
        e => e.libelle(),
    }
}

fn a_une_echeance_apres(m: &Mesure<'_>, annee: Annee) -> bool {
    m.valeur.is_none() || m.trajectoire.cible_finale().is_some_and(|(echeance, _)| echeance > annee)
}

/// « 2 points », « 8 % de l’attendu »: how far from what is expected one is still close to it.
pub fn marge(i: &IndicateurResolu<'_>, marge: Marge) -> String {
    match marge {
        Marge::Unites(unites) if i.est_un_pourcentage() => {
            let points = if unites.abs() < 2.0 { "point" } else { "points" };
            format!("{}{INSECABLE}{points}", ecriture::nombre_brut(unites))
        }
        Marge::Unites(unites) => valeur_nue(i, unites, false),
        Marge::Part(part) => format!("{}{FINE}% de l’attendu", ecriture::nombre_brut(100.0 * part)),
    }
}

/// « 5 % »: the margin of indicators that state none.
pub fn marge_usuelle() -> String {
    let part = if let Marge::Part(part) = Marge::USUELLE { part } else { 0.0 };
    format!("{}{FINE}%", ecriture::nombre_brut(100.0 * part))
}
