//! Follow-up and publication: yearly follow-up, two-yearly publication, going online, revision.

use super::{chapitre as chapitre_du_corps, intertitre};
use crate::dossier::TexteRiche;
use crate::droit::calendrier::annees_de_publication;
use crate::ecriture::liste;
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Bloc, Chapitre, Riche};
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Chapitre> {
    let gouvernance = cx.spaser.dossier.gouvernance.as_ref();
    let ou = |choisi: Option<&TexteRiche>, passage: &str| -> Resultat<Riche> {
        match choisi {
            Some(t) => Ok(texte::riche(&t.0)),
            None => cx.prose.riche(passage, donnees(cx)),
        }
    };
    let mut blocs = vec![
        intertitre("Un suivi chaque année"),
        Bloc::Texte { contenu: ou(gouvernance.and_then(|g| g.suivi_annuel.as_ref()), "suivi-annuel")? },
        intertitre("Une publication tous les deux ans"),
        Bloc::Texte { contenu: cx.prose.riche("publication", donnees(cx))? },
    ];
    if let Some(publication) = gouvernance.and_then(|g| g.publication.as_ref()) {
        blocs.push(Bloc::Texte { contenu: texte::riche(&publication.0) });
    }
    blocs.push(intertitre("La mise en ligne"));
    blocs.push(Bloc::Texte { contenu: cx.prose.riche("mise-en-ligne", donnees(cx))? });
    blocs.extend(super::section("La révision", gouvernance.and_then(|g| g.revision.as_ref())));
    Ok(chapitre_du_corps("suivi", "Suivi et publication", blocs))
}

/// Years of publication, from the first that the buyer chose.
fn publications(cx: &Contexte<'_>) -> Vec<String> {
    annees_de_publication(cx.spaser).iter().map(ToString::to_string).collect()
}

fn donnees(cx: &Contexte<'_>) -> minijinja::Value {
    let document = &cx.spaser.dossier.document;
    let publications = publications(cx);
    let adresse = document.adresse_publication.as_ref().or(cx.spaser.coordonnateur().site.as_ref());
    minijinja::context! {
        conjoint => cx.spaser.est_conjoint(),
        organe => cx.organe(cx.spaser.coordonnateur()),
        publications => (!publications.is_empty()).then(|| liste(&publications)),
        sans_terme => document.fin.is_none(),
        adresse => adresse.map(|a| a.as_str().to_owned()),
        affichable => adresse.map(|a| a.affichable().to_owned()),
        indicateurs => cx.spaser.indicateurs.len(),
    }
}
