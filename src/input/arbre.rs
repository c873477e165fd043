//! The tree of what was written. Order is kept; every value knows its origin.

use std::collections::HashSet;

use serde_json::{Map, Number, Value};

use crate::diagnostic::{Carte, Chemin, Origine, Pas};

#[derive(Debug, Clone, PartialEq)]
pub struct Noeud {
    pub valeur: Valeur,
    pub origine: Origine,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Valeur {
    Table(Vec<Entree>),
    Liste(Vec<Noeud>),
    Texte(String),
    Entier(i64),
    /// The text is kept: « 12.50 » is an exact amount.
    Decimal {
        texte: String,
        valeur: f64,
    },
    Booleen(bool),
    /// `2026-06-30`
    Date(String),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Entree {
    pub cle: String,
    pub noeud: Noeud,
}

#[derive(Debug, Clone)]
pub struct Arbre {
    pub racine: Noeud,
    /// Values already reported: later checks pass over them.
    fautifs: HashSet<Chemin>,
    /// How one element of a list is called, where no rule tells: `etapes` → « étape ».
    singuliers: &'static [(&'static str, &'static str)],
}

impl Valeur {
    /// « un texte », « une liste »: what a message says was found.
    pub fn nature(&self) -> &'static str {
        match self {
            Self::Table(_) => "une table",
            Self::Liste(_) => "une liste",
            Self::Texte(_) => "un texte",
            Self::Entier(_) => "un nombre entier",
            Self::Decimal { .. } => "un nombre à virgule",
            Self::Booleen(true) => "`true`",
            Self::Booleen(false) => "`false`",
            Self::Date(_) => "une date",
        }
    }
}

impl Noeud {
    pub fn get(&self, cle: &str) -> Option<&Self> {
        let Valeur::Table(entrees) = &self.valeur else { return None };
        entrees.iter().find(|e| e.cle == cle).map(|e| &e.noeud)
    }

    pub fn elements(&self) -> &[Self] {
        if let Valeur::Liste(elements) = &self.valeur { elements } else { &[] }
    }

    pub fn texte(&self) -> Option<&str> {
        if let Valeur::Texte(texte) = &self.valeur { Some(texte) } else { None }
    }

    fn suivre(&self, pas: &Pas) -> Option<&Self> {
        match pas {
            Pas::Cle(cle) => self.get(cle),
            // A pointer cannot tell the year 2027 of a table from the 2028th element of a list.
            Pas::Rang(rang) => match &self.valeur {
                Valeur::Liste(elements) => elements.get(*rang),
                _ => self.get(&rang.to_string()),
            },
        }
    }

    fn textes<'a>(&'a self, chemin: &Chemin, vus: &mut Vec<(Chemin, &'a str)>) {
        match &self.valeur {
            Valeur::Texte(texte) => vus.push((chemin.clone(), texte)),
            Valeur::Table(entrees) => {
                entrees.iter().for_each(|e| e.noeud.textes(&chemin.clone().cle(&e.cle), vus));
            }
            Valeur::Liste(noeuds) => {
                noeuds.iter().enumerate().for_each(|(rang, n)| n.textes(&chemin.clone().rang(rang), vus));
            }
            _ => {}
        }
    }

    /// The value as JSON, each date written by `date`.
    fn json(&self, date: &impl Fn(&str) -> String) -> Value {
        match &self.valeur {
            Valeur::Table(entrees) => Value::Object(
                entrees.iter().map(|e| (e.cle.clone(), e.noeud.json(date))).collect::<Map<_, _>>(),
            ),
            Valeur::Liste(elements) => Value::Array(elements.iter().map(|n| n.json(date)).collect()),
            Valeur::Texte(texte) => Value::String(texte.clone()),
            Valeur::Entier(n) => Value::from(*n),
            Valeur::Decimal { valeur, .. } => nombre_json(*valeur),
            Valeur::Booleen(b) => Value::Bool(*b),
            Valeur::Date(texte) => Value::String(date(texte)),
        }
    }
}

/// `2027.0` is a whole number: serde would otherwise refuse it where the schema does not.
#[expect(clippy::cast_possible_truncation, reason = "bounded by 2^53 just before")]
fn nombre_json(valeur: f64) -> Value {
    if valeur.fract() == 0.0 && valeur.abs() < 9_007_199_254_740_992.0 {
        return Value::from(valeur as i64);
    }
    Number::from_f64(valeur).map_or(Value::Null, Value::Number)
}

impl Arbre {
    pub fn new(racine: Noeud) -> Self {
        Self { racine, fautifs: HashSet::new(), singuliers: &[] }
    }

    /// Names used by [`Carte::dire`]: `[("actions", "action"), …]`.
    #[must_use]
    pub fn avec_singuliers(mut self, singuliers: &'static [(&'static str, &'static str)]) -> Self {
        self.singuliers = singuliers;
        self
    }

    pub fn noeud(&self, chemin: &Chemin) -> Option<&Noeud> {
        chemin.etapes().iter().try_fold(&self.racine, Noeud::suivre)
    }

