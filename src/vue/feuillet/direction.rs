//! The sheet of a department: its own actions, those it contributes to, the indicators it collects, its dates.

use super::feuillet;
use crate::dossier::{ActionNumerotee, IndicateurResolu};
use crate::ecriture::{capitale, compte, mois_annee, typographier};
use crate::vue::contexte::{Contexte, Resultat, cellule, cellule_forte, cellule_vide, valeur};
use crate::vue::contrat::{Bloc, CharteVue, GenreColonne, Tableau, VueSchema};
use crate::vue::directions::{du_schema, est_la, est_nommee};
use crate::vue::schema::{fiche_action, intertitre};
use crate::vue::tableau::{colonne, courante, sans_titre};
use crate::vue::texte;

/// Departments that pilot, contribute or collect, in alphabetical order.
pub fn directions(cx: &Contexte<'_>) -> Vec<String> {
    let actions: Vec<_> = cx.actions().map(|a| a.action).collect();
    du_schema(cx.spaser, &actions)
}

/// # Errors
/// A passage of our prose that could not be written.
pub fn construire(cx: &Contexte<'_>, charte: CharteVue, direction: &str) -> Resultat<VueSchema> {
    let pilotees: Vec<_> = cx.actions().filter(|a| est_la(a.action.pilote.as_deref(), direction)).collect();
    let appuyees: Vec<_> =
        cx.actions().filter(|a| a.action.contributeurs.iter().any(|c| est_nommee(c, direction))).collect();
    let collectes: Vec<_> =
        cx.spaser.indicateurs.iter().filter(|i| est_la(i.source.responsable.as_deref(), direction)).collect();
    let mut blocs =
        vec![Bloc::Chapeau { contenu: texte::paragraphe(&part(&pilotees, &appuyees, &collectes)) }];
    if let Some(tableau) = dates(&pilotees) {
        blocs.push(intertitre("Vos dates"));
        blocs.push(Bloc::Tableau { tableau });
    }
    if !collectes.is_empty() {
        blocs.push(intertitre("Les indicateurs que vous renseignez"));
        blocs.push(Bloc::Tableau { tableau: indicateurs(cx, &collectes) });
    }
    if !appuyees.is_empty() {
        blocs.push(intertitre("Les actions auxquelles vous contribuez"));
        blocs.push(Bloc::Tableau { tableau: contributions(&appuyees) });
    }
    if !pilotees.is_empty() {
        blocs.push(intertitre("Les actions que vous pilotez"));
        blocs.extend(
            pilotees.iter().map(|a| Bloc::FicheAction { fiche: Box::new(fiche_action::fiche(cx, a)) }),
        );
    }
    feuillet(cx, charte, ("direction", &typographier(direction)), blocs)
}

fn part(
    pilotees: &[&ActionNumerotee<'_>],
    appuyees: &[&ActionNumerotee<'_>],
    collectes: &[&IndicateurResolu<'_>],
) -> String {
    let mut parts = Vec::new();
    let mut dire = |nombre: usize, verbe: &str, singulier: &str, pluriel: &str| {
        if nombre > 0 {
            parts.push(format!("{verbe} {}", compte(nombre, singulier, pluriel)));
        }
    };
    dire(pilotees.len(), "pilotez", "action", "actions");
    dire(appuyees.len(), "contribuez à", "action", "actions");
    dire(collectes.len(), "renseignez", "indicateur", "indicateurs");
    format!("Dans ce schéma, vous {}.", crate::ecriture::liste(&parts))
}

/// Steps of the actions it pilots, in order.
fn dates(pilotees: &[&ActionNumerotee<'_>]) -> Option<Tableau> {
    let mut etapes: Vec<_> = pilotees
        .iter()
        .flat_map(|a| a.action.etapes.iter().filter_map(move |e| Some((e.echeance?, a, e))))
        .collect();
    etapes.sort_by_key(|(date, a, _)| (*date, a.numero.clone()));
    let ligne = |(date, a, e): &(crate::dossier::Jour, &&ActionNumerotee<'_>, &crate::dossier::Etape)| {
        courante(vec![
            cellule_forte(&capitale(&mois_annee(date.0))),
            cellule(&capitale(&e.libelle)),
            cellule(&a.numero),
        ])
        .de_l_axe(Some(a.rang_axe))
    };
    (!etapes.is_empty()).then(|| {
        sans_titre(
            "Étapes des actions pilotées, dans l’ordre du calendrier.",
            vec![
                colonne("Échéance", GenreColonne::Texte, 0.0),
                colonne("Étape", GenreColonne::Texte, 5.0),
                colonne("Action", GenreColonne::Texte, 0.0),
            ],
            etapes.iter().map(ligne).collect(),
        )
    })
}

fn indicateurs(cx: &Contexte<'_>, collectes: &[&IndicateurResolu<'_>]) -> Tableau {
    let ligne = |i: &&IndicateurResolu<'_>| {
        let cibles: Vec<String> = cx
            .spaser
            .indicateur(i.id())
            .into_iter()
            .flat_map(|resolu| cx.spaser.acheteurs_de(resolu).into_iter().map(move |a| (resolu, a)))
            .filter_map(|(resolu, a)| {
                let (annee, v) = cx.trajectoire(resolu, a).cible_finale()?;
                let qui =
                    if cx.spaser.est_conjoint() { format!("{} : ", cx.nom_court(a)) } else { String::new() };
                Some(format!("{qui}{} en {annee}", valeur(resolu, v, false)))
            })
            .collect();
        courante(vec![
            cellule(i.id().as_str()),
            cellule(i.nom),
            i.source_donnees.map_or_else(cellule_vide, |s| cellule(&capitale(s))),
            if cibles.is_empty() { cellule_vide() } else { cellule(&cibles.join(" ; ")) },
        ])
        .de_l_axe(i.axe)
    };
    sans_titre(
        "Indicateurs à renseigner chaque année : source et cible.",
        vec![
            colonne("Id.", GenreColonne::Cle, 0.0),
            colonne("Indicateur", GenreColonne::Texte, 4.0),
            colonne("Source", GenreColonne::Texte, 3.0),
            colonne("Cible", GenreColonne::Texte, 2.4),
        ],
        collectes.iter().map(ligne).collect(),
    )
}

fn contributions(appuyees: &[&ActionNumerotee<'_>]) -> Tableau {
    let ligne = |a: &&ActionNumerotee<'_>| {
        courante(vec![
            cellule(&a.numero),
            cellule(&a.action.titre),
            a.action.pilote.as_deref().map_or_else(cellule_vide, cellule),
        ])
        .de_l_axe(Some(a.rang_axe))
    };
    sans_titre(
        "Actions auxquelles la direction contribue, et qui les pilote.",
        vec![
            colonne("N°", GenreColonne::Texte, 0.0),
            colonne("Action", GenreColonne::Texte, 5.0),
            colonne("Pilote", GenreColonne::Texte, 3.0),
        ],
        appuyees.iter().map(ligne).collect(),
    )
}
