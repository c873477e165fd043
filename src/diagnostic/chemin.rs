//! Where in the tree? A path of keys and ranks, written as a user would: `actions[17].pilote`.

use std::fmt;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pas {
    Cle(String),
    Rang(usize),
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Chemin(Vec<Pas>);

impl Chemin {
    pub fn racine() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn cle(mut self, cle: impl Into<String>) -> Self {
        self.0.push(Pas::Cle(cle.into()));
        self
    }

    #[must_use]
    pub fn rang(mut self, rang: usize) -> Self {
        self.0.push(Pas::Rang(rang));
        self
    }

    /// Reads a JSON pointer. A step of digits is taken for a rank: a tree that holds a table there
    /// reads it as a key (see `Arbre::noeud`).
    pub fn from_pointer(pointeur: &str) -> Self {
        let pas = pointeur.split('/').skip(1).map(|morceau| {
            let texte = morceau.replace("~1", "/").replace("~0", "~");
            match texte.parse() {
                Ok(rang) if texte == "0" || !texte.starts_with(['0', '+']) => Pas::Rang(rang),
                _ => Pas::Cle(texte),
            }
        });
        Self(pas.collect())
    }

    pub fn etapes(&self) -> &[Pas] {
        &self.0
    }

    pub fn est_racine(&self) -> bool {
        self.0.is_empty()
    }

    pub fn parent(&self) -> Option<Self> {
        let (_, debut) = self.0.split_last()?;
        Some(Self(debut.to_vec()))
    }

    /// The last key, ranks skipped: what the user wrote before `=` or between brackets.
    pub fn derniere_cle(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|pas| match pas {
            Pas::Cle(cle) => Some(cle.as_str()),
            Pas::Rang(_) => None,
        })
    }

    pub fn starts_with(&self, prefixe: &Self) -> bool {
        self.0.starts_with(&prefixe.0)
    }
}

impl From<Vec<Pas>> for Chemin {
    fn from(pas: Vec<Pas>) -> Self {
        Self(pas)
    }
}

/// A key as TOML writes it: quoted unless it is bare.
pub fn ecrire_cle(cle: &str) -> String {
    let nue = !cle.is_empty() && cle.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if nue { cle.to_owned() } else { format!("{cle:?}") }
}

impl fmt::Display for Chemin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, pas) in self.0.iter().enumerate() {
            match pas {
                Pas::Cle(cle) if n == 0 => f.write_str(&ecrire_cle(cle))?,
                Pas::Cle(cle) => write!(f, ".{}", ecrire_cle(cle))?,
                Pas::Rang(rang) => write!(f, "[{rang}]")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s_ecrit_comme_on_le_lit() {
        let chemin = Chemin::racine().cle("actions").rang(17).cle("pilote");
        assert_eq!(chemin.to_string(), "actions[17].pilote");
        assert_eq!(Chemin::from_pointer("/actions/17/pilote"), chemin);
        assert_eq!(Chemin::from_pointer("/a~1b/é~0").to_string(), r#""a/b"."é~""#);
        assert_eq!(Chemin::from_pointer("/a/007").to_string(), "a.007");
        assert_eq!(Chemin::from_pointer("").to_string(), "");
        assert_eq!(chemin.derniere_cle(), Some("pilote"));
    }
}
