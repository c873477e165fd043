use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::SeuilPerime,
    piege: 1,
    fondements: &["ccp-d2111-3"],
    cherche: r"\b(100|cent) ?(meur|m eur|millions? d'euros|000 ?000)",
    avec: &[r"seuil|spaser|schema|oblig|assujetti|soumis|tenus?\b|2111-3"],
    sans: r"\b(jusqu|avant|ancien|alors|a l'epoque|abrog|remplac|n'(est|existe) plus|ne sont plus|supprim|echu|etai(t|ent)|avai(t|ent)|fut|furent|disparu|abandonne)|a adopte|n'est pas de|non (de )?100|investi",
    quand: toujours,
    message: "le seuil du schéma n’est plus de 100 millions d’euros",
    aide: "il est de 50 millions d’euros hors taxes depuis le 1er janvier 2023, et son assiette a changé",
};
