//! The visas: the organ's competence first, then codes, laws and decrees in order, then earlier acts
//! and opinions.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Sujet;
use super::entete::le_organe;
use crate::catalogue::{Article, NatureTexte, Texte};
use crate::dossier::NatureActe;
use crate::droit::application::{Faits, Portee, portee};
use crate::ecriture::{INSECABLE, capitale, date_longue, de, premiere_date, typographier};
use crate::vue::acte::Piece;
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::texte;

pub fn pieces(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    let organe = capitale(&le_organe(cx, sujet));
    let mut pieces = vec![super::formule(texte::ligne(&format!("{organe},")))];
    let ids = references(cx, sujet);
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    for (loi, articles) in cx.catalogue().visas(&ids, cx.date) {
        for article in &articles {
            if let Some(citation) = cx.catalogue().citer(&article.id, cx.date) {
                cx.prose.retenir(citation);
            }
        }
        pieces.push(visa(&visa_de_texte(loi, &articles)));
    }
    pieces.extend(actes_anterieurs(cx, sujet));
    if let Some(acte) = sujet.acte {
        pieces.extend(acte.avis.iter().map(|v| visa(&format!("Vu l’avis {}", de(v)))));
        pieces.extend(acte.rapport.iter().map(|r| visa(&format!("Vu le rapport n° {r}"))));
    }
    if matches!(sujet.nature, NatureActe::Adoption | NatureActe::Revision) {
        pieces.push(visa("Vu le projet de schéma annexé"));
    }
    Ok(pieces)
}

/// Earlier acts, from the oldest: those that the author names, that of the former scheme, those that adopted this
/// one and modified it. None is named twice.
fn actes_anterieurs(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Vec<Piece> {
    let nommes = sujet.acte.map(|a| a.actes_vises.as_slice()).unwrap_or_default();
    let deja_vise = |acte: &str| nommes.iter().any(|v| v.contains(acte));
    let mut vus: Vec<(Option<Date>, String)> =
        nommes.iter().map(|v| (premiere_date(v), format!("Vu {v}"))).collect();
    vus.extend(
        edition_precedente(cx, sujet).filter(|(acte, ..)| !deja_vise(acte)).map(|(_, date, dit)| (date, dit)),
    );
    for acte in super::sujets::pris_avant(cx, sujet) {
        let (Some(numero), Some(date)) = (&acte.numero, acte.date) else { continue };
        let mots = nommes.iter().flat_map(|v| v.split_whitespace());
        if !mots.map(|m| m.trim_end_matches([',', ';', '.'])).any(|m| m == numero) {
            let effet = if acte.nature == NatureActe::Revision { "modifiant" } else { "adoptant" };
            let periode = cx.spaser.periode().map(|p| format!(" {p}")).unwrap_or_default();
            let dit = format!(
                "Vu la {} n°{INSECABLE}{numero} du {} {effet} le schéma{periode}",
                sujet.nom_de_l_acte(),
                date_longue(date.0)
            );
            vus.push((Some(date.0), dit));
        }
    }
    vus.sort_by_key(|(date, _)| date.unwrap_or(Date::MAX));
    vus.into_iter().map(|(_, dit)| visa(&dit)).collect()
}

/// The act that adopted the former scheme, its date and its visa.
fn edition_precedente<'a>(cx: &Contexte<'a>, sujet: &Sujet<'_>) -> Option<(&'a str, Option<Date>, String)> {
    if sujet.nature == NatureActe::PresentationRapport {
        return None;
    }
    let precedente = cx.spaser.dossier.document.edition_precedente.as_ref()?;
    let acte = precedente.acte.as_deref()?;
    let jour = precedente.date.map(|d| d.0);
    let date = jour.map(|d| format!(" du {}", date_longue(d))).unwrap_or_default();
    let periode = precedente.periode.replace('-', "–");
    Some((acte, jour, format!("Vu la {acte}{date} adoptant le schéma {periode}")))
}

fn visa(dit: &str) -> Piece {
    Piece::Visa { contenu: texte::ligne(&format!("{dit} ;")) }
}

/// What this act refers to: organ, nature of the act, duties retained.
fn references(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Vec<String> {
    let organisme = sujet.organisme;
    let outre_mer = sujet.acheteur.territoire.iter().flat_map(|_| &organisme.competences_outre_mer);
    let de_l_organe = organisme.competences.iter().chain(outre_mer).chain(&organisme.publicite).cloned();
    let modele = cx.catalogue().acte(sujet.nature);
    let de_l_acte = modele.iter().flat_map(|m| &m.visas).cloned();
    // Of the duties that the scheme retains, those that bear on this buyer.
    let faits = Faits::from(sujet.acheteur);
    let retenues = cx.spaser.dossier.obligations.iter().filter_map(|o| cx.obligation(&o.id));
    let siennes = retenues.filter(|o| !matches!(portee(o, Some(organisme), &faits), Portee::Non(_)));
    let fondements: BTreeSet<&str> = siennes.flat_map(|o| &o.fondements).map(String::as_str).collect();
    let conditionnels = modele.iter().flat_map(|m| &m.si_obligation);
    let des_obligations = conditionnels.filter(|id| fondements.contains(id.as_str())).cloned();
    let mut vus = BTreeSet::new();
    de_l_organe.chain(de_l_acte).chain(des_obligations).filter(|id| vus.insert(id.clone())).collect()
}

/// « Vu le code …, notamment ses articles L. 1, L. 2 et L. 3 ».
fn visa_de_texte(loi: &Texte, articles: &[&Article]) -> String {
    let (article, possessif) = match loi.nature {
        NatureTexte::Loi | NatureTexte::LoiOrganique | NatureTexte::Directive => ("la ", "son article"),
        NatureTexte::Ordonnance | NatureTexte::Arrete => ("l’", "son article"),
        _ => ("le ", "son article"),
    };
    let titre = match &loi.intitule {
        Some(intitule) => format!("{} {intitule}", loi.titre),
        None => loi.titre.clone(),
    };
    let numeros: Vec<&str> = articles.iter().map(|a| a.numero.as_str()).collect();
    typographier(&match numeros.as_slice() {
        [] => format!("Vu {article}{titre}"),
        [seul] => format!("Vu {article}{titre}, notamment {possessif}{INSECABLE}{seul}"),
        plusieurs => format!(
            "Vu {article}{titre}, notamment ses articles{INSECABLE}{}",
            crate::ecriture::liste(plusieurs)
        ),
    })
}
