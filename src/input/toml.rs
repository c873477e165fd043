//! TOML text → tree, with every syntax fault at once.

use toml::de::DeTable;

use super::arbre::Arbre;
use super::indice::Ligne;
use super::{convertir, syntaxe};
use crate::diagnostic::{Chemin, Cible, Code, Diagnostics, SourceId, Sources};

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
    let fautes = syntaxe::diagnostics(&erreurs, table.get_ref(), texte, source);
    if fautes.contains(Code::TomlSyntaxe) {
        return (None, fautes);
    }
    let titres = titres_doubles(&fautes, texte);
    let (mut arbre, fautes) = convertir::arbre(table.into_inner(), texte, source, fautes);
    if let Some(arbre) = &mut arbre {
        titres.into_iter().for_each(|cle| arbre.marquer_fautif(Chemin::racine().cle(cle)));
    }
    (arbre, fautes)
}

/// Tables whose header is doubled: what the parser kept of them proves nothing.
fn titres_doubles(fautes: &Diagnostics, texte: &str) -> Vec<String> {
    let doubles = fautes.iter().filter(|d| d.code == Code::TomlDoublon);
    let places = doubles.filter_map(|d| d.marques.first()?.origine.as_ref()?.etendue(Cible::Cle));
    let lignes = places.map(|place| {
        let debut = texte[..place.start].rfind('\n').map_or(0, |i| i + 1);
        Ligne::autour(texte, debut, place.start)
    });
    let titres = lignes.filter(Ligne::est_titre);
    titres
        .filter_map(|l| l.titre().split('.').next().map(|cle| cle.trim_matches(['"', '\'', ' ']).to_owned()))
        .collect()
}
