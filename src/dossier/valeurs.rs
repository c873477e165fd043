//! Newtypes of the dossier. Each parser is also a JSON Schema format (see [`FORMATS`]), so that a
//! malformed value is reported at its place, before serde ever runs.

use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};

/// Says in French why a text is not the value expected.
pub type Refus = String;

/// Checks a text; says in French why it is refused.
type Controle = fn(&str) -> Result<(), Refus>;

/// The formats known to the schemas: name, checker.
pub const FORMATS: &[(&str, Controle)] = &[
    ("identifiant", |s| Id::parse(s).map(drop)),
    ("siret", |s| Siret::parse(s).map(drop)),
    ("cpv", |s| Cpv::parse(s).map(drop)),
    ("couleur", |s| Couleur::parse(s).map(drop)),
    ("date", |s| parse_date(s).map(drop)),
    ("adresse-web", |s| AdresseWeb::parse(s).map(drop)),
];

macro_rules! texte_controle {
    ($(#[$meta:meta])* $nom:ident, $format:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $nom(String);

        impl $nom {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $nom {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $nom {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(d)?).map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $nom {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($nom).into()
            }
            fn inline_schema() -> bool {
                true
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format })
            }
        }
    };
}

texte_controle!(
    /// A stable name, apart from the printed number: letters, digits, `-`, `_`, `.`.
    Id, "identifiant"
);

impl Id {
    /// # Errors
    /// Why it is none, in French.
    pub fn parse(texte: &str) -> Result<Self, Refus> {
        let premier = texte.chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
        let suite = texte.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        if !premier || !suite {
            return Err(
                "un identifiant s’écrit en lettres sans accent, chiffres, « - », « _ » ou « . »".into()
            );
        }
        if texte.len() > 40 {
            return Err("un identifiant compte 40 caractères au plus".into());
        }
        Ok(Self(texte.to_owned()))
    }
}

texte_controle!(
    /// A fourteen-digit establishment number, its spaces removed.
    Siret, "siret"
);

impl Siret {
    /// # Errors
    /// Why it is none, in French.
    pub fn parse(texte: &str) -> Result<Self, Refus> {
        let chiffres: String = texte.chars().filter(|c| !c.is_whitespace()).collect();
        if !chiffres.bytes().all(|b| b.is_ascii_digit()) {
            return Err("un SIRET ne contient que des chiffres".into());
        }
        if chiffres.len() == 9 {
            return Err(
                "un SIRET compte 14 chiffres ; en voici 9, le SIREN : ajoutez les 5 de l’établissement"
                    .into(),
            );
        }
        if chiffres.len() != 14 {
            return Err(format!("un SIRET compte 14 chiffres, celui-ci en compte {}", chiffres.len()));
        }
        if !siret_key_holds(&chiffres) {
            return Err(
                "la clé de contrôle de ce SIRET est fausse : un chiffre a sans doute été mal recopié".into(),
            );
        }
        Ok(Self(chiffres))
    }

    /// The nine digits that name the legal person.
    pub fn siren(&self) -> &str {
        &self.0[..9]
    }

    /// 213 800 001 00010: the SIREN by threes, then the establishment.
    pub fn groupe(&self) -> String {
        let parts = [self.0.get(..3), self.0.get(3..6), self.0.get(6..9), self.0.get(9..)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\u{a0}")
    }
}

/// Luhn, save for the establishments of La Poste (SIREN 356000000), whose plain digit sum is a
/// multiple of five.
fn siret_key_holds(chiffres: &str) -> bool {
    let digits = || chiffres.bytes().rev().map(|b| u32::from(b - b'0'));
    let luhn: u32 = digits()
        .enumerate()
        .map(|(rang, d)| if rang % 2 == 1 { if d > 4 { 2 * d - 9 } else { 2 * d } } else { d })
        .sum();
    luhn.is_multiple_of(10) || (chiffres.starts_with("356000000") && digits().sum::<u32>().is_multiple_of(5))
}

texte_controle!(
    /// A CPV code: eight digits, with or without its control digit.
    Cpv, "cpv"
);

impl Cpv {
    /// # Errors
    /// Why it is none, in French.
    pub fn parse(texte: &str) -> Result<Self, Refus> {
        let (code, cle) = texte.split_once('-').map_or((texte, None), |(c, k)| (c, Some(k)));
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if code.len() != 8 || !digits(code) || cle.is_some_and(|k| k.len() != 1 || !digits(k)) {
            return Err(
                "un code CPV compte 8 chiffres, suivis ou non de sa clé : « 45000000 » ou « 45000000-7 »"
                    .into(),
            );
        }
        Ok(Self(texte.to_owned()))
    }
}

texte_controle!(
    /// An sRGB colour, `#rrggbb`.
    Couleur, "couleur"
);

impl Couleur {
    /// # Errors
    /// Why it is none, in French.
    pub fn parse(texte: &str) -> Result<Self, Refus> {
        let hex =
            texte.strip_prefix('#').filter(|h| h.len() == 6 && h.bytes().all(|b| b.is_ascii_hexdigit()));
        match hex {
            Some(h) => Ok(Self(format!("#{}", h.to_ascii_lowercase()))),
            None => Err("une couleur s’écrit « #1d3557 » : un dièse et six chiffres hexadécimaux".into()),
        }
    }

