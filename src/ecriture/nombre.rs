//! Numbers, amounts, rates.

use super::{FINE, INSECABLE};

/// « 1 300 », « 38,4 »: comma, thin spaces between groups of three.
pub fn nombre(valeur: f64, decimales: usize) -> String {
    let arrondi = format!("{:.decimales$}", valeur.abs());
    let (entier, reste) = arrondi.split_once('.').unwrap_or((&arrondi, ""));
    let mut ecrit = String::new();
    if valeur < 0.0 && arrondi.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        ecrit.push('−');
    }
    for (rang, chiffre) in entier.chars().enumerate() {
        if rang > 0 && (entier.len() - rang) % 3 == 0 {
            ecrit.push(FINE);
        }
        ecrit.push(chiffre);
    }
    if !reste.is_empty() {
        ecrit.push(',');
        ecrit.push_str(reste);
    }
    ecrit
}

/// « 40 », « 12,5 », « 0,25 »: the decimals it has, two at most.
pub fn nombre_brut(valeur: f64) -> String {
    let exact = |decimales: &usize| {
        let puissance = 10f64.powi(i32::try_from(*decimales).unwrap_or(0));
        (valeur * puissance - (valeur * puissance).round()).abs() < 1e-6
    };
    nombre(valeur, (0..2).find(exact).unwrap_or(2))
}

/// « 40 % », « 14,8 % »; the value is in points.
pub fn pourcentage(valeur: f64, decimales: usize) -> String {
    format!("{}{FINE}%", nombre(valeur, decimales))
}

/// « 38 400 000 € », « 12 500,50 € »: cents only when there are some.
pub fn montant(euros: f64) -> String {
    let decimales = if (euros.fract()).abs() < 0.005 { 0 } else { 2 };
    format!("{}{INSECABLE}€", nombre(euros, decimales))
}

/// « 187 M€ », « 8,1 M€ », « 950 k€ » : for tiles and figures.
pub fn montant_abrege(euros: f64) -> String {
    let (valeur, unite) = match euros.abs() {
        m if m >= 999_500.0 => (euros / 1e6, "M€"),
        m if m >= 1e4 => (euros / 1e3, "k€"),
        _ => return montant(euros),
    };
    let decimales =
        usize::from(valeur.abs() < 99.95 && unite == "M€" && (valeur * 10.0).round() % 10.0 != 0.0);
    format!("{}{INSECABLE}{unite}", nombre(valeur, decimales))
}

/// « 187 millions d’euros », « 187,4 millions d’euros », « 2,9 millions d’euros ».
pub fn millions(euros: f64) -> String {
    if euros.abs() < 999_500.0 {
        return montant(euros.round());
    }
    let valeur = (euros / 1e5).round() / 10.0;
    let decimales = usize::from(valeur.fract() != 0.0);
    let nom = if valeur.abs() < 2.0 { "million" } else { "millions" };
    format!("{}{INSECABLE}{nom} d’euros", nombre(valeur, decimales))
}

/// « 412 ko », « 1,3 Mo ».
pub fn poids(octets: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a size to one decimal")]
    let ko = octets as f64 / 1_000.0;
    if ko >= 1_000.0 {
        format!("{} Mo", nombre(ko / 1_000.0, 1))
    } else {
        format!("{} ko", nombre(ko.max(1.0), 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nombres_a_la_francaise() {
        assert_eq!(nombre(1300.0, 0), "1\u{202f}300");
        assert_eq!(nombre(14.85, 1), "14,8", "the binary value is under 14.85");
        assert_eq!(nombre(-0.04, 1), "0,0", "no minus before zero");
        assert_eq!(nombre(-2.5, 1), "−2,5");
        assert_eq!([140.0, 12.5, 0.25, 1.0 / 3.0].map(nombre_brut), ["140", "12,5", "0,25", "0,33"]);
        assert_eq!(pourcentage(40.0, 0), "40\u{202f}%");
    }

    #[test]
    fn montants() {
        assert_eq!(montant(50_000_000.0), "50\u{202f}000\u{202f}000\u{a0}€");
        assert_eq!(montant(12.5), "12,50\u{a0}€");
        assert_eq!(montant_abrege(187_400_000.0), "187\u{a0}M€");
        assert_eq!(montant_abrege(8_120_000.0), "8,1\u{a0}M€");
        assert_eq!(millions(2_900_000.0), "2,9\u{a0}millions d’euros");
        assert_eq!(millions(1_000_000.0), "1\u{a0}million d’euros");
    }
}
