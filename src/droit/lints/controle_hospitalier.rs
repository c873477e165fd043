use super::{Contexte, Lint};
use crate::diagnostic::Code;
use crate::dossier::TypeAcheteur;

pub const LINT: Lint = Lint {
    code: Code::ControleHospitalier,
    piege: 45,
    fondements: &["csp-l6143-4"],
    cherche: r"(transmis|soumis|adress|envoy)\w*[^.]*(\bprefe(t|cture)|representant de l'etat|agence regionale de sante|\bars\b)|reception[^.]*(\bars\b|agence regionale de sante|\bprefet)",
    avec: &[r"decision|schema|spaser"],
    sans: r"\bpas\b|\bni\b|n'est",
    quand: hopital,
    message: "la décision d’un hôpital sur son schéma n’est transmise ni au préfet ni à l’agence régionale de santé",
    aide: "retirez cette transmission : la décision n’est pas de celles que la loi soumet à réception",
};

fn hopital(cx: &Contexte<'_>) -> bool {
    let hopitaux = [TypeAcheteur::EtablissementPublicDeSante, TypeAcheteur::Ght];
    cx.types.iter().any(|t| hopitaux.contains(t))
}
