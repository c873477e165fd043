//! Small builders of cells and sheets.

use jiff::civil::Date;

use super::contrat::{Aspect, Cellule, ColonneVue, Contenu, FeuilleVue, LigneVue, Resultat};
use crate::classeur::{
    COLONNE_CLE, Cle, CleColonne, Colonne, Feuille, Genre, LIGNE_CHAPEAU, LIGNE_CLES, LIGNE_ENTETE,
    LIGNE_TITRE, Role, nettoyer,
};

/// Width given to a hidden key column.
const LARGEUR_CLE: f64 = 12.0;

impl Cellule {
    pub fn new(colonne: u16, contenu: Contenu, aspect: Aspect) -> Self {
        Self { colonne, contenu, aspect, genre: Genre::Texte, role: Role::Rappel, filet: false, axe: None }
    }

    pub fn texte(colonne: u16, texte: &str, aspect: Aspect) -> Self {
        Self::new(colonne, Contenu::texte(texte), aspect)
    }

    pub fn formule(colonne: u16, formule: String, resultat: Resultat, genre: Genre) -> Self {
        Self {
            role: Role::Calcul,
            ..Self::new(colonne, Contenu::Formule { formule, resultat }, Aspect::Courant).en(genre)
        }
    }

    pub fn cle(cle: &Cle) -> Self {
        Self { role: Role::Cle, ..Self::texte(COLONNE_CLE, &cle.to_string(), Aspect::Machine) }
    }

    pub fn en(self, genre: Genre) -> Self {
        Self { genre, ..self }
    }

    pub fn a_saisir(self) -> Self {
        Self { role: Role::Saisie, ..self }
    }

    pub fn aspect(self, aspect: Aspect) -> Self {
        Self { aspect, ..self }
    }
}

impl Contenu {
    /// Text as a cell can hold it; nothing when it is empty.
    pub fn texte(texte: &str) -> Self {
        let texte = nettoyer(texte);
        if texte.is_empty() { Self::Vide } else { Self::Texte { texte } }
    }

    pub fn nombre(valeur: Option<f64>) -> Self {
        valeur.map_or(Self::Vide, |valeur| Self::Nombre { valeur })
    }

    pub fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Vide, |d| Self::Date { date: d.to_string() })
    }
}

impl Resultat {
    pub fn nombre(valeur: Option<f64>) -> Self {
        valeur.map_or(Self::Vide, |valeur| Self::Nombre { valeur })
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of rows stay small")]
    pub fn compte(n: usize) -> Self {
        Self::Nombre { valeur: n as f64 }
    }

    pub fn texte(texte: &str) -> Self {
        let texte = nettoyer(texte);
        if texte.is_empty() { Self::Vide } else { Self::Texte { texte } }
    }

    pub fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Vide, |d| Self::Date { date: d.to_string() })
    }
}

/// Rows being written, from the top.
#[derive(Debug, Default)]
pub struct Grille {
    pub lignes: Vec<LigneVue>,
}

impl Grille {
    /// Index of the next row.
    pub fn suivante(&self) -> u32 {
        u32::try_from(self.lignes.len()).unwrap_or(u32::MAX)
    }

    /// Adds a row; gives its index.
    pub fn ligne(&mut self, cellules: Vec<Cellule>) -> u32 {
        self.lignes.push(LigneVue { cellules, ..LigneVue::default() });
        self.suivante() - 1
    }

    pub fn sauter(&mut self) {
        self.ligne(vec![]);
    }

    /// The four rows by which a table sheet begins.
    pub fn entete(&mut self, titre: &str, chapeau: &str, colonnes: &[EnTete]) {
        debug_assert_eq!(self.suivante(), LIGNE_TITRE);
        self.ligne(vec![Cellule::texte(1, titre, Aspect::Titre)]);
        debug_assert_eq!(self.suivante(), LIGNE_CHAPEAU);
        self.ligne(vec![Cellule::texte(1, chapeau, Aspect::Chapeau)]);
        debug_assert_eq!(self.suivante(), LIGNE_CLES);
        let cle = |(rang, e): (u16, &EnTete)| Cellule {
            role: Role::Cle,
            ..Cellule::texte(rang, &e.cle.to_string(), Aspect::Machine)
        };
        let cellules = (0..).zip(colonnes).map(cle).collect();
        self.lignes.push(LigneVue { masquee: true, cellules });
        debug_assert_eq!(self.suivante(), LIGNE_ENTETE);
        let libelle =
            |(rang, e): (u16, &EnTete)| Cellule::new(rang, e.libelle.clone(), Aspect::EnTete).en(e.genre);
        self.ligne((0..).zip(colonnes).map(libelle).collect());
    }
}

/// The head of a column: its key above its label.
pub struct EnTete {
    pub cle: CleColonne,
    pub libelle: Contenu,
    pub genre: Genre,
    pub largeur: f64,
    pub masquee: bool,
}

impl EnTete {
    pub fn des_cles() -> Self {
        Self {
            cle: CleColonne::Cle,
            libelle: Contenu::texte("Clé"),
            genre: Genre::Texte,
            largeur: LARGEUR_CLE,
            masquee: true,
        }
    }

    pub fn de(colonne: &Colonne) -> Self {
        Self {
            cle: colonne.cle(),
            libelle: Contenu::texte(colonne.libelle),
            genre: colonne.genre,
            largeur: colonne.largeur,
            masquee: colonne.masquee,
        }
    }

    pub fn largeurs(colonnes: &[Self]) -> Vec<ColonneVue> {
        colonnes.iter().map(|c| ColonneVue { largeur: c.largeur, masquee: c.masquee }).collect()
    }
}

/// A sheet, everything optional left out.
pub fn feuille(feuille: Feuille, nom: String, colonnes: Vec<ColonneVue>, grille: Grille) -> FeuilleVue {
    FeuilleVue {
        feuille,
        nom,
        visibilite: feuille.visibilite(),
        colonnes,
        lignes: grille.lignes,
        figer: None,
        filtre: None,
        repeter: None,
        paysage: true,
        derniere_imprimee: None,
        repeter_colonnes: None,
        sauts: vec![],
        controles: vec![],
        mises_en_valeur: vec![],
        graphiques: vec![],
    }
}
