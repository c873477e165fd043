//! Which files does a pattern name? `*` and `?` within one name; never outside the folder.

use std::fs;
use std::path::{Path, PathBuf};

/// Why a pattern names nothing at all.
#[derive(Debug, PartialEq, Eq)]
pub enum Refus {
    Absolu,
    Remonte,
    Vide,
}

/// The names of a pattern, `\` read as `/`.
pub fn composants(motif: &str) -> Result<Vec<String>, Refus> {
    let motif = motif.replace('\\', "/");
    if motif.starts_with('/') || motif.as_bytes().get(1) == Some(&b':') {
        return Err(Refus::Absolu);
    }
    let noms: Vec<String> =
        motif.split('/').filter(|n| !n.is_empty() && *n != ".").map(str::to_owned).collect();
    if noms.iter().any(|n| n == "..") {
        return Err(Refus::Remonte);
    }
    if noms.is_empty() { Err(Refus::Vide) } else { Ok(noms) }
}

/// Whether a pattern names this file, written with `/`.
pub fn designe(motif: &str, relatif: &str) -> bool {
    let noms: Vec<&str> = relatif.split('/').collect();
    composants(motif).is_ok_and(|c| {
        c.len() == noms.len() && c.iter().zip(&noms).all(|(joker, nom)| correspond(joker, nom))
    })
}

pub fn est_joker(nom: &str) -> bool {
    nom.contains(['*', '?'])
}

/// Files under `dossier` that match, sorted by name, with their path relative to it, written with `/`.
pub fn trouver(dossier: &Path, composants: &[String]) -> Vec<(String, PathBuf)> {
    let mut lieux = vec![(String::new(), dossier.to_owned())];
    for (rang, composant) in composants.iter().enumerate() {
        let dernier = rang + 1 == composants.len();
        let suivants = lieux.iter().flat_map(|(relatif, chemin)| {
            let noms = if est_joker(composant) { lister(chemin, composant) } else { vec![composant.clone()] };
            noms.into_iter().map(move |nom| {
                let suivant = chemin.join(&nom);
                (if relatif.is_empty() { nom } else { format!("{relatif}/{nom}") }, suivant)
            })
        });
        lieux =
            suivants.filter(|(_, chemin)| if dernier { chemin.is_file() } else { chemin.is_dir() }).collect();
    }
    lieux
}

/// Hidden names and those that are no Unicode text are never matched.
fn lister(dossier: &Path, joker: &str) -> Vec<String> {
    let Ok(entrees) = fs::read_dir(dossier) else { return Vec::new() };
    let noms = entrees.flatten().filter_map(|e| e.file_name().into_string().ok());
    let mut noms: Vec<String> = noms.filter(|nom| !nom.starts_with('.') && correspond(joker, nom)).collect();
    noms.sort();
    noms
}

/// Linear but for the last star: a failed match goes back there and skips one character more.
pub fn correspond(joker: &str, nom: &str) -> bool {
    let (joker, nom): (Vec<char>, Vec<char>) = (joker.chars().collect(), nom.chars().collect());
    let (mut j, mut n) = (0, 0);
    let mut reprise = None;
    while n < nom.len() {
        match joker.get(j) {
            Some('*') => {
                reprise = Some((j + 1, n));
                j += 1;
            }
            Some(c) if *c == '?' || *c == nom[n] => {
                j += 1;
                n += 1;
            }
            _ => {
                let Some((etoile, debut)) = reprise else { return false };
                reprise = Some((etoile, debut + 1));
                (j, n) = (etoile, debut + 1);
            }
        }
    }
    joker[j..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn motifs() {
        for (joker, nom, attendu) in [
            ("*.toml", "axes.toml", true),
            ("*.toml", "axes.toml.bak", false),
            ("axe-?.toml", "axe-é.toml", true),
            ("axe-?.toml", "axe-12.toml", false),
            ("*a*b*", "xxaxxbxx", true),
            ("*a*b*", "xxbxxaxx", false),
            ("*", "", true),
            ("a", "", false),
        ] {
            assert_eq!(correspond(joker, nom), attendu, "{joker} {nom}");
        }
        assert_eq!(composants(r"axes\.\*.toml"), Ok(vec!["axes".into(), "*.toml".into()]));
        assert_eq!(composants("/etc/passwd"), Err(Refus::Absolu));
        assert_eq!(composants(r"C:\x"), Err(Refus::Absolu));
        assert_eq!(composants(r"\\serveur\x"), Err(Refus::Absolu));
        assert_eq!(composants("a/../../b"), Err(Refus::Remonte));
        assert_eq!(composants("./"), Err(Refus::Vide));
        assert!(designe("./axes/*.toml", "axes/a.toml") && !designe("*.toml", "axes/a.toml"));
    }
}
