//! The last step: serde, on a tree that the schema already found good.

use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use crate::diagnostic::{Chemin, Code, Diagnostic};
use crate::input::Arbre;

/// How serde and its friends begin when they speak for themselves, in English.
const ANGLAIS: [&str; 10] = [
    "invalid ",
    "missing ",
    "unknown ",
    "duplicate ",
    "expected ",
    "data did not",
    "trailing ",
    "EOF ",
    "number ",
    "recursion ",
];

/// Fills a struct.
///
/// # Errors
/// What serde refused, in French: the schema let something pass.
pub fn typer<T: DeserializeOwned>(arbre: &Arbre) -> Result<T, Box<Diagnostic>> {
    serde_path_to_error::deserialize(arbre.to_json()).map_err(|erreur| {
        let chemin = erreur.path().iter().fold(Chemin::racine(), |chemin, segment| match segment {
            Segment::Seq { index } => chemin.rang(*index),
            Segment::Map { key } => chemin.cle(key),
            Segment::Enum { .. } | Segment::Unknown => chemin,
        });
        let dit = erreur.inner().to_string();
        let etranger = ANGLAIS.iter().any(|debut| dit.starts_with(debut));
        let (code, message) = if etranger {
            (Code::TypeIncorrect, "cette valeur n’a pas la forme attendue".to_owned())
        } else {
            (Code::FormatIncorrect, dit)
        };
        let mut faute = Diagnostic::new(code, message).en(chemin).dit("valeur refusée");
        if etranger {
            faute = faute.aide("le contrôle du format aurait dû l’expliquer : signalez-nous ce cas");
        }
        faute.placer(arbre);
        Box::new(faute)
    })
}
