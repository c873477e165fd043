//! Where each action stands.

use crate::classeur::{
    Champ, Cle, Colonne, Feuille, LIGNE_DONNEES, LIGNE_ENTETE, Liste, Reglage, Role, absolue, cellule,
};
use crate::dossier::{Action, ActionNumerotee, Etape, EtatEtape, Statut};
use crate::mesure::avancement::{self, ActionObservee, CellulesAction, Mots};
use crate::mesure::{AvancementActuel, Retard};

use super::contrat::{Aspect, Cellule, Contenu, FeuilleVue, Position, Resultat};
use super::etapes;
use super::grille::{EnTete, Grille, feuille};
use super::perimetre::Part;
use super::{Source, nom_court, plage_des_donnees, saisie, textes};

const SHEET: Feuille = Feuille::Actions;

/// An action and what is known of it on the date of the dashboard.
pub struct ActionSuivie<'a> {
    pub numerotee: &'a ActionNumerotee<'a>,
    pub actuel: AvancementActuel<'a>,
    pub retard: Retard,
    /// Row on the « Actions » sheet.
    pub ligne: u32,
    pub etapes: Vec<EtapeSuivie<'a>>,
    /// Whether who holds this workbook says where the action stands.
    pub tenue: bool,
}

pub struct EtapeSuivie<'a> {
    pub etape: &'a Etape,
    /// None while nobody says it.
    pub etat: Option<EtatEtape>,
    pub retard: Retard,
    /// Row on the « Étapes » sheet.
    pub ligne: u32,
}

impl<'a> ActionSuivie<'a> {
    pub fn action(&self) -> &'a Action {
        self.numerotee.action
    }

    /// An action that another department pilots is read, not typed.
    pub fn role(&self, role: Role) -> Role {
        if role == Role::Saisie && !self.tenue { Role::Rappel } else { role }
    }

    /// The first step not yet done.
    fn prochaine(&self) -> Option<&EtapeSuivie<'a>> {
        self.etapes.iter().find(|e| e.est_ouverte())
    }
}

impl EtapeSuivie<'_> {
    pub fn est_ouverte(&self) -> bool {
        self.etat != Some(EtatEtape::Faite)
    }
}

/// Follows every action, in the order of the scheme.
pub fn suivre<'a>(source: &Source<'a>) -> Vec<ActionSuivie<'a>> {
    let point = source.calendrier.point;
    let mut ligne_d_etape = LIGNE_DONNEES;
    let mut suivies = Vec::new();
    for (ligne, numerotee) in (LIGNE_DONNEES..).zip(source.actions()) {
        let action = numerotee.action;
        let ActionObservee { actuel, etapes, retard } =
            ActionObservee::new(source.suivi, action, None, point);
        let etapes: Vec<EtapeSuivie<'_>> = (ligne_d_etape..)
            .zip(etapes)
            .map(|(ligne, e)| EtapeSuivie { etape: e.etape, etat: e.etat, retard: e.retard, ligne })
            .collect();
        ligne_d_etape += u32::try_from(etapes.len()).unwrap_or(0);
        let tenue = source.part(action) == Part::Tient;
        suivies.push(ActionSuivie { numerotee, actuel, retard, ligne, etapes, tenue });
    }
    suivies
}

