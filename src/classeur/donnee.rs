//! The lines of an indicator's block.

use super::Role;

/// One line: what is typed, what is computed, what is recalled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Donnee {
    Numerateur,
    Denominateur,
    /// A rate known without its two terms.
    Taux,
    /// « Oui » or « Non », for a milestone.
    Jalon,
    Valeur,
    Cumul,
    Cible,
    Repere,
    Ecart,
    Etat,
    Commentaire,
}

impl Donnee {
    /// In the order of a block.
    pub const TOUTES: &'static [Self] = &[
        Self::Numerateur,
        Self::Denominateur,
        Self::Taux,
        Self::Jalon,
        Self::Valeur,
        Self::Cumul,
        Self::Cible,
        Self::Repere,
        Self::Ecart,
        Self::Etat,
        Self::Commentaire,
    ];

    pub fn cle(self) -> &'static str {
        match self {
            Self::Numerateur => "numerateur",
            Self::Denominateur => "denominateur",
            Self::Taux => "taux",
            Self::Jalon => "jalon",
            Self::Valeur => "valeur",
            Self::Cumul => "cumul",
            Self::Cible => "cible",
            Self::Repere => "repere",
            Self::Ecart => "ecart",
            Self::Etat => "etat",
            Self::Commentaire => "commentaire",
        }
    }

    pub fn from_cle(cle: &str) -> Option<Self> {
        Self::TOUTES.iter().copied().find(|d| d.cle() == cle)
    }

    pub fn libelle(self) -> &'static str {
        match self {
            Self::Numerateur => "Numérateur",
            Self::Denominateur => "Dénominateur",
            Self::Taux => "Taux connu",
            Self::Jalon => "Jalon atteint",
            Self::Valeur => "Valeur",
            Self::Cumul => "Cumul",
            Self::Cible => "Cible",
            Self::Repere => "Repère",
            Self::Ecart => "Écart",
            Self::Etat => "État",
            Self::Commentaire => "Commentaire",
        }
    }

    /// `calculee`: the value comes from other lines (a rate, a milestone) and is not typed.
    pub fn role(self, calculee: bool) -> Role {
        match self {
            Self::Valeur if calculee => Role::Calcul,
            Self::Numerateur
            | Self::Denominateur
            | Self::Taux
            | Self::Jalon
            | Self::Valeur
            | Self::Commentaire => Role::Saisie,
            Self::Cible => Role::Rappel,
            Self::Cumul | Self::Repere | Self::Ecart | Self::Etat => Role::Calcul,
        }
    }
}
