//! The table of targets: baseline, one column per year, final target, the law beside each line.

use std::collections::{BTreeMap, BTreeSet};

use super::chapitre as chapitre_du_corps;
use crate::dossier::{Acheteur, Annee, Cible, FormeCible, IndicateurResolu};
use crate::ecriture::{INSECABLE, capitale, minuscule, typographier};
use crate::mesure::Trajectoire;
use crate::vue::contexte::{
    Contexte, Resultat, ancre_indicateur, cellule, cellule_de, cellule_forte, cellule_vide, valeur_nue,
};
use crate::vue::contrat::{
    Bloc, Cellule, Chapitre, ColonneTableau, GenreColonne, LigneTableau, Morceau, Riche, Tableau,
};
use crate::vue::tableau::{colonne, courante, section};
use crate::vue::texte;

/// A table as small as this is read upright.
const LIGNES_EN_LONG: usize = 16;
const COLONNES_EN_LONG: usize = 12;
/// Beyond this, columns get too narrow to read.
const ANNEES_AU_PLUS: usize = 8;
/// The same in an act, upright.
const ANNEES_D_UN_ACTE: usize = 7;

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Option<Chapitre>> {
    let Some(tableau) = tableau(cx)? else { return Ok(None) };
    let paysage = tableau.lignes.len() >= LIGNES_EN_LONG || tableau.colonnes.len() >= COLONNES_EN_LONG;
    let blocs = vec![
        Bloc::Texte {
            contenu: cx.prose.riche(
                "cibles",
                minijinja::context! {
                    conjoint => cx.spaser.est_conjoint(),
                    tient => cx.tient(),
                },
            )?,
        },
        Bloc::Tableau { tableau },
    ];
    Ok(Some(Chapitre { paysage, ..chapitre_du_corps("cibles", "Tableau des cibles", blocs) }))
}

/// The tables of one buyer, for his act, which is upright: the identifier and the measure stand with the name, the
/// law is in the visas, and years that would not fit go to a second table.
pub fn tableaux_d_un_acheteur(cx: &Contexte<'_>, acheteur: &Acheteur) -> Resultat<Vec<Tableau>> {
    let vises: Vec<_> = cx.spaser.indicateurs_par_axe().filter(|i| !i.cibles.is_empty()).collect();
    let annees: Vec<Annee> = toutes_les_annees(cx, &vises).into_iter().collect();
    let lots = annees.len().div_ceil(ANNEES_D_UN_ACTE).max(1);
    let lots: Vec<&[Annee]> = annees.chunks(annees.len().div_ceil(lots).max(1)).collect();
    let (mut tableaux, mut en_gras) = (Vec::new(), false);
    for (rang, lot) in lots.iter().enumerate() {
        let bornes =
            lot.first().zip(lot.last()).map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") });
        let forme = Forme::Acte { acheteur, reference: rang == 0 };
        let lignes = lignes(cx, &vises, lot, forme);
        en_gras |= lignes.iter().any(|l| l.cellules.iter().skip(1).any(|c| c.fort));
        if lignes.is_empty() {
            continue;
        }
        tableaux.push(Tableau {
            titre: bornes.filter(|_| lots.len() > 1).map(|dites| format!("Objectifs cibles {dites}")),
            resume:
                "Pour chaque indicateur : sa mesure, sa valeur de référence, la valeur visée chaque année."
                    .to_owned(),
            colonnes: colonnes(cx, lot, reference_commune(cx, &vises), forme),
            lignes,
            note: None,
        });
    }
    if let Some(dernier) = tableaux.last_mut() {
        dernier.note = note(cx, &vises, Some((acheteur, en_gras)))?;
    }
    Ok(tableaux)
}

/// What a table is for, hence what its columns are.
#[derive(Debug, Clone, Copy)]
enum Forme<'a> {
    /// The chapter: all buyers, and the law beside each line.
    Chapitre,
    Acte {
        acheteur: &'a Acheteur,
        /// The value one starts from is said once.
        reference: bool,
    },
}

impl Forme<'_> {
    fn plusieurs(self, cx: &Contexte<'_>) -> bool {
        matches!(self, Self::Chapitre) && cx.spaser.est_conjoint()
    }
}

fn tableau(cx: &Contexte<'_>) -> Resultat<Option<Tableau>> {
    let vises: Vec<_> = cx.spaser.indicateurs_par_axe().filter(|i| !i.cibles.is_empty()).collect();
    if vises.is_empty() {
        return Ok(None);
    }
    let annees = annees_a_montrer(cx, &vises);
    Ok(Some(Tableau {
        titre: None,
        resume: "Pour chaque indicateur : mesure, forme de la cible, valeur de référence, valeur visée chaque année.".to_owned(),
        colonnes: colonnes(cx, &annees, reference_commune(cx, &vises), Forme::Chapitre),
        lignes: lignes(cx, &vises, &annees, Forme::Chapitre),
        note: note(cx, &vises, None)?,
    }))
}

