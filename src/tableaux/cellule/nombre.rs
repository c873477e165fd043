//! Cells that hold a number: a bare one, an amount, a mark from 1 to 4.

use super::Conversion;
use crate::tableaux::pliage::plier;
use crate::tableaux::tableau::Valeur;
use crate::tableaux::toml::Toml;
use crate::tableaux::valeur::{Ecriture, Lu, lire_nombre};

pub(super) fn nombre(valeur: &Valeur, ecriture: Ecriture) -> Result<Lu<f64>, String> {
    match valeur {
        Valeur::Nombre(n) | Valeur::Pourcent(n) if n.is_finite() => Ok(Lu::net(*n)),
        Valeur::Texte(texte) => lire_nombre(texte, ecriture),
        _ => Err("un nombre est attendu".to_owned()),
    }
}

pub(super) fn montant(
    cle: &str,
    valeur: &Valeur,
    unite: Option<(f64, &'static str)>,
) -> Result<Conversion, String> {
    if let Valeur::Pourcent(_) = valeur {
        return Err("un montant est attendu, non une part".to_owned());
    }
    let lu = nombre(valeur, Ecriture::Montant)?;
    // The unit of the title is that of bare numbers only.
    let nu = match valeur {
        Valeur::Texte(texte) => !texte.contains(|c: char| c.is_alphabetic() || c == '€'),
        _ => true,
    };
    let facteur = unite.filter(|_| nu).map_or(1.0, |(f, _)| f);
    let centimes = (lu.valeur * facteur * 100.0).round();
    if !(0.0..=1e14).contains(&centimes) {
        return Err("un montant positif est attendu, en euros".to_owned());
    }
    let euros = centimes / 100.0;
    let brut = if euros.fract() == 0.0 { format!("{euros:.0}") } else { format!("{euros:.2}") };
    let arrondi = (lu.valeur * facteur - euros).abs() > 1e-6;
    let mut dits: Vec<String> = lu.dit.into_iter().collect();
    if arrondi {
        dits.push("arrondi au centime".to_owned());
    }
    Ok(Conversion { champs: vec![(cle.to_owned(), Toml::Brut(brut))], dits, incompris: Vec::new() })
}

/// « 3 », « fort », « ++ », « 3/4 ».
pub(super) fn echelle(texte: &str) -> Result<Lu<f64>, String> {
    let nu = texte.trim();
    let mot = match plier(nu).as_str() {
        "1" | "1 4" => return Ok(Lu::net(1.0)),
        "2" | "2 4" => return Ok(Lu::net(2.0)),
        "3" | "3 4" => return Ok(Lu::net(3.0)),
        "4" | "4 4" => return Ok(Lu::net(4.0)),
        "faible" | "bas" | "basse" => 1.0,
        "moyen" | "moyenne" | "modere" | "moderee" => 2.0,
        "fort" | "forte" | "haut" | "haute" | "eleve" | "elevee" => 3.0,
        "tres fort" | "tres forte" | "tres eleve" | "tres elevee" => 4.0,
        _ => match nu {
            "+" => 1.0,
            "++" => 2.0,
            "+++" => 3.0,
            "++++" => 4.0,
            _ => return Err("un nombre de 1 (faible) à 4 (très fort) est attendu".to_owned()),
        },
    };
    Ok(Lu::dit(mot, format!("lu {mot}")))
}
