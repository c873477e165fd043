//! TOML text → tree, with every syntax fault at once.

use toml::de::DeTable;

use super::arbre::Arbre;
use super::{convertir, syntaxe};
use crate::diagnostic::{Code, Diagnostics, SourceId, Sources};

/// Above this size a malformed file is reported by its first faults only: a hostile one could
/// otherwise hold a fault a byte.
const GRAND: usize = 1 << 20;

/// Reads a text already in `sources`. No tree when its form is too damaged to go on: what follows
/// would only be noise.
pub fn parse(source: SourceId, sources: &Sources) -> (Option<Arbre>, Diagnostics) {
    let Some(texte) = sources.get(source).map(|s| s.texte.as_str()) else {
        return (None, Diagnostics::new());
    };
    let (table, erreurs) = if texte.len() > GRAND {
        match DeTable::parse(texte) {
            Ok(table) => (table, Vec::new()),
            Err(erreur) => return (None, syntaxe::diagnostics(&[erreur], &DeTable::new(), texte, source)),
        }
    } else {
        DeTable::parse_recoverable(texte)
    };
    let mut diagnostics = syntaxe::diagnostics(&erreurs, table.get_ref(), texte, source);
    if diagnostics.contains(Code::TomlSyntaxe) {
        return (None, diagnostics);
    }
    let (arbre, fautes) = convertir::arbre(table.into_inner(), texte, source);
    diagnostics.extend(fautes);
    (arbre, diagnostics)
}
