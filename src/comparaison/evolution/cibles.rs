//! Targets raised, lowered, dropped: by indicator and by buyer, value by value.

use std::collections::BTreeMap;

use super::appariement::apparier;
use super::{CibleChangee, Fait, Mouvement, Pas, Sort, Versions, se_succedent};
use crate::dossier::{Acheteur, Annee, Cible, FormeCible, IndicateurResolu, Sens, Spaser};

pub fn faits<'a>(v: &Versions<'a>) -> Vec<Fait<'a>> {
    let indicateurs = apparier(
        v.avant.indicateurs.iter().collect(),
        v.apres.indicateurs.iter().collect(),
        |i: &&IndicateurResolu<'_>| i.source,
    );
    let mut faits = Vec::new();
    for (avant, apres) in indicateurs.communs {
        for (acheteur, anciennes, nouvelles) in cotes(v, avant, apres) {
            faits.extend(changee(v, avant, apres, acheteur, &anciennes, &nouvelles));
        }
    }
    let seules = |spaser: &'a Spaser<'a>, i: &'a IndicateurResolu<'a>, sort: Sort| {
        par_acheteur(spaser, i)
            .into_iter()
            .map(move |(acheteur, cibles)| seule(i, acheteur, &cibles, sort))
            .collect::<Vec<_>>()
    };
    for i in indicateurs.ajoutes {
        faits.extend(seules(v.apres, i, Sort::Ajoutee));
    }
    for i in indicateurs.retires {
        faits.extend(seules(v.avant, i, Sort::Retiree));
    }
    faits.into_iter().map(Fait::Cible).collect()
}

type Cote<'a> = (Option<&'a Acheteur>, Vec<&'a Cible>);

/// The targets of an indicator: one for all, or each buyer's when one at least has its own.
fn par_acheteur<'a>(spaser: &'a Spaser<'a>, i: &IndicateurResolu<'a>) -> Vec<Cote<'a>> {
    if i.cibles.is_empty() {
        return Vec::new();
    }
    if !a_des_propres(spaser, i) {
        return vec![(None, i.cibles.clone())];
    }
    spaser
        .acheteurs_de(i)
        .into_iter()
        .map(|a| (Some(a), i.cibles_de(&a.id)))
        .filter(|(_, cibles)| !cibles.is_empty())
        .collect()
}

fn a_des_propres(spaser: &Spaser<'_>, i: &IndicateurResolu<'_>) -> bool {
    spaser.est_conjoint() && i.cibles.iter().any(|c| c.acheteur.is_some())
}

/// What to compare: buyer by buyer as soon as one has a target of its own.
fn cotes<'a>(
    v: &Versions<'a>,
    avant: &'a IndicateurResolu<'a>,
    apres: &'a IndicateurResolu<'a>,
) -> Vec<(Option<&'a Acheteur>, Vec<&'a Cible>, Vec<&'a Cible>)> {
    if !a_des_propres(v.avant, avant) && !a_des_propres(v.apres, apres) {
        return vec![(None, avant.cibles.clone(), apres.cibles.clone())];
    }
    let anciens = v.avant.acheteurs_de(avant);
    let nouveaux = v.apres.acheteurs_de(apres);
    let mut cotes: Vec<_> = nouveaux
        .iter()
        .map(|a| {
            let ancien = anciens.iter().find(|b| b.id == a.id);
            let anciennes = ancien.map(|b| avant.cibles_de(&b.id)).unwrap_or_default();
            (Some(*a), anciennes, apres.cibles_de(&a.id))
        })
        .collect();
    let partis = anciens.iter().filter(|a| nouveaux.iter().all(|b| b.id != a.id));
    cotes.extend(partis.map(|a| (Some(*a), avant.cibles_de(&a.id), Vec::new())));
    cotes
}

fn changee<'a>(
    v: &Versions<'a>,
    avant: &'a IndicateurResolu<'a>,
    apres: &'a IndicateurResolu<'a>,
    acheteur: Option<&'a Acheteur>,
    anciennes: &[&'a Cible],
    nouvelles: &[&'a Cible],
) -> Option<CibleChangee<'a>> {
    match (anciennes, nouvelles) {
        ([], []) => return None,
        ([], _) => return Some(seule(apres, acheteur, nouvelles, Sort::Ajoutee)),
        (_, []) => return Some(seule(avant, acheteur, anciennes, Sort::Retiree)),
        _ => {}
    }
    let (a, b) = (jalons(anciennes), jalons(nouvelles));
    let pas = pas(&a, &b, avant.unite != apres.unite);
    let formes = Some((forme(anciennes), forme(nouvelles))).filter(|(a, b)| a != b);
    if pas.is_empty() && formes.is_none() {
        return None;
    }
    let comparables = avant.unite == apres.unite && avant.sens == apres.sens;
    let fins = (a.keys().max().copied(), b.keys().max().copied());
    let ambitions: Vec<i8> = pas.iter().map(|p| ambition(p, apres.sens, se_succedent(v), fins)).collect();
    let mouvement = if comparables { mouvement(&ambitions) } else { Mouvement::Autre };
    Some(CibleChangee {
        indicateur: apres,
        indicateur_avant: avant,
        acheteur,
        sort: Sort::Changee,
        mouvement,
        pas,
        formes,
    })
}

