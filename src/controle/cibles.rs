//! Targets: complete for their shape, within the period, possible, going the right way, and one a year.

use std::collections::BTreeSet;

use super::{Sujet, dire_periode, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::{Annee, Cible, FormeCible, IndicateurResolu, Sens};
use crate::ecriture::{FINE, nombre_brut};
use crate::mesure::{Trajectoire, cible_de};

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let mut fautes = Diagnostics::new();
    for (rang, cible) in sujet.spaser.dossier.cibles.iter().enumerate() {
        fautes.extend(incomplete(rang, cible));
        fautes.extend(hors_periode(sujet, rang, cible));
        if let Some(indicateur) = sujet.spaser.indicateur(&cible.indicateur) {
            fautes.extend(impossible(rang, cible, indicateur));
            fautes.extend(inverse(rang, cible, indicateur));
            fautes.extend(depart(sujet, rang, cible, indicateur));
            fautes.extend(double(sujet, rang, cible, indicateur));
        }
    }
    fautes
}

fn champ(rang: usize, nom: &str) -> Chemin {
    element("cibles", rang, nom)
}

fn incomplete(rang: usize, c: &Cible) -> Option<Diagnostic> {
    let manque = match c.forme {
        FormeCible::Paliers if c.annees.is_empty() => "annees = { 2027 = 22, 2028 = 26 }",
        FormeCible::Echeance | FormeCible::Maintien | FormeCible::Cumul if c.annee.is_none() => {
            "annee = 2030"
        }
        FormeCible::Echeance | FormeCible::Maintien | FormeCible::Cumul | FormeCible::Plancher
            if c.valeur.is_none() =>
        {
            "valeur = 40"
        }
        FormeCible::OuiNon if c.annee.is_none() => "annee = 2030",
        _ => return None,
    };
    let nom = manque.split(' ').next().unwrap_or("valeur");
    Some(
        Diagnostic::new(Code::CibleIncomplete, format!("il manque `{nom}`"))
            .en(champ(rang, "forme"))
            .dit(format!("cette forme demande `{nom}`"))
            .aide(format!("ajoutez par exemple `{manque}`")),
    )
}

fn hors_periode(sujet: &Sujet<'_>, rang: usize, c: &Cible) -> Vec<Diagnostic> {
    let Some((debut, fin)) = sujet.periode() else { return Vec::new() };
    let dehors = |a: &Annee| *a < debut || fin.is_some_and(|f| *a > f);
    let faute = |a: Annee| Diagnostic::new(Code::CibleHorsPeriode, format!("{a} est hors du schéma"));
    // A step is wrong by its year, which is a key.
    let paliers = c.annees.keys().map(|a| (*a, faute(*a).en(champ(rang, "annees").cle(a.to_string())).cle()));
    let annee = c.annee.map(|a| (a, faute(a).en(champ(rang, "annee"))));
    let dehors = paliers.chain(annee).filter(|(a, _)| dehors(a));
    dehors
        .map(|(_, f)| {
            f.dit(dire_periode(debut, fin)).aide("corrigez l’année, ou la période dans `[document]`")
        })
        .collect()
}

/// Where each value of a target is written.
fn valeurs(rang: usize, c: &Cible) -> impl Iterator<Item = (Chemin, f64)> {
    let paliers = c.annees.iter().map(move |(a, v)| (champ(rang, "annees").cle(a.to_string()), *v));
    paliers.chain(c.valeur.map(|v| (champ(rang, "valeur"), v)))
}

fn impossible(rang: usize, c: &Cible, i: &IndicateurResolu<'_>) -> Vec<Diagnostic> {
    if !i.est_un_pourcentage() || c.forme == FormeCible::OuiNon {
        return Vec::new();
    }
    let mut fautes = Vec::new();
    for (chemin, v) in valeurs(rang, c) {
        if !(0.0..=100.0).contains(&v) {
            fautes.push(
                Diagnostic::new(Code::PourcentageImpossible, format!("une part ne peut valoir {}", part(v)))
                    .en(chemin)
                    .dit("entre 0 et 100")
                    .aide("les pourcentages s’écrivent en points : `40` pour 40 %"),
            );
        } else if v > 0.0 && v < 1.0 {
            fautes.push(
                Diagnostic::new(
                    Code::PourcentageEnPoints,
                    format!("cette cible se lit {}, moins d’un pour cent", part(v)),
                )
                .en(chemin)
                .dit("en points")
                .aide(format!(
                    "pour {}, écrivez `{:.0}`",
                    part((v * 100.0).round()),
                    v * 100.0
                )),
            );
        }
    }
    fautes
}

fn part(valeur: f64) -> String {
    format!("{}{FINE}%", nombre_brut(valeur))
}

