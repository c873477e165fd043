//! `spaser verifier`

use std::collections::{BTreeMap, BTreeSet};

use super::arguments::{Forme, Verifier};
use super::{Environnement, FAIT, FICHIER, REFUSE, interne};
use crate::controle::Manque;
use crate::diagnostic::{json, terminal};
use crate::pipeline::{self, Charge, Verdict};
use crate::vue::grille::{DevoirVu, GROUPES, Grille, SANS_SUITE};

/// Heading of what nobody is known to hold.
const SANS_DETENTEUR: &str = "Détenteur à préciser (`[[detenteurs]]`)";

pub fn executer(arguments: &Verifier, environnement: &Environnement) -> u8 {
    let mut verdict = match pipeline::verifier(&arguments.dossier, arguments.droit.as_deref()) {
        Ok(verdict) => verdict,
        Err(raison) => return interne(&raison),
    };
    pipeline::a_ce_jour(&mut verdict, environnement.aujourdhui);
    let grille = match verdict.charge.as_ref().map(pipeline::grille).transpose() {
        Ok(grille) => grille,
        // A dossier without any date says so among its faults: nothing can be checked then.
        Err(_) if verdict.diagnostics.has_errors() => None,
        Err(raison) => return interne(&raison),
    };
    match (&verdict.charge, &grille) {
        (Some(charge), _) if arguments.manques => {
            if let Err(raison) = lister(charge, arguments.format) {
                return interne(&raison);
            }
        }
        (_, Some(grille)) if arguments.contenu => contenu(grille, arguments.format),
        _ => dire(&verdict, grille.as_ref(), arguments.format, environnement),
    }
    match (verdict.diagnostics.has_errors(), verdict.diagnostics.has_io_errors()) {
        (_, true) => FICHIER,
        (true, false) => REFUSE,
        (false, false) => FAIT,
    }
}

fn dire(verdict: &Verdict, grille: Option<&Grille>, forme: Forme, environnement: &Environnement) {
    match forme {
        Forme::Json => dire!("{}", json::rendre(&verdict.diagnostics, &verdict.sources)),
        Forme::Texte => {
            if verdict.diagnostics.is_empty() {
                dire!("Rien à signaler : le dossier est complet et cohérent.");
            }
            ecrire!("{}", terminal::rendre(&verdict.diagnostics, &verdict.sources, environnement.couleurs));
            if let Some(grille) = grille {
                dire!("{}", resumer(grille));
            }
        }
    }
}

/// « Contenu : 13 éléments repérés sur 13 ; 4 obligations applicables ne sont pas retenues (--contenu …) ».
fn resumer(grille: &Grille) -> String {
    let (reperes, demandes) = grille.reperes();
    let oubliees: BTreeSet<&str> = oubliees(grille).map(|d| d.id.as_str()).collect();
    let suite = match oubliees.len() {
        0 => String::new(),
        1 => " ; 1 obligation applicable n’est pas retenue".to_owned(),
        n => format!(" ; {n} obligations applicables ne sont pas retenues"),
    };
    format!("Contenu : {reperes} éléments repérés sur {demandes}{suite} (détail : `--contenu`)")
}

fn oubliees(grille: &Grille) -> impl Iterator<Item = &DevoirVu> {
    grille.acheteurs.iter().flat_map(|a| &a.devoirs).filter(|d| d.oubliee)
}

