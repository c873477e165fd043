//! What the buyer's letterhead may call: values of the dossier and of the act.

use super::Sujet;
use super::motifs::executif;
use crate::dossier::Siret;
use crate::ecriture::{capitale, date_longue, typographier};
use crate::vue::acte::{CHAMPS_DE_PAPIER, ChampPapier};
use crate::vue::contexte::Contexte;

pub fn champs(cx: &Contexte<'_>, sujet: &Sujet<'_>, objet: &str) -> Vec<ChampPapier> {
    let champ = |(nom, _): &(&str, &str)| ChampPapier {
        nom: (*nom).to_owned(),
        valeur: valeur(cx, sujet, objet, nom).map(|v| typographier(&v)),
    };
    CHAMPS_DE_PAPIER.iter().map(champ).collect()
}

fn valeur(cx: &Contexte<'_>, sujet: &Sujet<'_>, objet: &str, nom: &str) -> Option<String> {
    let (a, acte) = (sujet.acheteur, sujet.acte);
    let document = &cx.spaser.dossier.document;
    match nom {
        "acheteur.nom" => Some(a.nom.clone()),
        "acheteur.nom_court" => Some(cx.nom_court(a).to_owned()),
        "acheteur.adresse" => (!a.adresse.is_empty()).then(|| a.adresse.join(", ")),
        "acheteur.ville" => a.ville.clone(),
        "acheteur.siret" => a.siret.as_ref().map(Siret::groupe),
        "acheteur.site" => a.site.as_ref().map(|s| s.affichable().to_owned()),
        "acheteur.assemblee" => cx.organe(a).map(|organe| capitale(&organe)),
        "acheteur.signataire" => Some(capitale(&executif(sujet))),
        "acte.nature" => Some(capitale(sujet.nom_de_l_acte())),
        "acte.numero" => acte?.numero.clone(),
        "acte.date" => acte?.date.map(|d| date_longue(d.0)),
        "acte.objet" => Some(objet.to_owned()),
        "acte.rapporteur" => acte?.rapporteur.clone(),
        "acte.rapport" => acte?.rapport.clone(),
        "document.titre" => {
            Some(document.titre.clone().unwrap_or_else(|| crate::vue::schema::TITRE_LEGAL.to_owned()))
        }
        "document.periode" => cx.spaser.periode(),
        "document.version" => document.version.clone(),
        "document.date" => document.date_edition.map(|d| date_longue(d.0)),
        _ => None,
    }
}
