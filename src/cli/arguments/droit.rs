//! The questions of `spaser droit`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::GABARIT;
use crate::choix::{CategorieAcheteur, Choix, GenreContrat, Territoire, TypeAchat, TypeAcheteur};

#[derive(Debug, Args)]
pub struct Droit {
    #[command(subcommand)]
    pub commande: CommandeDroit,
}

#[derive(Debug, Subcommand)]
pub enum CommandeDroit {
    /// Liste les obligations du catalogue, ou celles d’un type d’acheteur
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser droit liste [--type TYPE] [--date DATE]")]
    Liste(Liste),
    /// Montre une fiche : obligation, article, texte ou type d’acheteur
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser droit montrer FICHE")]
    Montrer(Montrer),
    /// Donne les échéances d’un dossier, légales et choisies
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser droit echeances DOSSIER.toml [--ics [FICHIER]]")]
    Echeances(Echeances),
    /// Donne les obligations d’un acheteur, ou d’un de ses contrats, à une date
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser droit applicable --type TYPE --date DATE [--depenses EUROS] [--montant EUROS --objet OBJET]")]
    Applicable(Applicable),
    /// Montre, texte par texte, ce que le programme contrôle, énonce ou laisse au juriste
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser droit conformite [--droit DOSSIER]")]
    Conformite(Complements),
    /// Calcule une séance : convocation, quorum, majorité, formule à imprimer
    #[command(help_template = GABARIT, next_help_heading = "Options\u{a0}", override_usage = "spaser droit seance --type TYPE --date DATE --exercice N --presents N [--pour N --contre N --abstentions N]")]
    Seance(Seance),
}

