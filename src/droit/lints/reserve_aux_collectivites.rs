use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ReserveAuxCollectivites,
    piege: 3,
    fondements: &["ccp-l2111-3"],
    cherche: r"(seules|uniquement|exclusivement|ne concerne que|ne s'impose qu'aux|reservee?s? aux|obligatoire que pour|ne vaut que pour) (les |aux )?(grandes )?collectivites|collectivites (sont|restent) (les )?seules|(l'etat|hopitaux)[^.]*ne sont pas (soumis|concerne|tenu)",
    avec: &[r"schema|spaser|l\. ?2111-3"],
    sans: r"\b(jusqu|avant|ancien|alors|a l'epoque|abrog|remplac|n'(est|existe) plus|ne sont plus|supprim|echu|etai(t|ent)|avai(t|ent)|fut|furent|disparu|abandonne)|d'autres acheteurs|n'est pas reserve",
    quand: toujours,
    message: "depuis le 25 octobre 2023, l’obligation pèse sur tous les acheteurs soumis au code",
    aide: "parlez des acheteurs dont les dépenses de marchés dépassent le seuil",
};
