//! Where did it begin? A fault often shows far from its cause: the first of two definitions, the
//! bracket never closed. The parser knows but does not tell.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::indice::Ligne;

/// Where the same key, or the same header, stood first.
pub fn premiere_definition(
    table: &DeTable<'_>,
    texte: &str,
    place: &Range<usize>,
    ligne: &Ligne<'_>,
) -> Option<Range<usize>> {
    if ligne.est_titre() {
        let titre = ligne.titre();
        let mut debut = 0;
        for autre in texte[..place.start].split_inclusive('\n') {
            let nu = autre.split('#').next().unwrap_or_default().trim();
            let interieur = nu.trim_matches(['[', ']']).trim();
            let cle = nu.split('=').next().unwrap_or_default().trim();
            if (nu.starts_with('[') && interieur == titre || cle == titre)
                && debut + autre.len() <= place.start
            {
                let marge = autre.len() - autre.trim_start().len();
                let longueur = if nu.starts_with('[') { nu.len() } else { cle.len() };
                return Some(debut + marge..debut + marge + longueur);
            }
            debut += autre.len();
        }
        return None;
    }
    // Two keys of one table stand under one header: nothing before it can be the first of them.
    let bloc = texte[..place.start].rfind("\n[").map_or(0, |i| i + 1);
    let cle = texte[place.clone()].trim_matches(['"', '\'']);
    if ligne.cle.trim_matches(['"', '\'']) == cle {
        let mut debut = bloc;
        for autre in texte[bloc..place.start].split_inclusive('\n') {
            let marge = autre.len() - autre.trim_start().len();
            let nom = autre.split(['=', '.']).next().unwrap_or_default().trim();
            if nom.trim_matches(['"', '\'']) == cle && debut + autre.len() <= place.start {
                return Some(debut + marge..debut + marge + nom.len());
            }
            debut += autre.len();
        }
    }
    let mut meilleure = None;
    chercher_cle(table, cle, bloc..place.start, &mut meilleure);
    meilleure
}

/// The last same key of a zone, inline tables closed within it set apart.
fn chercher_cle(table: &DeTable<'_>, cle: &str, zone: Range<usize>, meilleure: &mut Option<Range<usize>>) {
    for (nom, valeur) in table {
        let etendue = nom.span();
        let mieux = meilleure.as_ref().is_none_or(|m| etendue.start > m.start);
        if nom.get_ref() == cle && zone.contains(&etendue.start) && mieux {
            *meilleure = Some(etendue);
        }
        let close = valeur.span().end < zone.end && matches!(valeur.get_ref(), DeValue::Table(_)) && {
            // A header's span ends with the header, a brace's with the table.
            valeur.span().start > nom.span().end
        };
        match valeur.get_ref() {
            DeValue::Table(sous) if !close => chercher_cle(sous, cle, zone.clone(), meilleure),
            DeValue::Array(liste) => {
                for sous in liste.iter().filter_map(|v| v.get_ref().as_table()) {
                    chercher_cle(sous, cle, zone.clone(), meilleure);
                }
            }
            _ => {}
        }
    }
}

/// Opening of the text, list or inline table that runs up to a place.
pub fn ouverture(table: &DeTable<'_>, texte: &str, octet: usize) -> Option<Range<usize>> {
    let mut meilleure: Option<Range<usize>> = None;
    for valeur in table.values() {
        chercher_ouverture(valeur, octet, &mut meilleure);
    }
    let debut = meilleure?.start;
    let longueur = texte[debut..].chars().next().map_or(0, char::len_utf8);
    let ligne = |i: usize| texte[..i].matches('\n').count();
    (ligne(debut) != ligne(octet)).then_some(debut..debut + longueur)
}

fn chercher_ouverture(valeur: &Spanned<DeValue<'_>>, octet: usize, meilleure: &mut Option<Range<usize>>) {
    let etendue = valeur.span();
    let conteneur = matches!(valeur.get_ref(), DeValue::Array(_) | DeValue::Table(_) | DeValue::String(_));
    let contient = etendue.start < octet && octet <= etendue.end;
    if conteneur && contient && meilleure.as_ref().is_none_or(|m| etendue.start > m.start) {
        *meilleure = Some(etendue);
    }
    match valeur.get_ref() {
        DeValue::Array(liste) => liste.iter().for_each(|v| chercher_ouverture(v, octet, meilleure)),
        DeValue::Table(sous) => sous.values().for_each(|v| chercher_ouverture(v, octet, meilleure)),
        _ => {}
    }
}
