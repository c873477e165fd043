use super::{Examen, Regle, par_theme};
use crate::diagnostic::Code;
use crate::dossier::SousTheme;
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C6",
    titre: "Sobriété numérique",
    exige: "Une contribution à la promotion de la sobriété numérique.",
    alinea: 2,
    regarde: "au moins un objectif ou une action sert ce sous-thème",
    code: Code::SobrieteNumerique,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    par_theme(
        sujet,
        &[SousTheme::SobrieteNumerique],
        "aucune action ne contribue à la sobriété numérique",
        "ajoutez `sous_themes = [\"sobriete-numerique\"]` à l’action qui y contribue, ou écrivez-en une : matériel reconditionné, durée de vie des postes, services numériques sobres",
    )
}
