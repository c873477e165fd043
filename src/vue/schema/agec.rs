//! The least proportions of reused or recycled products, family by family, as far as they are recorded.

use std::collections::BTreeMap;

use super::liminaires::champ;
use crate::catalogue::{Certitude, ColonneAgec, FamilleAgec, TauxAgec};
use crate::ecriture::FINE;
use crate::vue::contexte::Contexte;
use crate::vue::contrat::{Ligne, Riche};
use crate::vue::texte;

/// The decree whose annex gives every proportion.
pub const DECRET: &str = "decret-2024-134";

/// One line of a duty’s sheet: the proportions that may be printed, then where to find the others.
pub fn proportions(cx: &Contexte<'_>) -> Option<Ligne> {
    let familles = cx.catalogue().familles_agec();
    let dites: Vec<String> = familles.iter().filter_map(famille).collect();
    if dites.is_empty() {
        return None;
    }
    let mut contenu: Riche = texte::puces(&dites);
    let sans: Vec<&str> = familles
        .iter()
        .filter(|f| f.sans_objectif.contains(&ColonneAgec::Reemploi))
        .map(|f| f.libelle.as_str())
        .collect();
    if !sans.is_empty() {
        contenu.extend(texte::paragraphe(&format!("Sans objectif de réemploi : {}.", sans.join(" ; "))));
    }
    if let Some(decret) = cx.citer_court(DECRET) {
        let mut suite = vec![texte::texte("Autres catégories et autres paliers : annexe du ")];
        suite.extend(decret);
        suite.push(texte::texte("."));
        contenu.extend(texte::paragraphe_de(suite));
    }
    Some(Ligne { contenu, ..champ("Proportions", Vec::new()) })
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
    (!colonnes.is_empty()).then(|| format!("{} : {}", f.libelle, colonnes.join(" ; ")))
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
