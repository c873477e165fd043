//! Citations: « article L. 2111-3 du code de la commande publique », with what the reader must know
//! of them (certainty, date of the wording read).

use jiff::civil::Date;

use super::{Article, Catalogue, Certitude, NatureTexte, SourceDuDroit, Texte};
use crate::ecriture::date_longue;

/// A reference ready to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Its identifier in the catalogue.
    pub id: String,
    /// « article L. 2111-3 du code de la commande publique », « décret n° 2022-767 du 2 mai 2022 ».
    pub longue: String,
    /// « art. L. 2111-3 CCP ».
    pub courte: String,
    /// Address of the official page, if recorded.
    pub url: Option<String>,
    pub certitude: Certitude,
    /// Date of the wording read; none for a whole text.
    pub lu_le: Option<Date>,
    /// Where it was read.
    pub source: String,
    /// File of the overlay that brought it, if any.
    pub origine: Option<String>,
}

impl Catalogue {
    /// Cites an article, in its wording of that date, or a whole text.
    pub fn citer(&self, id: &str, date: Date) -> Option<Citation> {
        if let Some(texte) = self.texte(id) {
            return Some(Citation {
                longue: texte.titre.clone(),
                courte: nom_court(texte).to_owned(),
                url: texte.url.clone(),
                id: id.to_owned(),
                certitude: texte.certitude,
                lu_le: None,
                source: self.provenance(&texte.sources, texte.precision_source.as_deref()),
                origine: texte.origine.clone(),
            });
        }
        let article = self.article(id, date)?;
        let texte = self.texte(&article.texte)?;
        Some(Citation {
            longue: format!("article\u{a0}{} {}", article.numero, complement(texte)),
            courte: format!("art.\u{a0}{}\u{a0}{}", article.numero, nom_court(texte)),
            url: texte.url.clone(),
            id: id.to_owned(),
            certitude: article.certitude.max(texte.certitude),
            lu_le: article.lu_le,
            source: self.provenance(&article.sources, article.precision_source.as_deref()),
            origine: article.origine.clone(),
        })
    }

    /// Cites a text, or an article in its last wording, whatever the date.
    pub fn citer_au_plus_recent(&self, id: &str) -> Option<Citation> {
        let derniere = self.redactions(id).max_by_key(|a| a.du);
        self.citer(id, derniere.and_then(|a| a.au.or(a.du)).unwrap_or(Date::MAX))
    }

    /// Where a record comes from: « codes consolidés de la base LEGI, état au 12 juillet 2025 ; https://… ».
    pub fn provenance(&self, sources: &[String], precision: Option<&str>) -> String {
        let dites = sources.iter().map(|s| match self.fiches.sources.iter().find(|fiche| fiche.id == *s) {
            Some(SourceDuDroit { titre, etat: Some(etat), .. }) => {
                format!("{titre}, état au {}", date_longue(*etat))
            }
            Some(fiche) => fiche.titre.clone(),
            None => s.clone(),
        });
        dites.chain(precision.map(str::to_owned)).collect::<Vec<_>>().join(" ; ")
    }

    /// The visas for a set of references: one per text, in hierarchical then chronological order,
    /// each with its articles in the order of the code. What cannot be printed is left out.
    pub fn visas(&self, ids: &[&str], date: Date) -> Vec<(&Texte, Vec<&Article>)> {
        let mut visas: Vec<(&Texte, Vec<&Article>)> = Vec::new();
        for id in ids {
            let (texte, article) = match (self.texte(id), self.article(id, date)) {
                (Some(texte), _) if texte.certitude != Certitude::AVerifier => (texte, None),
                (None, Some(a)) if a.certitude != Certitude::AVerifier => match self.texte(&a.texte) {
                    Some(texte) => (texte, Some(a)),
                    None => continue,
                },
                _ => continue,
            };
            let place = visas.iter().position(|(t, _)| t.id == texte.id).unwrap_or_else(|| {
                visas.push((texte, Vec::new()));
                visas.len() - 1
            });
            if let Some(a) = article
                && !visas[place].1.iter().any(|deja| deja.id == a.id)
            {
                visas[place].1.push(a);
            }
        }
        // Codes keep the order in which they are asked for: the organ's first.
        visas.sort_by_key(|(texte, _)| (texte.nature, texte.date));
        for (_, articles) in &mut visas {
            articles.sort_by_key(|a| cle_de_numero(&a.numero));
        }
        visas
    }
}

/// « du code… », « de la loi… », « du décret… ».
pub fn complement(texte: &Texte) -> String {
    let article = match texte.nature {
        NatureTexte::Loi | NatureTexte::LoiOrganique | NatureTexte::Directive => "de la ",
        NatureTexte::Ordonnance | NatureTexte::Arrete => "de l’",
        _ => "du ",
    };
    format!("{article}{}", texte.titre)
}

fn nom_court(texte: &Texte) -> &str {
    texte.abrege.as_deref().or(texte.usuel.as_deref()).unwrap_or(&texte.titre)
}

/// « L. 2113-16 » sorts after « L. 2113-9 », and L before R before D.
fn cle_de_numero(numero: &str) -> (u8, Vec<u32>) {
    let partie = match numero.chars().next() {
        Some('L') => 0,
        Some('R') => 1,
        Some('D') => 2,
        _ => 3,
    };
    let nombres = numero
        .split(|c: char| !c.is_ascii_digit())
        .filter(|s| !s.is_empty())
        .filter_map(|s| s.parse().ok())
        .collect();
    (partie, nombres)
}
