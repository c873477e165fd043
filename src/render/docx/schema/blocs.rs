//! Each block of a chapter, one small function each.

use docx_rs::{DocumentChild, Paragraph, Table, TableCell, TableRow};

use super::super::champs::{Modele, cellule, champs, dans_la_cellule, grille};
use super::super::corps::{bloc as paragraphe, table};
use super::super::ressources::{Description, Ressources};
use super::super::tableau::tableau;
use super::super::texte::{riche, simple, titre};
use super::{fiches, figures, sommaire, style_de_titre};
use crate::vue::contrat::{
    Bloc, Cellule, Colonne, Dessin, GenreColonne, Ligne, LigneTableau, Paragraphe, SIGNATURE, Tableau, Terme,
    Tuile,
};
use crate::vue::texte::brut;

/// Labels and values of a sheet, between thin rules.
pub const FICHE: Modele =
    Modele { tableau: "TableauReleve", libelle: "SchemaLibelle", valeur: "SchemaValeur", largeur: 2300 };
const TUILES_PAR_RANG: usize = 4;
/// A text shorter than this, before a sheet or a table, only brings it.
const SIGNES_D_UNE_ANNONCE: usize = 600;

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// Of the text, in twips.
    pub largeur: usize,
    /// The title above.
    pub chapitre: &'a str,
}

pub fn bloc(bloc: &Bloc, niveau: usize, page: Page<'_>, ressources: &mut Ressources) -> Vec<DocumentChild> {
    match bloc {
        Bloc::Intertitre { texte, ancre, .. } => {
            let style = style_de_titre(niveau);
            vec![paragraphe(match ancre {
                Some(ancre) => titre(style, texte, ancre, ressources),
                None => simple(style, texte),
            })]
        }
        Bloc::Sommaire { titre } => {
            let titre =
                (titre != page.chapitre).then(|| paragraphe(simple("En-ttedetabledesmatires", titre)));
            titre.into_iter().chain([paragraphe(sommaire::marque())]).collect()
        }
        Bloc::Chapeau { contenu } => texte("SchemaChapeau", contenu, ressources),
        Bloc::Texte { contenu } => texte("Corpsdetexte", contenu, ressources),
        Bloc::Chiffres { tuiles } => chiffres(tuiles, page, ressources),
        Bloc::Encadre { titre, contenu, source, .. } => {
            vec![table(encadre(titre, contenu, source.as_deref(), page, ressources))]
        }
        Bloc::Fiche { titre, champs } => fiche(titre.as_deref(), champs, page, ressources),
        Bloc::Colonnes { colonnes } => self::colonnes(colonnes, page, ressources),
        Bloc::Tableau { tableau } => donnees(tableau, page, ressources),
        Bloc::FicheAction { fiche } => fiches::action(fiche, niveau, page, ressources),
        Bloc::FicheIndicateur { fiche } => fiches::indicateur(fiche, niveau, page, ressources),
        Bloc::Figure { figure } => figures::figure(figure, page, ressources),
        Bloc::Glossaire { termes } => glossaire(termes, page, ressources),
        Bloc::Signature { texte } => vec![paragraphe(titre("SchemaSignature", texte, SIGNATURE, ressources))],
    }
}

pub fn texte(style: &str, contenu: &[Paragraphe], ressources: &mut Ressources) -> Vec<DocumentChild> {
    riche(style, contenu, ressources).into_iter().map(paragraphe).collect()
}

/// A table of data under its title, its note below. A curve as small as a word is left to paper: its numbers
/// stand in the columns beside it.
pub fn donnees(donnees: &Tableau, page: Page<'_>, ressources: &mut Ressources) -> Vec<DocumentChild> {
    let donnees = &sans_courbes(donnees);
    let mut blocs = Vec::new();
    blocs.extend(donnees.titre.iter().map(|titre| paragraphe(simple("Lgende", titre))));
    blocs.push(table(tableau(donnees, page.largeur, ressources)));
    if let Some(note) = &donnees.note {
        blocs.extend(texte("TableauNote", note, ressources));
    }
    blocs
}

fn sans_courbes(tableau: &Tableau) -> Tableau {
    let gardees: Vec<bool> = tableau.colonnes.iter().map(|c| c.genre != GenreColonne::Trace).collect();
    let garde = |rang: usize| gardees.get(rang).copied().unwrap_or(true);
    let ligne = |ligne: &LigneTableau| {
        let cellules: Vec<Cellule> = ligne
            .cellules
            .iter()
            .enumerate()
            .filter(|(rang, _)| garde(*rang))
            .map(|(_, c)| c.clone())
            .collect();
        LigneTableau { cellules, ..ligne.clone() }
    };
    let colonnes =
        tableau.colonnes.iter().enumerate().filter(|(rang, _)| garde(*rang)).map(|(_, c)| c.clone());
    Tableau {
        colonnes: colonnes.collect(),
        lignes: tableau.lignes.iter().map(ligne).collect(),
        ..tableau.clone()
    }
}

