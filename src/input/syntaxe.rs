//! All the syntax faults of a text, in French, each with what the text around it suggests.

use std::collections::HashSet;
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::ailleurs::{ouverture, premiere_definition};
use super::indice::{Ligne, indice};
use super::phrase::{TEXTE_OUVERT, aide_date, traduire};
use super::voulu::nombre_en_ligne;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origine, SourceId};

/// Above this, more faults would help nobody.
const MAXIMUM: usize = 100;

/// Lines of prose this close are one text left open.
const PROSE: usize = 3;

/// One fault a line: the next ones on it are its echo. So are the doubles under a double header,
/// and each line of a text that was not closed.
pub fn diagnostics(erreurs: &[Error], table: &DeTable<'_>, texte: &str, source: SourceId) -> Diagnostics {
    let debuts: Vec<usize> =
        std::iter::once(0).chain(texte.match_indices('\n').map(|(i, _)| i + 1)).collect();
    let mut vues = HashSet::new();
    let mut prose: Option<usize> = None;
    let mut sous_double: Option<usize> = None;
    let mut sortie = Diagnostics::new();
    // The parser reports its two passes one after the other.
    let mut places: Vec<_> = erreurs.iter().map(|e| (place(e, texte), e)).collect();
    places.sort_by_key(|(place, _)| place.start);
    for (place, erreur) in places {
        let rang = debuts.partition_point(|d| *d <= place.start) - 1;
        let debut = debuts[rang];
        if !vues.insert(debut) {
            continue;
        }
        let ligne = Ligne::autour(texte, debut, place.start);
        if !ligne.entiere.contains('=') && !ligne.est_titre() {
            let suite = prose.is_some_and(|precedente| rang.saturating_sub(precedente) <= PROSE);
            prose = Some(rang);
            if suite {
                continue;
            }
        }
        let faute = diagnostic(erreur, place.clone(), &ligne, table, texte, source);
        if faute.message == TEXTE_OUVERT {
            prose = Some(rang);
        }
        if faute.code == Code::TomlDoublon {
            let echo = sous_double.is_some_and(|titre| !texte[titre..place.start].contains("\n["));
            if echo && !ligne.est_titre() {
                continue;
            }
            sous_double = ligne.est_titre().then_some(place.start);
        }
        sortie.push(faute);
        if sortie.len() == MAXIMUM {
            break;
        }
    }
    sortie
}

/// The span of a fault, on boundaries of characters; an empty one takes the character it is before.
fn place(erreur: &Error, texte: &str) -> Range<usize> {
    let etendue = erreur.span().unwrap_or(0..0);
    let borne = |i: usize| (0..=i.min(texte.len())).rev().find(|i| texte.is_char_boundary(*i)).unwrap_or(0);
    let debut = borne(etendue.start);
    let fin = borne(etendue.end).max(debut);
    let suivant =
        texte[debut..].chars().next().filter(|c| *c != '\n' && *c != '\r').map_or(0, char::len_utf8);
    debut..fin.max(debut + suivant)
}

fn diagnostic(
    erreur: &Error,
    place: Range<usize>,
    ligne: &Ligne<'_>,
    table: &DeTable<'_>,
    texte: &str,
    source: SourceId,
) -> Diagnostic {
    let (phrase, attendu) = traduire(erreur.message());
    let ici = Origine::texte(source, place.clone());
    let faute = Diagnostic::new(phrase.code, phrase.message).a(ici.clone()).dit(phrase.dit);
    match phrase.code {
        Code::TomlDoublon => {
            let faute = match premiere_definition(table, texte, &place, ligne) {
                Some(premiere) => faute.a(Origine::texte(source, premiere)).dit("déjà écrit ici"),
                None => faute,
            };
            faute.aide(aide_doublon(ligne, &texte[place]))
        }
        Code::DateImpossible => faute.aide(aide_date(attendu)),
        _ => {
            let debut = texte[..place.start].rfind('\n').map_or(0, |i| i + 1);
            let fin = texte[place.start..].find('\n').map_or(texte.len(), |i| place.start + i);
            if let Some((ici, voulu)) = nombre_en_ligne(&texte[debut..fin]) {
                let ici = Origine::texte(source, debut + ici.start..debut + ici.end);
                let aide = "un nombre s’écrit avec un point, et sans espace : 22.5, 48200000 ou 48_200_000";
                return Diagnostic::new(phrase.code, "nombre mal écrit")
                    .a(ici)
                    .dit(format!("écrivez {voulu}"))
                    .aide(aide);
            }
            if let Some(ouverture) = ouverture(table, texte, place.start) {
                let faute = faute.a(Origine::texte(source, ouverture)).dit("ouvert ici");
                return match erreur.message() {
                    m if m.starts_with("unexpected `=` in array") => {
                        faute.aide("fermez d’abord la liste avec `]`")
                    }
                    _ => faute.aides(phrase.aide.map(str::to_owned)),
                };
            }
            if let Some(indice) = indice(ligne, &texte[place.start..]) {
                return Diagnostic::new(phrase.code, indice.message).a(ici).dit(indice.dit).aide(indice.aide);
            }
            faute.aides(aide_titre(ligne).or(phrase.aide.map(str::to_owned)))
        }
    }
}

fn aide_titre(ligne: &Ligne<'_>) -> Option<String> {
    let nom = ligne.titre();
    let nu = !nom.is_empty() && nom.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    match (ligne.est_titre(), nu) {
        (false, _) => None,
        (true, true) if ligne.entiere.starts_with("[[") => Some(format!("écrivez [[{nom}]]")),
        (true, true) => Some(format!("écrivez [{nom}]")),
        (true, false) => {
            Some("un titre s’écrit [document] ou [[actions]] : sans espace ni accent".to_owned())
        }
    }
}

fn aide_doublon(ligne: &Ligne<'_>, cle: &str) -> String {
    if ligne.entiere.starts_with("[[") {
        return format!("`{cle}` est déjà une table ou une valeur : donnez partout la même forme");
    }
    if cle == "inclure" {
        return "gardez une seule liste, et ajoutez-y le fichier : inclure = [\"axes.toml\", \"actions.toml\"]"
            .to_owned();
    }
    if ligne.est_titre() {
        return format!(
            "réunissez les deux tables ; si ce sont deux éléments d’une liste, écrivez [[{cle}]]"
        );
    }
    "gardez une seule des deux lignes ; pour un autre élément d’une liste, répétez d’abord son titre [[…]]"
        .to_owned()
}
