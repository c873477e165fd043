//! The act that presents a report, and the files that go with it.

use std::fs;

use super::{SUIVIS, bilan, copie, textes};
use crate::support::{contenu, plat};

/// What goes with the act of a report is true to the files: the act first, the report after it.
#[test]
fn l_acte_du_bilan_part_avec_ses_pieces() {
    use sha2::{Digest, Sha256};
    for (exemple, annee) in SUIVIS {
        let copie = copie(exemple, annee);
        bilan(&copie, annee, &["-q"]).finit(0);
        let fichiers = contenu(&copie.chemin("s"));
        let donnees: Vec<&String> =
            fichiers.keys().filter(|n| n.contains("-acte") && n.ends_with(".json")).collect();
        assert_eq!(donnees.len(), if exemple == "conjoint" { 3 } else { 1 }, "{exemple}");
        for nom in donnees {
            let acte: serde_json::Value = serde_json::from_slice(&fichiers[nom]).expect("du JSON");
            assert_eq!(acte["acte"]["nature"], "presentation-rapport");
            let annexes = acte["annexes"].as_array().expect("des annexes");
            assert_eq!(annexes.len(), 1, "{nom}");
            assert_eq!(
                (&annexes[0]["type"], &annexes[0]["mime"]),
                (&"bilan".into(), &"application/pdf".into())
            );
            let mut total = 0;
            for piece in [&acte["fichier_principal"], &annexes[0]] {
                let octets = &fichiers[piece["fichier"].as_str().expect("un nom")];
                let empreinte: String = Sha256::digest(octets).iter().map(|o| format!("{o:02x}")).collect();
                assert_eq!(
                    (&piece["poids"], &piece["sha256"]),
                    (&octets.len().into(), &empreinte.into()),
                    "{nom}"
                );
                total += octets.len();
            }
            assert_eq!(acte["poids_total"], total);
            let suite = nom.split_once("-acte").expect("un nom").1.trim_end_matches(".json");
            let bordereau = textes(&copie, &format!("-bordereau{suite}.docx")).concat();
            let place =
                |mot: &str| bordereau.find(mot).unwrap_or_else(|| panic!("{mot} manque : {bordereau}"));
            assert!(
                place(&format!("-deliberation{suite}.docx")) < place(&format!("bilan-{annee}.pdf")),
                "{nom}"
            );
            let rangee = fichiers
                .keys()
                .find(|n| n.ends_with(&format!("-deliberations{suite}.csv")))
                .expect("une table");
            let rangee = String::from_utf8(fichiers[rangee].clone()).expect("de l’UTF-8");
            assert!(
                rangee.starts_with("COLL_NOM,")
                    && rangee.contains(acte["acheteur"]["nom"].as_str().expect("un nom"))
            );
        }
    }
}

/// The list of the session ends the act, unless it is not wanted; the points to clear stand in a note.
#[test]
fn la_liste_de_seance_et_la_relecture_du_bilan() {
    let copie = copie("conjoint", 2028);
    bilan(&copie, 2028, &["-q"]).finit(0);
    for acte in textes(&copie, "-deliberation-") {
        assert!(acte.contains("À compléter en séance et après"), "{acte}");
    }
    let note = copie.lire("s/relecture.md");
    for (nom, _) in contenu(&copie.chemin("s"))
        .iter()
        .filter(|(n, _)| n.ends_with(".pdf") || n.contains("-deliberation-"))
    {
        assert!(note.contains(&format!("## {nom}\n")), "{nom} : {note}");
    }
    assert!(note.contains("- [ ] Matière « "), "{note}");
    bilan(&copie, 2028, &["-q", "--sans-liste"]).finit(0);
    assert!(textes(&copie, "-deliberation-").iter().all(|acte| !acte.contains("À compléter en séance")));
    // What is put online holds nothing internal.
    fs::remove_dir_all(copie.chemin("s")).expect("un dossier");
    bilan(&copie, 2028, &["-q", "--biennal"]).finit(0);
    assert!(!copie.chemin("s/relecture.md").exists());
}

/// The weight told is that of the file a person has changed; too much of it is told too.
#[test]
fn un_acte_de_bilan_retouche_est_pese_tel_qu_il_est() {
    let copie = copie("commune", 2027);
    bilan(&copie, 2027, &["-q"]).finit(0);
    copie.ecrire("s/spaser-montaubray-2027-bilan-2027-deliberation.docx", vec![0; 11_000_000]);
    let sortie = bilan(&copie, 2027, &["-q"]).finit(0);
    assert!(plat(&sortie.stderr).contains("au-delà de 10 Mo"), "{sortie}");
    let acte: serde_json::Value =
        serde_json::from_str(&copie.lire("s/spaser-montaubray-2027-bilan-2027-acte.json")).expect("du JSON");
    assert_eq!(acte["fichier_principal"]["poids"], 11_000_000);
}
