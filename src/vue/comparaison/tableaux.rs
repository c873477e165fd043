//! The targets and the dates that moved, side by side.

use super::Sujet;
use super::phrases::indicateur;
use crate::comparaison::evolution::{Fait, Jalon, Mouvement, Quoi, Sort};
use crate::dossier::IndicateurResolu;
use crate::ecriture::date_longue;
use crate::vue::contexte::{cellule, cellule_vide, valeur};
use crate::vue::contrat::{GenreColonne, LigneTableau, Tableau};
use crate::vue::tableau::{colonne, courante};

pub fn cibles(s: &Sujet<'_>) -> Option<Tableau> {
    let plusieurs = s.faits.iter().any(|f| matches!(f, Fait::Cible(c) if c.acheteur.is_some()));
    let mut lignes = Vec::new();
    for c in s.faits.iter().filter_map(|f| if let Fait::Cible(c) = f { Some(c) } else { None }) {
        for p in &c.pas {
            let annee = |j: Option<Jalon>| {
                j.map(|(a, _)| a.map_or_else(|| "chaque année".to_owned(), |a| a.to_string()))
            };
            let (aa, ab) = (annee(p.avant), annee(p.apres));
            let memes = aa == ab || aa.is_none() || ab.is_none();
            let dire = |i: &IndicateurResolu<'_>, j: Option<Jalon>, an: &Option<String>| match (j, an) {
                (Some((_, v)), Some(an)) if !memes => cellule(&format!("{} ({an})", valeur(i, v, false))),
                (Some((_, v)), _) => cellule(&valeur(i, v, false)),
                (None, _) => cellule_vide(),
            };
            let an = match (&aa, &ab) {
                (Some(a), Some(b)) if a != b => format!("{a} → {b}"),
                (a, b) => b.clone().or_else(|| a.clone()).unwrap_or_default(),
            };
            let mut cellules = vec![cellule(&indicateur(c.indicateur))];
            if plusieurs {
                cellules.push(c.acheteur.map_or_else(cellule_vide, |a| cellule(s.apres.nom_court(a))));
            }
            cellules.extend([
                cellule(&an),
                dire(c.indicateur_avant, p.avant, &aa),
                dire(c.indicateur, p.apres, &ab),
                cellule(sens(c.sort, c.mouvement)),
            ]);
            lignes.push(courante(cellules));
        }
    }
    let mut colonnes = vec![("Indicateur", GenreColonne::Cle, 4.0)];
    if plusieurs {
        colonnes.push(("Acheteur", GenreColonne::Texte, 2.0));
    }
    colonnes.extend([
        ("Année", GenreColonne::Texte, 1.6),
        ("Avant", GenreColonne::Nombre, 1.6),
        ("Après", GenreColonne::Nombre, 1.6),
        ("Évolution", GenreColonne::Texte, 1.8),
    ]);
    tableau(
        "Cibles, avant et après",
        "Pour chaque cible qui change : année, valeur ancienne, valeur nouvelle, évolution.",
        colonnes,
        lignes,
    )
}

fn sens(sort: Sort, mouvement: Mouvement) -> &'static str {
    match (sort, mouvement) {
        (Sort::Ajoutee, _) => "ajoutée",
        (Sort::Retiree, _) => "retirée",
        (_, Mouvement::Recul) => "abaissée",
        (_, Mouvement::Progres) => "relevée",
        (_, Mouvement::Autre) => "revue",
    }
}

pub fn actions(s: &Sujet<'_>) -> Option<Tableau> {
    let mut lignes = Vec::new();
    for fait in s.faits {
        let Fait::ActionDecalee { action, decalages, .. } = fait else { continue };
        for d in decalages {
            let quoi = match d.quoi {
                Quoi::Debut => "début",
                Quoi::Fin => "fin",
                Quoi::Etape(libelle) => libelle,
            };
            let dire = |jour: Option<_>| jour.map_or_else(cellule_vide, |j| cellule(&date_longue(j)));
            let nom = format!("{} ({})", action.action.titre, action.action.id);
            lignes.push(courante(vec![cellule(&nom), cellule(quoi), dire(d.avant), dire(d.apres)]));
        }
    }
    let colonnes = vec![
        ("Action", GenreColonne::Cle, 4.0),
        ("Date", GenreColonne::Texte, 2.4),
        ("Avant", GenreColonne::Texte, 1.8),
        ("Après", GenreColonne::Texte, 1.8),
    ];
    tableau(
        "Dates des actions, avant et après",
        "Pour chaque date qui change : action, date ancienne, date nouvelle.",
        colonnes,
        lignes,
    )
}

fn tableau(
    titre: &str,
    resume: &str,
    colonnes: Vec<(&str, GenreColonne, f64)>,
    lignes: Vec<LigneTableau>,
) -> Option<Tableau> {
    let colonnes = colonnes.into_iter().map(|(libelle, genre, part)| colonne(libelle, genre, part)).collect();
    (!lignes.is_empty()).then(|| Tableau {
        titre: Some(titre.to_owned()),
        resume: resume.to_owned(),
        colonnes,
        lignes,
        note: None,
    })
}
