//! Rows as a file that any spreadsheet or data tool reads: commas, UTF-8, quotes where they are needed (RFC 4180).

/// # Errors
/// Never in memory.
pub fn rendre(lignes: &[Vec<String>]) -> Result<Vec<u8>, String> {
    let mut ecrivain = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for ligne in lignes {
        ecrivain.write_record(ligne).map_err(|e| e.to_string())?;
    }
    ecrivain.into_inner().map_err(|e| e.to_string())
}
