//! The enacting terms: one effect an article; then the annex they refer to.

use super::motifs::donnees;
use super::{Sujet, formule, sans_reperes};
use crate::dossier::NatureActe;
use crate::vue::acte::Piece;
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::schema::tableau_des_cibles;
use crate::vue::texte;

/// Separates one article from the next in a passage.
const SEPARATEUR: &str = "\n---\n";

pub fn pieces(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    let donnees = donnees(cx, sujet);
    let avant = cx.prose.markdown("formule", &donnees)?;
    let passage = if sujet.delibere() { "articles" } else { "articles-decision" };
    let dispositif = cx.prose.markdown(passage, &donnees)?;
    let ajoutes = sujet.acte.map(|a| a.articles.as_slice()).unwrap_or_default();
    let mut articles: Vec<String> =
        dispositif.split(SEPARATEUR).map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
    // The last article transmits and publishes: what the author adds comes before it.
    let fin = articles.len().saturating_sub(1);
    articles.splice(fin..fin, ajoutes.iter().cloned());
    let mut pieces = Vec::new();
    if !avant.trim().is_empty() {
        pieces.push(formule(texte::ligne(&texte::sans_markdown(avant.trim()))));
    }
    pieces.push(Piece::Decision { texte: decision(sujet) });
    pieces.extend(articles.iter().map(|a| Piece::Article { contenu: texte::riche(a) }));
    Ok(pieces)
}

fn decision(sujet: &Sujet<'_>) -> String {
    match (sujet.nature, &sujet.organisme.dispositif) {
        (NatureActe::PresentationRapport, _) => "PREND ACTE".to_owned(),
        (_, Some(verbe)) => verbe.clone(),
        _ => "DÉCIDE".to_owned(),
    }
}

/// The targets this buyer commits to, after the signatures.
pub fn annexe(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    if let Some(bilan) = &sujet.bilan {
        return Ok(super::bilan::annexe(bilan));
    }
    if !matches!(sujet.nature, NatureActe::Adoption | NatureActe::Revision) {
        return Ok(Vec::new());
    }
    let Some(tableau) = tableau_des_cibles(cx, sujet.acheteur)? else { return Ok(Vec::new()) };
    Ok(vec![
        Piece::Annexe { titre: "Annexe — Indicateurs et objectifs cibles".to_owned() },
        Piece::Tableau { tableau: Box::new(sans_reperes(tableau)) },
    ])
}
