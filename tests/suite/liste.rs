//! The last page of an act: what the meeting will say, under the names its blanks bear above.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Copie, contenu, corps_docx, texte_docx};

const TITRE: &str = "À compléter en séance et après";
const CONNUE: &str = "numero = \"2026-118\"\nconvocation = 2026-12-07\nen_exercice = 29\npresents = 22\npouvoirs = 4\nsecretaire = \"Un conseiller\"\nabsents = [\"trois membres\"]\nprocurations = [\"quatre membres\"]\nvote = { pour = 23, contre = 1, abstentions = 2 }\ntransmis_le = 2026-12-16";

fn acte(exemple: &str, fin: &str, options: &[&str]) -> Vec<u8> {
    let copie = Copie::new(exemple);
    copie.ecrire("spaser.toml", format!("{}\n{fin}\n", copie.lire("spaser.toml")));
    let arguments = [&["generer", "spaser.toml", "--livrables", "deliberation", "-q"], options].concat();
    copie.spaser(&arguments).finit(0);
    let (_, octets) = contenu(&copie.chemin("sortie"))
        .into_iter()
        .find(|(nom, _)| nom.contains("-deliberation-adoption") && nom.ends_with(".docx"))
        .expect("un acte");
    octets
}

/// Tags of the content controls, before and after a heading.
fn etiquettes(octets: &[u8]) -> (Vec<String>, Vec<String>) {
    let xml = corps_docx(octets);
    let (avant, apres) = xml.split_once(TITRE).expect("la page");
    let lire = |xml: &str| {
        let suites = xml.split("<w:tag w:val=\"").skip(1);
        suites.map(|s| s.split('"').next().unwrap_or_default().to_owned()).collect()
    };
    (lire(avant), lire(apres))
}

/// Titles of the content controls that bear these tags, in a part of an act.
fn titres(octets: &[u8], apres: bool) -> BTreeMap<String, String> {
    let xml = corps_docx(octets);
    let (debut, fin) = xml.split_once(TITRE).expect("la page");
    let valeur = |s: &str, nom: &str| {
        let suite = s.split(&format!("<w:{nom} w:val=\"")).nth(1)?;
        suite.split('"').next().map(str::to_owned)
    };
    let controles = if apres { fin } else { debut }.split("<w:sdtPr>").skip(1);
    controles.filter_map(|c| Some((valeur(c, "tag")?, valeur(c, "alias")?))).collect()
}

/// What the page promises: a blank has the same title here and there, and its line the same name.
#[test]
fn la_liste_et_l_acte_portent_les_memes_titres() {
    for exemple in ["commune", "metropole"] {
        let octets = acte(exemple, "", &[]);
        let (dans_l_acte, dans_la_liste) = (titres(&octets, false), titres(&octets, true));
        let texte = texte_docx(&octets);
        let (_, liste) = texte.split_once(TITRE).expect("la page");
        assert!(dans_la_liste.len() > 10, "{dans_la_liste:?}");
        for (cle, titre) in &dans_la_liste {
            assert_eq!(dans_l_acte.get(cle), Some(titre), "{cle}");
            assert!(liste.lines().any(|l| l.starts_with(titre.as_str())), "{titre} :\n{liste}");
        }
    }
}

/// One takes note of a report without a vote: attendance is filled in, no voice is counted.
#[test]
fn une_prise_d_acte_ne_compte_pas_de_voix() {
    let copie = Copie::new("metropole");
    let suivi = crate::support::racine().join("samples/bilans/metropole-2029.toml");
    let suivi = suivi.to_string_lossy();
    copie
        .spaser(&["bilan", "spaser.toml", "--annee", "2029", "--suivi", &suivi, "-o", "sortie", "-q"])
        .finit(0);
    let (_, octets) = contenu(&copie.chemin("sortie"))
        .into_iter()
        .find(|(nom, _)| nom.ends_with("-deliberation.docx"))
        .expect("un acte");
    let texte = texte_docx(&octets);
    for absent in ["\nVote\n", "Votants", "Voix", "Abstentions", "PREND ACTE", "La délibération est"] {
        assert!(!texte.contains(absent), "{absent} :\n{texte}");
    }
    for present in
        ["Prend acte de la présentation", "Rappelle que", "Dit que", "Les présences", "Membres en exercice"]
    {
        assert!(texte.contains(present), "{present} :\n{texte}");
    }
}

/// Whatever the list asks for, the act has at the same name; and nothing that a meeting says is missing from it.
#[test]
fn la_liste_et_l_acte_portent_les_memes_noms() {
    for exemple in ["commune", "metropole"] {
        let (dans_l_acte, dans_la_liste) = etiquettes(&acte(exemple, "", &[]));
        let acte: BTreeSet<&String> = dans_l_acte.iter().collect();
        let liste: BTreeSet<&String> = dans_la_liste.iter().collect();
        assert_eq!(liste.len(), dans_la_liste.len(), "un nom revient dans la liste");
        // The date is written in words, in two blanks; what waits for no meeting has no name of its own.
        let de_la_seance =
            |e: &&&String| !["seance.annee", "seance.jour"].contains(&e.as_str()) && !e.starts_with("blanc.");
        let attendues: BTreeSet<&String> = acte.iter().filter(de_la_seance).copied().collect();
        assert_eq!(attendues, liste, "{exemple}");
        assert!(liste.len() > 10, "{liste:?}");
    }
}

#[test]
fn ce_qui_est_connu_se_lit() {
    let texte = texte_docx(&acte("commune", CONNUE, &[]));
    let (_, liste) = texte.split_once(TITRE).expect("la page");
    for attendu in [
        "2026-118",
        "7\u{a0}décembre 2026",
        "22",
        "Un conseiller",
        "La délibération est adoptée à la majorité",
        "16\u{a0}décembre 2026",
    ] {
        assert!(liste.contains(attendu), "{attendu} :\n{liste}");
    }
    // Only the name of who signs, and the date still to come.
    assert_eq!(liste.matches("[à compléter]").count(), 2, "{liste}");
}

#[test]
fn la_liste_s_efface() {
    let tout = format!("{CONNUE}\npublie_le = 2026-12-17");
    assert!(!texte_docx(&acte("commune", &tout, &[])).contains(TITRE), "tout est connu");
    assert!(!texte_docx(&acte("commune", "", &["--sans-liste"])).contains(TITRE), "à la demande");
}
