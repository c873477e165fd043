//! Annexes: indicator sheets, duties in full, reference texts, glossary.

use super::annexe;
use super::liminaires::champ;
use crate::dossier::ObligationRetenue;
use crate::ecriture::{capitale, date_longue, sans_accents, typographier};
use crate::vue::contexte::{Contexte, Resultat, ancre_obligation};
use crate::vue::contrat::{Bloc, Chapitre, GenreEncadre, Ligne, Terme};
use crate::vue::texte;

/// Articles whose words are printed in full.
const TEXTES_IMPRIMES: [&str; 2] = ["ccp-l2111-3", "ccp-d2111-3"];

pub fn chapitres(cx: &Contexte<'_>) -> Resultat<Vec<Chapitre>> {
    let segments = super::segments::annexe_des_segments(cx)?;
    let annexes = [fiches(cx)?, segments, obligations(cx), textes(cx)];
    Ok(annexes.into_iter().flatten().collect())
}

fn fiches(cx: &Contexte<'_>) -> Resultat<Option<Chapitre>> {
    if cx.spaser.indicateurs.is_empty() {
        return Ok(None);
    }
    let edition = cx.spaser.edition().filter(|_| cx.spaser.est_adopte()).map(date_longue);
    let mut blocs = vec![Bloc::Texte { contenu: cx.prose.riche("fiches", minijinja::context! { edition })? }];
    for indicateur in cx.spaser.indicateurs_par_axe() {
        blocs.extend(fiche(cx, indicateur));
    }
    Ok(Some(annexe("fiches-indicateurs", "Fiches des indicateurs", blocs)))
}

fn fiche(cx: &Contexte<'_>, indicateur: &crate::dossier::IndicateurResolu<'_>) -> Option<Bloc> {
    super::fiche_indicateur::fiche(cx, indicateur).map(|f| Bloc::FicheIndicateur { fiche: Box::new(f) })
}

fn obligations(cx: &Contexte<'_>) -> Option<Chapitre> {
    let blocs: Vec<Bloc> = cx.spaser.dossier.obligations.iter().flat_map(|o| obligation(cx, o)).collect();
    (!blocs.is_empty()).then(|| annexe("obligations", "Textes pris en compte", blocs))
}

fn obligation(cx: &Contexte<'_>, retenue: &ObligationRetenue) -> Vec<Bloc> {
    let modele = cx.obligation(&retenue.id);
    let Some(titre) = retenue.titre.as_deref().or(modele.map(|m| m.titre.as_str())) else {
        return Vec::new();
    };
    let mut champs: Vec<Ligne> = Vec::new();
    if let Some(nature) = retenue.nature.or(modele.map(|m| m.nature)) {
        champs.push(champ("Nature", texte::ligne(cx.vocabulaire.dire(nature))));
    }
    let exige = retenue.exige.as_ref().map(|t| t.0.as_str()).or(modele.map(|m| m.exige.as_str()));
    champs.extend(exige.map(|e| Ligne { libelle: "Contenu".to_owned(), contenu: texte::riche(e) }));
    if let Some(m) = modele {
        champs.push(champ("Champ", texte::ligne(&capitale(&m.champ))));
        if let Some(du) = m.du {
            let depuis = if du > cx.date { "À compter du" } else { "Depuis le" };
            champs.push(champ("En vigueur", texte::ligne(&format!("{depuis} {}", date_longue(du)))));
        }
        if !m.exceptions.is_empty() {
            champs.push(Ligne { libelle: "Exceptions".to_owned(), contenu: texte::puces(&m.exceptions) });
        }
        champs.extend(m.proportions_agec.then(|| super::agec::proportions(cx)).flatten());
        champs.extend(m.echeance.as_deref().map(|e| champ("Échéance", texte::ligne(&capitale(e)))));
    }
    let fondements: Vec<_> =
        modele.iter().flat_map(|m| &m.fondements).filter_map(|id| cx.citer_court(id)).collect();
    if let Some(fondement) = &retenue.fondement {
        champs.push(champ("Fondement", texte::ligne(&capitale(fondement))));
    } else if !fondements.is_empty() {
        champs.push(champ("Fondement", texte::joindre(fondements, " ; ")));
    }
    if let Some(propre) = modele.filter(|m| m.origine.is_some()) {
        let source = cx.catalogue().provenance(&propre.sources, propre.precision_source.as_deref());
        let dit = format!("Fiche propre à l’acheteur. {}", capitale(&source));
        champs.push(champ("Origine", texte::ligne(&dit)));
    }
    let intertitre = Bloc::Intertitre {
        niveau: 2,
        texte: typographier(titre),
        ancre: Some(ancre_obligation(retenue.id.as_str())),
        axe: None,
    };
    vec![intertitre, Bloc::Fiche { titre: None, champs }]
}

