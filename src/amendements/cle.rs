//! The keys of fields: `actions/GOV-03/description`, `edito/texte`, `phases/2/description`. A path in the
//! dossier, where an identifier, or a rank from 1, stands for the element of a list.

/// Word refuses a longer tag on a content control.
const ETIQUETTE: usize = 64;

/// How one element of each list is called.
const SINGULIERS: &[(&str, &str)] = &[
    ("schemas_consultes", "schéma consulté"),
    ("parties_prenantes", "partie prenante"),
    ("detenteurs", "détenteur"),
    ("etat_des_lieux", "état des lieux"),
    ("demarche", "démarche"),
];

/// What a control carries: the key itself, cut when it is too long; the end tells two cut ones apart.
pub fn etiquette(cle: &str) -> String {
    if cle.chars().count() <= ETIQUETTE {
        return cle.to_owned();
    }
    let debut: String = cle.chars().take(ETIQUETTE - 9).collect();
    // FNV-1a: stable from one version to the next.
    let somme =
        cle.bytes().fold(0x811c_9dc5_u32, |h, octet| (h ^ u32::from(octet)).wrapping_mul(0x0100_0193));
    format!("{debut}~{somme:08x}")
}

/// « action GOV-03, champ `description` »
pub fn dire(cle: &str) -> String {
    match cle.split('/').collect::<Vec<_>>().as_slice() {
        ["cibles", indicateur, acheteur, annee] => {
            let acheteur = if acheteur.is_empty() { String::new() } else { format!(" ({acheteur})") };
            format!("cible de {indicateur}{acheteur}, année {annee}")
        }
        [liste, element, champ] => {
            let numero = if element.bytes().all(|b| b.is_ascii_digit()) { "n°\u{a0}" } else { "" };
            // An axis is called by its number, which is its name.
            let numero = if matches!(*liste, "axes" | "objectifs") { "" } else { numero };
            format!("{} {numero}{element}, champ `{champ}`", singulier(liste))
        }
        [liste, element, champ, suite @ ..] => {
            let suite = suite.iter().map(|pas| match pas.bytes().all(|b| b.is_ascii_digit()) {
                true => format!(", n°\u{a0}{pas}"),
                false => format!(", `{pas}`"),
            });
            dire(&[*liste, *element, *champ].join("/")) + &suite.collect::<String>()
        }
        [table, champ] => format!("{}, champ `{champ}`", singulier(table)),
        _ => format!("champ `{cle}`"),
    }
}

fn singulier(liste: &str) -> String {
    let connu = SINGULIERS.iter().find(|(pluriel, _)| *pluriel == liste);
    connu.map_or_else(|| liste.strip_suffix('s').unwrap_or(liste).to_owned(), |(_, nom)| (*nom).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_cle_se_dit() {
        assert_eq!(dire("actions/GOV-03/description"), "action GOV-03, champ `description`");
        assert_eq!(dire("axes/1/titre"), "axe 1, champ `titre`");
        assert_eq!(dire("phases/2/description"), "phase n°\u{a0}2, champ `description`");
        let etape = dire("actions/GOV-03/etapes/2/libelle");
        assert_eq!(etape, "action GOV-03, champ `etapes`, n°\u{a0}2, `libelle`");
        assert_eq!(dire("edito/texte"), "edito, champ `texte`");
        assert_eq!(dire("cibles/SOC-01/ville/2028"), "cible de SOC-01 (ville), année 2028");
    }

    #[test]
    fn une_etiquette_tient_et_se_distingue() {
        let longue = |fin: &str| etiquette(&format!("actions/{}/{fin}", "a".repeat(70)));
        assert_eq!(longue("titre").chars().count(), 64);
        assert_ne!(longue("titre"), longue("pilote"));
    }
}
