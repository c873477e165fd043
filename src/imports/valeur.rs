//! From a cell to a value: its type, its unit, its range. What cannot be understood is said, never guessed.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::francais::{self, dire_nombre};
use crate::classeur::nettoyer;
use crate::dossier::{EtatEtape, Montant, Statut};
use crate::ecriture::{date_longue, typographier};
use crate::input;
use crate::input::classeur::{CelluleLue, Format, ValeurLue};

#[derive(Debug, Clone, PartialEq)]
pub enum Valeur {
    Nombre(f64),
    Texte(String),
    Date(Date),
    OuiNon(bool),
    Statut(Statut),
    Etat(EtatEtape),
}

/// What a cell may hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Genre {
    Nombre(Bornes),
    OuiNon,
    Statut,
    Etat,
    Date,
    Texte,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bornes {
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    /// In points: « 14,8 » for 14,8 %.
    pub pourcentage: bool,
    pub entier: bool,
    /// An amount: two decimals at most.
    pub montant: bool,
    /// The follow-up itself holds nothing beyond: no one may confirm it.
    pub ferme: bool,
    /// Less than one per cent is known of it, or expected.
    pub minime: bool,
}

impl Bornes {
    /// Any number that is not negative.
    pub const POSITIF: Self = Self {
        minimum: Some(0.0),
        maximum: None,
        pourcentage: false,
        entier: false,
        montant: false,
        ferme: false,
        minime: false,
    };
    pub const PART: Self = Self { maximum: Some(100.0), pourcentage: true, ferme: true, ..Self::POSITIF };
    pub const MONTANT: Self = Self { maximum: Some(1e12), montant: true, ferme: true, ..Self::POSITIF };

    /// A whole number from 0.
    pub fn entier_jusqu_a(maximum: u32) -> Self {
        Self { maximum: Some(f64::from(maximum)), entier: true, ferme: true, ..Self::POSITIF }
    }

    /// A mark from 1 to 4.
    pub fn niveau() -> Self {
        Self { minimum: Some(1.0), ..Self::entier_jusqu_a(4) }
    }
}

/// Words of the closed lists, as the workbook shows them.
#[derive(Debug, Clone, Default)]
pub struct Mots {
    pub statuts: BTreeMap<Statut, String>,
    pub etats: BTreeMap<EtatEtape, String>,
}

/// What a cell gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Lue {
    /// Taken, with what deserves a look.
    Prise { valeur: Valeur, alertes: Vec<String> },
    /// Understood, but not to be taken without a word from the user.
    Reservee { valeur: Valeur, reserve: Reserve },
    /// Not understood: what is wrong, and the way out.
    Refusee { message: String, aide: &'static str },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Reserve {
    pub message: String,
    pub aide: String,
    /// `--accepter-textes` settles it: only its writing is unusual.
    pub ecriture: bool,
}

/// Beyond this no sum of a public buyer goes.
const DEMESURE: f64 = 1e13;

impl Valeur {
    /// The same once written and read again: fifteen digits, French spacing.
    pub fn meme(&self, autre: &Self) -> bool {
        match (self, autre) {
            (Self::Nombre(a), Self::Nombre(b)) => (a - b).abs() <= 1e-13 * a.abs().max(b.abs()),
            (Self::Texte(a), Self::Texte(b)) => normaliser(a) == normaliser(b),
            (a, b) => a == b,
        }
    }

    /// As a person reads it.
    pub fn dire(&self, mots: &Mots) -> String {
        match self {
            Self::Nombre(n) => dire_nombre(*n),
            Self::Texte(texte) => format!("« {} »", apercu(texte)),
            Self::Date(jour) => date_longue(*jour),
            Self::OuiNon(vrai) => if *vrai { "Oui" } else { "Non" }.to_owned(),
            Self::Statut(s) => mots.statuts.get(s).cloned().unwrap_or_default(),
            Self::Etat(e) => mots.etats.get(e).cloned().unwrap_or_default(),
        }
    }
}

/// What the workbook does to a text before showing it.
pub fn normaliser(texte: &str) -> String {
    nettoyer(&typographier(&input::assainir(texte)))
}

/// A text as `suivi.toml` may hold it: accents composed, no invisible command.
///
/// # Errors
/// The character that no text may hold, and the way out.
pub fn texte_sain(texte: &str) -> Result<String, (String, &'static str)> {
    let texte = input::assainir(&nettoyer(texte));
    match input::interdit(&texte) {
        None => Ok(texte),
        Some(c) => {
            let (nom, aide) = input::nommer(c);
            Err((format!("le texte contient un caractère refusé : {nom}"), aide))
        }
    }
}

/// The beginning of a text.
pub fn apercu(texte: &str) -> String {
    let ligne: String = texte.split_whitespace().collect::<Vec<_>>().join(" ");
    if ligne.chars().count() <= 60 {
        return ligne;
    }
    format!("{}…", ligne.chars().take(59).collect::<String>().trim_end())
}

