//! The scheme in Word, as a person who receives it would find it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::docx::verifier_ordre;
use crate::support::{EXEMPLES, parties_xml, plat, pour_chacun, racine, spaser, texte_docx};

/// The text parts of the one Word file that a run gives for a sample.
pub fn parties(exemple: &str, autres: &[&str]) -> BTreeMap<String, String> {
    let sortie = tempfile::tempdir().expect("un dossier temporaire");
    parties_xml(&generer(exemple, sortie.path(), autres))
}

pub fn generer(exemple: &str, sortie: &Path, autres: &[&str]) -> Vec<u8> {
    let dossier = racine().join("samples").join(exemple).join("spaser.toml");
    let (dossier, vers) = (dossier.to_string_lossy(), sortie.to_string_lossy());
    let mut arguments = vec!["generer", &dossier, "--livrables", "schema-docx", "-o", &vers];
    arguments.extend(autres);
    spaser(arguments).finit(0);
    let fichiers = fs::read_dir(sortie).expect("une sortie").flatten().map(|e| e.path());
    let docx: Vec<_> = fichiers.filter(|f| f.extension().is_some_and(|e| e == "docx")).collect();
    assert_eq!(docx.len(), 1, "{docx:?}");
    fs::read(&docx[0]).expect("un fichier Word")
}

#[test]
fn bien_forme_et_dans_l_ordre() {
    pour_chacun(EXEMPLES, |exemple| {
        for (nom, contenu) in parties(exemple, &[]) {
            verifier_ordre(&nom, &contenu);
        }
    });
}

#[test]
fn memes_octets_deux_fois() {
    let (un, deux) = (tempfile::tempdir().expect("un dossier"), tempfile::tempdir().expect("un dossier"));
    assert_eq!(generer("commune", un.path(), &[]), generer("commune", deux.path(), &[]));
}

/// A real table of contents, filled with pages that grow; nothing is asked when the file opens.
#[test]
fn un_sommaire_rempli() {
    pour_chacun(EXEMPLES, |exemple| {
        let parties = parties(exemple, &[]);
        let document = &parties["word/document.xml"];
        assert!(document.contains(" TOC \\o \"1-2\" \\h \\z "));
        assert!(!parties["word/settings.xml"].contains("updateFields"));
        let pages: Vec<usize> = document
            .split(" PAGEREF ")
            .skip(1)
            .map(|suite| {
                let dit = suite.split("<w:t xml:space=\"preserve\">").nth(1).unwrap_or_default();
                dit.split('<').next().unwrap_or_default().parse().expect("un numéro de page")
            })
            .collect();
        let titres = document.matches("<w:pStyle w:val=\"Titre1\"/>").count()
            + document.matches("<w:pStyle w:val=\"Titre2\"/>").count();
        assert_eq!(pages.len(), titres);
        assert!(pages.is_sorted(), "{pages:?}");
        assert!(pages.last().is_some_and(|derniere| *derniere > 10), "{pages:?}");
    });
}

/// Each link within the file leads to a bookmark that is there, once.
#[test]
fn chaque_renvoi_a_son_signet() {
    pour_chacun(EXEMPLES, |exemple| {
        let parties = parties(exemple, &[]);
        let document = &parties["word/document.xml"];
        let lus = |motif: &str| -> Vec<String> {
            let suites = document.split(motif).skip(1);
            suites.map(|s| s.split('"').next().unwrap_or_default().to_owned()).collect()
        };
        let mut signets: Vec<String> = document
            .split("<w:bookmarkStart ")
            .skip(1)
            .map(|s| {
                s.split("w:name=\"").nth(1).and_then(|n| n.split('"').next()).unwrap_or_default().to_owned()
            })
            .collect();
        signets.sort();
        assert!(signets.iter().all(|s| s.len() <= 40), "Word coupe un signet de plus de 40 signes");
        assert!(signets.windows(2).all(|paire| paire[0] != paire[1]), "un signet posé deux fois");
        let renvois = lus("w:anchor=\"");
        assert!(renvois.len() > 50, "{}", renvois.len());
        for renvoi in renvois {
            assert!(signets.binary_search(&renvoi).is_ok(), "{renvoi} ne mène nulle part");
        }
    });
}

/// Wide chapters turn the paper, and the cover has neither head nor foot.
#[test]
fn les_pages_tournent() {
    let parties = parties("metropole", &[]);
    let document = &parties["word/document.xml"];
    assert!(document.contains("w:orient=\"landscape\""));
    assert_eq!(document.matches("<w:titlePg/>").count(), 1);
    assert!(parties["word/header1.xml"].contains("SPASER 2027–2032"));
    assert!(parties["word/footer2.xml"].contains(" NUMPAGES "));
}

/// Who reads inside sees more than who reads outside, here as on paper.
#[test]
fn deux_lecteurs() {
    let interne = parties("metropole", &["--diffusion", "interne"]);
    let publique = parties("metropole", &[]);
    assert!(interne["word/document.xml"].len() > publique["word/document.xml"].len());
    assert!(interne["word/header1.xml"].contains("DOCUMENT INTERNE"));
}

/// A drawing that Word does not show is not described: its data stand in a table whose heads say what they are.
#[test]
fn une_figure_se_dit_en_tableau() {
    let sortie = tempfile::tempdir().expect("un dossier temporaire");
    let texte = plat(&texte_docx(&generer("metropole", sortie.path(), &[])));
    for absent in
        ["Nuage de", "Barres horizontales", "barres empilées", "Frise d", "Élément\nValeur", "surface :"]
    {
        assert!(!texte.contains(absent), "{absent}");
    }
    for presente in [
        "Segment d’achat\nMontant annuel HT\n",
        "Segment\nEnjeux\nMarge de manœuvre\nConduite à tenir\nTravaux de bâtiment\n4,0\n3,3\nAgir d’abord\n",
        "Instance ou rendez-vous\nRythme\n",
        "Publications : 2028, 2030 et 2032.",
        "Action\nPériode\n",
    ] {
        assert!(texte.contains(presente), "{presente}");
    }
}

/// On paper the strip of time has a table for who does not see it; in Word both would be the same table.
#[test]
fn le_calendrier_de_l_elaboration_est_dit_une_fois() {
    pour_chacun(["commune", "metropole"], |exemple| {
        let document = &parties(exemple, &[])["word/document.xml"];
        let etapes = document.split("Les étapes de l’élaboration</w:t>").last().expect("des étapes");
        let section = etapes.split("<w:pStyle w:val=\"Titre").next().unwrap_or_default();
        assert_eq!(section.matches("<w:tbl>").count(), 1, "{exemple}");
        assert!(!section.contains("Calendrier de l’élaboration"), "{exemple}");
    });
}
