//! The spine, seen from outside: a text goes in, French comes out.

use std::fs;
use std::path::Path;

use serde_json::json;
use spaser::diagnostic::{
    Carte, Chemin, Code, Diagnostic, Diagnostics, Gravite, Origine, Sources, json as donnees, terminal,
};
use spaser::dossier::{Dossier, valeurs::FORMATS};
use spaser::input::{self, Arbre};
use spaser::validation::{Validateur, typer};

const SINGULIERS: &[(&str, &str)] = &[
    ("acheteurs", "acheteur"),
    ("actions", "action"),
    ("axes", "axe"),
    ("cibles", "cible"),
    ("etapes", "étape"),
    ("indicateurs", "indicateur"),
];

const MINIMAL: &str = r#"format = 1

[document]
titre = "Schéma"
etat = "projet"
edition = 1

[[acheteurs]]
id = "ville"
nom = "Ville de Valmont"
type = "commune"
"#;

fn lire(texte: &str) -> (Option<Arbre>, Sources, Diagnostics) {
    let mut sources = Sources::default();
    let source = sources.ajouter("spaser.toml", "spaser.toml", texte);
    let (arbre, diagnostics) = input::parse(source, &sources);
    (arbre.map(|a| a.avec_singuliers(SINGULIERS)), sources, diagnostics)
}

fn du_dossier() -> Validateur {
    Validateur::new(schemars::schema_for!(Dossier).to_value(), FORMATS).unwrap()
}

/// Everything that would be said of a text read as a dossier.
fn dire(texte: &str) -> String {
    dire_selon(texte, &du_dossier())
}

fn dire_selon(texte: &str, validateur: &Validateur) -> String {
    let (arbre, sources, mut diagnostics) = lire(texte);
    if let Some(arbre) = arbre {
        diagnostics.extend(validateur.valider(&arbre));
    }
    diagnostics.trier();
    let sortie = terminal::rendre(&diagnostics, &sources, false);
    en_francais(&sortie);
    sortie
}

/// No word of the engines may come through.
fn en_francais(texte: &str) {
    const ANGLAIS: &[&str] = &[
        " expected",
        "invalid",
        "missing",
        "unexpected",
        " key",
        "value",
        " is not",
        "unclosed",
        "error",
        "help",
        "should",
        " the ",
        "string",
        "duplicate",
    ];
    for mot in ANGLAIS {
        assert!(!texte.to_lowercase().contains(mot), "« {mot} » dans :\n{texte}");
    }
}

#[test]
fn bon() {
    assert_eq!(dire(MINIMAL), "");
    let (arbre, _, _) = lire(MINIMAL);
    let dossier: Dossier = typer(&arbre.unwrap()).unwrap();
    assert_eq!(dossier.acheteurs[0].nom, "Ville de Valmont");
}

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

#[test]
fn schema_de_tout() {
    let texte = r##"inclure = "axes/*.toml"
populations = 3

[[document]]
titre = "Schéma"

[acheteurs]
id = "ville"

[charte]
couleur = "1d3557"
police = "x.ttf"

[[axes]]
id = "1"
titres = "Des achats"
pilote = "DGS"

[[axes]]
id = "é"
titre = 3
odd = [1, 18]

[[objectifs]]
id = "1.1"
axe = 1

[[actions]]
id = "GOV-03"
titre = "Former"
objectif = "1.1"
recurrente = "oui"
avancement = "50 %"
statut = "En cours"
debut = 2027
indicateurs = "SOC-01"
etapes = [
  { libelle = "a", echeance = "30/06/2026" },
  { echeance = 2026-06-30, libellé = "b" },
]

[[cibles]]
indicateur = "SOC-01"
forme = "palier"
annees = { 2027 = "22 %", vingt = 3 }
"##
    .replace("libellé", "\"libellé\"");
    insta::assert_snapshot!("schema", dire(&texte));
}

#[test]
fn schema_manques() {
    insta::assert_snapshot!("schema_manques", dire("[document]\n[[acheteurs]]\n[[axes]]\n"));
    insta::assert_snapshot!("schema_vide", dire(""));
    insta::assert_snapshot!(
        "schema_siret",
        dire(&MINIMAL.replace("type =", "siret = \"200 054 781\"\ntype ="))
    );
}

