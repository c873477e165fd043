//! How does a person read the faults? Each with its lines, its words in French, and a sum at the end.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Padding, Renderer, Snippet,
};

use super::sources::plancher;
use super::{Diagnostic, Diagnostics, Gravite, Marque, Origine, Source, Sources};

const LARGEUR: usize = 110;
/// A line longer than this is shown around its mark only.
const LIGNE_LONGUE: usize = 160;
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

fn niveau(gravite: Gravite) -> Level<'static> {
    let niveau = match gravite {
        Gravite::Erreur => Level::ERROR,
        Gravite::Avertissement => Level::WARNING,
        Gravite::Conseil => Level::INFO,
    };
    niveau.with_name(gravite.nom())
}

fn dessiner(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let phrase = diagnostic.phrase();
    let titre = niveau(diagnostic.gravite).primary_title(phrase.as_str()).id(diagnostic.code.cle());
    let mut groupe = Group::with_title(titre);
    let mut premier = true;
    for marque in &diagnostic.marques {
        let Some(origine) = &marque.origine else { continue };
        let Some(source) = sources.get(origine.source()) else { continue };
        for element in extrait(source, marque, origine, premier) {
            groupe = groupe.element(element);
        }
        premier = false;
    }
    if !diagnostic.aides.is_empty() && !premier {
        groupe = groupe.element(Padding);
    }
    for aide in &diagnostic.aides {
        // The printer trusts this text: a quoted value must not carry escape sequences.
        let aide = annotate_snippets::normalize_untrusted_str(aide);
        groupe = groupe.element(Level::HELP.with_name("aide").message(aide));
    }
    renderer.render(&[groupe])
}

/// Only the line marked is handed to the printer, whatever the file weighs.
fn extrait<'a>(
    source: &'a Source,
    marque: &'a Marque,
    origine: &'a Origine,
    principal: bool,
) -> Vec<Element<'a>> {
    let etendue = match (origine, origine.etendue(marque.cible)) {
        (Origine::Cellule { feuille, adresse, .. }, _) => {
            return vec![
                Origin::path(format!("{}, feuille « {feuille} », cellule {adresse}", source.nom)).into(),
            ];
        }
        (_, Some(etendue)) if !source.texte.is_empty() => etendue,
        _ => return vec![Origin::path(source.nom.as_str()).into()],
    };
    let debut = plancher(&source.texte, etendue.start);
    let position = source.position(debut);
    let lieu = Origin::path(source.nom.as_str()).line(position.ligne).char_column(position.colonne);
    let ligne = source.ligne(position.ligne - 1);
    let debut = debut.min(ligne.end);
    let fin = plancher(&source.texte, etendue.end).clamp(debut, ligne.end);
    let (texte, portee) = fenetre(&source.texte[ligne.clone()], debut - ligne.start..fin - ligne.start);
    let kind = if principal { AnnotationKind::Primary } else { AnnotationKind::Context };
    let mut annotation: Annotation<'a> = kind.span(portee);
    if !marque.texte.is_empty() {
        annotation = annotation.label(marque.texte.as_str());
    }
    vec![lieu.into(), Snippet::source(texte).line_start(position.ligne).annotation(annotation).into()]
}

/// A line, and what to underline in it; a long one is cut around its mark.
fn fenetre(ligne: &str, portee: Range<usize>) -> (String, Range<usize>) {
    if ligne.chars().count() <= LIGNE_LONGUE {
        return (ligne.to_owned(), portee);
    }
    let (avant, reste) = ligne.split_at(portee.start);
    let (marque, apres) = reste.split_at(portee.len());
    let debut = avant.char_indices().rev().nth(VOISINAGE).map_or(0, |(i, _)| i);
    let garde = premiers(marque);
    let suite = if garde.len() < marque.len() { "" } else { premiers(apres) };
    let tete = if debut > 0 { "…" } else { "" };
    let queue = if avant.len() + garde.len() + suite.len() < ligne.len() { "…" } else { "" };
    let avant = &avant[debut..];
    let depart = tete.len() + avant.len();
    (format!("{tete}{avant}{garde}{suite}{queue}"), depart..depart + garde.len())
}

fn premiers(texte: &str) -> &str {
    let fin = texte.char_indices().nth(VOISINAGE).map_or(texte.len(), |(i, _)| i);
    &texte[..fin]
}
