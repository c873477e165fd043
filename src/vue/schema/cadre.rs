//! Legal and strategic frame: the article, the threshold test, the duties retained, the other plans.

use super::{chapitre as chapitre_du_corps, intertitre};
use crate::dossier::{Acheteur, ObligationRetenue};
use crate::droit::TestDuSeuil;
use crate::ecriture::{capitale, montant, typographier};
use crate::vue::contexte::{Contexte, Resultat, ancre_obligation, cellule, cellule_de, cellule_forte};
use crate::vue::contrat::{Bloc, Chapitre, GenreColonne, GenreEncadre, Ligne, Morceau, Tableau};
use crate::vue::tableau::{colonne, courante};
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Chapitre> {
    let donnees = minijinja::context! { conjoint => cx.spaser.est_conjoint(), tient => cx.tient() };
    let mut blocs = vec![
        Bloc::Texte { contenu: cx.prose.riche("cadre", &donnees)? },
        Bloc::Encadre {
            genre: GenreEncadre::Loi,
            titre: "Ce que dit la loi".to_owned(),
            contenu: cx.prose.riche("cadre-loi", &donnees)?,
            source: None,
        },
        intertitre("Le seuil d’achat"),
        Bloc::Texte { contenu: cx.prose.riche("seuil", seuil(cx))? },
        Bloc::Tableau { tableau: depenses(cx) },
        Bloc::Texte { contenu: cx.prose.riche("seuil-conclusion", conclusions(cx))? },
    ];
    blocs.extend(obligations(cx)?);
    blocs.extend(orientations(cx));
    blocs.extend(super::odd::blocs(cx));
    blocs.extend(plans(cx));
    Ok(chapitre_du_corps("cadre", "Cadre juridique et stratégique", blocs))
}

fn seuil(cx: &Contexte<'_>) -> minijinja::Value {
    let valeur = cx.catalogue().seuil("spaser", cx.date).map(|s| s.valeur);
    minijinja::context! { montant => valeur.map(|v| montant(v as f64)) }
}

fn depenses(cx: &Contexte<'_>) -> Tableau {
    let ligne = |a: &Acheteur| {
        let test = TestDuSeuil::new(cx.catalogue(), a, cx.date);
        let (annee, depense) = (test.annee, test.depense);
        let situation = match test.est_soumis() {
            Some(true) => "Au-dessus du seuil",
            Some(false) => "Seuil non dépassé",
            None => "",
        };
        let ou_blanc = |dit: Option<String>, attendu: &str| match dit {
            Some(dit) => cellule(&dit),
            None => cellule_de(vec![texte::blanc(attendu)]),
        };
        courante(vec![
            cellule(&a.nom),
            ou_blanc(annee.map(|y| y.to_string()), "année"),
            ou_blanc(depense.map(|m| montant(m.euros())), "dépenses de l’année"),
            if situation.is_empty() {
                cellule_de(vec![texte::blanc("situation")])
            } else {
                cellule_forte(situation)
            },
        ])
    };
    Tableau {
        titre: Some("Dépenses de marchés comparées au seuil".to_owned()),
        resume: "Pour chaque acheteur, l’année civile retenue, les dépenses de marchés et la situation au regard du seuil."
            .to_owned(),
        colonnes: vec![
            colonne("Acheteur", GenreColonne::Cle, 3.0),
            colonne("Année civile", GenreColonne::Nombre, 0.0),
            colonne("Dépenses de marchés, HT", GenreColonne::Nombre, 0.0),
            colonne("Situation", GenreColonne::Texte, 2.0),
        ],
        lignes: cx.spaser.dossier.acheteurs.iter().map(ligne).collect(),
        note: None,
    }
}

fn conclusions(cx: &Contexte<'_>) -> minijinja::Value {
    let situations: Vec<Option<bool>> = cx
        .spaser
        .dossier
        .acheteurs
        .iter()
        .map(|a| TestDuSeuil::new(cx.catalogue(), a, cx.date).est_soumis())
        .collect();
    minijinja::context! {
        conjoint => cx.spaser.est_conjoint(),
        soumis => situations.iter().filter(|s| **s == Some(true)).count(),
        volontaires => situations.iter().filter(|s| **s == Some(false)).count(),
        inconnus => situations.iter().filter(|s| s.is_none()).count(),
        total => situations.len(),
    }
}

