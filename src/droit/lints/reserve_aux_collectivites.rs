use super::{Lint, PASSE, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ReserveAuxCollectivites,
    piege: 3,
    fondements: &["ccp-l2111-3"],
    cherche: r"(seules|uniquement|exclusivement|ne concerne que|ne s'impose qu'aux|reservee?s? aux) (les |aux )?(grandes )?collectivites",
    avec: &[r"schema|spaser|l\. ?2111-3"],
    sans: PASSE,
    quand: toujours,
    message: "depuis le 25 octobre 2023, l’obligation pèse sur tous les acheteurs soumis au code",
    aide: "parlez des acheteurs dont les dépenses de marchés dépassent le seuil",
};
