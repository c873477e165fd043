//! What the dashboard computes from: for each indicator and buyer, the year chosen there.

use crate::classeur::{
    Donnee, Feuille, Genre, LIGNE_CLES, LIGNE_DONNEES, LIGNE_ENTETE, Reglage, absolue, cellule, citer_feuille,
};
use crate::mesure::EtatCible;

use super::bloc::Bloc;
use super::contrat::{Aspect, Cellule, ColonneVue, Contenu, FeuilleVue, Resultat};
use super::grille::{Grille, feuille};
use super::indicateurs::{bornes_des_annees, responsable};
use super::{Source, nom_court, textes};

/// Headline charts a buyer gets at most; without headline targets, as many first targets stand in.
pub const EN_AVANT_MAX: usize = 8;

/// The columns, in order; those of the years follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Col {
    Reference,
    Nom,
    Acheteur,
    Responsable,
    RangAcheteur,
    RangResponsable,
    EnAvant,
    Valeur,
    Attendu,
    Ecart,
    Etat,
    Attendue,
    Renseignee,
    RangManquant,
}

const COLONNES: [(Col, &str); 14] = [
    (Col::Reference, "Réf."),
    (Col::Nom, "Indicateur"),
    (Col::Acheteur, "Acheteur"),
    (Col::Responsable, "Responsable"),
    (Col::RangAcheteur, "Acheteur n°"),
    (Col::RangResponsable, "Responsable n°"),
    (Col::EnAvant, "En avant"),
    (Col::Valeur, "Observé"),
    (Col::Attendu, "Attendu"),
    (Col::Ecart, "Écart"),
    (Col::Etat, "État"),
    (Col::Attendue, "Valeur attendue"),
    (Col::Renseignee, "Valeur renseignée"),
    (Col::RangManquant, "Rang parmi les manquantes"),
];

impl Col {
    fn place(self) -> u16 {
        self as u16
    }
}

/// First column of the years.
#[expect(clippy::cast_possible_truncation, reason = "fourteen columns")]
const PREMIERE_ANNEE: u16 = COLONNES.len() as u16;
/// Where the rank of the chosen year is.
const RANG_ANNEE: (u32, u16) = (LIGNE_CLES, 1);

/// An indicator in the chosen year.
#[derive(Debug, Clone)]
pub struct Calculee {
    pub ligne: u32,
    pub en_avant: bool,
    pub valeur: Option<f64>,
    pub attendu: Option<f64>,
    pub ecart: Option<f64>,
    /// None for an indicator without any target.
    pub etat: Option<EtatCible>,
    pub attendue: bool,
    pub rang_responsable: usize,
}

impl Calculee {
    pub fn renseignee(&self) -> bool {
        self.attendue && self.valeur.is_some()
    }

    pub fn manque(&self) -> bool {
        self.attendue && self.valeur.is_none()
    }
}

pub struct Calculs {
    pub feuille: FeuilleVue,
    /// In the order of the blocks.
    pub lignes: Vec<Calculee>,
    pub responsables: Vec<String>,
}

impl Calculs {
    /// « 'Calculs'!$H$5:$H$40 »
    pub fn plage(&self, col: Col) -> String {
        let derniere = LIGNE_DONNEES + u32::try_from(self.lignes.len()).unwrap_or(1).max(1) - 1;
        let cellules = crate::classeur::plage(LIGNE_DONNEES, col.place(), derniere, col.place());
        format!("{}{cellules}", citer_feuille(Feuille::Calculs.nom()))
    }

    /// « 'Calculs'!$H$5 »
    pub fn cellule(&self, rang: usize, col: Col) -> String {
        let ligne = self.lignes[rang].ligne;
        format!("{}{}", citer_feuille(Feuille::Calculs.nom()), absolue(ligne, col.place()))
    }
}

