//! What does the workbook say? The patterns of `classeur` filled with a dossier: rows, formulas with
//! their results, lists, charts.

mod actions;
mod bloc;
mod calculs;
mod calendrier;
pub mod contrat;
mod definitions;
mod etapes;
mod grille;
mod indicateurs;
mod mode_emploi;
mod phrase;
mod saisie;
mod tableau_de_bord;
mod technique;
mod textes;

use crate::classeur::{COLONNE_CLE, Feuille, Genre, LIGNE_DONNEES, NomsDeFeuilles, Reglage, citer_feuille};
use crate::dossier::{Acheteur, Spaser};
use crate::ecriture::{self, INSECABLE, date_longue};
use crate::mesure::{EtatCible, Retard};
use crate::suivi::Suivi;
use crate::vue::contrat::CharteVue;
use crate::vue::vocabulaire::Vocabulaire;

use bloc::Bloc;
use calendrier::Calendrier;
use contrat::{FeuilleVue, IdentiteClasseur, NomDefini, Plage, Position, Ton, TonDeMot, VueClasseur};

/// What the view is made from.
pub struct Entrees<'a> {
    pub spaser: &'a Spaser<'a>,
    pub suivi: &'a Suivi,
    pub vocabulaire: &'a Vocabulaire,
    pub charte: CharteVue,
    /// Fingerprint of the sources, first characters.
    pub empreinte: &'a str,
}

/// The same, with what every sheet asks again.
struct Source<'a> {
    spaser: &'a Spaser<'a>,
    suivi: &'a Suivi,
    vocabulaire: &'a Vocabulaire,
    empreinte: &'a str,
    calendrier: Calendrier,
}

/// Builds the view of the workbook.
pub fn construire(entrees: &Entrees<'_>) -> VueClasseur {
    let source = Source {
        spaser: entrees.spaser,
        suivi: entrees.suivi,
        vocabulaire: entrees.vocabulaire,
        empreinte: entrees.empreinte,
        calendrier: Calendrier::new(entrees.spaser, entrees.suivi),
    };
    let mut noms = NomsDeFeuilles::new();
    let mut indicateurs: Vec<FeuilleVue> = Vec::new();
    let mut blocs: Vec<Bloc<'_>> = Vec::new();
    for acheteur in &source.spaser.dossier.acheteurs {
        let nom = noms.indicateurs(source.spaser.est_conjoint().then(|| nom_court(acheteur)));
        let (feuille, siens) = indicateurs::construire(&source, acheteur, nom);
        indicateurs.push(feuille);
        blocs.extend(siens);
    }
    let suivi = actions::suivre(&source);
    let calculs = calculs::construire(&source, &blocs);
    let tableau = tableau_de_bord::construire(&source, &blocs, &calculs, &suivi);
    let mut feuilles = vec![mode_emploi::construire(&source, &indicateurs, !suivi.is_empty()), tableau];
    feuilles.extend(indicateurs);
    if !suivi.is_empty() {
        feuilles.push(actions::construire(&source, &suivi));
    }
    if suivi.iter().any(|a| !a.etapes.is_empty()) {
        feuilles.push(etapes::construire(&source, &suivi));
    }
    feuilles.push(definitions::construire(&source));
    feuilles.push(technique::listes(&source));
    feuilles.push(calculs.feuille);
    feuilles.push(technique::meta(&source));
    VueClasseur {
        identite: identite(&source),
        charte: entrees.charte.clone(),
        feuilles,
        noms: noms_definis(),
        tons: tons(),
    }
}

