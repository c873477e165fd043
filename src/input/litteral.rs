//! A text and a number spelled as TOML, which read back the same: nothing typed can close a string or open a table.

use std::fmt::Write;

/// A basic string, on one line.
pub fn ecrire_texte(texte: &str) -> String {
    let mut ecrit = String::with_capacity(texte.len() + 2);
    ecrit.push('"');
    texte.chars().for_each(|c| echapper(c, &mut ecrit));
    ecrit.push('"');
    ecrit
}

/// A character within a basic string.
pub fn echapper(c: char, ecrit: &mut String) {
    match c {
        '"' => ecrit.push_str("\\\""),
        '\\' => ecrit.push_str("\\\\"),
        '\n' => ecrit.push_str("\\n"),
        '\t' => ecrit.push_str("\\t"),
        '\r' => ecrit.push_str("\\r"),
        // Writing to a String cannot fail.
        c if c.is_control() => drop(write!(ecrit, "\\u{:04X}", u32::from(c))),
        c => ecrit.push(c),
    }
}

/// A whole number as one, another with all its decimals. `n` is finite.
pub fn ecrire_nombre(n: f64) -> String {
    // Display of a double never writes an exponent, and is the shortest that reads back.
    if n == 0.0 { "0".to_owned() } else { n.to_string() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn un_texte_se_relit(texte in any::<String>()) {
            let lu: toml::Table = toml::from_str(&format!("t = {}", ecrire_texte(&texte))).expect("du TOML");
            prop_assert_eq!(lu["t"].as_str(), Some(texte.as_str()));
        }

        #[test]
        fn un_nombre_se_relit(n in prop_oneof![-1e15..1e15, (0u32..100_000).prop_map(f64::from)]) {
            let lu: toml::Table = toml::from_str(&format!("n = {}", ecrire_nombre(n))).expect("du TOML");
            let lu = lu["n"].as_float().or_else(|| lu["n"].as_integer().map(|i| i as f64));
            prop_assert_eq!(lu, Some(n));
        }
    }
}
