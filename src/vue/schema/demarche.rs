//! Method and consultation: how the scheme was made, with whom, and what became of what was said.

use super::{chapitre as chapitre_du_corps, intertitre, section, texte_du_dossier};
use crate::dossier::{Concertation, Conduite, Contribution, Demarche, PartiePrenante, Phase, SchemaConsulte};
use crate::ecriture::{capitale, compte, date_longue, de, mois_annee, typographier};
use crate::vue::contexte::{Contexte, Resultat, ancre_action, cellule, cellule_de, cellule_vide};
use crate::vue::contrat::{Bloc, Chapitre, GenreColonne, Ligne};
use crate::vue::tableau::{courante, tableau};
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Option<Chapitre>> {
    let dossier = cx.spaser.dossier;
    let mut blocs = Vec::new();
    if let Some(demarche) = &dossier.demarche {
        blocs.extend(conduite(cx, demarche)?);
    }
    blocs.extend(phases(&dossier.phases));
    blocs.extend(benchmark(&dossier.schemas_consultes));
    blocs.extend(parties(cx));
    blocs.extend(concertations(cx));
    blocs.extend(contributions(cx));
    blocs.extend(detenteurs(cx));
    Ok((!blocs.is_empty()).then(|| chapitre_du_corps("demarche", "Méthode et concertation", blocs)))
}

fn conduite(cx: &Contexte<'_>, demarche: &Demarche) -> Resultat<Vec<Bloc>> {
    let mut blocs = Vec::new();
    if let Some(presentation) = &demarche.presentation {
        blocs.push(texte_du_dossier("demarche/presentation", presentation));
    }
    let donnees = minijinja::context! {
        interne => demarche.conduite == Some(Conduite::Interne) && demarche.presentation.is_none(),
        amo => demarche.amo.as_ref().map(|a| a.nom.clone()),
        missions => demarche.amo.as_ref().map(|a| a.missions.clone()).unwrap_or_default(),
        espace => demarche.espace_consultation.as_deref(),
        adresse => demarche.adresse_consultation.as_ref().map(|a| {
            minijinja::context! { adresse => a.as_str(), affichable => a.affichable() }
        }),
    };
    let espace = demarche.espace_consultation.is_some() || demarche.adresse_consultation.is_some();
    if demarche.conduite.is_some() || espace {
        blocs.push(Bloc::Texte { contenu: cx.prose.riche("demarche", donnees)? });
    }
    blocs.extend(section(
        "Le travail des services",
        "demarche/travail_interne",
        demarche.travail_interne.as_ref(),
    ));
    Ok(blocs)
}

fn phases(phases: &[Phase]) -> Vec<Bloc> {
    if phases.is_empty() {
        return Vec::new();
    }
    let champ = |(rang, p): (usize, &Phase)| {
        let dates = match (p.debut, p.fin) {
            (Some(d), Some(f)) if mois_annee(d.0) == mois_annee(f.0) => Some(mois_annee(d.0)),
            (Some(d), Some(f)) => Some(format!("{} à {}", de(&mois_annee(d.0)), mois_annee(f.0))),
            (Some(d), None) => Some(format!("à partir {}", de(&mois_annee(d.0)))),
            (None, Some(f)) => Some(format!("jusqu’à {}", mois_annee(f.0))),
            (None, None) => None,
        };
        let mut contenu =
            dates.map(|d| texte::paragraphe_de(vec![texte::gras(&capitale(&d))])).unwrap_or_default();
        let description = p.description.as_ref().map(|d| texte::riche(&d.0)).unwrap_or_default();
        contenu.extend(texte::du_champ(&format!("phases/{}/description", rang + 1), description));
        Ligne { libelle: typographier(&p.nom), contenu }
    };
    let mut blocs = vec![intertitre("Les étapes de l’élaboration")];
    blocs.extend(super::frises::elaboration(phases));
    blocs.push(Bloc::Fiche { titre: None, champs: phases.iter().enumerate().map(champ).collect() });
    blocs
}

