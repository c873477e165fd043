//! What `spaser bilan` is asked.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::Lecteurs;

#[derive(Debug, Args)]
pub struct Bilan {
    /// Le fichier principal du dossier
    #[arg(value_name = "DOSSIER.toml", help_heading = "Arguments\u{a0}")]
    pub dossier: PathBuf,
    /// Année du bilan ou, avec `--biennal`, dernière année publiée
    #[arg(long, value_name = "ANNÉE", value_parser = super::lire_annee)]
    pub annee: u16,
    /// Écrit la publication des indicateurs, prévue tous les deux ans, au lieu du bilan de l’année
    #[arg(long, conflicts_with_all = ["au", "diffusion"])]
    pub biennal: bool,
    /// Le suivi à lire (par défaut : `suivi.toml`, à côté du dossier)
    #[arg(long, value_name = "SUIVI.toml")]
    pub suivi: Option<PathBuf>,
    /// Où écrire (par défaut : `sortie/bilan-ANNÉE` ou `sortie/biennal-ANNÉE`, à côté du dossier)
    #[arg(short = 'o', long, value_name = "SORTIE")]
    pub sortie: Option<PathBuf>,
    /// Jour auquel l’avancement des actions est regardé : 2028-02-28 (par défaut : 31 décembre de l’année ou, s’il vient après, dernier point fait avant le 1er juillet)
    #[arg(long, value_name = "DATE", value_parser = super::droit::lire_date)]
    pub au: Option<Date>,
    /// Date du document (par défaut : la dernière du suivi qui concerne l’année) : 2028-03-15
    #[arg(long, value_name = "DATE", value_parser = super::droit::lire_date)]
    pub date: Option<Date>,
    /// Lecteurs du bilan : public (par défaut), ou interne : sans l’acte, avec les actions internes et les notes du journal
    #[arg(
        long,
        value_name = "LECTEURS",
        default_value = "public",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub diffusion: Lecteurs,
    /// Dossier de modèles qui remplacent les nôtres, fichier par fichier (`spaser modeles exporter` en donne un)
    #[arg(long, value_name = "DOSSIER")]
    pub modeles: Option<PathBuf>,
    /// Papier à en-tête (DOCX) où verser les actes qui n’en nomment pas
    #[arg(long, value_name = "PAPIER.docx", conflicts_with = "biennal")]
    pub entete: Option<PathBuf>,
    /// Écrit l’acte sans sa dernière page, la liste de ce qui reste à compléter en séance et après
    #[arg(long, conflicts_with = "biennal")]
    pub sans_liste: bool,
    /// Écrase les fichiers modifiés à la main depuis la dernière fois
    #[arg(long)]
    pub remplacer: bool,
    /// Dossier de fiches qui complètent le catalogue juridique, en plus de celles que le dossier désigne
    #[arg(long, value_name = "DOSSIER")]
    pub droit: Option<PathBuf>,
    /// N’affiche que les erreurs
    #[arg(short = 'q', long, alias = "silencieux")]
    pub quiet: bool,
}
