//! What several tests share: the program as its users run it, the samples, French.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use spaser::catalogue::Catalogue;
use spaser::dossier::{Diffusion, Spaser};
use spaser::pipeline;
use spaser::template::Modeles;
use spaser::vue::contexte::Contexte;
use spaser::vue::contrat::VueSchema;
use spaser::vue::prose::Prose;
use spaser::vue::vocabulaire::Vocabulaire;
use spaser::vue::{charte, feuillet, schema};

/// The sample dossiers, each in `samples/`.
pub const EXEMPLES: [&str; 3] = ["commune", "conjoint", "metropole"];

/// Root of the repository, where tests run the program.
pub fn racine() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a run of the program gave.
pub struct Sortie {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs the program at the root of the repository.
pub fn spaser<S: AsRef<OsStr>>(arguments: impl IntoIterator<Item = S>) -> Sortie {
    spaser_dans(racine(), arguments)
}

/// Runs the program in a folder, away from any terminal.
pub fn spaser_dans<S: AsRef<OsStr>>(dossier: &Path, arguments: impl IntoIterator<Item = S>) -> Sortie {
    let resultat = Command::new(env!("CARGO_BIN_EXE_spaser"))
        .args(arguments)
        .current_dir(dossier)
        .env_remove("COLUMNS")
        // 26 November 2026, whatever the day: warnings on dates gone by do not change.
        .env("SOURCE_DATE_EPOCH", "1795651200")
        .stdin(Stdio::null())
        .output()
        .expect("le programme se lance");
    let texte = |octets| String::from_utf8(octets).expect("une sortie en UTF-8");
    Sortie {
        code: resultat.status.code().expect("un code de sortie"),
        stdout: texte(resultat.stdout),
        stderr: texte(resultat.stderr),
    }
}

impl Sortie {
    /// Checks how it ended, and gives itself back.
    #[track_caller]
    pub fn finit(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self}");
        self
    }
}

/// As snapshots hold it: both channels, told apart when both speak, then the exit code.
impl fmt::Display for Sortie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stdout)?;
        if !self.stderr.is_empty() {
            write!(f, "--- stderr\n{}", self.stderr)?;
        }
        write!(f, "--- code {}", self.code)
    }
}

/// Runs a check on each case and fails with all those that fail, not only the first.
#[track_caller]
pub fn pour_chacun<T: fmt::Display>(cas: impl IntoIterator<Item = T>, verifier: impl Fn(&T)) {
    let echecs: Vec<String> = cas
        .into_iter()
        .filter(|c| catch_unwind(AssertUnwindSafe(|| verifier(c))).is_err())
        .map(|c| c.to_string())
        .collect();
    assert!(echecs.is_empty(), "en échec : {}", echecs.join(", "));
}

/// No word of the engines may come through.
#[track_caller]
pub fn en_francais(texte: &str) {
    const ANGLAIS: &[&str] = &[
        "usage:",
        "options:",
        "commands:",
        "arguments:",
        "[default",
        "[possible",
        "possible values",
        "error",
        "invalid",
        "missing",
        "unexpected",
        "expected",
        "unknown",
        "for more information",
        "tip:",
        "help:",
        " the ",
        " is not",
        " should ",
        "os error",
        "print help",
        "duplicate",
    ];
    // TOML's own marks around a long text.
    let texte = texte.replace("'''", "");
    let minuscules = texte.to_lowercase();
    for mot in ANGLAIS {
        assert!(!minuscules.contains(mot), "« {mot} » dans :\n{texte}");
    }
    assert!(!texte.contains('\''), "apostrophe droite dans :\n{texte}");
}

/// Copies a folder, `sortie` set apart.
pub fn copier(depuis: &Path, vers: &Path) {
    fs::create_dir_all(vers).expect("un dossier");
    for entree in fs::read_dir(depuis).expect("un dossier").flatten() {
        let (source, cible) = (entree.path(), vers.join(entree.file_name()));
        if source.is_file() {
            fs::copy(&source, &cible).expect("une copie");
        } else if entree.file_name() != "sortie" {
            copier(&source, &cible);
        }
    }
}

/// A sample copied in a folder of its own.
pub struct Copie {
    pub dossier: tempfile::TempDir,
}

impl Copie {
    pub fn new(exemple: &str) -> Self {
        let dossier = tempfile::tempdir().expect("un dossier temporaire");
        copier(&racine().join("samples").join(exemple), dossier.path());
        Self { dossier }
    }

    pub fn chemin(&self, nom: &str) -> PathBuf {
        self.dossier.path().join(nom)
    }

    pub fn lire(&self, nom: &str) -> String {
        fs::read_to_string(self.chemin(nom)).expect(nom)
    }

    pub fn ecrire(&self, nom: &str, contenu: impl AsRef<[u8]>) {
        fs::write(self.chemin(nom), contenu).expect(nom);
    }

    /// Runs the program there.
    pub fn spaser(&self, arguments: &[&str]) -> Sortie {
        spaser_dans(self.dossier.path(), arguments)
    }
}

