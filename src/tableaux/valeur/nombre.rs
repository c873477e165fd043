//! Numbers as people type them: « 1 234,50 € », « 12 k€ », « 1,2 M€ », « 40 % », « environ 300 h ».

use super::{Incompris, Lu};
use crate::tableaux::pliage::plier;

/// What the field holds, hence which units may follow the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ecriture {
    /// Euros: « k€ » and « M€ » multiply.
    Montant,
    /// Points: the per cent sign is dropped.
    Pourcent,
    /// Any unit may follow, and is said.
    Libre,
}

/// Words before a number that do not change what it is, but that must be said.
const APPROCHES: [&str; 14] = [
    "environ",
    "env.",
    "env",
    "~",
    "≈",
    "≃",
    "au moins",
    "minimum",
    "mini",
    "plus de",
    "≥",
    ">=",
    ">",
    "jusqu’à",
];

/// # Errors
/// Why the text is no number.
pub fn lire_nombre(texte: &str, ecriture: Ecriture) -> Result<Lu<f64>, Incompris> {
    let mut reste = texte.trim();
    let mut dits = Vec::new();
    if let Some((mot, suite)) = APPROCHES.iter().find_map(|a| Some((*a, retirer(reste, a)?))) {
        dits.push(format!("« {mot} » n’est pas gardé"));
        reste = suite;
    }
    let fin = reste.find(|c: char| !(c.is_ascii_digit() || c.is_whitespace() || ".,-−'’".contains(c)));
    let (chiffres, unite) = reste.split_at(fin.unwrap_or(reste.len()));
    // « 12 , » or « 3 - »: what trails belongs to the words after.
    let chiffres = chiffres.trim_end_matches(|c: char| !c.is_ascii_digit());
    let valeur = decimal(chiffres)?;
    let (facteur, dit) = unite_de(unite.trim(), ecriture)?;
    dits.extend(dit);
    let valeur = arrondir(valeur * facteur);
    Ok(Lu { valeur, dit: (!dits.is_empty()).then(|| dits.join(" ; ")) })
}

fn retirer<'a>(texte: &'a str, mot: &str) -> Option<&'a str> {
    let tete = texte.get(..mot.len())?;
    (tete.to_lowercase() == mot).then(|| texte[mot.len()..].trim_start())
}

/// Six decimals are more than any field holds, and hide what binary fractions add.
pub fn arrondir(valeur: f64) -> f64 {
    (valeur * 1e6).round() / 1e6
}

/// « 1 234,50 », « 1.234,50 », « 1,234.50 », « 1234.5 »; a lone dot or comma before three digits is ambiguous.
fn decimal(chiffres: &str) -> Result<f64, Incompris> {
    let nu: String = chiffres.chars().filter(|c| !c.is_whitespace() && !"'’".contains(*c)).collect();
    let nu = nu.replace('−', "-");
    if !nu.bytes().any(|b| b.is_ascii_digit()) {
        return Err("un nombre est attendu".to_owned());
    }
    let decimale = match (nu.rfind(','), nu.rfind('.')) {
        (Some(v), Some(p)) => Some(if v > p { ',' } else { '.' }),
        (Some(_), None) => Some(',').filter(|_| nu.matches(',').count() == 1),
        (None, Some(p)) => {
            let milliers = nu.matches('.').count() > 1;
            let ambigu = !milliers && nu.len() - p - 1 == 3 && !nu.starts_with("0.");
            if ambigu {
                return Err(format!(
                    "« {chiffres} » peut se lire de deux façons : écrivez une virgule, ou un espace entre les milliers"
                ));
            }
            Some('.').filter(|_| !milliers)
        }
        (None, None) => None,
    };
    let normal: String = match decimale {
        Some(d) => nu
            .chars()
            .filter(|c| !",.".contains(*c) || *c == d)
            .map(|c| if c == d { '.' } else { c })
            .collect(),
        None => nu.chars().filter(|c| !",.".contains(*c)).collect(),
    };
    normal.parse().map_err(|_| "un nombre est attendu".to_owned())
}

