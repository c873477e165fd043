//! What a text that is no TOML, or holds no lawful value, is told.

use spaser::diagnostic::terminal;
use spaser::dossier::Dossier;
use spaser::validation::typer;

use super::{MINIMAL, dire, en_francais, lire};

#[test]
fn bon() {
    assert_eq!(dire(MINIMAL), "");
    let (arbre, _, _) = lire(MINIMAL);
    let dossier: Dossier = typer(&arbre.unwrap()).unwrap();
    assert_eq!(dossier.acheteurs[0].nom, "Ville de Valmont");
}

#[test]
fn syntaxe() {
    let fautes = [
        "titre = Schéma 2026",
        "titre = “Schéma”",
        "titre = « Schéma »",
        "taux = 12,5",
        "montant = 25 000",
        "montant = 1 250,50 €",
        "part = 22 %",
        "vrai = oui",
        "date = 30/06/2026",
        "date = 2026-02-30",
        "date = 2026-13-01",
        "date = 2026-6-3",
        "code = 0123",
        "chemin = \"C:\\Users\\x\"",
        "texte = \"sans fin",
        "prénom = 1",
        "cle",
        "cle =",
        "= 2",
        "a == 2",
        "[document",
        "[[actions]",
        "[]",
        "[doc ument]",
        "liste = [1, 2",
        "liste = [1 2]",
        "liste = [1,, 2]",
        "liste = [a = 1]",
        "table = { a = 1",
        "table = { a = 1 b = 2 }",
        "table = { a 1 }",
        "table = { a = 1,, b = 2 }",
        "n = 1__0",
        "n = ++1",
        "n = 0X1",
        "n = 1.",
        "n = .5",
        "n = 1e",
        "b = True",
        "c = 'l'école'",
        "d = \"a\" \"b\"",
        "e = }",
        "f = ]",
        "g = \"\u{1}\"",
        "h = \"\\q\"",
        "i = \"\\u12\"",
        "j\u{a0}= 1",
        "k = 2026-06-30T25:00:00",
        "l.m = 1\nl = 2",
        "x = [{ id = 1, autre = { id = 2 }, id = 3 }]",
        "a = 1\na = 2",
        "a = 1\n[a]",
        "a = [1]\n[[a]]",
        "# \u{7}",
        "a = 1 # x\rb",
        "o = '''\nsans\nfin\n",
        "o = \"\nUne première ligne\net la suite, longue\n\nfin\n\"\np = 1",
        "p = [\n  1,\n  2,\nq = 3\n",
        "r = {\n  a = 1,\nq = 3\n",
    ];
    let mut tout = String::new();
    for faute in fautes {
        let (_, sources, diagnostics) = lire(faute);
        assert!(diagnostics.has_errors(), "accepté : {faute}");
        let sortie = terminal::rendre(&diagnostics, &sources, false);
        en_francais(&sortie);
        assert!(!sortie.contains("écriture incorrecte"), "non traduit : {faute}");
        tout += &sortie;
        tout.push('\n');
    }
    insta::assert_snapshot!("syntaxe", tout);
}

#[test]
fn plusieurs_fautes_de_syntaxe() {
    insta::assert_snapshot!(
        "syntaxe_plusieurs",
        dire(
            "format = 1\n[document]\ntitre = Schéma\netat = “projet”\ndebut = 2027\nfin = 12,5\n[[axes]\nid = 1\n"
        )
    );
}

#[test]
fn doublons() {
    insta::assert_snapshot!(
        "doublons",
        dire(&format!(
            "{MINIMAL}nom = \"Autre\"\n\n[[axes]]\nid = \"1\"\ntitre = \"A\"\nid = \"2\"\n\n[document]\ntitre = \"B\"\n\n[axes]\n"
        ))
    );
}

#[test]
fn dates_nombres_et_textes() {
    insta::assert_snapshot!(
        "valeurs",
        dire(
            &MINIMAL
                .replace("titre = \"Schéma\"", "titre = \"Sch\\u0001éma\"\nnom_usage = \"a\u{202e}b\"")
                .replace(
                    "edition = 1",
                    "version = 2026-06-30\ndate_edition = 2026-02-30\ndate_juridique = 2026-06-30T10:00:00",
                )
                .replace(
                    "type =",
                    "population = nan\ndepenses_marches_ht = { 2025 = 1.234, 27 = 5 }\ntype ="
                )
        )
    );
}