/// Steps follow the direction of the indicator.
fn inverse(rang: usize, c: &Cible, i: &IndicateurResolu<'_>) -> Option<Diagnostic> {
    let recule = |avant: f64, apres: f64| match i.sens {
        Sens::Hausse => apres < avant,
        Sens::Baisse => apres > avant,
        Sens::Neutre => false,
    };
    let paliers: Vec<(&Annee, &f64)> = c.annees.iter().collect();
    let (avant, apres) = paliers.windows(2).map(|p| (p[0], p[1])).find(|(a, b)| recule(*a.1, *b.1))?;
    let sens = if i.sens == Sens::Baisse { "la baisse" } else { "la hausse" };
    let annees = || champ(rang, "annees");
    Some(
        Diagnostic::new(
            Code::TrajectoireInverse,
            format!(
                "la trajectoire va de {} en {} à {} en {}, à rebours de {sens} voulue",
                nombre_brut(*avant.1),
                avant.0,
                nombre_brut(*apres.1),
                apres.0
            ),
        )
        .en(annees().cle(apres.0.to_string()))
        .dit("recule ici")
        .en(annees().cle(avant.0.to_string()))
        .dit("palier précédent")
        .aide("corrigez le palier, ou le `sens` de l’indicateur"),
    )
}

/// A target that aims lower than the baseline is rarely meant.
fn depart(sujet: &Sujet<'_>, rang: usize, c: &Cible, i: &IndicateurResolu<'_>) -> Option<Diagnostic> {
    if matches!(c.forme, FormeCible::Cumul | FormeCible::OuiNon) {
        return None;
    }
    let indicateur = sujet.spaser.indicateur(i.id())?;
    let acheteur = match &c.acheteur {
        Some(id) => sujet.spaser.acheteur(id)?,
        None if !sujet.spaser.est_conjoint() => sujet.spaser.coordonnateur(),
        None => return None,
    };
    let (annee, reference) = Trajectoire::new(sujet.spaser, sujet.suivi, indicateur, acheteur).reference?;
    let (chemin, visee) = valeurs(rang, c).last()?;
    let recule = match indicateur.sens {
        Sens::Hausse => visee < reference,
        Sens::Baisse => visee > reference,
        Sens::Neutre => false,
    };
    let dire = |v| if indicateur.est_un_pourcentage() { part(v) } else { nombre_brut(v) };
    recule.then(|| {
        Diagnostic::new(
            Code::CibleEnRecul,
            format!(
                "la valeur visée ({}) est en retrait de celle observée en {annee} ({})",
                dire(visee),
                dire(reference)
            ),
        )
        .en(chemin)
        .dit("en retrait de la référence")
        .aide("vérifiez la cible, la valeur de référence dans suivi.toml, ou le `sens` de l’indicateur")
    })
}

/// Two targets that bind the same buyer and contradict each other: documents would not agree. A target for
/// all and one of a buyer agree, since the buyer’s own prevails; alone, he has no use for both.
fn double(sujet: &Sujet<'_>, rang: usize, c: &Cible, i: &IndicateurResolu<'_>) -> Option<Diagnostic> {
    let cibles = &sujet.spaser.dossier.cibles;
    let seul = !sujet.spaser.est_conjoint();
    let annees: BTreeSet<Annee> =
        sujet.spaser.annees().into_iter().chain(sujet.spaser.annees_des_cibles()).collect();
    let contredite = |autre: &Cible| {
        annees.iter().find_map(|a| {
            let (avant, apres) = (cible_de(autre, *a)?, cible_de(c, *a)?);
            (avant != apres).then_some((*a, avant, apres))
        })
    };
    let cumul = |c: &Cible| c.forme == FormeCible::Cumul;
    let (avant, autre, contradiction) = cibles[..rang].iter().enumerate().find_map(|(avant, autre)| {
        let meme = autre.indicateur == c.indicateur && (seul || autre.acheteur == c.acheteur);
        let contradiction = contredite(autre);
        (meme && (contradiction.is_some() || cumul(autre) != cumul(c))).then_some((
            avant,
            autre,
            contradiction,
        ))
    })?;
    let qui = match c.acheteur.as_ref().filter(|_| !seul) {
        Some(id) => format!(" pour `{id}`"),
        None => String::new(),
    };
    let (message, ou): (_, [Chemin; 2]) = match contradiction {
        Some((annee, v, w)) => {
            let dire = |c: &Cible, v: f64| match c.forme {
                FormeCible::OuiNon => "« oui »".to_owned(),
                _ if i.est_un_pourcentage() => part(v),
                _ => nombre_brut(v),
            };
            let (v, w) = (dire(autre, v), dire(c, w));
            let message = format!("deux cibles de `{}`{qui} se contredisent en {annee} : {v} et {w}", i.id());
            (message, [ou_est_dite(rang, c, annee), ou_est_dite(avant, autre, annee)])
        }
        None => {
            let message = format!("deux cibles de `{}`{qui} ne se comptent pas de même", i.id());
            (message, [champ(rang, "forme"), champ(avant, "forme")])
        }
    };
    let [ici, la] = ou;
    let aide = match contradiction {
        Some(_) => "gardez la bonne, ou réunissez-les en une cible `forme = \"paliers\"`",
        None => "un cumul s’additionne d’année en année : suivez l’autre cible par un second indicateur",
    };
    Some(
        Diagnostic::new(Code::CibleDouble, message)
            .en(ici)
            .dit("fixée ici")
            .en(la)
            .dit("et déjà là")
            .aide(aide)
            .sujet(""),
    )
}

/// Where a target says what it wants of a year.
fn ou_est_dite(rang: usize, c: &Cible, annee: Annee) -> Chemin {
    match c.forme {
        FormeCible::Paliers => champ(rang, "annees").cle(annee.to_string()),
        FormeCible::OuiNon => champ(rang, "annee"),
        _ => champ(rang, "valeur"),
    }
}
