//! The two pages that an elected member reads before the meeting: why, what, how far, when, who.

use super::feuillet;
use crate::dossier::{AxeNumerote, NatureActe};
use crate::droit::calendrier::annees_de_publication;
use crate::ecriture::{capitale, compte, date_longue, liste, typographier};
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Bloc, CharteVue, Colonne, Ligne, VueSchema};
use crate::vue::schema::{essentiel, intertitre};
use crate::vue::texte;

/// # Errors
/// A passage of our prose that could not be written.
pub fn construire(cx: &Contexte<'_>, charte: CharteVue) -> Resultat<VueSchema> {
    let mut blocs = vec![Bloc::Chapeau { contenu: essentiel::resume(cx)? }];
    let tuiles = essentiel::tuiles(cx);
    if !tuiles.is_empty() {
        blocs.push(Bloc::Chiffres { tuiles });
    }
    let colonnes: Vec<Colonne> = cx.spaser.axes.iter().map(|a| axe(cx, a)).collect();
    if !colonnes.is_empty() {
        blocs.push(intertitre("Ce que nous ferons"));
        // Four columns at most: beyond, a word a line.
        let par_rang = if colonnes.len() <= 4 { colonnes.len() } else { 3 };
        blocs.extend(colonnes.chunks(par_rang).map(|c| Bloc::Colonnes { colonnes: c.to_vec() }));
    }
    if let Some(tableau) = essentiel::tableau_des_cibles(cx)? {
        blocs.push(intertitre("Jusqu’où"));
        blocs.push(Bloc::Tableau { tableau });
    }
    let champs = rendez_vous(cx);
    if !champs.is_empty() {
        blocs.push(intertitre("Quand"));
        blocs.push(Bloc::Fiche { titre: None, champs });
    }
    let colonnes = essentiel::instances(cx);
    if !colonnes.is_empty() {
        blocs.push(intertitre("Qui pilote"));
        blocs.push(Bloc::Colonnes { colonnes });
    }
    feuillet(cx, charte, ("synthese", "L’essentiel pour les élus"), blocs)
}

/// Its objectives, and how many actions carry them.
fn axe(cx: &Contexte<'_>, a: &AxeNumerote<'_>) -> Colonne {
    let objectifs: Vec<String> = a.objectifs.iter().map(|o| o.objectif.titre.clone()).collect();
    let montrees = cx.actions().filter(|x| x.rang_axe == a.rang);
    let mut contenu = texte::puces(&objectifs);
    contenu
        .extend(texte::paragraphe(&format!("{}.", capitale(&compte(montrees.count(), "action", "actions")))));
    Colonne { titre: typographier(&format!("{} — {}", cx.axe(a.rang), a.axe.titre)), contenu }
}

fn rendez_vous(cx: &Contexte<'_>) -> Vec<Ligne> {
    let champ = |libelle: &str, dit: &str| Ligne {
        libelle: libelle.to_owned(),
        contenu: texte::paragraphe(&capitale(dit)),
    };
    let mut champs = Vec::new();
    for acte in cx.spaser.dossier.actes.iter().filter(|a| a.nature == NatureActe::Adoption) {
        let qui = acte.acheteur.as_ref().and_then(|id| cx.spaser.acheteur(id));
        let qui = qui.unwrap_or_else(|| cx.spaser.coordonnateur());
        let organe = cx.organe(qui).unwrap_or_else(|| "assemblée".to_owned());
        if let Some(date) = acte.date {
            let nom =
                if cx.spaser.est_conjoint() { format!(" ({})", cx.nom_court(qui)) } else { String::new() };
            champs.push(champ("Vote", &format!("{}, {organe}{nom}", date_longue(date.0))));
        }
    }
    if let Some(periode) = cx.spaser.periode() {
        champs.push(champ("Durée du schéma", &periode));
    }
    champs.push(champ("Suivi", "chaque année, devant les instances du schéma"));
    let annees: Vec<String> = annees_de_publication(cx.spaser).iter().map(ToString::to_string).collect();
    if !annees.is_empty() {
        let annees = format!("tous les deux ans : {}", liste(&annees));
        champs.push(champ("Publication des indicateurs", &annees));
    }
    if let Some(adresse) = &cx.spaser.dossier.document.adresse_publication {
        let lien = vec![texte::lien(adresse.as_str(), adresse.affichable())];
        champs.push(Ligne { libelle: "En ligne".to_owned(), contenu: texte::paragraphe_de(lien) });
    }
    champs
}
