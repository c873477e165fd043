//! Dates and years: the period holds together, and what is dated falls within it.

use super::{Sujet, dire_periode, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::{Annee, Jour};
use crate::ecriture::date_longue;

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let mut fautes = Diagnostics::new();
    fautes.extend(periode(sujet));
    fautes.extend(actions(sujet));
    for (i, p) in sujet.spaser.dossier.phases.iter().enumerate() {
        fautes.extend(ordre(p.debut, p.fin, "phases", i));
    }
    fautes
}

fn periode(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let d = &sujet.spaser.dossier.document;
    let champ = |nom: &str| Chemin::racine().cle("document").cle(nom);
    let mut fautes = Vec::new();
    if let (Some(debut), Some(fin)) = (d.debut, d.fin)
        && fin < debut
    {
        fautes.push(
            Diagnostic::new(
                Code::PeriodeIncoherente,
                format!("le schéma finit en {fin}, avant de commencer en {debut}"),
            )
            .en(champ("fin"))
            .dit("fin du schéma")
            .en(champ("debut"))
            .dit("début du schéma")
            .aide("échangez les deux années, ou corrigez celle qui est fausse"),
        );
    }
    if let (true, Some(fin)) = (d.sans_terme, d.fin) {
        fautes.push(
            Diagnostic::new(
                Code::PeriodeIncoherente,
                format!("le schéma est dit sans terme, mais finit en {fin}"),
            )
            .en(champ("sans_terme"))
            .dit("sans terme")
            .en(champ("fin"))
            .dit("une fin est donnée")
            .aide("gardez l’un des deux : `sans_terme = true`, ou `fin`"),
        );
    }
    if let (Some(premiere), Some((debut, fin))) = (d.premiere_publication, sujet.periode())
        && (premiere < debut || fin.is_some_and(|f| premiere > Annee(f.0 + 2)))
    {
        fautes.push(
            Diagnostic::new(
                Code::AnneeHorsPeriode,
                format!("la première publication des indicateurs ({premiere}) est hors du schéma"),
            )
            .en(champ("premiere_publication"))
            .dit(dire_periode(debut, fin))
            .aide(
                "corrigez l’année, ou la période dans `[document]` ; \
                 les indicateurs sont publiés tous les deux ans pendant la vie du schéma",
            ),
        );
    }
    fautes
}

fn actions(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let d = sujet.spaser.dossier;
    let mut fautes = Vec::new();
    for (i, a) in d.actions.iter().enumerate() {
        fautes.extend(ordre(a.debut, a.fin, "actions", i));
        let etapes = a.etapes.iter().enumerate().filter_map(|(j, e)| {
            Some((element("actions", i, "etapes").rang(j).cle("echeance"), e.echeance?))
        });
        let bornes = [("debut", a.debut), ("fin", a.fin)];
        let bornes =
            bornes.into_iter().filter_map(|(champ, date)| Some((element("actions", i, champ), date?)));
        fautes.extend(etapes.chain(bornes).filter_map(|(chemin, date)| hors_periode(sujet, chemin, date)));
    }
    fautes
}

fn ordre(debut: Option<Jour>, fin: Option<Jour>, table: &str, rang: usize) -> Option<Diagnostic> {
    let (debut, fin) = (debut?, fin?);
    (fin < debut).then(|| {
        Diagnostic::new(
            Code::DatesInversees,
            format!("la fin ({}) précède le début ({})", date_longue(fin.0), date_longue(debut.0)),
        )
        .en(element(table, rang, "fin"))
        .dit("fin")
        .en(element(table, rang, "debut"))
        .dit("début")
        .aide("échangez les deux dates, ou corrigez celle qui est fausse")
    })
}

/// An action may be prepared before the scheme starts; it does not start years ahead, nor outlive it.
fn hors_periode(sujet: &Sujet<'_>, chemin: Chemin, date: Jour) -> Option<Diagnostic> {
    let (debut, fin) = sujet.periode()?;
    let trop_tard = fin.is_some_and(|fin| date.annee() > fin);
    let trop_tot = date.annee().0 + 1 < debut.0;
    if !trop_tard && !trop_tot {
        return None;
    }
    Some(
        Diagnostic::new(
            Code::DateHorsPeriode,
            format!("la date du {} sort de la période du schéma", date_longue(date.0)),
        )
        .en(chemin)
        .dit(dire_periode(debut, fin))
        .aide("corrigez la date, ou la période du schéma dans `[document]`"),
    )
}
