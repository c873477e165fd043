//! From returned workbooks to `suivi.toml`: read, compare, check as a whole, then write, or write nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::copies::{self, Copies};
use super::lecture::{self, SUIVI};
use super::{Charge, Verdict, verifier, voisin};
use crate::diagnostic::{Diagnostics, Sources};
use crate::dossier::{Choix, EtatEtape, Spaser, Statut};
use crate::imports::{Arbitrages, Bilan, Demande, Import, Mots, Reception, Regles, Remarque, Signature};
use crate::input::{self, classeur};
use crate::output::{self, Echec};
use crate::paquet;
use crate::suivi::{self, Suivi};
use crate::template::Modeles;
use crate::vue::vocabulaire::Vocabulaire;

/// What was asked of `suivi importer`.
#[derive(Debug, Clone)]
pub struct DemandeImport {
    pub dossier: PathBuf,
    pub classeurs: Vec<PathBuf>,
    /// The copy that wins over the others.
    pub priorite: Option<PathBuf>,
    pub arbitrages: Option<PathBuf>,
    pub ecraser: bool,
    pub accepter_textes: bool,
    /// Nothing is written.
    pub apercu: bool,
    /// Templates whose words the workbooks bear.
    pub modeles: Option<PathBuf>,
    pub par: Option<String>,
    pub le: Option<Date>,
    pub aujourdhui: Date,
}

/// What became of it.
pub struct ImportFait {
    pub remarques: Vec<Remarque>,
    pub bilan: Bilan,
    pub sort: SortDuSuivi,
    /// What a spreadsheet leaves beside an open workbook: not read.
    pub verrous: Vec<PathBuf>,
}

pub enum SortDuSuivi {
    /// Faults or conflicts stand: nothing was written.
    Bloque,
    /// No value is new.
    Inchange,
    /// It would be written, were this not a preview.
    Apercu,
    Ecrit {
        chemin: PathBuf,
        /// Where the former one is.
        garde: Option<PathBuf>,
        /// Written whole: comments and order of the former one are only there.
        recrit: bool,
    },
}

/// Why nothing could be imported.
pub enum RefusImport {
    Dossier(Box<Verdict>),
    /// The decisions, or the follow-up that would come out, do not read.
    Texte(Box<(Diagnostics, Sources)>),
    /// A decision or an option that makes no sense.
    Decision(String),
    /// A file of the command line that is not there, or cannot be read.
    Fichier {
        chemin: PathBuf,
        raison: &'static str,
    },
    Ecriture(Echec),
    Interne(String),
}

/// Reads the copies and writes the follow-up.
///
/// # Errors
/// See [`RefusImport`]; nothing is written then.
pub fn importer(demande: &DemandeImport) -> Result<ImportFait, RefusImport> {
    let verdict = verifier(&demande.dossier, None).map_err(RefusImport::Interne)?;
    let (_, charge) = verdict.sain().map_err(RefusImport::Dossier)?;
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let mots = mots(demande.modeles.as_deref())?;
    let arbitrages = demande.arbitrages.as_deref().map(lire_arbitrages).transpose()?;
    let Copies { chemins, verrous } = copies::trouver(&demande.classeurs)?;
    let noms = noms(&chemins);
    let priorite = demande.priorite.as_deref().map(|p| prioritaire(p, &chemins, &noms)).transpose()?;
    let mut reception = Reception::new(&spaser, &charge.suivi, &mots);
    for (chemin, nom) in chemins.iter().zip(&noms) {
        let octets =
            charger(chemin).map_err(|raison| RefusImport::Fichier { chemin: chemin.clone(), raison })?;
        match classeur::lire(octets) {
            Ok(lu) => reception.recevoir(nom, &lu),
            Err(refus) => reception.refuser(nom, &refus.to_string(), refus.aide()),
        }
    }
    let le = demande.le.unwrap_or(demande.aujourdhui);
    let import = reception
        .finir(Demande {
            regles: Regles {
                priorite,
                ecraser: demande.ecraser,
                accepter_textes: demande.accepter_textes,
                ..Regles::default()
            },
            arbitrages: arbitrages.as_ref(),
            signature: Signature { le, par: demande.par.as_deref().map(input::propre) },
            point: demande.le,
            aujourdhui: demande.aujourdhui,
        })
        .map_err(RefusImport::Decision)?;
    let sort = ecrire(demande, &charge, &spaser, &import)?;
    Ok(ImportFait { remarques: import.remarques, bilan: import.bilan, sort, verrous })
}

/// The words of the closed lists, as the workbook shows them.
fn mots(modeles: Option<&Path>) -> Result<Mots, RefusImport> {
    fn dits<C: Choix + Ord>(vocabulaire: &Vocabulaire) -> BTreeMap<C, String> {
        C::TOUS.iter().map(|c| (*c, vocabulaire.dire(*c).to_owned())).collect()
    }
    let modeles =
        modeles.map_or_else(|| Ok(Modeles::integres()), Modeles::lire).map_err(RefusImport::Decision)?;
    let vocabulaire = Vocabulaire::lire(&modeles).map_err(RefusImport::Decision)?;
    Ok(Mots { statuts: dits::<Statut>(&vocabulaire), etats: dits::<EtatEtape>(&vocabulaire) })
}

