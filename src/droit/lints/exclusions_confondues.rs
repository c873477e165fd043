use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ExclusionsConfondues,
    piege: 31,
    fondements: &["ccp-l2141-4", "ccp-l2141-7-1", "ccp-l2141-7-2"],
    cherche: r"exclu",
    avec: &[r"de plein droit|automatiqu|tenue? d'exclure|obligatoire", r"vigilance|durabilite|gaz a effet|beges|csrd|2141-7"],
    sans: r"apprecia|facult|peut|peuvent|tandis|non de plein|pas de plein|n'est pas|ne sont pas|alors que",
    quand: toujours,
    message: "cette exclusion est à l’appréciation de l’acheteur, elle n’est pas de plein droit",
    aide: "distinguez l’exclusion de plein droit (égalité professionnelle, L. 2141-4) des exclusions facultatives (vigilance, durabilité, bilan d’émissions : L. 2141-7-1 et L. 2141-7-2)",
};
