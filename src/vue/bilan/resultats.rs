//! The table of results: each indicator against what the year expected; in a joint scheme, buyers side by side.

use super::exercice::{Exercice, Mesure};
use super::{colonne, ligne, mots, section, tableau};
use crate::dossier::{Acheteur, Annee};
use crate::mesure::{EtatCible, Marge};
use crate::vue::contexte::{
    Contexte, ancre_indicateur, cellule, cellule_de, cellule_forte, cellule_vide, valeur_courte,
};
use crate::vue::contrat::{Cellule, ColonneTableau, GenreColonne, LigneTableau, Morceau, Riche, Tableau};
use crate::vue::schema::{essentiel, mesure as unite, nom_et_mesure};
use crate::vue::texte;

/// What a table shows of each indicator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Forme {
    /// One buyer.
    Seul,
    /// A heading an indicator, a row a buyer.
    Conjoint,
    /// One buyer, away from the sheets: no link, no curve, no axis.
    Acte,
}

/// The indicators of an axis; none if it has none.
pub fn tableau_de_l_axe(cx: &Contexte<'_>, exercice: &Exercice<'_>, axe: Option<usize>) -> Option<Tableau> {
    let groupes = exercice.par_indicateur(axe);
    (!groupes.is_empty()).then(|| composer(cx, exercice, &groupes))
}

