//! Which text: the user's, or ours? Ours is compiled in; a folder given with `--modeles` replaces it file by file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;

mod faute;
mod lecture;

pub use faute::dire;
pub use lecture::NOTICE;

static MODELES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What a user may replace, and extend with files of his own.
pub const OUVERTS: [&str; 3] = ["prose", "typst", "web"];
/// The words of the lists, in one file.
pub const VOCABULAIRE: &str = "vocabulaire.toml";

/// The templates of a run.
#[derive(Debug, Clone, Default)]
pub struct Modeles {
    racine: Option<PathBuf>,
    remplaces: BTreeMap<String, Vec<u8>>,
}

impl Modeles {
    /// Ours alone.
    pub fn integres() -> Self {
        Self::default()
    }

    /// Ours, and those of a folder in their place.
    ///
    /// # Errors
    /// Why the folder is refused, in French.
    pub fn lire(racine: &Path) -> Result<Self, String> {
        Ok(Self { racine: Some(racine.to_owned()), remplaces: lecture::lire(racine)? })
    }

    /// Files of the user's that replace none of ours and that no other of his calls.
    pub fn inutiles(&self) -> Vec<&str> {
        let connus: Vec<String> = exportables().into_iter().map(|(chemin, _)| chemin).collect();
        let siens = self.remplaces.keys().filter(|chemin| !connus.contains(chemin));
        let appele = |chemin: &str| {
            let nom = chemin.rsplit('/').next().unwrap_or(chemin);
            let court = nom.rsplit_once('.').map_or(nom, |(court, _)| court);
            let appels =
                [format!("{nom}\""), format!("{nom}'"), format!("\"{court}\""), format!("'{court}'")];
            self.remplaces.iter().any(|(autre, octets)| {
                let texte = String::from_utf8_lossy(octets);
                autre != chemin && (appels.iter().any(|a| texte.contains(a)) || texte.contains(nom))
            })
        };
        siens.filter(|chemin| !appele(chemin)).map(String::as_str).collect()
    }

    pub fn racine(&self) -> Option<&Path> {
        self.racine.as_deref()
    }

    /// Whether a file is the user's.
    pub fn est_remplace(&self, chemin: &str) -> bool {
        self.remplaces.contains_key(chemin)
    }

    /// A file by its path: `typst/schema.typ`.
    pub fn fichier(&self, chemin: &str) -> Option<&[u8]> {
        self.remplaces.get(chemin).map(Vec::as_slice).or_else(|| fichier(chemin))
    }

    /// Files of a folder with their name, in order of name; sub-folders are not entered.
    pub fn fichiers<'a>(&'a self, dossier: &'a str) -> BTreeMap<&'a str, &'a [u8]> {
        let siens = self.remplaces.iter().filter_map(|(chemin, octets)| {
            let nom = chemin.strip_prefix(dossier)?.strip_prefix('/')?;
            (!nom.contains('/')).then_some((nom, octets.as_slice()))
        });
        fichiers(dossier).into_iter().chain(siens).collect()
    }
}

/// A built-in file, by its path under `templates/`: `typst/schema.typ`.
pub fn fichier(chemin: &str) -> Option<&'static [u8]> {
    MODELES.get_file(chemin).map(include_dir::File::contents)
}

/// Built-in files of a folder with their name, in order of name; sub-folders are not entered.
pub fn fichiers(dossier: &str) -> Vec<(&'static str, &'static [u8])> {
    let Some(dossier) = MODELES.get_dir(dossier) else { return Vec::new() };
    let mut fichiers: Vec<_> =
        dossier.files().filter_map(|f| Some((f.path().file_name()?.to_str()?, f.contents()))).collect();
    fichiers.sort_unstable_by_key(|(nom, _)| *nom);
    fichiers
}

/// Everything a user may replace, by its path.
pub fn exportables() -> Vec<(String, &'static [u8])> {
    let des_dossiers = OUVERTS
        .into_iter()
        .flat_map(|d| fichiers(d).into_iter().map(move |(nom, octets)| (format!("{d}/{nom}"), octets)));
    let mots = fichier(VOCABULAIRE).map(|octets| (VOCABULAIRE.to_owned(), octets));
    des_dossiers.chain(mots).collect()
}

/// How our minijinja templates are written: block tags take no line of their own in the text.
///
/// # Errors
/// Never in practice: the delimiters are constants.
pub fn syntaxe() -> Result<SyntaxConfig, minijinja::Error> {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()
}
