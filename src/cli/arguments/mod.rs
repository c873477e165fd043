//! The command line, in French.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod bilan;
pub mod comparer;
pub mod droit;
mod ebarbe;
pub mod importer;
pub mod suivi;

pub use bilan::Bilan;

use crate::dossier::Diffusion;
use ebarbe::Ebarbe;

const GABARIT: &str = "{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}";

/// Produit les documents officiels d’un SPASER : schéma (PDF), délibération (DOCX), classeur de suivi (XLSX).
#[derive(Debug, Parser)]
#[command(
    name = "spaser",
    bin_name = "spaser",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    help_template = GABARIT,
    subcommand_value_name = "COMMANDE",
    subcommand_help_heading = "Commandes\u{a0}",
    next_help_heading = "Options\u{a0}",
    after_help = "Pour commencer :\n  spaser nouveau mon-schema --type commune\n  spaser generer mon-schema/spaser.toml",
    override_usage = "spaser <COMMANDE>"
)]
pub struct Arguments {
    #[command(subcommand)]
    pub commande: Commande,
    /// Affiche cette aide
    #[arg(short = 'h', long = "help", visible_alias = "aide", action = clap::ArgAction::Help, global = true, display_order = 1000)]
    aide: Option<bool>,
    /// Affiche la version
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Commande {
    /// Vérifie un dossier, puis écrit ses documents
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser generer [OPTIONS] DOSSIER.toml")]
    Generer(Generer),
    /// Vérifie un dossier et dit tout ce qui ne va pas
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser verifier [OPTIONS] DOSSIER.toml")]
    Verifier(Verifier),
    /// Rend compte d’une année : bilan, acte qui le présente ; ou publication des indicateurs
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser bilan [OPTIONS] DOSSIER.toml --annee ANNÉE")]
    Bilan(Bilan),
    /// Écrit un dossier de départ, commenté
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser nouveau CHEMIN --type TYPE")]
    Nouveau(Nouveau),
    /// Lit le tableau d’un client et en fait un morceau de dossier, à relire
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser importer [OPTIONS] TABLEAU --comme NATURE")]
    Importer(importer::Importer),
    /// Dit, en français, ce qui change d’un dossier à un autre
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser comparer [OPTIONS] ANCIEN.toml NOUVEAU.toml")]
    Comparer(comparer::Comparer),
    /// Rend les fichiers que porte le PDF d’un schéma
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser extraire SCHEMA.pdf -o CHEMIN")]
    Extraire(Extraire),
    /// Dit ce qui a été changé dans une copie Word du schéma, revenue d’une relecture
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser relire [OPTIONS] SCHEMA.docx")]
    Relire(Relire),
    /// Donne les modèles des documents, pour les adapter
    #[command(help_template = GABARIT, subcommand_value_name = "ACTION", subcommand_help_heading = "Actions\u{a0}", disable_help_subcommand = true, override_usage = "spaser modeles <ACTION>")]
    Modeles(Modeles),
    /// Affiche le schéma JSON d’un dossier, pour les éditeurs
    #[command(name = "schema-json", help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser schema-json [--suivi | --arbitrages]")]
    SchemaJson(SchemaJson),
    /// Explique un code de message
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser expliquer [CODE]")]
    Expliquer(Expliquer),
    /// Interroge le catalogue juridique : obligations, échéances, séance
    #[command(help_template = GABARIT, subcommand_value_name = "QUESTION", subcommand_help_heading = "Questions\u{a0}", disable_help_subcommand = true, override_usage = "spaser droit <QUESTION>")]
    Droit(droit::Droit),
    /// Tient le suivi : relit les classeurs remplis
    #[command(help_template = GABARIT, subcommand_value_name = "ACTION", subcommand_help_heading = "Actions\u{a0}", disable_help_subcommand = true, override_usage = "spaser suivi <ACTION>")]
    Suivi(suivi::Suivi),
    /// Affiche cette aide, ou celle d’une commande
    #[command(visible_alias = "help", help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser aide [COMMANDE]")]
    Aide(Aide),
    /// Affiche le script de complétion d’un interpréteur de commandes
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser completions INTERPRETEUR")]
    Completions(Completions),
}

#[derive(Debug, Args)]
pub struct Generer {
    /// Le fichier principal du dossier
    #[arg(value_name = "DOSSIER.toml", help_heading = "Arguments\u{a0}")]
    pub dossier: PathBuf,
    /// Où écrire (par défaut : `sortie`, à côté du dossier)
    #[arg(short = 'o', long, value_name = "SORTIE")]
    pub sortie: Option<PathBuf>,
    /// Documents voulus, séparés par des virgules : schema, schema-docx (le même texte dans Word, à relire), deliberation, note (jointe à la convocation), annexes (bordereau et données des actes, avec les pièces qu’ils listent), classeur, synthese, publication, directions (une fiche par direction), collecte (le classeur d’avant le schéma), ou tout (par défaut ; sans schema-docx, directions ni collecte)
    #[arg(
        long,
        value_name = "LISTE",
        value_delimiter = ',',
        value_parser = Ebarbe::<Voulu>::default(),
        default_value = "tout",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub livrables: Vec<Voulu>,
    /// Lecteurs du schéma : public (par défaut), ou interne, avec risques, fournisseurs, contacts et contrôle
    #[arg(
        long,
        value_name = "LECTEURS",
        default_value = "public",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub diffusion: Lecteurs,
    /// Écrit aussi, dans `classeurs/`, la copie du classeur qui ne porte que les lignes de cette direction (répétable)
    #[arg(long, value_name = "DIRECTION", conflicts_with = "par_direction")]
    pub direction: Vec<String>,
    /// Écrit aussi, dans `classeurs/`, une copie du classeur par direction
    #[arg(long)]
    pub par_direction: bool,
    /// Joint au PDF du schéma le dossier lui-même, y compris ce qui n’est pas public
    #[arg(long)]
    pub joindre_source: bool,
    /// Papier à en-tête de l’acheteur : fichier Word où sont versés les actes qui n’en désignent pas d’autre
    #[arg(long, value_name = "PAPIER.docx")]
    pub entete: Option<PathBuf>,
    /// Écrit les actes sans leur dernière page, la liste de ce qui reste à compléter en séance et après
    #[arg(long)]
    pub sans_liste: bool,
    /// Dossier de modèles qui remplacent les nôtres, fichier par fichier (`spaser modeles exporter` en donne un)
    #[arg(long, value_name = "DOSSIER")]
    pub modeles: Option<PathBuf>,
    /// Écrase les fichiers modifiés à la main depuis la dernière fois
    #[arg(long)]
    pub remplacer: bool,
    /// Dossier de fiches qui complètent le catalogue juridique, en plus de celles que le dossier désigne
    #[arg(long, value_name = "DOSSIER")]
    pub droit: Option<PathBuf>,
    /// N’affiche que les erreurs
    #[arg(short = 'q', long, alias = "silencieux")]
    pub quiet: bool,
    /// Écrit aussi le projet Typst du schéma (gabarits, polices, vue) dans ce dossier
    #[arg(long, value_name = "CHEMIN", hide = true)]
    pub sources_typst: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Voulu {
    Schema,
    SchemaDocx,
    Deliberation,
    Note,
    Annexes,
    Classeur,
    Synthese,
    Directions,
    Publication,
    Collecte,
    Tout,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lecteurs {
    Public,
    Interne,
}

impl From<Lecteurs> for Diffusion {
    fn from(lecteurs: Lecteurs) -> Self {
        match lecteurs {
            Lecteurs::Public => Self::Public,
            Lecteurs::Interne => Self::Interne,
        }
    }
}

#[derive(Debug, Args)]
pub struct Modeles {
    #[command(subcommand)]
    pub commande: CommandeModeles,
}

#[derive(Debug, Subcommand)]
pub enum CommandeModeles {
    /// Écrit nos modèles et la liste de leurs variables ; aucun fichier présent n’est remplacé
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser modeles exporter CHEMIN")]
    Exporter(Exporter),
    /// Dit quels champs un papier à en-tête appelle, les styles qu’il donne aux actes et, avec `--dossier`, la valeur de chaque champ, y compris ceux qui n’en ont pas
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser modeles champs PAPIER.docx [OPTIONS]")]
    Champs(ChampsDePapier),
}

#[derive(Debug, Args)]
pub struct ChampsDePapier {
    /// Le papier à en-tête, un document Word
    #[arg(value_name = "PAPIER.docx", help_heading = "Arguments\u{a0}")]
    pub papier: PathBuf,
    /// Dit aussi la valeur de chaque champ pour les actes de ce dossier
    #[arg(long, value_name = "DOSSIER.toml")]
    pub dossier: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Exporter {
    /// Le dossier à créer
    #[arg(value_name = "CHEMIN", help_heading = "Arguments\u{a0}")]
    pub chemin: PathBuf,
}

#[derive(Debug, Args)]
pub struct Extraire {
    /// Le PDF d’un schéma produit par spaser
    #[arg(value_name = "SCHEMA.pdf", help_heading = "Arguments\u{a0}")]
    pub pdf: PathBuf,
    /// Où écrire les fichiers ; aucun fichier présent n’est remplacé
    #[arg(short = 'o', long, value_name = "CHEMIN")]
    pub sortie: PathBuf,
}

#[derive(Debug, Args)]
pub struct Relire {
    /// La copie, écrite par `spaser generer --livrables schema-docx`, puis retouchée ou commentée
    #[arg(value_name = "SCHEMA.docx", help_heading = "Arguments\u{a0}")]
    pub copie: PathBuf,
    /// Le dossier dont elle vient : chaque champ y est situé, et l’on sait s’il a changé depuis
    #[arg(long, value_name = "DOSSIER.toml")]
    pub dossier: Option<PathBuf>,
    /// Forme du résultat : texte (par défaut) ou json
    #[arg(
        long,
        value_name = "FORME",
        default_value = "texte",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Forme,
}

#[derive(Debug, Args)]
pub struct Verifier {
    /// Le fichier principal du dossier
    #[arg(value_name = "DOSSIER.toml", help_heading = "Arguments\u{a0}")]
    pub dossier: PathBuf,
    /// Forme du résultat : texte (par défaut) ou json
    #[arg(
        long,
        value_name = "FORME",
        default_value = "texte",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Forme,
    /// Dit, élément par élément, où le schéma répond à l’article L. 2111-3
    #[arg(long, conflicts_with = "manques")]
    pub contenu: bool,
    /// Dossier de fiches qui complètent le catalogue juridique, en plus de celles que le dossier désigne
    #[arg(long, value_name = "DOSSIER")]
    pub droit: Option<PathBuf>,
    /// Liste ce qui reste en blanc, par direction ou personne qui détient la donnée
    #[arg(long)]
    pub manques: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Forme {
    Texte,
    Json,
}

#[derive(Debug, Args)]
pub struct Nouveau {
    /// Le dossier à créer, ou le fichier TOML à écrire
    #[arg(value_name = "CHEMIN", help_heading = "Arguments\u{a0}")]
    pub chemin: PathBuf,
    /// Type d’acheteur : commune, epci (ou cc, agglo, cu), metropole, departement, region, syndicat-de-communes,
    /// syndicat-mixte (fermé), syndicat-mixte-ouvert, sdis, ccas, oph…
    #[arg(long = "type", value_name = "TYPE", value_parser = crate::pipeline::lire_type)]
    pub type_acheteur: crate::dossier::TypeAcheteur,
}

#[derive(Debug, Args)]
pub struct SchemaJson {
    /// Le schéma de suivi.toml, au lieu de celui du dossier
    #[arg(long)]
    pub suivi: bool,
    /// Celui des arbitrages d’un import
    #[arg(long, conflicts_with = "suivi")]
    pub arbitrages: bool,
}

#[derive(Debug, Args)]
pub struct Expliquer {
    /// Le code, tel qu’il figure entre crochets dans un message ; sans code, la liste de tous
    #[arg(value_name = "CODE", help_heading = "Arguments\u{a0}")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct Aide {
    /// La commande, et celle qui la suit s’il y en a une : « droit seance »
    #[arg(value_name = "COMMANDE", help_heading = "Arguments\u{a0}")]
    pub commande: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// bash, zsh, fish ou powershell
    #[arg(value_name = "INTERPRETEUR", hide_possible_values = true, help_heading = "Arguments\u{a0}")]
    pub interpreteur: Interpreteur,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Interpreteur {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

fn lire_annee(texte: &str) -> Result<u16, String> {
    texte
        .trim()
        .parse()
        .ok()
        .filter(|a| (2000..=2100).contains(a))
        .ok_or_else(|| "une année s’écrit en quatre chiffres : 2027".to_owned())
}
