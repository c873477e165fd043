//! Deadlines that law sets: once, every year, every so many years.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

use super::{Certitude, JourSchema};
use crate::choix::Territoire;

/// Une échéance légale. Une seule façon de la dater : `date`, `jour_annuel` ou `tous_les_ans`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Echeance {
    /// Identifiant : "ECH-30".
    pub id: String,
    /// Obligation dont elle découle : elle pèse sur les mêmes acheteurs.
    pub obligation: String,
    /// Ce qui est dû ce jour-là.
    pub titre: String,
    /// Date unique.
    #[schemars(with = "Option<JourSchema>")]
    pub date: Option<Date>,
    /// Jour qui revient chaque année : "06-30". Il porte sur l’année précédente.
    pub jour_annuel: Option<JourAnnuel>,
    /// Années entre deux échéances, à partir d’une première que l’acheteur choisit.
    pub tous_les_ans: Option<u8>,
    /// Population à partir de laquelle elle pèse ; une population inconnue l’écarte.
    pub population_min: Option<u32>,
    /// Population au-dessous de laquelle elle pèse ; une population inconnue l’écarte.
    pub population_sous: Option<u32>,
    /// Territoires d’outre-mer où elle pèse ; partout si la liste est vide.
    #[serde(default)]
    pub territoires: Vec<Territoire>,
    /// Certitude de la fiche.
    pub certitude: Certitude,
    /// État du texte lu, non le jour de la lecture ; absent si rien n’a été lu.
    #[schemars(with = "Option<JourSchema>")]
    pub lu_le: Option<Date>,
    /// D’où elle vient : sources du catalogue (`[[sources]]`), adresses, ou quelques mots.
    pub sources: Vec<String>,
    /// Ce qu’il faut savoir de plus de ces sources.
    pub precision_source: Option<String>,
    #[serde(skip)]
    pub origine: Option<String>,
}

/// Un jour de l’année : « 06-30 ».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JourAnnuel {
    pub mois: i8,
    pub jour: i8,
}

impl JourAnnuel {
    /// Reads `MM-JJ`.
    ///
    /// # Errors
    /// In French, what was expected.
    pub fn parse(texte: &str) -> Result<Self, String> {
        let refus = || format!("`{texte}` n’est pas un jour de l’année ; écrivez par exemple \"06-30\"");
        let (mois, jour) = texte.split_once('-').ok_or_else(refus)?;
        let (mois, jour) = (mois.parse().map_err(|_| refus())?, jour.parse().map_err(|_| refus())?);
        // A leap year: 29 February is a day of the year.
        Date::new(2024, mois, jour).map_err(|_| refus())?;
        Ok(Self { mois, jour })
    }

    /// That day of a year; the last of February for the 29th of a common year.
    pub fn de(self, annee: i16) -> Option<Date> {
        Date::new(annee, self.mois, self.jour).or_else(|_| Date::new(annee, self.mois, self.jour - 1)).ok()
    }
}

impl<'de> Deserialize<'de> for JourAnnuel {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(d)?).map_err(de::Error::custom)
    }
}

impl JsonSchema for JourAnnuel {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "JourAnnuel".into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "jour-annuel" })
    }
}
