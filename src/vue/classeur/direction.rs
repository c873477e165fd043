//! A department's sheet: everything awaited from it, where to type it, whether it is there. It only reads:
//! a second place to type the same figure would make two truths.

use jiff::civil::Date;

use crate::classeur::{
    Champ, Cle, Donnee, Feuille, Genre, LIGNE_DONNEES, LIGNE_ENTETE, cellule, citer_feuille,
};
use crate::dossier::EtatEtape;
use crate::ecriture::compte;
use crate::mesure::Retard;
use crate::vue::directions::{est_la, est_nommee};

use super::actions::ActionSuivie;
use super::bloc::{Bloc, Nature};
use super::calculs::{Calculs, Col};
use super::cartographie::{Carte, debut_de_ligne};
use super::contrat::{Aspect, Cellule, Contenu, FeuilleVue, Position, Resultat};
use super::detenteurs;
use super::grille::{EnTete, Grille, feuille};
use super::indicateurs::bornes_des_annees;
use super::perimetre::{Part, part_de};
use super::{Source, nom_court, plage_des_donnees, textes};

const SHEET: Feuille = Feuille::Direction;

pub const A_RENSEIGNER: &str = "À renseigner";
pub const RENSEIGNE: &str = "Renseigné";
const PAS_ATTENDU: &str = "Pas attendu";

/// What the rows are recalled from.
pub struct Rappels<'a> {
    pub source: &'a Source<'a>,
    pub blocs: &'a [Bloc<'a>],
    /// Absent before the scheme.
    pub calculs: Option<&'a Calculs>,
    pub suivies: &'a [ActionSuivie<'a>],
    pub carte: Option<&'a Carte<'a>>,
    /// Name of the sheet of the declaration, when there is one.
    pub agec: Option<&'a str>,
}

/// The sheet, and in a few words what it holds.
pub struct FicheDirection {
    pub direction: String,
    pub resume: String,
    pub feuille: FeuilleVue,
}

/// One awaited thing.
struct Attendu {
    nature: &'static str,
    reference: String,
    attente: String,
    echeance: Contenu,
    genre: Genre,
    feuille: String,
    cellule: String,
    /// Formula of its state, and its result.
    etat: Option<(String, Resultat)>,
    axe: Option<usize>,
}

/// `rang`: of the department, from 1. Nothing when it has no row.
pub fn construire(
    rappels: &Rappels<'_>,
    direction: &str,
    rang: u32,
    nom: impl FnOnce() -> String,
) -> Option<FicheDirection> {
    let mut attendus = rappels.indicateurs(direction);
    attendus.extend(rappels.declaration(direction));
    let indicateurs = attendus.len();
    attendus.extend(rappels.segments(direction));
    attendus.extend(rappels.donnees(direction));
    attendus.extend(rappels.actions(direction, Part::Tient));
    attendus.extend(rappels.actions(direction, Part::Contribue));
    if attendus.is_empty() {
        return None;
    }
    let compter = |nature: &str| attendus.iter().filter(|a| a.nature == nature).count();
    let parts = [
        (indicateurs, "renseigne", ["donnée annuelle", "données annuelles"]),
        (compter("Segment"), "tient à jour", ["segment d’achat", "segments d’achat"]),
        (compter("Donnée"), "précise la source de", ["donnée", "données"]),
        (compter("Action"), "pilote", ["action", "actions"]),
        (compter("Contribution"), "contribue à", ["action", "actions"]),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, verbe, [un, plusieurs])| format!("{verbe} {}", compte(n, un, plusieurs)))
        .collect();
    let resume = crate::ecriture::capitale(&format!("{}.", crate::ecriture::liste(&parts)));
    let colonnes: Vec<EnTete> =
        std::iter::once(EnTete::des_cles()).chain(SHEET.colonnes().iter().map(EnTete::de)).collect();
    let mut grille = Grille::default();
    let chapeau = "Tout ce qui est attendu de vous, et rien d’autre. Cette feuille se lit : suivez le lien de chaque ligne \
                   pour saisir au bon endroit ; l’état se met à jour seul.";
    grille.entete(&textes::ligne(direction), &textes::ligne(chapeau), &colonnes);
    let lignes = attendus.len();
    for (n, attendu) in (1..).zip(attendus) {
        grille.ligne(ligne(&Cle::Rappel { direction: rang, rang: n }, attendu));
    }
    let feuille = FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: 0 }),
        filtre: plage_des_donnees(lignes, colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        ..feuille(SHEET, nom(), EnTete::largeurs(&colonnes), grille)
    };
    Some(FicheDirection { direction: direction.to_owned(), resume, feuille })
}

