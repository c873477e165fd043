//! How much of a rendering is spared when one action changes? The scheme is set twice in one process, its first
//! action edited in between: `cargo run --release --example deux_fois -- samples/metropole`.

#![expect(clippy::print_stdout, reason = "a measure is said on the terminal")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use spaser::dossier::Diffusion;
use spaser::pipeline::{self, Copies, Demande, Livrable};

fn main() -> Result<(), Box<dyn Error>> {
    let source = std::env::args().nth(1).unwrap_or_else(|| "samples/metropole".to_owned());
    let dossier = tempfile::tempdir()?;
    copier(Path::new(&source), dossier.path())?;
    spaser::render::pdf::retenir();
    let froid = composer(dossier.path())?;
    let retouche = retoucher(dossier.path())?;
    let chaud = composer(dossier.path())?;
    println!("première composition      {:7.3} s", froid.as_secs_f64());
    println!("après une action changée  {:7.3} s  ({})", chaud.as_secs_f64(), retouche.display());
    println!("rapport                   {:7.2}", chaud.as_secs_f64() / froid.as_secs_f64());
    Ok(())
}

fn composer(dossier: &Path) -> Result<Duration, Box<dyn Error>> {
    let demande = Demande {
        dossier: dossier.join("spaser.toml"),
        sortie: None,
        livrables: vec![Livrable::Schema],
        liste: true,
        remplacer: true,
        diffusion: Diffusion::Public,
        joindre_source: false,
        copies: Copies::Aucune,
        droit: None,
        entete: None,
        modeles: None,
        sources_typst: None,
    };
    let debut = Instant::now();
    match pipeline::generer(&demande, &mut |_| {}) {
        Ok(_) => Ok(debut.elapsed()),
        Err(_) => Err("le dossier est refusé : voir `spaser verifier`".into()),
    }
}

/// A few words more at the head of the description of the first action that has one.
fn retoucher(dossier: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let mut candidats = vec![dossier.join("spaser.toml")];
    candidats.extend(fs::read_dir(dossier.join("axes")).into_iter().flatten().flatten().map(|e| e.path()));
    candidats.sort();
    for chemin in candidats {
        let texte = fs::read_to_string(&chemin)?;
        let Some(debut) = texte.find("[[actions]]") else { continue };
        let Some(titre) =
            texte[debut..].find("description = \"").map(|i| debut + i + "description = \"".len())
        else {
            continue;
        };
        fs::write(&chemin, format!("{}Désormais, {}", &texte[..titre], &texte[titre..]))?;
        return Ok(chemin.strip_prefix(dossier)?.to_owned());
    }
    Err("aucune action dans ce dossier".into())
}

fn copier(depuis: &Path, vers: &Path) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(vers)?;
    for entree in fs::read_dir(depuis)? {
        let entree = entree?;
        let cible = vers.join(entree.file_name());
        if entree.path().is_file() {
            fs::copy(entree.path(), cible)?;
        } else if entree.file_name() != "sortie" {
            copier(&entree.path(), &cible)?;
        }
    }
    Ok(())
}
