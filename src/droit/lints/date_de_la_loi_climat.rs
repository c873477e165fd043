use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::DateDeLaLoiClimat,
    piege: 10,
    fondements: &["loi-2021-1104-35", "decret-2022-767-11"],
    cherche: r"\b1er janvier 2026\b",
    avec: &[r"environnement|clause|critere|climat", r"march|consultation|acheteur|achat|critere|clause"],
    sans: r"indice|vehicul|vtfe|durabilite|mayotte|seuil|publicite|travaux",
    quand: toujours,
    message: "les obligations de la loi Climat datent des 21 et 22 août 2026, non du 1er janvier 2026",
    aide: "écrivez « 21 août 2026 » pour le critère environnemental, « 22 août 2026 » pour les clauses et les spécifications",
};
