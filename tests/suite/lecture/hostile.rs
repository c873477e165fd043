//! Texts damaged by chance or by malice.

use spaser::diagnostic::{json as donnees, terminal};
use spaser::dossier::Dossier;
use spaser::validation::typer;

use super::{MINIMAL, dire, du_dossier, lire};

/// Nothing that is typed by malice exhausts the stack, the memory or the patience.
#[test]
fn hostile() {
    let validateur = du_dossier();
    let cas = [
        format!("a = {}", "[".repeat(200_000)),
        format!("a = {}", "{a=".repeat(200_000)),
        format!("{} = 1", vec!["a"; 5_000].join(".")),
        format!("[{}]", vec!["a"; 5_000].join(".")),
        format!("{}{}{}", "a = ", "[".repeat(60), "]".repeat(60)),
        ",".repeat(3 << 20),
        "x\n".repeat(300_000),
        (0..20_000).map(|n| format!("cle{n} = 1\n")).collect(),
        "[[axes]]\n".repeat(50_000),
        format!("titre = \"{}\u{1}\"", "é".repeat(500_000)),
        "a".repeat(1 << 20),
        format!("{} = 1", "a".repeat(1 << 20)),
        "[a]\n".repeat(20_000),
        "a = 1\n".repeat(20_000),
        ",".repeat((1 << 20) - 1),
    ];
    for texte in cas {
        let (arbre, sources, mut diagnostics) = lire(&texte);
        if let Some(arbre) = arbre {
            diagnostics.extend(validateur.valider(&arbre));
        }
        assert!(diagnostics.has_errors());
        let _ = donnees::rendre(&diagnostics, &sources);
        let sortie = terminal::rendre(&diagnostics, &sources, false);
        assert!(sortie.lines().all(|l| l.chars().count() < 1100), "ligne trop longue");
    }
}

/// A good text damaged in every way: no panic, no English, and serde discovers nothing.
#[test]
fn textes_abimes() {
    const MORCEAUX: &[&str] = &[
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "=",
        ",",
        ".",
        "\n",
        "\\",
        "#",
        " ",
        "é",
        "\u{a0}",
        "0",
        "-",
        "1e9",
        "nan",
        "true",
        "2026-06-30",
        "'''",
        "[[axes]]\n",
        "[document]\n",
        "9999999999",
        "1.005",
        "5.5",
        "-1",
        "\"x\"",
        "[]",
        "{}",
    ];
    let bon = format!(
        "{MINIMAL}population = 100\nsiret = \"35600000000048\"\ndepenses_marches_ht = {{ 2025 = 10.5 }}\n\n\
         [[axes]]\nid = \"1\"\ntitre = '''\nUn\n'''\nodd = [1, 2]\n\n[[cibles]]\nindicateur = \"A\"\nforme = \"paliers\"\n\
         annees = {{ 2027 = 2 }}\nphare = true\n\n[[actions]]\nid = \"a\"\nobjectif = \"1\"\ntitre = \"t\"\ndebut = 2027-01-01\n"
    );
    let validateur = du_dossier();
    assert_eq!(dire(&bon), "");
    let mut graine: u64 = 42;
    let mut hasard = |n: usize| {
        graine = graine.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (graine >> 33) as usize % n
    };
    let mut acceptes = 0;
    for _ in 0..8000 {
        let mut texte: Vec<char> = bon.chars().collect();
        for _ in 0..=hasard(2) {
            let ou = hasard(texte.len());
            let fin = (ou + hasard(6)).min(texte.len());
            let morceau = MORCEAUX[hasard(MORCEAUX.len())].chars();
            texte.splice(ou..fin, morceau);
        }
        let texte: String = texte.into_iter().collect();
        let (arbre, sources, mut diagnostics) = lire(&texte);
        if let Some(arbre) = arbre {
            diagnostics.extend(validateur.valider(&arbre));
            if !diagnostics.has_errors() {
                acceptes += 1;
                let typee = typer::<Dossier>(&arbre);
                assert!(typee.is_ok(), "{typee:?}\n{texte}");
            }
        }
        let _ = donnees::rendre(&diagnostics, &sources);
        let sortie = terminal::rendre(&diagnostics, &sources, false);
        for mot in [" expected", "invalid ", "unexpected", "missing", "écriture incorrecte"] {
            assert!(!sortie.contains(mot), "« {mot} »\n{sortie}");
        }
    }
    assert!(acceptes > 100, "{acceptes}");
}
