use super::{Examen, Manque, Regle, par_theme, table, themes};
use crate::diagnostic::Code;
use crate::dossier::SousTheme;
use crate::droit::Sujet;
use crate::ecriture::liste;

/// What the article names, and how a dossier says it.
const NOMMES: [(SousTheme, &str, &str); 4] = [
    (SousTheme::Ges, "les émissions de gaz à effet de serre", "ges"),
    (SousTheme::Energie, "la consommation d’énergie", "energie"),
    (SousTheme::Eau, "la consommation d’eau", "eau"),
    (SousTheme::Matieres, "la consommation de matériaux", "matieres"),
];

pub const REGLE: Regle = Regle {
    element: "C2",
    titre: "Objectifs à caractère écologique",
    exige: "Des objectifs d’achat à caractère écologique, visant notamment à réduire les émissions de gaz à effet de serre et la consommation d’énergie, d’eau et de matériaux.",
    alinea: 2,
    regarde: "un objectif ou une action sert l’un des quatre sous-thèmes ; un sous-thème que rien ne sert donne un avertissement, le texte disant « notamment »",
    code: Code::ObjectifEcologique,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let tous = NOMMES.map(|(theme, ..)| theme);
    let mut examen = par_theme(
        sujet,
        &tous,
        "aucun objectif ne vise à réduire les émissions de gaz à effet de serre ni la consommation d’énergie, d’eau ou de matériaux",
        "ajoutez `sous_themes = [\"ges\"]`, `[\"energie\"]`, `[\"eau\"]` ou `[\"matieres\"]` à l’objectif ou à l’action qui y concourt",
    );
    if examen.lieux.is_empty() {
        return examen;
    }
    let absents: Vec<_> = NOMMES.iter().filter(|(t, ..)| themes::lieux(sujet, &[*t]).is_empty()).collect();
    if !absents.is_empty() {
        let noms: Vec<&str> = absents.iter().map(|(_, nom, _)| *nom).collect();
        let cles: Vec<String> = absents.iter().map(|(_, _, cle)| format!("`{cle}`")).collect();
        examen.manques.push(Manque {
            chemin: table("objectifs"),
            message: format!("aucun objectif ne vise à réduire {}", liste(&noms)),
            aide: format!("si une action y concourt, dites-le dans ses `sous_themes` : {}", cles.join(", ")),
            obligatoire: false,
        });
    }
    examen
}
