//! An axis in the year: what its indicators say, where its actions stand.

use super::exercice::Exercice;
use super::{Comptes, actions, fiche, resultats};
use crate::dossier::AxeNumerote;
use crate::ecriture::typographier;
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Bloc, Chapitre};
use crate::vue::schema::{intertitre, liminaire};

pub fn chapitre(
    cx: &Contexte<'_>,
    exercice: &Exercice<'_>,
    axe: Option<&AxeNumerote<'_>>,
) -> Resultat<Option<Chapitre>> {
    let rang = axe.map(|a| a.rang);
    let tableau = resultats::tableau_de_l_axe(cx, exercice, rang);
    let actions = axe.map(|a| actions::blocs(cx, exercice, a)).unwrap_or_default();
    if tableau.is_none() && actions.is_empty() {
        return Ok(None);
    }
    let mut blocs = Vec::new();
    if tableau.is_some() {
        let comptes = Comptes::new(exercice.de_l_axe(rang), exercice.annee);
        let donnees = minijinja::context! { annee => exercice.annee.0, conjoint => cx.spaser.est_conjoint(), ..minijinja::Value::from(minijinja::value::Serde(&comptes)) };
        blocs.push(Bloc::Chapeau { contenu: cx.prose.riche("bilan-axe", donnees)? });
    }
    if let Some(tableau) = tableau {
        blocs.push(intertitre("Les résultats"));
        blocs.push(Bloc::Tableau { tableau });
        let fiches: Vec<Bloc> = exercice
            .par_indicateur(rang)
            .iter()
            .filter_map(|groupe| fiche::fiche(cx, exercice, groupe))
            .map(|fiche| Bloc::FicheIndicateur { fiche: Box::new(fiche) })
            .collect();
        if !fiches.is_empty() {
            blocs.push(intertitre("Indicateur par indicateur"));
            blocs.extend(fiches);
        }
    }
    if !actions.is_empty() {
        blocs.push(intertitre("Les actions"));
        blocs.extend(actions);
    }
    let Some(axe) = axe else {
        return Ok(Some(super::chapitre("transverses", "Indicateurs de l’ensemble du schéma", blocs)));
    };
    let surtitre = cx.axe(axe.rang);
    let titre = typographier(&axe.axe.titre);
    let courant = format!("{surtitre} · {titre}");
    let id = format!("axe-{}", axe.axe.id);
    Ok(Some(Chapitre {
        courant,
        axe: Some(axe.rang),
        surtitre: Some(surtitre),
        ..liminaire(&id, &titre, blocs)
    }))
}
