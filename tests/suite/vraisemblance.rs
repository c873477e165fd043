//! Figures that cannot all be true are said before they are printed; a follow-up outlives a renumbering.

use crate::support::{Copie, Sortie};

const SEANCE: &str =
    "\n[[actes]]\nid = \"adoption\"\nnature = \"adoption\"\nen_exercice = 15\npresents = 10\npouvoirs = 3\n";

fn copie() -> Copie {
    let copie = Copie::new("erreurs/releve-incoherent");
    changer(&copie, "suivi.toml", "annees = { 2025 = 18 }\n", "");
    copie
}

fn changer(copie: &Copie, fichier: &str, avant: &str, apres: &str) {
    let texte = copie.lire(fichier);
    assert!(texte.contains(avant), "{avant}");
    copie.ecrire(fichier, texte.replacen(avant, apres, 1));
}

fn ajouter(copie: &Copie, fichier: &str, plus: &str) {
    copie.ecrire(fichier, copie.lire(fichier) + plus);
}

fn verifier(copie: &Copie, code: i32) -> Sortie {
    copie.spaser(&["verifier", "spaser.toml"]).finit(code)
}

fn dit(sortie: &Sortie, quoi: &str) {
    let tout = sortie.to_string();
    assert!(tout.contains(quoi), "{quoi}\n{tout}");
}

#[test]
fn une_part_ne_depasse_pas_son_tout() {
    let copie = copie();
    verifier(&copie, 0);
    changer(&copie, "suivi.toml", "numerateurs = { 2025 = 18 }", "numerateurs = { 2025 = 2100 }");
    let sortie = verifier(&copie, 1);
    dit(&sortie, "erreur[releve-incoherent]");
    dit(&sortie, "`R-ENV` en 2025 : le numérateur (2\u{202f}100) dépasse le dénominateur (40)");
    // Hours worked may exceed hours planned: whoever writes the rate says so.
    changer(
        &copie,
        "suivi.toml",
        "numerateurs = { 2025 = 2100 }",
        "annees = { 2025 = 105 }\nnumerateurs = { 2025 = 42 }",
    );
    verifier(&copie, 0);
}

#[test]
fn le_reemploi_ne_depasse_pas_la_famille() {
    let copie = copie();
    let agec = |reemploi: u32| {
        format!(
            "\n[[agec]]\nannee = 2025\nfamille = \"agec-01\"\nmontant_total = 1000\nmontant_reemploi = {reemploi}\n"
        )
    };
    let base = copie.lire("suivi.toml");
    copie.ecrire("suivi.toml", base.clone() + &agec(1000));
    verifier(&copie, 0);
    copie.ecrire("suivi.toml", base + &agec(1001));
    let sortie = verifier(&copie, 1);
    dit(
        &sortie,
        "les produits issus du réemploi (1\u{202f}001\u{a0}€) dépassent le total de la famille (1\u{202f}000\u{a0}€)",
    );
}

#[test]
fn des_depenses_en_milliers_se_voient() {
    let copie = copie();
    changer(&copie, "spaser.toml", "{ 2025 = 2_914_000 }", "{ 2024 = 61_200_000, 2025 = 62_400 }");
    dit(&verifier(&copie, 0), "milliers d’euros");
    changer(
        &copie,
        "spaser.toml",
        "{ 2024 = 61_200_000, 2025 = 62_400 }",
        "{ 2024 = 2_000_000, 2025 = 2_914_000 }",
    );
    assert!(!verifier(&copie, 0).to_string().contains("montant-invraisemblable"));
    ajouter(
        &copie,
        "spaser.toml",
        "\n[[segments]]\nid = \"S1\"\nnom = \"Travaux\"\nmontants = { 2025 = 3_000_000 }\n",
    );
    dit(&verifier(&copie, 0), "plus que toutes les dépenses de l’année");
    changer(&copie, "spaser.toml", "3_000_000", "2_000_000");
    assert!(!verifier(&copie, 0).to_string().contains("montant-invraisemblable"));
    ajouter(&copie, "suivi.toml", "\n[[segments]]\nsegment = \"S1\"\nmontants = { 2025 = 3_000_000 }\n");
    dit(&verifier(&copie, 0), "plus que toutes les dépenses de l’année");
}

