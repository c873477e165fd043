//! What the compiler may see: our templates, the view, vetted images, our fonts. Nothing else exists.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use super::{Pieces, renvois};
use crate::template::{self, Modeles};

pub const GABARITS: &str = "typst";
pub const POLICES: &str = "polices";
const VUE: &str = "vue.json";
/// Letters; as in `texte.typ`.
const MOT_LONG: usize = 28;

pub struct Monde<'a> {
    library: LazyHash<Library>,
    fichiers: FileStore<Fichiers<'a>>,
    polices: FontStore,
    principal: FileId,
}

impl<'a> Monde<'a> {
    pub fn new(vue: Vec<u8>, pieces: &'a Pieces, modeles: &'a Modeles, principal: &str) -> Self {
        let mut polices = FontStore::new();
        for (_, octets) in template::fichiers(POLICES).into_iter().filter(|(nom, _)| est_une_police(nom)) {
            polices.extend(fontes(Bytes::new(octets)));
        }
        for (_, octets) in pieces.iter().filter(|(nom, _)| est_une_police(nom)) {
            polices.extend(fontes(Bytes::new(octets.clone())));
        }
        Self {
            // Row headers and table summaries are still behind this feature.
            library: LazyHash::new(
                Library::builder()
                    .with_features(Features::from_iter([Feature::A11yExtras]))
                    .with_inputs(reglages(&vue))
                    .build(),
            ),
            fichiers: FileStore::new(Fichiers { vue: Bytes::new(vue), pieces, modeles }),
            polices,
            principal: id_du_principal(principal),
        }
    }
}

/// What templates know besides the view: that references are bound after them, and whether a word is too long for
/// a column. A rule that cuts words costs memory on every text, so that it is only set where it serves.
fn reglages(vue: &[u8]) -> Dict {
    let vue: serde_json::Value = serde_json::from_slice(vue).unwrap_or_default();
    let mut reglages = Dict::new();
    reglages.insert("renvois".into(), Value::Str(renvois::SCHEME.into()));
    reglages.insert("mots-longs".into(), Value::Bool(a_un_mot_long(&vue)));
    reglages
}

fn a_un_mot_long(valeur: &serde_json::Value) -> bool {
    match valeur {
        serde_json::Value::String(s) => {
            s.len() >= MOT_LONG && s.split_whitespace().any(|m| m.chars().count() >= MOT_LONG)
        }
        serde_json::Value::Array(liste) => liste.iter().any(a_un_mot_long),
        serde_json::Value::Object(objet) => objet.values().any(a_un_mot_long),
        _ => false,
    }
}

fn fontes(octets: Bytes) -> impl Iterator<Item = (Font, typst::text::FontInfo)> {
    Font::iter(octets).map(|f| {
        let info = f.info().clone();
        (f, info)
    })
}

pub fn est_une_police(nom: &str) -> bool {
    let nom = nom.to_ascii_lowercase();
    nom.ends_with(".ttf") || nom.ends_with(".otf")
}

fn id_du_principal(nom: &str) -> FileId {
    // A constant path of letters and a dot: it always parses.
    let chemin = VirtualPath::new(nom).unwrap_or_else(|_| unreachable!("{nom} est un chemin"));
    RootedPath::new(VirtualRoot::Project, chemin).intern()
}

impl World for Monde<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.polices.book()
    }

    fn main(&self) -> FileId {
        self.principal
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.fichiers.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.fichiers.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.polices.font(index)
    }

    /// Documents carry their own dates: there is no today.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

struct Fichiers<'a> {
    vue: Bytes,
    pieces: &'a Pieces,
    modeles: &'a Modeles,
}

impl FileLoader for Fichiers<'_> {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if !matches!(id.root(), VirtualRoot::Project) {
            return Err(FileError::AccessDenied);
        }
        let chemin = id.vpath().get_without_slash();
        if chemin == VUE {
            return Ok(self.vue.clone());
        }
        if let Some(octets) = self.pieces.get(&format!("/{chemin}")) {
            return Ok(Bytes::new(octets.clone()));
        }
        let chemin_du_gabarit = format!("{GABARITS}/{chemin}");
        if self.modeles.est_remplace(&chemin_du_gabarit) {
            let octets = self.modeles.fichier(&chemin_du_gabarit).unwrap_or_default();
            return Ok(Bytes::new(octets.to_vec()));
        }
        template::fichier(&chemin_du_gabarit)
            .map(Bytes::new)
            .ok_or_else(|| FileError::NotFound(chemin.into()))
    }
}
