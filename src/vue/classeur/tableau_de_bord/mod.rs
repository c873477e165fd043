//! The dashboard. It answers three questions, in a sentence first, then with tables and charts: are
//! we on the trajectory of each headline target, which actions are late, what is not filled?

mod actions;
mod completude;
mod trajectoires;

use crate::classeur::{Cle, Feuille, Genre, Liste, Reglage, absolue};

use crate::dossier::Acheteur;

use super::actions::ActionSuivie;
use super::bloc::Bloc;
use super::calculs::Calculs;
use super::contrat::{
    Aspect, Cellule, ColonneVue, Contenu, Controle, FeuilleVue, Graphique, LigneVue, Plage, Position, Regle,
    Resultat,
};
use super::grille::{Grille, feuille};
use super::phrase::{Compte, Phrase};
use super::{Source, saisie, textes};

/// Columns: reference, label, then figures.
const REFERENCE: u16 = 1;
const LIBELLE: u16 = 2;
const PREMIER_CHIFFRE: u16 = 3;
const COLONNES: u16 = 10;

const LARGEURS: [f64; COLONNES as usize] = [12.0, 11.0, 60.0, 14.0, 14.0, 14.0, 14.0, 18.0, 14.0, 14.0];

/// Rows of the settings.
const LIGNE_ANNEE: u32 = 3;
const LIGNE_DATE: u32 = 4;
/// Height of an ordinary row, in pixels, on which charts are laid.
const PIXELS_PAR_LIGNE: u32 = 20;
/// Left free beside a chart, in pixels.
const MARGE: u32 = 14;
/// Width of a character, in pixels.
const PIXELS_PAR_CARACTERE: f64 = 7.0;

/// « $D$4 »
pub fn place_du_reglage(reglage: Reglage) -> String {
    let ligne = match reglage {
        Reglage::AnneeObservee => LIGNE_ANNEE,
        Reglage::DateDuPoint => LIGNE_DATE,
    };
    absolue(ligne, PREMIER_CHIFFRE)
}

/// The sheet being written.
struct Tableau<'a> {
    source: &'a Source<'a>,
    blocs: &'a [Bloc<'a>],
    calculs: &'a Calculs,
    suivies: &'a [ActionSuivie<'a>],
    grille: Grille,
    graphiques: Vec<Graphique>,
    sauts: Vec<u32>,
}

/// A question and what answers it.
struct Reponse {
    question: String,
    reponses: Vec<Phrase>,
}

pub fn construire(
    source: &Source<'_>,
    blocs: &[Bloc<'_>],
    calculs: &Calculs,
    suivies: &[ActionSuivie<'_>],
) -> FeuilleVue {
    let mut tableau = Tableau {
        source,
        blocs,
        calculs,
        suivies,
        grille: Grille::default(),
        graphiques: vec![],
        sauts: vec![],
    };
    tableau.titre();
    let place_des_reponses = tableau.reserver_les_reponses();
    // The copy of a department that collects nothing says nothing of targets.
    let collecte = source.direction.is_none() || !blocs.is_empty();
    let mut reponses: Vec<Reponse> = collecte.then(|| tableau.trajectoires()).into_iter().collect();
    reponses.extend((!suivies.is_empty()).then(|| tableau.actions()));
    reponses.extend(collecte.then(|| tableau.completude()));
    tableau.repondre(place_des_reponses, reponses);
    let colonnes = LARGEURS
        .iter()
        .enumerate()
        .map(|(rang, largeur)| ColonneVue { largeur: *largeur, masquee: rang == 0 });
    let nom = Feuille::TableauDeBord.nom().to_owned();
    FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DATE + 1, colonne: 0 }),
        controles: controles(source),
        graphiques: tableau.graphiques,
        sauts: tableau.sauts,
        ..feuille(Feuille::TableauDeBord, nom, colonnes.collect(), tableau.grille)
    }
}

fn controles(source: &Source<'_>) -> Vec<Controle> {
    let cellule = |ligne| {
        let position = Position { ligne, colonne: PREMIER_CHIFFRE };
        Plage { premiere: position, derniere: position }
    };
    let annee = "L’année que le tableau de bord montre : choisissez-la dans la liste.";
    let date = "Le jour auquel les retards se jugent, sous la forme JJ/MM/AAAA.";
    let erreur = "Saisissez une date, sous la forme JJ/MM/AAAA.";
    vec![
        saisie::choix(source, cellule(LIGNE_ANNEE), Liste::Annees, "Année observée", annee),
        saisie::controle(cellule(LIGNE_DATE), Regle::Date, "Date du point", date, erreur),
    ]
}

