//! The columns of the table sheets: key, label, kind, role, width.

use schemars::JsonSchema;
use serde::Serialize;

use super::CleColonne;

/// What a person may do with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Typed by a person: the only unlocked cells.
    Saisie,
    /// Computed by a formula.
    Calcul,
    /// Recalled from the dossier.
    Rappel,
    /// Machine matter, hidden.
    Cle,
}

/// What a value is, hence how it is shown and checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    Texte,
    Annee,
    AnneeDeReference,
    Date,
    Nombre {
        decimales: u8,
    },
    /// In points: 14.8 is shown « 14,8 % ».
    Pourcentage {
        decimales: u8,
    },
    /// An amount: « 12 500 € ».
    Euros {
        decimales: u8,
    },
    /// A difference between percentages, with its sign: « +1,2 pt ».
    Points {
        decimales: u8,
    },
    /// A difference between numbers, with its sign.
    Difference {
        decimales: u8,
    },
    /// 1 is shown « Oui », 0 « Non ».
    OuiNon,
    Choix {
        liste: Liste,
    },
}

/// A closed list, in the « Listes » sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Liste {
    Annees,
    Statuts,
    EtatsEtape,
    OuiNon,
}

impl Liste {
    pub const TOUTES: [Self; 4] = [Self::Annees, Self::Statuts, Self::EtatsEtape, Self::OuiNon];

    /// Its column in the « Listes » sheet.
    pub fn colonne(self) -> u16 {
        match self {
            Self::Annees => 0,
            Self::Statuts => 1,
            Self::EtatsEtape => 2,
            Self::OuiNon => 3,
        }
    }

