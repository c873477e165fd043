//! What did a person mean who wrote a value as one reads it: « 12,5 », « 25 000 € », « 30/06/2026 »?

use std::ops::Range;

use crate::ecriture::{MOIS, sans_accents};

/// The number as TOML writes it; none when the text is no number, or already well written.
pub fn nombre_voulu(texte: &str) -> Option<String> {
    let nu = texte.trim().trim_end_matches(['€', '%']).trim_end();
    let nu = nu.strip_suffix("HT").unwrap_or(nu).trim_end().trim_end_matches('€');
    let compact: String = nu.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    let compact = compact.replacen(',', ".", 1);
    let chiffres = compact.strip_prefix('-').unwrap_or(&compact);
    let (entier, fraction) = chiffres.split_once('.').unwrap_or((chiffres, "0"));
    let bons = |s: &str| !s.is_empty() && s.len() <= 15 && s.bytes().all(|b| b.is_ascii_digit());
    let sans_zero = entier == "0" || !entier.starts_with('0');
    (bons(entier) && bons(fraction) && sans_zero && compact != texte).then_some(compact)
}

/// `30/06/2026`, `30 juin 2026` → `2026-06-30`.
pub fn date_voulue(texte: &str) -> Option<String> {
    let morceaux: Vec<&str> =
        texte.split(|c: char| c.is_whitespace() || "/.-".contains(c)).filter(|m| !m.is_empty()).collect();
    let [jour, mois, annee] = morceaux[..] else { return None };
    let mois = mois.parse::<u8>().ok().or_else(|| mois_nomme(mois))?;
    let (jour, annee) = (jour.trim_end_matches("er").parse::<u8>().ok()?, annee.parse::<u16>().ok()?);
    let plausible = (1..=31).contains(&jour) && (1..=12).contains(&mois) && (1900..2200).contains(&annee);
    plausible.then(|| format!("{annee}-{mois:02}-{jour:02}"))
}

fn mois_nomme(mot: &str) -> Option<u8> {
    let nu = |texte: &str| sans_accents(&texte.to_lowercase()).collect::<String>();
    let voulu = nu(mot);
    (1..=12).zip(MOIS).find(|(_, nom)| nu(nom) == voulu).map(|(rang, _)| rang)
}

/// A number written as one reads it within an inline table, « { 2028 = 22,5, 2030 = 30 } »: where it stands, and how
/// TOML writes it.
pub fn nombre_en_ligne(ligne: &str) -> Option<(Range<usize>, String)> {
    let ouverture = ligne.find('{')?;
    let signes = signes_hors_textes(ligne);
    for (rang, (place, signe)) in signes.iter().enumerate().filter(|(_, (place, _))| *place > ouverture) {
        if *signe == '=' {
            let depuis = place + 1;
            let (fin, suit) = signes
                .get(rang + 1..)?
                .iter()
                .find(|(_, s)| matches!(s, '=' | '}' | '#'))
                .map_or((ligne.len(), None), |(p, s)| (*p, Some(*s)));
            let brut = ligne.get(depuis..fin)?;
            // What stands before the next sign is its key.
            let valeur =
                if suit == Some('=') { brut.rsplit_once(',').map_or(brut, |(v, _)| v) } else { brut };
            let nu = valeur.trim().trim_end_matches(',').trim_end();
            // A comma and a space part two elements, they do not make a decimal.
            if let Some(voulu) = nombre_voulu(nu).filter(|_| !nu.contains(", ")) {
                let debut = depuis + (valeur.len() - valeur.trim_start().len());
                return Some((debut..debut + nu.len(), avec_tirets(&voulu)));
            }
        }
    }
    None
}

/// The signs that part an inline table, texts between quotes left out.
fn signes_hors_textes(ligne: &str) -> Vec<(usize, char)> {
    let mut guillemet = None;
    let mut signes = Vec::new();
    for (place, c) in ligne.char_indices() {
        match (guillemet, c) {
            (Some(ouvert), c) if c == ouvert => guillemet = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => guillemet = Some(c),
            (None, '=' | '}' | '#') => signes.push((place, c)),
            (None, _) => {}
        }
    }
    signes
}

/// « 48200000 » → « 48_200_000 »: what is long is written in groups.
fn avec_tirets(nombre: &str) -> String {
    let (entier, fraction) = nombre.split_once('.').map_or((nombre, None), |(e, f)| (e, Some(f)));
    let (signe, chiffres) = entier.strip_prefix('-').map_or(("", entier), |c| ("-", c));
    if chiffres.len() < 5 {
        return nombre.to_owned();
    }
    let mut groupes = String::new();
    for (rang, c) in chiffres.chars().enumerate() {
        if rang > 0 && (chiffres.len() - rang) % 3 == 0 {
            groupes.push('_');
        }
        groupes.push(c);
    }
    fraction.map_or_else(|| format!("{signe}{groupes}"), |f| format!("{signe}{groupes}.{f}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nombres_voulus() {
        for (texte, voulu) in [
            ("12,5", Some("12.5")),
            ("25 000", Some("25000")),
            ("1\u{202f}250,50 €", Some("1250.50")),
            ("22 %", Some("22")),
            ("-3,5", Some("-3.5")),
            ("25000", None),
            ("012", None),
            ("12 rue", None),
            ("", None),
        ] {
            assert_eq!(nombre_voulu(texte).as_deref(), voulu, "{texte}");
        }
        for (ligne, ecrit, voulu) in [
            ("annees = { 2028 = 22,5, 2030 = 30 }", "22,5", "22.5"),
            ("annees = { 2028 = 22, 2030 = 53,4 }", "53,4", "53.4"),
            ("montants = { 2024 = 48 200 000 } # euros", "48 200 000", "48_200_000"),
            ("{ a = \"x = 1,5\", b = 1 250,5", "1 250,5", "1250.5"),
        ] {
            let (place, lu) = nombre_en_ligne(ligne).expect("un nombre");
            assert_eq!((&ligne[place], lu.as_str()), (ecrit, voulu));
        }
        for ligne in [
            "a = 1,5",
            "a = { 2028 = 22, 2030 = 30 }",
            "a = { b = \"1,5\", c = '=2,5' }",
            "{ =",
            "{ a = 1, 2",
        ] {
            assert_eq!(nombre_en_ligne(ligne), None, "{ligne}");
        }
        assert_eq!(date_voulue("3.6.2026").as_deref(), Some("2026-06-03"));
        assert_eq!(date_voulue("2026-06-30"), None);
    }
}
