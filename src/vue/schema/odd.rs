//! The seventeen goals of the United Nations, and the actions that serve them.

use super::intertitre;
use crate::dossier::{ActionNumerotee, AxeNumerote};
use crate::ecriture::{compte, liste, minuscule, typographier};
use crate::vue::contexte::{Contexte, ancre_action, cellule, cellule_de, cellule_forte, cellule_vide};
use crate::vue::contrat::{Bloc, CaseOdd, Dessin, EnMots, Figure, GenreColonne, LigneTableau};
use crate::vue::tableau::{courante, tableau};
use crate::vue::texte;

const NOMBRE: u8 = 17;

pub fn blocs(cx: &Contexte<'_>) -> Vec<Bloc> {
    let cases: Vec<CaseOdd> = (1..=NOMBRE).map(|n| case(cx, n)).collect();
    let servis: Vec<&CaseOdd> = cases.iter().filter(|c| c.fort).collect();
    if servis.is_empty() {
        return Vec::new();
    }
    let numeros: Vec<String> = servis.iter().map(|c| c.numero.to_string()).collect();
    let alternative = format!(
        "Grille des dix-sept objectifs de développement durable ; le schéma en sert {} : {}.",
        servis.len(),
        liste(&numeros)
    );
    let lignes = servis.iter().map(|c| ligne(cx, c)).collect();
    let par_un_axe = servis.iter().any(|c| actions(cx, c.numero).next().is_none());
    let colonnes = [
        ("N°", GenreColonne::Cle, 0.0),
        ("Objectif", GenreColonne::Texte, 4.0),
        (if par_un_axe { "Actions ou axe" } else { "Actions" }, GenreColonne::Texte, 3.0),
    ];
    let donnees = match tableau("Objectifs de développement durable servis et actions.", &colonnes, lignes) {
        Bloc::Tableau { tableau } => Some(tableau),
        _ => None,
    };
    let figure = Figure {
        ancre: None,
        legende: "Objectifs de développement durable et nombre d’actions qui les servent".to_owned(),
        alternative: typographier(&alternative),
        dessin: Dessin::Odd { cases },
        donnees,
        renvoi: None,
        en_mots: EnMots {
            legende: Some("Objectifs de développement durable servis, et actions qui les servent".to_owned()),
            ..EnMots::default()
        },
    };
    vec![
        intertitre("Les objectifs de développement durable servis"),
        Bloc::Figure { figure: Box::new(figure) },
    ]
}

/// An action that names no goal serves those of its axis.
fn actions<'a, 'b>(cx: &'b Contexte<'a>, numero: u8) -> impl Iterator<Item = &'b ActionNumerotee<'a>> {
    cx.actions().filter(move |a| match a.action.odd.as_slice() {
        [] => axes(cx, numero).any(|x| x.rang == a.rang_axe),
        propres => propres.contains(&numero),
    })
}

fn axes<'a, 'b>(cx: &'b Contexte<'a>, numero: u8) -> impl Iterator<Item = &'b AxeNumerote<'a>> {
    cx.spaser.axes.iter().filter(move |a| a.axe.odd.contains(&numero))
}

/// A goal that an axis names, and none of its actions, is served too.
fn case(cx: &Contexte<'_>, numero: u8) -> CaseOdd {
    let nombre = actions(cx, numero).count();
    CaseOdd {
        numero,
        titre: typographier(cx.vocabulaire.odd(numero)),
        affiche: (nombre > 0).then(|| compte(nombre, "action", "actions")),
        fort: nombre > 0 || axes(cx, numero).next().is_some(),
    }
}

fn ligne(cx: &Contexte<'_>, case: &CaseOdd) -> LigneTableau {
    let mut renvois: Vec<_> = actions(cx, case.numero)
        .map(|a| vec![texte::renvoi(ancre_action(&a.action.id), &a.numero)])
        .collect();
    if renvois.is_empty() {
        let par = axes(cx, case.numero).map(|a| vec![texte::texte(&minuscule(&cx.axe(a.rang)))]);
        renvois.extend(par);
    }
    courante(vec![
        cellule_forte(&case.numero.to_string()),
        cellule(&case.titre),
        if renvois.is_empty() { cellule_vide() } else { cellule_de(texte::joindre(renvois, ", ")) },
    ])
}
