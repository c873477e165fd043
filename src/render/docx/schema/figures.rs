//! A figure in a text to amend: its caption, and its data as a table that Word can edit. A drawing that is not there
//! is not described.

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
    let mots = &figure.en_mots;
    let tableau = mots.tableau.clone().or_else(|| figure.donnees.clone()).or_else(|| traduire(figure));
    // What says nothing without its drawing is told elsewhere in the text.
    if tableau.is_none() && mots.phrase.is_none() && figure.ancre.is_none() {
        return Vec::new();
    }
    let dite = mots.legende.as_ref().unwrap_or(&figure.legende);
    let legende = simple("Lgende", dite).keep_next(true);
    let mut blocs = vec![paragraphe(ancrer(legende, figure.ancre.as_deref(), ressources))];
    if let Some(tableau) = tableau {
        // Its name has just been said.
        let titre = tableau.titre.clone().filter(|titre| titre != dite && *titre != figure.legende);
        blocs.extend(donnees(&Tableau { titre, ..tableau }, page, ressources));
    }
    blocs.extend(mots.phrase.iter().map(|dit| paragraphe(simple("TableauNote", dit))));
    blocs.extend(figure.renvoi.iter().map(|renvoi| paragraphe(phrase("TableauNote", renvoi, ressources))));
    blocs
}

/// What a drawing writes, in rows; a cloud of bubbles and a grid write nothing.
fn traduire(figure: &Figure) -> Option<Tableau> {
    let [ligne, valeur] = figure.en_mots.tetes;
    let (entetes, lignes): (Vec<&str>, Vec<LigneTableau>) = match &figure.dessin {
        Dessin::Barres { barres } => {
            let rangee = |b: &BarreDessin| courante(&[&b.libelle, &b.affiche], b.fort);
            (vec![ligne, valeur], barres.iter().map(rangee).collect())
        }
        Dessin::Gantt { lignes, .. } => {
            let rangee = |l: &LigneGantt| match l.groupe {
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
            (vec![ligne, valeur], dites.map(rangee).collect())
        }
        Dessin::Parts { legende, lignes } => {
            let rangee = |l: &LigneParts| {
                let parts = l.parts.iter().map(|p| p.affiche.as_str());
                courante(&std::iter::once(l.libelle.as_str()).chain(parts).collect::<Vec<_>>(), false)
            };
            let entetes = std::iter::once(ligne).chain(legende.iter().map(String::as_str));
            (entetes.collect(), lignes.iter().map(rangee).collect())
        }
        Dessin::Trajectoire { annees, series, .. } => {
            let rangee = |s: &SerieDessin| {
                let valeur =
                    |rang| s.points.iter().find(|p| p.x == rang).map_or("—", |p| p.affiche.as_str());
                let valeurs = (0..annees.len()).map(valeur);
                courante(&std::iter::once(s.libelle.as_str()).chain(valeurs).collect::<Vec<_>>(), false)
            };
            let entetes = std::iter::once(ligne).chain(annees.iter().map(String::as_str));
            (entetes.collect(), series.iter().map(rangee).collect())
        }
        Dessin::Bulles { .. } | Dessin::Odd { .. } => return None,
    };
    let colonne = |(rang, libelle): (usize, &&str)| ColonneTableau {
        libelle: (*libelle).to_owned(),
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
