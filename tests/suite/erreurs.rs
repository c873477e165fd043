//! Every code of the register as its user meets it: one broken dossier a code, in `samples/erreurs`,
//! and the message it draws, word for word.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use spaser::diagnostic::{Code, json as donnees, terminal};
use spaser::input::{LIMITE_FICHIER, LIMITE_FICHIERS};
use spaser::pipeline;

use crate::support::{Copie, Sortie, en_francais, pour_chacun, racine, spaser, spaser_dans, vue_schema};

/// Codes that no file can show on every disk, and why. Each has its own test below.
const SANS_DOSSIER: [(&str, &str); 2] = [
    (
        "fichier-illisible",
        "droits, dossier à la place d’un fichier, octets que Git ou un éditeur convertirait",
    ),
    ("fichier-trop-gros", "plus de quatre mébioctets, ou plus de deux cents fichiers"),
];

/// What cannot be missing alone: codes that come with it.
const ACCOMPAGNES: [(&str, &[&str]); 2] = [
    ("indicateurs-precis", &["taux-reels", "categorie-sans-cible"]),
    ("mise-en-oeuvre", &["suivi-annuel", "indicateurs-nombreux"]),
];

/// Samples where the same mistake shows twice.
const EN_DOUBLE: [&str; 2] = ["toml-doublon", "toml-syntaxe"];

fn codes_illustres() -> BTreeSet<String> {
    let entrees = fs::read_dir(racine().join("samples/erreurs")).expect("samples/erreurs").flatten();
    entrees.map(|e| e.file_name().into_string().expect("un nom lisible")).collect()
}

fn dossier(code: &str) -> String {
    format!("samples/erreurs/{code}/spaser.toml")
}

/// Runs what shows the code, as its user would.
fn montrer(code: &str) -> Sortie {
    spaser(["verifier", &dossier(code)])
}

fn json(arguments: &[&str]) -> (i32, Vec<Value>) {
    let sortie = spaser([&["verifier", "--format", "json"], arguments].concat());
    let donnees = serde_json::from_str(&sortie.stdout).unwrap_or_else(|e| panic!("{e}\n{sortie}"));
    (sortie.code, donnees)
}

#[test]
fn chaque_code_a_son_dossier() {
    let illustres = codes_illustres();
    for code in Code::TOUS.iter().map(|c| c.cle()) {
        let excepte = SANS_DOSSIER.iter().any(|(c, _)| *c == code);
        assert!(
            illustres.contains(code) != excepte,
            "`{code}` : il faut un dossier samples/erreurs/{code}/, ou une exception motivée, et pas les deux"
        );
    }
    for code in &illustres {
        assert!(Code::from_cle(code).is_some(), "samples/erreurs/{code} : le registre n’a pas ce code");
    }
}

#[test]
fn messages() {
    insta::with_settings!({
        snapshot_path => "snapshots/erreurs", prepend_module_to_snapshot => false, omit_expression => true,
    }, {
        pour_chacun(codes_illustres(), |code| {
            let sortie = montrer(code);
            en_francais(&sortie.to_string());
            insta::assert_snapshot!(code.as_str(), sortie.to_string());
        });
    });
}

/// The code comes first and alone; the exit code follows the severity.
#[test]
fn le_code_attendu_et_lui_seul() {
    pour_chacun(codes_illustres(), |nom| {
        let code = Code::from_cle(nom).expect("un code du registre");
        let sortie = montrer(nom);
        let dits: Vec<&str> = sortie
            .stdout
            .lines()
            .chain(sortie.stderr.lines())
            .filter_map(|l| l.split_once('[')?.1.split_once("] : ").map(|(code, _)| code))
            .filter(|c| Code::from_cle(c).is_some())
            .collect();
        let accompagnent = ACCOMPAGNES.iter().find(|(c, _)| c == nom).map_or(&[][..], |(_, avec)| avec);
        let propres: Vec<&str> = dits.into_iter().filter(|c| !accompagnent.contains(c)).collect();
        let attendus = if EN_DOUBLE.contains(&nom.as_str()) { 2 } else { 1 };
        assert_eq!(propres, vec![nom.as_str(); attendus], "{sortie}");
        let attendu = match code.gravite().nom() {
            "erreur" if code.est_acces() => 3,
            "erreur" => 1,
            _ => 0,
        };
        assert_eq!(sortie.code, attendu, "{sortie}");
    });
}

/// The same faults as data: same codes, same exit, and places counted from 1 that hold what is shown.
#[test]
fn memes_fautes_en_json() {
    pour_chacun(codes_illustres(), |nom| {
        let texte = spaser(["verifier", &dossier(nom)]);
        let (sortie, fautes) = json(&[&dossier(nom)]);
        assert_eq!(sortie, texte.code);
        assert!(!fautes.is_empty());
        for faute in &fautes {
            let accompagne = faute["code"] != nom.as_str();
            if accompagne {
                continue;
            }
            let gravite = faute["gravite"].as_str().expect("une gravité");
            let tete = format!("{gravite}[{nom}] : {}", faute["message"].as_str().expect("un message"));
            assert!(texte.stdout.contains(&tete), "{tete}\n{}", texte.stdout);
            let lieux = faute["lieux"].as_array().expect("des lieux");
            assert!(!lieux.is_empty(), "sans lieu : {faute}");
            let premier = &lieux[0];
            let position = format!(
                "--> {}:{}:{}",
                premier["fichier"].as_str().unwrap(),
                premier["ligne"],
                premier["colonne"]
            );
            assert!(texte.stdout.contains(&position), "{position}\n{}", texte.stdout);
            lieux.iter().for_each(designe_quelque_chose);
        }
    });
}

