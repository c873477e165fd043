//! From a client's table to blocks of a dossier, for review. Reads, never writes.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::verifier;
use crate::dossier::Spaser;
use crate::input::{self, classeur, nom_affiche};
use crate::paquet::OCTETS_AU_PLUS;
use crate::tableaux::{self, Connus, Import, Imposee, Nature, Refus, Tableau};

/// What was asked of `importer`.
pub struct DemandeTableau {
    pub tableau: PathBuf,
    pub nature: Nature,
    /// Name of the file to include, as it will be written.
    pub sortie: String,
    pub feuille: Option<String>,
    pub imposees: Vec<Imposee>,
    pub dossier: Option<PathBuf>,
}

/// A table read.
pub struct Importation {
    pub import: Import,
    pub texte: String,
    /// « Windows-1252, séparateur point-virgule », « feuille « Plan » ».
    pub lecture: String,
    /// Sheets that were not read.
    pub autres_feuilles: Vec<String>,
    pub macros: bool,
}

pub enum RefusTableau {
    /// A file that cannot be read: which, why, what to do.
    Lecture {
        fichier: String,
        raison: String,
        aide: String,
    },
    Feuille {
        voulue: String,
        presentes: Vec<String>,
    },
    Dossier {
        fichier: String,
    },
    Tableau {
        fichier: String,
        refus: Refus,
    },
    Interne(String),
}

/// # Errors
/// See [`RefusTableau`].
pub fn importer_tableau(demande: &DemandeTableau) -> Result<Importation, RefusTableau> {
    let connus = match &demande.dossier {
        Some(dossier) => connaitre(dossier)?,
        None => Connus::default(),
    };
    let nom = nom_affiche(&demande.tableau);
    let octets = charger(&demande.tableau).map_err(|(raison, aide)| illisible(&nom, raison, aide))?;
    if octets.starts_with(b"PK\x03\x04") {
        du_classeur(demande, octets, &nom, &connus)
    } else {
        du_texte(demande, &octets, &nom, &connus)
    }
}

fn illisible(fichier: &str, raison: impl Into<String>, aide: impl Into<String>) -> RefusTableau {
    RefusTableau::Lecture { fichier: fichier.to_owned(), raison: raison.into(), aide: aide.into() }
}

/// The bytes of a table, or why there are none and what to do.
fn charger(chemin: &Path) -> Result<Vec<u8>, (&'static str, &'static str)> {
    let octets = input::charger(chemin, OCTETS_AU_PLUS).map_err(|e| {
        let aide = match e.kind() {
            ErrorKind::NotFound => "vérifiez le nom du fichier et le dossier courant",
            ErrorKind::PermissionDenied => {
                "s’il est ouvert dans Excel, fermez-le ; sinon, vérifiez vos droits"
            }
            ErrorKind::IsADirectory => "désignez le fichier du tableau",
            _ => "copiez-le sur un disque local, puis recommencez",
        };
        (input::dire_echec(&e), aide)
    })?;
    if octets.len() as u64 > OCTETS_AU_PLUS {
        return Err(("il dépasse 64 Mio", "est-ce bien le bon fichier ?"));
    }
    Ok(octets)
}

/// What the dossier names. Warnings do not matter here; errors do.
fn connaitre(dossier: &Path) -> Result<Connus, RefusTableau> {
    let verdict = verifier(dossier, None).map_err(RefusTableau::Interne)?;
    match &verdict.charge {
        Some(charge) => Ok(Connus::new(&Spaser::new(&charge.dossier, &charge.catalogue))),
        None => Err(RefusTableau::Dossier { fichier: nom_affiche(dossier) }),
    }
}

fn du_texte(
    demande: &DemandeTableau,
    octets: &[u8],
    nom: &str,
    connus: &Connus,
) -> Result<Importation, RefusTableau> {
    let lu = tableaux::csv::lire(octets)
        .map_err(|raison| illisible(nom, raison, "enregistrez le tableau au format .xlsx, .ods ou .csv"))?;
    if let Some(voulue) = &demande.feuille {
        return Err(RefusTableau::Feuille { voulue: voulue.clone(), presentes: Vec::new() });
    }
    let lecture = format!("{}, séparateur : {}", lu.encodage, lu.separateur);
    finir(demande, nom, &lu.tableau, connus, (lecture, Vec::new(), false))
}

fn du_classeur(
    demande: &DemandeTableau,
    octets: Vec<u8>,
    nom: &str,
    connus: &Connus,
) -> Result<Importation, RefusTableau> {
    let lu = classeur::lire(octets).map_err(|refus| {
        illisible(
            nom,
            refus.to_string(),
            "ouvrez-le dans Excel ou LibreOffice, puis enregistrez-le au format .xlsx ou .ods",
        )
    })?;
    let feuilles = tableaux::feuilles(&lu);
    let nom_de = |t: &Tableau| t.feuille.clone().unwrap_or_default();
    let choisie = match &demande.feuille {
        Some(voulue) => feuilles
            .iter()
            .find(|t| nom_de(t).trim().to_lowercase() == voulue.trim().to_lowercase())
            .ok_or_else(|| RefusTableau::Feuille {
                voulue: voulue.clone(),
                presentes: feuilles.iter().map(nom_de).collect(),
            })?,
        // The first that has titles; failing that, the first with anything, for what is said of it.
        None => feuilles
            .iter()
            .find(|t| tableaux::a_des_titres(t, demande.nature, &demande.imposees))
            .or_else(|| feuilles.iter().find(|t| !t.lignes.is_empty()))
            .ok_or_else(|| {
                illisible(nom, "ce classeur est vide", "désignez un tableau qui contient des lignes")
            })?,
    };
    let autres: Vec<String> =
        feuilles.iter().filter(|t| !std::ptr::eq(*t, choisie) && !t.lignes.is_empty()).map(nom_de).collect();
    let lecture = format!("feuille « {} »", nom_de(choisie));
    finir(demande, nom, choisie, connus, (lecture, autres, lu.macros))
}

fn finir(
    demande: &DemandeTableau,
    nom: &str,
    tableau: &Tableau,
    connus: &Connus,
    (lecture, autres_feuilles, macros): (String, Vec<String>, bool),
) -> Result<Importation, RefusTableau> {
    let import = tableaux::importer(tableau, demande.nature, &demande.imposees, connus)
        .map_err(|refus| RefusTableau::Tableau { fichier: nom.to_owned(), refus })?;
    let fichier = demande.tableau.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let texte = tableaux::ecrire(&import, &fichier, &demande.sortie);
    Ok(Importation { import, texte, lecture, autres_feuilles, macros })
}
