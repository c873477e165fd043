//! A text table: its encoding and its separator are found, then said.

use super::tableau::{Cellule, Ligne, Tableau, Valeur};

const SEPARATEURS: [(u8, &str); 3] = [(b';', "point-virgule"), (b'\t', "tabulation"), (b',', "virgule")];
/// A larger file is refused: no table of a scheme comes near it.
pub const LIGNES_AU_PLUS: usize = 20_000;
pub const COLONNES_AU_PLUS: usize = 500;
/// Lines looked at to find the separator.
const LIGNES_SONDEES: usize = 30;

/// How the file was read, as the report says it.
pub struct LectureCsv {
    pub tableau: Tableau,
    pub encodage: &'static str,
    pub separateur: &'static str,
}

/// # Errors
/// Why the file is no table, in French.
pub fn lire(octets: &[u8]) -> Result<LectureCsv, String> {
    let (texte, encodage) = decoder(octets)?;
    let texte = texte.replace("\r\n", "\n").replace('\r', "\n");
    let (separateur, nom) = separateur(&texte);
    let mut lecteur = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separateur)
        .from_reader(texte.as_bytes());
    let mut tableau = Tableau::default();
    // Rows as a spreadsheet counts them: a cell may run over several lines, and the reader skips blank ones.
    let mut vues = 0;
    for enregistrement in lecteur.records() {
        let enregistrement =
            enregistrement.map_err(|_| "ce fichier n’est pas un tableau lisible".to_owned())?;
        let debut = enregistrement.position().map_or(0, csv::Position::byte);
        let suite = usize::try_from(debut).ok().and_then(|debut| texte.get(debut..)).unwrap_or_default();
        let vides = suite.bytes().take_while(|o| *o == b'\n').count();
        vues += u32::try_from(vides).unwrap_or(0) + 1;
        if enregistrement.len() > COLONNES_AU_PLUS {
            return Err(format!("ce tableau compte plus de {COLONNES_AU_PLUS} colonnes"));
        }
        let cellules: Vec<Cellule> = enregistrement.iter().enumerate().filter_map(cellule).collect();
        tableau.lignes.push(Ligne { numero: vues, cellules });
        if tableau.lignes.len() > LIGNES_AU_PLUS {
            return Err(format!("ce tableau compte plus de {LIGNES_AU_PLUS} lignes"));
        }
    }
    Ok(LectureCsv { tableau, encodage, separateur: nom })
}

fn cellule((rang, texte): (usize, &str)) -> Option<Cellule> {
    let texte = texte.trim();
    let colonne = u32::try_from(rang).ok()?;
    (!texte.is_empty()).then(|| Cellule { colonne, valeur: Valeur::Texte(texte.to_owned()), formule: false })
}

fn decoder(octets: &[u8]) -> Result<(String, &'static str), String> {
    if octets.starts_with(b"PK\x03\x04") {
        return Err("c’est un classeur, malgré son nom : donnez-lui l’extension .xlsx ou .ods".to_owned());
    }
    for (marque, gros) in [([0xff, 0xfe], false), ([0xfe, 0xff], true)] {
        if octets.starts_with(&marque) {
            let lire = |p: &[u8]| {
                if gros { u16::from_be_bytes([p[0], p[1]]) } else { u16::from_le_bytes([p[0], p[1]]) }
            };
            let unites: Vec<u16> = octets[2..].chunks_exact(2).map(lire).collect();
            return Ok((String::from_utf16_lossy(&unites), "UTF-16"));
        }
    }
    let octets = octets.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(octets);
    if octets.contains(&0) {
        return Err("ce fichier n’est pas un texte".to_owned());
    }
    match std::str::from_utf8(octets) {
        Ok(texte) => Ok((texte.to_owned(), "UTF-8")),
        Err(_) => Ok((octets.iter().map(|o| windows_1252(*o)).collect(), "Windows-1252")),
    }
}

/// The upper half of the code page; its five holes are control characters, dropped later.
const HAUT: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(octet: u8) -> char {
    match octet {
        0x80..=0x9f => HAUT[usize::from(octet - 0x80)],
        autre => char::from(autre),
    }
}

/// The one that cuts the first lines most often, outside quotes.
fn separateur(texte: &str) -> (u8, &'static str) {
    let compter = |s: u8| {
        let (mut cite, mut n, mut lignes) = (false, 0usize, 0);
        for o in texte.bytes() {
            match o {
                b'"' => cite = !cite,
                b'\n' => lignes += 1,
                o if o == s && !cite => n += 1,
                _ => {}
            }
            if lignes >= LIGNES_SONDEES {
                break;
            }
        }
        n
    };
    let mut meilleur = SEPARATEURS[0];
    for candidat in SEPARATEURS {
        if compter(candidat.0) > compter(meilleur.0) {
            meilleur = candidat;
        }
    }
    meilleur
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodages_et_separateurs() {
        let cas: [(&[u8], &str, &str); 4] = [
            (b"a;b\n1;2", "UTF-8", "point-virgule"),
            (b"\xef\xbb\xbfa,b\n1,2", "UTF-8", "virgule"),
            (b"a\tb\n\xe9t\xe9\t\x80", "Windows-1252", "tabulation"),
            (b"\xff\xfea\x00;\x00b\x00", "UTF-16", "point-virgule"),
        ];
        for (octets, encodage, separateur) in cas {
            let lu = lire(octets).expect("un tableau");
            assert_eq!((lu.encodage, lu.separateur), (encodage, separateur));
        }
        for texte in ["a;b\n\n\"x\ny\";2\nz;3", "a;b\r\n\r\n\"x\r\ny\";2\r\nz;3\r\n"] {
            let lu = lire(texte.as_bytes()).expect("un tableau");
            assert_eq!(
                lu.tableau.lignes.iter().map(|l| l.numero).collect::<Vec<_>>(),
                [1, 3, 4],
                "{texte:?}"
            );
        }
    }
}
