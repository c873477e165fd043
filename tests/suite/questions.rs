//! The questions that a lawyer asks of the catalogue, as he asks them and as he is answered.

use crate::support::{en_francais, produits_a_jour, spaser};

/// Runs each command line and gives everything that was said.
fn dialogue(lignes: &[&str]) -> String {
    let mut tout = String::new();
    for ligne in lignes {
        let sortie = spaser(arguments(ligne));
        en_francais(&sortie.to_string());
        tout += &format!("$ spaser {ligne}\n{sortie}\n\n");
    }
    tout
}

/// Words of a command line; a quoted one may hold spaces.
fn arguments(ligne: &str) -> Vec<String> {
    let morceaux = ligne.split('\'').enumerate();
    let mots = morceaux.flat_map(|(rang, morceau)| match rang % 2 {
        0 => morceau.split_whitespace().map(str::to_owned).collect(),
        _ => vec![morceau.to_owned()],
    });
    mots.collect()
}

#[test]
fn listes() {
    insta::assert_snapshot!(
        "droit_listes",
        dialogue(&[
            "droit liste --date 2026-11-02",
            "droit liste --type metropole --date 2026-11-02",
            "droit liste --type comune",
            "droit liste --date 2026-13-02",
        ])
    );
}

#[test]
fn fiches() {
    insta::assert_snapshot!(
        "droit_fiches",
        dialogue(&[
            "droit montrer OBL-30",
            "droit montrer OBL-40a",
            "droit montrer 'L. 2111-3'",
            "droit montrer loi-2021-1104",
            "droit montrer commune",
            "droit montrer europeen-travaux",
            "droit montrer SOC-01",
            "droit montrer ECH-30-declaration",
            "droit montrer agec-09",
            "droit montrer esus",
            "droit montrer OBL-300",
            "droit montrer xyz",
        ])
    );
}

#[test]
fn ce_qui_s_applique() {
    insta::assert_snapshot!(
        "droit_applicable",
        dialogue(&[
            "droit applicable --type metropole --date 2026-09-01 --depenses 187420000 --population 386400",
            "droit applicable --type commune --date 2026-09-01 --depenses 50000000",
            "droit applicable --type metropole --date 2026-08-20 --montant 300000 --objet services --duree-mois 24",
            "droit applicable --type metropole --date 2026-08-22 --montant 300000 --objet services --duree-mois 24",
            "droit applicable --type etat --date 2026-08-22 --montant 6000000 --objet travaux --contrat concession",
            "droit applicable --type metropole --date 2026-09-01 --montant beaucoup",
        ])
    );
}

#[test]
fn seances() {
    insta::assert_snapshot!(
        "droit_seances",
        dialogue(&[
            "droit seance --type commune --population 6214 --date 2026-12-17 --exercice 29 --presents 20 --pouvoirs 4 --pour 22 --contre 0 --abstentions 2",
            "droit seance --type commune --population 900 --date 2026-12-17 --exercice 15 --presents 7 --pouvoirs 5",
            "droit seance --type epci --date 2026-12-17 --exercice 40 --presents 15 --distance 10 --pouvoirs 3 --pour 20 --contre 8 --abstentions 0",
            "droit seance --type oph --date 2026-12-17 --exercice 23 --presents 16 --pour 8 --contre 3 --abstentions 5",
            "droit seance --type departement --date 2026-12-17 --exercice 50 --presents 30 --pour 15 --contre 15 --abstentions 0",
            "droit seance --type etablissement-public-de-sante --date 2026-12-17 --exercice 15 --presents 9",
            "droit seance --type syndicat-mixte-ouvert --date 2026-12-17 --exercice 20 --presents 12 --pour 12 --contre 0 --abstentions 0",
            "droit seance --type commune --date 2026-12-17 --exercice 29 --presents 30",
        ])
    );
}

#[test]
fn echeances() {
    insta::assert_snapshot!(
        "droit_echeances",
        dialogue(&[
            "droit echeances samples/commune/spaser.toml",
            "droit echeances samples/conjoint/spaser.toml",
            "droit echeances samples/commune/spaser.toml --ics",
            "droit echeances samples/erreurs/date-impossible/spaser.toml",
            "droit echeances absent.toml",
        ])
    );
}

/// The page of what is enforced is the one that the rules give today.
#[test]
fn la_page_de_conformite_est_a_jour() {
    let page = spaser(["droit", "conformite"]).finit(0).stdout;
    produits_a_jour(&[("docs/CONFORMITE.md".to_owned(), page)]);
}
