//! The least proportions of reused or recycled products, family by family, as far as they are recorded.

use std::collections::BTreeMap;

use super::liminaires::champ;
use crate::catalogue::{Certitude, ColonneAgec, FamilleAgec, TauxAgec};
use crate::ecriture::{FINE, capitale, minuscule};
use crate::vue::contexte::Contexte;
use crate::vue::contrat::{Ligne, Riche};
use crate::vue::texte;

/// One line of a duty’s sheet: families whose proportions may be printed, then where to find the others.
pub fn proportions(cx: &Contexte<'_>) -> Vec<Ligne> {
    let familles = cx.catalogue().familles_agec();
    let dites: Vec<String> = familles.iter().filter_map(famille).collect();
    if dites.is_empty() {
        return Vec::new();
    }
    let mut contenu: Riche = texte::puces(&dites);
    let autres: Vec<String> =
        familles.iter().filter(|f| famille(f).is_none()).map(|f| minuscule(&f.libelle)).collect();
    if !autres.is_empty() {
        let suite = format!("Proportions à lire dans l’annexe du décret : {}.", autres.join(" ; "));
        contenu.extend(texte::paragraphe(&suite));
    }
    vec![Ligne { contenu, ..champ("Proportions relevées", Vec::new()) }]
}

/// The rates of a family that may be printed.
pub fn imprimables(f: &FamilleAgec) -> impl Iterator<Item = &TauxAgec> {
    f.taux.iter().filter(|t| t.certitude != Certitude::AVerifier)
}

/// « Produits textiles : 8 % de réemploi depuis 2024, 15 % à partir de 2030 ; 20 % de matières recyclées… ».
fn famille(f: &FamilleAgec) -> Option<String> {
    let mut par_colonne: BTreeMap<ColonneAgec, Vec<&TauxAgec>> = BTreeMap::new();
    for taux in imprimables(f) {
        par_colonne.entry(taux.colonne).or_default().push(taux);
    }
    let colonnes: Vec<String> = par_colonne.into_iter().map(|(colonne, taux)| dire(colonne, &taux)).collect();
    (!colonnes.is_empty()).then(|| format!("{} : {}", capitale(&f.libelle), colonnes.join(" ; ")))
}

fn dire(colonne: ColonneAgec, taux: &[&TauxAgec]) -> String {
    let quoi = match colonne {
        ColonneAgec::Reemploi => "issus du réemploi ou de la réutilisation",
        ColonneAgec::Recycle => "intégrant des matières recyclées",
    };
    let paliers: Vec<String> = taux
        .iter()
        .enumerate()
        .map(|(rang, t)| match rang {
            0 => format!("{}{FINE}% {quoi} au palier de {}", t.valeur, t.palier),
            _ => format!("{}{FINE}% à celui de {}", t.valeur, t.palier),
        })
        .collect();
    paliers.join(", ")
}
