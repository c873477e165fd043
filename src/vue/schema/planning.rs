//! The planning: actions over the years of the scheme, then what must be published and when.

use jiff::civil::Date;

use super::chapitre as chapitre_du_corps;
use crate::dossier::ActionNumerotee;
use crate::droit::calendrier::{ANNEE_PRECEDENTE, Auteur};
use crate::ecriture::{capitale, compte, date_longue, jour_et_mois, mois, typographier};
use crate::vue::contexte::{Contexte, ancre_action, cellule, cellule_de, cellule_forte, cellule_vide};
use crate::vue::contrat::{
    Bloc, Chapitre, Dessin, EnMots, Figure, GenreColonne, LegendeGantt, LigneGantt, LigneTableau,
};
use crate::vue::echeances::EcheanceVue;
use crate::vue::tableau::{courante, section, tableau};
use crate::vue::texte;

/// First and last years drawn.
pub fn etendue(cx: &Contexte<'_>) -> Option<(u16, u16)> {
    let annees = cx.spaser.annees();
    Some((annees.first()?.0, annees.last()?.0))
}

/// Where a date falls between the first day of the first year and the last of the last, 0 to 1.
pub fn position(date: Date, debut: u16, fin: u16) -> f64 {
    let annees = f64::from(fin - debut + 1);
    let jour = f64::from(date.day_of_year() - 1) / f64::from(date.days_in_year());
    ((f64::from(date.year()) - f64::from(debut) + jour) / annees).clamp(0.0, 1.0)
}

pub fn chapitre(cx: &Contexte<'_>) -> Option<Chapitre> {
    let (debut, fin) = etendue(cx)?;
    let datees: Vec<&ActionNumerotee<'_>> =
        cx.actions().filter(|a| a.action.debut.is_some() || a.action.fin.is_some()).collect();
    let mut blocs: Vec<Bloc> = super::avancement::figure(cx).into_iter().collect();
    if !datees.is_empty() {
        blocs.push(figure(cx, &datees, debut, fin));
        blocs.extend(etapes_datees(cx));
    }
    blocs.extend(echeances(cx));
    (!blocs.is_empty()).then(|| chapitre_du_corps("calendrier", "Calendrier", blocs))
}

/// What falls on the scheme: the dates of law apart from those that the buyer chose; what comes back every
/// year is said once.
fn echeances(cx: &Contexte<'_>) -> Vec<Bloc> {
    let dates = crate::vue::echeances::du_schema(cx);
    if dates.is_empty() {
        return Vec::new();
    }
    let (annuelles, uniques): (Vec<_>, Vec<_>) = dates.iter().partition(|e| e.jalon.annuelle.is_some());
    let mut lignes = rythmes(cx, &annuelles);
    let mut annee = None;
    for echeance in uniques {
        let jalon = &echeance.jalon;
        if annee != Some(jalon.date.year()) {
            annee = Some(jalon.date.year());
            lignes.push(section(cellule_forte(&jalon.date.year().to_string())));
        }
        let quand = if jalon.jour_connu { jour_et_mois(jalon.date) } else { "Dans l’année".to_owned() };
        lignes.push(echeance_datee(cx, &quand, &jalon.titre, echeance));
    }
    let mut colonnes = vec![("Date", GenreColonne::Texte, 1.7), ("Objet", GenreColonne::Texte, 5.4)];
    if cx.spaser.est_conjoint() {
        colonnes.push(("Acheteurs", GenreColonne::Texte, 2.0));
    }
    colonnes.push(("Nature", GenreColonne::Texte, 2.2));
    let tableau =
        tableau("Échéances légales et dates retenues pour le schéma, dans l’ordre.", &colonnes, lignes);
    let loi = dates.iter().any(|e| e.jalon.auteur == Auteur::Loi);
    let portee = if cx.spaser.est_conjoint() {
        "Les échéances légales sont celles de chaque acheteur, que le schéma y réponde ou non."
    } else {
        "Les échéances légales sont celles de l’acheteur, que le schéma y réponde ou non."
    };
    let note = loi.then(|| Bloc::Texte { contenu: texte::paragraphe(portee) });
    [Some(super::intertitre("Échéances légales et dates retenues")), note, Some(tableau)]
        .into_iter()
        .flatten()
        .collect()
}

/// « 30 juin, 2027–2032 », one row a deadline.
fn rythmes(cx: &Contexte<'_>, annuelles: &[&EcheanceVue<'_>]) -> Vec<LigneTableau> {
    let mut vues: Vec<&str> = Vec::new();
    let mut lignes = Vec::new();
    for echeance in annuelles {
        let Some(fiche) = echeance.jalon.annuelle.as_deref().filter(|f| !vues.contains(f)) else { continue };
        vues.push(fiche);
        let dates =
            annuelles.iter().filter(|e| e.jalon.annuelle.as_deref() == Some(fiche)).map(|e| e.jalon.date);
        let (premiere, derniere) = (echeance.jalon.date, dates.max().unwrap_or(echeance.jalon.date));
        let quand = match premiere.year() == derniere.year() {
            true => date_longue(premiere),
            false => {
                format!("{}, {}–{}", jour_et_mois(premiere), premiere.year(), derniere.year())
            }
        };
        let annee = format!("l’année {}", premiere.year() - 1);
        let titre = echeance.jalon.titre.replace(&annee, ANNEE_PRECEDENTE);
        lignes.push(echeance_datee(cx, &quand, &titre, echeance));
    }
    if !lignes.is_empty() {
        lignes.insert(0, section(cellule_forte("Chaque année")));
    }
    lignes
}

