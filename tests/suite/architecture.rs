//! The plan of the house, held: which room may use which, how long a file may be, who touches the
//! clock, the environment and the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::support::{fichiers, racine};

/// Usable by all: closed lists, French writing.
const COMMUNES: [&str; 2] = ["choix", "ecriture"];

/// Each room and those it uses, besides itself and `COMMUNES`.
const PIECES: &[(&str, &[&str])] = &[
    ("choix", &[]),
    ("ecriture", &[]),
    ("diagnostic", &[]),
    ("paquet", &[]),
    ("amendements", &["paquet"]),
    ("classeur", &[]),
    ("input", &["paquet", "classeur", "diagnostic"]),
    ("validation", &["input", "diagnostic"]),
    ("catalogue", &["validation", "input", "diagnostic"]),
    ("dossier", &["validation", "catalogue"]),
    ("suivi", &["validation", "dossier", "input"]),
    ("mesure", &["dossier", "suivi"]),
    ("droit", &["catalogue", "dossier", "suivi", "diagnostic"]),
    ("comparaison", &["dossier", "diagnostic"]),
    ("controle", &["catalogue", "dossier", "suivi", "mesure", "comparaison", "droit", "diagnostic"]),
    // The keys of the workbook, and what is known of a value before it is replaced.
    ("imports", &["suivi", "dossier", "input", "classeur", "mesure"]),
    ("template", &[]),
    // `template` holds the words of the closed lists, by which a cell is understood; `diagnostic`, the nearest name.
    ("tableaux", &["dossier", "input", "template", "diagnostic"]),
    (
        "vue",
        &[
            "diagnostic",
            "classeur",
            "validation",
            "catalogue",
            "dossier",
            "suivi",
            "mesure",
            "controle",
            "droit",
            "comparaison",
            "template",
        ],
    ),
    // A format walks the view and never knows another.
    ("render/csv", &[]),
    ("render/docx", &["vue", "amendements", "paquet", "diagnostic"]),
    ("render/html", &["vue", "template"]),
    ("render/ics", &["vue"]),
    ("render/pdf", &["vue", "template"]),
    ("render/xlsx", &["vue", "classeur", "paquet"]),
    ("render", &[]),
    ("output", &[]),
];

/// They order and speak: everything is theirs to use.
const PARTOUT: [&str; 4] = ["cli", "pipeline", "main", "lib"];

const LIGNES_AU_PLUS: usize = 500;
/// Files that may be longer, and why.
const LONGS: [(&str, &str); 1] =
    [("diagnostic/registre.rs", "un registre : une fiche par code, à lire d’une traite")];

/// Words that only these files may write, and why.
const RESERVES: &[(&str, &[&str])] = &[
    // Only `main` reads the clock and the environment: everything below gives the same bytes each time.
    ("SystemTime::now", &["main.rs"]),
    ("Instant::now", &["main.rs"]),
    ("std::env", &["main.rs"]),
    ("env::var", &["main.rs"]),
    // Only `output` writes; `cli` creates the file that a person names, and fails if it is there.
    ("fs::write", &["output/"]),
    ("File::create", &["output/"]),
    ("OpenOptions", &["output/", "cli/fichier.rs"]),
    ("fs::remove", &["output/"]),
    ("fs::rename", &["output/"]),
    // Only `cli` speaks to the terminal.
    ("println!", &["cli/", "main.rs"]),
    ("eprintln!", &["cli/", "main.rs"]),
];

/// Lines of a source file, tests set apart, comments blanked.
struct Source {
    nom: String,
    lignes: Vec<String>,
}

fn sources() -> Vec<Source> {
    let src = racine().join("src");
    let lire = |chemin: std::path::PathBuf| {
        let texte = fs::read_to_string(&chemin).expect("un fichier lisible");
        let nom = chemin.strip_prefix(&src).expect("sous src").to_string_lossy().replace('\\', "/");
        let sans_tests = texte.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let nue = |l: &str| if l.trim_start().starts_with("//") { String::new() } else { l.to_owned() };
        Source { nom, lignes: sans_tests.lines().map(nue).collect() }
    };
    fichiers(&src, "rs").into_iter().map(lire).collect()
}

/// The room of a file: `render/pdf/mod.rs` → `render/pdf`, `vue/schema/axe.rs` → `vue`.
fn piece(nom: &str) -> String {
    let parties: Vec<&str> = nom.split('/').collect();
    match parties.as_slice() {
        [seul] => seul.trim_end_matches(".rs").to_owned(),
        ["render", format, _, ..] => format!("render/{format}"),
        ["render", seul] if *seul != "mod.rs" => format!("render/{}", seul.trim_end_matches(".rs")),
        [piece, ..] => (*piece).to_owned(),
        [] => String::new(),
    }
}

/// Rooms used, each with the number of its line.
fn usages(source: &Source) -> Vec<(usize, String)> {
    let mut trouves = Vec::new();
    for (rang, ligne) in source.lignes.iter().enumerate() {
        let mut reste = ligne.as_str();
        while let Some(place) = reste.find("crate::") {
            reste = &reste[place + "crate::".len()..];
            // A group may run over several lines; ours are short.
            let groupe = if reste.starts_with('{') {
                let suite = source.lignes[rang..].join(" ");
                let debut = suite.find("crate::{").map_or(0, |i| i + "crate::".len());
                premiers_noms(&suite[debut..])
            } else {
                vec![reste.chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c)).collect()]
            };
            trouves.extend(groupe.into_iter().map(|chemin| (rang + 1, piece_de(&chemin))));
        }
    }
    trouves
}

