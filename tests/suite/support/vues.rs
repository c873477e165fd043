//! What the documents say, built by the library alone: no typesetting.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use spaser::catalogue::Catalogue;
use spaser::dossier::{Diffusion, Spaser};
use spaser::pipeline;
use spaser::template::Modeles;
use spaser::vue::contexte::Contexte;
use spaser::vue::contrat::VueSchema;
use spaser::vue::prose::Prose;
use spaser::vue::vocabulaire::Vocabulaire;
use spaser::vue::{charte, feuillet, schema};

/// What the documents of a dossier say, built by the library alone: no typesetting.
pub fn vue_schema(dossier: &Path) -> VueSchema {
    avec_contexte(dossier, |cx| {
        schema::construire(cx, charte::charte(cx.spaser, &BTreeMap::new())).expect("une vue")
    })
}

/// The short papers of a dossier: the leaflet, then each department's sheet.
pub fn vues_des_feuillets(dossier: &Path) -> Vec<VueSchema> {
    avec_contexte(dossier, |cx| {
        let charte = || charte::charte(cx.spaser, &BTreeMap::new());
        let synthese = feuillet::synthese::construire(cx, charte()).expect("une vue");
        let directions = feuillet::direction::directions(cx);
        let fiche = |d: &String| feuillet::direction::construire(cx, charte(), d).expect("une vue");
        std::iter::once(synthese).chain(directions.iter().map(fiche)).collect()
    })
}

/// What a dossier holds, and the words to say it: for views built by the library alone.
pub fn avec_contexte<T>(dossier: &Path, faire: impl FnOnce(&Contexte<'_>) -> T) -> T {
    let charge =
        pipeline::verifier(dossier, None).expect("un catalogue lisible").charge.expect("un dossier sain");
    let catalogue = Arc::new(Catalogue::integre().expect("un catalogue lisible"));
    let spaser = Spaser::new(&charge.dossier, &catalogue);
    let date = spaser.date_juridique().expect("une date juridique");
    let cx = Contexte {
        spaser: &spaser,
        suivi: &charge.suivi,
        vocabulaire: Vocabulaire::integre().expect("un vocabulaire lisible"),
        prose: Prose::new(&catalogue, date, &Modeles::integres()).expect("une prose lisible"),
        date,
        logos: BTreeMap::new(),
        empreinte: String::new(),
        diffusion: Diffusion::Public,
    };
    faire(&cx)
}
