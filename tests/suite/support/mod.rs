//! What several tests share, a question a file; here, the repository and its files.

mod francais;
mod paquet;
mod programme;
mod vues;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

pub use francais::{en_francais, plat, sans_anglais};
pub use paquet::{corps_docx, parties, parties_xml, retoucher, texte_docx};
pub use programme::{Copie, Sortie, copier, spaser, spaser_dans, spaser_le};
pub use vues::{avec_contexte, vue_schema, vues_des_feuillets};

/// The sample dossiers, each in `samples/`.
pub const EXEMPLES: [&str; 3] = ["commune", "conjoint", "metropole"];

/// Root of the repository, where tests run the program.
pub fn racine() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
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
