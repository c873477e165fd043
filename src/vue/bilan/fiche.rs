//! The sheet of an indicator in the year: value, distance, trend, rule, comment, and where the value comes from.

use super::exercice::{Exercice, Mesure};
use super::mots;
use crate::dossier::Annee;
use crate::ecriture::{capitale, date_longue, minuscule, typographier};
use crate::mesure::{EtatCible, Marge};
use crate::vue::contexte::{Contexte, ancre_action, ancre_indicateur, valeur};
use crate::vue::contrat::{FicheIndicateur, Ligne, Morceau, Pastille, Ton};
use crate::vue::schema::{champ, figure_jusqu_a};
use crate::vue::texte;

/// None while nothing is known of the year: the chapter on what is missing names it.
pub fn fiche(cx: &Contexte<'_>, exercice: &Exercice<'_>, groupe: &[&Mesure<'_>]) -> Option<FicheIndicateur> {
    let annee = exercice.annee;
    let connues: Vec<&Mesure<'_>> = groupe.iter().copied().filter(|m| m.valeur.is_some()).collect();
    let premiere = connues.first()?;
    let i = premiere.indicateur;
    let conjoint = cx.spaser.est_conjoint();
    let mut champs: Vec<Ligne> = Vec::new();
    if conjoint {
        champs.extend(valeurs(cx, &connues, annee));
    } else {
        champs.extend(chiffres(premiere, annee));
    }
    champs.extend(regle(premiere));
    champs.extend(commentaires(cx, &connues, annee));
    champs.extend(releves(cx, &connues));
    champs.extend(actions(cx, premiere));
    let trajectoire = match connues.as_slice() {
        [seule] if !conjoint => figure_jusqu_a(cx, i, &seule.trajectoire, annee),
        _ => None,
    };
    Some(FicheIndicateur {
        ancre: ancre_indicateur(i.id()),
        id: i.id().to_string(),
        titre: typographier(i.nom),
        axe: i.axe,
        pastilles: pastilles(cx, &connues, annee),
        champs,
        valeurs: None,
        trajectoire,
    })
}

fn pastilles(cx: &Contexte<'_>, connues: &[&Mesure<'_>], annee: Annee) -> Vec<Pastille> {
    let etats = connues.iter().map(|m| {
        let etat = mots::etat(m, annee);
        let texte = match cx.spaser.est_conjoint() {
            true => format!("{} : {}", cx.nom_court(m.acheteur), minuscule(etat)),
            false => etat.to_owned(),
        };
        // A strong pill draws the eye where a decision is called for.
        let ton = if m.etat == EtatCible::EnRetard { Ton::Axe } else { Ton::Neutre };
        Pastille { texte: typographier(&texte), ton }
    });
    etats.collect()
}

fn chiffres(m: &Mesure<'_>, annee: Annee) -> Vec<Ligne> {
    let i = m.indicateur;
    let mut champs = Vec::new();
    if let Some(v) = m.valeur {
        let termes = mots::termes(m, annee).map(|t| format!(" ({t})")).unwrap_or_default();
        let dit = format!("{}{termes}", mots::observee(i, v));
        champs.push(champ(&format!("Valeur {annee}"), texte::ligne(&capitale(&dit))));
    }
    if let Some(total) = m.comparee.filter(|_| m.trajectoire.est_cumulee()) {
        champs.push(champ(
            "Cumul",
            texte::ligne(&format!("{} depuis le début du schéma", mots::observee(i, total))),
        ));
    }
    let cumul = if m.trajectoire.est_cumulee() { " en cumul" } else { "" };
    if let Some(attendu) = m.attendu {
        let (libelle, exact) = match m.cible_de_l_annee {
            true => (format!("Cible {annee}"), false),
            false => (format!("Repère {annee}"), true),
        };
        champs.push(champ(
            &libelle,
            texte::ligne(&capitale(&format!("{}{cumul}{}", valeur(i, attendu, exact), distance(m)))),
        ));
    } else if let Some((echeance, cible)) = m.trajectoire.cible_finale().filter(|(a, _)| *a > annee) {
        champs.push(champ(
            &format!("Cible {echeance}"),
            texte::ligne(&capitale(&format!("{}{cumul}", valeur(i, cible, false)))),
        ));
    }
    champs.extend(mots::tendance(m, annee).map(|dit| champ("Tendance", texte::ligne(&dit))));
    champs
}