fn benchmark(schemas: &[SchemaConsulte]) -> Vec<Bloc> {
    if schemas.is_empty() {
        return Vec::new();
    }
    let ligne = |(rang, s): (usize, &SchemaConsulte)| {
        let nom = match &s.adresse {
            Some(adresse) => cellule_de(vec![texte::lien(adresse.as_str(), &typographier(&s.acheteur))]),
            None => cellule(&s.acheteur),
        };
        let periode = s.periode.as_deref().map_or_else(cellule_vide, |p| cellule(&p.replace('-', "–")));
        let retenu = cellule(&s.retenu).du_champ(format!("schemas_consultes/{}/retenu", rang + 1));
        courante(vec![nom, periode, retenu])
    };
    let tableau = tableau(
        "Schémas d’autres acheteurs consultés et enseignements retenus.",
        &[
            ("Acheteur", GenreColonne::Cle, 2.2),
            ("Période", GenreColonne::Texte, 1.2),
            ("Ce qui en a été retenu", GenreColonne::Texte, 5.0),
        ],
        schemas.iter().enumerate().map(ligne).collect(),
    );
    vec![intertitre("Les schémas consultés"), tableau]
}

fn parties(cx: &Contexte<'_>) -> Vec<Bloc> {
    let publiques: Vec<&PartiePrenante> =
        cx.spaser.dossier.parties_prenantes.iter().filter(|p| cx.montre(p.diffusion)).collect();
    if publiques.is_empty() {
        return Vec::new();
    }
    let cle = |p: &PartiePrenante, champ: &str| format!("parties_prenantes/{}/{champ}", p.id);
    let ligne = |p: &&PartiePrenante| {
        let apports: Vec<&str> = p.apports.iter().map(|a| cx.vocabulaire.dire(*a)).collect();
        let apport = match (&p.contribution, apports.is_empty()) {
            (Some(c), _) => cellule(c).du_champ(cle(p, "contribution")),
            (None, false) => cellule(&capitale(&apports.join(", "))),
            (None, true) => cellule_vide(),
        };
        courante(vec![
            cellule(&p.nom).du_champ(cle(p, "nom")),
            cellule(cx.vocabulaire.dire(p.categorie)),
            p.role.map_or_else(cellule_vide, |r| cellule(cx.vocabulaire.dire(r))),
            apport,
        ])
    };
    let tableau = tableau(
        "Parties prenantes : famille, rôle dans la démarche et apport.",
        &[
            ("Partie prenante", GenreColonne::Cle, 3.0),
            ("Famille", GenreColonne::Texte, 2.0),
            ("Rôle", GenreColonne::Texte, 1.3),
            ("Apport", GenreColonne::Texte, 4.0),
        ],
        publiques.iter().map(ligne).collect(),
    );
    let mut blocs = vec![intertitre("Les parties prenantes"), tableau];
    if cx.est_interne() {
        blocs.extend(super::interne::carte_des_parties(&publiques));
    }
    blocs
}

fn concertations(cx: &Contexte<'_>) -> Vec<Bloc> {
    let temps = &cx.spaser.dossier.concertations;
    if temps.is_empty() {
        return Vec::new();
    }
    let cle = |c: &Concertation, champ: &str| format!("concertations/{}/{champ}", c.id);
    let ligne = |c: &Concertation| {
        courante(vec![
            c.date.map_or_else(cellule_vide, |d| cellule(&date_longue(d.0))),
            cellule(cx.vocabulaire.dire(c.type_concertation)),
            cellule(&c.theme).du_champ(cle(c, "theme")),
            c.participants.map_or_else(cellule_vide, |n| cellule(&crate::ecriture::nombre(n.into(), 0))),
            c.livrable.as_deref().map_or_else(cellule_vide, |l| cellule(l).du_champ(cle(c, "livrable"))),
        ])
    };
    let participants: u32 = temps.iter().filter_map(|c| c.participants).sum();
    let mut tableau = tableau(
        "Temps de concertation : date, forme, thème, nombre de participants et production.",
        &[
            ("Date", GenreColonne::Texte, 1.8),
            ("Forme", GenreColonne::Texte, 1.5),
            ("Thème", GenreColonne::Texte, 3.2),
            ("Participants", GenreColonne::Nombre, 0.0),
            ("Ce qui en est sorti", GenreColonne::Texte, 3.2),
        ],
        temps.iter().map(ligne).collect(),
    );
    if let (Bloc::Tableau { tableau }, true) = (&mut tableau, participants > 0) {
        let total = format!(
            "Au total, {} et {} ; une même personne a pu venir plusieurs fois.",
            compte(temps.len(), "temps de concertation", "temps de concertation"),
            compte(participants as usize, "participation", "participations")
        );
        tableau.note = Some(texte::paragraphe(&total));
    }
    vec![intertitre("Les temps de concertation"), tableau]
}

