//! What changed, when, by whom: the lines already kept, then free ones.

use crate::classeur::{Champ, Cle, Feuille, LIGNE_DONNEES, LIGNE_ENTETE, Role};
use crate::suivi::EntreeJournal;

use super::contrat::{Aspect, Cellule, Contenu, FeuilleVue, Position};
use super::grille::{EnTete, Grille, feuille};
use super::{Source, saisie, textes};

const SHEET: Feuille = Feuille::Journal;
const LIGNES_LIBRES: usize = 30;

pub fn construire(source: &Source<'_>) -> FeuilleVue {
    let colonnes: Vec<EnTete> =
        std::iter::once(EnTete::des_cles()).chain(SHEET.colonnes().iter().map(EnTete::de)).collect();
    let mut grille = Grille::default();
    let chapeau = "Une ligne par changement qui mérite d’être gardé : une définition précisée, un périmètre revu, une \
                   donnée corrigée, un responsable remplacé.";
    grille.entete("Journal", &textes::ligne(chapeau), &colonnes);
    let mut gardees: Vec<&EntreeJournal> = source.suivi.journal.iter().collect();
    gardees.sort_by_key(|e| e.date);
    // What is kept already is not typed again: one truth, the follow-up's.
    let gardees = gardees.into_iter().map(|e| (Some(e), Role::Rappel));
    let libres = std::iter::repeat_n((None, Role::Saisie), LIGNES_LIBRES);
    for (rang, (entree, role)) in (1..).zip(gardees.chain(libres)) {
        grille.ligne(ligne(rang, entree, role));
    }
    let derniere = u32::try_from(grille.lignes.len()).unwrap_or(1) - 1;
    let plage = |champ| saisie::colonne(SHEET.colonne(champ), LIGNE_DONNEES, derniere);
    FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: 0 }),
        repeter: Some(LIGNE_ENTETE),
        controles: vec![
            saisie::date(plage(Champ::Date), "Date", "Le jour du changement."),
            saisie::texte_court(
                plage(Champ::Auteur),
                "Direction ou fonction",
                "Qui a changé quoi que ce soit : une direction ou une fonction, jamais une personne.",
            ),
            saisie::commentaire(plage(Champ::Changement), "Changement"),
        ],
        ..feuille(SHEET, SHEET.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
    }
}

fn ligne(rang: u32, entree: Option<&EntreeJournal>, role: Role) -> Vec<Cellule> {
    let contenu = |champ| match (entree, champ) {
        (None, _) => Contenu::Vide,
        (Some(e), Champ::Date) => Contenu::date(Some(e.date.0)),
        (Some(e), Champ::Auteur) => {
            Contenu::texte(&e.auteur.as_deref().map(textes::ligne).unwrap_or_default())
        }
        (Some(e), _) => Contenu::texte(&textes::ligne(&e.changement)),
    };
    let cellule = |c: &crate::classeur::Colonne| {
        let cellule = Cellule::new(SHEET.colonne(c.champ), contenu(c.champ), Aspect::Paragraphe).en(c.genre);
        Cellule { role, filet: true, ..cellule }
    };
    std::iter::once(Cellule::cle(&Cle::Journal { rang }))
        .chain(SHEET.colonnes().iter().map(cellule))
        .collect()
}
