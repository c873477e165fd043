//! What did a person mean who wrote a value as one reads it: « 12,5 », « 25 000 € », « 30/06/2026 »?

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

/// `30/06/2026` → `2026-06-30`.
pub fn date_voulue(texte: &str) -> Option<String> {
    let morceaux: Vec<&str> = texte.trim().split(['/', '.', '-']).collect();
    let [jour, mois, annee] = morceaux[..] else { return None };
    let (jour, mois, annee) =
        (jour.parse::<u8>().ok()?, mois.parse::<u8>().ok()?, annee.parse::<u16>().ok()?);
    let plausible = (1..=31).contains(&jour) && (1..=12).contains(&mois) && (1900..2200).contains(&annee);
    plausible.then(|| format!("{annee}-{mois:02}-{jour:02}"))
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
        assert_eq!(date_voulue("3.6.2026").as_deref(), Some("2026-06-03"));
        assert_eq!(date_voulue("2026-06-30"), None);
    }
}
