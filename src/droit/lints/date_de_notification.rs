use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::DateDeNotification,
    piege: 36,
    fondements: &["decret-2022-767-11"],
    cherche: r"notifi\w*[^.]{0,60}(a compter|a partir|depuis|apres)[^.]{0,25}\b2[12] aout 2026|(a compter|a partir|depuis|apres)[^.]{0,25}\b2[12] aout 2026[^.]{0,60}notifi",
    avec: &[],
    sans: r"consultation|avis d'appel",
    quand: toujours,
    message: "c’est la date d’engagement de la consultation qui compte, non celle de la notification",
    aide: "écrivez « pour les consultations engagées à compter du 21 (ou 22) août 2026 »",
};
