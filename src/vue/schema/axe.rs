//! An axis: its ambition, its objectives, its action sheets.

use super::fiche_action;
use crate::dossier::{AxeNumerote, Id, ObjectifNumerote};
use crate::ecriture::typographier;
use crate::vue::contexte::{Contexte, Resultat, ancre_objectif};
use crate::vue::contrat::{Bloc, Chapitre};
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>, axe: &AxeNumerote<'_>) -> Resultat<Chapitre> {
    let mut blocs = Vec::new();
    if let Some(ambition) = &axe.axe.ambition {
        let champ = format!("axes/{}/ambition", axe.axe.id);
        blocs.push(Bloc::Chapeau { contenu: texte::du_champ(&champ, texte::riche(&ambition.0)) });
    }
    blocs.push(Bloc::Texte { contenu: cx.prose.riche("axe", chiffres(cx, axe))? });
    for objectif in &axe.objectifs {
        blocs.extend(objectif_et_actions(cx, axe.rang, objectif));
    }
    let surtitre = cx.axe(axe.rang);
    let titre = typographier(&axe.axe.titre);
    Ok(Chapitre {
        id: ancre(&axe.axe.id),
        numero: None,
        courant: format!("{surtitre} · {titre}"),
        titre,
        axe: Some(axe.rang),
        surtitre: Some(surtitre),
        paysage: false,
        nouvelle_page: true,
        blocs,
    })
}

/// The anchor of an axis.
pub fn ancre(id: &Id) -> String {
    format!("axe-{id}")
}

fn chiffres(cx: &Contexte<'_>, axe: &AxeNumerote<'_>) -> minijinja::Value {
    let odd: Vec<String> = axe.axe.odd.iter().map(u8::to_string).collect();
    minijinja::context! {
        objectifs => axe.objectifs.len(),
        actions => cx.actions().filter(|a| a.rang_axe == axe.rang).count(),
        indicateurs => cx.spaser.indicateurs.iter().filter(|i| i.axe == Some(axe.rang)).count(),
        odd => (!odd.is_empty()).then(|| crate::ecriture::liste(&odd)),
        plusieurs_odd => odd.len() > 1,
    }
}

fn objectif_et_actions(cx: &Contexte<'_>, rang: usize, objectif: &ObjectifNumerote<'_>) -> Vec<Bloc> {
    let titre =
        format!("{} {} — {}", cx.vocabulaire.libelle("objectif"), objectif.numero, objectif.objectif.titre);
    let mut blocs = vec![Bloc::Intertitre {
        niveau: 2,
        texte: typographier(&titre),
        ancre: Some(ancre_objectif(&objectif.objectif.id)),
        axe: Some(rang),
    }];
    if let Some(description) = &objectif.objectif.description {
        let champ = format!("objectifs/{}/description", objectif.objectif.id);
        blocs.push(super::texte_du_dossier(&champ, description));
    }
    let montrees = objectif.actions.iter().filter(|a| cx.montre(a.action.diffusion));
    blocs.extend(montrees.map(|a| Bloc::FicheAction { fiche: Box::new(fiche_action::fiche(cx, a)) }));
    blocs
}
