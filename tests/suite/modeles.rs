//! Templates of the user's own: exported, replaced file by file, confined, their faults shown where they are.

use std::fs;
use std::path::Path;

use spaser::template;

use crate::support::{Copie, en_francais, spaser};

/// The small sample, with a folder of templates beside it.
struct Essai {
    copie: Copie,
}

impl Essai {
    fn new(modeles: &[(&str, &str)]) -> Self {
        let copie = Copie::new("commune");
        for (nom, texte) in modeles {
            let chemin = copie.chemin(&format!("modeles/{nom}"));
            fs::create_dir_all(chemin.parent().expect("un dossier")).expect("un dossier");
            fs::write(chemin, texte).expect(nom);
        }
        Self { copie }
    }

    fn generer(&self, livrables: &str) -> crate::support::Sortie {
        self.copie.spaser(&["generer", "spaser.toml", "--livrables", livrables, "--modeles", "modeles"])
    }

    /// Refused with these words, in French, and nothing written.
    #[track_caller]
    fn refuse(&self, livrables: &str, dits: &[&str]) {
        let sortie = self.generer(livrables).finit(1);
        for dit in dits {
            assert!(sortie.stderr.contains(dit), "« {dit} » attendu :\n{sortie}");
        }
        assert!(sortie.stderr.contains("Rien n’a été écrit."), "{sortie}");
        assert!(!self.copie.chemin("sortie").exists());
        en_francais(sortie.stderr.replace(" (il parle anglais)", "").lines().next().unwrap_or_default());
    }
}

/// What is exported, given back, changes nothing.
#[test]
fn exportes_et_rendus() {
    let copie = Copie::new("commune");
    copie.spaser(&["generer", "spaser.toml", "-o", "sans", "--quiet"]).finit(0);
    copie.spaser(&["modeles", "exporter", "modeles"]).finit(0);
    copie.spaser(&["generer", "spaser.toml", "-o", "avec", "--modeles", "modeles", "--quiet"]).finit(0);
    let lire = |dossier: &str| crate::support::contenu(&copie.chemin(dossier));
    assert!(lire("sans") == lire("avec"));
    assert!(lire("sans/publication") == lire("avec/publication"));
    let notice = copie.lire("modeles/VARIABLES.md");
    for attendu in ["prose/", "`couverture`", "`pieces_jointes`", "FicheAction", "`sites`"] {
        assert!(notice.contains(attendu), "{attendu}");
    }
    let encore = copie.spaser(&["modeles", "exporter", "modeles"]).finit(3);
    assert!(encore.stderr.contains("existe déjà"), "{encore}");
}

#[test]
fn un_fichier_en_remplace_un() {
    let passage = "Le schéma se lit sur le panneau de la mairie.\n";
    let essai = Essai::new(&[
        ("prose/mise-en-ligne.md", passage),
        ("vocabulaire.toml", "[libelle]\nsommaire = \"Table\"\n"),
    ]);
    essai.generer("schema,publication").finit(0);
    let page = essai.copie.lire("sortie/publication/index.html");
    assert!(
        page.contains("panneau de la mairie") && page.contains(">Table<"),
        "le passage et le mot sont repris"
    );
}

#[test]
fn la_faute_est_montree() {
    let prose = |texte: &str| Essai::new(&[("prose/mise-en-ligne.md", texte)]);
    prose("Une ligne.\n\nPuis {{ sitess }}.\n")
        .refuse("schema", &["prose/mise-en-ligne.md, ligne 3", "n’existe pas", "{{ sitess }}"]);
    prose("{% if sites %}oubli\n").refuse("schema", &["prose/mise-en-ligne.md", "l’écriture du modèle"]);
    prose("{{ citer(\"ccp-l9999-9\") }}\n")
        .refuse("schema", &["prose/mise-en-ligne.md, ligne 1", "impossible"]);
    prose("{{ sites|inconnu }}").refuse("schema", &["un filtre est inconnu"]);
    Essai::new(&[("web/index.html", "<p>{{ vue.rien }}</p>")])
        .refuse("publication", &["web/index.html, ligne 1", "n’existe pas"]);
    let mut gabarit =
        String::from_utf8(template::fichier("typst/feuillet.typ").expect("un gabarit").to_vec())
            .expect("du texte");
    gabarit.push_str("\n#inconnue()\n");
    let ligne = gabarit.lines().count();
    Essai::new(&[("typst/feuillet.typ", &gabarit)])
        .refuse("synthese", &["refuse vos modèles", &format!("feuillet.typ, ligne {ligne}")]);
    Essai::new(&[("vocabulaire.toml", "[libelle]\nsomaire = \"Table\"\n")])
        .refuse("schema", &["[libelle]", "`somaire`"]);
    Essai::new(&[("vocabulaire.toml", "[libelle]\nsommaire = Table\n")])
        .refuse("schema", &["vocabulaire.toml, ligne 2"]);
}

