//! What the State’s transmission asks of an act: its number, its class, the weight of its files.

use crate::ecriture::sans_accents;

/// Longest number that acts software takes.
pub const SIGNES_DU_NUMERO: usize = 15;
/// Beyond this weight, some operators refuse a set of files.
pub const POIDS_A_SURVEILLER: usize = 10_000_000;

/// Proposed class of the act in the State's nomenclature of transmissions: a point to clear before signing.
pub const CODE_DE_MATIERE: &str = "1.7";
/// Its names, from the widest to the narrowest.
pub const NOMS_DE_MATIERE: [&str; 2] = ["Commande publique", "Actes spéciaux et divers"];

/// A number as acts software writes it: capitals and digits, `_` between. Its length is for the caller to judge.
pub fn numero(imprime: &str) -> String {
    let nu = sans_accents(imprime).filter(char::is_ascii).collect::<String>().to_uppercase();
    let parties = nu.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty());
    parties.collect::<Vec<_>>().join("_")
}

/// The same, when it is neither empty nor too long.
pub fn numero_transmissible(imprime: &str) -> Option<String> {
    Some(numero(imprime)).filter(|n| (1..=SIGNES_DU_NUMERO).contains(&n.len()))
}
