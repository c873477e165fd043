//! The contract between what documents say and how they look: every word, value and rate computed
//! once. Renderers walk it and compute nothing; template authors write against its JSON Schema.
//! A table cannot lack a header, nor a figure its alternative text and its data.

use schemars::JsonSchema;
use serde::Serialize;

mod dessin;
mod fiche;
mod tableau;
mod texte;

pub use dessin::{
    BarreDessin, Bulle, CaseOdd, Dessin, EnMots, Figure, GenreSerie, Graduation, LegendeGantt, LigneGantt,
    LigneParts, Part, Point, Quadrants, SerieDessin,
};
pub use fiche::{Calendrier, FicheAction, FicheIndicateur, Pastille, Ton};
pub use tableau::{Cellule, ColonneTableau, GenreColonne, GenreLigne, LigneTableau, Tableau, Trace};
pub use texte::{Morceau, Paragraphe, Riche};

/// Le schéma, tel que le PDF et la page le disent.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct VueSchema {
    pub identite: Identite,
    pub charte: CharteVue,
    pub couverture: Couverture,
    pub chapitres: Vec<Chapitre>,
    /// Where titles come from: not printed, carried by the copies that come back.
    #[serde(skip)]
    pub titres: Titres,
}

/// Titles that repeat a field of the dossier, by the anchor they stand at.
pub type Titres = std::collections::BTreeMap<String, TitreDuDossier>;

/// A field of the dossier, within a title.
#[derive(Debug, Clone, PartialEq)]
pub struct TitreDuDossier {
    /// `actions/GOV-03/titre`
    pub cle: String,
    /// The words of the field, as printed; the title may say more.
    pub texte: String,
}

/// Titles that have no anchor.
pub const TITRE_DE_COUVERTURE: &str = "couverture.titre";
pub const NOM_D_USAGE: &str = "couverture.nom_usage";
pub const SIGNATURE: &str = "editorial.signature";

/// Métadonnées et mentions répétées.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Identite {
    /// Titre du fichier, lu par les lecteurs d’écran.
    pub titre: String,
    pub auteurs: Vec<String>,
    pub sujet: String,
    pub mots_cles: Vec<String>,
    /// Date d’édition, `AAAA-MM-JJ`.
    pub date: Option<String>,
    /// En-tête courant, à gauche : « Métropole de Valmont · SPASER 2027–2032 ».
    pub courant: String,
    /// Pied de page, à gauche : « Projet, version 0.9 · 2 novembre 2026 ».
    pub pied: String,
    /// « PROJET » avant l’adoption.
    pub filigrane: Option<String>,
    /// Fichiers joints au document.
    pub pieces_jointes: Vec<PieceJointe>,
    /// Libellés fixes dont le gabarit a besoin : `sommaire`, `axe`, `action`, `page`…
    pub libelles: std::collections::BTreeMap<String, String>,
}

/// Un fichier que le document emporte.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PieceJointe {
    /// Chemin virtuel : `/pieces/spaser.json`.
    pub fichier: String,
    /// Nom rendu à qui l’extrait.
    pub nom: String,
    /// Type MIME.
    pub genre: String,
    pub description: String,
    pub relation: RelationPiece,
}

/// Ce que la pièce est au document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RelationPiece {
    /// Les données qu’il montre.
    Data,
    /// Ce dont il est fait.
    Source,
}

/// Couleurs et polices, contrastes déjà vérifiés.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CharteVue {
    /// Couleur principale, assez sombre pour porter du texte blanc et se lire sur blanc.
    pub couleur: String,
    /// Une couleur par axe, même garantie.
    pub axes: Vec<String>,
    pub police_titres: String,
    pub police_texte: String,
}

/// Première page.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Couverture {
    /// « SPASER · 2027–2032 ».
    pub surtitre: String,
    pub titre: String,
    pub nom_usage: Option<String>,
    pub acheteurs: Vec<String>,
    pub logo: Option<Image>,
    /// « Projet soumis au conseil de la métropole », « Séance du … » : texte riche, blancs compris.
    pub mentions: Vec<Riche>,
    pub axes: Vec<AxeCouverture>,
    /// Version, lecture des textes, empreinte.
    pub bas: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct AxeCouverture {
    /// « Axe 1 ».
    pub libelle: String,
    pub titre: String,
    /// Rang de sa couleur dans la charte, à partir de 0.
    pub axe: usize,
}

/// Une image vérifiée, sous son chemin virtuel.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Image {
    /// `/images/logo.svg`
    pub fichier: String,
    pub alternative: String,
}

/// Un chapitre. Il existe parce qu’il a quelque chose à dire.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Chapitre {
    /// Ancre, unique dans le document.
    pub id: String,
    /// « 1 », « A » ; absent pour les pages liminaires.
    pub numero: Option<String>,
    pub titre: String,
    /// Titre court pour l’en-tête courant.
    pub courant: String,
    /// Rang de la couleur d’axe, pour un chapitre d’axe : il s’ouvre alors par un bandeau.
    pub axe: Option<usize>,
    /// « Axe 1 » au-dessus du titre d’un chapitre d’axe.
    pub surtitre: Option<String>,
    pub paysage: bool,
    /// Commence sur une nouvelle page.
    pub nouvelle_page: bool,
    pub blocs: Vec<Bloc>,
}

/// Un morceau de chapitre.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Bloc {
    /// Titre de niveau 2 ou 3.
    Intertitre {
        niveau: u8,
        texte: String,
        ancre: Option<String>,
        axe: Option<usize>,
    },
    /// Sommaire du document.
    Sommaire {
        titre: String,
    },
    /// Texte d’introduction, un peu plus grand.
    Chapeau {
        contenu: Riche,
    },
    /// Texte courant.
    Texte {
        contenu: Riche,
    },
    /// Chiffres clés.
    Chiffres {
        tuiles: Vec<Tuile>,
    },
    /// Encadré : la loi, une note, un point à compléter.
    Encadre {
        genre: GenreEncadre,
        titre: String,
        contenu: Riche,
        source: Option<String>,
    },
    /// Libellés et valeurs sous des filets fins.
    Fiche {
        titre: Option<String>,
        champs: Vec<Ligne>,
    },
    /// Deux à quatre colonnes de texte court titré.
    Colonnes {
        colonnes: Vec<Colonne>,
    },
    Tableau {
        tableau: Tableau,
    },
    FicheAction {
        fiche: Box<FicheAction>,
    },
    FicheIndicateur {
        fiche: Box<FicheIndicateur>,
    },
    Figure {
        figure: Box<Figure>,
    },
    /// Termes et définitions.
    Glossaire {
        termes: Vec<Terme>,
    },
    /// Texte signé : l’éditorial.
    Signature {
        texte: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GenreEncadre {
    Loi,
    Note,
    Attention,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Tuile {
    /// « 187 M€ »
    pub valeur: String,
    pub libelle: String,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Ligne {
    pub libelle: String,
    pub contenu: Riche,
}

impl Ligne {
    /// The same, its content as the words of a field of the dossier.
    #[must_use]
    pub fn du_champ(self, champ: &str) -> Self {
        let contenu = self.contenu.into_iter().map(|paragraphe| paragraphe.du_champ(champ));
        Self { contenu: contenu.collect(), ..self }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Colonne {
    pub titre: String,
    pub contenu: Riche,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Terme {
    pub terme: String,
    pub definition: Riche,
}
