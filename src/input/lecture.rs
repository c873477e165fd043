//! Bytes on disk → text. What cannot be read is said with its way out.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{MAIN_SEPARATOR, Path};

use super::arbre::Arbre;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origine, SourceId, Sources};

pub const LIMITE_FICHIER: usize = 4 << 20;
pub const LIMITE_TOTALE: usize = 8 << 20;
pub const LIMITE_FICHIERS: usize = 200;

/// Reads one TOML file that includes no other: `suivi.toml`.
pub fn lire_fichier(chemin: &Path, sources: &mut Sources) -> (Option<Arbre>, Diagnostics) {
    match lire(chemin, &nom_affiche(chemin), sources) {
        Ok(source) => super::toml::parse(source, sources),
        Err(diagnostic) => (None, (*diagnostic).into()),
    }
}

/// Reads every TOML file of a folder, by name, each for itself.
///
/// # Errors
/// What the disk says of the folder.
pub fn lire_tous(dossier: &Path, sources: &mut Sources) -> io::Result<(Vec<(String, Arbre)>, Diagnostics)> {
    let entrees = std::fs::read_dir(dossier)?.flatten();
    let mut chemins: Vec<_> =
        entrees.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    chemins.sort();
    chemins.truncate(LIMITE_FICHIERS);
    let (mut lus, mut diagnostics) = (Vec::new(), Diagnostics::new());
    for chemin in chemins {
        let (arbre, fautes) = lire_fichier(&chemin, sources);
        diagnostics.extend(fautes);
        lus.extend(arbre.map(|arbre| (nom_affiche(&chemin), arbre)));
    }
    Ok((lus, diagnostics))
}

/// The path as it was given, with `/` on every system.
pub fn nom_affiche(chemin: &Path) -> String {
    let nom = chemin.to_string_lossy();
    if MAIN_SEPARATOR == '\\' { nom.replace('\\', "/") } else { nom.into_owned() }
}

/// Adds a file to the sources.
pub fn lire(chemin: &Path, nom: &str, sources: &mut Sources) -> Result<SourceId, Box<Diagnostic>> {
    let octets = match charger(chemin, LIMITE_FICHIER as u64) {
        Ok(octets) => octets,
        Err(erreur) => return Err(Box::new(refus(&erreur, nom))),
    };
    if octets.len() > LIMITE_FICHIER {
        let message = format!("`{nom}` dépasse {} Mio", LIMITE_FICHIER >> 20);
        return Err(Box::new(
            Diagnostic::new(Code::FichierTropGros, message).aide("est-ce bien le bon fichier ?"),
        ));
    }
    if sources.octets() + octets.len() > LIMITE_TOTALE {
        let message = format!("avec `{nom}`, les fichiers lus dépassent {} Mio en tout", LIMITE_TOTALE >> 20);
        return Err(Box::new(
            Diagnostic::new(Code::FichierTropGros, message).aide("incluez moins de fichiers"),
        ));
    }
    match decoder(octets) {
        Ok(texte) => Ok(sources.ajouter(nom, chemin, texte)),
        Err(faute) => Err(Box::new(faute.diagnostic(chemin, nom, sources))),
    }
}

/// The bytes of a file: `limite` at most, and one more, which tells a file too big without reading it whole.
///
/// # Errors
/// What the disk says; [`dire_echec`] says it in French.
pub fn charger(chemin: &Path, limite: u64) -> io::Result<Vec<u8>> {
    // Windows opens no folder as a file: it denies access.
    if chemin.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut octets = Vec::new();
    File::open(chemin)?.take(limite.saturating_add(1)).read_to_end(&mut octets)?;
    Ok(octets)
}

/// Why a file could not be read, after « impossible de lire plan.xlsx : ».
pub fn dire_echec(erreur: &io::Error) -> &'static str {
    match erreur.kind() {
        ErrorKind::NotFound => "il est introuvable",
        ErrorKind::PermissionDenied => "l’accès est refusé",
        ErrorKind::IsADirectory => "c’est un dossier",
        _ => "la lecture a échoué",
    }
}

/// Windows: the file is open elsewhere (`ERROR_SHARING_VIOLATION`, `ERROR_LOCK_VIOLATION`).
const VERROUS_WINDOWS: [i32; 2] = [32, 33];

