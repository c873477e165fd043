//! The whole program: read → validate → type → check → view → render → write. It orders what depends
//! on what, and says what happened; nothing here touches the terminal.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::comparaison::Scelle;
use crate::controle::{self, Manque};
use crate::diagnostic::{Diagnostics, Sources};
use crate::dossier::{Diffusion, Dossier, Etat, Spaser};
use crate::input::Arbre;
use crate::output::{self, Echec, Fichier, Sort, SortDuPerime, Source};
use crate::suivi::Suivi;
use crate::template::Modeles;
use crate::vue::calendrier::VueCalendrier;
use crate::vue::grille::Grille;

mod actes;
mod annexes;
mod arret;
mod bilan;
mod blancs;
mod classeurs;
mod comparaison;
mod complement;
mod composition;
mod copies;
mod familles;
pub mod import;
mod jonction;
mod lecture;
mod modeles;
pub mod papier;
mod pieces;
mod publication;
mod rapports;
mod relecture;
mod reperes;
mod schema;
mod synonymes;
mod tableau;
mod type_dit;

pub use arret::Arret;
pub use bilan::{BilanLivre, DemandeBilan, RefusBilan, bilan};
pub use comparaison::{RefusDeComparer, comparer};
pub use complement::completer;
use composition::{Composition, Document, Echoue, composer};
pub use jonction::Jonction;
pub use lecture::verifier;
use pieces::Pieces;
pub use relecture::{
    ChampRelu, CommentaireSitue, Maintenant, PassageRelu, Place, RefusDeRelire, Relecture, relire,
};
pub use tableau::{DemandeTableau, Importation, RefusTableau, importer_tableau};
pub use type_dit::lire_type;

/// What to produce.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Livrable {
    Schema,
    /// The same text in Word, to be commented and amended.
    SchemaDocx,
    Deliberation,
    /// The note that explains a draft act to those who will vote.
    Note,
    /// What acts software asks for, and the list of the files of each act.
    Annexes,
    Classeur,
    /// The workbook of what must be gathered before the scheme.
    Collecte,
    /// Two pages for elected members.
    Synthese,
    /// A sheet a department.
    Directions,
    /// The web page and the open data, in a folder of their own.
    Publication,
}

impl Livrable {
    /// Whether it is made of files of the acts.
    fn est_d_un_acte(self) -> bool {
        matches!(self, Self::Deliberation | Self::Note | Self::Annexes)
    }
}

/// Which departments get their copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copies {
    Aucune,
    De(Vec<String>),
    Toutes,
}

/// What was asked of `generer`.
#[derive(Debug, Clone)]
pub struct Demande {
    pub dossier: PathBuf,
    /// Default: `sortie/` beside the dossier.
    pub sortie: Option<PathBuf>,
    pub livrables: Vec<Livrable>,
    pub remplacer: bool,
    /// Who will read the scheme; the publication is always for everyone.
    pub diffusion: Diffusion,
    /// Attaches the dossier itself to the scheme, whatever it holds.
    pub joindre_source: bool,
    /// Ends each act with the page of what is left to fill in.
    pub liste: bool,
    /// Departments that get a copy of the workbooks with their rows only.
    pub copies: Copies,
    /// Folder of records that complete the catalogue.
    pub droit: Option<PathBuf>,
    /// Letterhead of the acts that name none.
    pub entete: Option<PathBuf>,
    /// Folder of templates that replace ours.
    pub modeles: Option<PathBuf>,
    /// Also writes the Typst project there.
    pub sources_typst: Option<PathBuf>,
}

impl Demande {
    fn dossier_de_sortie(&self) -> PathBuf {
        self.sortie.clone().unwrap_or_else(|| voisin(&self.dossier, "sortie"))
    }

    /// The same, for what goes online: never with the dossier itself.
    fn sans_source(&self) -> Self {
        Self { joindre_source: false, sources_typst: None, ..self.clone() }
    }
}

/// A dossier read and checked: sound enough to be typed, or not.
pub struct Verdict {
    pub sources: Sources,
    pub diagnostics: Diagnostics,
    pub charge: Option<Charge>,
}

impl Verdict {
    /// What the dossier holds, apart from what is said of it, once nothing in it is wrong.
    fn sain(mut self) -> Result<(Self, Charge), Box<Self>> {
        match self.charge.take() {
            Some(charge) if !self.diagnostics.has_errors() => Ok((self, charge)),
            charge => Err(Box::new(Self { charge, ..self })),
        }
    }
}

