//! What does a client's table say? Rows of a spreadsheet → blocks of a dossier, to be reviewed. Nothing that was
//! typed is lost: what is not understood is listed with its address, and kept as a comment beside its entry.

use std::collections::BTreeSet;

use tableau::{Cellule, Ligne, Valeur};

mod bloc;
mod cellule;
mod champ;
mod classeur;
mod colonne;
mod connus;
pub mod csv;
mod entree;
mod finition;
mod lecture;
mod mots;
mod phrases;
mod plan;
mod pliage;
mod remarques;
mod tableau;
mod toml;
mod valeur;

pub use bloc::{ecrire, note};
pub use champ::{Champ, Nature};
pub use classeur::feuilles;
pub use colonne::{Cle, Colonne, Confiance, Imposee, lire_imposee};
pub use connus::Connus;
pub use entree::{Entree, GenreNote, LigneEcartee, Note};
pub use mots::Mots;
pub use plan::Propose;
pub use tableau::{Tableau, lettres};

/// A table read: what the report tells and what the file holds.
pub struct Import {
    pub nature: Nature,
    pub feuille: Option<String>,
    pub ligne_des_titres: u32,
    pub colonnes: Vec<Colonne>,
    /// A value of each column, as the person sees it.
    pub exemples: Vec<Option<String>>,
    pub axes: Vec<Propose>,
    pub objectifs: Vec<Propose>,
    pub entrees: Vec<Entree>,
    /// Targets that a table of indicators carries.
    pub cibles: Vec<Entree>,
    /// Values observed that it carries: of the follow-up, not of the dossier.
    pub releves: Vec<Entree>,
    pub ecartees: Vec<LigneEcartee>,
    pub vides: Vec<u32>,
    pub reprises: Vec<(String, Vec<String>)>,
    pub formules: Vec<String>,
    pub ids_crees: usize,
    /// What only the person can settle, told of the columns as wholes.
    pub remarques: Vec<String>,
}

/// Whether a row of a sheet names fields.
pub fn a_des_titres(tableau: &Tableau, nature: Nature, imposees: &[Imposee]) -> bool {
    colonne::trouver_titres(&tableau.lignes, nature, imposees).is_some()
}

/// Why a table gave nothing.
#[derive(Debug)]
pub enum Refus {
    /// No row names two fields: the first rows, as they are.
    SansTitres {
        premieres: Vec<String>,
    },
    SansLigne {
        titres: u32,
    },
    /// A column that the person imposes is not there.
    ColonneAbsente {
        titre: String,
        titres: Vec<String>,
    },
    TropDeLignes,
    Interne(String),
}

/// No scheme has that many actions; a purchasing map may have hundreds of lines.
pub const LIGNES_AU_PLUS: usize = 5_000;

/// Rows shown when no titles were found.
const MONTREES: usize = 5;

/// The row of titles, with a blank one over each filled column that has none: under a merged title, most often.
fn completer(titres: &Ligne, sous: &[Ligne]) -> Ligne {
    let mut complets = titres.clone();
    let pleines = sous.iter().flat_map(|l| &l.cellules).filter(|c| !c.valeur.affichee().is_empty());
    let rangs: BTreeSet<u32> = pleines.map(|c| c.colonne).collect();
    for colonne in rangs {
        if titres.cellule(colonne).is_none() {
            let valeur = Valeur::Texte(String::new());
            complets.cellules.push(Cellule { colonne, valeur, formule: false });
        }
    }
    complets.cellules.sort_by_key(|c| c.colonne);
    complets
}

/// Reads a table whole: titles found, columns matched (`imposees` first), rows turned into entries.
///
/// # Errors
/// See [`Refus`]: nothing is read then.
pub fn importer(
    tableau: &Tableau,
    nature: Nature,
    imposees: &[Imposee],
    connus: &Connus,
) -> Result<Import, Refus> {
    let mots = Mots::integres().map_err(Refus::Interne)?;
    let rang = colonne::trouver_titres(&tableau.lignes, nature, imposees).ok_or_else(|| {
        let dire = |l: &Ligne| l.cellules.iter().map(|c| c.valeur.affichee()).collect::<Vec<_>>().join(" | ");
        Refus::SansTitres {
            premieres: tableau.lignes.iter().map(dire).filter(|l| !l.is_empty()).take(MONTREES).collect(),
        }
    })?;
    let mut titres = completer(&tableau.lignes[rang], &tableau.lignes[rang + 1..]);
    if nature == Nature::Indicateurs {
        colonne::nommer_les_annees(&mut titres, rang.checked_sub(1).and_then(|r| tableau.lignes.get(r)));
    }
    let titres = &titres;
    let colonnes = colonne::associer(titres, nature, imposees);
    let imposees_lues =
        colonnes.iter().filter(|c| c.lien.as_ref().is_some_and(|l| l.confiance == Confiance::Imposee));
    let lues: Vec<&Colonne> = imposees_lues.collect();
    if let Some(absente) =
        imposees.iter().find(|i| lues.iter().all(|c| !colonne::est_nommee(i, &c.titre, c.rang)))
    {
        let titres = colonnes.iter().map(|c| c.titre.clone()).filter(|t| !t.is_empty()).collect();
        return Err(Refus::ColonneAbsente { titre: absente.titre.clone(), titres });
    }
    let sous = &tableau.lignes[rang + 1..];
    if sous.len() > LIGNES_AU_PLUS {
        return Err(Refus::TropDeLignes);
    }
    let exemple = |c: &Colonne| {
        sous.iter().find_map(|l| l.cellule(c.rang)).map(|c| c.valeur.affichee()).filter(|e| !e.is_empty())
    };
    let exemples = colonnes.iter().map(exemple).collect();
    let convertisseur = cellule::Convertisseur { mots: &mots, connus };
    let mut lecture = lecture::lire(sous, titres, &colonnes, nature, &convertisseur);
    if lecture.entrees.is_empty() {
        return Err(Refus::SansLigne { titres: titres.numero });
    }
    let finition = finition::finir(&mut lecture.entrees, nature, connus);
    let remarques = remarques::remarquer(sous, &colonnes, nature, &finition.plan);
    Ok(Import {
        remarques,
        nature,
        feuille: tableau.feuille.clone(),
        ligne_des_titres: titres.numero,
        colonnes,
        exemples,
        axes: finition.plan.axes,
        objectifs: finition.plan.objectifs,
        entrees: lecture.entrees,
        cibles: finition.cibles,
        releves: finition.releves,
        ecartees: lecture.ecartees,
        vides: lecture.vides,
        reprises: lecture.reprises,
        formules: lecture.formules,
        ids_crees: finition.ids_crees,
    })
}