impl<'a> Tableau<'a> {
    fn titre(&mut self) {
        let copie = self.source.direction.map(|d| format!(" — {d}")).unwrap_or_default();
        let titre = format!("Tableau de bord du {}{copie}", self.source.sigle());
        self.grille.ligne(vec![Cellule::texte(REFERENCE, &textes::ligne(&titre), Aspect::Titre)]);
        let chapeau =
            format!("{} · les réponses d’abord, les chiffres ensuite", self.source.noms_des_acheteurs());
        self.grille.ligne(vec![Cellule::texte(REFERENCE, &textes::ligne(&chapeau), Aspect::Chapeau)]);
        self.grille.sauter();
        let calendrier = &self.source.calendrier;
        let reglages = [
            (
                Reglage::AnneeObservee,
                "Année observée",
                Contenu::Nombre { valeur: f64::from(calendrier.observee.0) },
                Genre::Choix { liste: Liste::Annees },
                "choisissez-la dans la liste : tout le tableau suit",
            ),
            (
                Reglage::DateDuPoint,
                "Date du point",
                Contenu::date(calendrier.point),
                Genre::Date,
                "les retards se jugent à cette date",
            ),
        ];
        for (reglage, libelle, contenu, genre, aide) in reglages {
            self.grille.ligne(vec![
                Cellule::cle(&Cle::Reglage(reglage)),
                Cellule::texte(LIBELLE, libelle, Aspect::Reglage),
                Cellule::new(PREMIER_CHIFFRE, contenu, Aspect::Fort).en(genre).a_saisir(),
                Cellule::texte(PREMIER_CHIFFRE + 1, &textes::ligne(&format!("← {aide}")), Aspect::Discret),
            ]);
        }
        self.grille.sauter();
    }

    /// Rows for the answers: they are written last, once the figures they read are in place.
    fn reserver_les_reponses(&mut self) -> u32 {
        let debut = self.grille.suivante();
        let collecte = self.source.direction.is_none() || !self.blocs.is_empty();
        let sur_les_cibles = if collecte { 3 + self.acheteurs().len() } else { 0 };
        let sur_les_actions = if self.suivies.is_empty() { 0 } else { 2 };
        for _ in 0..sur_les_cibles + sur_les_actions {
            self.grille.sauter();
        }
        debut
    }

    fn repondre(&mut self, debut: u32, reponses: Vec<Reponse>) {
        let mut ligne = debut as usize;
        let mut poser = |cellule: Cellule| {
            self.grille.lignes[ligne] = LigneVue { cellules: vec![cellule], ..LigneVue::default() };
            ligne += 1;
        };
        for Reponse { question, reponses } in reponses {
            poser(Cellule::texte(REFERENCE, &textes::ligne(&question), Aspect::Question));
            for phrase in reponses {
                let cellule = Cellule::formule(REFERENCE, phrase.formule(), phrase.resultat(), Genre::Texte);
                poser(cellule.aspect(Aspect::Reponse));
            }
        }
    }

    /// The buyers of this dashboard, with their ranks: in a department's copy, those it collects for.
    fn acheteurs(&self) -> Vec<(usize, &'a Acheteur)> {
        let a_sa_place = |rang: usize| self.blocs.iter().any(|b| b.rang_acheteur == rang);
        let tous = self.source.spaser.dossier.acheteurs.iter().enumerate();
        tous.filter(|(rang, _)| self.source.direction.is_none() || a_sa_place(*rang)).collect()
    }

    fn section(&mut self, titre: &str) {
        self.grille.sauter();
        self.grille.ligne(vec![Cellule::texte(REFERENCE, &textes::ligne(titre), Aspect::Section)]);
    }

    /// Labels over columns, from the one given; each stands as what is below it.
    fn entetes(&mut self, depuis: u16, libelles: &[(&str, Genre)]) -> u32 {
        let en_tete = |(colonne, (l, genre)): (u16, &(&str, Genre))| {
            Cellule::texte(colonne, l, Aspect::EnTete).en(*genre)
        };
        self.grille.ligne((depuis..).zip(libelles).map(en_tete).collect())
    }

    /// The reference of a cell of this sheet and the number it holds.
    fn compte(&self, ligne: u32, colonne: u16, valeur: usize) -> Compte {
        Compte { reference: absolue(ligne, colonne), valeur }
    }

    /// The next row begins a printed page.
    fn nouvelle_page(&mut self) {
        self.sauts.push(self.grille.suivante());
    }

    /// Adds rows until a chart laid there is cleared.
    fn degager(&mut self, jusqu_a: u32) {
        while self.grille.suivante() < jusqu_a {
            self.grille.sauter();
        }
    }

    /// Formula of a list's cell: what `colonne` holds on the row whose rank is `rang`.
    fn au_rang(rang: usize, rangs: &str, colonne: &str) -> String {
        let trouvee = format!("INDEX({colonne},MATCH({rang},{rangs},0))");
        format!("=IFERROR(IF({trouvee}=\"\",\"\",{trouvee}),\"\")")
    }
}

const TEXTE: Genre = Genre::Texte;
const ENTIER: Genre = Genre::Nombre { decimales: 0 };
/// Of headers over what stands in the middle of its column.
const CENTRE: Genre = Genre::Annee;

/// A whole number in a cell.
fn entier(colonne: u16, formule: String, valeur: usize) -> Cellule {
    Cellule::formule(colonne, formule, Resultat::compte(valeur), ENTIER)
}

/// Pixels from one column to another.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred pixels")]
fn pixels(de: u16, a: u16) -> u32 {
    let largeurs = &LARGEURS[usize::from(de)..usize::from(a)];
    largeurs.iter().map(|l| (l * PIXELS_PAR_CARACTERE).round() as u32 + 5).sum()
}
