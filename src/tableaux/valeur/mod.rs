//! What a cell means for a field: understood, understood by a reading that is said, or not understood.

mod date;
mod nombre;

pub use date::{Bout, DateLue, lire_date, lire_periode};
pub use nombre::{Ecriture, arrondir, lire_nombre, millier_du_titre};

/// A value read, and how the reading must be announced when it is not plain.
#[derive(Debug, Clone, PartialEq)]
pub struct Lu<T> {
    pub valeur: T,
    /// « lu comme le 30 juin 2027 »
    pub dit: Option<String>,
}

impl<T> Lu<T> {
    /// Read as it is written.
    pub fn net(valeur: T) -> Self {
        Self { valeur, dit: None }
    }

    /// Read by an interpretation, that `dit` announces.
    pub fn dit(valeur: T, dit: impl Into<String>) -> Self {
        Self { valeur, dit: Some(dit.into()) }
    }
}

/// Why a cell was not understood, in French.
pub type Incompris = String;

/// « oui », « non », « x », « vrai ».
pub fn lire_oui_non(texte: &str) -> Option<bool> {
    match super::pliage::plier(texte).as_str() {
        "oui" | "o" | "x" | "vrai" | "true" | "yes" | "1" => Some(true),
        "non" | "n" | "faux" | "false" | "no" | "0" => Some(false),
        _ if ["✓", "✔", "☑"].contains(&texte.trim()) => Some(true),
        _ if ["✗", "☐", "-", "–"].contains(&texte.trim()) => Some(false),
        _ => None,
    }
}

/// The items of a cell: separated by semicolons, line ends or bullets.
pub fn decouper(texte: &str) -> Vec<String> {
    let parts = texte.split(['\n', '\r', ';', '•', '▪', '●']);
    let nues = parts.map(|p| p.trim().trim_start_matches(['-', '–', '—', '*', '→']).trim());
    let mut vues: Vec<String> = Vec::new();
    for part in nues.filter(|p| !p.is_empty()) {
        if !vues.iter().any(|v| v == part) {
            vues.push(part.to_owned());
        }
    }
    vues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listes_et_cases() {
        assert_eq!(decouper("- CCAS ;\n• PLIE\n\nCCAS"), ["CCAS", "PLIE"]);
        assert_eq!(
            ["Oui", "x", "NON", "✓", "peut-être"].map(lire_oui_non),
            [Some(true), Some(true), Some(false), Some(true), None]
        );
    }
}
