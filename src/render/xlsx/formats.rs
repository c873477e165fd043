//! From what a cell is to how it looks.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::classeur::{Genre, Liste, Role};
use crate::vue::classeur::contrat::{Aspect, Cellule};

use super::allure::{Allure, BLANC, BORD_SAISIE, DISCRET, FILET, FOND_SAISIE, POLICE, TEXTE};

/// Looks already made on a sheet: many cells share each.
pub struct Formats<'a> {
    allure: &'a Allure,
    lecture: Lecture,
    connus: HashMap<(Aspect, Genre, Role, bool, Option<usize>), Format>,
}

impl<'a> Formats<'a> {
    pub fn new(allure: &'a Allure, lecture: Lecture) -> Self {
        Self { allure, lecture, connus: HashMap::new() }
    }

    pub fn de(&mut self, cellule: &Cellule) -> &Format {
        let cle = (cellule.aspect, cellule.genre, cellule.role, cellule.filet, cellule.axe);
        self.connus.entry(cle).or_insert_with(|| format(cellule, self.lecture, self.allure))
    }
}

/// Long rows are read from the top, short ones from their middle.
fn format(cellule: &Cellule, lecture: Lecture, allure: &Allure) -> Format {
    let mut format = base(cellule.aspect, lecture, allure).set_num_format(code(cellule.genre));
    format = match place(cellule) {
        Place::Gauche => format.set_align(FormatAlign::Left).set_indent(1),
        Place::Droite => format.set_align(FormatAlign::Right).set_indent(1),
        Place::Centre => format.set_align(FormatAlign::Center),
        Place::Bord => format,
    };
    // A figure never goes to the next line; what heads it may.
    let titre = cellule.aspect == Aspect::EnTete;
    if va_a_la_ligne(cellule.aspect) && (titre || matches!(cellule.genre, Genre::Texte)) {
        format = format.set_text_wrap();
    }
    if cellule.filet {
        format = format.set_border_top(FormatBorder::Thin).set_border_top_color(Color::RGB(FILET));
    }
    if let Some(axe) = cellule.axe {
        format = format.set_border_left(FormatBorder::Thick).set_border_left_color(allure.axe(axe));
    }
    if cellule.role == Role::Saisie || cellule.aspect == Aspect::ExempleSaisie {
        format = jaune(format);
    }
    if cellule.role == Role::Saisie { format.set_unlocked() } else { format }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lecture {
    DepuisLeHaut,
    AuMilieu,
}

/// Whether long text goes to the next line, hence makes its row taller.
pub fn va_a_la_ligne(aspect: Aspect) -> bool {
    matches!(aspect, Aspect::Paragraphe | Aspect::Note | Aspect::EnTete | Aspect::Fort | Aspect::Lien)
}

pub fn taille(aspect: Aspect) -> f64 {
    match aspect {
        Aspect::Titre => 20.0,
        Aspect::Section => 14.0,
        Aspect::Reponse => 15.0,
        Aspect::Note => 10.0,
        _ => 11.0,
    }
}

fn base(aspect: Aspect, lecture: Lecture, allure: &Allure) -> Format {
    let format = Format::new()
        .set_font_name(POLICE)
        .set_font_size(taille(aspect))
        .set_font_color(Color::RGB(TEXTE))
        .set_align(match lecture {
            Lecture::DepuisLeHaut if aspect != Aspect::EnTete => FormatAlign::Top,
            _ => FormatAlign::VerticalCenter,
        });
    match aspect {
        Aspect::Titre => format.set_bold().set_font_color(allure.principale()),
        Aspect::Section => format
            .set_bold()
            .set_font_color(allure.principale())
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(allure.principale()),
        Aspect::EnTete => {
            format.set_bold().set_font_color(Color::RGB(BLANC)).set_background_color(allure.principale())
        }
        Aspect::Question => format.set_bold().set_font_color(allure.principale()),
        Aspect::Reponse => format,
        Aspect::Chapeau | Aspect::Discret | Aspect::Machine | Aspect::Note => {
            format.set_font_color(Color::RGB(DISCRET))
        }
        Aspect::Fort => format.set_bold(),
        Aspect::Etat | Aspect::Reglage => format.set_bold(),
        Aspect::Lien => {
            format.set_font_color(allure.principale()).set_underline(rust_xlsxwriter::FormatUnderline::Single)
        }
        Aspect::Courant | Aspect::Paragraphe | Aspect::ExempleSaisie => format,
    }
}

fn jaune(format: Format) -> Format {
    let bord = Color::RGB(BORD_SAISIE);
    format.set_background_color(Color::RGB(FOND_SAISIE)).set_border(FormatBorder::Thin).set_border_color(bord)
}

/// Where a cell's content stands, its header with it, so that columns read straight.
enum Place {
    /// Against the left edge: titles and running text.
    Bord,
    Gauche,
    Centre,
    Droite,
}

fn place(cellule: &Cellule) -> Place {
    match cellule.aspect {
        Aspect::Titre
        | Aspect::Chapeau
        | Aspect::Section
        | Aspect::Question
        | Aspect::Reponse
        | Aspect::Machine => {
            return Place::Bord;
        }
        Aspect::Etat => return Place::Centre,
        Aspect::Reglage => return Place::Droite,
        _ => {}
    }
    match cellule.genre {
        Genre::Texte => Place::Gauche,
        Genre::Annee | Genre::AnneeDeReference | Genre::Date | Genre::OuiNon => Place::Centre,
        Genre::Choix { liste: Liste::Statuts | Liste::EtatsEtape } => Place::Gauche,
        Genre::Choix { .. } => Place::Centre,
        _ => Place::Droite,
    }
}

/// The number format of a kind, as files spell it: Excel shows it in the reader's own language.
pub fn code(genre: Genre) -> String {
    match genre {
        Genre::Texte => "General".to_owned(),
        Genre::Annee => "0".to_owned(),
        Genre::AnneeDeReference => "0\"\u{a0}(réf.)\"".to_owned(),
        Genre::Date => "dd/mm/yyyy".to_owned(),
        Genre::Nombre { decimales } => nombre(decimales),
        // The sign is quoted, lest Excel multiply by a hundred.
        Genre::Pourcentage { decimales } => format!("{}\"\u{a0}%\"", nombre(decimales)),
        Genre::Euros { decimales } => format!("{}\"\u{a0}€\"", nombre(decimales)),
        Genre::Points { decimales } => signe(decimales, "\"\u{a0}pt\""),
        Genre::Difference { decimales } => signe(decimales, ""),
        Genre::OuiNon => "[=1]\"Oui\";[=0]\"Non\";General".to_owned(),
        Genre::Choix { liste: Liste::Annees } => "0".to_owned(),
        Genre::Choix { .. } => "General".to_owned(),
    }
}

fn nombre(decimales: u8) -> String {
    match decimales {
        0 => "#,##0".to_owned(),
        n => format!("#,##0.{}", "0".repeat(n.into())),
    }
}

fn signe(decimales: u8, unite: &str) -> String {
    let nombre = nombre(decimales);
    format!("+{nombre}{unite};\"−\"{nombre}{unite};{nombre}{unite}")
}
