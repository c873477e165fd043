//! The publication of the indicators every two years: the rates of each buyer, and the years it covers.

use std::collections::BTreeSet;

use spaser::dossier::Annee;
use spaser::mesure::Trajectoire;

use super::{SUIVIS, bilan, copie};
use crate::support::{Copie, avec_contexte, fichiers, plat, spaser_le};

/// The publication of law: each buyer, each category, years side by side, with what it takes to count again.
#[test]
fn la_publication_biennale_porte_les_taux_de_chaque_acheteur() {
    for (exemple, annee) in SUIVIS {
        let copie = copie(exemple, annee);
        bilan(&copie, annee, &["--biennal", "-q"]).finit(0);
        let page = plat(&copie.lire("s/index.html"));
        let csv = fichiers(&copie.chemin("s"), "csv").pop().expect("une table");
        let mut table = csv::Reader::from_path(&csv).expect("une table");
        let lignes: Vec<csv::StringRecord> = table.records().map(|l| l.expect("une ligne")).collect();
        avec_contexte(&copie.chemin("spaser.toml"), |cx| {
            let annees = spaser::vue::biennal::annees(cx.spaser, Annee(annee));
            let intervalle: BTreeSet<u16> = annees.iter().map(|a| a.0).collect();
            for i in cx.spaser.indicateurs.iter().filter(|i| i.categorie_achat.is_some()) {
                assert!(page.contains(&plat(i.nom)), "{}", i.id());
                for denominateur in i.denominateur.iter().chain(&i.limites) {
                    let debut: String = plat(denominateur).chars().skip(1).take(30).collect();
                    assert!(page.contains(&debut), "{} : {debut}", i.id());
                }
                for acheteur in cx.spaser.acheteurs_de(i) {
                    let t = Trajectoire::new(cx.spaser, cx.suivi, i, acheteur);
                    for a in &annees {
                        let dite = lignes.iter().find(|l| {
                            l[0] == *i.id().as_str()
                                && l[3] == *acheteur.nom
                                && l[5] == a.to_string()
                                && &l[6] == "observe"
                        });
                        let valeur = dite.map(|l| l[7].parse::<f64>().expect("un nombre"));
                        match (t.observations.valeur(*a), valeur) {
                            (Some(v), Some(dit)) => assert!((v - dit).abs() < 1e-3, "{} {a}", i.id()),
                            (None, None) => {}
                            (v, dit) => panic!("{} {} {a} : {v:?}, {dit:?}", i.id(), acheteur.id),
                        }
                    }
                }
            }
            for acheteur in &cx.spaser.dossier.acheteurs {
                assert!(page.contains(&plat(&acheteur.nom)));
            }
            // Nothing of a year that is neither covered nor the baseline.
            for l in lignes.iter().filter(|l| &l[6] == "observe") {
                let a: u16 = l[5].parse().expect("une année");
                assert!(intervalle.contains(&a) || a < annees[0].0, "{l:?}");
            }
        });
    }
}

/// The first publication goes back to the start of the scheme; the next ones cover two years.
#[test]
fn les_annees_couvertes_suivent_la_premiere_publication() {
    let annees = |exemple: &str, fin: u16| {
        let copie = Copie::new(exemple);
        avec_contexte(&copie.chemin("spaser.toml"), |cx| {
            let annees = spaser::vue::biennal::annees(cx.spaser, Annee(fin));
            annees.iter().map(|a| a.0).collect::<Vec<_>>()
        })
    };
    assert_eq!(annees("commune", 2029), [2027, 2028, 2029], "première publication en 2029");
    assert_eq!(annees("commune", 2031), [2030, 2031]);
    assert_eq!(annees("metropole", 2027), [2027]);
    assert_eq!(annees("metropole", 2029), [2028, 2029]);
}

/// A date gone by is told once it is, to those who have nothing to publish, and not before.
#[test]
fn une_publication_passee_sans_valeur_est_signalee() {
    let le = |copie: &Copie, jour: &str| {
        let jour: jiff::civil::Date = jour.parse().expect("un jour");
        spaser_le(jour, copie.dossier.path(), ["verifier", "spaser.toml"])
            .stdout
            .contains("publication-sans-valeurs")
    };
    let vide = Copie::new("metropole");
    assert!(!le(&vide, "2028-12-31"), "l’année n’est pas finie");
    assert!(le(&vide, "2029-01-01"));
    assert!(!le(&copie("metropole", 2029), "2029-01-01"));
    // In a joint scheme each buyer publishes its own.
    let muet = copie("conjoint", 2028);
    let sans_ccas: String = muet
        .lire("suivi.toml")
        .split("\n[[")
        .filter(|bloc| !(bloc.starts_with("releves") && bloc.contains("\"ccas\"")))
        .collect::<Vec<_>>()
        .join("\n[[");
    muet.ecrire("suivi.toml", sans_ccas);
    assert!(le(&muet, "2029-01-01"));
}
