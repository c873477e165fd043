//! Files a dossier points to — logos, fonts: confined to its folder, of the kind they claim, of a
//! reasonable size. What passes here may enter an official document.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use image::{ImageFormat, ImageReader, Limits};

const OCTETS_AU_PLUS: u64 = 8 << 20;
const COTE_AU_PLUS: u32 = 12_000;
const MEMOIRE_AU_PLUS: u64 = 512 << 20;
/// Wide enough for a letterhead at print resolution.
const LARGEUR_MATRICIELLE: f32 = 1_200.0;

/// A vetted image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageLue {
    pub octets: Vec<u8>,
    pub nature: NatureImage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NatureImage {
    Png,
    Jpeg,
    Svg,
}

impl NatureImage {
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Svg => "svg",
        }
    }

    /// MIME type.
    pub fn genre(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Svg => "image/svg+xml",
        }
    }
}

/// Reads an image of the dossier.
///
/// # Errors
/// Why it is refused, in French.
pub fn lire_image(racine: &Path, nom: &str) -> Result<ImageLue, String> {
    let octets = lire_confine(racine, nom)?;
    let nature = match image::guess_format(&octets) {
        Ok(ImageFormat::Png) => NatureImage::Png,
        Ok(ImageFormat::Jpeg) => NatureImage::Jpeg,
        Ok(_) => return Err("seuls les formats PNG, JPEG et SVG sont admis".to_owned()),
        Err(_) => NatureImage::Svg,
    };
    match nature {
        NatureImage::Svg => verifier_svg(&octets)?,
        NatureImage::Png | NatureImage::Jpeg => verifier_matricielle(&octets)?,
    }
    Ok(ImageLue { octets, nature })
}

/// A vetted font and the name by which documents call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PoliceLue {
    pub octets: Vec<u8>,
    pub famille: String,
}

/// Reads a font of the dossier.
///
/// # Errors
/// Why it is refused, in French.
pub fn lire_police(racine: &Path, nom: &str) -> Result<PoliceLue, String> {
    let octets = lire_confine(racine, nom)?;
    let famille = famille(&octets).ok_or("ce fichier n’est pas une police TTF ou OTF")?;
    Ok(PoliceLue { octets, famille })
}

/// Reads the bytes of a letterhead of the dossier; what they are is for who opens them.
///
/// # Errors
/// Why the file cannot be read, in French.
pub fn lire_papier(racine: &Path, nom: &str) -> Result<Vec<u8>, String> {
    lire_confine(racine, nom)
}

/// The typographic family if there is one, else the plain family name.
fn famille(octets: &[u8]) -> Option<String> {
    use ttf_parser::name_id::{FAMILY, TYPOGRAPHIC_FAMILY};
    let face = ttf_parser::Face::parse(octets, 0).ok()?;
    let nom = |id| face.names().into_iter().filter(|n| n.name_id == id).find_map(|n| n.to_string());
    nom(TYPOGRAPHIC_FAMILY).or_else(|| nom(FAMILY))
}

/// An image that Word can show: PNG and JPEG as they are, SVG drawn as PNG.
///
/// # Errors
/// Why an SVG cannot be drawn.
pub fn matricielle(image: &ImageLue) -> Result<Vec<u8>, String> {
    if image.nature != NatureImage::Svg {
        return Ok(image.octets.clone());
    }
    let arbre = arbre_svg(&image.octets)?;
    let echelle = LARGEUR_MATRICIELLE / arbre.size().width();
    let taille = arbre.size().to_int_size().scale_by(echelle).ok_or("ce SVG n’a pas de dimensions")?;
    let mut toile =
        resvg::tiny_skia::Pixmap::new(taille.width(), taille.height()).ok_or("ce SVG est trop grand")?;
    resvg::render(&arbre, resvg::tiny_skia::Transform::from_scale(echelle, echelle), &mut toile.as_mut());
    toile.encode_png().map_err(|_| "ce SVG ne peut pas être dessiné".to_owned())
}

fn lire_confine(racine: &Path, nom: &str) -> Result<Vec<u8>, String> {
    let chemin = confiner(racine, nom)?;
    let infos = fs::metadata(&chemin).map_err(|_| format!("le fichier `{nom}` n’existe pas"))?;
    if !infos.is_file() {
        return Err(format!("`{nom}` n’est pas un fichier"));
    }
    if infos.len() > OCTETS_AU_PLUS {
        return Err(format!("`{nom}` dépasse {} Mio", OCTETS_AU_PLUS >> 20));
    }
    fs::read(&chemin).map_err(|_| format!("`{nom}` ne peut pas être lu"))
}

/// The real place of a file, which must be in the dossier's folder or below, links followed.
fn confiner(racine: &Path, nom: &str) -> Result<PathBuf, String> {
    let racine = if racine.as_os_str().is_empty() { Path::new(".") } else { racine };
    let vraie = racine.canonicalize().map_err(|_| "le dossier n’existe plus".to_owned())?;
    let chemin = vraie.join(nom.replace('\\', "/"));
    let chemin = chemin.canonicalize().map_err(|_| format!("le fichier `{nom}` n’existe pas"))?;
    if chemin.starts_with(&vraie) { Ok(chemin) } else { Err(format!("`{nom}` sort du dossier")) }
}

fn verifier_matricielle(octets: &[u8]) -> Result<(), String> {
    let mut lecteur = ImageReader::new(Cursor::new(octets))
        .with_guessed_format()
        .map_err(|_| "cette image est illisible".to_owned())?;
    let mut limites = Limits::default();
    limites.max_image_width = Some(COTE_AU_PLUS);
    limites.max_image_height = Some(COTE_AU_PLUS);
    limites.max_alloc = Some(MEMOIRE_AU_PLUS);
    lecteur.limits(limites);
    lecteur
        .decode()
        .map(drop)
        .map_err(|_| format!("cette image est abîmée, ou dépasse {COTE_AU_PLUS} pixels de côté"))
}

fn verifier_svg(octets: &[u8]) -> Result<(), String> {
    arbre_svg(octets).map(drop)
}

/// Parsed with neither fonts nor files: what an SVG refers to outside itself is left out.
fn arbre_svg(octets: &[u8]) -> Result<resvg::usvg::Tree, String> {
    use resvg::usvg::{ImageHrefResolver, Options, Tree};
    let isole = ImageHrefResolver {
        resolve_data: ImageHrefResolver::default_data_resolver(),
        resolve_string: Box::new(|_, _| None),
    };
    let options = Options { image_href_resolver: isole, ..Options::default() };
    Tree::from_data(octets, &options)
        .map_err(|_| "ce fichier n’est ni un PNG, ni un JPEG, ni un SVG lisible".to_owned())
}
