//! The points that a lawyer clears before signing: what each document cites on a single source or in an
//! old wording, and what comes from the dossier’s own records.

use serde::Serialize;

use super::contexte::{Contexte, Resultat};
use super::schema::lectures;
use crate::catalogue::{Certitude, Citation, Obligation, Organisme};
use crate::ecriture::{capitale, date_longue};

/// The points of one document.
#[derive(Debug, Clone, Serialize)]
pub struct Relecture {
    /// Name of its file.
    pub nom: String,
    pub lectures: Option<String>,
    pub points: Vec<Point>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Point {
    pub quoi: String,
    pub pourquoi: String,
}

/// What was cited while `cx` wrote the document, the duties it prints, the body whose rules it follows.
pub fn points(cx: &Contexte<'_>, nom: &str, organisme: Option<&Organisme>) -> Relecture {
    let mut points: Vec<Point> = Vec::new();
    let citations = cx.prose.citations();
    points.extend(citations.iter().filter_map(citation));
    points.extend(organisme.and_then(organe));
    if organisme.is_none() {
        let retenues = cx.spaser.dossier.obligations.iter().filter_map(|o| cx.obligation(&o.id));
        points.extend(retenues.filter_map(obligation));
    }
    let mut vus = Vec::new();
    points.retain(|p| {
        !vus.contains(p) && {
            vus.push(p.clone());
            true
        }
    });
    Relecture { nom: nom.to_owned(), lectures: lectures(cx), points }
}

fn citation(c: &Citation) -> Option<Point> {
    let lu = c.lu_le.map(|d| format!(", dans son état au {}", date_longue(d))).unwrap_or_default();
    let pourquoi = match (&c.origine, c.certitude) {
        (Some(fichier), _) => format!("fiche du complément {fichier} ; source : {}{lu}", c.source),
        (None, Certitude::Verifie) => return None,
        (None, _) => format!("rédaction probable{lu} ; source : {}", c.source),
    };
    Some(Point { quoi: capitale(&c.longue), pourquoi })
}

fn obligation(o: &Obligation) -> Option<Point> {
    let pourquoi = match (&o.origine, o.certitude) {
        (Some(fichier), _) => format!("fiche du complément {fichier} ; source : {}", o.source),
        (None, Certitude::Verifie) => return None,
        (None, _) => format!(
            "obligation probable, dans l’état des textes au {} ; source : {}",
            date_longue(o.lu_le),
            o.source
        ),
    };
    Some(Point { quoi: format!("{} — {}", o.id, o.titre), pourquoi })
}

fn organe(o: &Organisme) -> Option<Point> {
    let pourquoi = match (&o.origine, o.certitude) {
        (Some(fichier), _) => format!("fiche du complément {fichier} ; source : {}", o.source),
        (None, Certitude::Verifie) => return None,
        (None, _) => format!(
            "règles probables, dans l’état des textes au {} ; source : {}",
            date_longue(o.lu_le),
            o.source
        ),
    };
    Some(Point { quoi: format!("Règles de l’organe : {}", o.organe), pourquoi })
}

/// The points of every document, to tick.
///
/// # Errors
/// A passage of our prose that could not be written.
pub fn markdown(cx: &Contexte<'_>, documents: &[Relecture]) -> Resultat<String> {
    #[derive(Serialize)]
    struct Donnees<'a> {
        titre: String,
        date: String,
        documents: &'a [Relecture],
    }
    let donnees = Donnees { titre: super::schema::titre(cx), date: date_longue(cx.date), documents };
    cx.prose.markdown("relecture", donnees)
}
