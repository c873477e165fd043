//! Are we on the trajectory of each headline target?

use crate::classeur::{Donnee, Genre, LIGNE_ENTETE};
use crate::ecriture::INSECABLE;
use crate::mesure::EtatCible;

use super::super::bloc::Bloc;
use super::super::calculs::{Calculee, Col, EN_AVANT_MAX};
use super::super::contrat::{
    Aspect, Cellule, Contenu, CouleurSerie, DessinGraphique, Graphique, Plage, Position, Resultat,
    SerieGraphique,
};
use super::super::indicateurs::{bornes_des_annees, colonnes_des_annees};
use super::super::phrase::{Compte, Phrase};
use super::super::{nom_court, textes};
use super::{
    CENTRE, COLONNES, ENTIER, LIBELLE, MARGE, PIXELS_PAR_LIGNE, PREMIER_CHIFFRE, REFERENCE, Reponse, TEXTE,
    Tableau, entier, pixels,
};

const GRAPHIQUES_PAR_LIGNE: usize = 2;
const LIGNES_PAR_GRAPHIQUE: u32 = 12;
/// The same when there are many: as many rows of charts as a page holds.
const LIGNES_PAR_GRAPHIQUE_SERRE: u32 = 10;
/// Where the charts of a row begin.
const PLACES: [u16; GRAPHIQUES_PAR_LIGNE + 1] = [REFERENCE, 4, COLONNES];
/// Rows of charts of the usual height that a printed page holds.
const RANGEES_PAR_PAGE: u32 = 3;
/// Ordinary rows that a printed page holds, the tall ones of the answers allowed for.
const LIGNES_PAR_PAGE: u32 = 37;

/// The counts of one buyer's headline targets.
struct Bilan {
    nom: String,
    total: usize,
    etats: Vec<Compte>,
}