pub fn construire(source: &Source<'_>, suivies: &[ActionSuivie<'_>]) -> FeuilleVue {
    let colonnes: Vec<EnTete> = std::iter::once(EnTete::des_cles())
        .chain(SHEET.colonnes().iter().map(|c| en_tete(source, suivies, c)))
        .collect();
    let mut grille = Grille::default();
    let chapeau = "Pour chaque action : le statut, l’avancement et un mot si besoin. Est en retard ce qui reste à faire \
                   alors que sa date est passée, à la date du point ; ce que personne n’a dit est « À renseigner ».";
    grille.entete("Actions", &textes::ligne(chapeau), &colonnes);
    let mut rang_retard = 0;
    for suivie in suivies {
        if suivie.retard.est_un_retard() {
            rang_retard += 1;
        }
        grille.ligne(ligne(source, suivie, rang_retard));
    }
    let derniere = LIGNE_DONNEES - 1 + u32::try_from(suivies.len()).unwrap_or(1);
    let plage = |champ: Champ| saisie::colonne(SHEET.colonne(champ), LIGNE_DONNEES, derniere);
    let controles = vec![
        saisie::choix(source, plage(Champ::Statut), Liste::Statuts, "Statut", "Où en est l’action ?"),
        saisie::pour_cent(
            plage(Champ::Avancement),
            "Avancement",
            "Part réalisée, de 0 à 100 : 35 pour 35 %.",
        ),
        saisie::commentaire(plage(Champ::Commentaire), "Commentaire"),
    ];
    FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: SHEET.colonne(Champ::Axe) }),
        filtre: plage_des_donnees(suivies.len(), colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        repeter_colonnes: Some(SHEET.colonne(Champ::Action)),
        controles,
        ..feuille(SHEET, SHEET.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
    }
}

/// Columns that have nothing to say in this scheme are hidden, never removed: keys and places stay.
fn en_tete(source: &Source<'_>, suivies: &[ActionSuivie<'_>], colonne: &Colonne) -> EnTete {
    let sans_etapes = suivies.iter().all(|a| a.etapes.is_empty());
    let inutile = match colonne.champ {
        Champ::Acheteurs => !source.spaser.est_conjoint(),
        Champ::ProchaineEtape | Champ::ProchaineEcheance => sans_etapes,
        Champ::Priorite => suivies.iter().all(|a| a.action().priorite.is_none()),
        _ => false,
    };
    EnTete { masquee: colonne.masquee || inutile, ..EnTete::de(colonne) }
}

fn ligne(source: &Source<'_>, suivie: &ActionSuivie<'_>, rang_retard: usize) -> Vec<Cellule> {
    let cle = Cle::Action { action: suivie.action().id.to_string() };
    let mut cellules = vec![Cellule::cle(&cle)];
    for colonne in SHEET.colonnes() {
        let place = SHEET.colonne(colonne.champ);
        let (contenu, aspect) = contenu(source, suivie, colonne.champ, rang_retard);
        let axe = (colonne.champ == Champ::Numero).then_some(suivie.numerotee.rang_axe);
        let role = suivie.role(colonne.role);
        cellules.push(Cellule {
            axe,
            role,
            filet: true,
            ..Cellule::new(place, contenu, aspect).en(colonne.genre)
        });
    }
    cellules
}

fn contenu(
    source: &Source<'_>,
    suivie: &ActionSuivie<'_>,
    champ: Champ,
    rang_retard: usize,
) -> (Contenu, Aspect) {
    let action = suivie.action();
    let vocabulaire = source.vocabulaire;
    let texte = |t: Option<&str>, aspect| (Contenu::texte(&t.map(textes::ligne).unwrap_or_default()), aspect);
    let formule = |formule: String, resultat: Resultat| Contenu::Formule { formule, resultat };
    match champ {
        Champ::Numero => texte(Some(&suivie.numerotee.numero), Aspect::Fort),
        Champ::Action => texte(Some(&action.titre), Aspect::Fort),
        Champ::Axe => {
            let axe = format!("{} {}", vocabulaire.libelle("axe"), suivie.numerotee.rang_axe + 1);
            texte(Some(&axe), Aspect::Courant)
        }
        Champ::Acheteurs => texte(Some(&acheteurs(source, action)), Aspect::Paragraphe),
        Champ::Pilote => texte(action.pilote.as_deref(), Aspect::Paragraphe),
        Champ::Priorite => {
            let mot = action.priorite.map(|p| vocabulaire.dire(p).trim_start_matches("Priorité ").to_owned());
            texte(mot.as_deref().map(crate::ecriture::capitale).as_deref(), Aspect::Courant)
        }
        Champ::Debut => (Contenu::date(action.debut.map(|j| j.0)), Aspect::Courant),
        Champ::Fin => (Contenu::date(action.fin.map(|j| j.0)), Aspect::Courant),
        Champ::Statut => texte(suivie.actuel.statut.map(|s| vocabulaire.dire(s)), Aspect::Courant),
        Champ::Avancement => (Contenu::nombre(suivie.actuel.avancement), Aspect::Courant),
        Champ::ProchaineEtape => {
            let resultat = Resultat::texte(
                &suivie.prochaine().map(|e| textes::ligne(&e.etape.libelle)).unwrap_or_default(),
            );
            (formule(prochaine(suivie, Champ::Etape), resultat), Aspect::Paragraphe)
        }
        Champ::ProchaineEcheance => {
            let resultat = Resultat::date(suivie.prochaine().and_then(|e| e.etape.echeance).map(|j| j.0));
            (formule(prochaine(suivie, Champ::Echeance), resultat), Aspect::Courant)
        }
        Champ::Retard => {
            let resultat = Resultat::texte(suivie.retard.libelle());
            (formule(retard(source, suivie), resultat), Aspect::Etat)
        }
        Champ::Commentaire => texte(suivie.actuel.commentaire, Aspect::Paragraphe),
        Champ::Reference => texte(Some(action.id.as_str()), Aspect::Machine),
        Champ::RangRetard => {
            let resultat =
                if suivie.retard.est_un_retard() { Resultat::compte(rang_retard) } else { Resultat::Vide };
            (formule(rang(suivie), resultat), Aspect::Machine)
        }
        _ => (Contenu::Vide, Aspect::Courant),
    }
}

