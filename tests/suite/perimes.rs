//! The output folder after the dossier has changed names: what is no longer produced goes, what a person changed stays.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Copie, contenu};

/// Everything that a run leaves, by name.
fn noms(copie: &Copie, dossier: &str) -> BTreeSet<String> {
    contenu(&copie.chemin(dossier)).into_keys().collect()
}

fn depart() -> Copie {
    let copie = Copie::new("commune");
    copie.spaser(&["nouveau", "neuf/spaser.toml", "--type", "departement"]).finit(0);
    copie
}

/// The buyer gets its name, hence the documents theirs.
fn nommer(copie: &Copie, depuis: &str, vers: &str) {
    let texte = copie.lire("neuf/spaser.toml");
    assert!(texte.contains(depuis), "{texte}");
    copie.ecrire("neuf/spaser.toml", texte.replacen(depuis, vers, 1));
}

fn nom_du_depart(copie: &Copie) -> String {
    let texte = copie.lire("neuf/spaser.toml");
    let ligne = texte.lines().find(|l| l.starts_with("nom = ")).expect("le nom de l’acheteur");
    ligne.to_owned()
}

/// A folder to be put online as it is holds one scheme, and the run says what it withdrew.
#[test]
fn le_dossier_en_ligne_ne_garde_qu_un_schema() {
    let copie = depart();
    copie.spaser(&["generer", "neuf/spaser.toml"]).finit(0);
    let avant = noms(&copie, "neuf/sortie");
    nommer(&copie, &nom_du_depart(&copie), "nom = \"Département de la Lévance\"\nnom_court = \"Lévance\"");
    let sortie = copie.spaser(&["generer", "neuf/spaser.toml"]).finit(0);
    let apres = noms(&copie, "neuf/sortie");
    let partis: Vec<&String> = avant.difference(&apres).collect();
    assert!(partis.len() >= 8, "{partis:?}\n{sortie}");
    assert!(partis.iter().all(|nom| sortie.stdout.contains(&format!("{nom} — retiré : n’est plus produit"))));
    let pdf = contenu(&copie.chemin("neuf/sortie/publication")).into_keys().filter(|n| n.ends_with(".pdf"));
    assert_eq!(pdf.count(), 1, "{sortie}");
    // What was made afresh in another folder is the same set.
    copie.spaser(&["generer", "neuf/spaser.toml", "-o", "neuf/ailleurs"]).finit(0);
    assert_eq!(noms(&copie, "neuf/ailleurs"), apres);
}

/// A run that was not asked for a document says nothing of it; nor does a copy for one department of the others.
#[test]
fn ce_qui_n_est_pas_demande_reste() {
    let copie = depart();
    copie.spaser(&["generer", "neuf/spaser.toml", "--livrables", "schema,classeur"]).finit(0);
    let avant = noms(&copie, "neuf/sortie");
    nommer(&copie, &nom_du_depart(&copie), "nom = \"Département de la Lévance\"\nnom_court = \"Lévance\"");
    copie.spaser(&["generer", "neuf/spaser.toml", "--livrables", "classeur"]).finit(0);
    let apres = noms(&copie, "neuf/sortie");
    let partis: Vec<&String> = avant.difference(&apres).collect();
    assert!(matches!(partis.as_slice(), [seul] if seul.ends_with(".xlsx")), "{partis:?}");
    // Another dossier that writes in the same folder withdraws nothing of the first.
    copie.spaser(&["generer", "spaser.toml", "--livrables", "schema,classeur", "-o", "neuf/sortie"]).finit(0);
    assert!(noms(&copie, "neuf/sortie").is_superset(&apres));
}

/// A changed file is kept and named at each run, a hostile manifest leads nowhere.
#[test]
fn ce_qui_est_retouche_est_garde_et_nomme() {
    let copie = depart();
    let generer = || copie.spaser(&["generer", "neuf/spaser.toml", "-q"]).finit(0);
    generer();
    let vieux = noms(&copie, "neuf/sortie/publication").into_iter().find(|n| n.ends_with(".pdf"));
    let vieux = format!("publication/{}", vieux.expect("le schéma en ligne"));
    copie.ecrire(&format!("neuf/sortie/{vieux}"), "annoté");
    // A file outside, that a manifest claims as one of ours: bytes, fingerprint and origin of the page.
    let page = contenu(&copie.chemin("neuf/sortie/publication"))["index.html"].clone();
    copie.ecrire("neuf/a-moi.html", &page);
    let mut manifeste: Value =
        serde_json::from_str(&copie.lire("neuf/sortie/manifeste.json")).expect("un manifeste");
    for table in ["fichiers", "origines"] {
        manifeste[table]["../a-moi.html"] = manifeste[table]["publication/index.html"].clone();
    }
    copie.ecrire("neuf/sortie/manifeste.json", manifeste.to_string());
    nommer(&copie, &nom_du_depart(&copie), "nom = \"Département de la Lévance\"\nnom_court = \"Lévance\"");
    for _ in 0..2 {
        let sortie = generer();
        assert!(
            sortie.stderr.contains(&format!("{vieux} n’est plus produit et a été modifié à la main")),
            "{sortie}"
        );
        assert!(sortie.stderr.contains("avant de déposer ce dossier en ligne"), "{sortie}");
        assert_eq!(copie.lire(&format!("neuf/sortie/{vieux}")), "annoté");
        assert_eq!(copie.lire("neuf/a-moi.html").as_bytes(), page);
    }
    // Once the person has removed it, nothing more is said.
    std::fs::remove_file(copie.chemin(&format!("neuf/sortie/{vieux}"))).expect("un fichier à retirer");
    assert!(!generer().stderr.contains("n’est plus produit"));
}
