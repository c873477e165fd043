//! What does the workbook say? The patterns of `classeur` filled with a dossier: rows, formulas with
//! their results, lists, charts.

mod actions;
mod agec;
mod bloc;
mod calculs;
mod calendrier;
mod cartographie;
pub mod contrat;
mod definitions;
mod detenteurs;
mod direction;
mod etapes;
mod gouvernance;
mod grille;
mod indicateurs;
mod journal;
mod mode_emploi;
mod perimetre;
mod phrase;
mod saisie;
mod tableau_de_bord;
mod technique;
mod textes;

use crate::classeur::{COLONNE_CLE, Feuille, Genre, LIGNE_DONNEES, NomsDeFeuilles, Reglage, citer_feuille};
use crate::dossier::{Acheteur, Spaser};
use crate::ecriture::{self, INSECABLE, date_longue};
use crate::mesure::seance::EtatSeance;
use crate::mesure::{EtatCible, Retard};
use crate::suivi::Suivi;
use crate::vue::contrat::CharteVue;
use crate::vue::vocabulaire::Vocabulaire;

use actions::ActionSuivie;
use bloc::Bloc;
use calendrier::Calendrier;
use cartographie::Carte;
use contrat::{
    FeuilleVue, IdentiteClasseur, NomDefini, Plage, Position, Propriete, Ton, TonDeMot, VueClasseur,
};
use direction::{FicheDirection, Rappels};
pub use perimetre::{Usage, directions};

/// What the view is made from.
pub struct Entrees<'a> {
    pub spaser: &'a Spaser<'a>,
    pub suivi: &'a Suivi,
    pub vocabulaire: &'a Vocabulaire,
    pub charte: CharteVue,
    /// Fingerprint of the sources, first characters.
    pub empreinte: &'a str,
    pub usage: Usage,
    /// One department's rows only.
    pub direction: Option<&'a str>,
}

/// The same, with what every sheet asks again.
struct Source<'a> {
    spaser: &'a Spaser<'a>,
    suivi: &'a Suivi,
    vocabulaire: &'a Vocabulaire,
    empreinte: &'a str,
    usage: Usage,
    direction: Option<&'a str>,
    calendrier: Calendrier,
}

/// Builds the view of the workbook.
pub fn construire(entrees: &Entrees<'_>) -> VueClasseur {
    let calendrier = match entrees.usage {
        Usage::Suivi => Calendrier::new(entrees.spaser, entrees.suivi),
        Usage::Collecte => Calendrier::collecte(entrees.spaser, entrees.suivi),
    };
    let source = Source {
        spaser: entrees.spaser,
        suivi: entrees.suivi,
        vocabulaire: entrees.vocabulaire,
        empreinte: entrees.empreinte,
        usage: entrees.usage,
        direction: entrees.direction,
        calendrier,
    };
    let mut noms = NomsDeFeuilles::new();
    let (indicateurs, blocs) = indicateurs_par_acheteur(&source, &mut noms);
    let carte = cartographie::construire(&source);
    let suivies = if source.est_collecte() { Vec::new() } else { actions::suivre(&source) };
    let calculs = (!source.est_collecte()).then(|| calculs::construire(&source, &blocs));
    let agec = agec::construire(&source);
    let fiches = fiches(
        &Rappels {
            source: &source,
            blocs: &blocs,
            calculs: calculs.as_ref(),
            suivies: &suivies,
            carte: carte.as_ref(),
            agec: agec.as_ref().map(|f| f.nom.as_str()),
        },
        &mut noms,
    );
    let tableau = calculs.as_ref().map(|c| tableau_de_bord::construire(&source, &blocs, c, &suivies));
    let mut feuilles = du_pilotage(&source, &suivies, tableau, indicateurs);
    feuilles.extend(du_recueil(&source, carte, agec));
    feuilles.extend(definitions::construire(&source));
    feuilles.push(journal::construire(&source));
    let mode_emploi = mode_emploi::construire(&source, &feuilles, &fiches);
    feuilles.insert(0, mode_emploi);
    // In a copy, what is awaited comes right after how to fill it.
    let place = if source.direction.is_some() { 1 } else { feuilles.len() };
    feuilles.splice(place..place, fiches.into_iter().map(|f| f.feuille));
    feuilles.push(technique::listes(&source));
    feuilles.extend(calculs.map(|c| c.feuille));
    feuilles.push(technique::meta(&source));
    VueClasseur {
        identite: identite(&source),
        charte: entrees.charte.clone(),
        feuilles,
        noms: if source.est_collecte() { Vec::new() } else { noms_definis() },
        tons: tons(&source),
    }
}