impl Source<'_> {
    /// « SPASER 2027–2032 ».
    fn sigle(&self) -> String {
        self.spaser.periode().map_or_else(|| "SPASER".to_owned(), |p| format!("SPASER {p}"))
    }

    fn noms_des_acheteurs(&self) -> String {
        let noms: Vec<&str> = self.spaser.dossier.acheteurs.iter().map(|a| a.nom.as_str()).collect();
        ecriture::liste(&noms)
    }

    /// « Projet · version 0.9 · 2 novembre 2026 ».
    fn edition(&self) -> String {
        let document = &self.spaser.dossier.document;
        let version = document.version.as_ref().map(|v| format!("version{INSECABLE}{v}"));
        let date = document.date_edition.map(|d| date_longue(d.0));
        let etat = Some(self.vocabulaire.dire(document.etat).to_owned());
        [etat, version, date].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// « Axe 1 · Une commande publique inclusive ».
    fn axe(&self, rang: usize) -> String {
        let titre = self.spaser.axes.get(rang).map_or("", |a| a.axe.titre.as_str());
        textes::ligne(&format!("{}{INSECABLE}{} · {titre}", self.vocabulaire.libelle("axe"), rang + 1))
    }
}

fn nom_court(acheteur: &Acheteur) -> &str {
    acheteur.nom_court.as_deref().unwrap_or(&acheteur.nom)
}

fn identite(source: &Source<'_>) -> IdentiteClasseur {
    let dossier = source.spaser.dossier;
    let sigle = source.sigle();
    IdentiteClasseur {
        titre: format!("Classeur de suivi du {sigle} — {}", source.noms_des_acheteurs()),
        auteurs: dossier.acheteurs.iter().map(|a| a.nom.clone()).collect(),
        sujet: "Suivi annuel des indicateurs et des actions du schéma de promotion des achats publics socialement \
                et écologiquement responsables"
            .to_owned(),
        mots_cles: ["SPASER", "achats responsables", "suivi", "indicateurs"].map(str::to_owned).to_vec(),
        date: dossier.document.date_edition.map(|d| d.0.to_string()),
        courant: format!("{} · {sigle}", source.noms_des_acheteurs()),
        pied: source.edition(),
    }
}

/// The two settings, by the names that formulas call.
fn noms_definis() -> Vec<NomDefini> {
    let feuille = citer_feuille(Feuille::TableauDeBord.nom());
    let nom = |reglage: Reglage| NomDefini {
        nom: reglage.nom_defini().to_owned(),
        cible: format!("={feuille}{}", tableau_de_bord::place_du_reglage(reglage)),
    };
    Reglage::TOUS.map(nom).to_vec()
}

/// The tone of each word that says a state.
fn tons() -> Vec<TonDeMot> {
    let etat = |e: EtatCible| {
        let ton = match e {
            EtatCible::Atteinte => Ton::Bon,
            EtatCible::Proche => Ton::Moyen,
            EtatCible::EnRetard => Ton::Mauvais,
            EtatCible::ARenseigner | EtatCible::SansCible => Ton::Neutre,
        };
        TonDeMot { mot: e.libelle().to_owned(), ton }
    };
    let retard = |r: Retard| TonDeMot { mot: r.libelle().to_owned(), ton: Ton::Mauvais };
    EtatCible::TOUS.iter().copied().map(etat).chain(Retard::MOTIFS.map(retard)).collect()
}

/// Header and data rows of a table sheet, key column left out.
fn plage_des_donnees(lignes: usize, colonnes: usize) -> Option<Plage> {
    let derniere = LIGNE_DONNEES.checked_add(u32::try_from(lignes).ok()?)?.checked_sub(1)?;
    let colonne = u16::try_from(colonnes).ok()?.checked_sub(1)?;
    (lignes > 0).then_some(Plage {
        premiere: Position { ligne: LIGNE_DONNEES - 1, colonne: COLONNE_CLE },
        derniere: Position { ligne: derniere, colonne },
    })
}

/// The kind of an indicator's values.
fn genre_de(indicateur: &crate::dossier::IndicateurResolu<'_>) -> Genre {
    let decimales = indicateur.decimales;
    if indicateur.est_un_pourcentage() {
        Genre::Pourcentage { decimales }
    } else {
        Genre::Nombre { decimales }
    }
}
