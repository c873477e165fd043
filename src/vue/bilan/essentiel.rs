//! One page: how much is filled, reached, late; what goes well, what calls for a decision; how to read the rest.

use super::exercice::{Exercice, Mesure};
use super::{Comptes, ComptesActions, colonne, ligne, resultats, tableau};
use crate::ecriture::{INSECABLE, date_longue, typographier};
use crate::mesure::{EtatCible, Marge};
use crate::vue::contexte::{Contexte, Resultat, cellule, cellule_forte, valeur};
use crate::vue::contrat::{Bloc, Chapitre, Colonne, GenreColonne, GenreEncadre, Tableau, Tuile};
use crate::vue::schema::{intertitre, liminaire};
use crate::vue::texte;

/// An elected member reads this many examples of each kind.
const EXEMPLES: usize = 5;

pub fn chapitre(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Resultat<Chapitre> {
    let comptes = Comptes::de(exercice);
    let actions = ComptesActions::new(exercice, None);
    let mut blocs = vec![Bloc::Chapeau { contenu: resume(cx, exercice, &comptes, &actions)? }];
    blocs.push(Bloc::Chiffres { tuiles: tuiles(cx, exercice, &comptes, &actions) });
    if cx.spaser.est_conjoint() {
        blocs.push(intertitre("Acheteur par acheteur"));
        blocs.push(Bloc::Tableau { tableau: par_acheteur(cx, exercice) });
    } else {
        let phares = phares(exercice);
        if !phares.is_empty() {
            blocs.push(intertitre("Les cibles mises en avant"));
            blocs.push(Bloc::Tableau { tableau: resultats::composer(cx, exercice, &phares) });
        }
    }
    let colonnes = exemples(cx, exercice);
    if !colonnes.is_empty() {
        blocs.push(Bloc::Colonnes { colonnes });
    }
    Ok(liminaire("essentiel", "L’essentiel", blocs))
}

/// What the document holds, and the rule by which it judges.
pub fn sommaire(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Resultat<Chapitre> {
    let titre = cx.vocabulaire.libelle("sommaire").to_owned();
    let blocs = vec![
        Bloc::Sommaire { titre: titre.clone() },
        Bloc::Encadre {
            genre: GenreEncadre::Note,
            titre: "Comment lire ce bilan".to_owned(),
            contenu: regle(cx, exercice)?,
            source: None,
        },
    ];
    Ok(liminaire("sommaire", &titre, blocs))
}

fn resume(
    cx: &Contexte<'_>,
    exercice: &Exercice<'_>,
    comptes: &Comptes,
    actions: &ComptesActions,
) -> Resultat<crate::vue::contrat::Riche> {
    let debut = cx.spaser.dossier.document.debut.map_or(exercice.annee.0, |d| d.0);
    let rang = u32::from(exercice.annee.0.saturating_sub(debut)) + 1;
    cx.prose
        .riche(
            "bilan-essentiel",
            minijinja::context! {
                annee => exercice.annee.0,
                rang => ordinal(rang),
                derniere => cx.spaser.dossier.document.fin == Some(exercice.annee),
                conjoint => cx.spaser.est_conjoint(),
                date => date_longue(exercice.arret),
                seances => exercice.seances.len(),
                ..minijinja::Value::from(minijinja::value::Serde(comptes))
            },
        )
        .and_then(|mut dit| {
            dit.extend(cx.prose.riche(
                "bilan-actions",
                minijinja::context! {
                    date => date_longue(exercice.arret),
                    ..minijinja::Value::from(minijinja::value::Serde(actions))
                },
            )?);
            Ok(dit)
        })
}

/// « première », « troisième », up to a scheme's length; beyond, the figure.
fn ordinal(n: u32) -> String {
    const MOTS: [&str; 10] = [
        "première",
        "deuxième",
        "troisième",
        "quatrième",
        "cinquième",
        "sixième",
        "septième",
        "huitième",
        "neuvième",
        "dixième",
    ];
    usize::try_from(n.saturating_sub(1))
        .ok()
        .and_then(|i| MOTS.get(i))
        .map_or_else(|| format!("{n}e"), |m| (*m).to_owned())
}

fn tuiles(cx: &Contexte<'_>, exercice: &Exercice<'_>, c: &Comptes, a: &ComptesActions) -> Vec<Tuile> {
    let tuile = |valeur: String, libelle: &str, note: Option<String>| Tuile {
        valeur,
        libelle: libelle.to_owned(),
        note: note.map(|n| typographier(&n)),
    };
    let sur = |n: usize, total: usize| format!("{n}{INSECABLE}sur{INSECABLE}{total}");
    let unite = if cx.spaser.est_conjoint() { "valeurs renseignées" } else { "indicateurs renseignés" };
    let mut tuiles = vec![tuile(sur(c.renseignees, c.valeurs), unite, None)];
    if c.comparees > 0 {
        let note = Some(format!("sur {} comparaisons", c.comparees)).filter(|_| c.comparees > 1);
        tuiles.push(tuile(
            c.atteintes.to_string(),
            if c.atteintes < 2 { "cible ou repère atteint" } else { "cibles ou repères atteints" },
            note,
        ));
        tuiles.push(tuile(c.proches.to_string(), if c.proches < 2 { "proche" } else { "proches" }, None));
        tuiles.push(tuile(c.en_retard.to_string(), "en retard", None));
    }
    if a.inconnues < a.actions {
        let notes = |n: usize| (n > 0).then(|| format!("dont {n} sans nouvelle"));
        tuiles.push(tuile(
            sur(a.realisees, a.actions),
            if a.actions < 2 { "action réalisée" } else { "actions réalisées" },
            notes(a.inconnues),
        ));
        tuiles.push(tuile(
            a.en_cours.to_string(),
            if a.en_cours < 2 { "action en cours" } else { "actions en cours" },
            None,
        ));
        tuiles.push(tuile(
            a.en_retard.to_string(),
            if a.en_retard < 2 { "action en retard" } else { "actions en retard" },
            None,
        ));
    }
    let prevues: u32 = cx.spaser.dossier.instances.iter().filter_map(|i| i.seances_par_an).sum();
    let tenues = exercice.seances.len();
    if tenues > 0 {
        let note = (prevues > 0).then(|| format!("pour {prevues} prévues"));
        tuiles.push(tuile(
            tenues.to_string(),
            if tenues < 2 { "séance tenue" } else { "séances tenues" },
            note,
        ));
    }
    tuiles
}

/// The author's headline targets, or the first of each indicator.
fn phares<'e>(exercice: &'e Exercice<'_>) -> Vec<Vec<&'e Mesure<'e>>> {
    let phare = |m: &&Mesure<'_>| m.trajectoire.cibles().iter().any(|c| c.phare);
    exercice.mesures.iter().filter(phare).map(|m| vec![m]).collect()
}

/// Buyers side by side: what is filled, reached, late.
fn par_acheteur(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Tableau {
    let lignes = cx.spaser.dossier.acheteurs.iter().map(|a| {
        let c = Comptes::d_un_acheteur(exercice, a);
        let actions = ComptesActions::new(exercice, Some(a));
        ligne(
            None,
            vec![
                cellule(cx.nom_court(a)),
                cellule(&format!("{} sur {}", c.renseignees, c.valeurs)),
                cellule_forte(&c.atteintes.to_string()),
                cellule(&c.proches.to_string()),
                cellule_forte(&c.en_retard.to_string()),
                cellule(&actions.en_retard.to_string()),
            ],
        )
    });
    tableau(
        &format!("Résultats de l’année {} pour chaque acheteur.", exercice.annee),
        vec![
            colonne("Acheteur", GenreColonne::Cle, 3.0),
            colonne("Indicateurs renseignés", GenreColonne::Nombre, 1.8),
            colonne("Atteints", GenreColonne::Nombre, 1.2),
            colonne("Proches", GenreColonne::Nombre, 1.2),
            colonne("En retard", GenreColonne::Nombre, 1.2),
            colonne("Actions en retard", GenreColonne::Nombre, 1.6),
        ],
        lignes.collect(),
    )
}

/// Headline targets first, then the order of the axes.
fn exemples(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Vec<Colonne> {
    let phare = |m: &Mesure<'_>| m.trajectoire.cibles().iter().any(|c| c.phare);
    let choisir = |etat: EtatCible| {
        let (d_abord, ensuite): (Vec<_>, Vec<_>) =
            exercice.mesures.iter().filter(|m| m.etat == etat).partition(|m| phare(m));
        d_abord.into_iter().chain(ensuite).take(EXEMPLES).map(|m| dire(cx, m)).collect::<Vec<_>>()
    };
    let colonne = |titre: &str, dits: Vec<String>| {
        (!dits.is_empty()).then(|| Colonne { titre: typographier(titre), contenu: texte::puces(&dits) })
    };
    [
        colonne("Ce qui est atteint", choisir(EtatCible::Atteinte)),
        colonne("Ce qui appelle une décision", choisir(EtatCible::EnRetard)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// « Heures d’insertion réalisées : 271 300 heures en cumul, pour 330 000 attendues ».
fn dire(cx: &Contexte<'_>, m: &Mesure<'_>) -> String {
    let i = m.indicateur;
    let qui =
        if cx.spaser.est_conjoint() { format!(" ({})", cx.nom_court(m.acheteur)) } else { String::new() };
    let cumul = if m.trajectoire.est_cumulee() { " en cumul" } else { "" };
    let comparee = m.comparee.map(|v| valeur(i, v, true)).unwrap_or_default();
    if i.est_un_oui_non() {
        return format!("{}{qui} : {comparee}", i.court);
    }
    let attendu = m.attendu.map(|v| valeur(i, v, !m.cible_de_l_annee)).unwrap_or_default();
    format!("{}{qui} : {comparee}{cumul}, pour {attendu}", i.court)
}

fn regle(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Resultat<crate::vue::contrat::Riche> {
    let propres = exercice.mesures.iter().any(|m| m.trajectoire.marge != Marge::USUELLE);
    let cumuls = exercice.mesures.iter().any(|m| m.trajectoire.est_cumulee());
    let reperes = exercice.mesures.iter().any(|m| m.attendu.is_some() && !m.cible_de_l_annee);
    cx.prose.riche(
        "bilan-regle",
        minijinja::context! {
            annee => exercice.annee.0,
            marge => super::mots::marge_usuelle(),
            propres => propres,
            cumuls => cumuls,
            reperes => reperes,
            date => date_longue(exercice.arret),
            regle_des_actions => crate::mesure::avancement::REGLE,
        },
    )
}