    pub fn libelle(self) -> &'static str {
        match self {
            Self::Annees => "Années du schéma",
            Self::Statuts => "Statuts d’une action",
            Self::EtatsEtape => "États d’une étape",
            Self::OuiNon => "Oui ou non",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colonne {
    pub champ: Champ,
    pub libelle: &'static str,
    /// In characters.
    pub largeur: f64,
    pub genre: Genre,
    pub role: Role,
    /// Helpers of the formulas are hidden.
    pub masquee: bool,
}

impl Colonne {
    pub fn cle(&self) -> CleColonne {
        CleColonne::Champ(self.champ)
    }
}

macro_rules! champs {
    ($($variante:ident = $cle:literal,)+) => {
        /// What a column holds, whatever its sheet.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Champ { $($variante,)+ }

        impl Champ {
            pub const TOUS: &'static [Self] = &[$(Self::$variante,)+];

            pub fn cle(self) -> &'static str {
                match self { $(Self::$variante => $cle,)+ }
            }

            pub fn from_cle(cle: &str) -> Option<Self> {
                Self::TOUS.iter().copied().find(|c| c.cle() == cle)
            }
        }
    };
}

champs! {
    Reference = "reference",
    Indicateur = "indicateur",
    Responsable = "responsable",
    Donnee = "donnee",
    Precision = "precision",
    Unite = "unite",
    Axe = "axe",
    Numero = "numero",
    Action = "action",
    Acheteurs = "acheteurs",
    Pilote = "pilote",
    Priorite = "priorite",
    Debut = "debut",
    Fin = "fin",
    Statut = "statut",
    Avancement = "avancement",
    ProchaineEtape = "prochaine-etape",
    ProchaineEcheance = "prochaine-echeance",
    Retard = "retard",
    RangRetard = "rang-retard",
    Commentaire = "commentaire",
    Rang = "rang",
    Etape = "etape",
    Livrable = "livrable",
    Echeance = "echeance",
    EtatEtape = "etat",
    Ouverte = "ouverte",
    Definition = "definition",
    Numerateur = "numerateur",
    Denominateur = "denominateur",
    Perimetre = "perimetre",
    Source = "source",
    Frequence = "frequence",
    Sens = "sens",
    Fondement = "fondement",
    Limites = "limites",
    Valeur = "valeur",
    Instance = "instance",
    Presidence = "presidence",
    Annee = "annee",
    DateTenue = "date-tenue",
    Participants = "participants",
    Decisions = "decisions",
    Tenue = "tenue",
    Acheteur = "acheteur",
    Siret = "siret",
    Famille = "famille",
    MontantTotal = "montant-total",
    MontantReemploi = "montant-reemploi",
    MontantDons = "montant-dons",
    MontantRecycles = "montant-recycles",
    PartReemploi = "part-reemploi",
    PartRecycles = "part-recycles",
    AttenduReemploi = "attendu-reemploi",
    AttenduRecycles = "attendu-recycles",
    Segment = "segment",
    Prescripteur = "prescripteur",
    Marches = "marches",
    Fournisseurs = "fournisseurs",
    PartPremierFournisseur = "part-premier-fournisseur",
    PartPme = "part-pme",
    EnjeuEnvironnemental = "enjeu-environnemental",
    EnjeuSocial = "enjeu-social",
    EnjeuCirculaire = "enjeu-circulaire",
    Liberte = "liberte",
    OffreResponsable = "offre-responsable",
    Maturite = "maturite",
    Detenteur = "detenteur",
    Outil = "outil",
    Remplit = "remplit",
    Date = "date",
    Auteur = "auteur",
    Changement = "changement",
    Nature = "nature",
    Feuille = "feuille",
    Attente = "attente",
}

const fn rappel(champ: Champ, libelle: &'static str, largeur: f64) -> Colonne {
    Colonne { champ, libelle, largeur, genre: Genre::Texte, role: Role::Rappel, masquee: false }
}

const fn calcul(champ: Champ, libelle: &'static str, largeur: f64) -> Colonne {
    Colonne { role: Role::Calcul, ..rappel(champ, libelle, largeur) }
}

const fn saisie(champ: Champ, libelle: &'static str, largeur: f64, genre: Genre) -> Colonne {
    Colonne { role: Role::Saisie, genre, ..rappel(champ, libelle, largeur) }
}

const fn en(genre: Genre, colonne: Colonne) -> Colonne {
    Colonne { genre, ..colonne }
}

const fn cachee(colonne: Colonne) -> Colonne {
    Colonne { masquee: true, ..colonne }
}

const ENTIER: Genre = Genre::Nombre { decimales: 0 };

/// Before the years; the year columns follow, then [`INDICATEURS_APRES`].
pub(super) const INDICATEURS: &[Colonne] = &[
    rappel(Champ::Reference, "Réf.", 9.0),
    rappel(Champ::Indicateur, "Indicateur", 30.0),
    rappel(Champ::Donnee, "Donnée", 14.0),
    rappel(Champ::Precision, "Ce qu’il faut lire ou saisir", 32.0),
    rappel(Champ::Unite, "Unité", 10.0),
];

pub(super) const INDICATEURS_APRES: &[Colonne] =
    &[rappel(Champ::Responsable, "Responsable", 30.0), rappel(Champ::Axe, "Axe", 44.0)];

/// Width of a year's column.
pub(super) const LARGEUR_ANNEE: f64 = 13.0;

pub(super) const ACTIONS: &[Colonne] = &[
    rappel(Champ::Numero, "N°", 8.0),
    rappel(Champ::Action, "Action", 36.0),
    rappel(Champ::Axe, "Axe", 8.0),
    rappel(Champ::Acheteurs, "Acheteurs", 20.0),
    rappel(Champ::Pilote, "Pilote", 24.0),
    rappel(Champ::Priorite, "Priorité", 10.0),
    en(Genre::Date, rappel(Champ::Debut, "Début", 12.0)),
    en(Genre::Date, rappel(Champ::Fin, "Fin", 12.0)),
    saisie(Champ::Statut, "Statut", 13.0, Genre::Choix { liste: Liste::Statuts }),
    saisie(Champ::Avancement, "Avancement", 13.0, Genre::Pourcentage { decimales: 0 }),
    calcul(Champ::ProchaineEtape, "Prochaine étape", 30.0),
    en(Genre::Date, calcul(Champ::ProchaineEcheance, "Échéance", 12.0)),
    calcul(Champ::Retard, "Retard", 16.0),
    saisie(Champ::Commentaire, "Commentaire", 32.0, Genre::Texte),
    cachee(rappel(Champ::Reference, "Identifiant", 10.0)),
    cachee(calcul(Champ::RangRetard, "Rang parmi les retards", 10.0)),
];

pub(super) const ETAPES: &[Colonne] = &[
    rappel(Champ::Numero, "N°", 8.0),
    rappel(Champ::Action, "Action", 38.0),
    rappel(Champ::Pilote, "Pilote", 28.0),
    en(ENTIER, rappel(Champ::Rang, "Étape n°", 10.0)),
    rappel(Champ::Etape, "Étape", 46.0),
    rappel(Champ::Livrable, "Livrable", 28.0),
    en(Genre::Date, rappel(Champ::Echeance, "Échéance", 13.0)),
    saisie(Champ::EtatEtape, "État", 14.0, Genre::Choix { liste: Liste::EtatsEtape }),
    calcul(Champ::Retard, "Retard", 17.0),
    cachee(calcul(Champ::Ouverte, "Étape ouverte", 10.0)),
];

pub(super) const GOUVERNANCE: &[Colonne] = &[
    rappel(Champ::Instance, "Instance", 40.0),
    en(Genre::Annee, rappel(Champ::Annee, "Année", 9.0)),
    en(ENTIER, rappel(Champ::Rang, "Séance n°", 10.0)),
    rappel(Champ::Presidence, "Présidence", 30.0),
    saisie(Champ::DateTenue, "Tenue le", 13.0, Genre::Date),
    saisie(Champ::Participants, "Participants", 13.0, ENTIER),
    saisie(Champ::Decisions, "Décisions prises, points saillants", 60.0, Genre::Texte),
    calcul(Champ::Tenue, "État", 14.0),
];

const MONTANT: Genre = Genre::Euros { decimales: 2 };
const PROPORTION: Genre = Genre::Pourcentage { decimales: 1 };

/// The nine columns of the yearly declaration, in its order, then what they come to.
pub(super) const AGEC: &[Colonne] = &[
    en(Genre::Annee, rappel(Champ::Annee, "Année\nannee", 8.0)),
    rappel(Champ::Siret, "SIRET\nsiret", 17.0),
    rappel(Champ::Acheteur, "Raison sociale\nraison_sociale", 20.0),
    rappel(Champ::Famille, "Type de produit acquis\ntype_produit_acquis", 30.0),
    saisie(Champ::MontantTotal, "Montant total\nmontant_total", 17.0, MONTANT),
    saisie(
        Champ::MontantReemploi,
        "Réemploi et réutilisation\nmontant_reemploi_et_reutilisation",
        35.0,
        MONTANT,
    ),
    saisie(Champ::MontantDons, "Produits issus de dons\nmontant_produits_issus_don", 28.0, MONTANT),
    saisie(Champ::MontantRecycles, "Produits recyclés\nmontant_produits_recycles", 27.0, MONTANT),
    saisie(Champ::Commentaire, "Commentaires\ncommentaires", 26.0, Genre::Texte),
    en(PROPORTION, calcul(Champ::PartReemploi, "Part du réemploi, dons compris", 13.0)),
    rappel(Champ::AttenduReemploi, "Proportion minimale, par palier", 18.0),
    en(PROPORTION, calcul(Champ::PartRecycles, "Part du recyclé", 13.0)),
    rappel(Champ::AttenduRecycles, "Proportion minimale, par palier", 18.0),
];

/// Before the years; the amounts follow, then [`CARTOGRAPHIE_APRES`].
pub(super) const CARTOGRAPHIE: &[Colonne] = &[
    rappel(Champ::Reference, "Réf.", 9.0),
    saisie(Champ::Segment, "Segment", 34.0, Genre::Texte),
    saisie(Champ::Famille, "Famille", 22.0, Genre::Texte),
    rappel(Champ::Acheteur, "Acheteur", 16.0),
    saisie(Champ::Prescripteur, "Direction prescriptrice", 28.0, Genre::Texte),
];

const PART: Genre = Genre::Pourcentage { decimales: 0 };

pub(super) const CARTOGRAPHIE_APRES: &[Colonne] = &[
    saisie(Champ::Marches, "Marchés en cours", 10.0, ENTIER),
    saisie(Champ::Fournisseurs, "Nombre de fournisseurs", 13.0, ENTIER),
    saisie(Champ::PartPremierFournisseur, "Part du premier fournisseur", 13.0, PART),
    saisie(Champ::PartPme, "Part des PME", 10.0, PART),
    saisie(Champ::ProchaineEcheance, "Prochain renouvellement", 17.0, Genre::Date),
    saisie(Champ::EnjeuEnvironnemental, "Enjeu écologique", 11.0, ENTIER),
    saisie(Champ::EnjeuSocial, "Enjeu social", 9.0, ENTIER),
    saisie(Champ::EnjeuCirculaire, "Enjeu circulaire", 10.0, ENTIER),
    saisie(Champ::Liberte, "Liberté de l’acheteur", 11.0, ENTIER),
    saisie(Champ::OffreResponsable, "Maturité de l’offre", 11.0, ENTIER),
    saisie(Champ::Maturite, "Maturité interne", 10.0, ENTIER),
    saisie(Champ::Commentaire, "Commentaire", 34.0, Genre::Texte),
];

pub(super) const DETENTEURS: &[Colonne] = &[
    saisie(Champ::Donnee, "Donnée", 44.0, Genre::Texte),
    saisie(Champ::Detenteur, "Direction ou fonction qui la détient", 36.0, Genre::Texte),
    saisie(Champ::Outil, "Outil d’où elle sort", 34.0, Genre::Texte),
    rappel(Champ::Remplit, "Ce qu’elle remplit", 44.0),
];

pub(super) const JOURNAL: &[Colonne] = &[
    saisie(Champ::Date, "Date", 13.0, Genre::Date),
    saisie(Champ::Auteur, "Direction ou fonction", 34.0, Genre::Texte),
    saisie(Champ::Changement, "Ce qui a changé, et pourquoi", 100.0, Genre::Texte),
];

/// A department's sheet: what is awaited from it, where to type it, whether it is there.
pub(super) const DIRECTION: &[Colonne] = &[
    rappel(Champ::Nature, "Nature", 16.0),
    rappel(Champ::Reference, "Réf.", 12.0),
    rappel(Champ::Attente, "Ce qui est attendu de vous", 66.0),
    rappel(Champ::Echeance, "Échéance", 18.0),
    rappel(Champ::Feuille, "Où le saisir", 34.0),
    calcul(Champ::EtatEtape, "État", 18.0),
];

pub(super) const DEFINITIONS: &[Colonne] = &[
    rappel(Champ::Reference, "Réf.", 10.0),
    rappel(Champ::Indicateur, "Indicateur", 34.0),
    rappel(Champ::Definition, "Définition", 52.0),
    rappel(Champ::Numerateur, "Numérateur", 36.0),
    rappel(Champ::Denominateur, "Dénominateur", 36.0),
    rappel(Champ::Unite, "Unité", 13.0),
    rappel(Champ::Perimetre, "Périmètre", 30.0),
    rappel(Champ::Source, "Source", 34.0),
    rappel(Champ::Responsable, "Responsable", 24.0),
    rappel(Champ::Frequence, "Fréquence", 18.0),
    rappel(Champ::Sens, "Sens souhaité", 16.0),
    rappel(Champ::Fondement, "Fondement", 25.0),
    rappel(Champ::Limites, "Limites et biais", 46.0),
];

pub(super) const META: &[Colonne] =
    &[rappel(Champ::Reference, "Donnée", 28.0), rappel(Champ::Valeur, "Valeur", 60.0)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_champ_une_fois_par_feuille() {
        let ensemble =
            |avant: &[Colonne], apres: &[Colonne]| avant.iter().chain(apres).copied().collect::<Vec<_>>();
        let indicateurs = ensemble(INDICATEURS, INDICATEURS_APRES);
        let cartographie = ensemble(CARTOGRAPHIE, CARTOGRAPHIE_APRES);
        for colonnes in [
            &indicateurs,
            &cartographie,
            ACTIONS,
            ETAPES,
            GOUVERNANCE,
            AGEC,
            DETENTEURS,
            JOURNAL,
            DIRECTION,
            DEFINITIONS,
            META,
        ] {
            let mut champs: Vec<Champ> = colonnes.iter().map(|c| c.champ).collect();
            champs.sort_unstable();
            champs.dedup();
            assert_eq!(champs.len(), colonnes.len());
        }
    }
}
