//! Follow-up and publication: yearly follow-up, two-yearly publication, going online, revision.

use super::{chapitre as chapitre_du_corps, intertitre};
use crate::dossier::{AdresseWeb, TexteRiche};
use crate::droit::calendrier::annees_de_publication;
use crate::ecriture::liste;
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Bloc, Chapitre, Riche};
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Chapitre> {
    let gouvernance = cx.spaser.dossier.gouvernance.as_ref();
    let ou = |choisi: Option<&TexteRiche>, champ: &str, passage: &str| -> Resultat<Riche> {
        match choisi {
            Some(t) => Ok(texte::du_champ(champ, texte::riche(&t.0))),
            None => cx.prose.riche(passage, donnees(cx)),
        }
    };
    let mut blocs = vec![
        intertitre("Un suivi chaque année"),
        Bloc::Texte {
            contenu: ou(
                gouvernance.and_then(|g| g.suivi_annuel.as_ref()),
                "gouvernance/suivi_annuel",
                "suivi-annuel",
            )?,
        },
        intertitre("Une publication tous les deux ans"),
        Bloc::Texte { contenu: cx.prose.riche("publication", donnees(cx))? },
    ];
    if let Some(publication) = gouvernance.and_then(|g| g.publication.as_ref()) {
        blocs.push(super::texte_du_dossier("gouvernance/publication", publication));
    }
    blocs.extend(super::frises::suivi(cx));
    if !cx.est_publie_autrement() {
        blocs.push(intertitre("La mise en ligne"));
        blocs.push(Bloc::Texte { contenu: cx.prose.riche("mise-en-ligne", donnees(cx))? });
    }
    blocs.extend(super::section(
        "La révision",
        "gouvernance/revision",
        gouvernance.and_then(|g| g.revision.as_ref()),
    ));
    Ok(chapitre_du_corps("suivi", "Suivi et publication", blocs))
}

/// Years of publication, from the first that the buyer chose.
fn publications(cx: &Contexte<'_>) -> Vec<String> {
    annees_de_publication(cx.spaser).iter().map(ToString::to_string).collect()
}

fn donnees(cx: &Contexte<'_>) -> minijinja::Value {
    let document = &cx.spaser.dossier.document;
    let publications = publications(cx);
    let mut sites: Vec<&AdresseWeb> = document.adresse_publication.iter().collect();
    for acheteur in &cx.spaser.dossier.acheteurs {
        sites.extend(cx.adresses(acheteur).0.filter(|site| !sites.contains(site)));
    }
    let site = |a: &&AdresseWeb| minijinja::context! { adresse => a.as_str(), affichable => a.affichable() };
    minijinja::context! {
        conjoint => cx.spaser.est_conjoint(),
        publications => (!publications.is_empty()).then(|| liste(&publications)),
        sans_terme => document.fin.is_none(),
        sites => sites.iter().map(site).collect::<Vec<_>>(),
        tient => cx.tient(),
    }
}
