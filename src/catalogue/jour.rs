//! TOML dates as civil dates.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de};

pub fn jour<'de, D: Deserializer<'de>>(d: D) -> Result<Date, D::Error> {
    toml::value::Datetime::deserialize(d)?.to_string().parse().map_err(de::Error::custom)
}

pub fn jour_optionnel<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Date>, D::Error> {
    jour(d).map(Some)
}
