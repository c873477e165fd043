//! A figure in a text to amend: what it shows in a sentence, and its data as a table that Word can edit.

use docx_rs::DocumentChild;

use super::super::corps::bloc as paragraphe;
use super::super::ressources::Ressources;
use super::super::texte::{ancrer, paragraphe as phrase, simple};
use super::blocs::{Page, donnees};
use crate::vue::contrat::{
    BarreDessin, Cellule, ColonneTableau, Dessin, Figure, GenreColonne, GenreLigne, LigneGantt, LigneParts,
    LigneTableau, Morceau, SerieDessin, Tableau,
};

pub fn figure(figure: &Figure, page: Page<'_>, ressources: &mut Ressources) -> Vec<DocumentChild> {
    let legende = simple("Lgende", &figure.legende);
    let mut blocs = vec![paragraphe(ancrer(legende, figure.ancre.as_deref(), ressources))];
    let tableau = figure.donnees.clone().or_else(|| traduire(figure));
    let phrase_dite = simple("TableauNote", &figure.alternative).keep_next(tableau.is_some());
    blocs.push(paragraphe(phrase_dite));
    if let Some(tableau) = tableau {
        // Its name has just been said.
        let titre = tableau.titre.clone().filter(|titre| *titre != figure.legende);
        blocs.extend(donnees(&Tableau { titre, ..tableau }, page, ressources));
    }
    blocs.extend(figure.renvoi.iter().map(|renvoi| paragraphe(phrase("TableauNote", renvoi, ressources))));
    blocs
}

/// What a drawing writes, in rows. A cloud of bubbles and a grid write nothing that their sentence does not say.
fn traduire(figure: &Figure) -> Option<Tableau> {
    let (entetes, lignes): (Vec<&str>, Vec<LigneTableau>) = match &figure.dessin {
        Dessin::Barres { barres } => {
            let ligne = |b: &BarreDessin| courante(&[&b.libelle, &b.affiche], b.fort);
            (vec!["", ""], barres.iter().map(ligne).collect())
        }
        Dessin::Gantt { lignes, .. } => {
            let ligne = |l: &LigneGantt| match l.groupe {
                true => LigneTableau {
                    genre: GenreLigne::Section,
                    axe: l.axe,
                    cellules: vec![cellule(&l.libelle, true)],
                    ancre: None,
                },
                false => courante(&[&l.libelle, &l.affiche], false),
            };
            // A band whose bars have no words says what its sentence says.
            let muet = lignes.iter().all(|l| l.affiche.is_empty());
            let dites = lignes.iter().filter(|l| l.groupe || !l.affiche.is_empty()).filter(|_| !muet);
            (vec!["", "Quand"], dites.map(ligne).collect())
        }
        Dessin::Parts { legende, lignes } => {
            let ligne = |l: &LigneParts| {
                let parts = l.parts.iter().map(|p| p.affiche.as_str());
                courante(&std::iter::once(l.libelle.as_str()).chain(parts).collect::<Vec<_>>(), false)
            };
            let entetes = std::iter::once("").chain(legende.iter().map(String::as_str));
            (entetes.collect(), lignes.iter().map(ligne).collect())
        }
        Dessin::Trajectoire { annees, series, .. } => {
            let ligne = |s: &SerieDessin| {
                let valeur =
                    |rang| s.points.iter().find(|p| p.x == rang).map_or("—", |p| p.affiche.as_str());
                let valeurs = (0..annees.len()).map(valeur);
                courante(&std::iter::once(s.libelle.as_str()).chain(valeurs).collect::<Vec<_>>(), false)
            };
            let entetes = std::iter::once("").chain(annees.iter().map(String::as_str));
            (entetes.collect(), series.iter().map(ligne).collect())
        }
        Dessin::Bulles { .. } | Dessin::Odd { .. } => return None,
    };
    let colonne = |(rang, libelle): (usize, &&str)| ColonneTableau {
        libelle: match (rang, libelle.is_empty()) {
            (0, true) => "Élément".to_owned(),
            (_, true) => "Valeur".to_owned(),
            _ => (*libelle).to_owned(),
        },
        genre: if rang == 0 { GenreColonne::Cle } else { GenreColonne::Texte },
        part: if rang == 0 { 2.5 } else { 1.0 },
    };
    let colonnes: Vec<ColonneTableau> = entetes.iter().enumerate().map(colonne).collect();
    // A row of another length than the header is no row.
    let entiere = |l: &LigneTableau| l.genre == GenreLigne::Section || l.cellules.len() == colonnes.len();
    let lignes: Vec<LigneTableau> = lignes.into_iter().filter(entiere).collect();
    (!lignes.is_empty()).then(|| Tableau {
        titre: None,
        resume: figure.alternative.clone(),
        colonnes,
        lignes,
        note: None,
    })
}

fn courante(textes: &[&str], fort: bool) -> LigneTableau {
    let cellules = textes.iter().map(|texte| cellule(texte, fort)).collect();
    LigneTableau { genre: GenreLigne::Courante, axe: None, cellules, ancre: None }
}

fn cellule(texte: &str, fort: bool) -> Cellule {
    Cellule { contenu: vec![Morceau::Texte { texte: texte.to_owned() }], fort, trace: None, cle: None }
}
