//! Governance in the year: sessions held and planned, and what they decided.

use super::exercice::Exercice;
use super::{chapitre as chapitre_du_bilan, colonne, ligne, tableau};
use crate::dossier::Instance;
use crate::ecriture::{INSECABLE, jour_et_mois, liste, typographier};
use crate::suivi::SeanceTenue;
use crate::vue::contexte::{Contexte, Resultat, cellule, cellule_forte, cellule_vide};
use crate::vue::contrat::{Bloc, Chapitre, GenreColonne, Ligne};
use crate::vue::schema::intertitre;
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Resultat<Option<Chapitre>> {
    let suivies: Vec<&Instance> = cx
        .spaser
        .dossier
        .instances
        .iter()
        .filter(|i| i.seances_par_an.is_some() || seances(exercice, i).next().is_some())
        .collect();
    if suivies.is_empty() {
        return Ok(None);
    }
    let donnees = minijinja::context! {
        annee => exercice.annee.0,
        tenues => exercice.seances.len(),
        prevues => suivies.iter().filter_map(|i| i.seances_par_an).sum::<u32>(),
    };
    let mut blocs = vec![Bloc::Texte { contenu: cx.prose.riche("bilan-instances", donnees)? }];
    blocs.push(Bloc::Tableau { tableau: tenues(exercice, &suivies) });
    let decisions: Vec<Bloc> = suivies.iter().filter_map(|i| decisions(exercice, i)).collect();
    if !decisions.is_empty() {
        blocs.push(intertitre("Ce qu’elles ont décidé"));
        blocs.extend(decisions);
    }
    Ok(Some(chapitre_du_bilan("instances", "Les instances", blocs)))
}

fn seances<'e>(exercice: &'e Exercice<'_>, i: &'e Instance) -> impl Iterator<Item = &'e SeanceTenue> {
    exercice.seances.iter().copied().filter(|s| s.instance == i.id)
}

fn nom(i: &Instance) -> String {
    i.sigle.as_ref().map_or_else(|| i.nom.clone(), |s| format!("{} ({s})", i.nom))
}

fn tenues(exercice: &Exercice<'_>, suivies: &[&Instance]) -> crate::vue::contrat::Tableau {
    let lignes = suivies.iter().map(|i| {
        let siennes: Vec<&SeanceTenue> = seances(exercice, i).collect();
        let dates: Vec<String> = siennes.iter().map(|s| jour_et_mois(s.date.0)).collect();
        ligne(
            None,
            vec![
                cellule(&nom(i)),
                i.seances_par_an.map_or_else(cellule_vide, |n| cellule(&n.to_string())),
                match siennes.len() {
                    0 => cellule("aucune relevée"),
                    n => cellule_forte(&n.to_string()),
                },
                if dates.is_empty() { cellule_vide() } else { cellule(&liste(&dates)) },
            ],
        )
    });
    tableau(
        &format!("Séances des instances du schéma en {} : prévues, tenues, dates.", exercice.annee),
        vec![
            colonne("Instance", GenreColonne::Cle, 3.4),
            colonne("Prévues", GenreColonne::Nombre, 1.0),
            colonne("Tenues", GenreColonne::Nombre, 1.6),
            colonne("Dates", GenreColonne::Texte, 5.0),
        ],
        lignes.collect(),
    )
}

fn decisions(exercice: &Exercice<'_>, i: &Instance) -> Option<Bloc> {
    let champs: Vec<Ligne> = seances(exercice, i)
        .filter_map(|s| {
            let dites = texte::riche(s.decisions.as_deref()?);
            let presents = s.participants.map_or_else(String::new, |n| {
                format!(" ({n}{INSECABLE}{})", if n < 2 { "participant" } else { "participants" })
            });
            Some(Ligne {
                libelle: typographier(&format!("{}{presents}", jour_et_mois(s.date.0))),
                contenu: dites,
            })
        })
        .collect();
    (!champs.is_empty()).then(|| Bloc::Fiche { titre: Some(typographier(&nom(i))), champs })
}