#[test]
fn regles_rares() {
    let schema = json!({
        "type": "object",
        "properties": {
            "court": { "type": "string", "minLength": 3 },
            "vide": { "type": "string", "minLength": 1 },
            "long": { "type": "string", "maxLength": 3 },
            "motif": { "type": "string", "pattern": "^a+$" },
            "peu": { "type": "array", "minItems": 1 },
            "trop": { "type": "array", "maxItems": 1 },
            "unique": { "type": "array", "uniqueItems": true },
            "exclu": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 5 },
            "multiple": { "type": "number", "multipleOf": 5 },
            "constante": { "const": 1 },
            "choix": { "anyOf": [{ "type": "integer" }, { "type": "boolean" }] },
            "forme": { "oneOf": [
                { "type": "string" },
                { "type": "object", "properties": { "valeur": { "type": "number" } }, "additionalProperties": false },
            ] },
            "non": { "not": { "type": "string" } },
            "rien": false,
            "noms": { "type": "object", "propertyNames": { "pattern": "^[a-z]$" } },
            "remplie": { "type": "object", "minProperties": 1, "maxProperties": 1 },
            "contient": { "type": "array", "contains": { "const": 1 } },
            "deux": { "type": ["string", "integer", "null"] },
        },
        "unevaluatedProperties": false,
    });
    let validateur = Validateur::new(schema, &[]).unwrap();
    let texte = r#"court = "a"
vide = ""
long = "abcd"
motif = "b"
peu = []
trop = [1, 2]
unique = [1, 2, 1]
exclu = 5
multiple = 7
constante = 2
choix = "x"
forme = { valeur = "3,5", autre = 1 }
non = "x"
rien = 1
noms = { AB = 1 }
remplie = {}
contient = [2]
deux = true
inattendu = 1
"#;
    insta::assert_snapshot!("regles_rares", dire_selon(texte, &validateur));
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

#[test]
fn lignes_longues_et_lieux_multiples() {
    let mut sources = Sources::default();
    let longue = format!("titre = \"{}FAUTE{}\"", "avant ".repeat(60), " après".repeat(60));
    let place = longue.find("FAUTE").unwrap();
    let s = sources.ajouter("dossier/spaser.toml", "x", longue);
    let t = sources.ajouter("suivi.toml", "y", "a = 1\nb = '''\nlong\ntexte'''\n");
    let classeur = sources.ajouter("suivi.xlsx", "z", "");
    let faute = Diagnostic::new(Code::TypeIncorrect, "deux lieux se contredisent")
        .a(Origine::texte(s, place..place + 5))
        .dit("ici")
        .a(Origine::texte(t, 10..28))
        .dit("et là")
        .a(Origine::Cellule { source: classeur, feuille: "Relevés".into(), adresse: "C12".into() })
        .aide("choisissez\u{1b}[31m")
        .gravite(Gravite::Avertissement);
    let diagnostics: Diagnostics = faute.into();
    insta::assert_snapshot!("lieux", terminal::rendre(&diagnostics, &sources, false));
    insta::assert_snapshot!("lieux_json", donnees::rendre(&diagnostics, &sources));
    assert!(terminal::rendre(&diagnostics, &sources, true).contains("\u{1b}["));
}

#[test]
fn format_inconnu() {
    let (arbre, sources, _) = lire("format = 2\n");
    let mut arbre = arbre.unwrap();
    let faute = input::verifier_format(&mut arbre, 1).unwrap();
    insta::assert_snapshot!("format_version", terminal::rendre(&faute.into(), &sources, false));
    assert!(!du_dossier().valider(&arbre).contains(Code::ValeurHorsBornes));
}

#[test]
fn noms_dits() {
    let (arbre, ..) =
        lire("[[actions]]\nid = \"GOV-03\"\nmoyens.etp = 1\netapes = [{ libelle = \"a\" }]\nodd = [1, 2]\n");
    let arbre = arbre.unwrap();
    let dire = |pointeur: &str| arbre.dire(&arbre.from_pointer(pointeur));
    assert_eq!(dire("/actions/0/pilote"), "action GOV-03, champ `pilote`");
    assert_eq!(dire("/actions/0/moyens/etp"), "action GOV-03, champ `moyens.etp`");
    assert_eq!(dire("/actions/0/etapes/0/libelle"), "action GOV-03, étape n° 1, champ `libelle`");
    assert_eq!(dire("/actions/0/odd/1"), "action GOV-03, champ `odd`, élément n° 2");
    assert_eq!(dire("/document/titre"), "champ `document.titre`");
    assert_eq!(dire(""), "");
    assert_eq!(arbre.origine(&Chemin::racine().cle("actions").rang(3)), None);
}

#[test]
fn explications() {
    insta::assert_snapshot!("explication", Code::TomlDoublon.expliquer());
    assert_eq!(Code::from_cle("inconnu"), None);
}

#[test]
fn un_fichier_seul() {
    let mut sources = Sources::default();
    let (arbre, diagnostics) = input::lire_fichier(Path::new("absent/suivi.toml"), &mut sources);
    assert!(arbre.is_none() && diagnostics.has_io_errors());
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