/// Reads a filled cell.
pub fn lire(cellule: &CelluleLue, genre: Genre, mots: &Mots) -> Lue {
    let lue = match (&cellule.valeur, genre) {
        (ValeurLue::Erreur(dite), _) if dite.is_empty() => refus(
            "la cellule porte une formule dont le résultat n’est pas enregistré",
            "ouvrez le classeur dans Excel ou LibreOffice, enregistrez-le, ou remplacez la formule par sa valeur",
        ),
        (ValeurLue::Erreur(dite), _) => refus(
            format!("la cellule porte l’erreur {}", apercu(dite)),
            "corrigez la formule ou saisissez la valeur",
        ),
        (valeur, Genre::Texte) => match texte_sain(&en_texte(valeur)) {
            Ok(texte) => prise(Valeur::Texte(texte)),
            Err((message, aide)) => refus(message, aide),
        },
        (ValeurLue::Nombre(n), Genre::Nombre(bornes)) => nombre(*n, cellule.format, bornes),
        (ValeurLue::Date(jour), Genre::Nombre(_)) => refus(
            format!("un nombre est attendu ; la cellule porte une date, {}", date_longue(*jour)),
            "le tableur a pris la saisie pour une date : saisissez le nombre seul",
        ),
        (ValeurLue::Texte(texte), Genre::Nombre(bornes)) => texte_pour_nombre(texte, bornes),
        (ValeurLue::Date(jour), Genre::Date) => date(*jour),
        (ValeurLue::Texte(texte), Genre::Date) => match francais::date(texte) {
            Some(jour) => avec_alerte(
                date(jour),
                format!("date écrite comme un texte, « {} », lue {}", apercu(texte), date_longue(jour)),
            ),
            None => refus(
                format!("« {} » n’est pas une date sûre", apercu(texte)),
                "écrivez-la sous la forme JJ/MM/AAAA, l’année en quatre chiffres",
            ),
        },
        (valeur, Genre::OuiNon) => oui_non(valeur),
        (valeur, Genre::Statut) => choix(valeur, &mots.statuts, Valeur::Statut),
        (valeur, Genre::Etat) => choix(valeur, &mots.etats, Valeur::Etat),
        (valeur, Genre::Date) => refus(
            format!("une date est attendue ; la cellule porte {}", dire(valeur)),
            "écrivez-la sous la forme JJ/MM/AAAA",
        ),
        (valeur, Genre::Nombre(_)) => refus(
            format!("un nombre est attendu ; la cellule porte {}", dire(valeur)),
            "saisissez le nombre seul, sans unité ni texte",
        ),
    };
    if cellule.formule {
        return avec_alerte(
            lue,
            "une formule remplace la saisie : sa valeur est prise, son calcul n’est pas vérifié".to_owned(),
        );
    }
    lue
}

fn prise(valeur: Valeur) -> Lue {
    Lue::Prise { valeur, alertes: Vec::new() }
}

fn refus(message: impl Into<String>, aide: &'static str) -> Lue {
    Lue::Refusee { message: message.into(), aide }
}

fn avec_alerte(lue: Lue, alerte: String) -> Lue {
    match lue {
        Lue::Prise { valeur, mut alertes } => {
            alertes.push(alerte);
            Lue::Prise { valeur, alertes }
        }
        autre => autre,
    }
}

fn en_texte(valeur: &ValeurLue) -> String {
    match valeur {
        ValeurLue::Texte(texte) => nettoyer(texte),
        ValeurLue::Nombre(n) => dire_nombre(*n),
        ValeurLue::Date(jour) => date_longue(*jour),
        ValeurLue::Booleen(vrai) => if *vrai { "Vrai" } else { "Faux" }.to_owned(),
        ValeurLue::Erreur(dite) => dite.to_string(),
    }
}

/// A value as messages quote it.
pub fn dire(valeur: &ValeurLue) -> String {
    match valeur {
        ValeurLue::Texte(texte) => format!("« {} »", apercu(texte)),
        autre => en_texte(autre),
    }
}

