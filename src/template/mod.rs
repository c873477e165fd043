//! Which text: the user's, or ours? Ours is compiled in; the user's folder comes with `--modeles`.

use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;

static MODELES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates");

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

/// How our minijinja templates are written: block tags take no line of their own in the text.
///
/// # Errors
/// Never in practice: the delimiters are constants.
pub fn syntaxe() -> Result<SyntaxConfig, minijinja::Error> {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()
}
