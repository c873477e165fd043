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

/// Whether two names only differ by their numbers: « A-1-1 » and « A-1-2 » are two things, « SOC-1 » and « SOC-01 » one.
pub fn sont_freres(a: &str, b: &str) -> bool {
    let lire = |mot: &str| {
        let mot = plier(mot);
        let nombres: Vec<String> = mot
            .split(|c: char| !c.is_ascii_digit())
            .filter(|n| !n.is_empty())
            .map(|n| n.trim_start_matches('0').to_owned())
            .collect();
        let lettres: String = mot.chars().filter(|c| !c.is_ascii_digit()).collect();
        (lettres, nombres)
    };
    let ((la, na), (lb, nb)) = (lire(a), lire(b));
    la == lb && na != nb
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
        assert!(sont_freres("A-1-1", "A-1-2") && sont_freres("SOC-3", "SOC-13"));
        assert!(!sont_freres("SOC-1", "SOC-01") && !sont_freres("SOC-1", "SOD-1"));
        assert_eq!(proche("Non retenue", ["retenue", "non-retenue"]), Some("non-retenue"));
    }
}
