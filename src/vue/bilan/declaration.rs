//! What is declared of a year's reused and recycled products: a row a family, in the columns and the words of the
//! official declaration. An amount nobody gave stays blank and is told: zero is a statement.

use crate::catalogue::FamilleAgec;
use crate::classeur::{Champ, Feuille};
use crate::dossier::{Acheteur, Annee, Montant, Siret};
use crate::ecriture::{compte, inerte, liste};
use crate::suivi::DeclarationAgec;
use crate::vue::contexte::Contexte;

/// The file of a buyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// `agec-ville-2027.csv`
    pub nom: String,
    /// The header first.
    pub lignes: Vec<Vec<String>>,
    /// What the declaration asks for and the follow-up does not say.
    pub manques: Vec<String>,
}

/// One a buyer of whom something is declared that year.
pub fn declarations(cx: &Contexte<'_>, annee: Annee) -> Vec<Declaration> {
    cx.spaser.dossier.acheteurs.iter().filter_map(|acheteur| declaration(cx, acheteur, annee)).collect()
}

fn declaration(cx: &Contexte<'_>, acheteur: &Acheteur, annee: Annee) -> Option<Declaration> {
    let mut lignes = Vec::new();
    let mut incompletes = Vec::new();
    for (famille, d) in declarees(cx, acheteur, annee) {
        lignes.push(colonnes().map(|(champ, _)| dire(champ, acheteur, &famille.libelle, d)).collect());
        if montants(d).contains(&None) {
            incompletes.push(famille.libelle.as_str());
        }
    }
    if lignes.is_empty() {
        return None;
    }
    let mut manques = Vec::new();
    if acheteur.siret.is_none() {
        manques.push("le SIRET de l’acheteur manque au dossier, et la déclaration le demande".to_owned());
    }
    if !incompletes.is_empty() {
        let combien = compte(incompletes.len(), "famille incomplète", "familles incomplètes");
        manques.push(format!(
            "{combien} ({}) ; la déclaration demande quatre montants par famille, 0 là où il n’y a rien",
            liste(&incompletes)
        ));
    }
    lignes.insert(0, colonnes().map(|(_, nom)| nom.to_owned()).collect());
    Some(Declaration { nom: format!("agec-{}-{annee}.csv", acheteur.id), lignes, manques })
}

/// The families of which the follow-up says something, in the order of the declaration.
pub(super) fn declarees<'a>(
    cx: &Contexte<'a>,
    acheteur: &Acheteur,
    annee: Annee,
) -> Vec<(&'a FamilleAgec, &'a DeclarationAgec)> {
    let seul = !cx.spaser.est_conjoint();
    let sienne = |d: &&DeclarationAgec, f: &FamilleAgec| {
        d.annee == annee
            && d.famille.as_str() == f.id
            && d.acheteur.as_ref().map_or(seul, |id| *id == acheteur.id)
    };
    let suivi: &'a crate::suivi::Suivi = cx.suivi;
    let familles = cx.catalogue().familles_agec().iter();
    familles.filter_map(|f| Some((f, suivi.agec.iter().find(|d| sienne(d, f))?))).collect()
}

/// The columns of the workbook's sheet that have a name in the declaration, on the second line of their header.
fn colonnes() -> impl Iterator<Item = (Champ, &'static str)> {
    Feuille::Agec.colonnes().iter().filter_map(|c| Some((c.champ, c.libelle.split_once('\n')?.1)))
}

fn dire(champ: Champ, acheteur: &Acheteur, famille: &str, d: &DeclarationAgec) -> String {
    let [total, reemploi, dons, recycles] = montants(d);
    match champ {
        Champ::Annee => d.annee.to_string(),
        Champ::Siret => acheteur.siret.as_ref().map_or("", Siret::as_str).to_owned(),
        Champ::Acheteur => inerte(&acheteur.nom),
        // The official list has typewriter apostrophes, and a word that is not in it is refused.
        Champ::Famille => famille.replace('’', "'"),
        Champ::MontantTotal => montant(total),
        Champ::MontantReemploi => montant(reemploi),
        Champ::MontantDons => montant(dons),
        Champ::MontantRecycles => montant(recycles),
        _ => inerte(d.commentaire.as_deref().unwrap_or_default()),
    }
}

pub(super) fn montants(d: &DeclarationAgec) -> [Option<Montant>; 4] {
    [d.montant_total, d.montant_reemploi, d.montant_dons, d.montant_recycles]
}

/// « 12500.40 », « 12500 »
fn montant(montant: Option<Montant>) -> String {
    let Some(centimes) = montant.map(Montant::centimes) else { return String::new() };
    match centimes % 100 {
        0 => (centimes / 100).to_string(),
        reste => format!("{}.{reste:02}", centimes / 100),
    }
}
