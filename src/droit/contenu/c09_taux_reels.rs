use super::c08_indicateurs::est_precis;
use super::{Examen, Lieu, Manque, Partie, Regle, table};
use crate::diagnostic::{Chemin, Code};
use crate::dossier::{Categorie, IndicateurResolu};
use crate::droit::Sujet;

/// The two sides of responsible purchasing that the article names.
const VOLETS: [(&[Categorie], &str, &str); 2] = [
    (&[Categorie::Social], "socialement responsable", "SOC-01"),
    (&[Categorie::Ecologique, Categorie::Circulaire], "écologiquement responsable", "ENV-01"),
];

pub const REGLE: Regle = Regle {
    element: "C9",
    titre: "Taux réels d’achats par catégorie",
    exige: "Des taux réels d’achats relevant des catégories de l’achat socialement et écologiquement responsable, parmi les achats réalisés.",
    alinea: 3,
    regarde: "un taux au moins pour le volet social et un pour le volet écologique",
    code: Code::TauxReels,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let du_volet = |i: &IndicateurResolu<'_>, categories: &[Categorie]| {
        est_precis(i) && i.categorie.is_some_and(|c| categories.contains(&c))
    };
    let mut examen = Examen::default();
    for (categories, volet, modele) in VOLETS {
        let siens: Vec<_> =
            sujet.spaser.indicateurs.iter().enumerate().filter(|(_, i)| du_volet(i, categories)).collect();
        examen.lieux.extend(siens.iter().map(|(rang, i)| Lieu {
            chemin: Chemin::racine().cle("indicateurs").rang(*rang),
            dit: format!("indicateur {}", i.id()),
            partie: Partie::Indicateurs,
        }));
        if siens.is_empty() {
            examen.manques.push(Manque {
                chemin: table("indicateurs"),
                message: format!("aucun taux ne mesure l’achat {volet}"),
                aide: format!("ajoutez par exemple `[[indicateurs]]` avec `modele = \"{modele}\"`"),
                obligatoire: true,
            });
        }
    }
    examen
}
