//! The act that presents a yearly report: the dossier's own, or one to fill, with the figures of its buyer.

use jiff::civil::Date;
use serde::Serialize;

use super::Sujet;
use crate::dossier::{Acheteur, NatureActe};
use crate::ecriture::date_longue;
use crate::vue::acte::Piece;
use crate::vue::bilan::{Comptes, ComptesActions, Edition, Exercice, acte_de, tableau_d_un_acheteur};
use crate::vue::contexte::Contexte;
use crate::vue::contrat::Tableau;

/// What an act says of the report it presents.
#[derive(Debug, Clone, Serialize)]
pub struct BilanPresente {
    pub annee: u16,
    /// The day on which actions were looked at.
    pub arret: String,
    /// The day of the report, which is that of a draft act.
    #[serde(skip)]
    pub edition: Date,
    pub resultats: Comptes,
    pub actions: ComptesActions,
    #[serde(skip)]
    tableau: Option<Tableau>,
}

/// The act of a buyer; none while law does not say who decides.
pub fn presentation<'a>(
    cx: &Contexte<'a>,
    acheteur: &'a Acheteur,
    exercice: &Exercice<'_>,
    edition: Edition,
) -> Option<Sujet<'a>> {
    Some(Sujet {
        acheteur,
        organisme: cx.organisme(acheteur)?,
        nature: NatureActe::PresentationRapport,
        acte: acte_de(cx, acheteur, exercice),
        bilan: Some(BilanPresente {
            annee: exercice.annee.0,
            arret: date_longue(exercice.arret),
            edition: edition.date,
            resultats: Comptes::d_un_acheteur(exercice, acheteur),
            actions: ComptesActions::new(exercice, Some(acheteur)),
            tableau: tableau_d_un_acheteur(cx, exercice, acheteur),
        }),
    })
}

/// The results of the year, after the signatures.
pub(super) fn annexe(bilan: &BilanPresente) -> Vec<Piece> {
    let Some(tableau) = &bilan.tableau else { return Vec::new() };
    vec![
        Piece::Annexe { titre: format!("Annexe — Résultats de l’année {}", bilan.annee) },
        Piece::Tableau { tableau: Box::new(tableau.clone()) },
    ]
}
