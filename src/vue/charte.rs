//! Colours whose contrast is computed: what fails gives way to ours.

use std::collections::BTreeMap;

use super::contrat::CharteVue;
use crate::dossier::{Couleur, Spaser};

const PRIMAIRE: &str = "#1d3557";
const AXES: [&str; 8] =
    ["#9c3d1e", "#2f6b3a", "#6b4c9a", "#0f6d7a", "#8a5a00", "#a8325e", "#3f5ea8", "#5b6470"];
const POLICE_TITRES: &str = "Spectral";
const POLICE_TEXTE: &str = "Source Sans 3";
/// WCAG 2.1, level AA, for running text.
const CONTRASTE_AA: f64 = 4.5;

/// The look of a dossier; `familles`: family name of each font file of the buyer.
pub fn charte(spaser: &Spaser<'_>, familles: &BTreeMap<String, String>) -> CharteVue {
    let charte = spaser.dossier.charte.as_ref();
    let propre = |couleur: Option<&Couleur>, defaut: &str| match couleur {
        Some(c) if contraste_sur_blanc(c.rgb()) >= CONTRASTE_AA => c.as_str().to_owned(),
        _ => defaut.to_owned(),
    };
    let axe = |rang: usize| {
        let choisie = spaser.axes[rang].axe.couleur.as_ref();
        let choisie = choisie.or_else(|| charte.and_then(|c| c.couleurs_axes.get(rang)));
        propre(choisie, AXES[rang % AXES.len()])
    };
    let police = |nom: Option<&String>, defaut: &str| {
        nom.and_then(|n| familles.get(n)).map_or_else(|| defaut.to_owned(), String::clone)
    };
    CharteVue {
        couleur: propre(charte.and_then(|c| c.couleur.as_ref()), PRIMAIRE),
        axes: (0..spaser.axes.len()).map(axe).collect(),
        police_titres: police(charte.and_then(|c| c.police_titres.as_ref()), POLICE_TITRES),
        police_texte: police(charte.and_then(|c| c.police_texte.as_ref()), POLICE_TEXTE),
    }
}

/// Contrast ratio against white, from 1 to 21 (WCAG 2.1, relative luminance).
fn contraste_sur_blanc(rgb: [u8; 3]) -> f64 {
    let [r, v, b] = rgb.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    1.05 / (0.2126 * r + 0.7152 * v + 0.0722 * b + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nos_couleurs_passent_le_contraste() {
        for couleur in AXES.iter().chain([&PRIMAIRE]) {
            let rgb = Couleur::parse(couleur).expect("une couleur").rgb();
            assert!(contraste_sur_blanc(rgb) >= CONTRASTE_AA, "{couleur}");
        }
        assert!((contraste_sur_blanc([0, 0, 0]) - 21.0).abs() < 1e-9);
    }
}