impl Tableau<'_> {
    pub(super) fn trajectoires(&mut self) -> Reponse {
        self.section("1. Les cibles phares");
        let conjoint = self.source.spaser.est_conjoint();
        let mut reponses = Vec::new();
        for (n, (rang, acheteur)) in self.acheteurs().into_iter().enumerate() {
            let nom = textes::ligne(nom_court(acheteur));
            if conjoint {
                if n > 0 {
                    self.nouvelle_page();
                }
                self.grille.sauter();
                self.grille.ligne(vec![Cellule::texte(REFERENCE, &nom, Aspect::Question)]);
            }
            let bilan = self.acheteur(rang, nom);
            reponses.push(phrase(&bilan, conjoint));
        }
        Reponse { question: "Sommes-nous sur la trajectoire des cibles phares ?".to_owned(), reponses }
    }

    /// Counts, table and charts of one buyer.
    fn acheteur(&mut self, rang_acheteur: usize, nom: String) -> Bilan {
        let calculs = self.calculs;
        let siens =
            || self.blocs.iter().zip(&calculs.lignes).filter(move |(b, _)| b.rang_acheteur == rang_acheteur);
        let avant: Vec<usize> = (0..self.blocs.len())
            .filter(|r| self.blocs[*r].rang_acheteur == rang_acheteur && calculs.lignes[*r].en_avant)
            .collect();
        let ciblees = siens().filter(|(_, c)| c.etat.is_some()).count();
        let compter = |etat: EtatCible, phares: bool| {
            siens().filter(|(_, c)| c.etat == Some(etat) && (c.en_avant || !phares)).count()
        };
        let comptes: Vec<[usize; 2]> =
            EtatCible::OBSERVES.iter().map(|e| [compter(*e, true), compter(*e, false)]).collect();
        let phares = siens().any(|(b, _)| b.est_phare());
        let mut bilan = Bilan { nom, total: avant.len(), etats: Vec::new() };
        if avant.is_empty() {
            let texte = "Aucune cible n’est fixée : les indicateurs sont suivis pour information.";
            self.grille.ligne(vec![Cellule::texte(REFERENCE, texte, Aspect::Discret)]);
            return bilan;
        }
        let libelles: Vec<(&str, Genre)> =
            EtatCible::OBSERVES.iter().map(|e| (e.libelle(), ENTIER)).collect();
        let question = textes::ligne("Où en est-on ?");
        self.entetes(LIBELLE, &[&[(&question[..], TEXTE)], &libelles[..], &[("Total", ENTIER)]].concat());
        let lignes = [
            (if phares { "Cibles phares" } else { "Premières cibles" }, avant.len()),
            ("Toutes les cibles", ciblees),
        ];
        for (sorte, (libelle, total)) in lignes.into_iter().enumerate() {
            let ligne = self.grille.suivante();
            let mut cellules = vec![Cellule::texte(LIBELLE, libelle, Aspect::Fort)];
            for ((colonne, etat), compte) in (PREMIER_CHIFFRE..).zip(EtatCible::OBSERVES).zip(&comptes) {
                let formule = self.formule_de_compte(etat, rang_acheteur, sorte == 0);
                cellules.push(entier(colonne, formule, compte[sorte]));
                if sorte == 0 {
                    bilan.etats.push(self.compte(ligne, colonne, compte[sorte]));
                }
            }
            let total = Resultat::compte(total);
            if let Resultat::Nombre { valeur } = total {
                let contenu = Contenu::Nombre { valeur };
                cellules.push(Cellule::new(8, contenu, Aspect::Courant).en(Genre::Nombre { decimales: 0 }));
            }
            self.grille.ligne(cellules);
        }
        self.grille.sauter();
        self.table(&avant);
        self.graphiques_de(&avant);
        bilan
    }

    fn formule_de_compte(&self, etat: EtatCible, rang_acheteur: usize, phares: bool) -> String {
        let c = self.calculs;
        let phares = if phares { format!(",{},1", c.plage(Col::EnAvant)) } else { String::new() };
        format!(
            "=COUNTIFS({},\"{}\",{},{}{phares})",
            c.plage(Col::Etat),
            etat.libelle(),
            c.plage(Col::RangAcheteur),
            rang_acheteur + 1
        )
    }

    fn table(&mut self, avant: &[usize]) {
        let entetes = [
            ("Réf.", TEXTE),
            ("Indicateur", TEXTE),
            ("Référence", ENTIER),
            ("Observé", ENTIER),
            ("Attendu", ENTIER),
            ("Écart", ENTIER),
            ("État", CENTRE),
            ("Cible finale", ENTIER),
            ("Échéance", CENTRE),
        ];
        self.entetes(REFERENCE, &entetes);
        for rang in avant {
            let cellules = self.ligne_de_cible(*rang);
            self.grille.ligne(cellules);
        }
    }

    fn ligne_de_cible(&self, rang: usize) -> Vec<Cellule> {
        let bloc = &self.blocs[rang];
        let calculee: &Calculee = &self.calculs.lignes[rang];
        let genre = bloc.genre();
        let lire = |col| format!("={}", self.calculs.cellule(rang, col));
        let nombre = |colonne, col, valeur, genre| {
            Cellule::formule(colonne, lire(col), Resultat::nombre(valeur), genre)
        };
        let etat = Resultat::texte(calculee.etat.map_or("", EtatCible::libelle));
        let mut cellules = vec![
            Cellule {
                axe: bloc.indicateur.axe,
                ..Cellule::texte(REFERENCE, bloc.indicateur.id().as_str(), Aspect::Fort)
            },
            Cellule::texte(LIBELLE, &textes::ligne(bloc.indicateur.court), Aspect::Courant),
            self.reference(bloc),
            nombre(4, Col::Valeur, calculee.valeur, genre).aspect(Aspect::Fort),
            nombre(5, Col::Attendu, calculee.attendu, genre),
            nombre(6, Col::Ecart, calculee.ecart, bloc.genre_de_l_ecart()),
            Cellule::formule(7, lire(Col::Etat), etat, Genre::Texte).aspect(Aspect::Etat),
        ];
        if let Some((annee, cible)) = bloc.trajectoire.cible_finale() {
            cellules.push(Cellule::new(8, Contenu::Nombre { valeur: cible }, Aspect::Fort).en(genre));
            let annee = Contenu::Nombre { valeur: f64::from(annee.0) };
            cellules.push(Cellule::new(9, annee, Aspect::Courant).en(Genre::Annee));
        }
        cellules.into_iter().map(|c| Cellule { filet: true, ..c }).collect()
    }

    /// The baseline, read where it is typed.
    fn reference(&self, bloc: &Bloc<'_>) -> Cellule {
        let annee = bloc.indicateur.annee_reference;
        let place = colonnes_des_annees(self.source).find(|(_, a)| Some(*a) == annee);
        let lue = place.and_then(|(colonne, a)| Some((bloc.loin(Donnee::Valeur, colonne)?, a)));
        let Some((adresse, annee)) = lue else { return Cellule::texte(3, "—", Aspect::Discret) };
        let resultat = Resultat::nombre(bloc.trajectoire.observations.valeur(annee));
        Cellule::formule(3, format!("=IF({adresse}=\"\",\"\",{adresse})"), resultat, bloc.genre())
    }

    fn graphiques_de(&mut self, avant: &[usize]) {
        self.grille.sauter();
        let debut = self.grille.suivante();
        let tracees: Vec<usize> = avant.iter().copied().take(EN_AVANT_MAX).collect();
        let rangees = u32::try_from(tracees.len().div_ceil(GRAPHIQUES_PAR_LIGNE)).unwrap_or(0);
        let pas = if rangees > RANGEES_PAR_PAGE { LIGNES_PAR_GRAPHIQUE_SERRE } else { LIGNES_PAR_GRAPHIQUE };
        // Under the table if the page has room for all of them; else on a page of their own.
        let haut_de_page = self.sauts.last().copied().unwrap_or(0);
        if debut - haut_de_page + rangees * pas > LIGNES_PAR_PAGE {
            self.sauts.push(debut);
        }
        for (n, rang) in (0u32..).zip(&tracees) {
            let (rangee, colonne) = (n / 2, PLACES[n as usize % GRAPHIQUES_PAR_LIGNE]);
            let fin = PLACES[n as usize % GRAPHIQUES_PAR_LIGNE + 1];
            let place = Position { ligne: debut + rangee * pas, colonne };
            let taille = (pixels(colonne, fin) - MARGE, (pas - 1) * PIXELS_PAR_LIGNE);
            self.graphiques.push(self.trajectoire(&self.blocs[*rang], place, taille));
        }
        self.degager(debut + rangees * pas);
    }

    fn trajectoire(&self, bloc: &Bloc<'_>, place: Position, (largeur, hauteur): (u32, u32)) -> Graphique {
        let nom = textes::ligne(bloc.indicateur.court);
        let unite = textes::ligne(bloc.indicateur.unite);
        let sigle = bloc.indicateur.id();
        let en = if unite.is_empty() { String::new() } else { format!(" ({unite})") };
        // A line that the baseline makes is drawn only if the baseline is known: an empty formula
        // would be drawn as zero, an empty cell is not drawn at all.
        let connue = self
            .source
            .calendrier
            .schema
            .iter()
            .all(|a| bloc.trajectoire.attendu(*a).is_none() || bloc.trajectoire.repere(*a).is_some());
        let attendue = if connue { bloc.attendue() } else { Donnee::Cible };
        let nom_attendue = if attendue == Donnee::Repere { "Repère et cible" } else { "Cible" };
        let acheteur = if self.source.spaser.est_conjoint() {
            textes::ligne(&format!(" — {}", nom_court(bloc.acheteur)))
        } else {
            String::new()
        };
        Graphique {
            dessin: DessinGraphique::Trajectoire,
            titre: format!("{sigle} · {nom}{en}{acheteur}"),
            alternative: crate::ecriture::typographier(&format!(
                "{nom}{acheteur}{en}, par année : valeurs observées en colonnes, valeurs attendues en ligne. Les \
                 chiffres sont dans la feuille « {} », lignes {sigle}.",
                bloc.feuille
            )),
            place,
            largeur,
            hauteur,
            genre: bloc.genre(),
            series: vec![
                self.serie(bloc, bloc.mesuree(), "Observé", couleur(bloc)),
                self.serie(bloc, attendue, nom_attendue, CouleurSerie::Discrete),
            ],
        }
    }

    fn serie(&self, bloc: &Bloc<'_>, donnee: Donnee, nom: &str, couleur: CouleurSerie) -> SerieGraphique {
        let (premiere, derniere) = bornes_des_annees(self.source);
        let plage = |ligne| Plage {
            premiere: Position { ligne, colonne: premiere },
            derniere: Position { ligne, colonne: derniere },
        };
        let du_schema = |annee| self.source.calendrier.est_du_schema(annee);
        let apercu = colonnes_des_annees(self.source)
            .map(|(_, a)| bloc.valeur(donnee, a).filter(|_| donnee == Donnee::Valeur || du_schema(a)));
        SerieGraphique {
            nom: nom.to_owned(),
            feuille: bloc.feuille.clone(),
            categories: plage(LIGNE_ENTETE),
            valeurs: plage(bloc.ligne(donnee).unwrap_or(LIGNE_ENTETE)),
            apercu: apercu.collect(),
            couleur,
        }
    }
}