fn ligne(cle: &Cle, attendu: Attendu) -> Vec<Cellule> {
    let place = |champ| SHEET.colonne(champ);
    let etat = match attendu.etat {
        Some((formule, resultat)) => {
            Cellule::formule(place(Champ::EtatEtape), formule, resultat, Genre::Texte).aspect(Aspect::Etat)
        }
        None => Cellule::texte(place(Champ::EtatEtape), "", Aspect::Courant),
    };
    let renvoi = Contenu::Renvoi {
        texte: format!("{}, {}", attendu.feuille, attendu.cellule),
        feuille: attendu.feuille,
        cellule: attendu.cellule,
    };
    let cellules = vec![
        Cellule::cle(cle),
        Cellule::texte(place(Champ::Nature), attendu.nature, Aspect::Courant),
        Cellule {
            axe: attendu.axe,
            ..Cellule::texte(place(Champ::Reference), &attendu.reference, Aspect::Fort)
        },
        Cellule::texte(place(Champ::Attente), &textes::ligne(&attendu.attente), Aspect::Paragraphe),
        Cellule::new(place(Champ::Echeance), attendu.echeance, Aspect::Courant).en(attendu.genre),
        Cellule::new(place(Champ::Feuille), renvoi, Aspect::Lien),
        etat,
    ];
    cellules.into_iter().map(|c| Cellule { filet: true, ..c }).collect()
}