/// Files of a folder and their bytes; empty when there is no folder.
pub fn contenu(dossier: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(entrees) = fs::read_dir(dossier) else { return BTreeMap::new() };
    entrees
        .flatten()
        .filter(|e| e.path().is_file())
        .map(|e| (e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).expect("un fichier")))
        .collect()
}

/// Every file below a folder, by its path with `/`, in order.
pub fn fichiers(dossier: &Path, extension: &str) -> Vec<PathBuf> {
    let mut trouves = Vec::new();
    for entree in fs::read_dir(dossier).expect("un dossier").flatten() {
        let chemin = entree.path();
        if chemin.is_dir() {
            trouves.extend(fichiers(&chemin, extension));
        } else if chemin.extension().is_some_and(|e| e == extension) {
            trouves.push(chemin);
        }
    }
    trouves.sort();
    trouves
}

/// The words of a Word file, a paragraph a line.
pub fn texte_docx(octets: &[u8]) -> String {
    use quick_xml::events::Event;
    use std::io::{Cursor, Read};
    let mut zip = zip::ZipArchive::new(Cursor::new(octets)).expect("un paquet");
    let mut xml = String::new();
    zip.by_name("word/document.xml").expect("un corps").read_to_string(&mut xml).expect("de l’UTF-8");
    let mut lecteur = quick_xml::Reader::from_str(&xml);
    let (mut texte, mut dans_un_texte) = (String::new(), false);
    loop {
        match lecteur.read_event().expect("un XML bien formé") {
            Event::Start(e) => dans_un_texte = e.name().as_ref() == "w:t",
            Event::Text(e) if dans_un_texte => texte += &e,
            Event::GeneralRef(e) if dans_un_texte => match &*e {
                "amp" => texte.push('&'),
                "lt" => texte.push('<'),
                "gt" => texte.push('>'),
                autre => panic!("renvoi inattendu : {autre}"),
            },
            Event::End(e) if e.name().as_ref() == "w:p" => texte.push('\n'),
            Event::End(e) if e.name().as_ref() == "w:t" => dans_un_texte = false,
            Event::Eof => break,
            _ => {}
        }
    }
    texte
}

/// What the documents of a dossier say, built by the library alone: no typesetting.
pub fn vue_schema(dossier: &Path) -> VueSchema {
    avec_contexte(dossier, |cx| {
        schema::construire(cx, charte::charte(cx.spaser, &BTreeMap::new())).expect("une vue")
    })
}

/// The short papers of a dossier: the leaflet, then each department's sheet.
pub fn vues_des_feuillets(dossier: &Path) -> Vec<VueSchema> {
    avec_contexte(dossier, |cx| {
        let charte = || charte::charte(cx.spaser, &BTreeMap::new());
        let synthese = feuillet::synthese::construire(cx, charte()).expect("une vue");
        let directions = feuillet::direction::directions(cx);
        let fiche = |d: &String| feuillet::direction::construire(cx, charte(), d).expect("une vue");
        std::iter::once(synthese).chain(directions.iter().map(fiche)).collect()
    })
}

/// What a dossier holds, and the words to say it: for views built by the library alone.
pub fn avec_contexte<T>(dossier: &Path, faire: impl FnOnce(&Contexte<'_>) -> T) -> T {
    let charge =
        pipeline::verifier(dossier, None).expect("un catalogue lisible").charge.expect("un dossier sain");
    let catalogue = Arc::new(Catalogue::integre().expect("un catalogue lisible"));
    let spaser = Spaser::new(&charge.dossier, &catalogue);
    let date = spaser.date_juridique().expect("une date juridique");
    let cx = Contexte {
        spaser: &spaser,
        suivi: &charge.suivi,
        vocabulaire: Vocabulaire::integre().expect("un vocabulaire lisible"),
        prose: Prose::new(&catalogue, date, &Modeles::integres()).expect("une prose lisible"),
        date,
        logos: BTreeMap::new(),
        empreinte: String::new(),
        diffusion: Diffusion::Public,
    };
    faire(&cx)
}

/// Set to `1` to rewrite the files of the repository that the program writes.
const RECRIRE: &str = "SPASER_RECRIRE";

/// Checks that files of the repository are those that the program writes today.
pub fn produits_a_jour(produits: &[(String, String)]) {
    let recrire = std::env::var_os(RECRIRE).is_some_and(|v| v == "1");
    let mut perimes = Vec::new();
    for (nom, texte) in produits {
        let chemin = racine().join(nom);
        if recrire {
            fs::write(&chemin, texte).expect(nom);
        }
        let commis = fs::read_to_string(&chemin).unwrap_or_default().replace("\r\n", "\n");
        if commis != *texte {
            perimes.push(nom.as_str());
        }
    }
    assert!(
        perimes.is_empty(),
        "à récrire : {}\n  {RECRIRE}=1 cargo test --release --test suite",
        perimes.join(", ")
    );
}

/// Text with plain spaces for every kind of blank, line ends kept.
pub fn plat(texte: &str) -> String {
    texte.chars().map(|c| if c.is_whitespace() && c != '\n' { ' ' } else { c }).collect()
}
