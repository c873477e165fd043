//! Where the actions stand, axis by axis, once something is known of them.

use crate::dossier::{ActionNumerotee, AxeNumerote, Choix, Statut};
use crate::ecriture::{compte, typographier};
use crate::mesure::AvancementActuel;
use crate::vue::contexte::Contexte;
use crate::vue::contrat::{Bloc, Dessin, EnMots, Figure, LigneParts, Part};

pub fn figure(cx: &Contexte<'_>) -> Option<Bloc> {
    if cx.actions().filter_map(|a| statut(cx, a)).all(|s| s == Statut::AVenir) {
        return None;
    }
    let utiles: Vec<Statut> =
        Statut::TOUS.iter().copied().filter(|s| cx.actions().any(|a| connu(cx, a) == *s)).collect();
    let lignes: Vec<LigneParts> = cx.spaser.axes.iter().filter_map(|axe| ligne(cx, axe, &utiles)).collect();
    let dits: Vec<String> = utiles
        .iter()
        .map(|s| {
            let nombre = cx.actions().filter(|a| connu(cx, a) == *s).count();
            format!("{} : {nombre}", cx.vocabulaire.dire(*s))
        })
        .collect();
    let actions = cx.actions().count();
    let figure = Figure {
        ancre: None,
        legende: "Avancement des actions, axe par axe".to_owned(),
        alternative: typographier(&format!(
            "Avancement de {} à la date d’édition, en barres empilées, une par axe. {}.",
            compte(actions, "action", "actions"),
            dits.join(" ; ")
        )),
        dessin: Dessin::Parts {
            legende: utiles.iter().map(|s| cx.vocabulaire.dire(*s).to_owned()).collect(),
            lignes,
        },
        donnees: None,
        renvoi: None,
        en_mots: EnMots::de("Axe", ""),
    };
    Some(Bloc::Figure { figure: Box::new(figure) })
}

fn statut(cx: &Contexte<'_>, a: &ActionNumerotee<'_>) -> Option<Statut> {
    AvancementActuel::new(cx.suivi, a.action).statut
}

/// An action of which nothing is said is still to come.
fn connu(cx: &Contexte<'_>, a: &ActionNumerotee<'_>) -> Statut {
    statut(cx, a).unwrap_or(Statut::AVenir)
}

fn ligne(cx: &Contexte<'_>, axe: &AxeNumerote<'_>, statuts: &[Statut]) -> Option<LigneParts> {
    let siennes: Vec<Statut> =
        cx.actions().filter(|a| a.rang_axe == axe.rang).map(|a| connu(cx, a)).collect();
    let total = siennes.len();
    let part = |s: &Statut| {
        let nombre = siennes.iter().filter(|x| *x == s).count();
        Part { part: nombre as f64 / total as f64, affiche: nombre.to_string() }
    };
    (total > 0).then(|| LigneParts {
        libelle: typographier(&format!("{} — {}", cx.axe(axe.rang), axe.axe.titre)),
        axe: Some(axe.rang),
        parts: statuts.iter().map(part).collect(),
    })
}
