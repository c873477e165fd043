//! How does a person read the faults? Each with its lines, its words in French, and a sum at the end.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Padding, Renderer, Snippet,
};

use super::sources::plancher;
use super::{Code, Diagnostic, Diagnostics, Gravite, Marque, Origine, Source, Sources};

const LARGEUR: usize = 110;
/// A line longer than this is shown around its mark only.
const LIGNE_LONGUE: usize = 160;
/// No sentence of ours is longer.
const PHRASE_LONGUE: usize = 1000;
/// Marks further apart than this are shown in two excerpts.
const LIGNES_PROCHES: usize = 300;
/// Characters kept on each side of the mark of a long line.
const VOISINAGE: usize = 60;

/// Draws every fault, then « 3 erreurs, 1 avertissement ».
pub fn rendre(diagnostics: &Diagnostics, sources: &Sources, couleurs: bool) -> String {
    let renderer = if couleurs { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(LARGEUR).decor_style(DecorStyle::Ascii);
    let mut sortie = String::new();
    for diagnostic in diagnostics.iter() {
        sortie += &dessiner(diagnostic, sources, &renderer);
        sortie += "\n\n";
    }
    let bilan = diagnostics.bilan();
    if !bilan.is_empty() {
        sortie += &bilan;
        sortie.push('\n');
    }
    sortie
}

/// « erreur[cle-inconnue] »: the code is part of the name, so that a space precedes the colon, as in French.
fn niveau(gravite: Gravite, code: Code) -> Level<'static> {
    let niveau = match gravite {
        Gravite::Erreur => Level::ERROR,
        Gravite::Avertissement => Level::WARNING,
        Gravite::Conseil => Level::INFO,
    };
    niveau.with_name(format!("{}[{}] ", gravite.nom(), code.cle()))
}

fn dessiner(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let phrase = couper(diagnostic.phrase());
    let titre = niveau(diagnostic.gravite, diagnostic.code).primary_title(phrase.as_str());
    let mut groupe = Group::with_title(titre);
    let mut premier = true;
    let mut reste = diagnostic.marques.as_slice();
    while let Some(marque) = reste.first() {
        let n = voisines(reste, sources);
        let elements =
            if n > 1 { ensemble(&reste[..n], sources, premier) } else { seule(marque, sources, premier) };
        premier &= elements.is_empty();
        groupe = groupe.elements(elements);
        reste = &reste[n..];
    }
    if !diagnostic.aides.is_empty() && !premier {
        groupe = groupe.element(Padding);
    }
    for aide in &diagnostic.aides {
        // The printer trusts this text: a quoted value must not carry escape sequences.
        let aide = annotate_snippets::normalize_untrusted_str(&couper(aide.clone()));
        groupe = groupe.element(Level::HELP.with_name("aide ").message(aide));
    }
    renderer.render(&[groupe])
}

/// A key of a million letters is quoted by its beginning.
fn couper(mut texte: String) -> String {
    if texte.len() > PHRASE_LONGUE {
        texte.truncate(plancher(&texte, PHRASE_LONGUE));
        texte.push('…');
    }
    texte
}

/// Where a mark is drawn: its file, the rank of its line, and its bytes on that line.
fn ligne_marquee<'a>(marque: &Marque, sources: &'a Sources) -> Option<(&'a Source, usize, Range<usize>)> {
    let origine = marque.origine.as_ref()?;
    let source = sources.get(origine.source()).filter(|s| !s.texte.is_empty())?;
    let etendue = origine.etendue(marque.cible)?;
    let debut = plancher(&source.texte, etendue.start);
    let rang = source.position(debut).ligne - 1;
    let ligne = source.ligne(rang);
    let debut = debut.min(ligne.end);
    Some((source, rang, debut..plancher(&source.texte, etendue.end).clamp(debut, ligne.end)))
}

