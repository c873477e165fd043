//! The axes of the scheme, each with its leading actions.

use minijinja::{Value, context};

use super::siennes;
use crate::dossier::{Acheteur, Action, Priorite};
use crate::ecriture::{minuscule, typographier};
use crate::vue::contexte::Contexte;
use crate::vue::texte;

/// A note is read in a few minutes: the rest is in the scheme.
const ACTIONS_AU_PLUS: usize = 4;

/// For each axis that binds this buyer: its name, title and ambition, its leading actions, how many more.
pub fn axes(cx: &Contexte<'_>, acheteur: &Acheteur) -> Vec<Value> {
    let partie = |axe: &crate::dossier::AxeNumerote<'_>| {
        let de_l_axe = |a: &&Action| axe.objectifs.iter().any(|o| o.objectif.id == a.objectif);
        let mut actions: Vec<&Action> = siennes(cx, acheteur).filter(de_l_axe).collect();
        // The sort is stable: the order of the scheme among equals.
        actions.sort_by_key(|a| a.priorite != Some(Priorite::Haute));
        // « et une autre action » would take the room of that action.
        let montrees = if actions.len() == ACTIONS_AU_PLUS + 1 { actions.len() } else { ACTIONS_AU_PLUS };
        (!actions.is_empty()).then(|| {
            context! {
                nom => cx.axe(axe.rang),
                titre => typographier(axe.axe.titre.trim_end_matches('.')),
                ambition => axe.axe.ambition.as_ref().map(|t| texte::sans_markdown(&t.0)),
                actions => actions.iter().take(montrees).map(|a| dire(a)).collect::<Vec<_>>(),
                autres => actions.len().saturating_sub(montrees),
            }
        })
    };
    cx.spaser.axes.iter().filter_map(partie).collect()
}

/// « réserver deux lots (services techniques) ».
fn dire(action: &Action) -> String {
    let titre = minuscule(action.titre.trim_end_matches('.'));
    typographier(&match &action.pilote {
        Some(pilote) => format!("{titre} ({})", minuscule(pilote)),
        None => titre,
    })
}