/// What a sound dossier holds.
pub struct Charge {
    pub dossier: Dossier,
    pub suivi: Suivi,
    /// What the scheme, and what is drawn from it, may say of the follow-up.
    connu: Suivi,
    pub catalogue: Arc<Catalogue>,
    /// Where everything was written, for what is found while composing.
    arbre: Arbre,
    sources: Sources,
    /// Folder of the dossier.
    racine: PathBuf,
    pieces: Pieces,
    empreinte: String,
    /// The same for the scheme: once adopted, what is observed later does not change it.
    empreinte_de_la_version: String,
    modeles: Arc<Modeles>,
    /// The text submitted to the assembly, once there is one.
    scelle: Option<Scelle>,
}

impl Charge {
    /// Whether a document was made from it.
    fn est_de(&self, empreinte: &str) -> bool {
        [&self.empreinte, &self.empreinte_de_la_version].iter().any(|e| *e == empreinte)
    }

    /// With the user's templates, if there are any.
    fn avec_modeles(mut self, dossier: Option<&Path>) -> Result<Self, Refus> {
        if let Some(dossier) = dossier {
            self.modeles = Modeles::lire(dossier).map_err(Refus::Modele)?.into();
        }
        Ok(self)
    }
}

/// A document produced.
pub struct Produit {
    pub chemin: PathBuf,
    pub octets: usize,
    pub pages: Option<usize>,
    pub sort: Sort,
}

/// A file of an earlier run that this one, asked for the same, no longer produces.
pub struct Perime {
    pub chemin: PathBuf,
    pub sort: SortDuPerime,
    /// Within the folder that goes online as it is.
    pub en_ligne: bool,
}

/// What `generer` did.
pub struct Livraison {
    pub verdict: Verdict,
    pub produits: Vec<Produit>,
    pub perimes: Vec<Perime>,
    /// What deserves a look, beyond the dossier: said even to who asked for silence.
    pub alertes: Vec<String>,
    /// Acts of the dossier that are not written, and why.
    pub notes: Vec<String>,
    /// The text submitted, when this run was the first to produce it.
    pub scelle: Option<PathBuf>,
}

/// Why nothing was produced.
pub enum Refus {
    /// The dossier has errors.
    Dossier(Box<Verdict>),
    /// A file could not be written.
    Ecriture(Echec),
    /// The user's templates, said in French.
    Modele(String),
    /// A file named on the command line that cannot be read.
    Fichier(String),
    /// Something asked for that the dossier does not have, said in French.
    Demande(String),
    /// Our own fault, or the engine's: said in French, with the engine's words below.
    Interne(String),
}

/// The whole check of a dossier: content, duties, threshold.
///
/// # Errors
/// A passage of ours that cannot be written.
pub fn grille(charge: &Charge) -> Result<Grille, String> {
    composition::grille(charge).map_err(|echoue| dire(echoue, charge))
}

fn dire(echoue: Echoue, charge: &Charge) -> String {
    match modeles::refus(echoue, &charge.modeles) {
        Refus::Interne(raison) | Refus::Modele(raison) | Refus::Fichier(raison) | Refus::Demande(raison) => {
            raison
        }
        Refus::Ecriture(echec) => echec.cause.to_string(),
        Refus::Dossier(_) => "le dossier est refusé".to_owned(),
    }
}

/// The dates of a dossier, as a calendar.
///
/// # Errors
/// A passage of ours that cannot be written.
pub fn calendrier(charge: &Charge) -> Result<VueCalendrier, String> {
    composition::calendrier(charge).map_err(|echoue| dire(echoue, charge))
}

/// Writes one file that the user named.
///
/// # Errors
/// The file that resisted.
pub fn deposer(chemin: &Path, octets: Vec<u8>) -> Result<(), Echec> {
    let dossier = chemin.parent().unwrap_or(Path::new(""));
    let nom = chemin.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    output::deposer(dossier, [Fichier { nom, octets }])
}

/// What is only known on a day: said to whoever verifies, and in no document.
pub fn a_ce_jour(verdict: &mut Verdict, aujourdhui: Date) {
    let Some(charge) = &verdict.charge else { return };
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let sujet = controle::Sujet { spaser: &spaser, suivi: &charge.suivi };
    let mut fautes: Diagnostics = controle::publications(&sujet, aujourdhui).into_iter().collect();
    fautes.placer(&charge.arbre);
    verdict.diagnostics.extend(fautes);
    verdict.diagnostics.trier();
}

