//! Colours and tones, from the buyer's own.

use rust_xlsxwriter::{Color, Format};

use crate::vue::classeur::contrat::{CouleurSerie, Ton, TonDeMot, VueClasseur};

/// Installed with every office suite, or replaced by a font of the same widths.
pub const POLICE: &str = "Calibri";

pub const BLANC: u32 = 0x00FF_FFFF;
pub const TEXTE: u32 = 0x001F_2933;
/// Quiet, yet readable on white and on the yellow of inputs.
pub const DISCRET: u32 = 0x005A_6675;
pub const FILET: u32 = 0x00C3_CAD4;
pub const FOND_SAISIE: u32 = 0x00FF_F6DA;
pub const BORD_SAISIE: u32 = 0x00DD_C88C;
/// What remains.
pub const RESTE: u32 = 0x00D3_D8DF;

pub struct Allure {
    principale: u32,
    axes: Vec<u32>,
    pub tons: Vec<TonDeMot>,
}

impl Allure {
    pub fn new(vue: &VueClasseur) -> Self {
        Self {
            principale: rgb(&vue.charte.couleur).unwrap_or(TEXTE),
            axes: vue.charte.axes.iter().filter_map(|c| rgb(c)).collect(),
            tons: vue.tons.clone(),
        }
    }

    pub fn principale(&self) -> Color {
        Color::RGB(self.principale)
    }

    pub fn axe(&self, rang: usize) -> Color {
        Color::RGB(self.axes.get(rang).copied().unwrap_or(self.principale))
    }

    /// Of a head of column that stands out: the yellow of what must be filled.
    pub fn en_valeur(&self) -> Format {
        Format::new().set_background_color(Color::RGB(FOND_SAISIE)).set_font_color(self.principale())
    }

    pub fn serie(&self, couleur: CouleurSerie, en_ligne: bool) -> Color {
        match couleur {
            CouleurSerie::Principale => self.principale(),
            CouleurSerie::Axe { axe } => self.axe(axe),
            CouleurSerie::Discrete if en_ligne => Color::RGB(TEXTE),
            CouleurSerie::Discrete => Color::RGB(RESTE),
        }
    }
}

/// `#1d3557`
fn rgb(couleur: &str) -> Option<u32> {
    u32::from_str_radix(couleur.strip_prefix('#')?, 16).ok().filter(|c| *c <= BLANC)
}

/// How a word that says a state is coloured; each pair contrasts at 4.5 to 1 or better.
pub fn format_du_ton(ton: Ton) -> Format {
    let (fond, texte) = match ton {
        Ton::Bon => (0x00DD_F0DF, 0x001B_5E20),
        Ton::Moyen => (0x00FD_EBD0, 0x0085_4800),
        Ton::Mauvais => (0x00F9_DEDC, 0x008C_1D18),
        Ton::Neutre => (0x00EC_EFF3, 0x004A_5565),
    };
    Format::new().set_background_color(Color::RGB(fond)).set_font_color(Color::RGB(texte))
}
