//! Ways of writing a value, a gap, a status: the same in every table and sentence of a report.

use super::exercice::Mesure;
use crate::dossier::{Annee, IndicateurResolu, Sens};
use crate::ecriture::{self, FINE, INSECABLE};
use crate::mesure::{EtatCible, Marge};
use crate::vue::contexte::{valeur, valeur_nue};

/// « 36,4 % », « 92 400 heures »: observed, so with all its decimals.
pub fn observee(i: &IndicateurResolu<'_>, v: f64) -> String {
    valeur(i, v, true)
}

/// « +2,1 pt », « −3 240 », for a column; nothing for what is only true or false.
pub fn ecart(i: &IndicateurResolu<'_>, e: f64) -> Option<String> {
    let nombre = ecart_signe(i, e)?;
    let unite = if i.est_un_pourcentage() { format!("{FINE}pt") } else { String::new() };
    Some(format!("{}{unite}", nombre.as_deref().unwrap_or("0")))
}

/// « +2,1 points », « −3 240 heures »; nothing when the gap does not show.
pub fn ecart_en_mots(i: &IndicateurResolu<'_>, e: f64) -> Option<String> {
    ecart_signe(i, e)??;
    let signe = if e < 0.0 { '−' } else { '+' };
    Some(format!("{signe}{}", distance(i, e)))
}

/// None: nothing to compare; within: none when it is too small for its decimals.
fn ecart_signe(i: &IndicateurResolu<'_>, e: f64) -> Option<Option<String>> {
    if i.est_un_oui_non() {
        return None;
    }
    let signe = if e < 0.0 { "" } else { "+" };
    Some(decimales_visibles(i, e).map(|d| format!("{signe}{}", ecriture::nombre(e, d))))
}

/// A gap is never said to be nought when it is not: it takes one decimal more if it must.
fn decimales_visibles(i: &IndicateurResolu<'_>, e: f64) -> Option<usize> {
    let visible = |d: &usize| ecriture::nombre(e, *d).bytes().any(|b| (b'1'..=b'9').contains(&b));
    (decimales(i)..=decimales(i) + 1).find(visible)
}

/// A gap between two rates always shows a tenth of a point.
fn decimales(i: &IndicateurResolu<'_>) -> usize {
    usize::from(if i.est_un_pourcentage() { i.decimales.max(1) } else { i.decimales })
}

/// « 2,4 points », « 3 240 heures »: a distance, without sign.
pub fn distance(i: &IndicateurResolu<'_>, e: f64) -> String {
    if i.est_un_pourcentage() {
        let dit = ecriture::nombre(e.abs(), decimales_visibles(i, e).unwrap_or_else(|| decimales(i)));
        let points = if e.abs() < 2.0 { "point" } else { "points" };
        return format!("{dit}{INSECABLE}{points}");
    }
    valeur(i, e.abs(), true)
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
    let pas = m.valeur? - reference;
    let sens = match (m.indicateur.sens, mouvement_brut(m.indicateur, pas)) {
        (_, 0) => Mouvement::Stable,
        (Sens::Baisse, -1) | (Sens::Hausse | Sens::Neutre, 1) => Mouvement::Vers,
        _ => Mouvement::Contre,
    };
    Some(sens)
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
    let pas = m.valeur? - base;
    let dit = match mouvement_brut(m.indicateur, pas) {
        0 => format!("stable depuis {depuis} ({})", observee(m.indicateur, base)),
        n => format!(
            "en {} de {} depuis {depuis} ({})",
            if n > 0 { "hausse" } else { "baisse" },
            distance(m.indicateur, pas),
            observee(m.indicateur, base)
        ),
    };
    let rappel = rappel.filter(|_| depuis != precedente).map(|r| format!(" ; {r}")).unwrap_or_default();
    Some(ecriture::capitale(&format!("{dit}{rappel}")))
}

/// Up, down, or too little for its decimals to show.
fn mouvement_brut(i: &IndicateurResolu<'_>, pas: f64) -> i8 {
    let seuil = 0.5 * 10f64.powi(-i32::try_from(decimales(i)).unwrap_or(0));
    if pas.abs() < seuil {
        0
    } else if pas > 0.0 {
        1
    } else {
        -1
    }
}

/// « Atteinte », « En retard », « Relevé tous les deux ans »…
pub fn etat(m: &Mesure<'_>, annee: Annee) -> &'static str {
    match m.etat {
        EtatCible::ARenseigner | EtatCible::SansCible if m.est_d_une_autre_annee(annee) => "Autre année",
        EtatCible::SansCible if m.manque(annee) => EtatCible::ARenseigner.libelle(),
        EtatCible::SansCible if m.indicateur.est_un_oui_non() && m.valeur.is_none() => "Échéance à venir",
        EtatCible::SansCible if m.depend_de_la_reference(annee) => "Sans référence",
        e => e.libelle(),
    }
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
