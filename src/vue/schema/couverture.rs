//! The cover, and what is repeated on every page.

use crate::catalogue::FormeActe;
use crate::dossier::{Acheteur, Acte, Etat, NatureActe};
use crate::ecriture::{self, INSECABLE, date_longue};
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{AxeCouverture, Couverture, Identite, Riche};
use crate::vue::texte;

/// The title that law gives.
pub const TITRE_LEGAL: &str =
    "Schéma de promotion des achats publics socialement et écologiquement responsables";

pub fn identite(cx: &Contexte<'_>) -> Identite {
    let document = &cx.spaser.dossier.document;
    let sigle = sigle_et_periode(cx);
    Identite {
        titre: titre(cx),
        auteurs: cx.spaser.dossier.acheteurs.iter().map(|a| a.nom.clone()).collect(),
        sujet: TITRE_LEGAL.to_owned(),
        mots_cles: ["SPASER", "achats responsables", "commande publique"].map(str::to_owned).to_vec(),
        // Archives require a date; failing an edition, the one on which law was looked up.
        date: document.date_edition.or(document.date_juridique).map(|d| d.0.to_string()),
        courant: format!("{}{INSECABLE}· {sigle}", nom_du_schema(cx)),
        pied: pied(cx),
        filigrane: match cx.est_interne() {
            true => Some("DOCUMENT INTERNE".to_owned()),
            false => (!cx.spaser.est_adopte()).then(|| "PROJET".to_owned()),
        },
        pieces_jointes: Vec::new(),
        libelles: cx.vocabulaire.libelles().clone(),
    }
}

/// « SPASER 2027–2032 — Métropole de Valmont ».
pub fn titre(cx: &Contexte<'_>) -> String {
    format!("{} — {}", sigle_et_periode(cx), cx.acheteurs())
}

pub fn couverture(cx: &Contexte<'_>) -> Resultat<Couverture> {
    let dossier = cx.spaser.dossier;
    let titre = dossier.document.titre.clone().unwrap_or_else(|| TITRE_LEGAL.to_owned());
    Ok(Couverture {
        surtitre: sigle_et_periode(cx).replacen(' ', " · ", 1),
        titre: ecriture::typographier(&titre),
        nom_usage: dossier.document.nom_usage.as_deref().map(ecriture::typographier),
        acheteurs: dossier.acheteurs.iter().map(|a| a.nom.clone()).collect(),
        logo: cx.logos.get(&cx.spaser.coordonnateur().id).cloned(),
        mentions: mentions(cx)?,
        axes: axes(cx),
        bas: bas(cx),
    })
}

fn axes(cx: &Contexte<'_>) -> Vec<AxeCouverture> {
    let axe = |a: &crate::dossier::AxeNumerote<'_>| AxeCouverture {
        libelle: cx.axe(a.rang),
        titre: ecriture::typographier(&a.axe.titre),
        axe: a.rang,
    };
    cx.spaser.axes.iter().map(axe).collect()
}

/// « SPASER 2027–2032 », « SPASER à partir de 2027 ».
fn sigle_et_periode(cx: &Contexte<'_>) -> String {
    cx.spaser.periode().map_or_else(|| "SPASER".to_owned(), |p| format!("SPASER {p}"))
}

/// Who speaks in the running head: the buyer, or the coordinator and « conjoint ».
fn nom_du_schema(cx: &Contexte<'_>) -> String {
    let noms: Vec<&str> = cx.spaser.dossier.acheteurs.iter().map(|a| cx.nom_court(a)).collect();
    if noms.len() == 1 { cx.spaser.coordonnateur().nom.clone() } else { noms.join(", ") }
}

