//! Rich text as plain cell text.

use crate::ecriture::typographier;
use crate::vue::contrat::{Paragraphe, Riche};
use crate::vue::texte;

/// One line typed by the user, French spacing applied.
pub fn ligne(texte: &str) -> String {
    typographier(texte)
}

/// Markdown of the dossier without its marks: paragraphs on lines, bullets kept as dashes.
pub fn plat(markdown: &str) -> String {
    lignes(&texte::riche(markdown)).join("\n")
}

fn lignes(riche: &Riche) -> Vec<String> {
    riche.iter().flat_map(lignes_de).collect()
}

fn lignes_de(paragraphe: &Paragraphe) -> Vec<String> {
    match paragraphe {
        Paragraphe::Paragraphe { contenu, .. } => vec![texte::brut(contenu)],
        Paragraphe::Liste { elements, .. } => {
            elements.iter().map(|element| format!("– {}", lignes(element).join(" "))).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plat;

    #[test]
    fn sans_marques() {
        assert_eq!(plat("Un **mot** :\n\n- un\n- deux"), "Un mot\u{a0}:\n– un\n– deux");
    }
}
