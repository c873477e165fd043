//! The words of a cell as the dossier writes them: on one line, in paragraphs, as the sign of a unit.

use super::pliage::plier;

/// A cell of one line, whatever was typed.
pub fn une_ligne(texte: &str) -> String {
    texte.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines of a cell as paragraphs; its bullets as those of the dossier. A sentence that a line end cuts goes on.
pub fn paragraphes(texte: &str) -> String {
    let mut ecrit = String::new();
    let mut liste = false;
    let mut suit = false;
    for ligne in texte.lines().map(str::trim) {
        if ligne.is_empty() {
            suit = false;
            continue;
        }
        let puce =
            ligne.strip_prefix(['•', '▪', '●', '-', '–', '*']).map(str::trim_start).filter(|l| !l.is_empty());
        let coupee = !ecrit.is_empty() && !ecrit.ends_with(['.', '!', '?', ':', ';', '…', '»']);
        if suit && coupee && puce.is_none() && ligne.starts_with(char::is_lowercase) {
            ecrit.push(' ');
            ecrit.push_str(ligne);
            continue;
        }
        suit = true;
        if !ecrit.is_empty() {
            ecrit.push_str(if liste && puce.is_some() { "\n" } else { "\n\n" });
        }
        liste = puce.is_some();
        match puce {
            Some(reste) => {
                ecrit.push_str("- ");
                ecrit.push_str(reste);
            }
            None => ecrit.push_str(ligne),
        }
    }
    ecrit
}

/// « pourcentage » is written « % ».
pub fn est_un_pourcentage(texte: &str) -> bool {
    matches!(
        plier(texte).as_str(),
        "%" | "en %" | "pourcentage" | "en pourcentage" | "pourcent" | "pour cent"
    )
}
