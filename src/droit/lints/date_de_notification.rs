use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::DateDeNotification,
    piege: 36,
    fondements: &["decret-2022-767-11"],
    cherche: r"\bnotifi",
    avec: &[r"climat|criteres? environnementa|environnement|clauses? (environnementa|sociale)|conditions d'execution|obligation|loi", r"2[12] aout 2026|2[12]/08/2026|climat|lance[^.]*notifie"],
    sans: r"consultation|avis d'appel|non (a|de|selon|sur) la|et non|n'est pas la|quelle que soit",
    quand: toujours,
    message: "c’est la date d’engagement de la consultation qui compte, non celle de la notification",
    aide: "écrivez « pour les consultations engagées à compter du 21 (ou 22) août 2026 »",
};
