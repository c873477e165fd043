//! The publication of the indicators that law asks for every other year: real rates by category, buyer by
//! buyer, years side by side, with targets, method and limits. For everyone.

use super::bilan::{Edition, pied};
use super::contexte::{Contexte, Resultat};
use super::contrat::{CharteVue, VueSchema};
use crate::dossier::{Annee, Spaser};
use crate::droit::calendrier::intervalle;
use crate::ecriture::{INSECABLE, date_longue, typographier};

mod donnees;
mod methode;
mod taux;

pub use donnees::donnees;

/// The years that a publication covers: as many as law puts between two, ending with `fin`; the first one goes
/// back to the beginning of the scheme.
pub fn annees(spaser: &Spaser<'_>, fin: Annee) -> Vec<Annee> {
    let document = &spaser.dossier.document;
    let debut = document.debut.unwrap_or(fin);
    let premiere = document.premiere_publication.is_some_and(|p| fin <= p);
    let intervalle = u16::from(intervalle(spaser.catalogue).max(1));
    let depuis = if premiere { debut.0 } else { debut.0.max((fin.0 + 1).saturating_sub(intervalle)) };
    (depuis.min(fin.0)..=fin.0).map(Annee).collect()
}

/// « 2028–2029 », « 2027 ».
pub fn dire(annees: &[Annee], tiret: char) -> String {
    match annees {
        [] => String::new(),
        [seule] => seule.to_string(),
        [premiere, .., derniere] => format!("{premiere}{tiret}{derniere}"),
    }
}

/// Whether something was observed in these years.
pub fn est_vide(cx: &Contexte<'_>, annees: &[Annee]) -> bool {
    let observe = |i: &crate::dossier::IndicateurResolu<'_>| {
        let Some(i) = cx.spaser.indicateur(i.id()) else { return false };
        cx.spaser.acheteurs_de(i).into_iter().any(|a| {
            let t = cx.trajectoire(i, a);
            annees.iter().any(|annee| t.observations.valeur(*annee).is_some())
        })
    };
    !cx.spaser.indicateurs.iter().any(observe)
}

/// # Errors
/// A passage of our prose that could not be written.
pub fn construire(
    cx: &Contexte<'_>,
    annees: &[Annee],
    edition: Edition,
    charte: CharteVue,
) -> Resultat<VueSchema> {
    let periode = dire(annees, '–');
    let mut chapitres = vec![taux::essentiel(cx, annees, edition)?];
    chapitres.extend(taux::categories(cx, annees)?);
    chapitres.extend(taux::autres(cx, annees)?);
    chapitres.extend(methode::chapitre(cx, annees)?);
    for (rang, chapitre) in chapitres.iter_mut().filter(|c| c.numero.is_some()).enumerate() {
        chapitre.numero = Some((rang + 1).to_string());
    }
    super::finition::polir(&mut chapitres);
    let titre = format!("Publication des indicateurs {periode}");
    let mut identite = super::schema::identite(cx);
    identite.titre = format!("{titre} — {}", identite.titre);
    identite.courant = format!("{}{INSECABLE}· indicateurs {periode}", identite.courant);
    identite.date = Some(edition.date.to_string());
    identite.pied = pied(cx, &titre, edition);
    identite.filigrane = None;
    let mut couverture = super::schema::couverture(cx)?;
    couverture.titre = typographier(&titre);
    couverture.mentions = vec![cx.prose.riche("biennal-couverture", minijinja::context! {})?];
    couverture.bas = vec![format!("Relevés arrêtés au {}", date_longue(edition.date))];
    couverture.bas.extend(super::schema::lectures(cx));
    Ok(VueSchema { identite, charte, couverture, chapitres, titres: Default::default() })
}
