//! A block of the dossier as text. Whatever was typed is escaped: nothing in a cell can close a string or open a table.

use crate::input::{echapper, ecrire_nombre, ecrire_texte};

/// A value to write.
#[derive(Debug, Clone, PartialEq)]
pub enum Toml {
    Texte(String),
    /// A number, a date, a boolean: already spelled by us.
    Brut(String),
    Liste(Vec<Self>),
    Table(Vec<(String, Self)>),
}

impl Toml {
    /// A number in the shortest spelling that reads back the same.
    pub fn nombre(n: f64) -> Self {
        Self::Brut(ecrire_nombre(n))
    }

    /// The value in TOML, over several lines when it is long.
    pub fn ecrire(&self) -> String {
        match self {
            Self::Texte(texte) => citer(texte),
            Self::Brut(brut) => brut.clone(),
            Self::Liste(elements) => {
                let ecrits: Vec<String> = elements.iter().map(Self::ecrire).collect();
                let une_ligne = format!("[{}]", ecrits.join(", "));
                if une_ligne.chars().count() <= LARGEUR && !une_ligne.contains('\n') {
                    une_ligne
                } else {
                    format!("[\n{}]", ecrits.iter().map(|e| format!("  {e},\n")).collect::<String>())
                }
            }
            Self::Table(entrees) => {
                let ecrites: Vec<String> =
                    entrees.iter().map(|(cle, v)| format!("{cle} = {}", v.en_ligne())).collect();
                format!("{{ {} }}", ecrites.join(", "))
            }
        }
    }

    /// Within an inline table nothing runs over two lines.
    fn en_ligne(&self) -> String {
        match self {
            Self::Texte(texte) => ecrire_texte(texte),
            autre => autre.ecrire(),
        }
    }
}

/// Beyond, a list takes a line an item.
const LARGEUR: usize = 100;

fn citer(texte: &str) -> String {
    if !texte.contains('\n') {
        return ecrire_texte(texte);
    }
    let mut ecrit = String::from("\"\"\"\n");
    for c in texte.chars() {
        match c {
            '\n' => ecrit.push('\n'),
            c => echapper(c, &mut ecrit),
        }
    }
    ecrit.push_str("\"\"\"");
    ecrit
}

/// A comment, a line for each line of the text.
pub fn commenter(texte: &str, ecrit: &mut String) {
    for ligne in texte.split('\n') {
        let nue: String = ligne.chars().filter(|c| !c.is_control()).collect();
        ecrit.push_str("# ");
        ecrit.push_str(nue.trim_end());
        ecrit.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// What was typed is what a reader of TOML gets, and nothing beside it.
        #[test]
        fn tout_texte_se_relit(texte in "\\PC{0,40}[\"'\\\\\n\t#=\\[\\]{}]{0,6}\\PC{0,10}", n in -1e9_f64..1e9) {
            let table = Toml::Table(vec![("a".into(), Toml::Texte(texte.clone())), ("n".into(), Toml::nombre(n))]);
            let liste = Toml::Liste(vec![Toml::Texte(texte.clone()), Toml::Texte(texte.clone())]);
            let mut document = format!("t = {}\nu = {}\nv = {}\n", Toml::Texte(texte.clone()).ecrire(), table.ecrire(), liste.ecrire());
            commenter(&texte, &mut document);
            let lu: toml::Table = document.parse().expect("un TOML lisible");
            proptest::prop_assert_eq!(lu.len(), 3);
            proptest::prop_assert_eq!(lu["t"].as_str(), Some(texte.as_str()));
            proptest::prop_assert_eq!(lu["u"]["a"].as_str(), Some(texte.as_str()));
            proptest::prop_assert_eq!(lu["v"][1].as_str(), Some(texte.as_str()));
            let n_lu = lu["u"]["n"].as_float().or_else(|| lu["u"]["n"].as_integer().map(|i| i as f64));
            proptest::prop_assert_eq!(n_lu, Some(n));
        }
    }
}
