//! Which actions are late?

use crate::classeur::{Champ, Feuille, Genre, LIGNE_DONNEES, citer_feuille, plage};
use crate::dossier::{Choix, Statut};
use crate::mesure::Retard;

use super::super::actions::ActionSuivie;
use super::super::contrat::{
    Aspect, Cellule, CouleurSerie, DessinGraphique, Graphique, Plage, Position, Resultat, SerieGraphique,
};
use super::super::phrase::{Compte, Phrase};
use super::super::{technique, textes};
use super::{
    CENTRE, COLONNES, ENTIER, LIBELLE, MARGE, PIXELS_PAR_LIGNE, PREMIER_CHIFFRE, REFERENCE, Reponse, TEXTE,
    Tableau, entier, pixels,
};

/// Late actions listed; the sheet « Actions » has them all.
const LISTEES_MAX: usize = 12;
const AUCUN_RETARD: &str = "Aucune action en retard à cette date";
const SANS_STATUT: &str = "Sans statut";

impl Tableau<'_> {
    pub(super) fn actions(&mut self) -> Reponse {
        self.nouvelle_page();
        self.section("2. Les actions");
        self.statuts();
        self.grille.sauter();
        let (total, motifs) = self.motifs();
        self.grille.sauter();
        self.liste_des_retards(&total);
        let n = self.suivies.len();
        let aucune = match n {
            0 => "Aucune action n’est suivie.".to_owned(),
            1 => "L’action suivie n’est pas en retard.".to_owned(),
            _ => format!("Aucune des {n} actions n’est en retard."),
        };
        let aucune = Phrase::new(&textes::ligne(&aucune));
        let pour = |motif: &'static str, compte| Phrase::new(motif).nombre(compte);
        let detail = Phrase::default()
            .nombre(&total)
            .accord(&total, " action en retard sur ", " actions en retard sur ")
            .mot(&n.to_string())
            .si_non_nul(&motifs[0], pour(", fin dépassée pour ", &motifs[0]))
            .si_non_nul(&motifs[1], pour(", étape dépassée pour ", &motifs[1]))
            .si_non_nul(&motifs[2], pour(", début dépassé pour ", &motifs[2]))
            .si_non_nul(&motifs[3], pour(", retard déclaré pour ", &motifs[3]))
            .mot(".");
        Reponse {
            question: "Quelles actions sont en retard ?".to_owned(),
            reponses: vec![Phrase::selon(&total, aucune, detail)],
        }
    }

    /// « 'Actions'!$J$5:$J$32 »
    fn colonne_d_actions(&self, champ: Champ) -> String {
        let colonne = Feuille::Actions.colonne(champ);
        let derniere = LIGNE_DONNEES + u32::try_from(self.suivies.len()).unwrap_or(1).max(1) - 1;
        format!(
            "{}{}",
            citer_feuille(Feuille::Actions.nom()),
            plage(LIGNE_DONNEES, colonne, derniere, colonne)
        )
    }

    fn statuts(&mut self) {
        self.entetes(LIBELLE, &[("Statut", TEXTE), ("Actions", ENTIER)]);
        let debut = self.grille.suivante();
        let colonne = self.colonne_d_actions(Champ::Statut);
        let mut apercu = Vec::new();
        for statut in self.statuts_comptes() {
            let mot = self.source.vocabulaire.dire(statut);
            let nombre = self.suivies.iter().filter(|a| a.actuel.statut == Some(statut)).count();
            apercu.push(nombre);
            let formule = format!("=COUNTIF({colonne},\"{mot}\")");
            self.ligne_de_compte(mot, formule, nombre);
        }
        let fin = self.grille.suivante() - 1;
        let sans = self.suivies.iter().filter(|a| a.actuel.statut.is_none()).count();
        apercu.push(sans);
        let sommes = plage(debut, PREMIER_CHIFFRE, fin, PREMIER_CHIFFRE);
        self.ligne_de_compte(SANS_STATUT, format!("={}-SUM({sommes})", self.suivies.len()), sans);
        self.graphique_des_statuts(debut, fin + 1, &apercu);
    }

    /// Those one may choose, and those the dossier or the follow-up already says.
    fn statuts_comptes(&self) -> Vec<Statut> {
        let dit = |s: &Statut| self.suivies.iter().any(|a| a.actuel.statut == Some(*s));
        let offerts: Vec<Statut> = technique::statuts_offerts().collect();
        Statut::TOUS.iter().copied().filter(|s| offerts.contains(s) || dit(s)).collect()
    }

    fn ligne_de_compte(&mut self, libelle: &str, formule: String, nombre: usize) -> u32 {
        self.grille.ligne(vec![
            Cellule::texte(LIBELLE, libelle, Aspect::Courant),
            entier(PREMIER_CHIFFRE, formule, nombre),
        ])
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of actions stay small")]
    fn graphique_des_statuts(&mut self, debut: u32, fin: u32, apercu: &[usize]) {
        let colonne = |colonne| Plage {
            premiere: Position { ligne: debut, colonne },
            derniere: Position { ligne: fin, colonne },
        };
        let place = Position { ligne: debut - 1, colonne: PREMIER_CHIFFRE + 2 };
        self.graphiques.push(Graphique {
            dessin: DessinGraphique::Barres,
            titre: "Actions par statut".to_owned(),
            alternative:
                "Nombre d’actions par statut, en barres. Les chiffres sont dans le tableau à gauche."
                    .to_owned(),
            place,
            largeur: pixels(place.colonne, COLONNES) - MARGE,
            hauteur: (fin - debut + 2) * PIXELS_PAR_LIGNE,
            genre: Genre::Nombre { decimales: 0 },
            series: vec![SerieGraphique {
                nom: "Actions".to_owned(),
                feuille: Feuille::TableauDeBord.nom().to_owned(),
                categories: colonne(LIBELLE),
                valeurs: colonne(PREMIER_CHIFFRE),
                apercu: apercu.iter().map(|n| Some(*n as f64)).collect(),
                couleur: CouleurSerie::Principale,
            }],
        });
    }

    /// How many are late, in all and by reason.
    fn motifs(&mut self) -> (Compte, Vec<Compte>) {
        self.entetes(LIBELLE, &[("Motif du retard", TEXTE), ("Actions", ENTIER)]);
        let colonne = self.colonne_d_actions(Champ::Retard);
        let debut = self.grille.suivante();
        let mut motifs = Vec::new();
        for motif in Retard::MOTIFS {
            let nombre = self.suivies.iter().filter(|a| a.retard == motif).count();
            let formule = format!("=COUNTIF({colonne},\"{}\")", motif.libelle());
            let ligne = self.ligne_de_compte(motif.libelle(), formule, nombre);
            motifs.push(self.compte(ligne, PREMIER_CHIFFRE, nombre));
        }
        let total = motifs.iter().map(|m| m.valeur).sum();
        let sommes = plage(debut, PREMIER_CHIFFRE, self.grille.suivante() - 1, PREMIER_CHIFFRE);
        let ligne = self.grille.ligne(vec![
            Cellule::texte(LIBELLE, "Ensemble", Aspect::Fort),
            entier(PREMIER_CHIFFRE, format!("=SUM({sommes})"), total).aspect(Aspect::Fort),
        ]);
        (self.compte(ligne, PREMIER_CHIFFRE, total), motifs)
    }

    fn liste_des_retards(&mut self, total: &Compte) {
        let textes = ["N°", "Action en retard", "Pilote", "", ""].map(|l| (l, TEXTE));
        self.entetes(REFERENCE, &[&textes[..], &[("Fin", CENTRE), ("Motif", CENTRE)]].concat());
        let rangs = self.colonne_d_actions(Champ::RangRetard);
        let en_retard: Vec<&ActionSuivie<'_>> =
            self.suivies.iter().filter(|a| a.retard.est_un_retard()).collect();
        let listees = self.suivies.len().min(LISTEES_MAX);
        for rang in 1..=listees {
            let suivie = en_retard.get(rang - 1).copied();
            let texte = |colonne, champ, mot: Option<&str>| {
                let formule = Self::au_rang(rang, &rangs, &self.colonne_d_actions(champ));
                let resultat = Resultat::texte(&mot.map(textes::ligne).unwrap_or_default());
                Cellule::formule(colonne, formule, resultat, Genre::Texte)
            };
            let fin = Self::au_rang(rang, &rangs, &self.colonne_d_actions(Champ::Fin));
            let fin_lue = Resultat::date(suivie.and_then(|a| a.action().fin).map(|j| j.0));
            let cellules = vec![
                texte(REFERENCE, Champ::Numero, suivie.map(|a| a.numerotee.numero.as_str()))
                    .aspect(Aspect::Fort),
                self.titre_au_rang(rang, &rangs, suivie),
                texte(3, Champ::Pilote, suivie.and_then(|a| a.action().pilote.as_deref())),
                Cellule::formule(6, fin, fin_lue, Genre::Date),
                texte(7, Champ::Retard, suivie.map(|a| a.retard.libelle())).aspect(Aspect::Etat),
            ];
            self.grille.ligne(cellules);
        }
        if self.suivies.len() > listees {
            self.et_les_autres(total, listees, "filtrez la colonne « Retard » de la feuille « Actions ».");
        }
    }

    /// The title of the late action of that rank; on the first row, that there is none.
    fn titre_au_rang(&self, rang: usize, rangs: &str, suivie: Option<&ActionSuivie<'_>>) -> Cellule {
        let trouvee = format!("INDEX({},MATCH({rang},{rangs},0))", self.colonne_d_actions(Champ::Action));
        let sinon = if rang == 1 { AUCUN_RETARD } else { "" };
        let titre = suivie.map_or_else(|| sinon.to_owned(), |a| textes::ligne(&a.action().titre));
        Cellule::formule(
            LIBELLE,
            format!("=IFERROR({trouvee},\"{sinon}\")"),
            Resultat::texte(&titre),
            Genre::Texte,
        )
    }

    /// « … et 3 autres : filtrez … »; nothing when the list says all.
    pub(super) fn et_les_autres(&mut self, total: &Compte, listes: usize, ou: &str) {
        let reste = Compte {
            reference: format!("MAX(0,{}-{listes})", total.reference),
            valeur: total.valeur.saturating_sub(listes),
        };
        let dite = Phrase::new("… et ")
            .nombre(&reste)
            .accord(&reste, " autre", " autres")
            .mot(&textes::ligne(&format!(" : {ou}")));
        let phrase = Phrase::default().si_non_nul(&reste, dite);
        let cellule = Cellule::formule(LIBELLE, phrase.formule(), phrase.resultat(), Genre::Texte);
        self.grille.ligne(vec![cellule.aspect(Aspect::Discret)]);
    }
}
