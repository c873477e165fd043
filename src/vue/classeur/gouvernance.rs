//! The meetings that the scheme announces, and those held: one row each.

use crate::classeur::{Champ, Cle, Feuille, LIGNE_DONNEES, LIGNE_ENTETE, Reglage, Role, cellule};
use crate::dossier::{Annee, Instance};
use crate::mesure::seance;
use crate::suivi::SeanceTenue;

use super::contrat::{Aspect, Cellule, Contenu, FeuilleVue, Position, Regle, Resultat};
use super::grille::{EnTete, Grille, feuille};
use super::{Source, plage_des_donnees, saisie, textes};

const SHEET: Feuille = Feuille::Gouvernance;
const PARTICIPANTS_MAX: i32 = 10_000;
/// Longest account of a meeting that a cell takes.
const DECISIONS_MAX: u32 = 4_000;

/// A meeting of the year, held or not.
struct Seance<'a> {
    instance: &'a Instance,
    annee: Annee,
    rang: u32,
    prevue: bool,
    tenue: Option<&'a SeanceTenue>,
}

/// Nothing when the scheme has no body.
pub fn construire(source: &Source<'_>) -> Option<FeuilleVue> {
    let instances = &source.spaser.dossier.instances;
    if instances.is_empty() || source.direction.is_some() {
        return None;
    }
    let seances: Vec<Seance<'_>> = source
        .calendrier
        .schema
        .iter()
        .flat_map(|annee| instances.iter().flat_map(move |i| de_l_annee(source, i, *annee)))
        .collect();
    let colonnes: Vec<EnTete> =
        std::iter::once(EnTete::des_cles()).chain(SHEET.colonnes().iter().map(EnTete::de)).collect();
    let mut grille = Grille::default();
    let chapeau = "Une ligne par séance prévue, et une de plus chaque année pour chaque instance : la date où elle s’est \
                   tenue, le nombre de participants, ce qui a été décidé.";
    grille.entete("Gouvernance", &textes::ligne(chapeau), &colonnes);
    for seance in &seances {
        let numero = grille.suivante();
        grille.ligne(ligne(source, seance, numero));
    }
    Some(FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: SHEET.colonne(Champ::Presidence) }),
        filtre: plage_des_donnees(seances.len(), colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        repeter_colonnes: Some(SHEET.colonne(Champ::Rang)),
        controles: controles(seances.len()),
        ..feuille(SHEET, SHEET.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
    })
}

/// Those announced, and one more than those held.
fn de_l_annee<'a>(source: &Source<'a>, instance: &'a Instance, annee: Annee) -> Vec<Seance<'a>> {
    let mut tenues: Vec<&SeanceTenue> = source
        .suivi
        .seances
        .iter()
        .filter(|s| s.instance == instance.id && s.date.annee() == annee)
        .collect();
    tenues.sort_by_key(|s| s.date);
    let prevues = instance.seances_par_an.unwrap_or(1);
    let lignes = prevues.max(u32::try_from(tenues.len()).unwrap_or(u32::MAX).saturating_add(1));
    (1..=lignes)
        .map(|rang| Seance {
            instance,
            annee,
            rang,
            prevue: instance.seances_par_an.is_some() && rang <= prevues,
            tenue: tenues.get(rang as usize - 1).copied(),
        })
        .collect()
}

fn ligne(source: &Source<'_>, seance: &Seance<'_>, numero: u32) -> Vec<Cellule> {
    let cle =
        Cle::Seance { instance: seance.instance.id.to_string(), annee: seance.annee.0, rang: seance.rang };
    let mut cellules = vec![Cellule::cle(&cle)];
    for colonne in SHEET.colonnes() {
        let (contenu, aspect) = contenu(source, seance, colonne.champ, numero);
        let cellule = Cellule::new(SHEET.colonne(colonne.champ), contenu, aspect).en(colonne.genre);
        cellules.push(Cellule { role: colonne.role, filet: seance.rang == 1, ..cellule });
    }
    cellules
}

fn contenu(source: &Source<'_>, seance: &Seance<'_>, champ: Champ, numero: u32) -> (Contenu, Aspect) {
    let texte = |t: &str, aspect| (Contenu::texte(&textes::ligne(t)), aspect);
    let nombre = |n: u32| Contenu::Nombre { valeur: f64::from(n) };
    let ici = |champ| cellule(numero, SHEET.colonne(champ));
    match champ {
        Champ::Instance => {
            let sigle = seance.instance.sigle.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
            texte(&format!("{}{sigle}", seance.instance.nom), Aspect::Fort)
        }
        Champ::Annee => (nombre(seance.annee.0.into()), Aspect::Courant),
        Champ::Rang => (nombre(seance.rang), Aspect::Courant),
        Champ::Presidence => texte(seance.instance.presidence.as_deref().unwrap_or_default(), Aspect::Note),
        Champ::DateTenue => (Contenu::date(seance.tenue.map(|t| t.date.0)), Aspect::Courant),
        Champ::Participants => {
            (seance.tenue.and_then(|t| t.participants).map_or(Contenu::Vide, nombre), Aspect::Courant)
        }
        Champ::Decisions => {
            texte(seance.tenue.and_then(|t| t.decisions.as_deref()).unwrap_or_default(), Aspect::Paragraphe)
        }
        _ => {
            let etat =
                seance::etat(seance.tenue.is_some(), seance.annee, seance.prevue, source.calendrier.point);
            let formule = seance::formule(
                &ici(Champ::DateTenue),
                &ici(Champ::Annee),
                seance.prevue,
                Reglage::DateDuPoint.nom_defini(),
            );
            (Contenu::Formule { formule, resultat: Resultat::texte(etat.libelle()) }, Aspect::Etat)
        }
    }
}

fn controles(lignes: usize) -> Vec<super::contrat::Controle> {
    let derniere = LIGNE_DONNEES + u32::try_from(lignes).unwrap_or(1).max(1) - 1;
    debug_assert!(SHEET.colonnes().iter().filter(|c| c.role == Role::Saisie).count() == 3);
    let plage = |champ| saisie::colonne(SHEET.colonne(champ), LIGNE_DONNEES, derniere);
    vec![
        saisie::date(plage(Champ::DateTenue), "Séance tenue le", "Le jour où la séance s’est tenue."),
        saisie::entier(
            plage(Champ::Participants),
            (0, PARTICIPANTS_MAX),
            "Participants",
            "Le nombre de personnes présentes.",
        ),
        saisie::controle(
            plage(Champ::Decisions),
            Regle::Texte { maximum: DECISIONS_MAX },
            "Décisions",
            "Ce qui a été décidé, ou les points saillants. Aucun nom de personne : des fonctions.",
            "Ce texte est trop long : 4 000 caractères au plus.",
        ),
    ]
}
