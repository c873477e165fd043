//! What the workbook says of itself, on the `_meta` sheet and in the properties of the file.

/// One fact; its key is the row's, `meta/format`, and the property's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fait {
    /// Version of the layout.
    Format,
    Programme,
    /// Fingerprint of the sources.
    Empreinte,
    /// Identifiers of the buyers, spaces between.
    Acheteurs,
    /// Their SIRET, in the same order; a dash for one that has none.
    Sirets,
    Titre,
    Periode,
    /// Years of the scheme, spaces between.
    Annees,
    Version,
    DateEdition,
    /// `suivi`, or `collecte` for what is gathered before the scheme.
    Usage,
    /// The department whose rows alone are here; absent from the whole workbook.
    Direction,
}

impl Fait {
    pub fn cle(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Programme => "programme",
            Self::Empreinte => "empreinte",
            Self::Acheteurs => "acheteurs",
            Self::Sirets => "sirets",
            Self::Titre => "titre",
            Self::Periode => "periode",
            Self::Annees => "annees",
            Self::Version => "version",
            Self::DateEdition => "date-edition",
            Self::Usage => "usage",
            Self::Direction => "direction",
        }
    }

    pub fn libelle(self) -> &'static str {
        match self {
            Self::Format => "Version du classeur",
            Self::Programme => "Programme",
            Self::Empreinte => "Empreinte du dossier",
            Self::Acheteurs => "Acheteurs",
            Self::Sirets => "SIRET des acheteurs",
            Self::Titre => "Document",
            Self::Periode => "Période",
            Self::Annees => "Années du schéma",
            Self::Version => "Version du schéma",
            Self::DateEdition => "Date d’édition",
            Self::Usage => "Usage",
            Self::Direction => "Direction",
        }
    }
}
