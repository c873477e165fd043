use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::DateDeLaLoiClimat,
    piege: 10,
    fondements: &["loi-2021-1104-35", "decret-2022-767-11"],
    cherche: r"\b(1er )?janvier 2026|\b0?1/0?1/2026",
    avec: &[r"climat|22 aout 2021|criteres? environnementa|clauses? (environnementale|sociale)|specification|conditions? d'execution", r"obligat|oblig|impos|appliqu|vigueur|doi(t|vent)|\bloi\b"],
    sans: r"indice|vehicul|vtfe|mayotte|seuils? de (dispense|procedure)|sans publicite|initiative|volont|pas encore|n'etait|comportaient|avant l'echeance|22 aout 2026|21 aout 2026",
    quand: toujours,
    message: "les obligations de la loi Climat datent des 21 et 22 août 2026, non du 1er janvier 2026",
    aide: "écrivez « 21 août 2026 » pour le critère environnemental, « 22 août 2026 » pour les clauses et les spécifications",
};