fn contenu(grille: &Grille, forme: Forme) {
    if forme == Forme::Json {
        // Strings and numbers only: nothing here can fail to be written.
        dire!("{}", serde_json::to_string_pretty(grille).unwrap_or_default());
        return;
    }
    dire!("Éléments de l’{}, droit apprécié au {}\n", grille.article, grille.date);
    for element in &grille.elements {
        dire!("{:4} {} : {}", element.code, element.titre, element.statut_dit);
        for lieu in &element.lieux {
            let place = match (&lieu.fichier, lieu.ligne) {
                (Some(fichier), Some(ligne)) => format!(" ({fichier}:{ligne})"),
                _ => String::new(),
            };
            dire!("       {}{place}", lieu.dit);
        }
        if !element.chapitres.is_empty() {
            dire!("       dans le schéma : {}", element.chapitres.join(", "));
        }
        for manque in &element.manques {
            let genre = if manque.obligatoire { "manque" } else { "recommandé" };
            dire!("     ! {genre} : {}", manque.message);
            dire!("       {}", manque.aide);
        }
    }
    dire!("\nSeuil");
    grille.acheteurs.iter().for_each(|a| dire!("  {} : {}", a.nom, a.seuil));
    for (qui, devoirs) in grille.par_acheteur() {
        dire!("\nObligations — {qui}");
        for (etat, titre) in GROUPES.into_iter().filter(|(etat, _)| !SANS_SUITE.contains(etat)) {
            let siens: Vec<&DevoirVu> = devoirs.iter().copied().filter(|d| d.etat == etat).collect();
            if !siens.is_empty() {
                dire!("  {titre}");
                siens.into_iter().for_each(dire_devoir);
            }
        }
        let ecartees = devoirs.iter().filter(|d| SANS_SUITE.contains(&d.etat)).count();
        if ecartees > 0 {
            dire!("  Sans objet ou échues : {ecartees} (controle.md dit pourquoi)");
        }
    }
    dire!("\n{}", grille.reserve);
}

fn dire_devoir(devoir: &DevoirVu) {
    let complement = devoir.complement.as_ref().map(|c| format!(" — fiche de {c}")).unwrap_or_default();
    let retenue = if devoir.oubliee { " — non retenue" } else { "" };
    let faculte = if devoir.nature == "facultative" { " (faculté)" } else { "" };
    dire!("    {:8} {} : {}{faculte}{complement}{retenue}", devoir.id, devoir.titre, devoir.precision);
    devoir.changements.iter().for_each(|c| dire!("             change {c}"));
}

fn lister(charge: &Charge, forme: Forme) -> Result<(), String> {
    let manques = pipeline::manques(charge)?;
    match forme {
        Forme::Json => {
            let donnees: Vec<_> = manques.iter().map(donnee).collect();
            dire!("{}", serde_json::Value::Array(donnees));
        }
        Forme::Texte if manques.is_empty() => dire!("Rien ne reste en blanc."),
        Forme::Texte => imprimer(&manques),
    }
    Ok(())
}

fn donnee(manque: &Manque) -> serde_json::Value {
    serde_json::json!({
        "chemin": manque.chemin.to_string(),
        "attendu": manque.attendu(),
        "detenteur": manque.detenteur,
    })
}

/// By holder, so that each list can be sent to who must answer.
fn imprimer(manques: &[Manque]) {
    let mut par_detenteur: BTreeMap<Option<&str>, Vec<&Manque>> = BTreeMap::new();
    for manque in manques {
        par_detenteur.entry(manque.detenteur.as_deref()).or_default().push(manque);
    }
    // Known holders in alphabetical order, the rest last.
    let inconnus = par_detenteur.remove(&None);
    for (detenteur, liste) in par_detenteur.into_iter().chain(inconnus.map(|l| (None, l))) {
        dire!("{}", detenteur.unwrap_or(SANS_DETENTEUR));
        let mut rang = 0;
        while let Some(manque) = liste.get(rang) {
            // All that an act leaves blank stands on one line.
            let meme = |m: &&&Manque| m.element().zip(manque.element()).is_some_and(|(a, b)| a.0 == b.0);
            let siens: Vec<&str> =
                liste.iter().skip(rang).take_while(meme).filter_map(|m| Some(m.element()?.1)).collect();
            match (manque.element(), siens.as_slice()) {
                (Some((nom, _)), [_, _, ..]) => dire!("  - {nom} : {}", siens.join(", ")),
                _ => dire!("  - {}", manque.attendu()),
            }
            rang += siens.len().max(1);
        }
        dire!("");
    }
    dire!("{} à compléter", crate::ecriture::compte(manques.len(), "information", "informations"));
}
