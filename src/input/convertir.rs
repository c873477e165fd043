//! The parser's tree → ours: texts made clean, dates without time, numbers one can compute with.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

use super::arbre::{Arbre, Entree, Noeud, Valeur};
use super::hygiene;
use crate::diagnostic::{Chemin, Cible, Code, Diagnostic, Diagnostics, Origine, Pas, SourceId};

/// Deeper than any dossier, shallow enough for the smallest stack.
const PROFONDEUR: usize = 32;

struct Conversion<'a> {
    texte: &'a str,
    source: SourceId,
    pas: Vec<Pas>,
    fautifs: Vec<Chemin>,
    dates_impossibles: Vec<(usize, Chemin)>,
    fautes: Diagnostics,
    trop_profond: bool,
}

/// `fautes` are those of the parser: it knows that a date is impossible, this knows whose.
pub fn arbre(
    table: DeTable<'_>,
    texte: &str,
    source: SourceId,
    mut fautes: Diagnostics,
) -> (Option<Arbre>, Diagnostics) {
    let mut conversion = Conversion {
        texte,
        source,
        pas: Vec::new(),
        fautifs: Vec::new(),
        dates_impossibles: Vec::new(),
        fautes: Diagnostics::new(),
        trop_profond: false,
    };
    let racine = Noeud { valeur: conversion.table(table), origine: Origine::texte(source, 0..0) };
    if conversion.trop_profond {
        fautes.extend(conversion.fautes);
        return (None, fautes);
    }
    let mut arbre = Arbre::new(racine);
    for chemin in conversion.fautifs {
        arbre.marquer_fautif(chemin);
    }
    for (debut, chemin) in conversion.dates_impossibles {
        let la = |o: &Origine| o.etendue(Cible::Valeur).is_some_and(|e| e.start == debut);
        let marques = fautes.iter_mut().filter_map(|d| d.marques.first_mut());
        for marque in marques.filter(|m| m.origine.as_ref().is_some_and(la)) {
            marque.chemin = Some(chemin.clone());
        }
    }
    fautes.extend(conversion.fautes);
    fautes.placer(&arbre);
    (Some(arbre), fautes)
}

impl Conversion<'_> {
    fn table(&mut self, table: DeTable<'_>) -> Valeur {
        let entrees = table.into_iter().map(|(cle, valeur)| {
            let etendue = cle.span();
            let cle = hygiene::assainir(cle.get_ref());
            self.pas.push(Pas::Cle(cle.clone()));
            let noeud = self.noeud(valeur, Some(etendue));
            self.pas.pop();
            Entree { cle, noeud }
        });
        Valeur::Table(entrees.collect())
    }

    fn noeud(&mut self, valeur: Spanned<DeValue<'_>>, cle: Option<Range<usize>>) -> Noeud {
        let etendue = valeur.span();
        let origine = Origine::Texte { source: self.source, cle, valeur: etendue.clone() };
        let valeur = match valeur.into_inner() {
            _ if self.pas.len() > PROFONDEUR => self.refuser_profondeur(&origine),
            DeValue::Table(table) => self.table(table),
            DeValue::Array(liste) => {
                let elements = liste.into_iter().enumerate().map(|(rang, element)| {
                    self.pas.push(Pas::Rang(rang));
                    let noeud = self.noeud(element, None);
                    self.pas.pop();
                    noeud
                });
                Valeur::Liste(elements.collect())
            }
            DeValue::String(texte) => self.texte(&texte, etendue),
            DeValue::Integer(entier) => self.entier(&entier),
            DeValue::Float(decimal) => self.decimal(&decimal),
            DeValue::Boolean(b) => Valeur::Booleen(b),
            DeValue::Datetime(date) => self.date(&date, etendue),
        };
        Noeud { valeur, origine }
    }

    fn texte(&mut self, texte: &str, etendue: Range<usize>) -> Valeur {
        if let Some(c) = hygiene::interdit(texte) {
            // Written as such, it is shown itself; as an escape sequence, the whole text is.
            let exact =
                self.texte.get(etendue.clone()).and_then(|brut| brut.find(c)).map(|i| etendue.start + i);
            let place = exact.map_or(etendue, |debut| debut..debut + c.len_utf8());
            let (nom, aide) = hygiene::nommer(c);
            let mut faute = self.faute(Code::TexteInterdit, format!("caractère interdit : {nom}")).aide(aide);
            faute.marques[0].origine = Some(Origine::texte(self.source, place));
            self.fautes.push(faute.dit("ici"));
        }
        Valeur::Texte(hygiene::assainir(texte))
    }

    fn entier(&mut self, entier: &DeInteger<'_>) -> Valeur {
        match i64::from_str_radix(entier.as_str(), entier.radix()) {
            Ok(n) => Valeur::Entier(n),
            Err(_) => {
                let faute = self
                    .faute(Code::NombreImpossible, "ce nombre est trop grand")
                    .dit("au-delà de ce que le programme sait compter")
                    .aide("si c’est un code (SIRET, numéro de marché), écrivez-le entre guillemets");
                self.fautes.push(faute);
                Valeur::Entier(0)
            }
        }
    }

    fn decimal(&mut self, decimal: &DeFloat<'_>) -> Valeur {
        let texte = decimal.as_str().to_owned();
        match texte.parse::<f64>() {
            Ok(valeur) if valeur.is_finite() => Valeur::Decimal { texte, valeur },
            _ => {
                let message = if texte.contains("nan") {
                    "`nan` n’est pas un nombre"
                } else {
                    "ce nombre est infini"
                };
                let faute = self
                    .faute(Code::NombreImpossible, message)
                    .dit("un nombre fini est attendu")
                    .aide("si la valeur est inconnue, effacez la ligne");
                self.fautes.push(faute);
                Valeur::Entier(0)
            }
        }
    }

    fn date(&mut self, date: &toml::value::Datetime, etendue: Range<usize>) -> Valeur {
        let Some(jour) = date.date else {
            // Neither date nor time: the parser found it impossible and that was reported.
            if date.time.is_some() {
                let faute = self.faute(Code::DateImpossible, "une heure seule n’est pas attendue");
                let faute =
                    faute.dit("une heure").aide("écrivez une date : 2026-06-30 ; ou un texte : \"14 h 30\"");
                self.fautes.push(faute);
            } else {
                self.dates_impossibles.push((etendue.start, self.pas.clone().into()));
                self.fautifs.push(self.pas.clone().into());
            }
            return Valeur::Date(self.texte.get(etendue).unwrap_or_default().to_owned());
        };
        if date.time.is_some() || date.offset.is_some() {
            let faute = self.faute(Code::DateImpossible, "une date s’écrit sans heure");
            self.fautes.push(faute.dit("heure en trop").aide(format!("écrivez seulement la date : {jour}")));
        }
        Valeur::Date(jour.to_string())
    }

    fn refuser_profondeur(&mut self, origine: &Origine) -> Valeur {
        if !self.trop_profond {
            self.trop_profond = true;
            let faute = Diagnostic::new(Code::TomlSyntaxe, "les tables sont emboîtées trop profondément");
            self.fautes.push(faute.a(origine.clone()).dit(format!("plus de {PROFONDEUR} niveaux")));
        }
        Valeur::Booleen(false)
    }

    /// A fault at the current value, which later checks will pass over.
    fn faute(&mut self, code: Code, message: impl Into<String>) -> Diagnostic {
        let chemin: Chemin = self.pas.clone().into();
        self.fautifs.push(chemin.clone());
        Diagnostic::new(code, message).en(chemin)
    }
}
