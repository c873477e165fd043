use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::ConseilGeneral,
    piege: 26,
    fondements: &["cgct-l3211-1"],
    cherche: r"\bconseils? genera(l|ux)\b|\bconseill(er|ere)s? genera(l|ux|le|les)\b",
    avec: &[],
    sans: r"conseil general (de|du|des) (l'economie|l'environnement|l'alimentation|l'armement|ponts|developpement|la jeunesse)|\bex-|\bancien|jusqu|devenu|avant 2015",
    quand: toujours,
    message: "le conseil général est devenu le conseil départemental en 2015",
    aide: "écrivez « conseil départemental »",
};
