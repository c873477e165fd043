//! The actions of an axis on the day of the report: a table of all, then what the year brought to each.

use super::exercice::{ActionSuivie, EtapeSuivie, Exercice};
use super::{colonne, ligne, tableau};
use crate::dossier::{AxeNumerote, EtatEtape, Jour};
use crate::ecriture::{FINE, capitale, date_longue, liste, minuscule, mois_annee, nombre, typographier};
use crate::mesure::Retard;
use crate::vue::contexte::{Contexte, ancre_action, cellule, cellule_forte, cellule_vide};
use crate::vue::contrat::{Bloc, GenreColonne, Ligne, LigneTableau};
use crate::vue::schema::champ;
use crate::vue::texte;

const INCONNU: &str = "Non renseigné";

pub fn blocs(cx: &Contexte<'_>, exercice: &Exercice<'_>, axe: &AxeNumerote<'_>) -> Vec<Bloc> {
    let siennes: Vec<&ActionSuivie<'_>> =
        exercice.actions.iter().filter(|a| a.action.rang_axe == axe.rang).collect();
    if siennes.is_empty() {
        return Vec::new();
    }
    let lignes = siennes.iter().map(|a| rangee(cx, a)).collect();
    let table = tableau(
        &format!(
            "Actions de l’axe au {} : statut, avancement, étapes et retard.",
            date_longue(exercice.arret)
        ),
        vec![
            colonne("N°", GenreColonne::Cle, 0.0),
            colonne("Action", GenreColonne::Texte, 4.4),
            colonne("Pilote", GenreColonne::Texte, 2.8),
            colonne("Statut", GenreColonne::Texte, 2.1),
            colonne("Part faite", GenreColonne::Nombre, 1.4),
            colonne("Retard", GenreColonne::Texte, 2.2),
        ],
        lignes,
    );
    let fiches = siennes.iter().filter_map(|a| fiche(cx, exercice, a));
    std::iter::once(Bloc::Tableau { tableau: table }).chain(fiches).collect()
}

fn rangee(cx: &Contexte<'_>, a: &ActionSuivie<'_>) -> LigneTableau {
    let x = a.action.action;
    let statut = a.actuel.statut.map_or(INCONNU, |s| cx.vocabulaire.dire(s));
    let part = a.actuel.avancement.map(|p| format!("{}{FINE}%", nombre(p, 0)));
    let retard = retard(a);
    LigneTableau {
        ancre: Some(ancre_action(&x.id)),
        ..ligne(
            Some(a.action.rang_axe),
            vec![
                cellule(&a.action.numero),
                cellule(&x.titre),
                x.pilote.as_deref().map_or_else(cellule_vide, |p| cellule(&capitale(p))),
                cellule(statut),
                part.map_or_else(cellule_vide, |p| cellule(&p)),
                retard.map_or_else(cellule_vide, |r| cellule_forte(&r)),
            ],
        )
    }
}

/// « Étape dépassée », « 2 étapes dépassées », « Fin dépassée »…
pub fn retard(a: &ActionSuivie<'_>) -> Option<String> {
    let etapes = a.etapes.iter().filter(|e| e.en_retard).count();
    match a.retard {
        Retard::Etape if etapes > 1 => Some(format!("{etapes} étapes dépassées")),
        autre if !autre.est_un_retard() => None,
        autre => Some(autre.libelle().to_owned()),
    }
}

/// What the year brought: steps, comments; for the departments, notes. None while there is nothing of it.
fn fiche(cx: &Contexte<'_>, exercice: &Exercice<'_>, a: &ActionSuivie<'_>) -> Option<Bloc> {
    let x = a.action.action;
    let annee = exercice.annee;
    let mut champs: Vec<Ligne> = Vec::new();
    champs.extend(commentaires(a));
    champs.extend(etapes("Étapes faites", a.etapes_de(annee).filter(|e| est_faite(e)), |e| {
        minuscule(&e.etape.libelle)
    }));
    let dues = |e: &EtapeSuivie<'_>| match (e.etape.echeance, e.etat) {
        (Some(Jour(d)), Some(etat)) => format!(
            "{} ({} ; échéance : {})",
            minuscule(&e.etape.libelle),
            minuscule(cx.vocabulaire.dire(etat)),
            mois_annee(d)
        ),
        _ => minuscule(&e.etape.libelle),
    };
    champs.extend(etapes("Étapes en retard", a.etapes_de(annee).filter(|e| e.en_retard), dues));
    if champs.is_empty() && !cx.est_interne() {
        return None;
    }
    // A step of which nobody says anything is said to be so.
    let inconnues = a.etapes_de(annee).filter(|e| e.etat.is_none() && !a.est_close());
    champs.extend(etapes("Étapes non renseignées", inconnues, |e| match e.etape.echeance {
        Some(Jour(d)) => format!("{} ({})", minuscule(&e.etape.libelle), mois_annee(d)),
        None => minuscule(&e.etape.libelle),
    }));
    if cx.est_interne() {
        let notes = x.journal.iter().filter(|n| n.annee == annee);
        champs.extend(
            notes.map(|n| Ligne { libelle: "Note interne".to_owned(), contenu: texte::riche(&n.texte.0) }),
        );
    }
    let titre = typographier(&format!("{} — {}", a.action.numero, x.titre));
    (!champs.is_empty()).then_some(Bloc::Fiche { titre: Some(titre), champs })
}

fn est_faite(e: &EtapeSuivie<'_>) -> bool {
    e.etat == Some(EtatEtape::Faite)
}

fn etapes<'e, 'c: 'e>(
    libelle: &str,
    etapes: impl Iterator<Item = &'e EtapeSuivie<'c>>,
    dire: impl Fn(&EtapeSuivie<'_>) -> String,
) -> Option<Ligne> {
    let dites: Vec<String> = etapes.map(dire).collect();
    let contenu = match dites.as_slice() {
        [] => return None,
        courtes if courtes.len() < 3 => texte::ligne(&format!("{}.", capitale(&liste(courtes)))),
        longues => texte::ligne(&format!("{}.", capitale(&longues.join(" ; ")))),
    };
    Some(champ(libelle, contenu))
}

/// The last comment of the year, or each with its date.
fn commentaires(a: &ActionSuivie<'_>) -> Option<Ligne> {
    let dits: Vec<(Jour, &str)> =
        a.points.iter().filter_map(|p| Some((p.date, p.commentaire.as_deref()?))).collect();
    let contenu = match dits.as_slice() {
        [] => return None,
        [(_, seul)] => texte::riche(seul),
        plusieurs => {
            let elements: Vec<String> =
                plusieurs.iter().map(|(d, dit)| format!("{} : {dit}", capitale(&mois_annee(d.0)))).collect();
            texte::puces(&elements)
        }
    };
    Some(Ligne { libelle: "Ce que l’année a produit".to_owned(), contenu })
}
