//! What is done with the follow-up.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::GABARIT;

#[derive(Debug, Args)]
pub struct Suivi {
    #[command(subcommand)]
    pub commande: CommandeSuivi,
}

#[derive(Debug, Subcommand)]
pub enum CommandeSuivi {
    /// Relit des classeurs remplis et reporte leurs valeurs dans suivi.toml
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser suivi importer [OPTIONS] DOSSIER.toml CLASSEUR.xlsx…")]
    Importer(Importer),
}

#[derive(Debug, Args)]
pub struct Importer {
    /// Le fichier principal du dossier
    #[arg(value_name = "DOSSIER.toml", help_heading = "Arguments\u{a0}", display_order = 1)]
    pub dossier: PathBuf,
    /// Les classeurs rendus, .xlsx, .xlsm ou .ods, leur dossier, ou un motif : "rendus/*.xlsx" ; rien n’est écrit s’ils se contredisent
    #[arg(value_name = "CLASSEUR", required = true, help_heading = "Arguments\u{a0}", display_order = 2)]
    pub classeurs: Vec<PathBuf>,
    /// La copie qui l’emporte quand plusieurs disent autre chose
    #[arg(long, value_name = "CLASSEUR")]
    pub priorite: Option<PathBuf>,
    /// Remplace les valeurs déjà relevées par celles des copies
    #[arg(long)]
    pub ecraser: bool,
    /// Décisions prises valeur par valeur, dans un fichier TOML (les messages en donnent le modèle)
    #[arg(long, value_name = "FICHIER.toml")]
    pub arbitrages: Option<PathBuf>,
    /// Prend les nombres écrits comme un texte (« 1 234,5 ») ou au format pourcentage, tels qu’ils sont compris
    #[arg(long)]
    pub accepter_textes: bool,
    /// Dit ce qui serait fait, sans rien écrire
    #[arg(long)]
    pub apercu: bool,
    /// Dossier de modèles avec lequel les classeurs ont été produits, s’il change les mots des listes
    #[arg(long, value_name = "DOSSIER")]
    pub modeles: Option<PathBuf>,
    /// Direction ou fonction qui a relevé les valeurs
    #[arg(long, value_name = "DIRECTION")]
    pub par: Option<String>,
    /// Date du relevé et de l’avancement : 2028-02-28 (par défaut : aujourd’hui pour le relevé, la date du point de chaque copie pour l’avancement)
    #[arg(long, value_name = "DATE", value_parser = super::droit::lire_date)]
    pub le: Option<Date>,
}
