use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ClauseSocialePartout,
    piege: 13,
    fondements: &["ccp-l2112-2-1"],
    cherche: r"clauses? sociales?[^.]*(obligatoire|impos)|(obligatoire|impos)\w*[^.]*clauses? sociales?",
    avec: &[r"\btous\b|\btoutes\b|chaque marche|l'ensemble des marches", r"\bloi\b|legal|\bcode\b|climat|l\. ?2112-2-1|reglement"],
    sans: r"seuils?|derogation|choi",
    quand: toujours,
    message: "la clause sociale n’est obligatoire qu’à partir des seuils européens",
    aide: "dites « au-dessus des seuils européens, sauf dérogation motivée » ; en dessous, c’est le choix de l’acheteur",
};