pub fn construire(source: &Source<'_>, blocs: &[Bloc<'_>]) -> Calculs {
    let mut grille = Grille::default();
    grille.ligne(vec![Cellule::texte(0, "Calculs", Aspect::Titre)]);
    let chapeau = "Le tableau de bord lit ici l’année choisie. Rien à saisir.";
    grille.ligne(vec![Cellule::texte(0, chapeau, Aspect::Chapeau)]);
    grille.ligne(rang_de_l_annee(source));
    debug_assert_eq!(grille.suivante(), LIGNE_ENTETE);
    grille.ligne(entete(source));
    let responsables = responsables(blocs);
    let mut lignes: Vec<Calculee> = Vec::new();
    let mut manquantes = 0;
    for (rang, bloc) in blocs.iter().enumerate() {
        let calculee = calculer(source, blocs, rang, &responsables, grille.suivante());
        manquantes += usize::from(calculee.manque());
        grille.ligne(ligne(source, bloc, &calculee, manquantes));
        lignes.push(calculee);
    }
    let largeurs =
        vec![ColonneVue { largeur: 16.0, masquee: false }; COLONNES.len() + source.calendrier.annees.len()];
    let feuille = feuille(Feuille::Calculs, Feuille::Calculs.nom().to_owned(), largeurs, grille);
    Calculs { feuille, lignes, responsables }
}