fn echeance_datee(cx: &Contexte<'_>, quand: &str, titre: &str, echeance: &EcheanceVue<'_>) -> LigneTableau {
    let conjoint = cx.spaser.est_conjoint();
    let mut cellules = vec![cellule(quand), cellule(titre)];
    if conjoint {
        let noms: Vec<&str> = echeance.acheteurs.iter().map(|a| cx.nom_court(a)).collect();
        let tous = noms.len() == cx.spaser.dossier.acheteurs.len();
        cellules.push(cellule(&if tous { "Tous".to_owned() } else { noms.join(", ") }));
    }
    cellules.push(cellule(match echeance.jalon.auteur {
        Auteur::Loi => "Échéance légale",
        Auteur::Acheteur if conjoint => "Date retenue par les acheteurs",
        Auteur::Acheteur => "Date retenue par l’acheteur",
    }));
    courante(cellules)
}

fn figure(cx: &Contexte<'_>, datees: &[&ActionNumerotee<'_>], debut: u16, fin: u16) -> Bloc {
    let mut lignes = Vec::new();
    for axe in &cx.spaser.axes {
        let siennes: Vec<_> = datees.iter().filter(|a| a.rang_axe == axe.rang).collect();
        if siennes.is_empty() {
            continue;
        }
        let titre = format!("{} — {}", cx.axe(axe.rang), axe.axe.titre);
        lignes.push(LigneGantt {
            libelle: typographier(&titre),
            axe: Some(axe.rang),
            groupe: true,
            debut: 0.0,
            fin: 0.0,
            recurrente: false,
            jalons: Vec::new(),
            affiche: String::new(),
        });
        lignes.extend(siennes.into_iter().map(|a| ligne(a, debut, fin)));
    }
    let alternative = format!(
        "Calendrier de {} réparties par axe, de {debut} à {fin}. Les dates de chaque action sont écrites en regard.",
        compte(datees.len(), "action", "actions")
    );
    Bloc::Figure {
        figure: Box::new(Figure {
            ancre: None,
            legende: "Calendrier des actions".to_owned(),
            alternative,
            dessin: Dessin::Gantt {
                annees: (debut..=fin).map(|a| a.to_string()).collect(),
                legende: legende(cx, &lignes),
                lignes,
            },
            donnees: None,
            renvoi: None,
            en_mots: EnMots::de("Action", "Période"),
        }),
    }
}

/// Only the signs that are drawn.
fn legende(cx: &Contexte<'_>, lignes: &[LigneGantt]) -> LegendeGantt {
    let dit = |cle, dessine: bool| dessine.then(|| cx.vocabulaire.libelle(cle).to_owned());
    LegendeGantt {
        ponctuelle: dit("gantt_ponctuelle", true),
        recurrente: dit("gantt_recurrente", lignes.iter().any(|l| l.recurrente)),
        jalon: dit("gantt_jalon", lignes.iter().any(|l| !l.jalons.is_empty())),
    }
}

fn ligne(a: &ActionNumerotee<'_>, debut: u16, fin: u16) -> LigneGantt {
    let action = a.action;
    let place = |j: crate::dossier::Jour| position(j.0, debut, fin);
    let affiche = match (action.debut, action.fin) {
        (Some(d), Some(f)) => format!("{} – {}", mois_court(d.0), mois_court(f.0)),
        (Some(d), None) => format!("dès {}", mois_court(d.0)),
        (None, Some(f)) => format!("jusqu’à {}", mois_court(f.0)),
        (None, None) => String::new(),
    };
    LigneGantt {
        libelle: format!("{} {}", a.numero, typographier(&action.titre)),
        axe: Some(a.rang_axe),
        groupe: false,
        debut: action.debut.map_or(0.0, place),
        fin: action.fin.map_or(1.0, place),
        recurrente: action.recurrente,
        jalons: action.etapes.iter().filter_map(|e| e.echeance).map(place).collect(),
        affiche,
    }
}

/// « 06/2027 »: short enough to stand at the end of a bar.
fn mois_court(date: Date) -> String {
    format!("{:02}/{}", date.month(), date.year())
}

/// Every dated step of the scheme, in order: what a project leader reads first.
fn etapes_datees(cx: &Contexte<'_>) -> Option<Bloc> {
    let mut etapes: Vec<_> = cx
        .actions()
        .flat_map(|a| a.action.etapes.iter().filter_map(move |e| Some((e.echeance?, a, e))))
        .collect();
    etapes.sort_by_key(|(date, a, _)| (*date, a.numero.clone()));
    if etapes.is_empty() {
        return None;
    }
    let mut lignes = Vec::new();
    let mut annee = None;
    let mut mois_dit = String::new();
    for (date, a, e) in &etapes {
        if annee != Some(date.annee()) {
            annee = Some(date.annee());
            mois_dit.clear();
            lignes.push(section(cellule_forte(&date.annee().to_string())));
        }
        let mois = capitale(&mois(date.0));
        // A month is said once.
        let nouveau = if mois == mois_dit { String::new() } else { mois.clone() };
        mois_dit = mois;
        lignes.push(courante(vec![
            cellule(&nouveau),
            cellule(&capitale(&e.libelle)),
            cellule_de(vec![texte::renvoi(ancre_action(&a.action.id), &a.numero)]),
            a.action.pilote.as_deref().map_or_else(cellule_vide, cellule),
        ]));
    }
    let mut bloc = tableau(
        "Étapes datées des actions, dans l’ordre du calendrier.",
        &[
            ("Échéance", GenreColonne::Texte, 0.0),
            ("Étape", GenreColonne::Texte, 5.5),
            ("Action", GenreColonne::Texte, 0.0),
            ("Pilote", GenreColonne::Texte, 3.2),
        ],
        lignes,
    );
    if let Bloc::Tableau { tableau } = &mut bloc {
        tableau.titre = Some("Étapes dans l’ordre du calendrier".to_owned());
    }
    Some(bloc)
}
