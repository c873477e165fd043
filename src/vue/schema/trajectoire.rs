//! The drawing of an indicator: what was observed, what is aimed at.

use crate::dossier::{Annee, IndicateurResolu};
use crate::ecriture::{compte, typographier};
use crate::mesure::Trajectoire;
use crate::vue::contexte::{Contexte, valeur, valeur_courte};
use crate::vue::contrat::{Dessin, EnMots, Figure, GenreSerie, Graduation, Point, SerieDessin};

/// A drawing needs this many points to say more than the table.
const POINTS_AU_MOINS: usize = 3;

pub fn figure(cx: &Contexte<'_>, indicateur: &IndicateurResolu<'_>, t: &Trajectoire<'_>) -> Option<Figure> {
    figure_jusqu_a(cx, indicateur, t, Annee(u16::MAX))
}

/// Nothing observed after a year: what its report did not know yet.
pub fn figure_jusqu_a(
    cx: &Contexte<'_>,
    indicateur: &IndicateurResolu<'_>,
    t: &Trajectoire<'_>,
    derniere: Annee,
) -> Option<Figure> {
    let connues = t.observations.annees().into_iter().filter(|a| *a <= derniere);
    let observes: Vec<(Annee, f64)> = connues.filter_map(|a| Some((a, t.observations.valeur(a)?))).collect();
    let cibles: Vec<(Annee, f64)> =
        cx.spaser.annees_des_cibles().into_iter().filter_map(|a| Some((a, t.cible(a)?))).collect();
    if observes.len() + cibles.len() < POINTS_AU_MOINS || t.est_cumulee() || indicateur.est_un_oui_non() {
        return None;
    }
    let tous = || observes.iter().chain(&cibles);
    let debut = tous().map(|p| p.0.0).min()?;
    let fin = tous().map(|p| p.0.0).max()?;
    let maximum = plafond(tous().map(|p| p.1).fold(0.0, f64::max), indicateur.est_un_pourcentage());
    let serie = |libelle: &str, genre, points: &[(Annee, f64)]| SerieDessin {
        libelle: libelle.to_owned(),
        genre,
        points: points
            .iter()
            .map(|(a, v)| Point {
                x: usize::from(a.0 - debut),
                y: v / maximum,
                affiche: valeur_courte(indicateur, *v, genre == GenreSerie::Observe),
            })
            .collect(),
    };
    let series = [
        serie(cx.vocabulaire.libelle("observe"), GenreSerie::Observe, &observes),
        serie(cx.vocabulaire.libelle("cible"), GenreSerie::Cible, &cibles),
    ];
    Some(Figure {
        ancre: None,
        legende: typographier(indicateur.nom),
        alternative: alternative(indicateur, &observes, &cibles),
        dessin: Dessin::Trajectoire {
            annees: (debut..=fin).map(|a| a.to_string()).collect(),
            series: series.into_iter().filter(|s| !s.points.is_empty()).collect(),
            maximum,
            graduations: [0.0, 0.5, 1.0]
                .map(|y| Graduation { y, affiche: valeur_courte(indicateur, y * maximum, false) })
                .to_vec(),
            unite: (!indicateur.est_un_pourcentage()).then(|| super::cibles::mesure(indicateur)),
        },
        donnees: None,
        renvoi: None,
        en_mots: EnMots::de("Valeurs", ""),
    })
}

/// A round top for the scale; a percentage never needs more than a hundred.
fn plafond(maximum: f64, pourcentage: bool) -> f64 {
    if maximum <= 0.0 {
        return 1.0;
    }
    let puissance = 10f64.powf(maximum.log10().floor());
    let rond = [1.0, 2.0, 4.0, 5.0, 8.0, 10.0]
        .map(|m| m * puissance)
        .into_iter()
        .find(|r| *r >= maximum)
        .unwrap_or(maximum);
    if pourcentage && maximum <= 100.0 { rond.min(100.0) } else { rond }
}

fn alternative(
    indicateur: &IndicateurResolu<'_>,
    observes: &[(Annee, f64)],
    cibles: &[(Annee, f64)],
) -> String {
    let bornes = |points: &[(Annee, f64)], exact| match points {
        [] => None,
        [seul] => Some(format!("{} en {}", valeur(indicateur, seul.1, exact), seul.0)),
        [premier, .., dernier] => Some(format!(
            "de {} en {} à {} en {}",
            valeur(indicateur, premier.1, exact),
            premier.0,
            valeur(indicateur, dernier.1, exact),
            dernier.0
        )),
    };
    let observe = bornes(observes, true).map(|b| format!("observé, {b}"));
    let cible = bornes(cibles, false).map(|b| format!("cible, {b}"));
    let dits: Vec<String> = [observe, cible].into_iter().flatten().collect();
    typographier(&format!(
        "Courbe de l’indicateur {} : {}. {} en tout.",
        indicateur.id(),
        dits.join(" ; "),
        crate::ecriture::capitale(&compte(observes.len() + cibles.len(), "valeur", "valeurs"))
    ))
}
