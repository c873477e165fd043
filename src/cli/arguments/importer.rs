//! `spaser importer`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::tableaux::Nature;

#[derive(Debug, Args)]
pub struct Importer {
    /// Le tableau : .xlsx, .ods ou .csv
    #[arg(value_name = "TABLEAU", help_heading = "Arguments\u{a0}")]
    pub tableau: PathBuf,
    /// Ce que sont ses lignes : actions, indicateurs, segments, parties-prenantes, cibles ou contributions
    #[arg(long, value_name = "NATURE", hide_possible_values = true)]
    pub comme: Comme,
    /// Fichier à écrire ; il ne doit pas exister (par défaut : à côté du tableau, sous le même nom, en .toml)
    #[arg(short = 'o', long, value_name = "FICHIER.toml")]
    pub sortie: Option<PathBuf>,
    /// Feuille du classeur (par défaut : la première dont les titres sont reconnus)
    #[arg(long, value_name = "NOM")]
    pub feuille: Option<String>,
    /// Impose le champ d’une colonne : "Titre de colonne=champ", ou sa lettre ; "Titre=" l’écarte. Se répète
    #[arg(long = "colonne", value_name = "TITRE=CHAMP")]
    pub colonnes: Vec<String>,
    /// Dossier auquel rattacher axes, objectifs, indicateurs… par leur identifiant ou leur titre
    #[arg(long, value_name = "DOSSIER.toml")]
    pub dossier: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Comme {
    Actions,
    Indicateurs,
    Segments,
    PartiesPrenantes,
    Cibles,
    Contributions,
}

impl Comme {
    pub fn nature(self) -> Nature {
        match self {
            Self::Actions => Nature::Actions,
            Self::Indicateurs => Nature::Indicateurs,
            Self::Segments => Nature::Segments,
            Self::PartiesPrenantes => Nature::PartiesPrenantes,
            Self::Cibles => Nature::Cibles,
            Self::Contributions => Nature::Contributions,
        }
    }
}
