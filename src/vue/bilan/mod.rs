//! The yearly report: what was aimed at, what was done, what was not filled, what is proposed. Same contract
//! and same look as the scheme; a chapter without matter does not exist.

use jiff::civil::Date;

use super::contexte::{Contexte, Resultat, cellule_forte};
use super::contrat::{Cellule, Chapitre, CharteVue, ColonneTableau, LigneTableau, Tableau, VueSchema};
use crate::dossier::{Acheteur, Acte, NatureActe};
use crate::ecriture::{INSECABLE, date_longue, typographier};
use crate::vue::tableau::{colonne, courante, sans_titre};

mod actions;
mod agec;
mod axe;
mod coherence;
mod comptes;
mod declaration;
mod essentiel;
mod exercice;
mod fiche;
mod instances;
mod mots;
mod resultats;
mod suites;

pub use coherence::contradictions;
pub use comptes::{Comptes, ComptesActions};
pub use declaration::{Declaration, declarations};
pub use exercice::Exercice;
pub use resultats::tableau_d_un_acheteur;

/// What else the report must be told: the day it was made.
#[derive(Debug, Clone, Copy)]
pub struct Edition {
    pub date: Date,
}

/// # Errors
/// A passage of our prose that could not be written.
pub fn construire(
    cx: &Contexte<'_>,
    exercice: &Exercice<'_>,
    edition: Edition,
    charte: CharteVue,
) -> Resultat<VueSchema> {
    let mut chapitres = vec![essentiel::sommaire(cx, exercice)?, essentiel::chapitre(cx, exercice)?];
    for axe in &cx.spaser.axes {
        chapitres.extend(axe::chapitre(cx, exercice, Some(axe))?);
    }
    chapitres.extend(axe::chapitre(cx, exercice, None)?);
    chapitres.extend(agec::chapitre(cx, exercice)?);
    chapitres.extend(instances::chapitre(cx, exercice)?);
    chapitres.extend(suites::manques(cx, exercice)?);
    chapitres.extend(suites::propositions(cx, exercice)?);
    super::finition::polir(&mut chapitres);
    let titre = format!("Bilan annuel {}", exercice.annee);
    let mut identite = super::schema::identite(cx);
    identite.titre = format!("{titre} — {}", identite.titre);
    identite.courant = format!("{}{INSECABLE}· bilan {}", identite.courant, exercice.annee);
    identite.date = Some(edition.date.to_string());
    identite.pied = pied(cx, &titre, edition);
    identite.filigrane = cx.est_interne().then(|| "DOCUMENT INTERNE".to_owned());
    let mut couverture = super::schema::couverture(cx)?;
    couverture.titre = titre;
    couverture.mentions = mentions(cx, exercice)?;
    couverture.bas = vec![format!(
        "Relevés arrêtés au {} · actions au {}",
        date_longue(edition.date),
        date_longue(exercice.arret)
    )];
    Ok(VueSchema { identite, charte, couverture, chapitres, titres: Default::default() })
}

/// The buyer's own foot of page, or what this document is.
pub fn pied(cx: &Contexte<'_>, titre: &str, edition: Edition) -> String {
    let propre = cx.spaser.dossier.charte.as_ref().and_then(|c| c.pied_de_page.as_deref());
    let dit = propre.map_or_else(|| format!("{titre} · {}", date_longue(edition.date)), str::to_owned);
    typographier(&dit)
}

/// To which assembly the report goes, buyer by buyer.
fn mentions(cx: &Contexte<'_>, exercice: &Exercice<'_>) -> Resultat<Vec<super::contrat::Riche>> {
    let acheteurs = &cx.spaser.dossier.acheteurs;
    let mention = |acheteur: &Acheteur| {
        let acte = acte_de(cx, acheteur, exercice);
        let donnees = minijinja::context! {
            a_organe => cx.organe(acheteur).map(|o| crate::ecriture::a(&o)),
            date => acte.and_then(|a| a.date).map(|d| date_longue(d.0)),
            decision => cx.organisme(acheteur).is_some_and(|o| o.acte == crate::catalogue::FormeActe::Decision),
            seul => acheteurs.len() == 1,
            nom => acheteur.nom.as_str(),
        };
        cx.prose.riche("bilan-couverture", donnees)
    };
    acheteurs.iter().map(mention).collect()
}

/// The dossier's own act that presents the report of a year: the year is in its object, or its session is
/// held in the year that follows; failing both, one without a date.
pub fn acte_de<'a>(cx: &Contexte<'a>, acheteur: &Acheteur, exercice: &Exercice<'_>) -> Option<&'a Acte> {
    let dossier = cx.spaser.dossier;
    let seul = dossier.acheteurs.len() == 1;
    let siens = dossier.actes.iter().filter(|a| {
        a.nature == NatureActe::PresentationRapport
            && a.acheteur.as_ref().map_or(seul, |id| *id == acheteur.id)
    });
    let annee = exercice.annee;
    // The years of the scheme name no report.
    let periode = dossier.document.debut.zip(dossier.document.fin).map(|(d, f)| format!("{d}-{f}"));
    let sans_periode =
        |objet: &String| objet.replace('–', "-").replace(periode.as_deref().unwrap_or("sans terme"), "");
    let nomme = |a: &&Acte| a.objet.as_ref().is_some_and(|o| sans_periode(o).contains(&annee.to_string()));
    let suit = |a: &&Acte| a.date.is_some_and(|d| d.annee().0 == annee.0 + 1);
    let libre = |a: &&Acte| a.date.is_none() && a.objet.is_none();
    siens.clone().find(nomme).or_else(|| siens.clone().find(suit)).or_else(|| siens.clone().find(libre))
}

/// A chapter after the axes: it follows what comes before, and bears no number, as they bear none.
fn chapitre(id: &str, titre: &str, blocs: Vec<super::contrat::Bloc>) -> Chapitre {
    Chapitre { nouvelle_page: false, ..super::schema::liminaire(id, titre, blocs) }
}

fn ligne(axe: Option<usize>, cellules: Vec<Cellule>) -> LigneTableau {
    courante(cellules).de_l_axe(axe)
}

fn section(axe: Option<usize>, titre: &str) -> LigneTableau {
    crate::vue::tableau::section(cellule_forte(titre)).de_l_axe(axe)
}

fn tableau(resume: &str, colonnes: Vec<ColonneTableau>, lignes: Vec<LigneTableau>) -> Tableau {
    sans_titre(&typographier(resume), colonnes, lignes)
}