fn seule<'a>(
    i: &'a IndicateurResolu<'a>,
    acheteur: Option<&'a Acheteur>,
    cibles: &[&'a Cible],
    sort: Sort,
) -> CibleChangee<'a> {
    let un_cote = |(annee, valeur): (Option<Annee>, f64)| {
        let jalon = Some((annee, valeur));
        if sort == Sort::Ajoutee {
            Pas { avant: None, apres: jalon }
        } else {
            Pas { avant: jalon, apres: None }
        }
    };
    let mouvement = if sort == Sort::Ajoutee { Mouvement::Progres } else { Mouvement::Recul };
    let pas = jalons(cibles).into_iter().map(un_cote).collect();
    CibleChangee { indicateur: i, indicateur_avant: i, acheteur, sort, mouvement, pas, formes: None }
}

fn forme(cibles: &[&Cible]) -> FormeCible {
    cibles.first().map_or(FormeCible::Echeance, |c| c.forme)
}

/// Values by year, in order.
fn jalons(cibles: &[&Cible]) -> BTreeMap<Option<Annee>, f64> {
    let mut jalons = BTreeMap::new();
    for cible in cibles {
        match cible.forme {
            FormeCible::Paliers => jalons.extend(cible.annees.iter().map(|(a, v)| (Some(*a), *v))),
            FormeCible::OuiNon => drop(jalons.insert(cible.annee, 1.0)),
            _ => jalons.extend(cible.valeur.map(|v| (cible.annee, v))),
        }
    }
    jalons
}

fn pas(
    avant: &BTreeMap<Option<Annee>, f64>,
    apres: &BTreeMap<Option<Annee>, f64>,
    autre_unite: bool,
) -> Vec<Pas> {
    let differe = |a: f64, b: f64| autre_unite || (a - b).abs() > 1e-9;
    let communes = avant.keys().any(|a| apres.contains_key(a));
    // Nothing to compare year by year: the last values are what counts.
    if !communes {
        let dernier = |j: &BTreeMap<Option<Annee>, f64>| j.iter().next_back().map(|(a, v)| (*a, *v));
        return vec![Pas { avant: dernier(avant), apres: dernier(apres) }];
    }
    let mut annees: Vec<Option<Annee>> = avant.keys().chain(apres.keys()).copied().collect();
    annees.sort_unstable();
    annees.dedup();
    let jalon = |j: &BTreeMap<Option<Annee>, f64>, a| j.get(&a).map(|v: &f64| (a, *v));
    let tous = annees.into_iter().map(|a| Pas { avant: jalon(avant, a), apres: jalon(apres, a) });
    tous.filter(|p| match (p.avant, p.apres) {
        (Some((_, a)), Some((_, b))) => differe(a, b),
        _ => true,
    })
    .collect()
}

/// 1: more is asked, or sooner; −1: less, or later; 0: neither can be said.
fn ambition(
    pas: &Pas,
    sens: Sens,
    successeur: bool,
    fins: (Option<Option<Annee>>, Option<Option<Annee>>),
) -> i8 {
    let signe = |a: f64, b: f64| -> i8 {
        if b > a {
            1
        } else if b < a {
            -1
        } else {
            0
        }
    };
    match (pas.avant, pas.apres) {
        (Some((aa, a)), Some((ab, b))) => {
            let valeur = match sens {
                Sens::Hausse => signe(a, b),
                Sens::Baisse => signe(b, a),
                Sens::Neutre => 0,
            };
            let date = match (aa, ab) {
                (Some(aa), Some(ab)) if !successeur => signe(f64::from(ab.0), f64::from(aa.0)),
                _ => 0,
            };
            // More but later: neither raised nor lowered.
            if valeur * date < 0 { 2 } else { i8::signum(valeur + date) }
        }
        // A last step that comes or goes is a commitment more or less; one between two others is a detail.
        (None, Some((annee, _))) if fins.1 == Some(annee) => 1,
        (Some((annee, _)), None) if fins.0 == Some(annee) => -1,
        _ => 0,
    }
}

fn mouvement(ambitions: &[i8]) -> Mouvement {
    let (plus, moins, mele) = (ambitions.contains(&1), ambitions.contains(&-1), ambitions.contains(&2));
    match (plus, moins) {
        (true, false) if !mele => Mouvement::Progres,
        (false, true) if !mele => Mouvement::Recul,
        _ => Mouvement::Autre,
    }
}
