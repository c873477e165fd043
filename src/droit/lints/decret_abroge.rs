use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::DecretAbroge,
    piege: 14,
    fondements: &["decret-2024-134"],
    cherche: r"decret[^.]{0,12}2021-254",
    avec: &[],
    sans: r"\b(jusqu|avant|ancien|alors|a l'epoque|abrog|remplac|n'(est|existe) plus|ne sont plus|supprim|echu|etai(t|ent)|avai(t|ent)|fut|furent|disparu|abandonne)|plus (etre )?repris|doivent plus",
    quand: toujours,
    message: "le décret n° 2021-254 est abrogé",
    aide: "citez le décret n° 2024-134 du 21 février 2024 : deux colonnes, trois paliers (2024, 2027, 2030)",
};
