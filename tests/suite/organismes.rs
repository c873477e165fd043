//! One tiny dossier per type of buyer: its act, word for word, in the order of its parts; and what its note says
//! of its own rule.

use std::path::{Path, PathBuf};

use spaser::catalogue::{Catalogue, Certitude, FormeActe};
use spaser::dossier::Choix;

use crate::support::{contenu, fichiers, plat, pour_chacun, racine, spaser, texte_docx};

fn dossiers() -> Vec<PathBuf> {
    let tous = fichiers(&racine().join("samples/organismes"), "toml");
    let mut dossiers: Vec<PathBuf> = tous.into_iter().filter(|d| type_de(d) != "commun").collect();
    dossiers.sort_by_key(|d| type_de(d));
    dossiers
}

fn type_de(dossier: &Path) -> String {
    dossier.file_stem().expect("un nom").to_string_lossy().into_owned()
}

/// The documents of a dossier by name, their words alone.
fn produits(dossier: &Path) -> Vec<(String, String)> {
    let sortie = tempfile::tempdir().expect("un dossier temporaire");
    let (dossier, ou) = (dossier.to_string_lossy(), sortie.path().to_string_lossy());
    spaser(["generer", &dossier, "-o", &ou, "--livrables", "deliberation,note", "--sans-liste", "-q"])
        .finit(0);
    let actes = contenu(sortie.path()).into_iter().filter(|(nom, _)| nom.ends_with(".docx"));
    actes.map(|(nom, octets)| (nom, texte_docx(&octets))).collect()
}

/// Every type whose act may be printed has its dossier, and no other.
#[test]
fn chaque_type_a_le_sien() {
    let catalogue = Catalogue::integre().expect("le catalogue");
    let imprimables = catalogue.organismes().iter().filter(|o| o.certitude != Certitude::AVerifier);
    let mut attendus: Vec<String> = imprimables.map(|o| o.type_acheteur.cle().to_owned()).collect();
    attendus.sort();
    assert_eq!(dossiers().iter().map(|d| type_de(d)).collect::<Vec<_>>(), attendus);
}

#[test]
fn chaque_acte_se_lit() {
    pour_chacun(dossiers().iter().map(|d| type_de(d)), |type_acheteur| {
        let dossier = racine().join(format!("samples/organismes/{type_acheteur}.toml"));
        let mut lu = String::new();
        for (nom, texte) in produits(&dossier) {
            // Of a note, what is its body’s own: the rest is told by its own tests.
            let texte = match nom.contains("-note-") {
                true => texte.split("Pourquoi un schéma").next().unwrap_or_default(),
                false => &texte,
            };
            lu += &format!("=== {nom}\n{}\n", texte.trim_end());
        }
        insta::with_settings!({ snapshot_path => "snapshots/organismes", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(type_acheteur.as_str(), lu);
        });
    });
}

/// The parts of an act, in the order a council writes them.
#[test]
fn les_parties_viennent_dans_l_ordre() {
    let catalogue = Catalogue::integre().expect("le catalogue");
    pour_chacun(dossiers().iter().map(|d| type_de(d)), |type_acheteur| {
        let organisme = catalogue.organismes().iter().find(|o| o.type_acheteur.cle() == type_acheteur);
        let organisme = organisme.expect("une fiche");
        let delibere = organisme.acte == FormeActe::Deliberation;
        let dossier = racine().join(format!("samples/organismes/{type_acheteur}.toml"));
        for (nom, texte) in produits(&dossier).into_iter().filter(|(nom, _)| !nom.contains("-note-")) {
            let texte = plat(&texte);
            let rapport = nom.contains("-rapport.");
            let seance =
                if delibere { vec!["L’an deux mille", "Membres en exercice", "Votants"] } else { vec![] };
            // Who takes note of a report decides nothing: each article has its own verb.
            let decide = match &organisme.dispositif {
                _ if rapport && delibere => "\nPrend acte de la présentation",
                Some(verbe) => verbe,
                None => "DÉCIDE",
            };
            let apres = match (delibere, rapport) {
                (true, true) => vec!["en avoir débattu,"],
                (true, false) => vec!["près en avoir délibéré,"],
                (false, _) => vec![],
            };
            let vote = if delibere {
                vec!["\nVote\n", "Votants :", "Pour :", "Contre :", "Abstentions :"]
            } else {
                vec![]
            };
            let attendus = [
                vec!["République française\n"],
                seance,
                vec!["Exposé des motifs", "\nVu ", "Considérant qu"],
                apres,
                vec![decide],
                vote,
                vec!["Fait à ", "ubliée le", "recours pour excès de pouvoir"],
            ];
            let mut reste = texte.as_str();
            for attendu in attendus.iter().flatten() {
                let place = reste.find(attendu);
                let place = place.unwrap_or_else(|| panic!("{nom} : « {attendu} » manque ou vient trop tôt"));
                reste = &reste[place..];
            }
            // The secretary signs where law says so, and never a decision.
            assert_eq!(texte.contains("Le ou la secrétaire de séance"), organisme.secretaire, "{nom}");
            // What is said of who carries a deliberation out is recorded, or not said.
            let charge =
                ["Charge ", "Sur proposition ", "Sur le rapport "].iter().any(|dit| texte.contains(dit));
            assert_eq!(charge, delibere && !organisme.sans_executant, "{nom}");
        }
    });
}