/// The article itself, word for word, for who must answer for it.
fn textes(cx: &Contexte<'_>) -> Option<Chapitre> {
    let encadre = |id: &&str| {
        let article = cx.catalogue().article(id, cx.date)?;
        let citation = cx.catalogue().citer(id, cx.date)?;
        let extrait = article.extrait.as_deref()?;
        let origine = article.origine.as_ref().map_or("", |_| " Fiche propre à l’acheteur.");
        let lu =
            article.lu_le.map(|d| format!("Rédaction au {}, à confirmer sur Légifrance.", date_longue(d)));
        let lu = format!("{}{origine}", lu.unwrap_or_default());
        Some(Bloc::Encadre {
            genre: GenreEncadre::Loi,
            titre: capitale(&citation.longue),
            contenu: extrait
                .split('\n')
                .filter(|l| !l.trim().is_empty())
                .flat_map(texte::paragraphe)
                .collect(),
            source: Some(lu),
        })
    };
    let blocs: Vec<Bloc> = TEXTES_IMPRIMES.iter().filter_map(encadre).collect();
    (!blocs.is_empty()).then(|| annexe("textes", "Textes de référence", blocs))
}

/// The words that the chapters use, and those the author adds.
pub fn glossaire(cx: &Contexte<'_>, chapitres: &[Chapitre]) -> Option<Chapitre> {
    let prose = serde_json::to_string(chapitres).unwrap_or_default().to_lowercase();
    let mut termes: Vec<Terme> = cx
        .catalogue()
        .termes()
        .iter()
        .filter(|t| contient_le_mot(&prose, &t.terme.to_lowercase()))
        .filter(|t| cx.spaser.dossier.termes.iter().all(|ajoute| ajoute.terme != t.terme))
        .map(|t| {
            let developpe = t.developpe.as_ref().map(|d| format!("{d}. ")).unwrap_or_default();
            Terme {
                terme: typographier(&t.terme),
                definition: texte::paragraphe(&format!("{developpe}{}", t.definition)),
            }
        })
        .chain((1..).zip(&cx.spaser.dossier.termes).map(|(rang, t): (usize, _)| Terme {
            terme: typographier(&t.terme),
            definition: texte::du_champ(
                &format!("termes/{rang}/definition"),
                texte::paragraphe(&t.definition),
            ),
        }))
        .collect();
    termes.sort_by_key(|t| cle_alphabetique(&t.terme));
    (!termes.is_empty()).then(|| annexe("glossaire", "Glossaire", vec![Bloc::Glossaire { termes }]))
}

/// Whether a word or phrase stands in a text, not within another word; a plural mark is no other word.
fn contient_le_mot(texte: &str, mot: &str) -> bool {
    texte.match_indices(mot).any(|(debut, _)| {
        let avant = texte[..debut].chars().next_back();
        let mut apres = texte[debut + mot.len()..].chars().skip_while(|c| matches!(c, 's' | 'x'));
        !avant.is_some_and(char::is_alphanumeric) && !apres.next().is_some_and(char::is_alphanumeric)
    })
}

/// Accents do not count in alphabetical order.
fn cle_alphabetique(terme: &str) -> String {
    sans_accents(terme).filter(char::is_ascii).collect::<String>().to_lowercase()
}