fn contributions(cx: &Contexte<'_>) -> Vec<Bloc> {
    // Each with its rank in the dossier.
    let publiques: Vec<(usize, &Contribution)> =
        (1..).zip(&cx.spaser.dossier.contributions).filter(|(_, c)| cx.montre(c.diffusion)).collect();
    if publiques.is_empty() {
        return Vec::new();
    }
    let ligne = |(rang, c): &(usize, &Contribution)| {
        let cle = |champ: &str| format!("contributions/{rang}/{champ}");
        let suite = c.suite.map_or_else(
            || vec![texte::blanc("suite donnée")],
            |s| vec![texte::gras(cx.vocabulaire.dire(s))],
        );
        let motif = c.motif.as_deref().map_or_else(cellule_vide, |m| cellule(m).du_champ(cle("motif")));
        let actions = c.actions.iter().filter_map(|id| cx.actions().find(|a| a.action.id == *id));
        let actions: Vec<_> =
            actions.map(|a| vec![texte::renvoi(ancre_action(&a.action.id), &a.numero)]).collect();
        let actions =
            if actions.is_empty() { cellule_vide() } else { cellule_de(texte::joindre(actions, ", ")) };
        courante(vec![
            cellule(&c.origine).du_champ(cle("origine")),
            cellule(&c.proposition).du_champ(cle("proposition")),
            cellule_de(suite),
            motif,
            actions,
        ])
    };
    let tableau = tableau(
        "Contributions reçues, suite donnée, motif et actions qui en sont nées.",
        &[
            ("Origine", GenreColonne::Texte, 1.7),
            ("Proposition", GenreColonne::Texte, 2.6),
            ("Suite", GenreColonne::Texte, 1.4),
            ("Motif", GenreColonne::Texte, 3.8),
            ("Actions", GenreColonne::Texte, 1.0),
        ],
        publiques.iter().map(ligne).collect(),
    );
    vec![intertitre("Ce que sont devenues les propositions"), tableau]
}

fn detenteurs(cx: &Contexte<'_>) -> Vec<Bloc> {
    let detenteurs = &cx.spaser.dossier.detenteurs;
    if detenteurs.is_empty() {
        return Vec::new();
    }
    let ligne = |(rang, d): (usize, &crate::dossier::Detenteur)| {
        let cle = |champ: &str| format!("detenteurs/{rang}/{champ}");
        courante(vec![
            cellule(&capitale(&d.donnee)).du_champ(cle("donnee")),
            cellule(&d.detenteur).du_champ(cle("detenteur")),
            d.outil.as_deref().map_or_else(cellule_vide, |o| cellule(o).du_champ(cle("outil"))),
        ])
    };
    let tableau = tableau(
        "Données nécessaires au suivi, direction qui les détient et outil d’origine.",
        &[
            ("Donnée", GenreColonne::Texte, 3.5),
            ("Détenue par", GenreColonne::Texte, 3.0),
            ("Outil", GenreColonne::Texte, 2.5),
        ],
        (1..).zip(detenteurs).map(ligne).collect(),
    );
    vec![intertitre("Qui détient les données"), tableau]
}
