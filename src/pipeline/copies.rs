//! Which workbooks does a command line name? Files, folders, and patterns that no shell has expanded.

use std::fs;
use std::path::{Path, PathBuf};

use super::import::RefusImport;

/// What can be a copy of the workbook.
const EXTENSIONS: [&str; 3] = ["xlsx", "xlsm", "ods"];

/// The workbooks to read, and the files that a spreadsheet leaves beside an open one.
#[derive(Debug, Default)]
pub struct Copies {
    pub chemins: Vec<PathBuf>,
    pub verrous: Vec<PathBuf>,
}

/// # Errors
/// A folder or a pattern that gives nothing.
pub fn trouver(donnes: &[PathBuf]) -> Result<Copies, RefusImport> {
    let mut copies = Copies::default();
    for donne in donnes {
        for chemin in deplier(donne)? {
            let liste = if est_un_verrou(&chemin) { &mut copies.verrous } else { &mut copies.chemins };
            if !liste.contains(&chemin) {
                liste.push(chemin);
            }
        }
    }
    match (copies.chemins.is_empty(), copies.verrous.first()) {
        (true, Some(seul)) => refus(seul, "ce n’est que la trace d’un classeur ouvert ailleurs"),
        _ => Ok(copies),
    }
}

fn deplier(donne: &Path) -> Result<Vec<PathBuf>, RefusImport> {
    if donne.is_dir() {
        let trouves = lister(donne, est_un_classeur)
            .map_err(|()| RefusImport::Fichier {
                chemin: donne.to_owned(), raison: "l’accès est refusé"
            })?;
        return if trouves.iter().all(|c| est_un_verrou(c)) {
            refus(donne, "ce dossier ne contient aucun classeur .xlsx, .xlsm ou .ods")
        } else {
            Ok(trouves)
        };
    }
    let motif = donne.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    // A file may bear such a name where the system allows it.
    if !motif.contains(['*', '?']) || donne.exists() {
        return Ok(vec![donne.to_owned()]);
    }
    let motif: Vec<char> = motif.chars().collect();
    let repond = |nom: &str| correspond(&motif, &nom.to_lowercase().chars().collect::<Vec<_>>());
    let dossier = donne.parent().unwrap_or(Path::new(""));
    match lister(dossier, repond) {
        Ok(trouves) if !trouves.is_empty() => Ok(trouves),
        Ok(_) => refus(donne, "aucun fichier ne répond à ce motif"),
        Err(()) => refus(donne, "son dossier est introuvable, ou l’accès y est refusé"),
    }
}

fn refus<T>(chemin: &Path, raison: &'static str) -> Result<T, RefusImport> {
    Err(RefusImport::Fichier { chemin: chemin.to_owned(), raison })
}

/// The files of a folder whose name suits, sorted: no order but that of names is the same everywhere.
fn lister(dossier: &Path, convient: impl Fn(&str) -> bool) -> Result<Vec<PathBuf>, ()> {
    let ici = if dossier.as_os_str().is_empty() { Path::new(".") } else { dossier };
    let mut trouves: Vec<PathBuf> = fs::read_dir(ici)
        .map_err(|_| ())?
        .filter_map(Result::ok)
        .filter(|entree| convient(&entree.file_name().to_string_lossy()))
        .map(|entree| dossier.join(entree.file_name()))
        .filter(|chemin| chemin.is_file())
        .collect();
    trouves.sort();
    Ok(trouves)
}

fn est_un_classeur(nom: &str) -> bool {
    let extension = Path::new(nom).extension().map(|e| e.to_string_lossy().to_lowercase());
    extension.is_some_and(|e| EXTENSIONS.contains(&e.as_str()))
}

/// « ~$classeur.xlsx » (Excel), « .~lock.classeur.ods# » (LibreOffice).
fn est_un_verrou(chemin: &Path) -> bool {
    let nom = chemin.file_name().map(|n| n.to_string_lossy()).unwrap_or_default();
    nom.starts_with("~$") || nom.starts_with(".~lock.")
}

/// « * » is any run of characters, « ? » any one. Back to the last star when what follows fails: never exponential.
fn correspond(motif: &[char], nom: &[char]) -> bool {
    let (mut m, mut n) = (0, 0);
    let mut etoile: Option<(usize, usize)> = None;
    while let Some(lettre) = nom.get(n) {
        match motif.get(m) {
            Some('*') => {
                etoile = Some((m + 1, n));
                m += 1;
            }
            Some(voulue) if *voulue == '?' || voulue == lettre => {
                m += 1;
                n += 1;
            }
            _ => {
                let Some((apres, depuis)) = etoile else { return false };
                etoile = Some((apres, depuis + 1));
                (m, n) = (apres, depuis + 1);
            }
        }
    }
    motif.get(m..).unwrap_or_default().iter().all(|c| *c == '*')
}