    /// Red, green and blue, 0 to 255.
    pub fn rgb(&self) -> [u8; 3] {
        [1, 3, 5].map(|i| u8::from_str_radix(&self.0[i..i + 2], 16).unwrap_or(0))
    }

    /// Contrast ratio against white, from 1 to 21 (WCAG 2.1, relative luminance).
    pub fn contraste_sur_blanc(&self) -> f64 {
        let [r, v, b] = self.rgb().map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        1.05 / (0.2126 * r + 0.7152 * v + 0.0722 * b + 0.05)
    }

    /// Whether white text reads on it, and its own text on white (WCAG 2.1, level AA).
    pub fn porte_du_texte(&self) -> bool {
        self.contraste_sur_blanc() >= Self::CONTRASTE_AA
    }

    const CONTRASTE_AA: f64 = 4.5;
}

texte_controle!(
    /// An address of the web, printed and linked.
    AdresseWeb, "adresse-web"
);

impl AdresseWeb {
    /// # Errors
    /// Why it is none, in French.
    pub fn parse(texte: &str) -> Result<Self, Refus> {
        let reste = texte.strip_prefix("https://").or_else(|| texte.strip_prefix("http://"));
        let bon = reste.is_some_and(|r| {
            r.split(['/', '?', '#']).next().is_some_and(|hote| hote.contains('.') && !hote.starts_with('.'))
                && !r.chars().any(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
        });
        if bon {
            Ok(Self(texte.to_owned()))
        } else {
            Err("une adresse web s’écrit en entier : « https://www.exemple.fr/page »".into())
        }
    }

    /// The address as people read it, without its scheme.
    pub fn affichable(&self) -> &str {
        let nu = self.0.split_once("://").map_or(self.0.as_str(), |(_, r)| r);
        nu.strip_suffix('/').unwrap_or(nu)
    }

    /// The host: « www.montaubray.example ».
    pub fn hote(&self) -> &str {
        self.affichable().split(['/', '?', '#']).next().unwrap_or_default()
    }
}

/// A date as the TOML carries it.
///
/// # Errors
/// No such day, or another spelling; in French.
pub fn parse_date(texte: &str) -> Result<Date, Refus> {
    let forme = |texte: &str| {
        let parties: Vec<&str> = texte.split('-').collect();
        parties.iter().map(|p| p.len()).eq([4, 2, 2]) && parties.concat().bytes().all(|b| b.is_ascii_digit())
    };
    texte.parse::<Date>().map_err(|_| {
        if forme(texte.trim()) {
            "cette date n’existe pas ; une date s’écrit AAAA-MM-JJ, sans guillemets : 2026-06-30".into()
        } else {
            "une date s’écrit AAAA-MM-JJ, sans guillemets : 2026-06-30".into()
        }
    })
}

/// `jiff::civil::Date` under the schema format `date`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Jour(pub Date);

impl Jour {
    pub fn annee(self) -> Annee {
        Annee(self.0.year().unsigned_abs())
    }
}

impl<'de> Deserialize<'de> for Jour {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        parse_date(&String::deserialize(d)?).map(Jour).map_err(de::Error::custom)
    }
}

impl JsonSchema for Jour {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Jour".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// A civil year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Annee(#[schemars(range(min = 2000, max = 2100))] pub u16);

impl fmt::Display for Annee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An amount in euros, kept in cents so that sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Montant(i64);

impl Montant {
    pub const fn from_centimes(centimes: i64) -> Self {
        Self(centimes)
    }

    pub const fn centimes(self) -> i64 {
        self.0
    }

    /// Nearest double, for formats that know no decimal (Excel cells, figures).
    #[expect(clippy::cast_precision_loss, reason = "amounts stay far below 2^53 cents")]
    pub fn euros(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// An amount read as a number of euros.
    ///
    /// # Errors
    /// More than two decimals, or out of all measure; in French.
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    pub fn from_euros(euros: f64) -> Result<Self, Refus> {
        let centimes = (euros * 100.0).round();
        if !centimes.is_finite() || centimes.abs() > 9e15 {
            return Err("ce montant est hors de toute mesure".into());
        }
        if !crate::validation::est_au_centime(euros) {
            return Err("un montant a deux décimales au plus".into());
        }
        Ok(Self(centimes as i64))
    }
}

impl std::ops::Add for Montant {
    type Output = Self;
    fn add(self, autre: Self) -> Self {
        Self(self.0.saturating_add(autre.0))
    }
}

impl std::iter::Sum for Montant {
    fn sum<I: Iterator<Item = Self>>(montants: I) -> Self {
        montants.fold(Self::default(), |a, b| a + b)
    }
}

impl<'de> Deserialize<'de> for Montant {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::from_euros(f64::deserialize(d)?).map_err(de::Error::custom)
    }
}

impl JsonSchema for Montant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Montant".into()
    }
    fn inline_schema() -> bool {
        true
    }
    /// `x-montant` is the keyword by which validation refuses a third decimal.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0, "maximum": 1e12, "x-montant": true })
    }
}

/// Text in the small Markdown of the dossier: paragraphs, bold, italic, lists, links.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct TexteRiche(pub String);
