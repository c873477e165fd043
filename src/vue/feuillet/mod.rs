//! Short papers drawn from the scheme: the leaflet that an elected member reads, the sheet of a department. Same
//! contract as the scheme; a band in place of the cover, and no contents.

use super::contexte::{Contexte, Resultat};
use super::contrat::{Bloc, CharteVue, VueSchema};
use super::schema;

pub mod direction;
pub mod synthese;

/// A paper with this title over its blocks; `id` names its only chapter.
fn feuillet(
    cx: &Contexte<'_>,
    charte: CharteVue,
    (id, titre): (&str, &str),
    blocs: Vec<Bloc>,
) -> Resultat<VueSchema> {
    let mut identite = schema::identite(cx);
    identite.titre = format!("{titre} — {}", schema::titre(cx));
    let mut couverture = schema::couverture(cx)?;
    couverture.nom_usage = Some(titre.to_owned());
    let mut chapitres = vec![schema::liminaire(id, titre, blocs)];
    super::finition::polir(&mut chapitres);
    Ok(VueSchema { identite, charte, couverture, chapitres, titres: Default::default() })
}
