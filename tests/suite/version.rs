//! An adopted version says the same for ever: neither what is observed later nor a later text changes it, and an act
//! already voted is not written again.

use std::fs;

use crate::support::{Copie, Sortie, contenu, texte_docx};

const ADOPTION: &str = r#"
[[actes]]
id = "adoption"
nature = "adoption"
numero = "2026-12"
date = 2026-11-20
en_exercice = 15
presents = 12
vote = { pour = 12, contre = 0, abstentions = 0 }
"#;

const REVISION: &str = r#"
[[actes]]
id = "revision"
nature = "revision"
actes_vises = ["la délibération n° 2028-3 du 1er février 2028 engageant la révision", "la délibération n° 2025-8 du 3 mars 2025 engageant le schéma"]
"#;

/// A scheme adopted in November 2026.
fn adopte() -> Copie {
    let copie = Copie::new("erreurs/corps-modifie");
    fs::remove_file(copie.chemin("scelle.json")).expect("un texte scellé");
    changer(&copie, "etat = \"soumis\"", "etat = \"adopte\"");
    ajouter(&copie, "spaser.toml", ADOPTION);
    copie
}

fn changer(copie: &Copie, avant: &str, apres: &str) {
    let texte = copie.lire("spaser.toml");
    assert!(texte.contains(avant), "{avant}");
    copie.ecrire("spaser.toml", texte.replacen(avant, apres, 1));
}

fn ajouter(copie: &Copie, fichier: &str, plus: &str) {
    copie.ecrire(fichier, copie.lire(fichier) + plus);
}

fn generer(copie: &Copie, livrables: &str) -> Sortie {
    copie.spaser(&["generer", "spaser.toml", "--livrables", livrables]).finit(0)
}

fn acte(copie: &Copie, id: &str) -> Option<String> {
    let (_, docx) = contenu(&copie.chemin("sortie"))
        .into_iter()
        .find(|(nom, _)| nom.ends_with(&format!("-deliberation-{id}.docx")))?;
    Some(texte_docx(&docx))
}

#[test]
fn ce_qui_est_observe_apres_l_edition_n_entre_pas_dans_la_version() {
    let copie = adopte();
    let tout = "schema,schema-docx,synthese,publication,directions";
    generer(&copie, tout);
    let (avant, en_ligne) = (contenu(&copie.chemin("sortie")), contenu(&copie.chemin("sortie/publication")));
    // Dated after the edition; without date, in years that were not over; a late value of a year then over.
    let apres = "\n[[releves]]\nindicateur = \"SOC-01\"\nnumerateurs = { 2027 = 9, 2028 = 11 }\ndenominateurs = { 2027 = 40, 2028 = 40 }\nreleve_le = 2029-01-20\n\
        \n[[releves]]\nindicateur = \"R-ENV\"\nnumerateurs = { 2024 = 2 }\ndenominateurs = { 2024 = 40 }\nreleve_le = 2029-01-20\n\
        \n[[releves]]\nindicateur = \"R-ESUS\"\nannees = { 2027 = 2 }\n\
        \n[[avancements]]\naction = \"SOC-A\"\ndate = 2028-02-01\nstatut = \"realise\"\n";
    ajouter(&copie, "suivi.toml", apres);
    generer(&copie, tout);
    let sans_manifeste = |mut fichiers: std::collections::BTreeMap<String, Vec<u8>>| {
        fichiers.remove("manifeste.json");
        fichiers.retain(|nom, _| !nom.ends_with(".md"));
        fichiers
    };
    let noms =
        |fichiers: &std::collections::BTreeMap<String, Vec<u8>>| fichiers.keys().cloned().collect::<Vec<_>>();
    let (apres, apres_en_ligne) =
        (contenu(&copie.chemin("sortie")), contenu(&copie.chemin("sortie/publication")));
    for (avant, apres) in [(avant, apres), (en_ligne, apres_en_ligne)] {
        let (avant, apres) = (sans_manifeste(avant), sans_manifeste(apres));
        assert_eq!(noms(&avant), noms(&apres));
        assert!(!avant.is_empty());
        for (nom, octets) in &avant {
            assert!(apres.get(nom) == Some(octets), "{nom} a changé");
        }
    }
    // A new edition takes them in; the yearly report always did.
    changer(&copie, "date_edition = 2026-11-02", "date_edition = 2029-02-01");
    generer(&copie, "publication");
    let table = fs::read_to_string(copie.chemin("sortie/publication/indicateurs.csv")).expect("une table");
    assert!(table.contains("2028"), "{table}");
    copie.spaser(&["bilan", "spaser.toml", "--annee", "2028"]).finit(0);
}

/// What is written by hand is often one record taken further year after year: its first years stay.
#[test]
fn un_releve_repris_a_la_main_garde_ses_annees_closes() {
    let copie = adopte();
    let suivi = "format = 1\n\n[[releves]]\nindicateur = \"SOC-01\"\nnumerateurs = { 2024 = 3, 2025 = 4, 2027 = 30 }\ndenominateurs = { 2024 = 40, 2025 = 40, 2027 = 40 }\nreleve_le = 2028-02-01\n";
    let reste = copie
        .lire("suivi.toml")
        .split("[[releves]]")
        .skip(2)
        .map(|r| format!("\n[[releves]]{r}"))
        .collect::<String>();
    copie.ecrire("suivi.toml", suivi.to_owned() + &reste);
    generer(&copie, "publication");
    let table = fs::read_to_string(copie.chemin("sortie/publication/indicateurs.csv")).expect("une table");
    assert!(table.contains("7.5") && table.contains("10"), "{table}");
    assert!(!table.contains("75"), "{table}");
}

