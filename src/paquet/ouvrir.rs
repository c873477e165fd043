//! Opens a package that came from outside: what it claims is checked before a byte of it is inflated, and
//! nothing is inflated beyond a bound.

use std::io::{Cursor, Read, Take};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::Refus;

/// The heaviest file opened, and the most that one of its parts may hold once inflated.
pub const OCTETS_AU_PLUS: u64 = 64 << 20;
/// The most that a part read as a stream may hold: a sheet of a million rows is about 100 Mo.
const FLUX_AU_PLUS: u64 = 512 << 20;
/// The most that all parts may hold together.
const TOTAL_AU_PLUS: u128 = 1 << 30;
const PARTIES_AU_PLUS: usize = 4_000;
/// Deflate cannot do better than about 1 000 to 1: beyond this, no document was ever that dull.
const RAPPORT_AU_PLUS: u128 = 400;

/// First bytes of the compound files of Word and Excel before 2007, and of encrypted documents since.
const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP: [u8; 4] = [b'P', b'K', 3, 4];
const TYPES: &str = "[Content_Types].xml";

/// What a package is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Word, whatever its extension.
    Texte { macros: bool },
    /// Excel, whatever its extension.
    Classeur { macros: bool },
    /// A text of LibreOffice (.odt).
    TexteOuvert,
    /// A workbook of LibreOffice (.ods).
    ClasseurOuvert,
    /// A document of another kind: slides, drawing.
    Autre,
}

/// A part being inflated, up to a bound.
pub type Flux<'a> = Take<ZipFile<'a, Cursor<Vec<u8>>>>;

/// An Office document, opened.
pub struct Paquet {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    nature: Nature,
}

impl Paquet {
    /// Opens a document.
    ///
    /// # Errors
    /// See [`Refus`].
    pub fn ouvrir(octets: Vec<u8>) -> Result<Self, Refus> {
        let taille = octets.len() as u64;
        if taille == 0 {
            return Err(Refus::Vide);
        }
        if taille > OCTETS_AU_PLUS {
            return Err(Refus::TropGros { octets: taille, limite: OCTETS_AU_PLUS });
        }
        if octets.starts_with(&OLE) {
            return Err(match nature_ancienne(&octets) {
                Ancien::Chiffre => Refus::Chiffre,
                Ancien::Texte | Ancien::Classeur | Ancien::Inconnu => Refus::Ancien,
            });
        }
        if !octets.starts_with(&ZIP) {
            return Err(Refus::PasUnPaquet);
        }
        let mut archive = ZipArchive::new(Cursor::new(octets)).map_err(|_| Refus::Abime)?;
        if archive.len() > PARTIES_AU_PLUS {
            return Err(Refus::Bombe);
        }
        // Two readers of such a file would not read the same document.
        if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(|_| Refus::Abime)? {
            return Err(Refus::Abime);
        }
        let total = archive.decompressed_size().unwrap_or(0);
        if total > TOTAL_AU_PLUS || (total > 1 << 24 && total > u128::from(taille) * RAPPORT_AU_PLUS) {
            return Err(Refus::Bombe);
        }
        let mut paquet = Self { archive, nature: Nature::Autre };
        paquet.nature = paquet.reconnaitre()?;
        Ok(paquet)
    }

    /// What its main part says it is, whatever the name of the file.
    pub fn nature(&self) -> Nature {
        self.nature
    }

    /// Names of the parts, in their order in the file.
    pub fn noms(&self) -> Vec<String> {
        self.archive.file_names().filter_map(|nom| Some(nom.ok()?.into_owned())).collect()
    }

    /// A part, inflated; nothing when the document has none of this name.
    ///
    /// # Errors
    /// A part that is damaged, encrypted or too large.
    pub fn lire(&mut self, nom: &str) -> Result<Option<Vec<u8>>, Refus> {
        self.lire_au_plus(nom, OCTETS_AU_PLUS)
    }

