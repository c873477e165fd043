//! Who holds which data, before the scheme: those the dossier names, then free rows.

use crate::classeur::{Champ, Cle, Feuille, LIGNE_DONNEES, LIGNE_ENTETE, Role};
use crate::dossier::Detenteur;

use super::contrat::{Aspect, Cellule, Contenu, FeuilleVue, Position};
use super::grille::{EnTete, Grille, feuille};
use super::{Source, plage_des_donnees, saisie, textes};

const SHEET: Feuille = Feuille::Detenteurs;
const LIGNES_LIBRES: u32 = 20;

/// Those of this workbook, with their rank in the dossier, from 1.
pub fn tenus<'a>(source: &Source<'a>) -> Vec<(u32, &'a Detenteur)> {
    let tous = (1..).zip(&source.spaser.dossier.detenteurs);
    tous.filter(|(_, d)| source.tient_detenteur(d)).collect()
}

pub fn construire(source: &Source<'_>) -> FeuilleVue {
    let colonnes: Vec<EnTete> =
        std::iter::once(EnTete::des_cles()).chain(SHEET.colonnes().iter().map(EnTete::de)).collect();
    let mut grille = Grille::default();
    let chapeau = "Une ligne par donnée : qui la détient, d’où elle sort. Corrigez ce qui a changé, complétez en bas. Des \
                   directions ou des fonctions, jamais des personnes.";
    grille.entete("Qui détient quoi", &textes::ligne(chapeau), &colonnes);
    for (rang, detenteur) in tenus(source) {
        grille.ligne(ligne(&Cle::Detenteur { rang }, Some(detenteur)));
    }
    for rang in 1..=LIGNES_LIBRES {
        grille.ligne(ligne(&Cle::NouveauDetenteur { rang }, None));
    }
    let lignes = grille.lignes.len().saturating_sub(LIGNE_DONNEES as usize);
    let derniere = LIGNE_DONNEES + u32::try_from(lignes).unwrap_or(1).max(1) - 1;
    let saisies = SHEET.colonnes().iter().filter(|c| c.role == Role::Saisie);
    let controle = |c: &crate::classeur::Colonne| {
        let message = match c.champ {
            Champ::Donnee => "La donnée, en quelques mots : « dépenses par fournisseur ».",
            Champ::Detenteur => "La direction ou la fonction qui la détient, jamais une personne.",
            _ => "Le logiciel ou le fichier d’où elle sort.",
        };
        saisie::texte_court(
            saisie::colonne(SHEET.colonne(c.champ), LIGNE_DONNEES, derniere),
            c.libelle,
            message,
        )
    };
    FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: SHEET.colonne(Champ::Detenteur) }),
        filtre: plage_des_donnees(lignes, colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        controles: saisies.map(controle).collect(),
        ..feuille(SHEET, SHEET.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
    }
}

fn ligne(cle: &Cle, detenteur: Option<&Detenteur>) -> Vec<Cellule> {
    let texte = |champ: Champ| match (detenteur, champ) {
        (None, _) => String::new(),
        (Some(d), Champ::Donnee) => textes::ligne(&d.donnee),
        (Some(d), Champ::Detenteur) => textes::ligne(&d.detenteur),
        (Some(d), Champ::Outil) => d.outil.as_deref().map(textes::ligne).unwrap_or_default(),
        (Some(d), _) => d.remplit.join(", "),
    };
    let cellule = |c: &crate::classeur::Colonne| {
        let aspect = if c.champ == Champ::Remplit { Aspect::Note } else { Aspect::Paragraphe };
        Cellule {
            role: c.role,
            filet: true,
            ..Cellule::new(SHEET.colonne(c.champ), Contenu::texte(&texte(c.champ)), aspect)
        }
    };
    std::iter::once(Cellule::cle(cle)).chain(SHEET.colonnes().iter().map(cellule)).collect()
}
