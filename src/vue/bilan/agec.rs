//! Reused and recycled products of the year, family by family, as they are declared.

use super::declaration::{declarees, montants};
use super::exercice::Exercice;
use super::{chapitre as chapitre_du_bilan, colonne, ligne, section, tableau};
use crate::catalogue::FamilleAgec;
use crate::dossier::Montant;
use crate::ecriture::{nombre, pourcentage};
use crate::mesure::montants::{part, somme};
use crate::suivi::DeclarationAgec;
use crate::vue::contexte::{Contexte, Resultat, cellule, cellule_forte, cellule_vide};
use crate::vue::contrat::{Bloc, Cellule, Chapitre, GenreColonne, LigneTableau};

pub fn chapitre(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Resultat<Option<Chapitre>> {
    let annee = exercice.annee;
    let mut lignes: Vec<LigneTableau> = Vec::new();
    let mut renseignees = 0;
    let mut acheteurs = 0;
    for acheteur in &cx.spaser.dossier.acheteurs {
        let siennes = declarees(cx, acheteur, annee);
        if siennes.is_empty() {
            continue;
        }
        acheteurs += 1;
        renseignees += siennes.len();
        if cx.spaser.est_conjoint() {
            lignes.push(section(None, &acheteur.nom));
        }
        lignes.extend(siennes.iter().map(|(f, d)| famille(f, d)));
        lignes.extend((siennes.len() > 1).then(|| ensemble(&siennes)));
    }
    if lignes.is_empty() {
        return Ok(None);
    }
    let donnees = minijinja::context! {
        annee => annee.0,
        renseignees => renseignees,
        attendues => acheteurs * cx.catalogue().familles_agec().len(),
        conjoint => acheteurs > 1,
    };
    let blocs = vec![
        Bloc::Texte { contenu: cx.prose.riche("bilan-agec", donnees)? },
        Bloc::Tableau {
            tableau: tableau(
                &format!(
                    "Achats de {annee} par famille de produits : montant, part du réemploi, part du recyclé."
                ),
                vec![
                    colonne("Famille de produits", GenreColonne::Cle, 4.0),
                    colonne("Achats (€ HT)", GenreColonne::Nombre, 1.6),
                    colonne("Réemploi et dons (€ HT)", GenreColonne::Nombre, 1.8),
                    colonne("Part", GenreColonne::Nombre, 1.1),
                    colonne("Matières recyclées (€ HT)", GenreColonne::Nombre, 1.8),
                    colonne("Part", GenreColonne::Nombre, 1.1),
                ],
                lignes,
            ),
        },
    ];
    Ok(Some(chapitre_du_bilan("agec", "Le réemploi et les matières recyclées", blocs)))
}

fn famille(famille: &FamilleAgec, d: &DeclarationAgec) -> LigneTableau {
    let montants = montants(d).map(|m| m.map(Montant::euros));
    rangee(cellule(&famille.libelle), montants, parts(montants), cellule)
}

/// What the families known come to. A share needs every amount: one that is not known would pass for zero.
fn ensemble(siennes: &[(&FamilleAgec, &DeclarationAgec)]) -> LigneTableau {
    let colonnes: [Vec<Option<f64>>; 4] = std::array::from_fn(|rang| {
        siennes.iter().map(|(_, d)| montants(d)[rang].map(Montant::euros)).collect()
    });
    let entieres = colonnes.each_ref().map(|c| somme(c).filter(|_| c.iter().all(Option::is_some)));
    let connues = colonnes.each_ref().map(|c| somme(c));
    rangee(cellule_forte("Ensemble des familles renseignées"), connues, parts(entieres), cellule_forte)
}

/// Shares of reused and of recycled products.
fn parts([total, reemploi, dons, recycles]: [Option<f64>; 4]) -> [Option<f64>; 2] {
    let reemploi = reemploi.zip(dons).and_then(|(r, d)| part(&[Some(r), Some(d)], total));
    [reemploi, part(&[recycles], total)]
}

fn rangee(
    tete: Cellule,
    [total, reemploi, dons, recycles]: [Option<f64>; 4],
    parts: [Option<f64>; 2],
    ecrire: fn(&str) -> Cellule,
) -> LigneTableau {
    let euros = |m: Option<f64>| m.map_or_else(cellule_vide, |m| ecrire(&nombre(m, 0)));
    let [reutilise, recycle] = parts.map(|p| p.map_or_else(cellule_vide, |p| ecrire(&pourcentage(p, 1))));
    ligne(
        None,
        vec![tete, euros(total), euros(somme(&[reemploi, dons])), reutilise, euros(recycles), recycle],
    )
}
