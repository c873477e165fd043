//! The enacting terms: one effect an article; then the annex they refer to.

use super::motifs::donnees;
use super::{Sujet, formule, sans_reperes};
use crate::dossier::NatureActe;
use crate::vue::acte::Piece;
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::schema::tableaux_des_cibles;
use crate::vue::texte;

/// Separates one article from the next in a passage.
const SEPARATEUR: &str = "\n---\n";

/// The articles, in Markdown: those of our passage, and before the last those of the author.
pub fn dispositif(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<String>> {
    let passage = if sujet.delibere() { "articles" } else { "articles-decision" };
    let dispositif = cx.prose.markdown(passage, donnees(cx, sujet))?;
    let ajoutes = sujet.acte.map(|a| a.articles.as_slice()).unwrap_or_default();
    let mut articles: Vec<String> =
        dispositif.split(SEPARATEUR).map(str::trim).filter(|a| !a.is_empty()).map(str::to_owned).collect();
    // The last article transmits and publishes: what the author adds comes before it.
    let fin = articles.len().saturating_sub(1);
    articles.splice(fin..fin, ajoutes.iter().cloned());
    Ok(articles)
}

pub fn pieces(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    let avant = cx.prose.markdown("formule", donnees(cx, sujet))?;
    let mut pieces = Vec::new();
    if !avant.trim().is_empty() {
        pieces.push(formule(texte::ligne(&texte::sans_markdown(avant.trim()))));
    }
    pieces.extend(decision(sujet).map(|texte| Piece::Decision { texte }));
    let articles = dispositif(cx, sujet)?;
    pieces.extend(articles.iter().map(|a| Piece::Article { contenu: texte::riche(a) }));
    Ok(pieces)
}

/// The word that opens the articles. Who takes note decides nothing: each article then has its own verb.
fn decision(sujet: &Sujet<'_>) -> Option<String> {
    let verbe = || sujet.organisme.dispositif.clone().unwrap_or_else(|| "DÉCIDE".to_owned());
    (!sujet.prend_acte()).then(verbe)
}

/// The targets this buyer commits to, after the signatures.
pub fn annexe(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    if let Some(bilan) = &sujet.bilan {
        return Ok(super::bilan::annexe(bilan));
    }
    if !matches!(sujet.nature, NatureActe::Adoption | NatureActe::Revision) {
        return Ok(Vec::new());
    }
    let tableaux = tableaux_des_cibles(cx, sujet.acheteur)?;
    let titre = (!tableaux.is_empty())
        .then(|| Piece::Annexe { titre: "Annexe — Indicateurs et objectifs cibles".to_owned() });
    let tableaux = tableaux.into_iter().map(|t| Piece::Tableau { tableau: Box::new(sans_reperes(t)) });
    Ok(titre.into_iter().chain(tableaux).collect())
}
