//! Colours whose contrast is computed: what fails gives way to ours.

use std::collections::BTreeMap;

use super::contrat::CharteVue;
use crate::dossier::{Couleur, Spaser};

const PRIMAIRE: &str = "#1d3557";
const AXES: [&str; 8] =
    ["#9c3d1e", "#2f6b3a", "#6b4c9a", "#0f6d7a", "#8a5a00", "#a8325e", "#3f5ea8", "#5b6470"];
const POLICE_TITRES: &str = "Spectral";
const POLICE_TEXTE: &str = "Source Sans 3";

/// The look of a dossier; `familles`: family name of each font file of the buyer.
pub fn charte(spaser: &Spaser<'_>, familles: &BTreeMap<String, String>) -> CharteVue {
    let charte = spaser.dossier.charte.as_ref();
    let propre = |couleur: Option<&Couleur>, defaut: &str| match couleur {
        Some(c) if c.porte_du_texte() => c.as_str().to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nos_couleurs_passent_le_contraste() {
        for couleur in AXES.iter().chain([&PRIMAIRE]) {
            assert!(Couleur::parse(couleur).expect("une couleur").porte_du_texte(), "{couleur}");
        }
        let noir = Couleur::parse("#000000").expect("une couleur");
        assert!((noir.contraste_sur_blanc() - 21.0).abs() < 1e-9);
    }
}