fn refus(erreur: &io::Error, nom: &str) -> Diagnostic {
    let verrou = cfg!(windows) && erreur.raw_os_error().is_some_and(|n| VERROUS_WINDOWS.contains(&n));
    let illisible = |raison: &str| Diagnostic::new(Code::FichierIllisible, format!("`{nom}` {raison}"));
    match erreur.kind() {
        _ if verrou => {
            illisible("est ouvert dans un autre programme").aide("fermez-le dans l’autre programme")
        }
        ErrorKind::IsADirectory => illisible("est un dossier, un fichier est attendu")
            .aide(format!("désignez le fichier : {}/spaser.toml", nom.trim_end_matches('/'))),
        ErrorKind::NotFound => Diagnostic::new(Code::FichierIntrouvable, format!("`{nom}` n’existe pas"))
            .aide("vérifiez le nom du fichier et le dossier courant"),
        ErrorKind::PermissionDenied => illisible("ne peut pas être lu : accès refusé")
            .aide("demandez le droit de lire ce fichier, ou copiez-le dans un dossier à vous"),
        _ => illisible("ne peut pas être lu").aide("copiez-le sur un disque local, puis recommencez"),
    }
}

enum FauteEncodage {
    Utf16,
    Binaire,
    Octet { lu: String, place: usize, octet: u8 },
}

fn decoder(mut octets: Vec<u8>) -> Result<String, FauteEncodage> {
    if octets.starts_with(&[0xff, 0xfe]) || octets.starts_with(&[0xfe, 0xff]) {
        return Err(FauteEncodage::Utf16);
    }
    if octets.starts_with(b"PK\x03\x04") || octets.starts_with(b"%PDF") {
        return Err(FauteEncodage::Binaire);
    }
    if octets.starts_with(&[0xef, 0xbb, 0xbf]) {
        octets.drain(..3);
    }
    if octets.iter().take(4).filter(|o| **o == 0).count() >= 2 {
        return Err(FauteEncodage::Utf16);
    }
    String::from_utf8(octets).map_err(|e| {
        let place = e.utf8_error().valid_up_to();
        let octet = e.as_bytes()[place];
        FauteEncodage::Octet { lu: String::from_utf8_lossy(e.as_bytes()).into_owned(), place, octet }
    })
}

impl FauteEncodage {
    fn diagnostic(self, chemin: &Path, nom: &str, sources: &mut Sources) -> Diagnostic {
        const AIDE: &str = "rouvrez-le dans un éditeur de texte et enregistrez en UTF-8 ; avec le Bloc-notes : « Enregistrer sous », Encodage « UTF-8 »";
        let fiche = |message: String| Diagnostic::new(Code::FichierIllisible, message);
        match self {
            Self::Utf16 => fiche(format!("`{nom}` est enregistré en UTF-16, l’UTF-8 est attendu")).aide(AIDE),
            Self::Binaire => fiche(format!("`{nom}` n’est pas un fichier de texte"))
                .aide("le dossier est un fichier TOML ; un classeur ou un PDF ne se lit pas ainsi"),
            Self::Octet { lu, place, octet } => {
                // Up to the fault the text is the same, so the place found is exact.
                let source = sources.ajouter(nom, chemin, lu);
                let message = format!(
                    "`{nom}` n’est pas enregistré en UTF-8 (octet {octet:#04x} en position {place}){}",
                    windows_1252(octet).map_or(String::new(), |c| format!(
                        ", sans doute en Windows-1252, où cet octet est « {c} »"
                    ))
                );
                fiche(message)
                    .a(Origine::texte(source, place..place + 3))
                    .dit("premier caractère fautif")
                    .aide(AIDE)
            }
        }
    }
}

/// The letters that French files of old editors hold.
fn windows_1252(octet: u8) -> Option<char> {
    match octet {
        0x80 => Some('€'),
        0x85 => Some('…'),
        0x91 => Some('‘'),
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0x96 => Some('–'),
        0x97 => Some('—'),
        0x9c => Some('œ'),
        0xa0..=0xff => Some(char::from(octet)),
        _ => None,
    }
}
