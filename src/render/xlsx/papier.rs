//! How does a sheet go on paper? A4, as many pages wide as it takes for its texts to be read.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::classeur::{ENTETE_DE_PAGE_MAX, Visibilite, borner};
use crate::vue::classeur::contrat::{Aspect, ColonneVue, Contenu, FeuilleVue, IdentiteClasseur};

use super::formats::taille;

const A4: u8 = 9;
/// Between our margins, in the pixels of columns.
const LARGEUR_PAYSAGE: f64 = 1060.0;
const LARGEUR_PORTRAIT: f64 = 730.0;
/// What is left of it at a scale we set ourselves: other fonts and printers take a little more.
const LARGEUR_PRUDENTE: f64 = 980.0;
/// The least size, in points, at which a text is read; that of a note, which only helps.
const LISIBLE: f64 = 7.0;
const LISIBLE_EN_NOTE: f64 = 6.5;
const PAGES_EN_LARGEUR_MAX: u16 = 3;
/// Left, right, top, bottom, then of header and footer, in inches.
const MARGES: [f64; 6] = [0.3, 0.3, 0.7, 0.6, 0.3, 0.3];

pub fn imprimer(
    page: &mut Worksheet,
    vue: &FeuilleVue,
    identite: &IdentiteClasseur,
) -> Result<(), XlsxError> {
    let [gauche, droite, haut, bas, entete, pied] = MARGES;
    page.set_paper_size(A4).set_margins(gauche, droite, haut, bas, entete, pied);
    // Mentions keep their size whatever the scale of the sheet.
    page.set_header_footer_scale_with_doc(false);
    if vue.paysage {
        page.set_landscape();
    }
    let colonnes = imprimees(vue);
    if vue.sauts.is_empty() {
        page.set_print_fit_to_pages(pages_en_largeur(vue, colonnes), 0);
    } else {
        // Excel forgets page breaks when it fits pages by itself.
        page.set_print_scale(echelle(colonnes)).set_page_breaks(&vue.sauts)?;
    }
    // Without a print area of its own, a hidden sheet stays off paper in LibreOffice too.
    if vue.visibilite == Visibilite::Visible
        && let Ok(lignes) = u32::try_from(vue.lignes.len())
        && let Some(derniere) = u16::try_from(colonnes.len()).ok().and_then(|n| n.checked_sub(1))
    {
        page.set_print_area(0, 0, lignes.max(1) - 1, derniere)?;
    }
    if let Some(colonne) = vue.repeter_colonnes {
        page.set_repeat_columns(0, colonne)?;
    }
    if let Some(ligne) = vue.repeter {
        page.set_repeat_rows(ligne, ligne)?;
    }
    page.set_header(mention(&identite.courant, "&A"));
    page.set_footer(mention(&identite.pied, "&P / &N"));
    Ok(())
}

/// The columns that go on paper.
fn imprimees(vue: &FeuilleVue) -> &[ColonneVue] {
    let derniere = vue.derniere_imprimee.map_or(vue.colonnes.len(), |d| usize::from(d) + 1);
    vue.colonnes.get(..derniere).unwrap_or(&vue.colonnes)
}

fn pixels(colonne: &ColonneVue) -> f64 {
    if colonne.masquee { 0.0 } else { colonne.largeur * 7.0 + 5.0 }
}

/// As few as leave every text readable, columns that name the row coming back on each; one when none does.
fn pages_en_largeur(vue: &FeuilleVue, colonnes: &[ColonneVue]) -> u16 {
    let Some(repetee) = vue.repeter_colonnes else { return 1 };
    let largeur = if vue.paysage { LARGEUR_PAYSAGE } else { LARGEUR_PORTRAIT } / echelle_lisible(vue);
    let rappel: f64 = colonnes.iter().take(usize::from(repetee) + 1).map(pixels).sum();
    let (mut pages, mut prise) = (1, rappel);
    for colonne in colonnes.iter().skip(usize::from(repetee) + 1).map(pixels) {
        if prise + colonne > largeur && prise > rappel {
            (pages, prise) = (pages + 1, rappel);
        }
        prise += colonne;
    }
    pages.min(PAGES_EN_LARGEUR_MAX)
}

/// The least scale at which all that is written can be read.
fn echelle_lisible(vue: &FeuilleVue) -> f64 {
    let ecrites = vue.lignes.iter().filter(|l| !l.masquee).flat_map(|l| &l.cellules);
    let aspects = ecrites.filter(|c| c.contenu != Contenu::Vide).map(|c| c.aspect);
    let besoin = |a: Aspect| if a == Aspect::Note { LISIBLE_EN_NOTE } else { LISIBLE } / taille(a);
    aspects.map(besoin).fold(LISIBLE / taille(Aspect::Courant), f64::max)
}

/// The scale, in per cent, at which the columns fill the width of a landscape page.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 10 and 100")]
fn echelle(colonnes: &[ColonneVue]) -> u16 {
    let largeur: f64 = colonnes.iter().map(pixels).sum();
    (100.0 * LARGEUR_PRUDENTE / largeur).floor().clamp(10.0, 100.0) as u16
}

/// A line of the printed page. Ampersands are commands there: the buyer's own are doubled, and cut
/// before doubling so that no half of one remains.
fn mention(gauche: &str, droite: &str) -> String {
    let place = ENTETE_DE_PAGE_MAX - droite.len() - 16;
    let doubles = gauche.matches('&').count();
    let court = borner(gauche, place.saturating_sub(doubles).max(8));
    // A size code would swallow a figure that follows it: a space keeps them apart.
    format!("&L&8 {}&R&8 {droite}", court.replace('&', "&&").replace('\n', " "))
}