/// Rows under the heading of their axis; an axis without rows has no heading.
fn lignes(
    cx: &Contexte<'_>,
    vises: &[&IndicateurResolu<'_>],
    annees: &[Annee],
    forme: Forme<'_>,
) -> Vec<LigneTableau> {
    let commune = reference_commune(cx, vises);
    let voulu = |a: &Acheteur| match forme {
        Forme::Chapitre => true,
        Forme::Acte { acheteur, .. } => acheteur.id == a.id,
    };
    let mut lignes = Vec::new();
    for rang in (0..cx.spaser.axes.len()).map(Some).chain([None]) {
        let de_l_axe = vises.iter().filter(|i| i.axe == rang).flat_map(|indicateur| {
            let acheteurs = cx.spaser.acheteurs_de(indicateur).into_iter().filter(|a| voulu(a));
            acheteurs.filter_map(|a| ligne(cx, indicateur, a, (annees, commune), forme)).collect::<Vec<_>>()
        });
        let de_l_axe: Vec<LigneTableau> = de_l_axe.collect();
        if !de_l_axe.is_empty() {
            lignes.push(section_de_l_axe(cx, rang));
            lignes.extend(de_l_axe);
        }
    }
    lignes
}

/// The year of most baselines: said once, at the head of their column; the others say theirs.
fn reference_commune(cx: &Contexte<'_>, vises: &[&IndicateurResolu<'_>]) -> Option<Annee> {
    let annees = vises.iter().flat_map(|i| {
        let indicateur = cx.spaser.indicateur(i.id());
        cx.spaser.acheteurs_de(i).into_iter().filter_map(move |a| {
            cx.trajectoire(indicateur?, cx.spaser.acheteur(&a.id)?).reference.map(|(annee, _)| annee)
        })
    });
    let mut comptes: BTreeMap<Annee, usize> = BTreeMap::new();
    for annee in annees {
        *comptes.entry(annee).or_default() += 1;
    }
    let total: usize = comptes.values().sum();
    comptes.into_iter().find(|(_, n)| *n * 2 > total).map(|(annee, _)| annee)
}

/// Years that carry a target, or all those of the scheme when they fit.
fn annees_a_montrer(cx: &Contexte<'_>, vises: &[&IndicateurResolu<'_>]) -> Vec<Annee> {
    let utiles = toutes_les_annees(cx, vises);
    let montrees = if utiles.len() <= ANNEES_AU_PLUS { utiles } else { annees_citees(vises) };
    montrees.into_iter().take(ANNEES_AU_PLUS).collect()
}

fn toutes_les_annees(cx: &Contexte<'_>, vises: &[&IndicateurResolu<'_>]) -> BTreeSet<Annee> {
    cx.spaser.annees_des_cibles().iter().copied().chain(annees_citees(vises)).collect()
}

