//! How is a code declared? One entry in `registre.rs` gives its key, severity and explanation.

use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gravite {
    /// No document can be produced.
    Erreur,
    /// Documents are produced; something in them deserves a look.
    Avertissement,
    /// Nothing is wrong; something could be better.
    Conseil,
}

impl Gravite {
    pub fn nom(self) -> &'static str {
        match self {
            Self::Erreur => "erreur",
            Self::Avertissement => "avertissement",
            Self::Conseil => "conseil",
        }
    }
}

/// What the register says of a code.
pub(super) struct Fiche {
    pub cle: &'static str,
    pub gravite: Gravite,
    pub titre: &'static str,
    pub sens: &'static str,
    pub faux: &'static str,
    pub juste: &'static str,
    pub pourquoi: &'static str,
}

macro_rules! codes {
    ($($nom:ident { $($champ:ident: $valeur:expr),+ $(,)? })+) => {
        /// What kind of fault is it? The key is stable: scripts and documentation rely on it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($nom,)+ }

        impl Code {
            pub const TOUS: &'static [Self] = &[$(Self::$nom,)+];

            fn fiche(self) -> &'static $crate::diagnostic::code::Fiche {
                match self {
                    $(Self::$nom => &$crate::diagnostic::code::Fiche { $($champ: $valeur,)+ },)+
                }
            }
        }
    };
}
pub(super) use codes;