#[test]
fn un_projet_montre_tout_ce_que_l_on_sait() {
    let copie = Copie::new("erreurs/corps-modifie");
    fs::remove_file(copie.chemin("scelle.json")).expect("un texte scellé");
    changer(&copie, "etat = \"soumis\"", "etat = \"projet\"");
    ajouter(
        &copie,
        "suivi.toml",
        "\n[[releves]]\nindicateur = \"SOC-01\"\nnumerateurs = { 2024 = 3 }\ndenominateurs = { 2024 = 40 }\nreleve_le = 2026-11-20\n",
    );
    generer(&copie, "publication");
    let table = fs::read_to_string(copie.chemin("sortie/publication/indicateurs.csv")).expect("une table");
    assert!(table.contains("7.5"), "{table}");
}

#[test]
fn un_acte_vote_n_est_pas_recrit_par_la_revision() {
    let copie = adopte();
    let tout = "schema,deliberation,note,annexes";
    generer(&copie, tout);
    let avant = contenu(&copie.chemin("sortie"));
    assert!(acte(&copie, "adoption").is_some());
    changer(&copie, "valeur = 20", "valeur = 45");
    changer(&copie, "etat = \"adopte\"", "etat = \"modifie\"");
    ajouter(&copie, "spaser.toml", REVISION);
    let sortie = generer(&copie, tout);
    assert!(
        sortie.stdout.contains(
            "acte adoption : délibération n°\u{a0}2026-12 votée le 20\u{a0}novembre 2026 sur une version antérieure : le document d’origine fait foi, il n’est pas réécrit"
        ),
        "{sortie}"
    );
    let apres = contenu(&copie.chemin("sortie"));
    let siens: Vec<_> = avant.iter().filter(|(nom, _)| nom.contains("adoption")).collect();
    assert!(siens.len() >= 4, "{:?}", avant.keys());
    for (nom, octets) in siens {
        assert!(apres.get(nom) == Some(octets), "{nom} a changé");
    }
    let revision = acte(&copie, "revision").expect("une délibération de révision");
    let place = |quoi: &str| revision.find(quoi).unwrap_or_else(|| panic!("{quoi} : {revision}"));
    let visas = [
        place("Vu la délibération n°\u{a0}2025-8 du 3\u{a0}mars 2025"),
        place("Vu la délibération n°\u{a0}2026-12 du 20\u{a0}novembre 2026 adoptant le schéma"),
        place("Vu la délibération n°\u{a0}2028-3 du 1er\u{a0}février 2028"),
    ];
    assert!(visas.is_sorted(), "{visas:?}");
    // Alone in a new folder, nothing takes its place.
    copie.spaser(&["generer", "spaser.toml", "--livrables", tout, "-o", "neuf"]).finit(0);
    assert!(contenu(&copie.chemin("neuf")).keys().all(|nom| !nom.contains("adoption")));
}

#[test]
fn un_acte_vote_que_rien_ne_suit_se_recrit() {
    let copie = adopte();
    let sortie = generer(&copie, "deliberation");
    assert!(!sortie.stdout.contains("fait foi"), "{sortie}");
    assert!(acte(&copie, "adoption").is_some_and(|a| a.contains("2026-12")));
}

#[test]
fn la_couverture_dit_qui_a_adopte_puis_modifie() {
    let copie = adopte();
    let couverture = |copie: &Copie| {
        let vue = crate::support::vue_schema(&copie.chemin("spaser.toml"));
        serde_json::to_string(&vue.couverture.mentions).expect("des mentions")
    };
    let adoption = "Adopté par délibération n°\u{a0}2026-12 du 20\u{a0}novembre 2026";
    assert!(couverture(&copie).contains(adoption), "{}", couverture(&copie));
    assert!(!couverture(&copie).contains("modifié"));
    changer(&copie, "etat = \"adopte\"", "etat = \"modifie\"");
    ajouter(
        &copie,
        "spaser.toml",
        &REVISION.replace("\nactes", "\nnumero = \"2028-40\"\ndate = 2028-06-12\nactes"),
    );
    let dite = couverture(&copie);
    assert!(
        dite.contains(&format!("{adoption}, modifié par délibération n°\u{a0}2028-40 du 12\u{a0}juin 2028")),
        "{dite}"
    );
}

/// A report is presented by the act that `bilan` writes, and by no other.
#[test]
fn l_acte_d_un_rapport_ne_s_ecrit_qu_avec_son_bilan() {
    let copie = adopte();
    ajouter(
        &copie,
        "spaser.toml",
        "\n[[actes]]\nid = \"bilan27\"\nnature = \"presentation-rapport\"\ndate = 2028-04-11\nnumero = \"2028-31\"\n",
    );
    ajouter(
        &copie,
        "suivi.toml",
        "\n[[releves]]\nindicateur = \"SOC-01\"\nnumerateurs = { 2027 = 9 }\ndenominateurs = { 2027 = 40 }\n",
    );
    let sortie = generer(&copie, "schema,deliberation,note,annexes");
    assert!(
        sortie
            .stdout
            .contains("acte bilan27 : il présente un rapport ; `spaser bilan … --annee 2027` l’écrit"),
        "{sortie}"
    );
    assert!(contenu(&copie.chemin("sortie")).keys().all(|nom| !nom.contains("bilan27")));
    copie.spaser(&["bilan", "spaser.toml", "--annee", "2027"]).finit(0);
    let noms: Vec<String> = contenu(&copie.chemin("sortie/bilan-2027")).into_keys().collect();
    for fin in ["-deliberation.docx", "-bordereau.docx", "-acte.json", "-deliberations.csv"] {
        assert!(noms.iter().any(|n| n.ends_with(fin)), "{fin} : {noms:?}");
    }
}
