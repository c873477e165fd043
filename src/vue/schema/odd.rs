//! The seventeen goals of the United Nations, and the actions that serve them.

use super::intertitre;
use crate::dossier::ActionNumerotee;
use crate::ecriture::{compte, liste, typographier};
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
    let colonnes = [
        ("N°", GenreColonne::Cle, 0.0),
        ("Objectif", GenreColonne::Texte, 4.0),
        ("Actions", GenreColonne::Texte, 3.0),
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

fn actions<'a, 'b>(cx: &'b Contexte<'a>, numero: u8) -> impl Iterator<Item = &'b ActionNumerotee<'a>> {
    cx.actions().filter(move |a| a.action.odd.contains(&numero))
}

/// A goal that only an axis names is served too.
fn case(cx: &Contexte<'_>, numero: u8) -> CaseOdd {
    let nombre = actions(cx, numero).count();
    CaseOdd {
        numero,
        titre: typographier(cx.vocabulaire.odd(numero)),
        affiche: (nombre > 0).then(|| compte(nombre, "action", "actions")),
        fort: nombre > 0 || cx.spaser.axes.iter().any(|a| a.axe.odd.contains(&numero)),
    }
}

fn ligne(cx: &Contexte<'_>, case: &CaseOdd) -> LigneTableau {
    let renvois: Vec<_> = actions(cx, case.numero)
        .map(|a| vec![texte::renvoi(ancre_action(&a.action.id), &a.numero)])
        .collect();
    courante(vec![
        cellule_forte(&case.numero.to_string()),
        cellule(&case.titre),
        if renvois.is_empty() { cellule_vide() } else { cellule_de(texte::joindre(renvois, ", ")) },
    ])
}
