//! Writes a package whose bytes depend on its parts alone.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipResult};

/// A fixed date (1980-01-01): a clock here would change the bytes from one run to the next.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
}

/// Writes `parts` in their order, which Office readers may rely on: `[Content_Types].xml` comes first.
///
/// # Errors
/// Two parts of one name.
pub fn ecrire(parts: &[(String, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (nom, contenu) in parts {
        zip.start_file(nom.as_str(), options())?;
        zip.write_all(contenu)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The same package with its parts named by `touche` changed; the others go through as they were compressed.
///
/// # Errors
/// What was given is no package, or a part of it cannot be read.
pub fn retoucher(
    octets: &[u8],
    touche: impl Fn(&str) -> bool,
    changer: impl Fn(&str, Vec<u8>) -> Vec<u8>,
) -> ZipResult<Vec<u8>> {
    let mut lu = ZipArchive::new(Cursor::new(octets))?;
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(octets.len())));
    for rang in 0..lu.len() {
        let nom = lu.by_index_raw(rang)?.name()?.into_owned();
        if !touche(&nom) {
            zip.raw_copy_file(lu.by_index_raw(rang)?)?;
            continue;
        }
        let mut contenu = Vec::new();
        lu.by_index(rang)?.read_to_end(&mut contenu)?;
        zip.start_file(nom.as_str(), options())?;
        zip.write_all(&changer(&nom, contenu))?;
    }
    Ok(zip.finish()?.into_inner())
}
