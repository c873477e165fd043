//! What follows: what was not filled, and who holds it; what is proposed where a target is late.

use std::collections::BTreeMap;

use super::actions::retard;
use super::exercice::{ActionSuivie, Exercice, Mesure};
use super::mots::{self, Mouvement};
use super::{chapitre as chapitre_du_bilan, colonne, ligne, section, tableau};
use crate::dossier::{Annee, Jour};
use crate::ecriture::{capitale, compte, liste, mois_annee, typographier};
use crate::mesure::{EtatCible, Retard};
use crate::vue::contexte::{Contexte, Resultat, cellule, cellule_vide};
use crate::vue::contrat::{Bloc, Chapitre, GenreColonne, LigneTableau};
use crate::vue::schema::intertitre;

/// Who holds what nobody is said to hold.
const SANS_DETENTEUR: &str = "Détenteur à préciser";

/// Something that the year lacks.
struct Manque {
    detenteur: String,
    quoi: String,
    acheteur: Option<String>,
    /// « 2028 : 33,1 % ».
    derniere: Option<String>,
}

pub fn manques(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Resultat<Option<Chapitre>> {
    let manques = lister(cx, exercice);
    if manques.is_empty() {
        return Ok(None);
    }
    let conjoint = cx.spaser.est_conjoint();
    let mut par_detenteur: BTreeMap<&str, Vec<&Manque>> = BTreeMap::new();
    for m in &manques {
        par_detenteur.entry(&m.detenteur).or_default().push(m);
    }
    // Known holders in alphabetical order, the rest last.
    let inconnus = par_detenteur.remove(SANS_DETENTEUR).map(|l| (SANS_DETENTEUR, l));
    let mut lignes: Vec<LigneTableau> = Vec::new();
    for (detenteur, siens) in par_detenteur.into_iter().chain(inconnus) {
        lignes.push(section(None, detenteur));
        lignes.extend(siens.into_iter().map(|m| {
            let mut cellules = vec![cellule(&m.quoi)];
            if conjoint {
                cellules.push(m.acheteur.as_deref().map_or_else(cellule_vide, cellule));
            }
            cellules.push(m.derniere.as_deref().map_or_else(cellule_vide, cellule));
            ligne(None, cellules)
        }));
    }
    let mut colonnes = vec![colonne("Ce qui manque", GenreColonne::Texte, 5.0)];
    if conjoint {
        colonnes.push(colonne("Acheteur", GenreColonne::Texte, 1.8));
    }
    colonnes.push(colonne("Dernière donnée connue", GenreColonne::Texte, 2.6));
    let donnees = minijinja::context! { annee => exercice.annee.0, nombre => manques.len() };
    let blocs = vec![
        Bloc::Texte { contenu: cx.prose.riche("bilan-manques", donnees)? },
        Bloc::Tableau {
            tableau: tableau(
                &format!("Données de {} qui restent à renseigner, par détenteur.", exercice.annee),
                colonnes,
                lignes,
            ),
        },
    ];
    Ok(Some(chapitre_du_bilan("manques", "Ce qui reste à renseigner", blocs)))
}

fn lister(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Vec<Manque> {
    let annee = exercice.annee;
    let detenteur = |nom: Option<&str>| nom.map_or_else(|| SANS_DETENTEUR.to_owned(), |n| capitale(n.trim()));
    let valeurs = exercice.mesures.iter().filter(|m| m.manque(annee)).map(|m| Manque {
        detenteur: detenteur(m.indicateur.source.responsable.as_deref()),
        quoi: format!("{} — {} ({annee})", m.indicateur.id(), m.indicateur.nom),
        acheteur: Some(cx.nom_court(m.acheteur).to_owned()),
        derniere: derniere(m, annee),
    });
    let points = exercice.actions.iter().filter(|a| !a.est_close()).filter_map(|a| {
        let etapes = a.etapes_inconnues(exercice.arret);
        let sans_point = a.points.is_empty() && commencee(a, exercice);
        let quoi = match (sans_point, etapes) {
            (true, _) => "avancement de l’année".to_owned(),
            (false, 0) => return None,
            (false, 1) => "état d’une étape échue".to_owned(),
            (false, n) => format!("état de {}", compte(n, "étape échue", "étapes échues")),
        };
        let statut = a.actuel.statut.map(|s| cx.vocabulaire.dire(s).to_owned());
        Some(Manque {
            detenteur: detenteur(a.action.action.pilote.as_deref()),
            quoi: format!("Action {} — {quoi}", a.action.numero),
            acheteur: None,
            derniere: statut,
        })
    });
    valeurs.chain(points).collect()
}

/// Whether an action has begun by the day of the report; one without a date is there from the start.
fn commencee(a: &ActionSuivie<'_>, exercice: &Exercice<'_>) -> bool {
    a.action.action.debut.is_none_or(|d| d.0 <= exercice.arret)
}

fn derniere(m: &Mesure<'_>, annee: Annee) -> Option<String> {
    let observations = &m.trajectoire.observations;
    let a = observations.annees().into_iter().rfind(|a| *a < annee)?;
    Some(format!("{a} : {}", mots::observee(m.indicateur, observations.valeur(a)?)))
}

/// What the assembly is asked, in neutral words and by one rule.
pub fn propositions(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Resultat<Option<Chapitre>> {
    let tardives: Vec<&Mesure<'_>> =
        exercice.mesures.iter().filter(|m| m.etat == EtatCible::EnRetard).collect();
    let actions: Vec<_> = exercice.actions.iter().filter(|a| a.est_en_retard()).collect();
    if tardives.is_empty() && actions.is_empty() {
        return Ok(None);
    }
    let donnees = minijinja::context! {
        annee => exercice.annee.0,
        indicateurs => tardives.len(),
        actions => actions.len(),
        conjoint => cx.spaser.est_conjoint(),
    };
    let mut blocs = vec![Bloc::Texte { contenu: cx.prose.riche("bilan-suites", donnees)? }];
    if !tardives.is_empty() {
        blocs.push(intertitre("Les indicateurs en retard"));
        blocs.push(Bloc::Tableau { tableau: indicateurs(cx, exercice, &tardives) });
    }
    if !actions.is_empty() {
        blocs.push(intertitre("Les actions en retard"));
        let lignes = actions.iter().map(|a| {
            let x = a.action.action;
            ligne(
                Some(a.action.rang_axe),
                vec![
                    cellule(&a.action.numero),
                    cellule(&x.titre),
                    retard(a).map_or_else(cellule_vide, |r| cellule(&r)),
                    cellule(&typographier(&proposition_de(a))),
                ],
            )
        });
        blocs.push(Bloc::Tableau {
            tableau: tableau(
                "Actions en retard et ce qui est proposé pour chacune.",
                vec![
                    colonne("N°", GenreColonne::Cle, 0.0),
                    colonne("Action", GenreColonne::Texte, 3.6),
                    colonne("Retard", GenreColonne::Texte, 1.8),
                    colonne("Proposition", GenreColonne::Texte, 4.6),
                ],
                lignes.collect(),
            ),
        });
    }
    let chapitre = chapitre_du_bilan("suites", "Les décisions proposées", blocs);
    Ok(Some(Chapitre { nouvelle_page: true, ..chapitre }))
}

/// What to decide of an action that is late, with the date that has gone by.
fn proposition_de(a: &ActionSuivie<'_>) -> String {
    let prevue =
        |d: Option<Jour>| d.map_or_else(String::new, |d| format!(" (prévue en {})", mois_annee(d.0)));
    let x = a.action.action;
    match a.retard {
        Retard::Fin => format!("Fixer une nouvelle date de fin{}, ou clore l’action", prevue(x.fin)),
        Retard::Debut => {
            format!("Fixer une nouvelle date de lancement{}, ou retirer l’action", prevue(x.debut))
        }
        _ => {
            let tardives = a.etapes.iter().filter(|e| e.en_retard);
            let etapes: Vec<String> =
                tardives.map(|e| format!("« {} »{}", e.etape.libelle, prevue(e.etape.echeance))).collect();
            match etapes.as_slice() {
                [] => "Confirmer les échéances, ou en fixer de nouvelles".to_owned(),
                [seule] => format!("Fixer une nouvelle échéance pour l’étape {seule}"),
                plusieurs => format!("Fixer de nouvelles échéances pour les étapes {}", liste(plusieurs)),
            }
        }
    }
}

fn indicateurs(
    cx: &Contexte<'_>,
    exercice: &Exercice<'_>,
    tardives: &[&Mesure<'_>],
) -> crate::vue::contrat::Tableau {
    let conjoint = cx.spaser.est_conjoint();
    let lignes = tardives.iter().map(|m| {
        let mut cellules = vec![cellule(m.indicateur.id().as_str()), cellule(m.indicateur.nom)];
        if conjoint {
            cellules.push(cellule(cx.nom_court(m.acheteur)));
        }
        let ecart = mots::ecart(m).map(|e| mots::ecart_court(m.indicateur, e));
        cellules.push(ecart.map_or_else(cellule_vide, |e| cellule(&e)));
        cellules.push(cellule(&typographier(&proposition(cx, exercice, m))));
        ligne(m.indicateur.axe, cellules)
    });
    let mut colonnes =
        vec![colonne("Id.", GenreColonne::Cle, 0.0), colonne("Indicateur", GenreColonne::Texte, 3.6)];
    if conjoint {
        colonnes.push(colonne("Acheteur", GenreColonne::Texte, 1.6));
    }
    colonnes.extend([
        colonne("Écart", GenreColonne::Nombre, 1.3),
        colonne("Proposition", GenreColonne::Texte, 5.0),
    ]);
    tableau("Indicateurs en retard et ce qui est proposé pour chacun.", colonnes, lignes.collect())
}

/// Progress keeps the target; none, or a step back, puts it in question.
fn proposition(cx: &Contexte<'_>, exercice: &Exercice<'_>, m: &Mesure<'_>) -> String {
    let numeros: Vec<&str> = cx
        .actions()
        .filter(|a| a.action.indicateurs.contains(m.indicateur.id()))
        .map(|a| a.numero.as_str())
        .collect();
    let actions = match numeros.as_slice() {
        [] => "désigner une action qui y contribue".to_owned(),
        [seule] => format!("renforcer l’action {seule}"),
        plusieurs => format!("renforcer les actions {}", liste(plusieurs)),
    };
    if m.indicateur.est_un_oui_non() {
        return "Confirmer l’échéance, ou en fixer une nouvelle".to_owned();
    }
    match mots::mouvement(m, exercice.annee) {
        Some(Mouvement::Vers) => format!("Maintenir la cible et {actions}"),
        Some(Mouvement::Stable | Mouvement::Contre) => {
            format!("{} ou ajuster la cible en motivant l’ajustement", capitale(&actions))
        }
        None => format!("Maintenir la cible et {actions}, ou l’ajuster en motivant l’ajustement"),
    }
}
