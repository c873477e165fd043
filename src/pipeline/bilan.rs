//! The reports of a year: the bilan, its act and what goes with it, or the two-yearly publication of the indicators.

use std::path::PathBuf;

use jiff::civil::Date;

use super::arret::{Arret, arret};
use super::composition::{Document, a_relire, contexte_de_suivi};
use super::schema::{en_docx, fonds, suffixe};
use super::{Charge, Lot, Perime, Produit, Refus, Verdict, lecture, livrer, modeles, rapports, voisin};
use crate::amendements::Texte;
use crate::dossier::{Annee, Diffusion, Spaser};
use crate::mesure::avancement::fin_de_campagne;
use crate::render::pdf::Forme;
use crate::suivi::Suivi;
use crate::vue;
use crate::vue::bilan::{Comptes, Edition, Exercice};
use crate::vue::relecture::{Piece, points};

/// What was asked of `bilan`.
#[derive(Debug, Clone)]
pub struct DemandeBilan {
    pub dossier: PathBuf,
    pub annee: u16,
    /// The publication of the indicators, in place of the yearly report.
    pub biennal: bool,
    /// Default: `suivi.toml` beside the dossier.
    pub suivi: Option<PathBuf>,
    /// Default: a folder of its own under `sortie/`, beside the dossier.
    pub sortie: Option<PathBuf>,
    /// The day on which actions are looked at; default: the last of the year, or of its closing.
    pub arret: Option<Date>,
    /// Default: the last date of the follow-up that concerns the year.
    pub date: Option<Date>,
    pub diffusion: Diffusion,
    pub remplacer: bool,
    pub droit: Option<PathBuf>,
    pub modeles: Option<PathBuf>,
    /// The letterhead of the acts that name none.
    pub entete: Option<PathBuf>,
    /// Ends each act with the page of what is left to fill in.
    pub liste: bool,
}

impl DemandeBilan {
    pub(super) fn dossier_de_sortie(&self) -> PathBuf {
        self.sortie.clone().unwrap_or_else(|| voisin(&self.dossier, &dossier_par_defaut(self)))
    }
}

/// What `bilan` did.
pub struct BilanLivre {
    pub verdict: Verdict,
    pub produits: Vec<Produit>,
    pub perimes: Vec<Perime>,
    /// Values that the year calls for, and those that are there.
    pub valeurs: Option<(usize, usize)>,
    /// The day on which the yearly report looks at actions.
    pub arret: Option<Arret>,
    /// The scheme is not adopted yet.
    pub projet: bool,
    /// What deserves a look: said even to who asked for silence.
    pub alertes: Vec<String>,
}

/// Why there is no report.
pub enum RefusBilan {
    /// What was asked makes no report: said in French, with the way out.
    Demande {
        raison: String,
        aide: String,
    },
    Autre(Refus),
}

impl From<Refus> for RefusBilan {
    fn from(refus: Refus) -> Self {
        Self::Autre(refus)
    }
}

/// Produces the reports of a year. `etape` is told what is being made.
///
/// # Errors
/// See [`RefusBilan`]; nothing is written then.
pub fn bilan(demande: &DemandeBilan, etape: &mut dyn FnMut(&str)) -> Result<BilanLivre, RefusBilan> {
    etape("lecture du dossier et du suivi");
    let verdict =
        lecture::verifier_avec(&demande.dossier, demande.droit.as_deref(), demande.suivi.as_deref())
            .map_err(Refus::Interne)?;
    let (mut verdict, charge) = verdict.sain().map_err(Refus::Dossier)?;
    let charge = charge.avec_modeles(demande.modeles.as_deref())?;
    let Compose { mut documents, valeurs, arret, mut alertes } = composer(&charge, demande, etape)?;
    alertes.extend(modeles::alertes(&charge.modeles));
    etape("écriture des fichiers");
    let famille = famille(demande);
    documents.iter_mut().for_each(|d| d.famille.clone_from(&famille));
    let lot = Lot { chemin: &demande.dossier, familles: vec![famille] };
    let (produits, perimes) =
        livrer(documents, &demande.dossier_de_sortie(), (&charge, &lot), demande.remplacer)?;
    let projet = !Spaser::new(&charge.dossier, &charge.catalogue).est_adopte();
    verdict.charge = Some(charge);
    Ok(BilanLivre { verdict, produits, perimes, valeurs, arret, projet, alertes })
}

/// Each report answers a request of its own, in a folder where several may be.
fn famille(demande: &DemandeBilan) -> String {
    let nom = if demande.biennal { "biennal" } else { "bilan" };
    let interne = if demande.diffusion == Diffusion::Interne { "-interne" } else { "" };
    format!("{nom}-{}{interne}", demande.annee)
}

/// A folder for each report: its own manifest, and a publication that is put online as it is.
fn dossier_par_defaut(demande: &DemandeBilan) -> String {
    let nom = if demande.biennal { "biennal" } else { "bilan" };
    format!("sortie/{nom}-{}", demande.annee)
}

/// Documents ready to write.
struct Compose {
    documents: Vec<Document>,
    valeurs: Option<(usize, usize)>,
    alertes: Vec<String>,
    arret: Option<Arret>,
}

