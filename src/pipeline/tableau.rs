//! From a client's table to blocks of a dossier, for review. Reads, never writes.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::jonction::{Jonction, joindre};
use super::verifier;
use crate::dossier::Spaser;
use crate::input::{self, classeur, nom_affiche};
use crate::paquet::{self, Ancien, OCTETS_AU_PLUS, Paquet};
use crate::tableaux::{self, Connus, Import, Imposee, Nature, Refus, Tableau};

/// What was asked of `importer`.
pub struct DemandeTableau {
    pub tableau: PathBuf,
    pub nature: Nature,
    /// The file to write.
    pub sortie: PathBuf,
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
    pub jonction: Jonction,
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
    let (connus, inclus) = match &demande.dossier {
        Some(dossier) => connaitre(dossier)?,
        None => (Connus::default(), Vec::new()),
    };
    let jonction = joindre(&demande.sortie, demande.dossier.as_deref(), &inclus);
    let lu = lire(demande)?;
    let import = tableaux::importer(&lu.tableau, demande.nature, &demande.imposees, &connus)
        .map_err(|refus| RefusTableau::Tableau { fichier: nom_affiche(&demande.tableau), refus })?;
    let fichier = demande.tableau.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let texte = tableaux::ecrire(&import, &fichier, &jonction.en_tete());
    Ok(Importation {
        import,
        texte,
        lecture: lu.lecture,
        autres_feuilles: lu.autres_feuilles,
        macros: lu.macros,
        jonction,
    })
}

/// A table, and how it was read.
struct Lu {
    tableau: Tableau,
    lecture: String,
    autres_feuilles: Vec<String>,
    macros: bool,
}

fn lire(demande: &DemandeTableau) -> Result<Lu, RefusTableau> {
    let nom = nom_affiche(&demande.tableau);
    let octets = charger(&demande.tableau).map_err(|(raison, aide)| illisible(&nom, raison, aide))?;
    if let Some((raison, aide)) = autre_que_tableau(&octets) {
        return Err(illisible(&nom, raison, aide));
    }
    if octets.starts_with(b"PK\x03\x04") {
        du_classeur(demande, octets, &nom)
    } else {
        du_texte(demande, &octets, &nom)
    }
}

/// What a file is when it is no table, by its first bytes: its name may lie.
fn autre_que_tableau(octets: &[u8]) -> Option<(String, &'static str)> {
    const EXPORTER: &str =
        "ouvrez le document d’origine, et enregistrez le tableau au format .xlsx, .ods ou .csv";
    const COPIER: &str = "copiez son tableau dans une feuille d’Excel ou de LibreOffice, puis enregistrez-la au format .xlsx ou .ods";
    const RESSAISIR: &str =
        "demandez le tableau lui-même à qui vous l’a envoyé, au format .xlsx, .ods ou .csv";
    let dire = |quoi: &str, aide| Some((quoi.to_owned(), aide));
    if octets.iter().all(u8::is_ascii_whitespace) {
        return Some((paquet::Refus::Vide.to_string(), paquet::Refus::Vide.aide()));
    }
    if octets.starts_with(b"%PDF") {
        return dire("c’est un document PDF, pas un tableau", EXPORTER);
    }
    if octets.starts_with(b"{\\rtf") {
        return dire("c’est un document Word (.rtf), pas un tableau", COPIER);
    }
    let images: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"];
    if images.iter().any(|debut| octets.starts_with(debut)) {
        return dire("c’est une image, pas un tableau", RESSAISIR);
    }
    if octets.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return match paquet::nature_ancienne(octets) {
            Ancien::Chiffre => Some((paquet::Refus::Chiffre.to_string(), paquet::Refus::Chiffre.aide())),
            Ancien::Texte => dire("c’est un ancien document Word (.doc), pas un tableau", COPIER),
            Ancien::Classeur => dire("c’est un ancien classeur Excel (.xls)", EXPORTER),
            Ancien::Inconnu => {
                dire("c’est un fichier d’une ancienne version d’Office, qui n’est pas un classeur", EXPORTER)
            }
        };
    }
    if octets.starts_with(b"PK\x03\x04") {
        return match Paquet::ouvrir(octets.to_vec()).map(|p| p.nature()) {
            Ok(paquet::Nature::Texte { .. } | paquet::Nature::TexteOuvert) => {
                dire("c’est un document de texte (Word ou LibreOffice), pas un tableau", COPIER)
            }
            Ok(paquet::Nature::Autre) => dire("ce n’est ni un classeur, ni un tableau en texte", EXPORTER),
            _ => None,
        };
    }
    None
}

fn illisible(fichier: &str, raison: impl Into<String>, aide: impl Into<String>) -> RefusTableau {
    RefusTableau::Lecture { fichier: fichier.to_owned(), raison: raison.into(), aide: aide.into() }
}

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

/// What the dossier names, and the files it joins. Warnings do not matter here; errors do.
fn connaitre(dossier: &Path) -> Result<(Connus, Vec<String>), RefusTableau> {
    let verdict = verifier(dossier, None).map_err(RefusTableau::Interne)?;
    match &verdict.charge {
        Some(charge) => Ok((
            Connus::new(&Spaser::new(&charge.dossier, &charge.catalogue)),
            charge.dossier.inclure.clone(),
        )),
        None => Err(RefusTableau::Dossier { fichier: nom_affiche(dossier) }),
    }
}

fn du_texte(demande: &DemandeTableau, octets: &[u8], nom: &str) -> Result<Lu, RefusTableau> {
    let lu = tableaux::csv::lire(octets)
        .map_err(|raison| illisible(nom, raison, "enregistrez le tableau au format .xlsx, .ods ou .csv"))?;
    if let Some(voulue) = &demande.feuille {
        return Err(RefusTableau::Feuille { voulue: voulue.clone(), presentes: Vec::new() });
    }
    let lecture = format!("{}, séparateur : {}", lu.encodage, lu.separateur);
    Ok(Lu { tableau: lu.tableau, lecture, autres_feuilles: Vec::new(), macros: false })
}

fn du_classeur(demande: &DemandeTableau, octets: Vec<u8>, nom: &str) -> Result<Lu, RefusTableau> {
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
    Ok(Lu { tableau: choisie.clone(), lecture, autres_feuilles: autres, macros: lu.macros })
}
