//! The points that a lawyer clears before signing: what each document cites on a single source or in an
//! old wording, and what comes from the dossier’s own records.

use jiff::civil::Date;
use serde::Serialize;

use super::contexte::{Contexte, Resultat};
use super::deliberation::note::regle;
use super::deliberation::{Sujet, matiere as classe};
use super::schema::agec::imprimables;
use super::schema::lectures;
use crate::catalogue::{Certitude, Citation, Echeance, FamilleAgec, Obligation, Organisme};
use crate::ecriture::date_longue;

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
    /// Where it was read; none where the point is not one of reading.
    pub source: Option<String>,
}

impl Point {
    /// None if the record was verified and is ours; `etat` says what is probable.
    fn new(
        quoi: String,
        origine: Option<&String>,
        certitude: Certitude,
        etat: &str,
        source: String,
    ) -> Option<Self> {
        let pourquoi = match (origine, certitude) {
            (Some(fichier), _) => format!("fiche du complément {fichier}"),
            (None, Certitude::Verifie) => return None,
            (None, _) => etat.to_owned(),
        };
        Some(Self { quoi, pourquoi, source: Some(source) })
    }
}

/// What a document is.
pub enum Piece<'a> {
    Schema,
    /// The report of a year.
    Bilan,
    Acte(&'a Sujet<'a>),
    /// The note that explains an act.
    Note(&'a Sujet<'a>),
}

/// What was cited while `cx` wrote the document, the duties it names, the body whose rules it follows.
pub fn points(cx: &Contexte<'_>, nom: &str, piece: Piece<'_>) -> Relecture {
    let mut points: Vec<Point> = cx.prose.citations().iter().filter_map(citation).collect();
    match piece {
        Piece::Acte(sujet) => {
            points.extend(organe(cx, sujet.organisme));
            points.extend(matiere(sujet));
        }
        Piece::Note(sujet) => {
            points.extend(organe(cx, sujet.organisme));
            points.extend(population(sujet));
        }
        // What it says of the law, it cites.
        Piece::Bilan => {}
        Piece::Schema => {
            let siennes = obligations(cx);
            points.extend(siennes.iter().filter_map(|o| obligation(cx, o)));
            points.extend(siennes.iter().filter(|o| o.proportions_agec).flat_map(|o| proportions(cx, o)));
            points.extend(echeances(cx));
        }
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

/// Those retained, then those that only actions name.
fn obligations<'a>(cx: &Contexte<'a>) -> Vec<&'a Obligation> {
    let retenues = cx.spaser.dossier.obligations.iter().map(|o| &o.id);
    let servies = cx.spaser.dossier.actions.iter().flat_map(|a| &a.obligations);
    retenues.chain(servies).filter_map(|id| cx.obligation(id)).collect()
}

/// « probable, rédaction au 22 février 2008 », « probable, non relu dans le texte ».
fn etat(lu_le: Option<Date>) -> String {
    match lu_le {
        Some(d) => format!("probable, rédaction au {}", date_longue(d)),
        None => "probable, non relu dans le texte".to_owned(),
    }
}

fn citation(c: &Citation) -> Option<Point> {
    let quoi = format!("Rédaction — {}", c.longue);
    Point::new(quoi, c.origine.as_ref(), c.certitude, &etat(c.lu_le), c.source.clone())
}

fn obligation(cx: &Contexte<'_>, o: &Obligation) -> Option<Point> {
    let source = cx.catalogue().provenance(&o.sources, o.precision_source.as_deref());
    let quoi = format!("{} — {}", o.id, o.titre);
    Point::new(quoi, o.origine.as_ref(), o.certitude, &etat(o.lu_le), source)
}

/// One point a family: its rates were read in the same place.
fn proportions(cx: &Contexte<'_>, o: &Obligation) -> Vec<Point> {
    let familles = cx.catalogue().familles_agec().iter();
    let point = |f: &FamilleAgec| {
        let taux: Vec<_> = imprimables(f).collect();
        let certitude = taux.iter().map(|t| t.certitude).max()?;
        let mut sources: Vec<String> = taux.iter().flat_map(|t| t.sources.clone()).collect();
        sources.dedup();
        let source = cx.catalogue().provenance(&sources, None);
        let quoi = format!("{} — {}", o.id, f.libelle);
        Point::new(quoi, f.origine.as_ref(), certitude, "proportions probables", source)
    };
    familles.filter_map(point).collect()
}

/// Deadlines that the planning prints and that are only probable.
fn echeances(cx: &Contexte<'_>) -> Vec<Point> {
    let imprimees: Vec<String> =
        super::echeances::du_schema(cx).into_iter().filter_map(|e| e.jalon.fiche).collect();
    let fiches = cx.catalogue().echeances().iter().filter(|e| imprimees.contains(&e.id));
    let point = |e: &Echeance| {
        let source = cx.catalogue().provenance(&e.sources, e.precision_source.as_deref());
        let quoi = format!("Calendrier — {}", e.titre);
        Point::new(quoi, e.origine.as_ref(), e.certitude, &etat(e.lu_le), source)
    };
    fiches.filter_map(point).collect()
}

/// The class of the act is proposed: only its author can confirm it.
fn matiere(sujet: &Sujet<'_>) -> Option<Point> {
    sujet.est_controle().then(|| Point {
        quoi: format!("Matière « {} »", classe()),
        pourquoi: "classement proposé, à confirmer avec le contrôle de légalité".to_owned(),
        source: None,
    })
}

/// Whether a note is due may depend on the population: without it, the plainer title is printed.
fn population(sujet: &Sujet<'_>) -> Option<Point> {
    let selon = sujet.organisme.convocations.iter().any(|c| c.note.is_some());
    (selon && regle(sujet).is_none() && sujet.acheteur.population.is_none()).then(|| Point {
        quoi: "Titre et délai de la note".to_owned(),
        pourquoi: "ils dépendent de la population, que le dossier ne donne pas".to_owned(),
        source: None,
    })
}

fn organe(cx: &Contexte<'_>, o: &Organisme) -> Option<Point> {
    let source = cx.catalogue().provenance(&o.sources, o.precision_source.as_deref());
    let quoi = format!("Règles de l’organe — {}", o.organe);
    Point::new(quoi, o.origine.as_ref(), o.certitude, &etat(o.lu_le), source)
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