impl Rappels<'_> {
    fn indicateurs(&self, direction: &str) -> Vec<Attendu> {
        let siens = self.blocs.iter().enumerate();
        siens
            .filter(|(_, b)| est_la(b.indicateur.source.responsable.as_deref(), direction))
            .map(|(rang, bloc)| self.indicateur(rang, bloc))
            .collect()
    }

    fn indicateur(&self, rang: usize, bloc: &Bloc<'_>) -> Attendu {
        let quoi = match bloc.nature {
            Nature::Taux => " : numérateur et dénominateur",
            Nature::Jalon => " : oui ou non",
            Nature::Directe => "",
        };
        let acheteur = if self.source.spaser.est_conjoint() {
            format!(" — {}", nom_court(bloc.acheteur))
        } else {
            String::new()
        };
        let (premiere, derniere) = bornes_des_annees(self.source);
        Attendu {
            nature: "Indicateur",
            reference: bloc.indicateur.id().to_string(),
            attente: format!("{}{acheteur}{quoi}", bloc.indicateur.court),
            echeance: Contenu::texte(self.source.vocabulaire.dire(bloc.indicateur.frequence)),
            genre: Genre::Texte,
            feuille: bloc.feuille.clone(),
            cellule: cellule(bloc.debut, if self.source.est_collecte() { derniere } else { premiere }),
            etat: Some(self.etat_de_l_indicateur(rang, bloc)),
            axe: bloc.indicateur.axe,
        }
    }

    /// In the year of the dashboard or, before the scheme, in the reference year.
    fn etat_de_l_indicateur(&self, rang: usize, bloc: &Bloc<'_>) -> (String, Resultat) {
        let Some(calculs) = self.calculs else {
            let annees = super::indicateurs::colonnes_des_annees(self.source);
            let reference = bloc.indicateur.annee_reference;
            let place = annees
                .filter(|(_, a)| reference.is_none_or(|r| r == *a))
                .last()
                .or_else(|| super::indicateurs::colonnes_des_annees(self.source).last());
            let lue = place.and_then(|(colonne, a)| Some((bloc.loin(Donnee::Valeur, colonne)?, a)));
            let Some((adresse, annee)) = lue else { return ("=\"\"".to_owned(), Resultat::Vide) };
            let connue = bloc.trajectoire.observations.valeur(annee).is_some();
            let formule = format!("=IF({adresse}=\"\",\"{A_RENSEIGNER}\",\"{RENSEIGNE}\")");
            return (formule, Resultat::texte(if connue { RENSEIGNE } else { A_RENSEIGNER }));
        };
        let calculee = &calculs.lignes[rang];
        let formule = format!(
            "=IF({}=0,\"{PAS_ATTENDU}\",IF({}=1,\"{RENSEIGNE}\",\"{A_RENSEIGNER}\"))",
            calculs.cellule(rang, Col::Attendue),
            calculs.cellule(rang, Col::Renseignee)
        );
        let etat = match (calculee.attendue, calculee.renseignee()) {
            (false, _) => PAS_ATTENDU,
            (true, true) => RENSEIGNE,
            (true, false) => A_RENSEIGNER,
        };
        (formule, Resultat::texte(etat))
    }

    fn declaration(&self, direction: &str) -> Option<Attendu> {
        let feuille = self.agec.filter(|_| self.source.declare(direction))?;
        let obligation = self.source.obligation_agec()?;
        Some(Attendu {
            nature: "Déclaration",
            reference: "AGEC".to_owned(),
            attente: obligation.echeance.clone().unwrap_or_else(|| obligation.titre.clone()),
            echeance: Contenu::texte("Chaque année"),
            genre: Genre::Texte,
            feuille: feuille.to_owned(),
            cellule: cellule(LIGNE_DONNEES, Feuille::Agec.colonne(Champ::MontantTotal)),
            etat: None,
            axe: None,
        })
    }

    fn segments(&self, direction: &str) -> Vec<Attendu> {
        let Some(carte) = self.carte else { return Vec::new() };
        let siens = carte.segments.iter();
        siens
            .filter(|s| est_la(s.segment.prescripteur.as_deref(), direction))
            .map(|s| {
                let formule =
                    format!("=IF(COUNT({})=0,\"{A_RENSEIGNER}\",\"{RENSEIGNE}\")", carte.montants(s.ligne));
                let connu = carte.est_connu(self.source, s.segment);
                Attendu {
                    nature: "Segment",
                    reference: s.segment.id.to_string(),
                    attente: format!("{} : montants, prochain renouvellement", s.segment.nom),
                    echeance: Contenu::Vide,
                    genre: Genre::Texte,
                    feuille: Feuille::Cartographie.nom().to_owned(),
                    cellule: debut_de_ligne(s.ligne),
                    etat: Some((formule, Resultat::texte(if connu { RENSEIGNE } else { A_RENSEIGNER }))),
                    axe: None,
                }
            })
            .collect()
    }

    fn donnees(&self, direction: &str) -> Vec<Attendu> {
        if !self.source.est_collecte() {
            return Vec::new();
        }
        let lignes = (LIGNE_DONNEES..).zip(detenteurs::tenus(self.source));
        lignes
            .filter(|(_, (_, d))| est_nommee(&d.detenteur, direction))
            .map(|(ligne, (_, d))| Attendu {
                nature: "Donnée",
                reference: String::new(),
                attente: d.donnee.clone(),
                echeance: Contenu::Vide,
                genre: Genre::Texte,
                feuille: Feuille::Detenteurs.nom().to_owned(),
                cellule: cellule(ligne, Feuille::Detenteurs.colonne(Champ::Detenteur)),
                etat: None,
                axe: None,
            })
            .collect()
    }

    /// Actions piloted, each followed by its steps; or those it only contributes to.
    fn actions(&self, direction: &str, part: Part) -> Vec<Attendu> {
        let siennes = self.suivies.iter().filter(|s| part_de(s.action(), direction) == part);
        siennes
            .flat_map(|suivie| {
                let etapes = suivie.etapes.iter().zip(1..).filter(|_| part == Part::Tient);
                let etapes = etapes.map(|(e, rang)| {
                    let date = e.etape.echeance.map(|j| j.0);
                    let mot = e.etat.map_or("", |e| self.source.vocabulaire.dire(e));
                    let reference = format!("{} · {rang}", suivie.numerotee.numero);
                    let adresses =
                        [Champ::Retard, Champ::EtatEtape].map(|c| ailleurs(Feuille::Etapes, e.ligne, c));
                    let etat = etat_ou_retard(&adresses, e.retard, mot, "");
                    self.pas(
                        "Étape",
                        reference,
                        &e.etape.libelle,
                        date,
                        (Feuille::Etapes, e.ligne, Champ::EtatEtape),
                        etat,
                    )
                });
                let statut = suivie.actuel.statut.map_or("", |s| self.source.vocabulaire.dire(s));
                let adresses =
                    [Champ::Retard, Champ::Statut].map(|c| ailleurs(Feuille::Actions, suivie.ligne, c));
                // Where it stands is for the pilot to say.
                let a_defaut = if part == Part::Tient { A_RENSEIGNER } else { "" };
                let etat = etat_ou_retard(&adresses, suivie.retard, statut, a_defaut);
                let nature = if part == Part::Tient { "Action" } else { "Contribution" };
                let fin = suivie.action().fin.map(|j| j.0);
                let action = self.pas(
                    nature,
                    suivie.numerotee.numero.clone(),
                    &suivie.action().titre,
                    fin,
                    (Feuille::Actions, suivie.ligne, Champ::Statut),
                    etat,
                );
                std::iter::once((action, suivie.numerotee.rang_axe))
                    .chain(etapes.map(|e| (e, suivie.numerotee.rang_axe)))
                    .map(|(a, axe)| Attendu { axe: Some(axe), ..a })
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    fn pas(
        &self,
        nature: &'static str,
        reference: String,
        attente: &str,
        date: Option<Date>,
        (feuille, ligne, champ): (Feuille, u32, Champ),
        etat: (String, Resultat),
    ) -> Attendu {
        Attendu {
            nature,
            reference,
            attente: attente.to_owned(),
            echeance: Contenu::date(date),
            genre: Genre::Date,
            feuille: feuille.nom().to_owned(),
            cellule: cellule(ligne, feuille.colonne(champ)),
            etat: Some(etat),
            axe: None,
        }
    }
}

fn ailleurs(feuille: Feuille, ligne: u32, champ: Champ) -> String {
    format!("{}{}", citer_feuille(feuille.nom()), cellule(ligne, feuille.colonne(champ)))
}

/// The delay if there is one, else the word typed, else what to say of its absence.
fn etat_ou_retard(
    [retard, mot]: &[String; 2],
    connu: Retard,
    dit: &str,
    a_defaut: &str,
) -> (String, Resultat) {
    let non = Retard::Non.libelle();
    let formule = format!("=IF({retard}<>\"{non}\",{retard},IF({mot}=\"\",\"{a_defaut}\",{mot}))");
    let resultat = match connu {
        Retard::Non if dit.is_empty() => a_defaut,
        Retard::Non => dit,
        retard => retard.libelle(),
    };
    (formule, Resultat::texte(resultat))
}

/// States that these sheets say besides those of `mesure`.
pub fn etats_dits(source: &Source<'_>) -> [String; 2] {
    [RENSEIGNE.to_owned(), source.vocabulaire.dire(EtatEtape::Faite).to_owned()]
}