/// Some indicators, chosen.
pub fn composer(cx: &Contexte<'_>, exercice: &Exercice<'_>, groupes: &[Vec<&Mesure<'_>>]) -> Tableau {
    let forme = if cx.spaser.est_conjoint() { Forme::Conjoint } else { Forme::Seul };
    let annee = exercice.annee;
    let commune = reference_commune(groupes, annee);
    let mut lignes: Vec<LigneTableau> = Vec::new();
    for groupe in groupes {
        if let (Forme::Conjoint, Some(premiere)) = (forme, groupe.first()) {
            let i = premiere.indicateur;
            let titre = format!("{} — {} ({})", i.id(), i.nom, unite(i));
            lignes.push(section(i.axe, &titre));
        }
        lignes.extend(groupe.iter().map(|m| rangee(cx, m, annee, commune, forme)));
    }
    tableau(
        &format!("Résultats de l’année {annee} : valeur, attendu, écart et état de chaque indicateur."),
        colonnes(forme, annee, commune),
        lignes,
    )
}

/// What one buyer's act shows: everything that the year compares or lacks.
pub fn tableau_d_un_acheteur(
    cx: &Contexte<'_>,
    exercice: &Exercice<'_>,
    acheteur: &Acheteur,
) -> Option<Tableau> {
    let annee = exercice.annee;
    let mut lignes = Vec::new();
    let siennes: Vec<Vec<&Mesure<'_>>> =
        exercice.mesures.iter().filter(|m| m.acheteur.id == acheteur.id).map(|m| vec![m]).collect();
    let commune = reference_commune(&siennes, annee);
    let rangs = (0..cx.spaser.axes.len()).map(Some).chain([None]);
    for rang in rangs {
        let de_l_axe = siennes.iter().flatten().filter(|m| m.indicateur.axe == rang);
        let de_l_axe: Vec<LigneTableau> =
            de_l_axe.map(|m| rangee(cx, m, annee, commune, Forme::Acte)).collect();
        if !de_l_axe.is_empty() {
            let nom = rang.and_then(|r| cx.spaser.axes.get(r)).map_or_else(
                || "Ensemble du schéma".to_owned(),
                |a| format!("{} — {}", cx.axe(a.rang), a.axe.titre),
            );
            lignes.push(section(rang, &nom));
            lignes.extend(de_l_axe);
        }
    }
    (!lignes.is_empty()).then(|| Tableau {
        note: Some(regle(&siennes)),
        ..tableau(
            &format!("Résultats de l’année {annee}, indicateur par indicateur."),
            colonnes(Forme::Acte, annee, commune),
            lignes,
        )
    })
}

/// The rule of the statuses, for who reads the act alone.
fn regle(siennes: &[Vec<&Mesure<'_>>]) -> Riche {
    let propres = siennes.iter().flatten().any(|m| m.trajectoire.marge != Marge::USUELLE);
    let propre =
        if propres { ", ou à l’écart propre à l’indicateur, que le bilan rappelle" } else { "" };
    let reperes = siennes.iter().flatten().any(|m| m.attendu.is_some() && !m.cible_de_l_annee);
    let mut dite = texte::paragraphe(&format!(
        "Atteinte : la valeur égale ou dépasse l’attendu ; pour ce qui doit baisser, elle l’égale ou reste au-dessous. Proche : elle en reste à {} près{propre}. En retard : l’écart est plus grand.",
        mots::marge_usuelle()
    ));
    if reperes {
        dite.extend(texte::paragraphe(
            "Repère : point de la droite qui mène de la valeur de référence, ou de la dernière cible, à la cible suivante. Il aide à situer l’année et n’engage pas.",
        ));
    }
    dite
}

fn colonnes(forme: Forme, annee: Annee, commune: Option<Annee>) -> Vec<ColonneTableau> {
    let reference = commune.map_or_else(|| "Référence".to_owned(), |a| format!("Réf. {a}"));
    let mut colonnes = match forme {
        Forme::Conjoint => vec![colonne("Acheteur", GenreColonne::Cle, 2.4)],
        Forme::Acte => vec![colonne("Indicateur", GenreColonne::Texte, 1.0)],
        Forme::Seul => {
            vec![colonne("Id.", GenreColonne::Cle, 0.0), colonne("Indicateur", GenreColonne::Texte, 4.6)]
        }
    };
    // Upright and narrow, an act gives numbers what they need, and all the rest to words.
    let part = |part: f64| if forme == Forme::Acte { 0.0 } else { part };
    colonnes.push(colonne(&reference, GenreColonne::Nombre, part(1.3)));
    match (forme, annee.0.checked_sub(1)) {
        (Forme::Seul, Some(avant)) if commune.is_none_or(|c| c.0 != avant) => {
            colonnes.push(colonne(avant.to_string(), GenreColonne::Nombre, 1.2));
        }
        _ => {}
    }
    let large = if forme == Forme::Conjoint { 2.1 } else { part(1.5) };
    colonnes.push(colonne(annee.to_string(), GenreColonne::Nombre, large));
    if forme == Forme::Conjoint {
        colonnes.push(colonne("Trajectoire", GenreColonne::Trace, 1.7));
    }
    colonnes.extend([
        colonne("Attendu", GenreColonne::Nombre, part(1.7)),
        colonne("Écart", GenreColonne::Nombre, part(1.3)),
        colonne("État", GenreColonne::Texte, part(1.9)),
    ]);
    colonnes
}

fn rangee(
    cx: &Contexte<'_>,
    m: &Mesure<'_>,
    annee: Annee,
    commune: Option<Annee>,
    forme: Forme,
) -> LigneTableau {
    let i = m.indicateur;
    let mut cellules = match forme {
        Forme::Conjoint => vec![cellule(cx.nom_court(m.acheteur))],
        Forme::Seul => vec![
            cellule_de(vec![texte::renvoi(ancre_indicateur(i.id()), i.id().as_str())]),
            cellule(&format!("{} ({})", i.nom, unite(i))),
        ],
        Forme::Acte => vec![nom_et_mesure(i, None)],
    };
    let dite = |v: Option<f64>| v.map_or_else(cellule_vide, |v| cellule(&valeur_courte(i, v, true)));
    cellules.push(match m.reference(annee) {
        Some((a, v)) if commune == Some(a) => cellule(&valeur_courte(i, v, true)),
        Some((a, v)) => cellule(&format!("{} ({a})", valeur_courte(i, v, true))),
        None => cellule_vide(),
    });
    if let (Forme::Seul, Some(avant)) = (forme, annee.0.checked_sub(1))
        && commune.is_none_or(|c| c.0 != avant)
    {
        cellules.push(dite(m.trajectoire.observations.valeur(Annee(avant))));
    }
    cellules.push(valeur_de_l_annee(m));
    if forme == Forme::Conjoint {
        cellules.push(essentiel::trace(cx, &m.trajectoire, annee));
    }
    cellules.push(attendu(m));
    cellules.push(mots::ecart(m).map_or_else(cellule_vide, |e| cellule(&mots::ecart_court(i, e))));
    let etat = mots::etat(m, annee);
    cellules.push(if m.etat == EtatCible::EnRetard { cellule_forte(etat) } else { cellule(etat) });
    let axe = if forme == Forme::Acte { None } else { i.axe };
    ligne(axe, cellules)
}

/// The value of the year, with its running total where the target is one.
fn valeur_de_l_annee(m: &Mesure<'_>) -> Cellule {
    let Some(v) = m.valeur else { return cellule_vide() };
    let dit = valeur_courte(m.indicateur, v, true);
    match m.comparee.filter(|_| m.trajectoire.est_cumulee()) {
        Some(total) => {
            let total = format!("cumul\u{a0}{}", valeur_courte(m.indicateur, total, true));
            let contenu = vec![texte::texte(&dit), Morceau::Saut, texte::texte(&total)];
            Cellule { fort: true, ..cellule_de(contenu) }
        }
        None => cellule_forte(&dit),
    }
}

/// A target, or a point of the line that leads to one: then said to be so.
fn attendu(m: &Mesure<'_>) -> Cellule {
    let Some(v) = m.attendu else { return cellule_vide() };
    let dit = valeur_courte(m.indicateur, v, !m.cible_de_l_annee);
    // A total since the start is not what the year alone should give.
    let precisions =
        [(!m.cible_de_l_annee).then_some("repère"), m.trajectoire.est_cumulee().then_some("en cumul")];
    let precisions = precisions.into_iter().flatten().flat_map(|p| [Morceau::Saut, texte::texte(p)]);
    cellule_de(std::iter::once(texte::texte(&dit)).chain(precisions).collect())
}

/// The year of most baselines, said once at the head of the column.
fn reference_commune(groupes: &[Vec<&Mesure<'_>>], annee: Annee) -> Option<Annee> {
    let annees: Vec<Annee> = groupes.iter().flatten().filter_map(|m| Some(m.reference(annee)?.0)).collect();
    annees.iter().copied().max_by_key(|a| (annees.iter().filter(|b| *b == a).count(), std::cmp::Reverse(*a)))
}
