use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ClauseSocialePartout,
    piege: 13,
    fondements: &["ccp-l2112-2-1"],
    cherche: r"clauses? sociales?|conditions? d'execution[^.]*social",
    avec: &[r"\btous\b|\btoutes\b|chaque marche|l'ensemble d|aucun marche|quel que soit|premier euro", r"\bloi\b|legal|\bcode\b|obligat|oblig|impos|climat|2112-2-1|reglement"],
    sans: r"seuil|derogation|choi|volont|au-dela de la loi|nous nous|nous rendons|examin|etudi|n'impose|n'oblige|pas obligatoire|n'est pas",
    quand: toujours,
    message: "la clause sociale n’est obligatoire qu’à partir des seuils européens",
    aide: "dites « à partir des seuils européens, sauf dérogation motivée » ; en dessous, c’est le choix de l’acheteur",
};
