//! Hyphens that never end a line: « L. 2111-3 », « n° 2014-856 », « SOC-01 ». Word has no character for them but an
//! element, which it gives back as a plain hyphen.

use crate::paquet::arbre::{Element, Noeud};

const TRAIT: &str = "w:noBreakHyphen";

/// Cuts the texts of a run at those hyphens.
pub fn lier(course: &mut Element) {
    let noeuds = std::mem::take(&mut course.noeuds);
    course.noeuds = noeuds.into_iter().flat_map(couper).collect();
}

fn couper(noeud: Noeud) -> Vec<Noeud> {
    let Noeud::Element(texte) = &noeud else { return vec![noeud] };
    if texte.nom != "w:t" {
        return vec![noeud];
    }
    let entier = texte.texte();
    let morceaux = morceaux(&entier);
    if morceaux.len() < 2 {
        return vec![noeud];
    }
    let mut coupes = Vec::new();
    for (rang, morceau) in morceaux.iter().enumerate() {
        if rang > 0 {
            coupes.push(Noeud::Element(Element::nouveau(TRAIT, &[])));
        }
        if !morceau.is_empty() {
            let mut partie = Element::nouveau("w:t", &[("xml:space", "preserve")]);
            partie.noeuds = vec![Noeud::Texte((*morceau).to_owned())];
            coupes.push(Noeud::Element(partie));
        }
    }
    coupes
}

/// What stands between hyphens that hold.
fn morceaux(texte: &str) -> Vec<&str> {
    let (mut morceaux, mut debut) = (Vec::new(), 0);
    let mut place = 0;
    for mot in texte.split_inclusive(char::is_whitespace) {
        if !est_une_adresse(mot) {
            for (rang, _) in mot.match_indices('-').filter(|(rang, _)| tient(mot, *rang)) {
                morceaux.push(&texte[debut..place + rang]);
                debut = place + rang + 1;
            }
        }
        place += mot.len();
    }
    morceaux.push(&texte[debut..]);
    morceaux
}

/// A hyphen with a digit on one side, and something to hold to on the other.
fn tient(mot: &str, rang: usize) -> bool {
    let avant = mot[..rang].chars().next_back();
    let apres = mot[rang + 1..].chars().next();
    let (Some(avant), Some(apres)) = (avant, apres) else { return false };
    avant.is_ascii_digit() && apres.is_alphanumeric() || avant.is_alphanumeric() && apres.is_ascii_digit()
}

/// Addresses and names of files are copied as they stand, and may be cut.
fn est_une_adresse(mot: &str) -> bool {
    let extension = || {
        mot.match_indices('.').any(|(rang, _)| mot[rang + 1..].starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    mot.contains(['/', '@', '_']) || extension()
}

#[cfg(test)]
mod tests {
    use super::morceaux;

    #[test]
    fn ce_qui_tient_et_ce_qui_se_coupe() {
        let cas: [(&str, &[&str]); 6] = [
            (
                "articles L.\u{a0}2111-3 et D.\u{a0}2113-13-1",
                &["articles L.\u{a0}2111", "3 et D.\u{a0}2113", "13", "1"],
            ),
            ("SOC-01, n°\u{a0}2014-856", &["SOC", "01, n°\u{a0}2014", "856"]),
            ("avant-projet, 12 -", &["avant-projet, 12 -"]),
            ("spaser-2027-note.docx", &["spaser-2027-note.docx"]),
            ("www.exemple.fr/spaser-2027", &["www.exemple.fr/spaser-2027"]),
            ("", &[""]),
        ];
        for (dit, attendus) in cas {
            assert_eq!(morceaux(dit), attendus, "{dit}");
        }
    }
}