/// The targets a buyer's dashboard shows: its headline ones or, when it has none, its first ones.
fn en_avant(blocs: &[Bloc<'_>], rang: usize) -> bool {
    let bloc = &blocs[rang];
    let siens =
        || blocs.iter().enumerate().filter(|(_, b)| b.rang_acheteur == bloc.rang_acheteur && b.a_une_cible());
    if siens().any(|(_, b)| b.est_phare()) {
        return bloc.est_phare();
    }
    siens().take(EN_AVANT_MAX).any(|(autre, _)| autre == rang)
}

/// In the order in which they first appear.
fn responsables(blocs: &[Bloc<'_>]) -> Vec<String> {
    let mut responsables: Vec<String> = Vec::new();
    for bloc in blocs {
        let nom = textes::ligne(responsable(bloc.indicateur));
        if !responsables.contains(&nom) {
            responsables.push(nom);
        }
    }
    responsables
}

fn calculer(
    source: &Source<'_>,
    blocs: &[Bloc<'_>],
    rang: usize,
    responsables: &[String],
    ligne: u32,
) -> Calculee {
    let bloc = &blocs[rang];
    let annee = source.calendrier.observee;
    let cible = bloc.a_une_cible();
    let nom = textes::ligne(responsable(bloc.indicateur));
    Calculee {
        ligne,
        en_avant: en_avant(blocs, rang),
        valeur: bloc.trajectoire.mesure(annee),
        attendu: bloc.valeur(bloc.attendue(), annee).filter(|_| cible),
        ecart: bloc.ligne(Donnee::Ecart).and_then(|_| bloc.valeur(Donnee::Ecart, annee)),
        etat: cible.then(|| bloc.trajectoire.etat(annee)),
        attendue: source.calendrier.attend(bloc.indicateur.frequence, annee),
        rang_responsable: responsables.iter().position(|r| *r == nom).unwrap_or(0) + 1,
    }
}

/// The place of the chosen year among the columns; that of the first year when none is chosen.
fn rang_de_l_annee(source: &Source<'_>) -> Vec<Cellule> {
    let calendrier = &source.calendrier;
    let place = |annee| calendrier.annees.iter().position(|a| *a == annee).map_or(1, |r| r + 1);
    let derniere = PREMIERE_ANNEE + u16::try_from(calendrier.annees.len()).unwrap_or(1) - 1;
    let annees = crate::classeur::plage(LIGNE_ENTETE, PREMIERE_ANNEE, LIGNE_ENTETE, derniere);
    let formule = format!(
        "=IFERROR(MATCH({},{annees},0),{})",
        Reglage::AnneeObservee.nom_defini(),
        place(calendrier.schema[0])
    );
    let resultat = Resultat::compte(place(calendrier.observee));
    vec![
        Cellule::texte(0, "Rang de l’année", Aspect::Fort),
        Cellule::formule(RANG_ANNEE.1, formule, resultat, Genre::Nombre { decimales: 0 }),
    ]
}

fn entete(source: &Source<'_>) -> Vec<Cellule> {
    let fixes = COLONNES.iter().map(|(col, libelle)| Cellule::texte(col.place(), libelle, Aspect::EnTete));
    let annees = (PREMIERE_ANNEE..).zip(&source.calendrier.annees).map(|(colonne, annee)| {
        Cellule::new(colonne, Contenu::Nombre { valeur: f64::from(annee.0) }, Aspect::EnTete).en(Genre::Annee)
    });
    fixes.chain(annees).collect()
}

fn ligne(source: &Source<'_>, bloc: &Bloc<'_>, calculee: &Calculee, manquantes: usize) -> Vec<Cellule> {
    let fixes = COLONNES.iter().map(|(col, _)| {
        let place = col.place();
        let texte = |t: &str| Cellule::texte(place, &textes::ligne(t), Aspect::Courant);
        let compte = |n: usize| {
            let Resultat::Nombre { valeur } = Resultat::compte(n) else {
                return Cellule::texte(place, "", Aspect::Courant);
            };
            Cellule::new(place, Contenu::Nombre { valeur }, Aspect::Courant)
                .en(Genre::Nombre { decimales: 0 })
        };
        match col {
            Col::Reference => texte(bloc.indicateur.id().as_str()),
            Col::Nom => texte(bloc.indicateur.court),
            Col::Acheteur => texte(nom_court(bloc.acheteur)),
            Col::Responsable => texte(responsable(bloc.indicateur)),
            Col::RangAcheteur => compte(bloc.rang_acheteur + 1),
            Col::RangResponsable => compte(calculee.rang_responsable),
            Col::EnAvant => compte(usize::from(calculee.en_avant)),
            _ => calcul(source, bloc, calculee, *col, manquantes),
        }
    });
    let annees = (PREMIERE_ANNEE..).zip(&source.calendrier.annees).map(|(colonne, annee)| {
        let attendue = source.calendrier.est_du_schema(*annee)
            && source.calendrier.attend(bloc.indicateur.frequence, *annee);
        let contenu = Contenu::Nombre { valeur: if attendue { 1.0 } else { 0.0 } };
        Cellule::new(colonne, contenu, Aspect::Courant).en(Genre::Nombre { decimales: 0 })
    });
    fixes.chain(annees).collect()
}

fn calcul(source: &Source<'_>, bloc: &Bloc<'_>, calculee: &Calculee, col: Col, manquantes: usize) -> Cellule {
    let (premiere, derniere) = bornes_des_annees(source);
    let rang = absolue(RANG_ANNEE.0, RANG_ANNEE.1);
    let entier = Genre::Nombre { decimales: 0 };
    // A reference to an empty cell reads as zero: emptiness is asked first.
    let du_choix = |donnee: Donnee| match bloc.ligne_loin(donnee, premiere, derniere) {
        Some(annees) => format!("=IF(INDEX({annees},1,{rang})=\"\",\"\",INDEX({annees},1,{rang}))"),
        None => "=\"\"".to_owned(),
    };
    let ici = |col: Col| cellule(calculee.ligne, col.place());
    let depuis = |col: Col| format!("{}:{}", absolue(LIGNE_DONNEES, col.place()), ici(col));
    let (formule, resultat, genre) = match col {
        Col::Valeur => (du_choix(bloc.mesuree()), Resultat::nombre(calculee.valeur), bloc.genre()),
        Col::Attendu => (du_choix(bloc.attendue()), Resultat::nombre(calculee.attendu), bloc.genre()),
        Col::Ecart => (du_choix(Donnee::Ecart), Resultat::nombre(calculee.ecart), bloc.genre_de_l_ecart()),
        Col::Etat => {
            let mot = calculee.etat.map_or("", EtatCible::libelle);
            (du_choix(Donnee::Etat), Resultat::texte(mot), Genre::Texte)
        }
        Col::Attendue => {
            let fin = PREMIERE_ANNEE + derniere - premiere;
            let annees = crate::classeur::plage(calculee.ligne, PREMIERE_ANNEE, calculee.ligne, fin);
            (format!("=INDEX({annees},1,{rang})"), Resultat::compte(usize::from(calculee.attendue)), entier)
        }
        Col::Renseignee => {
            let formule = format!("=IF(AND({}=1,ISNUMBER({})),1,0)", ici(Col::Attendue), ici(Col::Valeur));
            (formule, Resultat::compte(usize::from(calculee.renseignee())), entier)
        }
        _ => {
            let (attendue, renseignee) = (ici(Col::Attendue), ici(Col::Renseignee));
            let formule = format!(
                "=IF(AND({attendue}=1,{renseignee}=0),COUNTIFS({},1,{},0),\"\")",
                depuis(Col::Attendue),
                depuis(Col::Renseignee)
            );
            let resultat = if calculee.manque() { Resultat::compte(manquantes) } else { Resultat::Vide };
            (formule, resultat, entier)
        }
    };
    Cellule::formule(col.place(), formule, resultat, genre)
}
