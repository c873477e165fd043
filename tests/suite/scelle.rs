//! The text submitted to the assembly is kept; what is adopted is that text, or says how it differs.

use crate::support::{Copie, contenu, texte_docx};

/// A dossier submitted once, then produced.
fn soumis() -> Copie {
    let copie = Copie::new("erreurs/corps-modifie");
    std::fs::remove_file(copie.chemin("scelle.json")).expect("un texte scellé");
    let sortie = copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation"]).finit(0);
    assert!(sortie.stdout.contains("scelle.json : le texte soumis à l’assemblée"), "{sortie}");
    copie
}

fn remplacer(copie: &Copie, avant: &str, apres: &str) {
    let texte = copie.lire("spaser.toml");
    assert!(texte.contains(avant), "{avant}");
    copie.ecrire("spaser.toml", texte.replacen(avant, apres, 1));
}

const ACTE: &str = r#"
[[actes]]
id = "adoption"
nature = "adoption"
numero = "2026-12"
date = 2026-12-14
en_exercice = 15
presents = 12
vote = { pour = 12, contre = 0, abstentions = 0 }
"#;

fn adopte(copie: &Copie, plus: &str) {
    remplacer(copie, "etat = \"soumis\"", "etat = \"adopte\"");
    let texte = copie.lire("spaser.toml");
    copie.ecrire("spaser.toml", format!("{texte}{ACTE}{plus}"));
}

#[test]
fn le_texte_soumis_s_adopte_tel_quel() {
    let copie = soumis();
    adopte(&copie, "");
    copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation"]).finit(0);
}

#[test]
fn un_texte_change_sans_le_dire_est_refuse() {
    let copie = soumis();
    let avant = contenu(&copie.chemin("sortie"));
    remplacer(&copie, "valeur = 20", "valeur = 25");
    adopte(&copie, "");
    let sortie = copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation"]).finit(1);
    assert!(sortie.stderr.contains("erreur[corps-modifie]"), "{sortie}");
    assert!(sortie.stderr.contains("cible de SOC-01, champ `valeur` : 20 est devenu 25"), "{sortie}");
    assert_eq!(contenu(&copie.chemin("sortie")), avant);
}

#[test]
fn des_amendements_dits_s_impriment() {
    let copie = soumis();
    remplacer(&copie, "valeur = 20", "valeur = 25");
    adopte(&copie, "amendements = [\"la cible de l’indicateur SOC-01 est portée à 25 % en 2030\"]\n");
    copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation", "--remplacer"]).finit(0);
    let (_, docx) = contenu(&copie.chemin("sortie"))
        .into_iter()
        .find(|(nom, _)| nom.ends_with("-deliberation-adoption.docx"))
        .expect("une délibération");
    let texte = texte_docx(&docx);
    assert!(texte.contains("avec les amendements suivants"), "{texte}");
    assert!(texte.contains("est portée à 25\u{202f}% en 2030"), "{texte}");
}

/// A draft moves freely; a revised scheme is another text.
#[test]
fn un_projet_et_une_revision_ne_se_comparent_pas() {
    for etat in ["projet", "modifie"] {
        let copie = soumis();
        remplacer(&copie, "valeur = 20", "valeur = 25");
        adopte(&copie, "");
        remplacer(&copie, "etat = \"adopte\"", &format!("etat = \"{etat}\""));
        let sortie = copie.spaser(&["verifier", "spaser.toml"]).finit(0);
        assert!(!sortie.stdout.contains("corps-modifie"), "{sortie}");
    }
}
