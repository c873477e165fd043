//! Writes a package whose bytes depend on its parts alone.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult};

/// Writes `parts` in their order, which Office readers may rely on: `[Content_Types].xml` comes first.
///
/// # Errors
/// Two parts of one name.
pub fn ecrire(parts: &[(String, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    // A fixed date (1980-01-01): a clock here would change the bytes from one run to the next.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (nom, contenu) in parts {
        zip.start_file(nom.as_str(), options)?;
        zip.write_all(contenu)?;
    }
    Ok(zip.finish()?.into_inner())
}