fn designe_quelque_chose(lieu: &Value) {
    let nombre = |cle: &str| lieu[cle].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let fichier = racine().join(lieu["fichier"].as_str().expect("un fichier"));
    let texte = fs::read_to_string(fichier).expect("un fichier lisible");
    let (ligne, debut, fin) = (nombre("ligne"), nombre("colonne"), nombre("colonne_fin"));
    assert!(ligne >= 1 && debut >= 1 && fin > debut, "{lieu}");
    let designe: String = texte
        .lines()
        .nth(ligne - 1)
        .expect("cette ligne")
        .chars()
        .skip(debut - 1)
        .take(fin - debut)
        .collect();
    assert_eq!(designe.trim(), designe, "{lieu}");
    assert_eq!(designe.chars().count(), fin - debut, "{lieu}");
}

/// The same blank is a warning in a draft and an error once the scheme goes before the assembly.
#[test]
fn un_blanc_devient_une_faute() {
    let copie = Copie::new("erreurs/champ-a-completer");
    assert!(
        copie
            .spaser(&["verifier", "spaser.toml"])
            .finit(0)
            .stdout
            .contains("avertissement[champ-a-completer]")
    );
    copie.ecrire("spaser.toml", copie.lire("spaser.toml").replace("\"projet\"", "\"soumis\""));
    assert!(copie.spaser(&["verifier", "spaser.toml"]).finit(1).stdout.contains("erreur[champ-a-completer]"));
}

fn refuse_de_lire(dossier: &Path, fichier: &str, code: &str, dit: &str) {
    let sortie = spaser_dans(dossier, ["verifier", fichier]);
    assert!(sortie.stdout.starts_with(&format!("erreur[{code}] : ")), "{sortie}");
    assert!(sortie.stdout.contains(dit), "{dit}\n{sortie}");
    en_francais(&sortie.stdout);
    assert_eq!(sortie.code, if code == "fichier-illisible" { 3 } else { 1 }, "{sortie}");
}

#[test]
fn fichier_illisible() {
    let temporaire = tempfile::tempdir().expect("un dossier temporaire");
    let dossier = temporaire.path();
    let essayer = |nom: &str, octets: &[u8], dit: &str| {
        fs::write(dossier.join(nom), octets).expect(nom);
        refuse_de_lire(dossier, nom, "fichier-illisible", dit);
    };
    essayer("latin.toml", b"titre = \"Sch\xe9ma\"\n", "Windows-1252, où cet octet est « é »");
    essayer("utf16.toml", b"\xff\xfef\0o\0", "UTF-16");
    essayer("classeur.toml", b"PK\x03\x04", "n’est pas un fichier de texte");
    refuse_de_lire(dossier, ".", "fichier-illisible", "un dossier, un fichier est attendu");
}

#[test]
fn fichier_trop_gros() {
    let temporaire = tempfile::tempdir().expect("un dossier temporaire");
    let dossier = temporaire.path();
    fs::write(dossier.join("gros.toml"), vec![b'\n'; LIMITE_FICHIER + 1]).expect("un gros fichier");
    refuse_de_lire(dossier, "gros.toml", "fichier-trop-gros", "dépasse 4 Mio");
    fs::create_dir(dossier.join("axes")).expect("un dossier");
    for n in 0..=LIMITE_FICHIERS {
        fs::write(dossier.join(format!("axes/{n}.toml")), "").expect("un petit fichier");
    }
    fs::write(dossier.join("spaser.toml"), "inclure = [\"axes/*.toml\"]\nformat = 1\n").expect("un dossier");
    refuse_de_lire(dossier, "spaser.toml", "fichier-trop-gros", "plus de 200 fichiers");
}

/// A sound dossier damaged one line at a time: refused in French or accepted, and then its scheme can be
/// told; never a panic. One line in thirty, to be quick: all were tried once.
#[test]
fn un_dossier_abime_est_refuse_ou_compose() {
    let copie = Copie::new("commune");
    let sain = copie.lire("spaser.toml");
    let lignes: Vec<&str> = sain.lines().collect();
    for rang in (0..lignes.len()).step_by(30) {
        let cle = lignes[rang].split_once(" = ").map(|(cle, _)| cle);
        let fausses =
            cle.into_iter().flat_map(|cle| ["0", "\"\"", "[]", "{}"].map(|v| format!("{cle} = {v}")));
        for abimee in fausses.chain([String::new(), lignes[rang].replace("20", "21")]) {
            let texte = [&lignes[..rang], &[&abimee], &lignes[rang + 1..]].concat().join("\n");
            copie.ecrire("spaser.toml", texte);
            let chemin = copie.chemin("spaser.toml");
            let verdict = pipeline::verifier(&chemin, None).expect("un catalogue lisible");
            en_francais(&donnees::rendre(&verdict.diagnostics, &verdict.sources).replace("\"code\"", ""));
            assert!(terminal::rendre(&verdict.diagnostics, &verdict.sources, true).len() < 1_000_000);
            if !verdict.diagnostics.has_errors() {
                vue_schema(&chemin);
            }
        }
    }
}