fn composer(
    charge: &Charge,
    demande: &DemandeBilan,
    etape: &mut dyn FnMut(&str),
) -> Result<Compose, RefusBilan> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let annee = annee_du_schema(&spaser, demande.annee)?;
    let refus = |echoue| RefusBilan::Autre(modeles::refus(echoue, &charge.modeles));
    let mut cx = contexte_de_suivi(charge, &spaser).map_err(refus)?;
    cx.diffusion = demande.diffusion;
    let arret = arret(&charge.suivi, annee, demande.arret)?;
    let date = demande.date.or_else(|| derniere_date(&charge.suivi, annee, arret.jour)).unwrap_or(arret.jour);
    let edition = Edition { date };
    let nom = vue::noms::base(&spaser);
    if demande.biennal {
        // It goes online: nothing internal, whatever was asked.
        cx.diffusion = Diffusion::Public;
        let documents = rapports::biennal(&cx, charge, annee, edition, &nom, etape)?;
        return Ok(Compose { documents, valeurs: None, arret: None, alertes: Vec::new() });
    }
    let exercice = Exercice::new(&cx, annee, arret.jour);
    if exercice.est_vide() {
        return Err(RefusBilan::Demande {
            raison: format!(
                "le suivi ne dit rien de {annee} : ni valeur, ni avancement, ni étape faite, ni séance"
            ),
            aide: annees_connues(&charge.suivi),
        });
    }
    etape("composition du bilan");
    let vue = vue::bilan::construire(&cx, &exercice, edition, charge.charte(&spaser))
        .map_err(|e| refus(e.into()))?;
    let base = format!("{nom}-bilan-{annee}{}", suffixe(&cx));
    let docx = en_docx(&vue, charge, Texte::Bilan, cx.est_interne()).map_err(refus)?;
    let pdf = modeles::composer(&charge.modeles, vue, Forme::Schema, fonds(charge)).map_err(refus)?;
    let pdf = Document::pdf(format!("{base}.pdf"), pdf);
    let mut relectures = vec![points(&cx, &pdf.fichier.nom, Piece::Bilan)];
    let mut documents = vec![pdf.clone(), Document::new(format!("{base}.docx"), docx)];
    let contradictions = vue::bilan::contradictions(&cx, &exercice);
    let mut alertes: Vec<String> =
        contradictions.iter().map(|p| format!("{} : {}", p.quoi, p.pourquoi)).collect();
    relectures.iter_mut().for_each(|r| r.points.extend_from_slice(&contradictions));
    // The act goes to the assembly, then online: it counts what everyone may see, and so goes with the public report.
    if !cx.est_interne() {
        etape("rédaction des actes");
        let presentation =
            rapports::actes(charge, demande, &spaser, &exercice, edition, &pdf).map_err(refus)?;
        documents.extend(presentation.documents);
        relectures.extend(presentation.relectures);
        alertes.extend(presentation.alertes);
        for declaration in vue::bilan::declarations(&cx, annee) {
            documents.push(rapports::declaration(&declaration).map_err(refus)?);
            alertes.extend(declaration.manques.iter().map(|m| format!("{} : {m}", declaration.nom)));
        }
    }
    documents.push(a_relire(&cx, &relectures).map_err(refus)?);
    let comptes = Comptes::de(&exercice);
    Ok(Compose {
        documents,
        valeurs: Some((comptes.renseignees, comptes.valeurs)),
        arret: Some(arret),
        alertes,
    })
}

/// A year of the scheme, or what its years are.
fn annee_du_schema(spaser: &Spaser<'_>, annee: u16) -> Result<Annee, RefusBilan> {
    let document = &spaser.dossier.document;
    let Some(debut) = document.debut else {
        return Err(RefusBilan::Demande {
            raison: "la première année du schéma n’est pas connue".to_owned(),
            aide: "ajoutez `debut` à `[document]`".to_owned(),
        });
    };
    let fin = document.fin;
    if annee >= debut.0 && fin.is_none_or(|f| annee <= f.0) {
        return Ok(Annee(annee));
    }
    Err(RefusBilan::Demande {
        raison: format!("{annee} n’est pas une année du schéma"),
        aide: match fin {
            Some(fin) => format!("choisissez une année de {debut} à {fin}"),
            None => format!("choisissez {debut} ou une année qui suit"),
        },
    })
}

/// The last day on which something that a report tells was seen: what came in for later years moves no date.
fn derniere_date(suivi: &Suivi, annee: Annee, arret: Date) -> Option<Date> {
    let campagne = fin_de_campagne(annee);
    let releves = suivi.releves.iter().filter_map(|r| {
        let de = |a: &Annee| *a <= annee;
        let annees = || r.annees.keys().chain(r.numerateurs.keys()).chain(r.denominateurs.keys());
        // A record that grew since has the date of its last value.
        let sien = annees().any(de);
        r.releve_le.map(|j| j.0).filter(|jour| sien && (annees().all(de) || *jour <= campagne))
    });
    let avancements = suivi.avancements.iter().map(|a| a.date.0);
    let etapes = suivi.etapes.iter().map(|e| e.date.0);
    let points = avancements.chain(etapes).filter(|jour| *jour <= arret);
    let seances = suivi.seances.iter().filter(|s| s.date.annee() <= annee).map(|s| s.date.0);
    releves.chain(points).chain(seances).max()
}

/// Where the report could come from: years with values, or how to have some.
pub(super) fn annees_connues(suivi: &Suivi) -> String {
    let mut annees: Vec<u16> =
        suivi.releves.iter().flat_map(|r| r.annees.keys().chain(r.numerateurs.keys())).map(|a| a.0).collect();
    annees.sort_unstable();
    annees.dedup();
    let connues: Vec<String> = annees.iter().map(ToString::to_string).collect();
    let remplir = "remplissez `suivi.toml`, ou indiquez un autre fichier avec `--suivi`";
    match connues.as_slice() {
        [] => format!("le suivi ne porte aucune valeur ; {remplir}"),
        _ => format!("le suivi porte des valeurs pour {} ; {remplir}", crate::ecriture::liste(&connues)),
    }
}