/// The duties retained, with what the scheme answers; their full text is in an annex.
fn obligations(cx: &Contexte<'_>) -> Resultat<Vec<Bloc>> {
    let retenues = &cx.spaser.dossier.obligations;
    if retenues.is_empty() {
        return Ok(Vec::new());
    }
    let champs = retenues.iter().filter_map(|o| obligation(cx, o)).collect();
    let donnees = minijinja::context! { repondues => retenues.iter().all(|o| o.reponse.is_some()) };
    Ok(vec![
        intertitre("Les textes pris en compte"),
        Bloc::Texte { contenu: cx.prose.riche("obligations", donnees)? },
        Bloc::Fiche { titre: None, champs },
    ])
}

fn obligation(cx: &Contexte<'_>, retenue: &ObligationRetenue) -> Option<Ligne> {
    let modele = cx.obligation(&retenue.id);
    let titre = retenue.titre.as_deref().or(modele.map(|m| m.titre.as_str()))?;
    let mut contenu = match &retenue.reponse {
        Some(reponse) => {
            texte::du_champ(&format!("obligations/{}/reponse", retenue.id), texte::riche(&reponse.0))
        }
        None => modele.map(|m| texte::riche(&m.exige)).unwrap_or_default(),
    };
    let mut suite = vec![texte::renvoi(ancre_obligation(retenue.id.as_str()), "Détail en annexe")];
    let actions: Vec<Vec<Morceau>> = cx
        .actions()
        .filter(|a| a.action.obligations.contains(&retenue.id))
        .map(|a| vec![texte::renvoi(crate::vue::contexte::ancre_action(&a.action.id), &a.numero)])
        .collect();
    if !actions.is_empty() {
        let nom = if actions.len() > 1 { " — actions " } else { " — action " };
        suite.push(texte::texte(nom));
        suite.extend(texte::joindre(actions, ", "));
    }
    contenu.extend(texte::paragraphe_de(suite));
    Some(Ligne { libelle: typographier(titre), contenu })
}

fn orientations(cx: &Contexte<'_>) -> Vec<Bloc> {
    let dossier = cx.spaser.dossier;
    if dossier.orientations.is_empty() {
        return Vec::new();
    }
    let ligne = |o: &crate::dossier::Orientation| {
        let actions: Vec<Vec<Morceau>> = cx
            .actions()
            .filter(|a| a.action.orientations.contains(&o.id))
            .map(|a| vec![texte::renvoi(crate::vue::contexte::ancre_action(&a.action.id), &a.numero)])
            .collect();
        courante(vec![
            cellule(&capitale(&o.libelle)).du_champ(format!("orientations/{}/libelle", o.id)),
            o.source.as_deref().map_or_else(
                || cellule("—"),
                |s| cellule(s).du_champ(format!("orientations/{}/source", o.id)),
            ),
            if actions.is_empty() { cellule("—") } else { cellule_de(texte::joindre(actions, ", ")) },
        ])
    };
    let colonne = |libelle: &str, part| colonne(libelle, GenreColonne::Texte, part);
    let tableau = Tableau {
        titre: None,
        resume:
            "Orientations politiques servies par le schéma, leur source et les actions qui s’y rattachent."
                .to_owned(),
        colonnes: vec![colonne("Orientation", 4.0), colonne("Source", 2.5), colonne("Actions", 2.0)],
        lignes: dossier.orientations.iter().map(ligne).collect(),
        note: None,
    };
    vec![intertitre("Les orientations politiques servies"), Bloc::Tableau { tableau }]
}

fn plans(cx: &Contexte<'_>) -> Vec<Bloc> {
    let plans = &cx.spaser.dossier.plans;
    if plans.is_empty() {
        return Vec::new();
    }
    let champ = |(rang, p): (usize, &crate::dossier::PlanLie)| {
        let sigle = p.sigle.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
        let mut contenu =
            p.periode.as_ref().map(|x| texte::paragraphe(&x.replace('-', "–"))).unwrap_or_default();
        let lien = p.lien.as_deref().map(texte::paragraphe).unwrap_or_default();
        contenu.extend(texte::du_champ(&format!("plans/{rang}/lien"), lien));
        Ligne { libelle: typographier(&format!("{}{sigle}", p.nom)), contenu }
    };
    vec![
        intertitre("Les autres plans et schémas"),
        Bloc::Fiche { titre: None, champs: (1..).zip(plans).map(champ).collect() },
    ]
}