fn acheteurs(source: &Source<'_>, action: &Action) -> String {
    let concernes = source.spaser.dossier.acheteurs.iter();
    let concernes = concernes.filter(|a| action.acheteurs.is_empty() || action.acheteurs.contains(&a.id));
    crate::ecriture::liste(&concernes.map(nom_court).collect::<Vec<_>>())
}

/// What a column of « Étapes » says of the first step not yet done.
fn prochaine(suivie: &ActionSuivie<'_>, champ: Champ) -> String {
    let (Some(premiere), Some(derniere)) = (suivie.etapes.first(), suivie.etapes.last()) else {
        return "=\"\"".to_owned();
    };
    let plage = |champ| etapes::plage(champ, premiere.ligne, derniere.ligne);
    let trouvee = format!("INDEX({},MATCH(1,{},0))", plage(champ), plage(Champ::Ouverte));
    format!("=IFERROR(IF({trouvee}=\"\",\"\",{trouvee}),\"\")")
}

fn retard(source: &Source<'_>, suivie: &ActionSuivie<'_>) -> String {
    let ici = |champ| cellule(suivie.ligne, SHEET.colonne(champ));
    let etapes = suivie.etapes.first().zip(suivie.etapes.last());
    let etapes =
        etapes.map(|(premiere, derniere)| etapes::plage(Champ::Retard, premiere.ligne, derniere.ligne));
    avancement::formule_action(
        CellulesAction {
            debut: &ici(Champ::Debut),
            fin: &ici(Champ::Fin),
            statut: &ici(Champ::Statut),
            etapes: etapes.as_deref(),
            point: Reglage::DateDuPoint.nom_defini(),
        },
        mots(source),
    )
}

/// Words that the formulas of delays compare with.
pub fn mots<'s>(source: &Source<'s>) -> Mots<'s> {
    let dire = |s: Statut| source.vocabulaire.dire(s);
    Mots {
        a_venir: dire(Statut::AVenir),
        realise: dire(Statut::Realise),
        abandonne: dire(Statut::Abandonne),
        en_retard: dire(Statut::EnRetard),
        faite: source.vocabulaire.dire(EtatEtape::Faite),
    }
}

/// Rank of a late action among the late ones: the dashboard lists them by it.
fn rang(suivie: &ActionSuivie<'_>) -> String {
    let colonne = SHEET.colonne(Champ::Retard);
    let ici = cellule(suivie.ligne, colonne);
    avancement::formule_rang(&ici, &format!("{}:{ici}", absolue(LIGNE_DONNEES, colonne)))
}
