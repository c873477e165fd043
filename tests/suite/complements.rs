//! Records that complete the catalogue: added, corrected, closed, and said wherever they count.

use crate::support::{Copie, contenu, plat};

const AJOUT: &str = r#"
[[obligations]]
id = "PROPRE-1"
titre = "Charte d’achat du groupement"
theme = "gouvernance"
nature = "facultative"
exige = "Chaque marché du groupement suit la charte que ses membres ont signée."
champ = "membres du groupement"
certitude = "verifie"
lu_le = 2026-10-01
sources = ["charte signée le 1er octobre 2026"]
"#;

/// A commune whose dossier names an overlay and retains its duty.
fn commune(complement: &str) -> Copie {
    let copie = Copie::new("commune");
    let retenue = "\n[[obligations]]\nid = \"PROPRE-1\"\n";
    let dossier = copie.lire("spaser.toml");
    let dossier =
        dossier.replacen("format = 1\n", "format = 1\n\n[droit]\ncomplements = [\"droit/*.toml\"]\n", 1);
    std::fs::create_dir(copie.chemin("droit")).expect("un dossier");
    copie.ecrire("droit/propre.toml", complement);
    copie.ecrire("spaser.toml", dossier + if complement.contains("PROPRE-1") { retenue } else { "" });
    copie
}

fn texte(octets: &[u8]) -> String {
    plat(&String::from_utf8_lossy(octets))
}

/// A duty of the buyer’s own is printed with where it comes from, and cleared before signing.
#[test]
fn une_obligation_ajoutee_porte_son_origine() {
    let copie = commune(AJOUT);
    copie.spaser(&["generer", "spaser.toml", "--sources-typst", "sources"]).finit(0);
    let vue = texte(&contenu(&copie.chemin("sources"))["vue.json"]);
    assert!(vue.contains("Charte d’achat du groupement"));
    assert!(
        vue.contains("Fiche propre à l’acheteur. Charte signée le 1er octobre 2026"),
        "l’origine, en annexe"
    );
    let ecrits = contenu(&copie.chemin("sortie"));
    let relecture = texte(&ecrits["relecture.md"]);
    assert!(relecture.contains("fiche du complément droit/propre.toml"), "{relecture}");
    let controle = texte(&ecrits["controle.md"]);
    assert!(controle.contains("droit/propre.toml"), "{controle}");
    let texte = copie.spaser(&["verifier", "spaser.toml", "--contenu"]).finit(0).stdout;
    assert!(texte.contains("droit/propre.toml"), "{texte}");
    // Without the overlay, the duty is unknown.
    copie.ecrire("droit/propre.toml", "");
    assert!(copie.spaser(&["verifier", "spaser.toml"]).finit(1).stdout.contains("PROPRE-1"));
}

/// The same folder may be given at the command line, to any command that reads the law.
#[test]
fn un_dossier_de_fiches_vaut_un_complement() {
    let copie = commune(AJOUT);
    copie.ecrire(
        "spaser.toml",
        copie.lire("spaser.toml").replace("[droit]\ncomplements = [\"droit/*.toml\"]\n", ""),
    );
    copie.spaser(&["verifier", "spaser.toml"]).finit(1);
    copie.spaser(&["verifier", "spaser.toml", "--droit", "droit"]).finit(0);
    let fiche = copie.spaser(&["droit", "montrer", "PROPRE-1", "--droit", "droit"]).finit(0).stdout;
    assert!(fiche.contains("charte signée le 1er octobre 2026") && fiche.contains("propre.toml"), "{fiche}");
    let liste = copie.spaser(&["droit", "liste", "--droit", "droit", "--date", "2026-11-02"]).finit(0).stdout;
    assert!(liste.contains("PROPRE-1"), "{liste}");
    copie.spaser(&["droit", "montrer", "PROPRE-1"]).finit(2);
}

const NOUVELLE_VERSION: &str = r#"
[[clotures]]
famille = "obligations"
id = "OBL-40a"
au = 2027-12-31
source = "exemple"

[[obligations]]
id = "OBL-40a"
titre = "Restauration collective : règle nouvelle"
theme = "alimentation"
nature = "legale"
exige = "Les repas comprennent une part nouvelle de produits durables."
champ = "personnes qui ont la charge d’un restaurant collectif"
si = { restauration = true }
du = 2028-01-01
certitude = "verifie"
lu_le = 2026-11-02
sources = ["exemple"]
"#;

/// A rule closed and replaced: each date finds its own.
#[test]
fn une_regle_close_laisse_place_a_la_nouvelle() {
    let copie = commune(NOUVELLE_VERSION);
    copie.spaser(&["verifier", "spaser.toml"]).finit(0);
    let le = |date: &str| {
        let arguments = ["droit", "liste", "--type", "commune", "--date", date, "--droit", "droit"];
        copie.spaser(&arguments).finit(0).stdout
    };
    assert!(!le("2027-12-31").contains("règle nouvelle"));
    assert!(le("2028-01-01").contains("règle nouvelle"));
    assert!(le("2028-01-01").matches("OBL-40a").count() == 1);
}

/// A record with the name and first day of one that stands replaces it.
#[test]
fn une_fiche_de_meme_nom_corrige() {
    let corrige = NOUVELLE_VERSION.replace("du = 2028-01-01", "du = 2022-01-01");
    let corrige = corrige.split_once("\n[[obligations]]").expect("deux fiches").1;
    let copie = commune(&format!("[[obligations]]{corrige}"));
    let liste = copie.spaser(&["droit", "liste", "--type", "commune", "--droit", "droit"]).finit(0).stdout;
    assert!(liste.contains("règle nouvelle") && liste.matches("OBL-40a").count() == 1, "{liste}");
}

/// What an overlay gets wrong is shown where it is written, and nothing is produced.
#[test]
fn un_complement_fautif_est_montre() {
    let refuse = |complement: &str, dits: &[&str]| {
        let copie = commune(complement);
        let sortie = copie.spaser(&["generer", "spaser.toml"]).finit(1);
        dits.iter().for_each(|dit| assert!(sortie.stderr.contains(dit), "{dit}\n{sortie}"));
        assert!(!copie.chemin("sortie").exists());
    };
    refuse(&AJOUT.replace("certitude", "certitud"), &["cle-inconnue", "droit/propre.toml:"]);
    refuse(
        &AJOUT.replace("titre =", "fondements = [\"ccp-l9999\"]\ntitre ="),
        &["complement-incoherent", "ccp-l9999"],
    );
    let sans_effet =
        "[[clotures]]\nfamille = \"obligations\"\nid = \"OBL-999\"\nau = 2027-01-01\nsource = \"exemple\"\n";
    refuse(sans_effet, &["complement-incoherent", "ne clôt aucune fiche"]);
    // A folder that is not there.
    let copie = Copie::new("commune");
    let sortie = copie.spaser(&["verifier", "spaser.toml", "--droit", "absent"]);
    assert!(sortie.code == 3 && sortie.stdout.contains("`absent`"), "{sortie}");
}

/// Overlays stay in the dossier’s folder, as inclusions do.
#[test]
fn un_complement_ne_sort_pas_du_dossier() {
    let copie = commune(AJOUT);
    copie.ecrire("spaser.toml", copie.lire("spaser.toml").replace("droit/*.toml", "../ailleurs.toml"));
    let sortie = copie.spaser(&["verifier", "spaser.toml"]);
    assert!(sortie.code == 1 && sortie.stdout.contains("[inclusion-hors-dossier]"), "{sortie}");
}
