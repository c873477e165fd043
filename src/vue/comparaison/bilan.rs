//! How many of what, in one sentence.

use super::{AUCUNE, Sujet, phrases};
use crate::ecriture::{compte, liste, minuscule};
use crate::vue::contexte::Contexte;

/// Stable names, singular and plural, each family in the order in which it is said.
type Famille = &'static [(&'static str, &'static str, &'static str)];

const FAMILLES: [Famille; 3] = [
    &[
        ("cible-abaissee", "cible abaissée", "cibles abaissées"),
        ("cible-retiree", "cible retirée", "cibles retirées"),
        ("cible-relevee", "cible relevée", "cibles relevées"),
        ("cible-ajoutee", "cible ajoutée", "cibles ajoutées"),
        ("cible-revue", "cible revue autrement", "cibles revues autrement"),
    ],
    &[
        ("action-retiree", "action retirée", "actions retirées"),
        ("action-abandonnee", "action abandonnée", "actions abandonnées"),
        ("action-repoussee", "action repoussée", "actions repoussées"),
        ("action-avancee", "action avancée", "actions avancées"),
        ("action-reprise", "action reprise", "actions reprises"),
        ("action-ajoutee", "action ajoutée", "actions ajoutées"),
    ],
    &[
        ("indicateur-retire", "indicateur retiré", "indicateurs retirés"),
        ("indicateur-ajoute", "indicateur ajouté", "indicateurs ajoutés"),
        ("indicateur-redefini", "indicateur redéfini", "indicateurs redéfinis"),
    ],
];

pub fn resume(sujet: &Sujet<'_>) -> String {
    if sujet.faits.is_empty() {
        return AUCUNE.to_owned();
    }
    let genres: Vec<&str> = sujet.faits.iter().map(phrases::genre).collect();
    let mut dits = Vec::new();
    let mut comptes = 0;
    for famille in FAMILLES {
        let siens: Vec<String> = famille
            .iter()
            .filter_map(|(genre, un, plusieurs)| {
                let n = genres.iter().filter(|g| *g == genre).count();
                comptes += n;
                (n > 0).then(|| compte(n, un, plusieurs))
            })
            .collect();
        if !siens.is_empty() {
            dits.push(liste(&siens));
        }
    }
    let autres = genres.len() - comptes;
    if autres > 0 {
        let (un, plusieurs) = if comptes == 0 {
            ("changement", "changements")
        } else {
            ("autre changement", "autres changements")
        };
        dits.push(compte(autres, un, plusieurs));
    }
    format!("En bref : {}.", dits.join(" ; "))
}

/// « 2027–2032, version 0.9, projet, édition du 2 novembre 2026 ».
pub fn version(cx: &Contexte<'_>) -> String {
    let document = &cx.spaser.dossier.document;
    let etat = minuscule(cx.vocabulaire.dire(document.etat));
    let dits = [
        cx.spaser.periode(),
        document.version.as_ref().map(|v| format!("version {v}")),
        Some(etat),
        document.date_edition.map(|d| format!("édition du {}", crate::ecriture::date_longue(d.0))),
    ];
    dits.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