/// Key figures side by side, a few a row.
fn chiffres(tuiles: &[Tuile], page: Page<'_>, ressources: &mut Ressources) -> Vec<DocumentChild> {
    if tuiles.is_empty() {
        return Vec::new();
    }
    let par_rang = match tuiles.len() {
        n @ 1..=TUILES_PAR_RANG => n,
        n if n % TUILES_PAR_RANG == 0 || n % TUILES_PAR_RANG == 3 => TUILES_PAR_RANG,
        _ => TUILES_PAR_RANG - 1,
    };
    let largeurs = vec![page.largeur / par_rang; par_rang];
    let tuile = |tuile: &Tuile| {
        let cellule = cellule(page.largeur / par_rang)
            .add_paragraph(simple("SchemaChiffre", &tuile.valeur))
            .add_paragraph(simple("SchemaChiffreLibelle", &tuile.libelle));
        tuile.note.iter().fold(cellule, |c, note| c.add_paragraph(simple("TableauTexte", note)))
    };
    let rangee = |rang: &[Tuile]| {
        let mut cellules: Vec<TableCell> = rang.iter().map(tuile).collect();
        let vide = || cellule(page.largeur / par_rang).add_paragraph(simple("TableauTexte", ""));
        cellules.resize_with(par_rang, vide);
        TableRow::new(cellules).cant_split()
    };
    let style = ressources.tableau("TableauChiffres", Description::default());
    vec![table(grille(tuiles.chunks(par_rang).map(rangee).collect(), &largeurs, &style))]
}

fn encadre(
    titre: &str,
    contenu: &[Paragraphe],
    source: Option<&str>,
    page: Page<'_>,
    ressources: &mut Ressources,
) -> Table {
    let mut texte = cellule(page.largeur).add_paragraph(simple("SchemaFiche", titre));
    texte = riche("Corpsdetexte", contenu, ressources).into_iter().fold(texte, TableCell::add_paragraph);
    texte = source.iter().fold(texte, |c, source| c.add_paragraph(simple("TableauNote", source)));
    let style = ressources.tableau("TableauEncadre", Description::default());
    grille(vec![TableRow::new(vec![texte])], &[page.largeur], &style)
}

fn fiche(
    titre: Option<&str>,
    lignes: &[Ligne],
    page: Page<'_>,
    ressources: &mut Ressources,
) -> Vec<DocumentChild> {
    let mut blocs = Vec::new();
    blocs.extend(titre.map(|titre| paragraphe(simple("SchemaFiche", titre))));
    blocs.extend(releve(lignes, page, ressources));
    blocs
}

/// Labels and values; none, no table.
pub fn releve(lignes: &[Ligne], page: Page<'_>, ressources: &mut Ressources) -> Option<DocumentChild> {
    (!lignes.is_empty()).then(|| table(champs(lignes, FICHE, page.largeur, ressources)))
}

/// Short texts side by side.
fn colonnes(colonnes: &[Colonne], page: Page<'_>, ressources: &mut Ressources) -> Vec<DocumentChild> {
    if colonnes.is_empty() {
        return Vec::new();
    }
    let largeur = page.largeur / colonnes.len();
    let mut cellules = Vec::with_capacity(colonnes.len());
    for colonne in colonnes {
        let titre = cellule(largeur).add_paragraph(simple("SchemaFiche", &colonne.titre));
        cellules.push(match colonne.contenu.is_empty() {
            true => titre,
            false => dans_la_cellule(titre, "SchemaValeur", &colonne.contenu, ressources),
        });
    }
    let style = ressources.tableau("TableauChiffres", Description::default());
    vec![table(grille(vec![TableRow::new(cellules)], &vec![largeur; colonnes.len()], &style))]
}

fn glossaire(termes: &[Terme], page: Page<'_>, ressources: &mut Ressources) -> Vec<DocumentChild> {
    let ligne = |t: &Terme| Ligne { libelle: t.terme.clone(), contenu: t.definition.clone() };
    let lignes: Vec<Ligne> = termes.iter().map(ligne).collect();
    releve(&lignes, page, ressources).into_iter().collect()
}

/// A paragraph that stays with what follows.
pub fn annonce(style: &str, texte: &str) -> DocumentChild {
    paragraphe(Paragraph::keep_next(simple(style, texte), true))
}

/// Whether the block after a strip of time says each of its lines: on paper one is the table of the other; in
/// Word both would be tables, and the same one.
pub fn redite(bloc: &Bloc, suivant: &Bloc) -> bool {
    let (Bloc::Figure { figure }, Bloc::Fiche { champs, .. }) = (bloc, suivant) else { return false };
    let Dessin::Gantt { lignes, .. } = &figure.dessin else { return false };
    lignes.iter().all(|ligne| champs.iter().any(|champ| champ.libelle == ligne.libelle))
}

/// Whether a block is a few lines that introduce the next.
pub fn annonce_t_il(bloc: &Bloc, suivant: &Bloc) -> bool {
    let Bloc::Texte { contenu } = bloc else { return false };
    let longueur: usize = contenu
        .iter()
        .map(|p| match p {
            Paragraphe::Paragraphe { contenu, .. } => brut(contenu).chars().count(),
            Paragraphe::Liste { .. } => SIGNES_D_UNE_ANNONCE,
        })
        .sum();
    let suivi = matches!(
        suivant,
        Bloc::Fiche { .. }
            | Bloc::Tableau { .. }
            | Bloc::Figure { .. }
            | Bloc::FicheAction { .. }
            | Bloc::FicheIndicateur { .. }
    );
    suivi && longueur < SIGNES_D_UNE_ANNONCE
}