    pub fn texte(&self, chemin: &Chemin) -> Option<&str> {
        self.noeud(chemin)?.texte()
    }

    /// Reads a JSON pointer; keys made of digits are told from ranks by what the tree holds.
    pub fn from_pointer(&self, pointeur: &str) -> Chemin {
        let mut noeud = Some(&self.racine);
        let lu = Chemin::from_pointer(pointeur);
        let etapes = lu.etapes().iter().map(|pas| {
            let table = noeud.is_some_and(|n| matches!(n.valeur, Valeur::Table(_)));
            noeud = noeud.and_then(|n| n.suivre(pas));
            match pas {
                Pas::Rang(rang) if table => Pas::Cle(rang.to_string()),
                _ => pas.clone(),
            }
        });
        etapes.collect::<Vec<_>>().into()
    }

    /// Every text of the tree, with its path.
    pub fn textes(&self) -> Vec<(Chemin, &str)> {
        let mut textes = Vec::new();
        self.racine.textes(&Chemin::racine(), &mut textes);
        textes
    }

    pub fn marquer_fautif(&mut self, chemin: Chemin) {
        self.fautifs.insert(chemin);
    }

    /// Whether this value, or one it is part of, was already reported.
    pub fn est_fautif(&self, chemin: &Chemin) -> bool {
        if self.fautifs.is_empty() {
            return false;
        }
        let etapes = chemin.etapes();
        (0..=etapes.len()).any(|n| self.fautifs.contains(&Chemin::from(etapes[..n].to_vec())))
    }

    pub(super) fn fautifs(&self) -> impl Iterator<Item = &Chemin> {
        self.fautifs.iter()
    }

    /// What serde reads: dates are plain texts.
    pub fn to_json(&self) -> Value {
        self.racine.json(&str::to_owned)
    }

    /// What a schema reads: dates carry a mark that tells them from texts.
    pub(crate) fn to_json_dates(&self, marque: char) -> Value {
        self.racine.json(&|date| format!("{marque}{date}"))
    }

    /// The name given, or the plural mark taken off each word: `parties_prenantes` → « partie prenante ».
    fn singulier(&self, cle: &str) -> String {
        if let Some((_, singulier)) = self.singuliers.iter().find(|(pluriel, _)| *pluriel == cle) {
            return (*singulier).to_owned();
        }
        let mots = cle.split('_').map(|mot| match mot.strip_suffix("aux") {
            Some(radical) if radical.ends_with('e') => format!("{radical}au"),
            _ => mot.strip_suffix('s').filter(|m| m.len() > 2).unwrap_or(mot).to_owned(),
        });
        mots.collect::<Vec<_>>().join(" ")
    }
}

/// An identifier longer than this is no name to quote.
const ID_LONG: usize = 60;

impl Carte for Arbre {
    fn origine(&self, chemin: &Chemin) -> Option<&Origine> {
        self.noeud(chemin).map(|n| &n.origine)
    }

    /// « action GOV-03, étape n° 2, champ `libelle` »
    fn dire(&self, chemin: &Chemin) -> String {
        let mut noeud = Some(&self.racine);
        let mut dits: Vec<String> = Vec::new();
        let mut champ: Vec<&str> = Vec::new();
        for pas in chemin.etapes() {
            noeud = noeud.and_then(|n| n.suivre(pas));
            match pas {
                Pas::Cle(cle) => champ.push(cle),
                Pas::Rang(rang) => {
                    let numero = rang + 1;
                    let table = noeud.filter(|n| matches!(n.valeur, Valeur::Table(_)));
                    match (table, champ.pop()) {
                        (Some(table), Some(cle)) => {
                            let nom = self.singulier(cle);
                            vider(&mut champ, &mut dits, "champ");
                            dits.push(nommer(table, &nom).unwrap_or_else(|| format!("{nom} n° {numero}")));
                        }
                        (_, cle) => {
                            champ.extend(cle);
                            vider(&mut champ, &mut dits, "champ");
                            dits.push(format!("élément n° {numero}"));
                        }
                    }
                }
            }
        }
        let table = noeud.is_some_and(|n| matches!(n.valeur, Valeur::Table(_)));
        vider(&mut champ, &mut dits, if table { "table" } else { "champ" });
        dits.join(", ")
    }
}

/// « action GOV-03 », by its identifier; « cible de SOC-01 (ville) », by what it is about.
fn nommer(table: &Noeud, nom: &str) -> Option<String> {
    let court = |cle: &str| table.get(cle).and_then(Noeud::texte).filter(|id| id.len() <= ID_LONG);
    if let Some(id) = court("id") {
        return Some(format!("{nom} {id}"));
    }
    let sujet = court("indicateur").or_else(|| court("action"))?;
    let acheteur = court("acheteur").map_or_else(String::new, |a| format!(" ({a})"));
    Some(format!("{nom} de {sujet}{acheteur}"))
}

fn vider(champ: &mut Vec<&str>, dits: &mut Vec<String>, genre: &str) {
    if !champ.is_empty() {
        dits.push(format!("{genre} `{}`", champ.join(".")));
        champ.clear();
    }
}