fn nombre(n: f64, format: Format, bornes: Bornes) -> Lue {
    if !n.is_finite() || n.abs() > DEMESURE {
        return refus(
            format!(
                "{} est hors de toute mesure",
                if n.is_finite() { dire_nombre(n) } else { "cette valeur".to_owned() }
            ),
            "saisissez la valeur exacte",
        );
    }
    if format == Format::Pourcentage && bornes.pourcentage {
        let points = (n * 100.0 * 1e9).round() / 1e9;
        return Lue::Reservee {
            valeur: Valeur::Nombre(points),
            reserve: Reserve {
                message: format!(
                    "la cellule est au format pourcentage : {} y vaut {}\u{202f}%",
                    dire_nombre(n),
                    dire_nombre(points)
                ),
                aide: format!(
                    "saisissez {} sans le signe %, ou prenez-la ainsi avec `--accepter-textes`",
                    dire_nombre(points)
                ),
                ecriture: true,
            },
        };
    }
    if bornes.entier && n.fract() != 0.0 {
        return refus(format!("{} n’est pas un nombre entier", dire_nombre(n)), "saisissez un nombre entier");
    }
    if bornes.montant && Montant::from_euros(n).is_err() {
        return refus(
            format!("{} a plus de deux décimales", dire_nombre(n)),
            "arrondissez le montant au centime",
        );
    }
    let hors = match (bornes.minimum, bornes.maximum) {
        (Some(min), _) if n < min && min == 0.0 => Some(format!("{} est négatif", dire_nombre(n))),
        (Some(min), Some(max)) if n < min || n > max => {
            Some(format!("{} n’est pas entre {} et {}", dire_nombre(n), dire_nombre(min), dire_nombre(max)))
        }
        (_, Some(max)) if n > max => Some(format!("{} dépasse {}", dire_nombre(n), dire_nombre(max))),
        _ => None,
    };
    match hors {
        Some(message) if bornes.ferme => refus(message, "corrigez la cellule"),
        Some(message) => Lue::Reservee {
            valeur: Valeur::Nombre(n),
            reserve: Reserve { message, aide: "corrigez la cellule".to_owned(), ecriture: false },
        },
        None if bornes.pourcentage && !bornes.minime && n > 0.0 && n < 1.0 => fraction(n),
        None => prise(Valeur::Nombre(n)),
    }
}

/// « 0,12 », where « 12 » says 12 %: a fraction, most often.
fn fraction(n: f64) -> Lue {
    let points = dire_nombre((n * 100.0 * 1e9).round() / 1e9);
    let n_dit = dire_nombre(n);
    Lue::Reservee {
        valeur: Valeur::Nombre(n),
        reserve: Reserve {
            message: format!(
                "{n_dit} se lit {n_dit}\u{202f}%, moins d’un pour cent : est-ce bien cela, ou {points}\u{202f}% ?"
            ),
            aide: format!("pour {points}\u{202f}%, saisissez {points}"),
            ecriture: false,
        },
    }
}

fn texte_pour_nombre(texte: &str, bornes: Bornes) -> Lue {
    let Some(compris) = francais::nombre(texte) else {
        let sans_chiffre = !texte.chars().any(char::is_numeric);
        return refus(
            format!("un nombre seul est attendu ; la cellule porte « {} »", apercu(texte)),
            if sans_chiffre {
                "saisissez un nombre, 0 s’il n’y a rien à compter ; si la valeur n’est pas connue, videz la cellule \
                 et dites-le en commentaire"
            } else {
                "saisissez le nombre seul, sans unité ni texte ; le reste va dans le commentaire"
            },
        );
    };
    match nombre(compris, Format::Ordinaire, bornes) {
        Lue::Prise { valeur, .. } => Lue::Reservee {
            valeur,
            reserve: Reserve {
                message: format!("« {} » est un texte, compris {}", apercu(texte), dire_nombre(compris)),
                aide: "saisissez le nombre seul, ou prenez-le ainsi avec `--accepter-textes`".to_owned(),
                ecriture: true,
            },
        },
        autre => autre,
    }
}

/// A day that is of this century.
fn date(jour: Date) -> Lue {
    if !(2000..=2100).contains(&jour.year()) {
        return refus(
            format!("{} n’est pas une date de ce siècle", date_longue(jour)),
            "corrigez l’année de la date",
        );
    }
    prise(Valeur::Date(jour))
}

fn oui_non(valeur: &ValeurLue) -> Lue {
    let mot = match valeur {
        ValeurLue::Booleen(vrai) => return prise(Valeur::OuiNon(*vrai)),
        ValeurLue::Texte(texte) => texte.trim().to_lowercase(),
        _ => String::new(),
    };
    match mot.as_str() {
        "oui" => prise(Valeur::OuiNon(true)),
        "non" => prise(Valeur::OuiNon(false)),
        _ => refus(
            format!("« Oui » ou « Non » est attendu ; la cellule porte {}", dire(valeur)),
            "choisissez dans la liste de la cellule",
        ),
    }
}

fn choix<C: Copy + Ord>(valeur: &ValeurLue, mots: &BTreeMap<C, String>, prendre: fn(C) -> Valeur) -> Lue {
    let mot = valeur.texte().map(mot_de_liste);
    let trouve = mots.iter().find(|(_, dit)| mot.as_ref().is_some_and(|m| *m == mot_de_liste(dit)));
    match trouve {
        Some((choix, _)) => prise(prendre(*choix)),
        None => {
            let permis: Vec<&str> = mots.values().map(String::as_str).collect();
            refus(
                format!("{} n’est pas de la liste : {}", dire(valeur), permis.join(", ")),
                "choisissez dans la liste de la cellule",
            )
        }
    }
}

/// Whatever its case; « Réalisé » and « Réalisée » have both been the word of a list.
fn mot_de_liste(texte: &str) -> String {
    let mot = normaliser(texte).to_lowercase();
    mot.strip_suffix("ée").map_or(mot.clone(), |racine| format!("{racine}é"))
}
