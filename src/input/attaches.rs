//! Files that a PDF carries. The PDF may come from anyone: names are confined, sizes bounded, and what is
//! compressed in an unusual way is refused.

use std::io::Read;
use std::path::{Component, Path};

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Dict, Object, Stream, String as Chaine};
use hayro_syntax::{Filter, Pdf};

const OCTETS_AU_PLUS: u64 = 32 << 20;
const PIECES_AU_PLUS: usize = 500;

/// A file taken out of a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachee {
    /// Relative, with `/`: `source/axes/1-emploi.toml`.
    pub nom: String,
    pub octets: Vec<u8>,
}

/// Everything attached, in order of name.
///
/// # Errors
/// Why the file is refused, in French.
pub fn lire(pdf: Vec<u8>) -> Result<Vec<Attachee>, String> {
    let pdf =
        Pdf::new(pdf).map_err(|_| "ce fichier n’est pas un PDF lisible, ou il est protégé".to_owned())?;
    let mut pieces: Vec<Attachee> = Vec::new();
    let mut place = OCTETS_AU_PLUS;
    for objet in pdf.objects() {
        let Object::Dict(dict) = objet else { continue };
        let Some(fichiers) = dict.get::<Dict<'_>>("EF") else { continue };
        let Some(flux) = fichiers.get::<Stream<'_>>("UF").or_else(|| fichiers.get("F")) else { continue };
        let nom = dict.get::<Chaine<'_>>("UF").or_else(|| dict.get("F")).map(|n| decoder(n.as_bytes()));
        let nom = confiner(&nom.unwrap_or_default())?;
        if pieces.iter().any(|p| p.nom == nom) {
            continue;
        }
        if pieces.len() == PIECES_AU_PLUS {
            return Err(format!("ce PDF porte plus de {PIECES_AU_PLUS} pièces jointes"));
        }
        let octets = deplier(&flux, place).map_err(|raison| format!("« {nom} » : {raison}"))?;
        place -= u64::try_from(octets.len()).unwrap_or(place);
        pieces.push(Attachee { nom, octets });
    }
    pieces.sort_by(|a, b| a.nom.cmp(&b.nom));
    Ok(pieces)
}

/// At most `place` bytes come out, whatever the stream claims.
fn deplier(flux: &Stream<'_>, place: u64) -> Result<Vec<u8>, String> {
    let brut = flux.raw_data();
    let mut octets = Vec::new();
    let lu = match flux.filters().as_slice() {
        [] => brut.as_ref().take(place + 1).read_to_end(&mut octets),
        [Filter::FlateDecode] => ZlibDecoder::new(brut.as_ref()).take(place + 1).read_to_end(&mut octets),
        _ => return Err("sa compression n’est pas celle d’un document de spaser".to_owned()),
    };
    match lu {
        Err(_) => Err("la pièce est abîmée".to_owned()),
        Ok(_) if octets.len() as u64 > place => {
            Err(format!("les pièces jointes dépassent {} Mo", OCTETS_AU_PLUS >> 20))
        }
        Ok(_) => Ok(octets),
    }
}

/// UTF-16 with its mark, UTF-8 with its own, or Latin.
fn decoder(octets: &[u8]) -> String {
    match octets {
        [0xfe, 0xff, reste @ ..] => {
            let unites: Vec<u16> = reste.chunks_exact(2).map(|p| u16::from_be_bytes([p[0], p[1]])).collect();
            String::from_utf16_lossy(&unites)
        }
        [0xef, 0xbb, 0xbf, reste @ ..] => String::from_utf8_lossy(reste).into_owned(),
        autres => autres.iter().map(|o| char::from(*o)).collect(),
    }
}

/// A name that stays below the folder where it is written.
fn confiner(nom: &str) -> Result<String, String> {
    let refus = || format!("une pièce jointe a un nom interdit : « {} »", nom.escape_debug());
    let simple = |c: char| !c.is_control() && !"\\:*?\"<>|".contains(c);
    if nom.is_empty() || nom.len() > 300 || !nom.chars().all(simple) {
        return Err(refus());
    }
    let tous_normaux = Path::new(nom).components().all(|c| matches!(c, Component::Normal(_)));
    if tous_normaux { Ok(nom.to_owned()) } else { Err(refus()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noms() {
        assert_eq!(confiner("source/axes/1.toml").as_deref(), Ok("source/axes/1.toml"));
        for nom in ["", "../x", "/etc/passwd", "a/../../b", "c:\\x", "a\u{0}b"] {
            assert!(confiner(nom).is_err(), "{nom:?}");
        }
        assert_eq!(decoder(b"\xfe\xff\x00a\x00\xe9"), "aé");
    }
}
