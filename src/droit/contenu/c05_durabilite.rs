use super::{Examen, Regle, par_theme};
use crate::diagnostic::Code;
use crate::dossier::SousTheme;
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C5",
    titre: "Durabilité des produits",
    exige: "Une contribution à la promotion de la durabilité des produits.",
    alinea: 2,
    regarde: "au moins un objectif ou une action sert ce sous-thème",
    code: Code::DurabiliteDesProduits,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    par_theme(
        sujet,
        &[SousTheme::Durabilite],
        "aucune action ne contribue à la durabilité des produits",
        "ajoutez `sous_themes = [\"durabilite\"]` à l’action qui y contribue, ou écrivez-en une : réparation, pièces détachées, allongement des durées d’usage",
    )
}