fn pied(cx: &Contexte<'_>) -> String {
    let dossier = cx.spaser.dossier;
    if let Some(pied) = dossier.charte.as_ref().and_then(|c| c.pied_de_page.as_deref()) {
        return ecriture::typographier(pied);
    }
    let etat = cx.vocabulaire.dire(dossier.document.etat).to_owned();
    let version = dossier.document.version.as_ref().map(|v| format!("version{INSECABLE}{v}"));
    let date = dossier.document.date_edition.map(|d| date_longue(d.0));
    [Some(etat), version, date].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What the cover says of each buyer's acts: submitted to which assembly, or adopted, then modified, by which acts.
fn mentions(cx: &Contexte<'_>) -> Resultat<Vec<Riche>> {
    let dossier = cx.spaser.dossier;
    let adopte = cx.spaser.est_adopte();
    let mention = |acheteur: &Acheteur| {
        let siens = de_la_version(cx, acheteur);
        // A draft is put to the last of its acts; an adopted text was by the first, the others revise it.
        let (acte, revisions) = match siens.as_slice() {
            [premier, suite @ ..] if adopte => (Some(premier), suite),
            siens => (siens.last(), [].as_slice()),
        };
        let date = |a: &Acte| a.date.map(|d| date_longue(d.0));
        let decision = cx.organisme(acheteur).is_some_and(|o| o.acte == FormeActe::Decision);
        let donnees = minijinja::context! {
            adopte,
            decision,
            a_organe => cx.organe(acheteur).map(|o| ecriture::a(&o)),
            acte => if decision { "décision" } else { "délibération" },
            quand => if decision { "date de la décision" } else { "date de la séance" },
            numero => acte.and_then(|a| a.numero.clone()),
            date => acte.and_then(|a| date(a)),
            revisions => revisions.iter().map(|a| minijinja::context! {
                numero => a.numero.clone(), date => date(a),
            }).collect::<Vec<_>>(),
            seul => dossier.acheteurs.len() == 1,
            nom => acheteur.nom.as_str(),
        };
        cx.prose.riche("couverture", donnees)
    };
    dossier.acheteurs.iter().map(mention).collect()
}

/// The acts that make this version, in order: a revision still to come is that of the next one.
fn de_la_version<'a>(cx: &Contexte<'a>, acheteur: &Acheteur) -> Vec<&'a Acte> {
    let dossier = cx.spaser.dossier;
    let seul = dossier.acheteurs.len() == 1;
    let siens = dossier.actes.iter().filter(|a| a.acheteur.as_ref().map_or(seul, |id| *id == acheteur.id));
    let en_projet = dossier.document.etat != Etat::Adopte;
    let mut siens: Vec<&Acte> = siens
        .filter(|a| match a.nature {
            NatureActe::Adoption => true,
            NatureActe::Revision => en_projet || a.est_pris(),
            NatureActe::Orientation | NatureActe::PresentationRapport => false,
        })
        .collect();
    siens.sort_by_key(|a| (a.nature == NatureActe::Revision, a.date.is_none(), a.date));
    siens
}

/// The last lines of the cover: edition, reading dates of the texts, fingerprint.
fn bas(cx: &Contexte<'_>) -> Vec<String> {
    let document = &cx.spaser.dossier.document;
    let edition =
        document.edition.map(|e| if e == 1 { "1re édition".to_owned() } else { format!("{e}e édition") });
    let version = document.version.as_ref().map(|v| format!("version{INSECABLE}{v}"));
    let date = document.date_edition.map(|d| date_longue(d.0));
    let empreinte = (!cx.empreinte.is_empty()).then(|| format!("empreinte{INSECABLE}{}", cx.empreinte));
    let mut bas =
        vec![[edition, version, date, empreinte].into_iter().flatten().collect::<Vec<_>>().join(" · ")];
    bas.extend(lectures(cx));
    bas.retain(|l| !l.is_empty());
    bas
}

/// How old the oldest wording is that the document relies on: never one date for all, which would be false.
pub fn lectures(cx: &Contexte<'_>) -> Option<String> {
    let dit = format!("Textes cités : {}", dire_la_plus_ancienne(cx.prose.plus_ancienne_lecture()?));
    Some(texte::brut(&texte::ligne(&dit)))
}

/// « la plus ancienne des rédactions consultées est celle du 6 décembre 2021. »
pub fn dire_la_plus_ancienne(date: jiff::civil::Date) -> String {
    format!("la plus ancienne des rédactions consultées est celle du {}.", date_longue(date))
}