fn couleur(bloc: &Bloc<'_>) -> CouleurSerie {
    bloc.indicateur.axe.map_or(CouleurSerie::Principale, |axe| CouleurSerie::Axe { axe })
}

/// « Sur 8 cibles phares : 3 atteintes, 1 proche, 2 en retard, 2 à renseigner. »
fn phrase(bilan: &Bilan, conjoint: bool) -> Phrase {
    let qui = if conjoint { format!("{}{INSECABLE}: ", bilan.nom) } else { String::new() };
    let [atteintes, proches, en_retard, a_renseigner, sans_cible] = &bilan.etats[..] else {
        return Phrase::new(&format!("{qui}aucune cible n’est fixée."));
    };
    let sur = match bilan.total {
        1 => "Une cible phare : ".to_owned(),
        n => format!("Sur {n} cibles phares : "),
    };
    let aucune = format!(
        "{qui}{}",
        if conjoint {
            "aucune cible phare n’est renseignée pour cette année."
        } else {
            "Aucune cible phare n’est renseignée pour cette année."
        }
    );
    let tete = if conjoint { format!("{qui}{}", sur.to_lowercase()) } else { sur };
    let etats = [atteintes, proches, en_retard];
    let connues = Compte {
        reference: format!("({})", etats.map(|c| c.reference.as_str()).join("+")),
        valeur: etats.iter().map(|c| c.valeur).sum(),
    };
    let detail = Phrase::new(&textes::ligne(&tete))
        .nombre(atteintes)
        .accord(atteintes, " atteinte, ", " atteintes, ")
        .nombre(proches)
        .accord(proches, " proche, ", " proches, ")
        .nombre(en_retard)
        .mot(" en retard, ")
        .nombre(a_renseigner)
        .mot(" à renseigner")
        .si_non_nul(sans_cible, Phrase::default().mot(", ").nombre(sans_cible).mot(" sans cible cette année"))
        .mot(".");
    Phrase::selon(&connues, Phrase::new(&aucune), detail)
}