/// How many marks, from the first, one excerpt can show: same file, near and short lines.
fn voisines(marques: &[Marque], sources: &Sources) -> usize {
    let Some((_, premier, _)) = marques.first().and_then(|m| ligne_marquee(m, sources)) else { return 1 };
    let source = marques[0].origine.as_ref().map(Origine::source);
    let proche = |marque: &&Marque| {
        ligne_marquee(marque, sources).is_some_and(|(s, rang, _)| {
            marque.origine.as_ref().map(Origine::source) == source
                && rang.abs_diff(premier) <= LIGNES_PROCHES
                && s.texte[s.ligne(rang)].len() <= LIGNE_LONGUE
        })
    };
    marques.iter().take_while(proche).count().max(1)
}

fn annoter<'a>(marque: &'a Marque, portee: Range<usize>, principal: bool) -> Annotation<'a> {
    let kind = if principal { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(portee);
    if marque.texte.is_empty() { annotation } else { annotation.label(marque.texte.as_str()) }
}

/// Several marks in one excerpt; the lines between are folded.
fn ensemble<'a>(marques: &'a [Marque], sources: &'a Sources, principal: bool) -> Vec<Element<'a>> {
    let lieux: Vec<_> = marques.iter().filter_map(|m| Some((m, ligne_marquee(m, sources)?))).collect();
    let Some((_, (source, ..))) = lieux.first() else { return Vec::new() };
    let rangs = || lieux.iter().map(|(_, (_, rang, _))| *rang);
    let (haut, bas) = (rangs().min().unwrap_or(0), rangs().max().unwrap_or(0));
    let base = source.ligne(haut).start;
    let mut extrait = Snippet::source(&source.texte[base..source.ligne(bas).end]);
    extrait = extrait.line_start(haut + 1).path(source.nom.as_str());
    for (n, (marque, (_, _, octets))) in lieux.iter().enumerate() {
        extrait =
            extrait.annotation(annoter(marque, octets.start - base..octets.end - base, principal && n == 0));
    }
    vec![extrait.into()]
}

/// One mark alone: only its line is handed to the printer, whatever the file weighs.
fn seule<'a>(marque: &'a Marque, sources: &'a Sources, principal: bool) -> Vec<Element<'a>> {
    let Some(origine) = &marque.origine else { return Vec::new() };
    let Some(nom) = sources.get(origine.source()).map(|s| s.nom.as_str()) else { return Vec::new() };
    if let Origine::Cellule { feuille, adresse, .. } = origine {
        return vec![Origin::path(format!("{nom}, feuille « {feuille} », cellule {adresse}")).into()];
    }
    let Some((source, rang, octets)) = ligne_marquee(marque, sources) else {
        return vec![Origin::path(nom).into()];
    };
    let ligne = source.ligne(rang);
    let (texte, portee) =
        fenetre(&source.texte[ligne.clone()], octets.start - ligne.start..octets.end - ligne.start);
    let extrait = Snippet::source(texte).line_start(rang + 1).annotation(annoter(marque, portee, principal));
    vec![extrait.path(nom).into()]
}

/// A line, and what to underline in it; a long one is cut around its mark. Blanks stand for what was cut
/// before: the printer draws them as « ... », but counts them in its column.
fn fenetre(ligne: &str, portee: Range<usize>) -> (String, Range<usize>) {
    if ligne.chars().count() <= LIGNE_LONGUE {
        return (ligne.to_owned(), portee);
    }
    let (avant, reste) = ligne.split_at(portee.start);
    let (marque, apres) = reste.split_at(portee.len());
    let debut = avant.char_indices().rev().nth(VOISINAGE).map_or(0, |(i, _)| i);
    let garde = premiers(marque);
    let suite = if garde.len() < marque.len() { "" } else { premiers(apres) };
    let tete = " ".repeat(ligne[..debut].chars().count());
    let queue = if avant.len() + garde.len() + suite.len() < ligne.len() { "…" } else { "" };
    let avant = &avant[debut..];
    let depart = tete.len() + avant.len();
    (format!("{tete}{avant}{garde}{suite}{queue}"), depart..depart + garde.len())
}

fn premiers(texte: &str) -> &str {
    let fin = texte.char_indices().nth(VOISINAGE).map_or(texte.len(), |(i, _)| i);
    &texte[..fin]
}
