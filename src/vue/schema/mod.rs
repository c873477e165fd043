//! What the scheme says, chapter by chapter. A chapter without matter does not exist.

use super::contexte::{Contexte, Resultat};
use super::contrat::{Bloc, Chapitre, CharteVue, VueSchema};

mod acheteurs;
pub mod agec;
mod annexes;
mod avancement;
mod axe;
mod cadre;
mod cartographie;
mod cibles;
pub mod correspondance;
mod couverture;
mod demarche;
pub mod essentiel;
mod etat_des_lieux;
pub mod fiche_action;
mod fiche_indicateur;
mod frises;
mod gouvernance;
mod interne;
mod liminaires;
mod odd;
mod planning;
mod segments;
mod suivi;
mod titres;
mod trajectoire;

pub use cibles::{mesure, mesure_en_tete, nom_et_mesure, tableaux_d_un_acheteur as tableaux_des_cibles};
pub use couverture::{TITRE_LEGAL, couverture, dire_la_plus_ancienne, identite, lectures, titre};
pub use liminaires::champ;
pub use trajectoire::figure_jusqu_a;

/// Under this many actions, an axis is too short to have pages of its own.
const ACTIONS_D_UN_GRAND_SCHEMA: usize = 12;

/// Chapters that open a page; the others follow one another, lest half the pages stay blank.
const EN_PAGE: [&str; 5] = ["sommaire", "editorial", "essentiel", "cadre", "fiches-indicateurs"];

/// Builds the whole view of the scheme. The cover comes last: it says when the texts cited were read.
///
/// # Errors
/// A passage of our prose that could not be written.
pub fn construire(cx: &Contexte<'_>, charte: CharteVue) -> Resultat<VueSchema> {
    let mut chapitres: Vec<Chapitre> = vec![];
    chapitres.extend(liminaires::edito(cx));
    chapitres.push(essentiel::chapitre(cx)?);
    let corps = [
        Some(cadre::chapitre(cx)?),
        Some(acheteurs::chapitre(cx)),
        etat_des_lieux::chapitre(cx),
        cartographie::chapitre(cx)?,
        demarche::chapitre(cx)?,
    ];
    chapitres.extend(corps.into_iter().flatten());
    for axe in &cx.spaser.axes {
        chapitres.push(axe::chapitre(cx, axe)?);
    }
    let fin = [
        cibles::chapitre(cx)?,
        gouvernance::chapitre(cx)?,
        Some(suivi::chapitre(cx)?),
        planning::chapitre(cx),
    ];
    chapitres.extend(fin.into_iter().flatten());
    chapitres.extend(annexes::chapitres(cx)?);
    if cx.est_interne() {
        chapitres.extend(interne::chapitres(cx));
    }
    chapitres.extend(annexes::glossaire(cx, &chapitres));
    chapitres.insert(0, liminaires::sommaire(cx)?);
    numeroter(&mut chapitres);
    correspondance::ajouter(cx, &mut chapitres);
    crate::vue::finition::polir(&mut chapitres);
    paginer(&mut chapitres, cx.spaser.actions().count() >= ACTIONS_D_UN_GRAND_SCHEMA);
    Ok(VueSchema {
        identite: identite(cx),
        charte,
        couverture: couverture(cx)?,
        chapitres,
        titres: titres::du_dossier(cx),
    })
}

/// Says which chapters open a page: some always, axes in a large scheme, and wherever the paper turns.
fn paginer(chapitres: &mut [Chapitre], grand: bool) {
    let mut apres_paysage = false;
    for chapitre in chapitres {
        let axe = grand && chapitre.axe.is_some();
        let ouvre = EN_PAGE.contains(&chapitre.id.as_str());
        chapitre.nouvelle_page = axe || ouvre || chapitre.paysage || apres_paysage;
        apres_paysage = chapitre.paysage;
    }
}

/// Numbers the chapters: 1, 2… then A, B… ; front matter and axes carry none.
fn numeroter(chapitres: &mut [Chapitre]) {
    let (mut chiffre, mut lettre) = (0u32, b'A');
    for chapitre in chapitres.iter_mut().filter(|c| c.surtitre.is_none() && c.axe.is_none()) {
        match chapitre.numero.as_deref() {
            Some("1") => {
                chiffre += 1;
                chapitre.numero = Some(chiffre.to_string());
            }
            Some("A") => {
                chapitre.numero = Some(char::from(lettre).to_string());
                lettre = lettre.saturating_add(1);
            }
            _ => {}
        }
    }
}

/// A chapter of the body; its number comes later.
fn chapitre(id: &str, titre: &str, blocs: Vec<Bloc>) -> Chapitre {
    Chapitre {
        id: id.to_owned(),
        numero: Some("1".to_owned()),
        titre: titre.to_owned(),
        courant: titre.to_owned(),
        axe: None,
        surtitre: None,
        paysage: false,
        nouvelle_page: true,
        blocs,
    }
}

/// A chapter before or outside the numbering.
pub fn liminaire(id: &str, titre: &str, blocs: Vec<Bloc>) -> Chapitre {
    Chapitre { numero: None, ..chapitre(id, titre, blocs) }
}

fn annexe(id: &str, titre: &str, blocs: Vec<Bloc>) -> Chapitre {
    Chapitre { numero: Some("A".to_owned()), ..chapitre(id, titre, blocs) }
}

/// A heading of second level.
pub fn intertitre(texte: &str) -> Bloc {
    Bloc::Intertitre { niveau: 2, texte: crate::ecriture::typographier(texte), ancre: None, axe: None }
}

/// A heading and what it heads, when there is something.
fn section(titre: &str, champ: &str, texte_riche: Option<&crate::dossier::TexteRiche>) -> Vec<Bloc> {
    texte_riche.map_or_else(Vec::new, |t| vec![intertitre(titre), texte_du_dossier(champ, t)])
}

/// A text of the dossier, as it is.
fn texte_du_dossier(champ: &str, texte: &crate::dossier::TexteRiche) -> Bloc {
    Bloc::Texte { contenu: super::texte::du_champ(champ, super::texte::riche(&texte.0)) }
}