/// What the table of a joint scheme has no room for: the two terms of each rate, and where it comes from.
fn valeurs(cx: &Contexte<'_>, connues: &[&Mesure<'_>], annee: Annee) -> Option<Ligne> {
    let dire = |m: &&Mesure<'_>| {
        let termes = mots::termes(m, annee).map(|t| format!(" ({t})")).unwrap_or_default();
        let tendance = mots::tendance(m, annee).map(|t| format!(" ; {}", minuscule(&t))).unwrap_or_default();
        let valeur = mots::observee(m.indicateur, m.valeur?);
        let suite = format!("{termes}{tendance}");
        (!suite.is_empty()).then(|| format!("{} : {valeur}{suite}", cx.nom_court(m.acheteur)))
    };
    let dites: Vec<String> = connues.iter().filter_map(dire).collect();
    (!dites.is_empty())
        .then(|| Ligne { libelle: "Valeur et tendance".to_owned(), contenu: texte::puces(&dites) })
}

/// « ; écart de −1,3 point »; nothing when there is none, or when a value is only true or false.
fn distance(m: &Mesure<'_>) -> String {
    let ecart = mots::ecart(m).and_then(|e| mots::ecart_en_mots(m.indicateur, e));
    ecart.map(|e| format!(" ; écart de {e}")).unwrap_or_default()
}

/// The rule, where it is not the common one.
fn regle(m: &Mesure<'_>) -> Option<Ligne> {
    if m.trajectoire.marge == Marge::USUELLE || m.attendu.is_none() || m.indicateur.est_un_oui_non() {
        return None;
    }
    let dit = format!("« Proche » jusqu’à {} d’écart", mots::marge(m.indicateur, m.trajectoire.marge));
    Some(champ("Règle propre", texte::ligne(&dit)))
}

/// One comment, or one a buyer.
fn commentaires(cx: &Contexte<'_>, connues: &[&Mesure<'_>], annee: Annee) -> Option<Ligne> {
    let dits: Vec<(&Mesure<'_>, &str)> =
        connues.iter().filter_map(|m| Some((*m, m.trajectoire.observations.commentaire(annee)?))).collect();
    let contenu = match dits.as_slice() {
        [] => return None,
        [(_, seul)] if !cx.spaser.est_conjoint() => texte::riche(seul),
        plusieurs => {
            let elements: Vec<String> =
                plusieurs.iter().map(|(m, dit)| format!("{} : {}", cx.nom_court(m.acheteur), dit)).collect();
            texte::puces(&elements)
        }
    };
    Some(Ligne { libelle: "Commentaire".to_owned(), contenu })
}

/// Where values come from, once for the buyers that share it.
fn releves(cx: &Contexte<'_>, connues: &[&Mesure<'_>]) -> Option<Ligne> {
    let mut sources: Vec<(String, Vec<&str>)> = Vec::new();
    for m in connues {
        let Some(dit) = provenance(m) else { continue };
        let nom = cx.nom_court(m.acheteur);
        match sources.iter_mut().find(|(d, _)| *d == dit) {
            Some((_, noms)) => noms.push(nom),
            None => sources.push((dit, vec![nom])),
        }
    }
    let contenu = match sources.as_slice() {
        [] => return None,
        [(seule, _)] => texte::paragraphe(&capitale(seule)),
        plusieurs => {
            let dites: Vec<String> = plusieurs
                .iter()
                .map(|(dit, noms)| format!("{} : {}", crate::ecriture::liste(noms), minuscule(dit)))
                .collect();
            texte::puces(&dites)
        }
    };
    Some(Ligne { libelle: "Source".to_owned(), contenu })
}

/// « Données essentielles des marchés ; relevé du 10 février 2030, direction de la commande publique ».
fn provenance(m: &Mesure<'_>) -> Option<String> {
    let releve = m.releve?;
    let source = releve.source.as_deref().or(m.indicateur.source_donnees).map(str::to_owned);
    let date = releve.releve_le.map(|d| format!("relevé du {}", date_longue(d.0)));
    let qui = releve.releve_par.as_deref().map(minuscule);
    let par = [date, qui].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let parts: Vec<String> = [source, Some(par).filter(|p| !p.is_empty())].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" ; "))
}

fn actions(cx: &Contexte<'_>, m: &Mesure<'_>) -> Option<Ligne> {
    let dites: Vec<Vec<Morceau>> = cx
        .actions()
        .filter(|a| a.action.indicateurs.contains(m.indicateur.id()))
        .map(|a| vec![texte::renvoi(ancre_action(&a.action.id), &a.numero)])
        .collect();
    let libelle = if dites.len() > 1 { "Actions" } else { "Action" };
    (!dites.is_empty()).then(|| champ(libelle, texte::joindre(dites, ", ")))
}
