//! The contract of the workbook: every cell, formula with its result, list and chart. The renderer
//! walks it and computes nothing.

use schemars::JsonSchema;
use serde::Serialize;

use crate::classeur::{Feuille, Genre, Liste, Role, Visibilite};
use crate::vue::contrat::CharteVue;

/// Le classeur de suivi.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct VueClasseur {
    pub identite: IdentiteClasseur,
    pub charte: CharteVue,
    pub feuilles: Vec<FeuilleVue>,
    pub noms: Vec<NomDefini>,
    /// Mots qui disent un état, avec le ton qui les accompagne.
    pub tons: Vec<TonDeMot>,
}

/// Propriétés du fichier et mentions imprimées.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IdentiteClasseur {
    pub titre: String,
    pub auteurs: Vec<String>,
    pub sujet: String,
    pub mots_cles: Vec<String>,
    /// Date d’édition, `AAAA-MM-JJ`.
    pub date: Option<String>,
    /// En-tête imprimé, à gauche.
    pub courant: String,
    /// Pied imprimé, à gauche.
    pub pied: String,
    /// Ce que le fichier dit de lui-même, relu en premier.
    pub proprietes: Vec<Propriete>,
}

/// Une propriété du fichier : `empreinte`, `4f1c9a7e`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Propriete {
    pub nom: String,
    pub valeur: String,
}

/// Un nom que les formules emploient : `Annee_observee`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NomDefini {
    pub nom: String,
    /// `='Tableau de bord'!$D$4`
    pub cible: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TonDeMot {
    pub mot: String,
    pub ton: Ton,
}

/// Ce qu’une couleur répète ; le mot le dit déjà.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ton {
    Bon,
    Moyen,
    Mauvais,
    Neutre,
}

/// Une feuille. Lignes et colonnes se comptent à partir de 0.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FeuilleVue {
    pub feuille: Feuille,
    pub nom: String,
    pub visibilite: Visibilite,
    pub colonnes: Vec<ColonneVue>,
    pub lignes: Vec<LigneVue>,
    /// Lignes et colonnes figées, au-dessus et à gauche de cette cellule.
    pub figer: Option<Position>,
    /// Ligne d’en-tête et données que l’on filtre.
    pub filtre: Option<Plage>,
    /// Ligne répétée en haut de chaque page imprimée.
    pub repeter: Option<u32>,
    pub paysage: bool,
    /// Dernière colonne imprimée ; toutes par défaut.
    pub derniere_imprimee: Option<u16>,
    /// Colonnes, jusqu’à celle-ci, qui reviennent sur chaque page quand une ligne en occupe plusieurs.
    pub repeter_colonnes: Option<u16>,
    /// Lignes qui commencent une page imprimée.
    pub sauts: Vec<u32>,
    pub controles: Vec<Controle>,
    pub mises_en_valeur: Vec<MiseEnValeur>,
    pub graphiques: Vec<Graphique>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct ColonneVue {
    /// En caractères.
    pub largeur: f64,
    pub masquee: bool,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct LigneVue {
    pub masquee: bool,
    pub cellules: Vec<Cellule>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Cellule {
    pub colonne: u16,
    pub contenu: Contenu,
    pub aspect: Aspect,
    pub genre: Genre,
    pub role: Role,
    /// Filet au-dessus : un bloc commence.
    pub filet: bool,
    /// Rang de la couleur d’axe, en marge gauche de la cellule.
    pub axe: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Contenu {
    Vide,
    Texte {
        texte: String,
    },
    Nombre {
        valeur: f64,
    },
    /// `AAAA-MM-JJ`
    Date {
        date: String,
    },
    /// Une formule et son résultat, calculé une fois pour tous les documents.
    Formule {
        formule: String,
        resultat: Resultat,
    },
    /// Un renvoi vers une cellule d’une feuille du classeur.
    Renvoi {
        feuille: String,
        /// `A1`
        cellule: String,
        texte: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Resultat {
    Vide,
    Texte {
        texte: String,
    },
    Nombre {
        valeur: f64,
    },
    /// `AAAA-MM-JJ`
    Date {
        date: String,
    },
}

/// Ce qu’est une cellule ; son allure en découle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Titre de la feuille.
    Titre,
    /// Phrase sous le titre.
    Chapeau,
    /// Titre d’une partie de la feuille.
    Section,
    /// En-tête de colonne.
    EnTete,
    /// Question du tableau de bord, et sa réponse.
    Question,
    Reponse,
    /// Nom d’un réglage, contre sa valeur.
    Reglage,
    Courant,
    /// Texte long, qui va à la ligne.
    Paragraphe,
    /// Répété pour le tri et la lecture d’écran, en retrait pour l’œil.
    Discret,
    /// Petit texte d’aide, qui va à la ligne.
    Note,
    Fort,
    /// Cellule jaune de la légende : l’allure d’une saisie, sans en être une.
    ExempleSaisie,
    /// Un état, en toutes lettres.
    Etat,
    Lien,
    Machine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Position {
    pub ligne: u32,
    pub colonne: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Plage {
    pub premiere: Position,
    pub derniere: Position,
}

/// Des cellules mises en valeur quand la formule, écrite pour la première d’entre elles, est vraie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MiseEnValeur {
    pub plage: Plage,
    pub formule: String,
}

/// Ce qu’une saisie accepte, et ce qu’on en dit à qui la remplit.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Controle {
    pub plage: Plage,
    pub regle: Regle,
    /// 32 caractères au plus.
    pub titre: String,
    /// 255 caractères au plus.
    pub message: String,
    /// Dit quand la saisie est refusée ; 255 caractères au plus.
    pub erreur: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Regle {
    /// Une valeur de la liste, que `source` désigne : `Listes!$A$3:$A$8`.
    Liste {
        liste: Liste,
        source: String,
    },
    Nombre {
        minimum: Option<f64>,
        maximum: Option<f64>,
    },
    /// Un nombre entier, bornes comprises.
    Entier {
        minimum: i32,
        maximum: i32,
    },
    /// Une date de ce siècle.
    Date,
    Texte {
        maximum: u32,
    },
}

/// Un graphique ; ses données sont dans des cellules.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Graphique {
    pub dessin: DessinGraphique,
    pub titre: String,
    /// Ce que le graphique montre, pour qui ne le voit pas.
    pub alternative: String,
    pub place: Position,
    /// En pixels.
    pub largeur: u32,
    pub hauteur: u32,
    /// Ce que sont les valeurs, pour l’échelle.
    pub genre: Genre,
    pub series: Vec<SerieGraphique>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DessinGraphique {
    /// Observé en colonnes, attendu en ligne.
    Trajectoire,
    /// Barres horizontales.
    Barres,
    /// Barres horizontales, les séries bout à bout.
    BarresEmpilees,
}

#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SerieGraphique {
    pub nom: String,
    pub feuille: String,
    pub categories: Plage,
    pub valeurs: Plage,
    /// Valeurs des cellules, pour les aperçus qui ne calculent pas.
    pub apercu: Vec<Option<f64>>,
    pub couleur: CouleurSerie,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum CouleurSerie {
    Principale,
    Axe {
        axe: usize,
    },
    /// Ce qui est attendu, ou ce qui reste.
    Discrete,
}
