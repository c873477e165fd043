use super::{Examen, Manque, Regle, par_theme, table, themes};
use crate::diagnostic::Code;
use crate::dossier::SousTheme;
use crate::droit::Sujet;

const DEFAVORISES: [SousTheme; 2] = [SousTheme::Insertion, SousTheme::PublicsVulnerables];
const HANDICAPES: [SousTheme; 1] = [SousTheme::Handicap];

pub const REGLE: Regle = Regle {
    element: "C1",
    titre: "Objectifs à caractère social",
    exige: "Des objectifs d’achat à caractère social, visant à concourir à l’intégration sociale et professionnelle de travailleurs handicapés ou défavorisés.",
    alinea: 2,
    regarde: "un objectif ou une action sert l’insertion, le handicap ou les publics vulnérables ; un public sans objectif donne un avertissement, le texte disant « ou »",
    code: Code::ObjectifSocial,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let tous = [&DEFAVORISES[..], &HANDICAPES[..]].concat();
    let mut examen = par_theme(
        sujet,
        &tous,
        "aucun objectif ne vise l’intégration de travailleurs handicapés ou défavorisés",
        "ajoutez `sous_themes = [\"insertion\"]` ou `[\"handicap\"]` à l’objectif ou à l’action qui y concourt, ou écrivez-en une",
    );
    // The article says « ou »: one of the two without an objective deserves a look, no more.
    let publics = [
        (&DEFAVORISES[..], "les travailleurs défavorisés", "insertion"),
        (&HANDICAPES[..], "les travailleurs handicapés", "handicap"),
    ];
    if !examen.lieux.is_empty() {
        let absents = publics.iter().filter(|(themes, ..)| themes::lieux(sujet, themes).is_empty());
        examen.manques.extend(absents.map(|(_, public, theme)| Manque {
            chemin: table("objectifs"),
            message: format!("aucun objectif ne vise {public}"),
            aide: format!("si une action y concourt, dites-le : `sous_themes = [\"{theme}\"]` ; le texte dit « handicapés ou défavorisés »"),
            obligatoire: false,
        }));
    }
    examen
}