fn annees_citees(vises: &[&IndicateurResolu<'_>]) -> BTreeSet<Annee> {
    let cibles = vises.iter().flat_map(|i| &i.cibles);
    cibles.flat_map(|c| c.annees.keys().copied().chain(c.annee)).collect()
}

fn colonnes(
    cx: &Contexte<'_>,
    annees: &[Annee],
    commune: Option<Annee>,
    forme: Forme<'_>,
) -> Vec<ColonneTableau> {
    let depart = commune.map_or_else(|| "Référence".to_owned(), |a| format!("Référence {a}"));
    let des_annees = |part| annees.iter().map(move |a| colonne(a.to_string(), GenreColonne::Nombre, part));
    match forme {
        Forme::Chapitre => {
            let mut colonnes =
                vec![colonne("Id.", GenreColonne::Cle, 0.0), colonne("Indicateur", GenreColonne::Texte, 5.6)];
            colonnes.extend(forme.plusieurs(cx).then(|| colonne("Acheteur", GenreColonne::Texte, 1.8)));
            colonnes.push(colonne("Mesure", GenreColonne::Texte, 1.8));
            colonnes.push(colonne("Forme", GenreColonne::Texte, 1.6));
            colonnes.push(colonne(&depart, GenreColonne::Nombre, 0.0));
            colonnes.extend(des_annees(1.15));
            colonnes.push(colonne("Fondement", GenreColonne::Texte, 2.2));
            colonnes
        }
        // What numbers need, and all the rest to words.
        Forme::Acte { reference, .. } => {
            let mut colonnes = vec![colonne("Indicateur", GenreColonne::Texte, 1.0)];
            colonnes.extend(reference.then(|| colonne(&depart, GenreColonne::Nombre, 0.0)));
            colonnes.extend(des_annees(0.0));
            colonnes
        }
    }
}

fn section_de_l_axe(cx: &Contexte<'_>, rang: Option<usize>) -> LigneTableau {
    let titre = rang
        .and_then(|r| cx.spaser.axes.get(r))
        .map_or_else(|| "Ensemble du schéma".to_owned(), |a| format!("{} — {}", cx.axe(a.rang), a.axe.titre));
    section(cellule_forte(&titre)).de_l_axe(rang)
}

fn ligne(
    cx: &Contexte<'_>,
    indicateur: &IndicateurResolu<'_>,
    acheteur: &Acheteur,
    (annees, commune): (&[Annee], Option<Annee>),
    pour: Forme<'_>,
) -> Option<LigneTableau> {
    let indicateur = cx.spaser.indicateur(indicateur.id())?;
    let acheteur = cx.spaser.acheteur(&acheteur.id)?;
    let trajectoire = cx.trajectoire(indicateur, acheteur);
    let forme = trajectoire.cibles().first()?.forme;
    let id = indicateur.id().as_str();
    let mut cellules = Vec::new();
    match pour {
        Forme::Chapitre => {
            cellules.push(cellule_de(vec![texte::renvoi(ancre_indicateur(indicateur.id()), id)]));
            cellules.push(cellule(indicateur.nom));
            cellules.extend(pour.plusieurs(cx).then(|| cellule(cx.nom_court(acheteur))));
            cellules.push(cellule(&mesure(indicateur)));
            cellules.push(cellule(cx.vocabulaire.forme(indicateur, forme)));
        }
        Forme::Acte { .. } => {
            cellules.push(nom_et_mesure(indicateur, lecture_des_cibles(indicateur, &trajectoire)))
        }
    }
    let reference = matches!(pour, Forme::Chapitre | Forme::Acte { reference: true, .. });
    cellules.extend(reference.then(|| match trajectoire.reference {
        Some((a, v)) => {
            let valeur = match forme {
                FormeCible::OuiNon if v == 0.0 => "non".to_owned(),
                FormeCible::OuiNon => "oui".to_owned(),
                _ => valeur_nue(indicateur, v, true),
            };
            cellule(&if commune == Some(a) { valeur } else { format!("{valeur} ({a})") })
        }
        None => cellule_de(vec![texte::blanc("à établir")]),
    }));
    // An act says in bold the last value of each row, whatever the shape of its target.
    let finale = match pour {
        Forme::Chapitre => trajectoire.cible_finale().map(|(a, _)| a),
        Forme::Acte { .. } => derniere_annee(cx, &trajectoire),
    };
    let dire = |v: f64| valeur_nue(indicateur, v, false);
    // A year that the dossier writes; the others are deduced.
    let ecrite = |cellule: Cellule, annee: Annee| {
        let source =
            trajectoire.cibles().iter().find(|c| c.annees.contains_key(&annee) || c.annee == Some(annee));
        match source {
            Some(cible) => {
                let acheteur = cible.acheteur.as_ref().map_or("", crate::dossier::Id::as_str);
                cellule.du_champ(format!("cibles/{}/{acheteur}/{annee}", indicateur.id()))
            }
            None => cellule,
        }
    };
    cellules.extend(annees.iter().map(|a| match trajectoire.cible(*a) {
        Some(_) if forme == FormeCible::OuiNon && finale == Some(*a) => cellule_forte("oui"),
        Some(_) if forme == FormeCible::OuiNon => cellule("oui"),
        Some(v) if finale == Some(*a) => ecrite(cellule_forte(&dire(v)), *a),
        Some(v) => ecrite(cellule(&dire(v)), *a),
        None => cellule_vide(),
    }));
    if matches!(pour, Forme::Chapitre) {
        let premier = indicateur.fondements.iter().find_map(|id| cx.citer_court(id));
        cellules.push(premier.map_or_else(cellule_vide, cellule_de));
    }
    Some(courante(cellules).de_l_axe(indicateur.axe))
}

/// The last year for which a target states a value.
fn derniere_annee(cx: &Contexte<'_>, trajectoire: &Trajectoire<'_>) -> Option<Annee> {
    let annees = cx.spaser.annees_des_cibles().into_iter();
    annees.filter(|a| trajectoire.cible(*a).is_some()).chain(trajectoire.cible_finale().map(|(a, _)| a)).max()
}

/// « cible en cumul », « minimum chaque année »: without the column of shapes, a total or a bound would read as the
/// value of its year.
fn lecture_des_cibles(
    indicateur: &IndicateurResolu<'_>,
    trajectoire: &Trajectoire<'_>,
) -> Option<&'static str> {
    if trajectoire.est_cumulee() {
        return Some("cible en cumul");
    }
    let planchers = trajectoire.cibles().iter().all(|c| c.forme == FormeCible::Plancher);
    let dit = match indicateur.plafonne(FormeCible::Plancher) {
        true => "maximum chaque année",
        false => "minimum chaque année",
    };
    planchers.then_some(dit)
}

