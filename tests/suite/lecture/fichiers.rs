//! What is read from the disk: encodings, included files, files that are none.

use std::fs;
use std::path::Path;

use spaser::diagnostic::{Code, Sources, terminal};
use spaser::dossier::Dossier;
use spaser::input;
use spaser::validation::typer;

use super::{MINIMAL, du_dossier, en_francais};

#[test]
fn bom_crlf_et_accents_composes() {
    let dossier = tempfile::tempdir().unwrap();
    let chemin = dossier.path().join("spaser.toml");
    let texte = MINIMAL.replace("Schéma", "Sche\u{301}ma").replace('\n', "\r\n");
    fs::write(&chemin, format!("\u{feff}{texte}")).unwrap();
    let (arbre, _, diagnostics) = input::lire_dossier(&chemin, &[]);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let dossier: Dossier = typer(&arbre.unwrap()).unwrap();
    assert_eq!(dossier.document.titre.as_deref(), Some("Schéma"));
}

#[test]
fn inclusions() {
    let dossier = tempfile::tempdir().unwrap();
    let base = dossier.path().join("commune");
    fs::create_dir_all(base.join("axes")).unwrap();
    fs::write(dossier.path().join("dehors.toml"), "[[axes]]\n").unwrap();
    let ecrire = |nom: &str, texte: &str| fs::write(base.join(nom), texte).unwrap();
    ecrire("suivi.toml", "format = 1\n");
    ecrire("axes/b.toml", "[[axes]]\nid = \"2\"\ntitre = 5\n");
    ecrire("axes/a.toml", "[[axes]]\nid = \"1\"\ntitre = \"Un\"\n");
    ecrire("axes/c.txt", "rien");
    ecrire(
        "autre.toml",
        "inclure = [\"x\"]\nformat = 1\n[document]\ntitre = \"B\"\n[[axes]]\nid = \"3\"\ntitre = \"T\"\n",
    );

    let lire = |motifs: &str| {
        ecrire("spaser.toml", &format!("inclure = {motifs}\n{MINIMAL}"));
        let (arbre, sources, mut diagnostics) =
            input::lire_dossier(&base.join("spaser.toml"), &["suivi.toml"]);
        if let Some(arbre) = &arbre {
            diagnostics.extend(du_dossier().valider(arbre));
            diagnostics.trier();
        }
        let sortie = terminal::rendre(&diagnostics, &sources, false);
        en_francais(&sortie);
        (arbre, sortie.replace(&dossier.path().to_string_lossy().replace('\\', "/"), "TMP"))
    };

    let (arbre, sortie) = lire(r#"["axes\\*.toml", "axes/a.toml", "*.toml"]"#);
    let ids: Vec<_> = {
        let arbre = arbre.as_ref().unwrap();
        let axes = arbre.racine.get("axes").unwrap().elements();
        axes.iter().map(|a| a.get("id").unwrap().texte().unwrap().to_owned()).collect()
    };
    assert_eq!(ids, ["1", "2", "3"]);
    insta::assert_snapshot!("inclusions", sortie);

    #[cfg(unix)]
    std::os::unix::fs::symlink(dossier.path().join("dehors.toml"), base.join("lien.toml")).unwrap();
    let refus = r#"["../dehors.toml", "/etc/passwd", "axe/*.toml", "absent.toml", "suivi.toml", "spaser.toml", ".", "lien.toml"]"#;
    let (arbre, sortie) = lire(refus);
    assert!(arbre.is_none());
    insta::assert_snapshot!("inclusions_refusees", sortie);
}

#[test]
fn fichiers() {
    let dossier = tempfile::tempdir().unwrap();
    let essayer = |nom: &str, octets: Option<&[u8]>| {
        let chemin = dossier.path().join(nom);
        if let Some(octets) = octets {
            fs::write(&chemin, octets).unwrap();
        }
        let (arbre, sources, diagnostics) = input::lire_dossier(&chemin, &[]);
        assert!(arbre.is_none());
        assert!(diagnostics.has_io_errors());
        let sortie = terminal::rendre(&diagnostics, &sources, false);
        en_francais(&sortie);
        sortie.replace(&dossier.path().to_string_lossy().replace('\\', "/"), "TMP")
    };
    let tout = [
        essayer("absent.toml", None),
        essayer(".", None),
        essayer("latin.toml", Some(b"# Sch\xc3\xa9ma\ntitre = \"Sch\xe9ma\"\n")),
        essayer("utf16.toml", Some(b"\xff\xfet\0i\0")),
        essayer("utf16be.toml", Some(b"\0t\0i")),
        essayer("classeur.toml", Some(b"PK\x03\x04")),
    ];
    insta::assert_snapshot!("fichiers", tout.join("\n"));
}

#[test]
fn trop_gros() {
    let dossier = tempfile::tempdir().unwrap();
    let chemin = dossier.path().join("gros.toml");
    fs::write(&chemin, vec![b'\n'; input::LIMITE_FICHIER + 1]).unwrap();
    let (_, _, diagnostics) = input::lire_dossier(&chemin, &[]);
    assert!(diagnostics.contains(Code::FichierTropGros));
}

#[test]
fn un_fichier_seul() {
    let mut sources = Sources::default();
    let (arbre, diagnostics) = input::lire_fichier(Path::new("absent/suivi.toml"), &mut sources);
    assert!(arbre.is_none() && diagnostics.has_io_errors());
}