/// The name of each file or, when two share it, its path.
fn noms(chemins: &[PathBuf]) -> Vec<String> {
    let court = |p: &PathBuf| input::propre(&p.file_name().unwrap_or_default().to_string_lossy());
    let mut vus = BTreeSet::new();
    let doubles: BTreeSet<String> =
        chemins.iter().map(court).filter(|nom| !vus.insert(nom.clone())).collect();
    let nom = |p: &PathBuf| {
        if doubles.contains(&court(p)) { input::propre(&input::nom_affiche(p)) } else { court(p) }
    };
    chemins.iter().map(nom).collect()
}

/// The copy that `--priorite` names, by its path or its name.
fn prioritaire(choisi: &Path, chemins: &[PathBuf], noms: &[String]) -> Result<String, RefusImport> {
    let affiche = input::propre(&input::nom_affiche(choisi));
    let rang = chemins.iter().zip(noms).position(|(chemin, nom)| chemin == choisi || *nom == affiche);
    rang.and_then(|r| noms.get(r)).cloned().ok_or_else(|| {
        RefusImport::Decision(format!(
            "`--priorite` désigne {affiche}, qui n’est pas une des copies importées"
        ))
    })
}

/// The JSON Schema of `arbitrages.toml`.
pub fn schema_des_arbitrages() -> serde_json::Value {
    crate::validation::schema_de::<Arbitrages>()
}

fn lire_arbitrages(chemin: &Path) -> Result<Arbitrages, RefusImport> {
    let mut sources = Sources::default();
    let (arbre, mut diagnostics) = input::lire_fichier(chemin, &mut sources);
    let saine = !diagnostics.has_errors();
    if let Some(arbre) = arbre {
        let (type_, fautes) = lecture::typer_selon::<Arbitrages>(arbre, schema_des_arbitrages(), saine)
            .map_err(RefusImport::Interne)?;
        diagnostics.extend(fautes);
        if let (Some((arbitrages, _)), false) = (type_, diagnostics.has_errors()) {
            return Ok(arbitrages);
        }
    }
    Err(RefusImport::Texte(Box::new((diagnostics, sources))))
}

fn charger(chemin: &Path) -> Result<Vec<u8>, &'static str> {
    input::charger(chemin, paquet::OCTETS_AU_PLUS).map_err(|e| input::dire_echec(&e))
}

fn ecrire(
    demande: &DemandeImport,
    charge: &Charge,
    spaser: &Spaser<'_>,
    import: &Import,
) -> Result<SortDuSuivi, RefusImport> {
    if import.est_bloque() {
        return Ok(SortDuSuivi::Bloque);
    }
    let chemin = voisin(&demande.dossier, SUIVI);
    let avant = Suivi { format: 1, ..charge.suivi.clone() };
    if avant == import.suivi {
        return Ok(SortDuSuivi::Inchange);
    }
    let ancien = std::fs::read_to_string(&chemin).ok();
    let (texte, recrit) = composer(ancien.as_deref(), &avant, &import.suivi, spaser)?;
    if demande.apercu {
        return Ok(SortDuSuivi::Apercu);
    }
    // Named for the day it is set aside, whatever day its values are of.
    let garde = output::remplacer(&chemin, texte.as_bytes(), &demande.aujourdhui.to_string())
        .map_err(RefusImport::Ecriture)?;
    Ok(SortDuSuivi::Ecrit { chemin, garde, recrit })
}

/// The new text: the former one continued where that is enough, or all written anew. Read back before it is
/// kept, as `verifier` will read it.
fn composer(
    ancien: Option<&str>,
    avant: &Suivi,
    apres: &Suivi,
    spaser: &Spaser<'_>,
) -> Result<(String, bool), RefusImport> {
    if let (Some(ancien), Some(ajouts)) = (ancien, suivi::ajouts(avant, apres)) {
        let texte = prolonger(ancien, &ajouts);
        let (relu, fautes, _) = lecture::relire_suivi(texte.clone(), spaser).map_err(RefusImport::Interne)?;
        if relu.as_ref() == Some(apres) && !fautes.has_errors() {
            return Ok((texte, false));
        }
    }
    let texte = suivi::ecrire(apres);
    let (relu, fautes, sources) =
        lecture::relire_suivi(texte.clone(), spaser).map_err(RefusImport::Interne)?;
    if fautes.has_errors() {
        return Err(RefusImport::Texte(Box::new((fautes, sources))));
    }
    if relu.as_ref() != Some(apres) {
        return Err(RefusImport::Interne("le suivi écrit ne se relit pas comme il a été écrit".to_owned()));
    }
    Ok((texte, ancien.is_some()))
}

fn prolonger(ancien: &str, ajouts: &str) -> String {
    let ajouts = if ancien.contains("\r\n") { ajouts.replace('\n', "\r\n") } else { ajouts.to_owned() };
    let fin = if ancien.ends_with('\n') { "" } else { "\n" };
    format!("{ancien}{fin}{ajouts}")
}
