//! `spaser comparer`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct Comparer {
    /// Le fichier principal du dossier ancien
    #[arg(value_name = "ANCIEN.toml", help_heading = "Arguments\u{a0}")]
    pub ancien: PathBuf,
    /// Le fichier principal du dossier nouveau, ou du schéma qui lui succède
    #[arg(value_name = "NOUVEAU.toml", help_heading = "Arguments\u{a0}")]
    pub nouveau: PathBuf,
    /// Forme du résultat affiché : texte (par défaut), markdown ou json
    #[arg(long, value_name = "FORME", hide_possible_values = true)]
    pub format: Option<FormeComparee>,
    /// Fichier à écrire, .docx ou .md ; il ne doit pas exister
    #[arg(short = 'o', long, value_name = "FICHIER", conflicts_with = "format")]
    pub sortie: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormeComparee {
    Texte,
    Markdown,
    Json,
}