#[test]
fn rien_ne_sort_ni_ne_tourne_sans_fin() {
    let typst = |texte: &str| Essai::new(&[("typst/feuillet.typ", texte)]);
    for interdit in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../spaser.toml\")",
        "#import \"@preview/cetz:0.3.0\"",
        "#image(\"https://exemple.fr/x.png\")",
    ] {
        typst(interdit).refuse("synthese", &["refuse vos modèles"]);
    }
    typst("#while true { }").refuse("synthese", &["refuse vos modèles"]);
    let boucle = "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}x{% endfor %}{% endfor %}{% endfor %}";
    Essai::new(&[("prose/mise-en-ligne.md", boucle)]).refuse("schema", &["trop de calculs"]);
    Essai::new(&[("web/index.html", boucle)]).refuse("publication", &["trop de calculs"]);
}

#[test]
fn un_dossier_de_modeles_ne_contient_que_des_modeles() {
    Essai::new(&[("prosa/axe.md", "x")]).refuse("schema", &["« prosa » n’a pas sa place", "prose/"]);
    Essai::new(&[("macro.docm", "x")]).refuse("schema", &["« macro.docm » n’a pas sa place"]);
    let essai = Essai::new(&[("prose/axe.md", "x")]);
    fs::write(essai.copie.chemin("modeles/prose/axe.md"), b"\xff\xfe\x00").expect("des octets");
    essai.refuse("schema", &["n’est pas du texte en UTF-8"]);
    let absent = Copie::new("commune");
    let sortie = absent.spaser(&["generer", "spaser.toml", "--modeles", "nulle-part"]).finit(1);
    assert!(sortie.stderr.contains("nulle-part est introuvable"), "{sortie}");
    #[cfg(unix)]
    {
        let essai = Essai::new(&[("prose/axe.md", "x")]);
        std::os::unix::fs::symlink("/etc/passwd", essai.copie.chemin("modeles/prose/lien.md"))
            .expect("un lien");
        essai.refuse("schema", &["est un lien"]);
    }
}

/// The leaflet holds in two pages; each department has its own actions, and no other's.
#[test]
fn feuillets() {
    for exemple in crate::support::EXEMPLES {
        let copie = Copie::new(exemple);
        let sortie = copie.spaser(&["generer", "spaser.toml", "--livrables", "synthese,directions"]).finit(0);
        let synthese = sortie.stdout.lines().find(|l| l.contains("-synthese.pdf")).expect("une synthèse");
        assert!(synthese.contains(", 1 page)") || synthese.contains(", 2 pages)"), "{synthese}");
        let fiches = crate::support::contenu(&copie.chemin("sortie/directions"));
        assert!(fiches.len() >= 4, "{exemple} : {:?}", fiches.keys());
        if exemple == "metropole" {
            // It pilots nothing and collects nothing: it only contributes.
            assert!(fiches.contains_key("direction-de-la-communication.pdf"), "{:?}", fiches.keys());
        }
        assert!(
            fiches.keys().all(|n| n.is_ascii() && !n.contains(' ') && Path::new(n).extension().is_some())
        );
    }
}

/// The values are those of a dossier: the summary says which option gives it.
#[test]
fn l_aide_des_champs_dit_d_ou_viennent_les_valeurs() {
    let aide = spaser(["modeles", "champs", "--help"]).finit(0).stdout;
    let resume = aide.split("\n\n").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>();
    assert!(resume.join(" ").contains("avec `--dossier`, la valeur de chaque champ"), "{aide}");
}
