//! How long does the workbook take once the dossier is read? Prints the median of its view and writing, and
//! leaves the file where told, for others to write the same cells.
//!
//! `cargo run --release --example classeur_seul -- dossier.toml classeur.xlsx 21`

#![expect(clippy::print_stdout, reason = "a measure is said on the terminal")]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use spaser::dossier::Spaser;
use spaser::pipeline;
use spaser::render::xlsx::rendre;
use spaser::vue::classeur::{Entrees, Usage, construire};
use spaser::vue::contrat::CharteVue;
use spaser::vue::vocabulaire::Vocabulaire;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [dossier, sortie, tours] = &arguments[..] else {
        return Err("usage : classeur_seul DOSSIER.toml SORTIE.xlsx TOURS".into());
    };
    let verdict = pipeline::verifier(Path::new(dossier), None)?;
    let charge = verdict.charge.ok_or("le dossier est refusé : voir `spaser verifier`")?;
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let vocabulaire = Vocabulaire::integre()?;
    let charte = CharteVue {
        couleur: "#1d3557".to_owned(),
        axes: Vec::new(),
        police_titres: String::new(),
        police_texte: String::new(),
    };
    let mut durees = Vec::new();
    for _ in 0..tours.parse::<usize>()?.max(1) {
        let debut = Instant::now();
        let vue = construire(&Entrees {
            spaser: &spaser,
            suivi: &charge.suivi,
            vocabulaire: &vocabulaire,
            charte: charte.clone(),
            empreinte: "0",
            usage: Usage::Suivi,
            direction: None,
        });
        let octets = rendre(&vue)?;
        durees.push(debut.elapsed().as_secs_f64());
        fs::write(sortie, octets)?;
    }
    durees.sort_by(f64::total_cmp);
    println!("{:.6}", durees[durees.len() / 2]);
    Ok(())
}
