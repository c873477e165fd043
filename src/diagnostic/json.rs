//! How does a program read the faults? The same, as data.

use serde::Serialize;

use super::{Code, Diagnostic, Diagnostics, Gravite, Marque, Origine, Sources};

#[derive(Debug, Serialize)]
pub struct Donnees<'a> {
    pub code: Code,
    pub gravite: Gravite,
    pub message: String,
    pub aides: &'a [String],
    pub lieux: Vec<Lieu<'a>>,
}

/// Lines and columns from 1; columns count Unicode scalar values; the end is exclusive.
#[derive(Debug, Default, Serialize)]
pub struct Lieu<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fichier: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ligne: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colonne: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ligne_fin: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colonne_fin: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feuille: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cellule: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chemin: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub texte: &'a str,
}

pub fn donnees<'a>(diagnostics: &'a Diagnostics, sources: &'a Sources) -> Vec<Donnees<'a>> {
    diagnostics.iter().map(|d| fait(d, sources)).collect()
}

/// As text, indented.
pub fn rendre(diagnostics: &Diagnostics, sources: &Sources) -> String {
    // Strings and numbers only: nothing here can fail to be written.
    serde_json::to_string_pretty(&donnees(diagnostics, sources)).unwrap_or_default()
}

fn fait<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Donnees<'a> {
    Donnees {
        code: diagnostic.code,
        gravite: diagnostic.gravite,
        message: diagnostic.phrase(),
        aides: &diagnostic.aides,
        lieux: diagnostic.marques.iter().map(|m| lieu(m, sources)).collect(),
    }
}

fn lieu<'a>(marque: &'a Marque, sources: &'a Sources) -> Lieu<'a> {
    let chemin = marque.chemin.as_ref().filter(|c| !c.est_racine()).map(ToString::to_string);
    let mut lieu = Lieu { chemin, texte: &marque.texte, ..Lieu::default() };
    let Some(origine) = &marque.origine else { return lieu };
    let Some(source) = sources.get(origine.source()) else { return lieu };
    lieu.fichier = Some(&source.nom);
    if let Origine::Cellule { feuille, adresse, .. } = origine {
        lieu.feuille = Some(feuille);
        lieu.cellule = Some(adresse);
    }
    if let Some(etendue) = origine.etendue(marque.cible) {
        let (debut, fin) = (source.position(etendue.start), source.position(etendue.end));
        lieu.ligne = Some(debut.ligne);
        lieu.colonne = Some(debut.colonne);
        lieu.ligne_fin = Some(fin.ligne);
        lieu.colonne_fin = Some(fin.colonne);
    }
    lieu
}
