//! The steps of the actions, one row each.

use crate::classeur::{
    Champ, Cle, Feuille, LIGNE_DONNEES, LIGNE_ENTETE, Liste, Reglage, cellule, citer_feuille,
};
use crate::dossier::EtatEtape;
use crate::mesure::avancement::{self, CellulesEtape};

use super::actions::{ActionSuivie, EtapeSuivie, mots};
use super::contrat::{Aspect, Cellule, Contenu, FeuilleVue, Position, Resultat};
use super::grille::{EnTete, Grille, feuille};
use super::{Source, plage_des_donnees, saisie, textes};

const SHEET: Feuille = Feuille::Etapes;

/// Some rows of a column, from any sheet.
pub fn plage(champ: Champ, premiere: u32, derniere: u32) -> String {
    let colonne = SHEET.colonne(champ);
    format!("{}{}", citer_feuille(SHEET.nom()), crate::classeur::plage(premiere, colonne, derniere, colonne))
}

pub fn construire(source: &Source<'_>, suivies: &[ActionSuivie<'_>]) -> FeuilleVue {
    let sans_livrable = suivies.iter().flat_map(|a| &a.etapes).all(|e| e.etape.livrable.is_none());
    let en_tete = |c| {
        let mut en_tete = EnTete::de(c);
        en_tete.masquee |= c.champ == Champ::Livrable && sans_livrable;
        en_tete
    };
    let colonnes: Vec<EnTete> =
        std::iter::once(EnTete::des_cles()).chain(SHEET.colonnes().iter().map(en_tete)).collect();
    let mut grille = Grille::default();
    let chapeau = "Une ligne par étape : dites si elle est à faire, en cours ou faite ; tant que rien n’est dit, elle est \
                   « À renseigner » une fois sa date passée. La feuille « Actions » en déduit la prochaine étape.";
    grille.entete("Étapes", &textes::ligne(chapeau), &colonnes);
    for suivie in suivies {
        for (rang, etape) in (1..).zip(&suivie.etapes) {
            grille.ligne(ligne(source, suivie, etape, rang));
        }
    }
    let lignes = suivies.iter().map(|a| a.etapes.len()).sum::<usize>();
    let derniere = LIGNE_DONNEES - 1 + u32::try_from(lignes).unwrap_or(1);
    let etats = saisie::colonne(SHEET.colonne(Champ::EtatEtape), LIGNE_DONNEES, derniere);
    FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: SHEET.colonne(Champ::Pilote) }),
        filtre: plage_des_donnees(lignes, colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        repeter_colonnes: Some(SHEET.colonne(Champ::Action)),
        controles: vec![saisie::choix(
            source,
            etats,
            Liste::EtatsEtape,
            "État de l’étape",
            "Où en est l’étape ?",
        )],
        ..feuille(SHEET, SHEET.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
    }
}

fn ligne(source: &Source<'_>, suivie: &ActionSuivie<'_>, etape: &EtapeSuivie<'_>, rang: u32) -> Vec<Cellule> {
    let cle = Cle::Etape { action: suivie.action().id.to_string(), rang };
    let mut cellules = vec![Cellule::cle(&cle)];
    for colonne in SHEET.colonnes() {
        let place = SHEET.colonne(colonne.champ);
        let (contenu, aspect) = contenu(source, suivie, etape, colonne.champ, rang);
        let axe = (colonne.champ == Champ::Numero).then_some(suivie.numerotee.rang_axe);
        let cellule = Cellule::new(place, contenu, aspect).en(colonne.genre);
        cellules.push(Cellule { axe, role: suivie.role(colonne.role), filet: rang == 1, ..cellule });
    }
    cellules
}

fn contenu(
    source: &Source<'_>,
    suivie: &ActionSuivie<'_>,
    etape: &EtapeSuivie<'_>,
    champ: Champ,
    rang: u32,
) -> (Contenu, Aspect) {
    let texte = |t: Option<&str>, aspect| (Contenu::texte(&t.map(textes::ligne).unwrap_or_default()), aspect);
    let ici = |champ| cellule(etape.ligne, SHEET.colonne(champ));
    let faite = source.vocabulaire.dire(EtatEtape::Faite);
    let repete = if rang == 1 { Aspect::Fort } else { Aspect::Discret };
    match champ {
        Champ::Numero => texte(Some(&suivie.numerotee.numero), repete),
        Champ::Action => {
            texte(Some(&suivie.action().titre), if rang == 1 { Aspect::Fort } else { Aspect::Note })
        }
        Champ::Pilote => texte(suivie.action().pilote.as_deref(), Aspect::Note),
        Champ::Rang => (Contenu::Nombre { valeur: f64::from(rang) }, Aspect::Courant),
        Champ::Etape => texte(Some(&etape.etape.libelle), Aspect::Paragraphe),
        Champ::Livrable => texte(etape.etape.livrable.as_deref(), Aspect::Paragraphe),
        Champ::Echeance => (Contenu::date(etape.etape.echeance.map(|j| j.0)), Aspect::Courant),
        Champ::EtatEtape => texte(etape.etat.map(|e| source.vocabulaire.dire(e)), Aspect::Courant),
        Champ::Retard => {
            let statut = cellule(suivie.ligne, Feuille::Actions.colonne(Champ::Statut));
            let formule = avancement::formule_etape(
                CellulesEtape {
                    echeance: &ici(Champ::Echeance),
                    etat: &ici(Champ::EtatEtape),
                    statut: &format!("{}{statut}", citer_feuille(Feuille::Actions.nom())),
                    point: Reglage::DateDuPoint.nom_defini(),
                },
                mots(source),
            );
            let resultat = Resultat::texte(etape.retard.libelle());
            (Contenu::Formule { formule, resultat }, Aspect::Etat)
        }
        Champ::Ouverte => {
            let formule = format!("=IF({}=\"{faite}\",0,1)", ici(Champ::EtatEtape));
            let resultat = Resultat::compte(usize::from(etape.est_ouverte()));
            (Contenu::Formule { formule, resultat }, Aspect::Machine)
        }
        _ => (Contenu::Vide, Aspect::Courant),
    }
}