/// The blanks of a dossier, with who holds them: what it lacks, then what its acts leave to fill in.
///
/// # Errors
/// A passage of ours that cannot be written.
pub fn manques(charge: &Charge) -> Result<Vec<Manque>, String> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let sujet = controle::Sujet { spaser: &spaser, suivi: &charge.suivi };
    let mut manques = controle::manques(&sujet);
    let des_actes = blancs::des_actes(charge).map_err(|echoue| dire(echoue, charge))?;
    let deja: Vec<String> = manques.iter().map(|m| m.chemin.to_string()).collect();
    let nouveaux = des_actes.into_iter().filter(|m| !deja.contains(&m.chemin.to_string()));
    manques.extend(nouveaux.map(|m| controle::attribuer(&sujet, m)));
    Ok(manques)
}

/// Produces the documents. `etape` is told what is being made.
///
/// # Errors
/// See [`Refus`]; nothing is written then.
pub fn generer(demande: &Demande, etape: &mut dyn FnMut(&str)) -> Result<Livraison, Refus> {
    etape("lecture du dossier");
    let verdict = verifier(&demande.dossier, demande.droit.as_deref()).map_err(Refus::Interne)?;
    let (mut verdict, charge) = verdict.sain().map_err(Refus::Dossier)?;
    let charge = charge.avec_modeles(demande.modeles.as_deref())?;
    let composition =
        composer(&charge, demande, etape).map_err(|echoue| modeles::refus(echoue, &charge.modeles))?;
    let Composition { documents, mut alertes, notes, actes_figes } = composition;
    alertes.extend(modeles::alertes(&charge.modeles));
    etape("écriture des fichiers");
    let lot = Lot { chemin: &demande.dossier, familles: familles::demandees(demande, actes_figes) };
    let (produits, perimes) =
        livrer(documents, &demande.dossier_de_sortie(), (&charge, &lot), demande.remplacer)?;
    let scelle = sceller(&demande.dossier, &charge).map_err(Refus::Ecriture)?;
    verdict.charge = Some(charge);
    Ok(Livraison { verdict, produits, perimes, alertes, notes, scelle })
}

/// Which files of earlier runs these documents replace.
struct Lot<'a> {
    /// The dossier that they come from.
    chemin: &'a Path,
    /// Requests answered in full.
    familles: Vec<String>,
}

/// Writes the documents, all or none; what a person has changed since is kept, save to `remplacer`. What an earlier
/// run wrote for the same request and that is no longer produced goes, unless a person changed it.
fn livrer(
    documents: Vec<Document>,
    dossier: &Path,
    (charge, lot): (&Charge, &Lot<'_>),
    remplacer: bool,
) -> Result<(Vec<Produit>, Vec<Perime>), Refus> {
    let fichiers: Vec<Fichier> = documents.iter().map(|d| d.fichier.clone()).collect();
    let familles: Vec<String> = documents.iter().map(|d| d.famille.clone()).collect();
    let source = Source {
        empreinte: &charge.empreinte,
        provenance: familles::provenance(lot.chemin, dossier),
        familles: &familles,
        completes: &lot.familles,
    };
    let ecriture = output::ecrire(dossier, &source, &fichiers, remplacer).map_err(Refus::Ecriture)?;
    let produits = documents.into_iter().zip(ecriture.sorts).map(|(d, sort)| Produit {
        chemin: dossier.join(&d.fichier.nom),
        octets: d.fichier.octets.len(),
        pages: d.pages,
        sort,
    });
    let perimes = ecriture.perimes.into_iter().map(|(nom, sort)| Perime {
        chemin: dossier.join(&nom),
        sort,
        en_ligne: publication::est_en_ligne(&nom),
    });
    Ok((produits.collect(), perimes.collect()))
}

/// The text submitted to the assembly is kept beside the dossier the first time it is produced, so that
/// what is adopted can be compared with it.
fn sceller(chemin: &Path, charge: &Charge) -> Result<Option<PathBuf>, Echec> {
    if charge.dossier.document.etat != Etat::Soumis || charge.scelle.is_some() {
        return Ok(None);
    }
    let scelle = Scelle::new(&charge.dossier, &charge.arbre.to_json());
    let fichier = Fichier { nom: lecture::SCELLE.to_owned(), octets: scelle.octets() };
    output::deposer(chemin.parent().unwrap_or(Path::new("")), [fichier])?;
    Ok(Some(voisin(chemin, lecture::SCELLE)))
}

/// A file or folder beside another.
fn voisin(chemin: &Path, nom: &str) -> PathBuf {
    chemin.parent().unwrap_or(Path::new("")).join(nom)
}
