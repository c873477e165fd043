//! Which formats show a date, or a percentage? From the styles of a workbook.

use std::collections::BTreeMap;
use std::io::Read;

use super::balises::{Balise, Balises};
use super::{Format, Refus, limites};

/// Format of each cell style, by its rank.
pub fn lire<R: Read>(flux: R) -> Result<Vec<Format>, Refus> {
    let mut balises = Balises::new(flux, "xl/styles.xml");
    let mut codes: BTreeMap<u32, Format> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut dans_les_styles = false;
    loop {
        match balises.suivante()? {
            Balise::Ouvre(e) => match e.nom().as_str() {
                "numFmt" => {
                    let id = e.attribut("numFmtId").and_then(|n| n.parse().ok());
                    if let (Some(id), Some(code)) = (id, e.attribut("formatCode")) {
                        codes.insert(id, format_du_code(&code));
                    }
                }
                "cellXfs" => dans_les_styles = true,
                "xf" if dans_les_styles => {
                    let id = e.attribut("numFmtId").and_then(|n| n.parse().ok()).unwrap_or(0);
                    styles.push(codes.get(&id).copied().unwrap_or_else(|| format_connu(id)));
                }
                _ => {}
            },
            Balise::Ferme(nom) if nom == "cellXfs" => dans_les_styles = false,
            Balise::Fin => return Ok(styles),
            _ => {}
        }
        if styles.len() + codes.len() > limites::PARTAGES {
            return Err(balises.illisible());
        }
    }
}

/// Formats that Excel numbers without saying.
fn format_connu(id: u32) -> Format {
    match id {
        9 | 10 => Format::Pourcentage,
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Format::Date,
        _ => Format::Ordinaire,
    }
}

/// By the letters of its code, those between quotes, after a backslash or between brackets set apart.
fn format_du_code(code: &str) -> Format {
    let mut lettres = code.chars();
    while let Some(c) = lettres.next() {
        match c {
            '"' => drop(lettres.by_ref().find(|c| *c == '"')),
            '[' => drop(lettres.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(lettres.next()),
            '%' => return Format::Pourcentage,
            // English, then French letters; « General » and « Standard » hold neither alone.
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'j' | 'J' | 'h' | 'H' => {
                return if code.eq_ignore_ascii_case("standard") { Format::Ordinaire } else { Format::Date };
            }
            _ => {}
        }
    }
    Format::Ordinaire
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats() {
        for (code, attendu) in [
            ("0.0\" %\"", Format::Ordinaire),
            ("0.0%", Format::Pourcentage),
            ("dd/mm/yyyy", Format::Date),
            ("[$-40C]d mmmm yyyy", Format::Date),
            ("#,##0\\ \"€ HT\"", Format::Ordinaire),
            ("General", Format::Ordinaire),
            ("[Red]#,##0;\"dépassé\"", Format::Ordinaire),
        ] {
            assert_eq!(format_du_code(code), attendu, "{code}");
        }
    }
}