/// What a unit multiplies by, and what must be said of it.
fn unite_de(unite: &str, ecriture: Ecriture) -> Result<(f64, Option<String>), Incompris> {
    if unite.is_empty() {
        return Ok((1.0, None));
    }
    let plie = plier(unite);
    match ecriture {
        Ecriture::Pourcent if plie == "%" || plie == "pour cent" || plie == "point" || plie == "points" => {
            Ok((1.0, None))
        }
        Ecriture::Pourcent if plie.starts_with('%') => {
            Ok((1.0, Some(format!("« {unite} » n’est pas gardé"))))
        }
        Ecriture::Montant => euros(&plie, unite),
        Ecriture::Libre => Ok((1.0, (plie != "%").then(|| format!("« {unite} » n’est pas gardé")))),
        Ecriture::Pourcent => Err(format!("« {unite} » n’est pas une unité attendue ici")),
    }
}

fn euros(plie: &str, unite: &str) -> Result<(f64, Option<String>), Incompris> {
    let mots: Vec<&str> = plie.split(' ').collect();
    if mots.contains(&"ttc") {
        return Err("un montant hors taxes est attendu".to_owned());
    }
    let facteur = match mots[0] {
        "€" | "euro" | "euros" | "eur" | "ht" => 1.0,
        "k" | "k€" | "ke" | "keuro" | "keuros" | "millier" | "milliers" | "mille" => 1e3,
        "m" | "m€" | "me" | "meuro" | "meuros" | "million" | "millions" => 1e6,
        "md€" | "mds€" | "md" | "milliard" | "milliards" => 1e9,
        _ => return Err(format!("« {unite} » n’est pas une unité attendue ici")),
    };
    let connus = ["€", "d", "euro", "euros", "eur", "ht", "hors", "taxe", "taxes"];
    let dit = mots[1..]
        .iter()
        .any(|m| !connus.contains(m))
        .then(|| format!("de « {unite} », seul le montant est gardé"));
    Ok((facteur, dit))
}

/// What the title of a column says of its amounts: « Budget (k€) » → 1 000.
pub fn millier_du_titre(titre: &str) -> Option<(f64, &'static str)> {
    let plie = plier(titre);
    let mots: Vec<&str> = plie.split(' ').collect();
    if mots.iter().any(|m| ["k€", "ke", "keuro", "keuros", "milliers"].contains(m)) {
        Some((1e3, "k€"))
    } else if mots.iter().any(|m| ["m€", "meuro", "meuros", "millions"].contains(m)) {
        Some((1e6, "M€"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nombres_de_tableau() {
        use Ecriture::{Libre, Montant, Pourcent};
        for (texte, ecriture, attendu) in [
            ("1 234,50 €", Montant, 1234.5),
            ("1\u{202f}234,50\u{a0}€ HT", Montant, 1234.5),
            ("12 k€", Montant, 12_000.0),
            ("1,2 M€", Montant, 1_200_000.0),
            ("12 000 euros", Montant, 12_000.0),
            ("2 millions d’euros", Montant, 2e6),
            ("1.234,50", Montant, 1234.5),
            ("1,234.50", Montant, 1234.5),
            ("1.234.567", Montant, 1_234_567.0),
            ("40 %", Pourcent, 40.0),
            ("12,5%", Pourcent, 12.5),
            ("0.125", Libre, 0.125),
            ("environ 300 heures", Libre, 300.0),
        ] {
            assert_eq!(lire_nombre(texte, ecriture).map(|l| l.valeur), Ok(attendu), "{texte}");
        }
        assert!(lire_nombre("environ 300", Libre).expect("un nombre").dit.is_some());
        for texte in ["", "beaucoup", "12 000 € TTC", "1.234", "12 chaises"] {
            assert!(lire_nombre(texte, Montant).is_err(), "{texte}");
        }
        assert_eq!(millier_du_titre("Budget annuel (k€)"), Some((1e3, "k€")));
    }

    proptest::proptest! {
        /// What a French table shows is read again as it was.
        #[test]
        fn un_montant_ecrit_se_relit(centimes in 0_i64..1_000_000_000_000) {
            let euros = crate::dossier::Montant::from_centimes(centimes).euros();
            let lu = lire_nombre(&crate::ecriture::montant(euros), Ecriture::Montant).expect("un montant");
            proptest::prop_assert!((lu.valeur - euros).abs() < 0.005, "{}", crate::ecriture::montant(euros));
        }
    }
}