/// Records that complete the catalogue.
#[derive(Debug, Args)]
pub struct Complements {
    /// Dossier de fiches qui complètent le catalogue
    #[arg(long, value_name = "DOSSIER")]
    pub droit: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Liste {
    /// Type d’acheteur : commune, epci, metropole, departement, region…
    #[arg(long = "type", value_name = "TYPE", value_parser = crate::pipeline::lire_type)]
    pub type_acheteur: Option<TypeAcheteur>,
    /// Date à laquelle le droit est apprécié (aujourd’hui par défaut) : 2026-11-02
    #[arg(long, value_name = "DATE", value_parser = lire_date)]
    pub date: Option<Date>,
    #[command(flatten)]
    pub complements: Complements,
}

#[derive(Debug, Args)]
pub struct Montrer {
    /// OBL-30, « L. 2111-3 », ccp-l2111-3, loi-2021-1104, commune…
    #[arg(value_name = "FICHE", help_heading = "Arguments\u{a0}")]
    pub fiche: String,
    #[command(flatten)]
    pub complements: Complements,
}

#[derive(Debug, Args)]
pub struct Echeances {
    /// Le fichier principal du dossier
    #[arg(value_name = "DOSSIER.toml", help_heading = "Arguments\u{a0}")]
    pub dossier: PathBuf,
    /// Écrit un calendrier (RFC 5545) dans ce fichier, ou l’affiche
    #[arg(long, value_name = "FICHIER", num_args = 0..=1, default_missing_value = "-")]
    pub ics: Option<PathBuf>,
    #[command(flatten)]
    pub complements: Complements,
}

#[derive(Debug, Args)]
pub struct Applicable {
    /// Type d’acheteur
    #[arg(long = "type", value_name = "TYPE", value_parser = crate::pipeline::lire_type)]
    pub type_acheteur: TypeAcheteur,
    /// Jour étudié ou, pour un contrat, jour d’engagement de la consultation
    #[arg(long, value_name = "DATE", value_parser = lire_date)]
    pub date: Date,
    /// Dépenses de marchés de l’année civile, en euros HT
    #[arg(long, value_name = "EUROS", value_parser = lire_montant)]
    pub depenses: Option<f64>,
    /// Population
    #[arg(long, value_name = "N")]
    pub population: Option<u32>,
    /// Effectif, en équivalents temps plein
    #[arg(long, value_name = "N")]
    pub agents: Option<u32>,
    /// Véhicules du parc
    #[arg(long, value_name = "N")]
    pub vehicules: Option<u32>,
    /// Restaurants collectifs ; 0 s’il n’y en a pas
    #[arg(long, value_name = "N")]
    pub restaurants: Option<u32>,
    /// Surface de bâtiments tertiaires, en mètres carrés
    #[arg(long, value_name = "M2")]
    pub surface: Option<u32>,
    /// Dépenses réelles de fonctionnement, en euros
    #[arg(long, value_name = "EUROS", value_parser = lire_montant)]
    pub fonctionnement: Option<f64>,
    /// Territoire d’outre-mer
    #[arg(long, value_name = "TERRITOIRE", value_parser = lire_choix::<Territoire>)]
    pub territoire: Option<Territoire>,
    /// Valeur estimée du contrat, en euros HT
    #[arg(long, value_name = "EUROS", value_parser = lire_montant)]
    pub montant: Option<f64>,
    /// Objet du contrat : travaux, fournitures ou services
    #[arg(long, value_name = "OBJET", value_parser = lire_choix::<TypeAchat>)]
    pub objet: Option<TypeAchat>,
    /// Durée du contrat, en mois
    #[arg(long, value_name = "N")]
    pub duree_mois: Option<u32>,
    /// Genre du contrat : marche (par défaut), marche-global, marche-de-partenariat, concession
    #[arg(long, value_name = "GENRE", value_parser = lire_choix::<GenreContrat>)]
    pub contrat: Option<GenreContrat>,
    /// Au regard des seuils européens : etat, pouvoir-adjudicateur (par défaut), entite-adjudicatrice
    #[arg(long, value_name = "CATEGORIE", value_parser = lire_choix::<CategorieAcheteur>)]
    pub categorie: Option<CategorieAcheteur>,
    #[command(flatten)]
    pub complements: Complements,
}

#[derive(Debug, Args)]
pub struct Seance {
    /// Type d’acheteur
    #[arg(long = "type", value_name = "TYPE", value_parser = crate::pipeline::lire_type)]
    pub type_acheteur: TypeAcheteur,
    /// Date de la séance
    #[arg(long, value_name = "DATE", value_parser = lire_date)]
    pub date: Date,
    /// Population, quand le délai en dépend
    #[arg(long, value_name = "N")]
    pub population: Option<u32>,
    /// Membres en exercice
    #[arg(long, value_name = "N")]
    pub exercice: u32,
    /// Membres présents dans la salle
    #[arg(long, value_name = "N")]
    pub presents: u32,
    /// Membres en visioconférence
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub distance: u32,
    /// Pouvoirs
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub pouvoirs: u32,
    /// Membres ne prenant pas part au vote
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub sans_part: u32,
    /// Voix pour
    #[arg(long, value_name = "N", requires = "contre")]
    pub pour: Option<u32>,
    /// Voix contre
    #[arg(long, value_name = "N", requires = "pour")]
    pub contre: Option<u32>,
    /// Abstentions, bulletins blancs et nuls compris
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub abstentions: u32,
    /// Scrutin secret
    #[arg(long)]
    pub secret: bool,
    #[command(flatten)]
    pub complements: Complements,
}

pub fn lire_date(texte: &str) -> Result<Date, String> {
    let texte = texte.trim();
    texte.parse().ok().or_else(|| a_la_francaise(texte)).ok_or_else(|| {
        "une date s’écrit année-mois-jour, 2028-02-28, ou jour/mois/année, 28/02/2028".to_owned()
    })
}

/// « 28/02/2028 »: the year in four figures, or nothing tells it from the day.
fn a_la_francaise(texte: &str) -> Option<Date> {
    let mut parts = texte.split('/');
    let (jour, mois, annee) = (parts.next()?, parts.next()?, parts.next()?);
    let chiffres =
        |t: &str, au_plus: usize| (1..=au_plus).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    let sure = parts.next().is_none()
        && chiffres(jour, 2)
        && chiffres(mois, 2)
        && chiffres(annee, 4)
        && annee.len() == 4;
    sure.then(|| Date::new(annee.parse().ok()?, mois.parse().ok()?, jour.parse().ok()?).ok()).flatten()
}

/// « 60000000 », « 60_000_000 », « 60 000 000,50 ».
fn lire_montant(texte: &str) -> Result<f64, String> {
    let nu: String = texte.chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
    let montant: f64 =
        nu.replace(',', ".").parse().map_err(|_| "un montant en euros est attendu".to_owned())?;
    if montant.is_finite() && montant >= 0.0 {
        Ok(montant)
    } else {
        Err("un montant positif est attendu".to_owned())
    }
}

fn lire_choix<C: Choix>(texte: &str) -> Result<C, String> {
    let ecrit = texte.trim().to_lowercase();
    C::TOUS.iter().copied().find(|c| c.cle() == ecrit).ok_or_else(|| {
        format!("valeurs possibles : {}", C::TOUS.iter().map(|c| c.cle()).collect::<Vec<_>>().join(", "))
    })
}
