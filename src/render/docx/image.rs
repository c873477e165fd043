//! Logos: their format, their size, and the room they get on the page.

use docx_rs::Pic;

use super::erreur::ErreurDocx;
use super::ressources::{ImageJointe, Ressources};
use crate::vue::contrat::Image;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Png,
    Jpeg,
}

impl Format {
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }

    pub fn type_mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// The frame of a logo in the letterhead, in English metric units (360 000 to a centimetre).
const LARGEUR: u64 = 360_000 * 42 / 10;
const HAUTEUR: u64 = 360_000 * 24 / 10;

/// The picture, as large as its frame allows.
pub fn logo(
    image: &Image,
    images: &dyn Fn(&str) -> Option<Vec<u8>>,
    ressources: &mut Ressources,
) -> Result<Pic, ErreurDocx> {
    let fichier = || image.fichier.clone();
    let contenu = images(&image.fichier).ok_or_else(|| ErreurDocx::ImageAbsente { fichier: fichier() })?;
    let (format, largeur, hauteur) =
        mesurer(&contenu).ok_or_else(|| ErreurDocx::ImageIllisible { fichier: fichier() })?;
    let (l, h) = (u64::from(largeur), u64::from(hauteur));
    // Compared as products, which keep the proportions exact.
    let (l, h) =
        if l * HAUTEUR > h * LARGEUR { (LARGEUR, h * LARGEUR / l) } else { (l * HAUTEUR / h, HAUTEUR) };
    let relation = ressources.image(ImageJointe { format, contenu, alternative: image.alternative.clone() });
    // docx-rs joins pictures whose bytes are equal: the relationship's name stands for them, the package has
    // the real ones.
    let pic = Pic::new_with_dimensions(relation.clone().into_bytes(), largeur, hauteur).id(relation);
    let emu = |n: u64| u32::try_from(n.max(1)).unwrap_or(u32::MAX);
    Ok(pic.size(emu(l), emu(h)))
}

/// Format, width and height in pixels, read in the file's own header.
fn mesurer(contenu: &[u8]) -> Option<(Format, u32, u32)> {
    let (format, largeur, hauteur) = if contenu.starts_with(b"\x89PNG\r\n\x1a\n") {
        let nombre = |debut: usize| contenu.get(debut..debut + 4)?.try_into().ok().map(u32::from_be_bytes);
        (Format::Png, nombre(16)?, nombre(20)?)
    } else {
        let (largeur, hauteur) = mesurer_jpeg(contenu)?;
        (Format::Jpeg, largeur, hauteur)
    };
    (largeur > 0 && hauteur > 0).then_some((format, largeur, hauteur))
}

/// Walks the segments of a JPEG up to the start of frame, which holds the size.
fn mesurer_jpeg(contenu: &[u8]) -> Option<(u32, u32)> {
    let mot = |debut: usize| contenu.get(debut..debut + 2)?.try_into().ok().map(u16::from_be_bytes);
    let mut position = if contenu.starts_with(b"\xff\xd8") { 2 } else { return None };
    loop {
        let [0xff, marqueur] = *contenu.get(position..position + 2)? else { return None };
        match marqueur {
            0xff => position += 1,
            // Start of frame, of any coding but the three neighbours that are tables.
            0xc0..=0xcf if !matches!(marqueur, 0xc4 | 0xc8 | 0xcc) => {
                return Some((mot(position + 7)?.into(), mot(position + 5)?.into()));
            }
            _ => position += 2 + usize::from(mot(position + 2)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn taille_d_un_jpeg() {
        // Start, an application segment of 4 bytes, then a start of frame: 8 bits, 24 high, 320 wide.
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc2\x00\x0b\x08\x00\x18\x01\x40\x01";
        assert_eq!(mesurer(jpeg), Some((Format::Jpeg, 320, 24)));
    }

    #[test]
    fn image_tronquee_ou_sans_surface() {
        assert_eq!(mesurer(b"\xff\xd8\xff\xe0\xff"), None);
        assert_eq!(mesurer(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x00\x00\x00\x00\x01"), None);
        assert_eq!(mesurer(b""), None);
    }
}
