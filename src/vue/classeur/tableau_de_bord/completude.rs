//! What is not filled?

use crate::classeur::{Feuille, Genre, plage};

use super::super::calculs::{Calculee, Col};
use super::super::contrat::{
    Aspect, Cellule, CouleurSerie, DessinGraphique, Graphique, Plage, Position, Resultat, SerieGraphique,
};
use super::super::phrase::{Compte, Phrase};
use super::super::{nom_court, textes};
use super::{
    COLONNES, ENTIER, LIBELLE, MARGE, PIXELS_PAR_LIGNE, PREMIER_CHIFFRE, REFERENCE, Reponse, TEXTE, Tableau,
    entier, pixels,
};

/// Missing values listed; the sheets of indicators show them all.
const LISTEES_MAX: usize = 15;
/// A chart needs some height to be read.
const LIGNES_DE_GRAPHIQUE_MIN: u32 = 8;

const ENTETES: [&str; 3] = ["Renseignés", "Attendus", "Reste"];

impl Tableau<'_> {
    pub(super) fn completude(&mut self) -> Reponse {
        self.nouvelle_page();
        self.section("3. Ce qui n’est pas renseigné");
        let question = "Que reste-t-il à renseigner ?".to_owned();
        if self.blocs.is_empty() {
            let rien = "Aucun indicateur n’est encore défini dans le schéma.";
            self.grille.ligne(vec![Cellule::texte(REFERENCE, rien, Aspect::Discret)]);
            return Reponse { question, reponses: vec![Phrase::new(rien)] };
        }
        if self.source.spaser.est_conjoint() {
            let acheteurs: Vec<String> =
                self.source.spaser.dossier.acheteurs.iter().map(|a| textes::ligne(nom_court(a))).collect();
            self.par("Acheteur", &acheteurs, Col::RangAcheteur);
            self.grille.sauter();
        }
        let responsables = self.calculs.responsables.clone();
        let [renseignes, attendus, reste] = self.par("Responsable", &responsables, Col::RangResponsable);
        self.grille.sauter();
        self.liste_des_manques(&reste);
        let tous = Phrase::default().mot("Tout est renseigné : ").nombre(&renseignes).accord(
            &renseignes,
            " indicateur attendu.",
            " indicateurs attendus.",
        );
        let detail = Phrase::default()
            .nombre(&reste)
            .accord(&reste, " indicateur reste à renseigner sur ", " indicateurs restent à renseigner sur ")
            .nombre(&attendus)
            .accord(&attendus, " attendu.", " attendus.");
        let rien = Phrase::default()
            .mot("Aucune valeur n’est encore saisie pour cette année\u{a0}: ")
            .nombre(&attendus)
            .accord(&attendus, " indicateur attendu.", " indicateurs attendus.");
        let dite = Phrase::selon(&renseignes, rien, detail);
        Reponse { question, reponses: vec![Phrase::selon(&reste, tous, dite)] }
    }

    /// Filled, awaited and left, by buyer or by department; then the sum of each.
    fn par(&mut self, titre: &str, noms: &[String], col: Col) -> [Compte; 3] {
        let entete = self.entetes(LIBELLE, &[&[(titre, TEXTE)], &ENTETES.map(|l| (l, ENTIER))[..]].concat());
        let debut = self.grille.suivante();
        let mut apercus = [Vec::new(), Vec::new()];
        for (rang, nom) in (1..).zip(noms) {
            let sienne = |rang_bloc: usize, c: &Calculee| match col {
                Col::RangAcheteur => self.blocs[rang_bloc].rang_acheteur + 1 == rang,
                _ => c.rang_responsable == rang,
            };
            let siennes =
                self.calculs.lignes.iter().enumerate().filter(|(r, c)| sienne(*r, c)).map(|(_, c)| c);
            let (renseignes, attendus) = siennes
                .fold((0, 0), |(r, a), c| (r + usize::from(c.renseignee()), a + usize::from(c.attendue)));
            apercus[0].push(renseignes);
            apercus[1].push(attendus - renseignes);
            let somme =
                |quoi| format!("=SUMIFS({},{},{rang})", self.calculs.plage(quoi), self.calculs.plage(col));
            let cellules = self.trois_comptes(
                nom,
                Aspect::Courant,
                [somme(Col::Renseignee), somme(Col::Attendue)],
                [renseignes, attendus],
            );
            self.grille.ligne(cellules);
        }
        let fin = self.grille.suivante() - 1;
        let totaux = [apercus[0].iter().sum::<usize>(), apercus.iter().flatten().sum()];
        let somme = |colonne| format!("=SUM({})", plage(debut, colonne, fin, colonne));
        let formules = [somme(PREMIER_CHIFFRE), somme(PREMIER_CHIFFRE + 1)];
        let cellules = self.trois_comptes("Ensemble", Aspect::Fort, formules, totaux);
        let ligne = self.grille.ligne(cellules);
        self.graphique_de_completude(titre, entete, fin, &apercus);
        [0, 1, 2].map(|rang: u16| {
            let valeur = [totaux[0], totaux[1], totaux[1] - totaux[0]][usize::from(rang)];
            self.compte(ligne, PREMIER_CHIFFRE + rang, valeur)
        })
    }

    fn trois_comptes(
        &self,
        nom: &str,
        aspect: Aspect,
        formules: [String; 2],
        comptes: [usize; 2],
    ) -> Vec<Cellule> {
        let ligne = self.grille.suivante();
        let ici = |rang| crate::classeur::cellule(ligne, PREMIER_CHIFFRE + rang);
        let [renseignes, attendus] = formules;
        vec![
            Cellule::texte(LIBELLE, nom, aspect),
            entier(PREMIER_CHIFFRE, renseignes, comptes[0]).aspect(aspect),
            entier(PREMIER_CHIFFRE + 1, attendus, comptes[1]).aspect(aspect),
            entier(PREMIER_CHIFFRE + 2, format!("={}-{}", ici(1), ici(0)), comptes[1] - comptes[0])
                .aspect(aspect),
        ]
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of indicators stay small")]
    fn graphique_de_completude(&mut self, titre: &str, entete: u32, fin: u32, apercus: &[Vec<usize>; 2]) {
        let colonne = |colonne| Plage {
            premiere: Position { ligne: entete + 1, colonne },
            derniere: Position { ligne: fin, colonne },
        };
        let place = Position { ligne: entete, colonne: PREMIER_CHIFFRE + 3 };
        let lignes = (fin - entete + 3).max(LIGNES_DE_GRAPHIQUE_MIN);
        let serie = |rang: usize, decalage: u16, couleur| SerieGraphique {
            nom: ENTETES[usize::from(decalage)].to_owned(),
            feuille: Feuille::TableauDeBord.nom().to_owned(),
            categories: colonne(LIBELLE),
            valeurs: colonne(PREMIER_CHIFFRE + decalage),
            apercu: apercus[rang].iter().map(|n| Some(*n as f64)).collect(),
            couleur,
        };
        let par = titre.to_lowercase();
        self.graphiques.push(Graphique {
            dessin: DessinGraphique::BarresEmpilees,
            titre: format!("Indicateurs renseignés, par {par}"),
            alternative: crate::ecriture::typographier(&format!(
                "Indicateurs renseignés et restant à renseigner, par {par}, en barres. Les chiffres sont dans le \
                 tableau à gauche."
            )),
            place,
            largeur: pixels(place.colonne, COLONNES) - MARGE,
            hauteur: lignes * PIXELS_PAR_LIGNE,
            genre: Genre::Nombre { decimales: 0 },
            series: vec![serie(0, 0, CouleurSerie::Principale), serie(1, 2, CouleurSerie::Discrete)],
        });
        self.degager(entete + lignes + 1);
    }

    fn liste_des_manques(&mut self, reste: &Compte) {
        let conjoint = self.source.spaser.est_conjoint();
        let acheteur = if conjoint { "Acheteur" } else { "" };
        let entetes =
            ["Réf.", "Indicateur à renseigner", "Responsable", "", "", acheteur].map(|l| (l, TEXTE));
        self.entetes(REFERENCE, if conjoint { &entetes } else { &entetes[..5] });
        let rangs = self.calculs.plage(Col::RangManquant);
        let manques: Vec<usize> =
            (0..self.blocs.len()).filter(|r| self.calculs.lignes[*r].manque()).collect();
        let listees = self.blocs.len().min(LISTEES_MAX);
        for rang in 1..=listees {
            let bloc = manques.get(rang - 1).map(|r| &self.blocs[*r]);
            let texte = |colonne, col, mot: Option<&str>| {
                let formule = Self::au_rang(rang, &rangs, &self.calculs.plage(col));
                let resultat = Resultat::texte(&mot.map(textes::ligne).unwrap_or_default());
                Cellule::formule(colonne, formule, resultat, Genre::Texte)
            };
            let responsable = bloc.map(|b| super::super::indicateurs::responsable(b.indicateur));
            let mut cellules = vec![
                texte(REFERENCE, Col::Reference, bloc.map(|b| b.indicateur.id().as_str()))
                    .aspect(Aspect::Fort),
                texte(LIBELLE, Col::Nom, bloc.map(|b| b.indicateur.court)),
                texte(3, Col::Responsable, responsable),
            ];
            if conjoint {
                cellules.push(texte(6, Col::Acheteur, bloc.map(|b| nom_court(b.acheteur))));
            }
            self.grille.ligne(cellules);
        }
        if self.blocs.len() > listees {
            let ou = "voyez les cellules jaunes vides des feuilles d’indicateurs.";
            self.et_les_autres(reste, listees, ou);
        }
    }
}
