//! Names typed by people take their place in sentences as a person would write them.

use crate::support::{Copie, fichiers, texte_docx};

fn actes(remplacements: &[(&str, &str)]) -> String {
    let bac = Copie::new("commune");
    let source = remplacements.iter().fold(bac.lire("spaser.toml"), |source, (avant, apres)| {
        assert!(source.contains(avant), "{avant}");
        source.replacen(avant, apres, 1)
    });
    bac.ecrire("spaser.toml", source);
    bac.spaser(&["generer", "spaser.toml", "-o", "sortie", "--livrables", "deliberation,note,schema-docx"])
        .finit(0);
    let lus = fichiers(&bac.chemin("sortie"), "docx");
    assert!(lus.len() >= 3, "{lus:?}");
    lus.iter().map(|f| texte_docx(&std::fs::read(f).expect("un texte"))).collect()
}

#[test]
fn le_tribunal_et_les_mois() {
    for (ville, dit) in [
        ("Orgeval", "tribunal administratif d’Orgeval dans"),
        ("Le Havre", "tribunal administratif du Havre dans"),
        ("La Rochelle", "tribunal administratif de La Rochelle dans"),
        ("Évreux", "tribunal administratif d’Évreux dans"),
    ] {
        let texte = actes(&[("tribunal = \"Valmont\"", &format!("tribunal = \"{ville}\""))]);
        assert!(texte.contains(dit), "{ville}");
        for mois in ["avril", "août", "octobre"] {
            assert!(!texte.contains(&format!(" de {mois} ")), "{mois}");
        }
    }
}

/// Any name may follow: « confiée à Cabinet… » would want an article.
#[test]
fn l_assistance() {
    let amo = "conduite = \"amo\"\namo = { nom = \"Cabinet Achats & Territoires\" }\n";
    let texte = actes(&[("conduite = \"interne\"\n", amo)]);
    let dite = "L’assistance à maîtrise d’ouvrage a été assurée par Cabinet Achats";
    assert!(texte.contains(dite), "{texte}");
}
