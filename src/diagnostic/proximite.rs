//! Which known word was meant? Accents, capitals and dashes aside, then by letters mistaken.

use strsim::damerau_levenshtein;

use crate::ecriture::sans_accents;

/// The nearest candidate, if near enough to be worth saying.
pub fn proche<'a>(mot: &str, candidats: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // No known word is that long, and the distance is quadratic.
    if mot.len() > 80 {
        return None;
    }
    let mot = plier(mot);
    let tolerance = (mot.chars().count() / 3).clamp(1, 3);
    let mut meilleur: Option<(usize, &str)> = None;
    for candidat in candidats {
        let plie = plier(candidat);
        let mut distance = damerau_levenshtein(&mot, &plie);
        // « fonction » for « pilote_fonction », « date » for « date_edition ».
        let partie = mot.len() >= 4 && plie.split('-').any(|p| p == mot);
        if partie && distance > tolerance {
            distance = tolerance;
        }
        if distance <= tolerance && meilleur.is_none_or(|(d, _)| distance < d) {
            meilleur = Some((distance, candidat));
        }
    }
    meilleur.map(|(_, candidat)| candidat)
}

fn plier(mot: &str) -> String {
    let nu = sans_accents(mot).flat_map(char::to_lowercase);
    nu.map(|c| if c == '_' || c.is_whitespace() { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mots_voulus() {
        let cles = ["indicateurs", "pilote", "pilote_fonction", "titre", "id", "debut"];
        for (mot, voulu) in [
            ("indicateur", Some("indicateurs")),
            ("Début", Some("debut")),
            ("fonction", Some("pilote_fonction")),
            ("tire", Some("titre")),
            ("ttire", Some("titre")),
            ("di", Some("id")),
            ("budget", None),
            ("x", None),
        ] {
            assert_eq!(proche(mot, cles), voulu, "{mot}");
        }
        assert_eq!(proche("Non retenue", ["retenue", "non-retenue"]), Some("non-retenue"));
    }
}