/// The first names of `{a::x, b::{y, z}}`: `a`, `b`.
fn premiers_noms(groupe: &str) -> Vec<String> {
    let mut noms = vec![String::new()];
    let mut profondeur = 0;
    for c in groupe.chars() {
        match c {
            '{' => profondeur += 1,
            '}' => profondeur -= 1,
            ',' if profondeur == 1 => noms.push(String::new()),
            c if profondeur == 1 && !c.is_whitespace() => noms.last_mut().expect("un nom").push(c),
            _ => {}
        }
        if profondeur == 0 {
            break;
        }
    }
    noms.retain(|n| !n.is_empty());
    noms
}

fn piece_de(chemin: &str) -> String {
    let mut etapes = chemin.split("::");
    match (etapes.next().unwrap_or_default(), etapes.next()) {
        ("render", Some(format)) if !format.is_empty() => format!("render/{format}"),
        (piece, _) => piece.to_owned(),
    }
}

#[test]
fn chaque_piece_ne_se_sert_que_de_ses_voisines() {
    let table: BTreeMap<&str, &[&str]> = PIECES.iter().copied().collect();
    let (mut fautes, mut vus) = (Vec::new(), 0);
    let mut vides: BTreeSet<&str> = table.keys().copied().collect();
    let mut oisives: BTreeSet<(&str, &str)> =
        PIECES.iter().flat_map(|(ici, permises)| permises.iter().map(|p| (*ici, *p))).collect();
    for source in sources() {
        let ici = piece(&source.nom);
        if PARTOUT.contains(&ici.as_str()) {
            continue;
        }
        let Some(permises) = table.get(ici.as_str()) else {
            fautes.push(format!("src/{} : la pièce `{ici}` n’est pas au plan", source.nom));
            continue;
        };
        vides.retain(|p| *p != ici);
        for (ligne, usage) in usages(&source) {
            vus += 1;
            oisives.retain(|(piece, permise)| *piece != ici || *permise != usage);
            let permise =
                usage == ici || COMMUNES.contains(&usage.as_str()) || permises.contains(&usage.as_str());
            if !permise {
                fautes.push(format!(
                    "src/{}:{ligne} : `{ici}` se sert de `{usage}` ; permises : {}",
                    source.nom,
                    permises.join(", ")
                ));
            }
        }
    }
    assert!(vus > 100, "le test ne lit plus les imports : {vus}");
    fautes.extend(vides.iter().map(|ici| format!("la pièce `{ici}` du plan n’existe pas")));
    fautes.extend(
        oisives
            .iter()
            .map(|(ici, permise)| format!("`{ici}` peut se servir de `{permise}`, et ne le fait pas")),
    );
    assert!(fautes.is_empty(), "{}", fautes.join("\n"));
}

/// `super` climbs within a room, never out of it: an import that leaves says `crate`.
#[test]
fn super_reste_dans_sa_piece() {
    let mut fautes = Vec::new();
    for source in sources() {
        let etages = source.nom.matches('/').count() - usize::from(source.nom.ends_with("/mod.rs"));
        for (rang, ligne) in source.lignes.iter().enumerate() {
            if ligne.contains(&"super::".repeat(etages + 1)) {
                fautes.push(format!("src/{}:{} : {}", source.nom, rang + 1, ligne.trim()));
            }
        }
    }
    assert!(fautes.is_empty(), "{}", fautes.join("\n"));
}

/// The table itself flows one way.
#[test]
fn le_plan_ne_tourne_pas_en_rond() {
    let mut poses: BTreeSet<&str> = BTreeSet::new();
    let mut restent: Vec<_> = PIECES.to_vec();
    while !restent.is_empty() {
        let avant = restent.len();
        restent.retain(|(piece, permises)| {
            let pret = permises.iter().all(|p| poses.contains(p));
            if pret {
                poses.insert(piece);
            }
            !pret
        });
        assert!(
            restent.len() < avant,
            "cercle entre {:?}",
            restent.iter().map(|(p, _)| p).collect::<Vec<_>>()
        );
    }
}

#[test]
fn les_fichiers_restent_courts() {
    let mut fautes = Vec::new();
    for chemin in fichiers(&racine().join("src"), "rs") {
        let nom =
            chemin.strip_prefix(racine().join("src")).expect("sous src").to_string_lossy().replace('\\', "/");
        let lignes = fs::read_to_string(&chemin).expect("un fichier lisible").lines().count();
        let excepte = LONGS.iter().any(|(n, _)| *n == nom);
        if lignes > LIGNES_AU_PLUS && !excepte {
            fautes.push(format!("src/{nom} : {lignes} lignes, {LIGNES_AU_PLUS} au plus"));
        }
        if lignes <= LIGNES_AU_PLUS && excepte {
            fautes.push(format!("src/{nom} : l’exception ne sert plus"));
        }
    }
    assert!(fautes.is_empty(), "{}", fautes.join("\n"));
}

#[test]
fn horloge_environnement_disque_et_terminal_ont_leur_gardien() {
    let mut fautes = Vec::new();
    for source in sources() {
        for (mot, gardiens) in RESERVES {
            if gardiens.iter().any(|g| source.nom.starts_with(g)) {
                continue;
            }
            for (rang, _) in source.lignes.iter().enumerate().filter(|(_, l)| l.contains(mot)) {
                fautes.push(format!(
                    "src/{}:{} : `{mot}` est réservé à {}",
                    source.nom,
                    rang + 1,
                    gardiens.join(", ")
                ));
            }
        }
    }
    assert!(fautes.is_empty(), "{}", fautes.join("\n"));
}
