//! The visas: the organ's competence first, then codes, laws and decrees in order, then earlier acts
//! and opinions.

use std::collections::BTreeSet;

use super::Sujet;
use super::entete::le_organe;
use crate::catalogue::{Article, NatureTexte, Texte};
use crate::dossier::NatureActe;
use crate::droit::application::{Faits, Portee, portee};
use crate::ecriture::{INSECABLE, capitale, date_longue, de, typographier};
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
    if let Some(acte) = sujet.acte {
        pieces.extend(acte.actes_vises.iter().map(|v| visa(&format!("Vu {v}"))));
        pieces.extend(acte.avis.iter().map(|v| visa(&format!("Vu l’avis {}", de(v)))));
        pieces.extend(acte.rapport.iter().map(|r| visa(&format!("Vu le rapport n° {r}"))));
    }
    pieces.extend(edition_precedente(cx, sujet));
    if matches!(sujet.nature, NatureActe::Adoption | NatureActe::Revision) {
        pieces.push(visa("Vu le projet de schéma annexé"));
    }
    Ok(pieces)
}

/// The act that adopted the former scheme, unless the author already refers to it.
fn edition_precedente(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Option<Piece> {
    let precedente = cx.spaser.dossier.document.edition_precedente.as_ref()?;
    let acte = precedente.acte.as_deref()?;
    let deja_vise = sujet.acte.is_some_and(|a| a.actes_vises.iter().any(|v| v.contains(acte)));
    if deja_vise || sujet.nature == NatureActe::PresentationRapport {
        return None;
    }
    let date = precedente.date.map(|d| format!(" du {}", date_longue(d.0))).unwrap_or_default();
    let periode = precedente.periode.replace('-', "–");
    Some(visa(&format!("Vu la {acte}{date} adoptant le schéma {periode}")))
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