/// « **SOC-10** Heures d’insertion réalisées (heures) »: all that names a row, in one cell.
pub fn nom_et_mesure(indicateur: &IndicateurResolu<'_>, lecture: Option<&str>) -> Cellule {
    let mesure = mesure(indicateur).replace(' ', &INSECABLE.to_string());
    let lecture = lecture.map(|dit| format!(", {dit}")).unwrap_or_default();
    let suite = format!(" {} ({mesure}{lecture})", indicateur.nom);
    cellule_de(vec![
        Morceau::Gras { contenu: vec![texte::texte(indicateur.id().as_str())] },
        texte::texte(&typographier(&suite)),
    ])
}

/// « % du nombre de contrats », « % en valeur », « heures ».
pub fn mesure(indicateur: &IndicateurResolu<'_>) -> String {
    use crate::dossier::Expression;
    typographier(match (indicateur.unite, indicateur.expression) {
        ("%", Some(Expression::Nombre)) => "% du nombre",
        ("%", Some(Expression::Valeur)) => "% de la valeur",
        ("", _) => "nombre",
        (unite, _) => unite,
    })
}

/// The same at the head of a line: « Heures », « % du nombre », but « t CO₂e »: a symbol keeps its case.
pub fn mesure_en_tete(indicateur: &IndicateurResolu<'_>) -> String {
    let mesure = mesure(indicateur);
    let premier_mot = mesure.split(char::is_whitespace).next().unwrap_or_default();
    if premier_mot.chars().count() > 3 || indicateur.est_un_oui_non() { capitale(&mesure) } else { mesure }
}

/// What the author says of a target; failing that, what a milestone must make true.
fn precision(cible: &Cible) -> Option<String> {
    let jalon = || Some(format!("{} en {}", minuscule(cible.jalon.as_deref()?), cible.annee?));
    cible.precision.clone().or_else(jalon)
}

/// What the reader must know of the shapes used, of goals stated in several units, of precisions.
/// In the act of one buyer, those of its own targets only.
fn note(
    cx: &Contexte<'_>,
    vises: &[&IndicateurResolu<'_>],
    de_l_acte: Option<(&Acheteur, bool)>,
) -> Resultat<Option<Riche>> {
    let (acheteur, en_gras) = (de_l_acte.map(|(a, _)| a), de_l_acte.is_some_and(|(_, gras)| gras));
    let mut groupes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut precisions = Vec::new();
    let mut formes: BTreeSet<(FormeCible, bool)> = BTreeSet::new();
    for indicateur in vises {
        let siennes = indicateur
            .cibles
            .iter()
            .filter(|c| acheteur.is_none_or(|a| c.acheteur.as_ref().is_none_or(|id| *id == a.id)));
        for cible in siennes {
            formes.insert((cible.forme, indicateur.plafonne(cible.forme)));
            if let Some(groupe) = &cible.groupe {
                groupes.entry(groupe).or_default().insert(indicateur.id().as_str());
            }
            if let Some(precision) = precision(cible) {
                let un_seul = cible.acheteur.as_ref().and_then(|id| cx.spaser.acheteur(id));
                let qui = un_seul.filter(|_| acheteur.is_none()).map(|a| format!(" ({})", cx.nom_court(a)));
                precisions.push(format!("{}{} : {precision}", indicateur.id(), qui.unwrap_or_default()));
            }
        }
    }
    let groupes: Vec<String> = groupes
        .values()
        .filter(|ids| ids.len() > 1)
        .map(|ids| crate::ecriture::liste(&ids.iter().copied().collect::<Vec<_>>()))
        .collect();
    // The act of one buyer has no column for the shapes: only a total needs a word, of what it adds up.
    if acheteur.is_some() {
        formes.retain(|(forme, _)| *forme == FormeCible::Cumul);
    }
    let donnees = minijinja::context! {
        plancher => formes.contains(&(FormeCible::Plancher, false)),
        plafond => formes.contains(&(FormeCible::Plancher, true)),
        maintien => formes.contains(&(FormeCible::Maintien, false)),
        cumul => formes.contains(&(FormeCible::Cumul, false)),
        paliers => formes.contains(&(FormeCible::Paliers, false)),
        echeance => formes.contains(&(FormeCible::Echeance, false)),
        jalon => formes.contains(&(FormeCible::OuiNon, false)),
        acte => acheteur.is_some(),
        debut => cx.spaser.dossier.document.debut.map(|a| a.0),
        en_gras => en_gras,
        groupes => groupes,
        precisions => precisions,
    };
    Ok(Some(cx.prose.riche("cibles-note", donnees)?).filter(|n| !n.is_empty()))
}
