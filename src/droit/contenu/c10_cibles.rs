use std::collections::BTreeMap;

use super::{Examen, Lieu, Manque, Partie, Regle, table};
use crate::diagnostic::{Chemin, Code};
use crate::dossier::{Acheteur, CategorieAchat, Choix, IndicateurResolu, StatutJuridique};
use crate::droit::Sujet;
use crate::ecriture::{de, liste};

/// The two kinds of firms that the article names, « notamment … d’une part, ou … d’autre part »: the
/// absence of either is a warning, and nothing says that law imposes both.
const NOMMEES: [(CategorieAchat, &str, &str); 2] = [
    (CategorieAchat::Esus, "les entreprises solidaires d’utilité sociale agréées", "SOC-05"),
    (
        CategorieAchat::PublicsVulnerables,
        "les entreprises employant des personnes défavorisées ou appartenant à des groupes vulnérables (structures d’insertion, entreprises adaptées, ESAT)",
        "SOC-08",
    ),
];

pub const REGLE: Regle = Regle {
    element: "C10",
    titre: "Un objectif cible pour chaque catégorie",
    exige: "Les objectifs cibles à atteindre pour chacune des catégories d’achat responsable, notamment ceux relatifs aux entreprises solidaires d’utilité sociale agréées, d’une part, ou aux entreprises employant des personnes défavorisées ou appartenant à des groupes vulnérables, d’autre part.",
    alinea: 3,
    regarde: "chaque catégorie que le schéma suit a une cible, en nombre ou en valeur, pour chaque acheteur concerné ; l’absence de l’une des deux catégories nommées donne un avertissement",
    code: Code::CategorieSansCible,
    examiner,
};

/// Indicators of one category, with their ranks: counted in number or in value, it is the same category.
type Categories<'a> = BTreeMap<String, Vec<(usize, &'a IndicateurResolu<'a>)>>;

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let categories = categories(sujet);
    let mut examen = Examen::default();
    let mut sans = Vec::new();
    for indicateurs in categories.values() {
        let dotes = indicateurs.iter().filter(|(_, i)| !i.cibles.is_empty());
        examen.lieux.extend(dotes.map(|(rang, i)| Lieu {
            chemin: chemin(*rang),
            dit: format!("cible {}", i.id()),
            partie: Partie::Cibles,
        }));
        sans.extend(sans_cible(sujet, indicateurs));
    }
    examen.manques.extend(dire_sans_cible(&sans));
    if categories.is_empty() {
        examen.manques.push(Manque {
            chemin: table("cibles"),
            message: "le schéma ne suit aucune catégorie d’achat responsable".to_owned(),
            aide: "ajoutez un indicateur de catégorie, par exemple `modele = \"SOC-01\"`, et sa cible"
                .to_owned(),
            obligatoire: true,
        });
    }
    let absentes = NOMMEES.iter().filter(|(categorie, ..)| {
        categories.get(categorie.cle()).is_none_or(|liste| liste.iter().all(|(_, i)| i.cibles.is_empty()))
    });
    examen.manques.extend(absentes.map(|(_, qui, modele)| Manque {
        chemin: table("cibles"),
        message: format!("aucun objectif cible ne porte sur les achats auprès {}", de(qui)),
        aide: format!("le texte nomme cette catégorie ; il est recommandé de la retenir, par exemple avec `modele = \"{modele}\"` et une cible"),
        obligatoire: false,
    }));
    examen
}

/// The categories that the scheme follows: those of the article, and the author’s own founded on it.
fn categories<'a>(sujet: &'a Sujet<'_>) -> Categories<'a> {
    let mut categories = Categories::new();
    for (rang, i) in sujet.spaser.indicateurs.iter().enumerate() {
        let propre = i.modele.is_none()
            && i.statut_juridique == StatutJuridique::Loi
            && super::c08_indicateurs::est_precis(i);
        let cle = match i.categorie_achat {
            Some(categorie) => categorie.cle().to_owned(),
            None if propre => format!("indicateur {}", i.id()),
            None => continue,
        };
        categories.entry(cle).or_default().push((rang, i));
    }
    categories
}

fn chemin(rang: usize) -> Chemin {
    Chemin::racine().cle("indicateurs").rang(rang)
}

/// A category without a target: its first indicator, and for which buyers of a joint scheme.
fn sans_cible(sujet: &Sujet<'_>, indicateurs: &[(usize, &IndicateurResolu<'_>)]) -> Option<(usize, String)> {
    let concernes = |a: &Acheteur| {
        let siens =
            indicateurs.iter().filter(|(_, i)| sujet.spaser.acheteurs_de(i).iter().any(|x| x.id == a.id));
        siens.map(|(_, i)| i).collect::<Vec<_>>()
    };
    let manquants: Vec<&str> = sujet
        .spaser
        .dossier
        .acheteurs
        .iter()
        .filter(|a| {
            let siens = concernes(a);
            !siens.is_empty() && siens.iter().all(|i| i.cibles_de(&a.id).is_empty())
        })
        .map(|a| a.nom_court.as_deref().unwrap_or(&a.nom))
        .collect();
    let (rang, premier) = indicateurs.first()?;
    match (manquants.as_slice(), sujet.spaser.est_conjoint()) {
        ([], _) => None,
        (_, false) => Some((*rang, premier.id().to_string())),
        (noms, true) => Some((*rang, format!("{} ({})", premier.id(), liste(noms)))),
    }
}

/// All of them in one sentence.
fn dire_sans_cible(sans: &[(usize, String)]) -> Option<Manque> {
    let (rang, _) = sans.first()?;
    let noms: Vec<&str> = sans.iter().map(|(_, nom)| nom.as_str()).collect();
    let message = match noms.as_slice() {
        [seul] => format!("la catégorie suivie par {seul} n’a pas d’objectif cible"),
        plusieurs => format!("les catégories suivies par {} n’ont pas d’objectif cible", liste(plusieurs)),
    };
    Some(Manque {
        chemin: chemin(*rang),
        message,
        aide: "ajoutez une table `[[cibles]]` à chacune ; l’article en demande une pour chaque catégorie"
            .to_owned(),
        obligatoire: true,
    })
}