    /// A part as a stream, cut at a bound far beyond what a reader should accept.
    ///
    /// # Errors
    /// A part that is damaged or encrypted.
    pub fn flux(&mut self, nom: &str) -> Result<Option<Flux<'_>>, Refus> {
        let Some(rang) = self.archive.index_for_name(nom) else { return Ok(None) };
        let part = self.archive.by_index(rang).map_err(|_| Refus::Abime)?;
        if part.size() > FLUX_AU_PLUS {
            return Err(Refus::Bombe);
        }
        Ok(Some(part.take(FLUX_AU_PLUS)))
    }

    fn lire_au_plus(&mut self, nom: &str, limite: u64) -> Result<Option<Vec<u8>>, Refus> {
        let Some(flux) = self.flux(nom)? else { return Ok(None) };
        let mut octets = Vec::new();
        flux.take(limite + 1).read_to_end(&mut octets).map_err(|_| Refus::Abime)?;
        if octets.len() as u64 > limite { Err(Refus::Bombe) } else { Ok(Some(octets)) }
    }

    /// By what the package says of itself, never by its extension.
    fn reconnaitre(&mut self) -> Result<Nature, Refus> {
        if let Some(genre) = self.lire_au_plus("mimetype", 1 << 10)? {
            let genre = String::from_utf8_lossy(&genre);
            return Ok(match genre.trim() {
                "application/vnd.oasis.opendocument.text" => Nature::TexteOuvert,
                "application/vnd.oasis.opendocument.spreadsheet" => Nature::ClasseurOuvert,
                _ => Nature::Autre,
            });
        }
        let types = self.lire_au_plus(TYPES, 1 << 22)?.ok_or(Refus::SansContenu)?;
        let types = String::from_utf8_lossy(&types);
        let macros =
            types.contains("macroEnabled") || self.noms().iter().any(|n| n.ends_with("vbaProject.bin"));
        let principal = |nom: &str| self.archive.index_for_name(nom).is_some();
        Ok(if types.contains("wordprocessingml") || principal("word/document.xml") {
            Nature::Texte { macros }
        } else if types.contains("spreadsheetml") || principal("xl/workbook.xml") {
            Nature::Classeur { macros }
        } else {
            Nature::Autre
        })
    }
}

/// What a compound file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ancien {
    /// An encrypted document of today.
    Chiffre,
    Texte,
    Classeur,
    Inconnu,
}

/// By the names of the streams of a compound file.
pub fn nature_ancienne(octets: &[u8]) -> Ancien {
    let a = |nom| contient_utf16(octets, nom);
    if a("EncryptedPackage") {
        Ancien::Chiffre
    } else if a("WordDocument") {
        Ancien::Texte
    } else if a("Workbook") || a("Book\0") {
        Ancien::Classeur
    } else {
        Ancien::Inconnu
    }
}

fn contient_utf16(octets: &[u8], texte: &str) -> bool {
    let cherche: Vec<u8> = texte.encode_utf16().flat_map(u16::to_le_bytes).collect();
    octets.windows(cherche.len()).any(|fenetre| fenetre == cherche)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paquet::ecrire;

    fn document() -> Vec<u8> {
        let types = "<Types><Override ContentType=\"…wordprocessingml.document.main+xml\"/></Types>";
        let parts = [(TYPES, types), ("word/document.xml", "<w:document/>")];
        ecrire(&parts.map(|(n, x)| (n.to_owned(), x.as_bytes().to_vec()))).expect("un paquet")
    }

    fn refus(octets: Vec<u8>) -> Option<Refus> {
        Paquet::ouvrir(octets).err()
    }

    #[test]
    fn un_document_s_ouvre() {
        let mut paquet = Paquet::ouvrir(document()).expect("un document");
        assert_eq!(paquet.nature(), Nature::Texte { macros: false });
        assert_eq!(paquet.lire("word/document.xml").expect("lue").as_deref(), Some(&b"<w:document/>"[..]));
        assert_eq!(paquet.lire("word/absente.xml"), Ok(None));
    }

    #[test]
    fn ce_qui_n_en_est_pas_un() {
        let entier = document();
        let ole = |suite: &str| {
            OLE.iter().copied().chain(suite.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>()
        };
        assert_eq!(refus(Vec::new()), Some(Refus::Vide));
        assert_eq!(refus(b"bonjour".to_vec()), Some(Refus::PasUnPaquet));
        assert_eq!(refus(entier[..entier.len() - 30].to_vec()), Some(Refus::Abime));
        assert_eq!(refus(ole("WordDocument")), Some(Refus::Ancien));
        assert_eq!(refus(ole("EncryptedPackage")), Some(Refus::Chiffre));
        let autre = ecrire(&[("lisez.txt".to_owned(), b"x".to_vec())]).expect("un paquet");
        assert_eq!(refus(autre), Some(Refus::SansContenu));
    }

    #[test]
    fn une_bombe_n_explose_pas() {
        let types = (TYPES.to_owned(), b"<Types>spreadsheetml</Types>".to_vec());
        let bombe = ecrire(&[types, ("xl/a.xml".to_owned(), vec![b' '; 80 << 20])]).expect("un paquet");
        assert_eq!(refus(bombe), Some(Refus::Bombe));
    }

    proptest::proptest! {
        /// Whatever is damaged, nothing panics.
        #[test]
        fn un_octet_change_ne_fait_rien_tomber(rang in 0..400usize, octet: u8) {
            let mut octets = document();
            if let Some(place) = octets.get_mut(rang) {
                *place = octet;
            }
            if let Ok(mut paquet) = Paquet::ouvrir(octets) {
                for nom in paquet.noms() {
                    let _ = paquet.lire(&nom);
                }
            }
        }
    }
}
