//! What the dossier already names: what a cell refers to is found by identifier or by title.

use std::collections::BTreeMap;

use strsim::normalized_damerau_levenshtein;

use super::pliage;
use crate::dossier::{Cible, Id, Spaser};

/// Under this likeness two titles are two.
const PROCHE: f64 = 0.85;

/// Elements by table: identifier and names.
#[derive(Default)]
pub struct Connus {
    tables: BTreeMap<&'static str, Vec<(String, Vec<String>)>>,
    /// Indicator and buyer of each target; none stands for all.
    cibles: Vec<(String, Option<String>)>,
    /// A dossier was given: what it does not name does not exist.
    pub avec_dossier: bool,
}

/// What a cell refers to.
pub enum Trouve {
    Exact(String),
    /// Near enough to be proposed, with the title it has in the dossier.
    Proche(String, String),
    Rien,
}

impl Connus {
    /// All that a dossier names, and the records of its catalogue that it may take up.
    pub fn new(spaser: &Spaser<'_>) -> Self {
        let dossier = spaser.dossier;
        let mut tables: BTreeMap<&'static str, Vec<(String, Vec<String>)>> = BTreeMap::new();
        let mut ajouter = |table, id: &Id, noms: Vec<Option<&str>>| {
            let noms = noms.into_iter().flatten().map(str::to_owned).collect();
            tables.entry(table).or_default().push((id.to_string(), noms));
        };
        for axe in &spaser.axes {
            ajouter(
                "axes",
                &axe.axe.id,
                vec![Some(&axe.axe.titre), Some(&axe.numero), Some(&format!("Axe {}", axe.numero))],
            );
            for o in &axe.objectifs {
                ajouter(
                    "objectifs",
                    &o.objectif.id,
                    vec![Some(&o.objectif.titre), Some(&o.numero), Some(&format!("Objectif {}", o.numero))],
                );
            }
        }
        for a in spaser.actions() {
            ajouter("actions", &a.action.id, vec![Some(&a.action.titre), Some(&a.numero)]);
        }
        for i in &spaser.indicateurs {
            ajouter("indicateurs", i.id(), vec![Some(i.nom), Some(i.court)]);
        }
        dossier.segments.iter().for_each(|s| ajouter("segments", &s.id, vec![Some(&s.nom)]));
        dossier.obligations.iter().for_each(|o| ajouter("obligations", &o.id, vec![o.titre.as_deref()]));
        for o in spaser.catalogue.obligations() {
            if let Ok(id) = Id::parse(&o.id) {
                ajouter("obligations", &id, vec![Some(&o.titre)]);
            }
        }
        for m in spaser.catalogue.indicateurs() {
            if let Ok(id) = Id::parse(&m.id) {
                ajouter("modeles", &id, vec![Some(&m.nom), Some(&m.court)]);
            }
        }
        dossier.orientations.iter().for_each(|o| ajouter("orientations", &o.id, vec![Some(&o.libelle)]));
        dossier
            .acheteurs
            .iter()
            .for_each(|a| ajouter("acheteurs", &a.id, vec![Some(&a.nom), a.nom_court.as_deref()]));
        dossier
            .parties_prenantes
            .iter()
            .for_each(|p| ajouter("parties_prenantes", &p.id, vec![Some(&p.nom)]));
        dossier.concertations.iter().for_each(|c| ajouter("concertations", &c.id, vec![Some(&c.theme)]));
        let vise = |c: &Cible| (c.indicateur.to_string(), c.acheteur.as_ref().map(ToString::to_string));
        let cibles = dossier.cibles.iter().map(vise).collect();
        Self { tables, cibles, avec_dossier: true }
    }

    /// Identifiers of a table of the dossier (`actions`, `segments`…).
    pub fn ids(&self, table: &str) -> impl Iterator<Item = &str> {
        self.tables.get(table).into_iter().flatten().map(|(id, _)| id.as_str())
    }

    /// Whether the dossier has the target of an indicator for this buyer; without one, for all.
    pub fn a_une_cible(&self, indicateur: &str, acheteur: Option<&str>) -> bool {
        self.cibles.iter().any(|(i, a)| i.eq_ignore_ascii_case(indicateur) && a.as_deref() == acheteur)
    }

    /// How an element is called in the dossier.
    pub fn titre(&self, table: &str, id: &str) -> Option<&str> {
        self.tables.get(table)?.iter().find(|(i, _)| i == id)?.1.first().map(String::as_str)
    }

    /// The element of a table that a cell names by its identifier, its title, or a title near enough.
    pub fn trouver(&self, table: &str, texte: &str) -> Trouve {
        let texte = texte.trim();
        let Some(elements) = self.tables.get(table) else { return Trouve::Rien };
        if let Some((id, _)) = elements.iter().find(|(id, _)| id.eq_ignore_ascii_case(texte)) {
            return Trouve::Exact(id.clone());
        }
        let voulu = pliage::cle(texte);
        let memes = |noms: &[String]| noms.iter().any(|n| pliage::cle(n) == voulu);
        if let Some((id, _)) = elements.iter().find(|(_, noms)| memes(noms)) {
            return Trouve::Exact(id.clone());
        }
        // « SOC-01 – Part des marchés… »: the identifier opens the cell.
        let premier =
            texte.split(|c: char| c.is_whitespace() || ":–—,".contains(c)).next().unwrap_or_default();
        if let Some((id, _)) =
            elements.iter().find(|(id, _)| id.eq_ignore_ascii_case(premier) && id.len() > 2)
        {
            return Trouve::Exact(id.clone());
        }
        let notes = elements.iter().flat_map(|(id, noms)| noms.iter().map(move |n| (id, n)));
        let meilleur = notes
            .map(|(id, n)| (normalized_damerau_levenshtein(&pliage::cle(n), &voulu), id, n))
            .filter(|(note, ..)| *note >= PROCHE)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        meilleur.map_or(Trouve::Rien, |(_, id, nom)| Trouve::Proche(id.clone(), nom.clone()))
    }
}

/// Whether a text is meant as an identifier: « SOC-01 », not « mobilier ».
pub fn a_l_air_d_un_id(texte: &str) -> bool {
    Id::parse(texte).is_ok() && texte.bytes().any(|b| b.is_ascii_digit())
}