#[test]
fn les_personnes_nommees_vont_avec_les_nombres() {
    let avec = |plus: &str| {
        let copie = copie();
        ajouter(&copie, "spaser.toml", &format!("{SEANCE}{plus}"));
        verifier(&copie, 0).to_string()
    };
    let juste = avec(
        "procurations = [\"A à B\", \"C à D\", \"E à F\"]\nabsents = [\"A\", \"C\", \"E\", \"G\", \"H\"]\nsecretaire = \"B\"\n",
    );
    assert!(!juste.contains("vote-incoherent"), "{juste}");
    for (plus, attendu) in [
        ("procurations = [\"A à B\", \"C à D\"]\n", "3\u{a0}pouvoirs, mais 2\u{a0}procurations nommées"),
        ("procurations = [\"A à B\", \"C à B\", \"E à F\"]\n", "B tient 2\u{a0}pouvoirs, un seul par membre"),
        (
            "absents = [\"A\", \"C\", \"E\", \"G\", \"H\", \"I\"]\n",
            "6\u{a0}absents nommés, mais 5\u{a0}membres ne sont pas présents",
        ),
    ] {
        let tout = avec(plus);
        assert!(tout.contains(attendu), "{attendu}\n{tout}");
    }
}

const ACTION: &str = "\n[[avancements]]\naction = \"RESTE-1\"\ndate = 2026-10-01\nstatut = \"en-cours\"\n";

#[test]
fn le_suivi_survit_a_une_renumerotation() {
    let copie = copie();
    ajouter(&copie, "suivi.toml", ACTION);
    changer(&copie, "spaser.toml", "id = \"RESTE-A\"", "id = \"RESTE-2\"");
    let sortie = verifier(&copie, 1);
    dit(&sortie, "action `RESTE-1` : référence inconnue");
    assert!(!sortie.to_string().contains("vouliez-vous dire"), "{sortie}");
    changer(&copie, "spaser.toml", "id = \"RESTE-2\"", "id = \"RESTE-2\"\nanciens_ids = [\"RESTE-1\"]");
    verifier(&copie, 0);
    copie.spaser(&["generer", "spaser.toml", "--livrables", "publication"]).finit(0);
    let donnees =
        std::fs::read_to_string(copie.chemin("sortie/publication/spaser.json")).expect("des données");
    assert!(donnees.contains("en-cours"), "{donnees}");
    // Indicators too.
    changer(&copie, "suivi.toml", "indicateur = \"R-ENV\"", "indicateur = \"R-ANCIEN\"");
    verifier(&copie, 1);
    changer(&copie, "spaser.toml", "id = \"R-ENV\"", "id = \"R-ENV\"\nanciens_ids = [\"R-ANCIEN\"]");
    verifier(&copie, 0);
}

#[test]
fn une_action_retiree_par_la_revision_garde_son_suivi() {
    let copie = copie();
    ajouter(&copie, "suivi.toml", ACTION);
    changer(&copie, "spaser.toml", "etat = \"projet\"", "etat = \"modifie\"");
    let vote = "numero = \"2026-12\"\ndate = 2026-11-20\nvote = { pour = 13, contre = 0, abstentions = 0 }\n";
    ajouter(&copie, "spaser.toml", &format!("{SEANCE}{vote}"));
    let sortie = verifier(&copie, 0);
    dit(&sortie, "ce suivi est gardé, mais n’entre plus dans les documents");
    assert!(!sortie.to_string().contains("vouliez-vous dire"), "{sortie}");
}
