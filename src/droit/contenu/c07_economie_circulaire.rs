use super::{Examen, Regle, par_theme};
use crate::diagnostic::Code;
use crate::dossier::SousTheme;
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C7",
    titre: "Économie circulaire",
    exige: "Une contribution à la promotion de l’économie circulaire.",
    alinea: 2,
    regarde: "au moins un objectif ou une action sert ce sous-thème",
    code: Code::EconomieCirculaire,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    par_theme(
        sujet,
        &[SousTheme::EconomieCirculaire],
        "aucune action ne contribue à l’économie circulaire",
        "ajoutez `sous_themes = [\"economie-circulaire\"]` à l’action qui y contribue, ou écrivez-en une : réemploi, réutilisation, matières recyclées",
    )
}
