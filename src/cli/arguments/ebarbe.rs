//! A choice as a person types it in a list: a space after the comma is no part of it.

use std::ffi::OsStr;
use std::marker::PhantomData;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error, ValueEnum};

#[derive(Debug, Clone)]
pub struct Ebarbe<T>(PhantomData<T>);

impl<T> Default for Ebarbe<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<T: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for Ebarbe<T> {
    type Value = T;

    fn parse_ref(&self, commande: &Command, arg: Option<&Arg>, valeur: &OsStr) -> Result<T, Error> {
        let nue = valeur.to_str().map_or(valeur, |v| OsStr::new(v.trim()));
        EnumValueParser::<T>::new().parse_ref(commande, arg, nue)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(T::value_variants().iter().filter_map(ValueEnum::to_possible_value)))
    }
}