/// One sheet a buyer; a department's copy leaves out those where it has nothing to say.
fn indicateurs_par_acheteur<'a>(
    source: &Source<'a>,
    noms: &mut NomsDeFeuilles,
) -> (Vec<FeuilleVue>, Vec<Bloc<'a>>) {
    let (mut feuilles, mut blocs) = (Vec::new(), Vec::new());
    for acheteur in &source.spaser.dossier.acheteurs {
        let nom = noms.indicateurs(source.spaser.est_conjoint().then(|| nom_court(acheteur)));
        let (feuille, siens) = indicateurs::construire(source, acheteur, nom);
        if source.direction.is_none() || !siens.is_empty() {
            feuilles.push(feuille);
        }
        blocs.extend(siens);
    }
    (feuilles, blocs)
}

fn fiches(rappels: &Rappels<'_>, noms: &mut NomsDeFeuilles) -> Vec<FicheDirection> {
    let directions = rappels.source.directions();
    let fiche = |(rang, nom): (u32, &String)| {
        direction::construire(rappels, nom, rang, || noms.direction(&textes::ligne(nom)))
    };
    (1..).zip(&directions).filter_map(fiche).collect()
}

/// The dashboard and what feeds it.
fn du_pilotage(
    source: &Source<'_>,
    suivies: &[ActionSuivie<'_>],
    tableau: Option<FeuilleVue>,
    indicateurs: Vec<FeuilleVue>,
) -> Vec<FeuilleVue> {
    let mut feuilles: Vec<FeuilleVue> = tableau.into_iter().chain(indicateurs).collect();
    if !suivies.is_empty() {
        feuilles.push(actions::construire(source, suivies));
    }
    if suivies.iter().any(|a| !a.etapes.is_empty()) {
        feuilles.push(etapes::construire(source, suivies));
    }
    feuilles
}

/// What is gathered besides.
fn du_recueil(source: &Source<'_>, carte: Option<Carte<'_>>, agec: Option<FeuilleVue>) -> Vec<FeuilleVue> {
    let carte = carte.map(|c| c.feuille);
    if source.est_collecte() {
        return carte.into_iter().chain([detenteurs::construire(source)]).collect();
    }
    carte.into_iter().chain(gouvernance::construire(source)).chain(agec).collect()
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
    let quoi = if source.est_collecte() { "Classeur de collecte" } else { "Classeur de suivi" };
    let copie = source.direction.map(|d| format!(" — {d}")).unwrap_or_default();
    IdentiteClasseur {
        titre: format!("{quoi} du {sigle} — {}{copie}", source.noms_des_acheteurs()),
        auteurs: dossier.acheteurs.iter().map(|a| a.nom.clone()).collect(),
        sujet: "Suivi annuel des indicateurs et des actions du schéma de promotion des achats publics socialement \
                et écologiquement responsables"
            .to_owned(),
        mots_cles: ["SPASER", "achats responsables", "suivi", "indicateurs"].map(str::to_owned).to_vec(),
        date: dossier.document.date_edition.map(|d| d.0.to_string()),
        courant: format!("{} · {sigle}{copie}", source.noms_des_acheteurs()),
        pied: source.edition(),
        proprietes: technique::faits(source)
            .into_iter()
            .map(|(fait, valeur)| Propriete { nom: format!("spaser-{}", fait.cle()), valeur })
            .filter(|p| !p.valeur.is_empty())
            .collect(),
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
fn tons(source: &Source<'_>) -> Vec<TonDeMot> {
    let etat = |e: EtatCible| {
        let ton = match e {
            EtatCible::Atteinte => Ton::Bon,
            EtatCible::Proche => Ton::Moyen,
            EtatCible::EnRetard => Ton::Mauvais,
            EtatCible::ARenseigner | EtatCible::AVenir | EtatCible::SansCible => Ton::Neutre,
        };
        TonDeMot { mot: e.libelle().to_owned(), ton }
    };
    let retard = |r: Retard| TonDeMot { mot: r.libelle().to_owned(), ton: Ton::Mauvais };
    let dit = |mot: String| TonDeMot { mot, ton: Ton::Bon };
    let seances = [
        (EtatSeance::Tenue, Ton::Bon),
        (EtatSeance::ATenir, Ton::Neutre),
        (EtatSeance::NonTenue, Ton::Mauvais),
    ];
    let seances = seances.map(|(e, ton)| TonDeMot { mot: e.libelle().to_owned(), ton });
    let tous = EtatCible::TOUS.iter().copied().map(etat).chain(Retard::MOTIFS.map(retard)).chain(seances);
    tous.chain(direction::etats_dits(source).map(dit)).collect()
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
