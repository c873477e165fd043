//! Every article, law and decree that a document prints is in the catalogue, under that number, in that
//! text; and no template of ours holds one: law is data.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto};
use regex::Regex;
use spaser::catalogue::Catalogue;

use crate::support::{Copie, EXEMPLES, contenu, fichiers, plat, racine, texte_docx, vue_schema};

/// « L. 2111-3 », then what follows on the same line.
const ARTICLE: &str = r"\b(?:[LRD]\.) ?(\d+(?:-\d+)*)([^.;:()\n]{0,60})";
/// « loi n° 2021-1104 », « décrets n° 2025-1383 ».
const TEXTE: &str = r"\b(?:lois?(?: organique)?|ordonnances?|décrets?) n° ?(\d{2,4}-\d+)";
/// « arrêté du 22 décembre 2022 ».
const ARRETE: &str = r"\barrêtés? du (\d{1,2}(?:er)? \p{L}+ \d{4})";

/// Repealed: the program names them to reject them.
const ECARTES: [&str; 1] = ["décret n° 2021-254"];

struct Lecteur {
    article: Regex,
    texte: Regex,
    arrete: Regex,
    catalogue: Catalogue,
}

impl Lecteur {
    fn new() -> Self {
        let motif = |m| Regex::new(m).expect("un motif");
        let catalogue = Catalogue::integre().expect("le catalogue");
        Self { article: motif(ARTICLE), texte: motif(TEXTE), arrete: motif(ARRETE), catalogue }
    }

    /// The references of a text, each with whether the catalogue knows it.
    fn lire(&self, texte: &str) -> Vec<(String, bool)> {
        let articles = self.article.captures_iter(texte).map(|c| {
            (c[0].trim().to_owned(), self.connait_article(&format!("{}. {}", &c[0][..1], &c[1]), &c[2]))
        });
        let titres = || self.catalogue.fiches().textes.iter().map(|t| plat(&t.titre));
        let textes = self.texte.captures_iter(texte).map(|c| {
            let numero = format!("n° {}", &c[1]);
            let suit = |t: String| t.ends_with(&numero) || t.contains(&format!("{numero} "));
            (c[0].to_owned(), titres().any(suit))
        });
        let arretes = self.arrete.captures_iter(texte);
        let arretes =
            arretes.map(|c| (c[0].to_owned(), titres().any(|t| t.contains(&format!("du {}", &c[1])))));
        articles.chain(textes).chain(arretes).collect()
    }

    /// Known under that number; and, where the text is named right after, in that text.
    fn connait_article(&self, numero: &str, suite: &str) -> bool {
        let siens = self.catalogue.articles().iter().filter(|a| plat(&a.numero) == numero);
        let textes: BTreeSet<&str> = siens.map(|a| a.texte.as_str()).collect();
        let nomme = self.catalogue.fiches().textes.iter().find(|t| {
            let complement = suite.trim_start_matches([' ', ',']);
            let court = t.abrege.as_ref().is_some_and(|a| complement.split(' ').next() == Some(a));
            court || complement.starts_with(&format!("du {}", plat(&t.titre)))
        });
        match nomme {
            Some(t) => textes.contains(t.id.as_str()),
            None => !textes.is_empty(),
        }
    }
}

/// The words of every cell.
fn texte_xlsx(chemin: &Path) -> String {
    let mut classeur = open_workbook_auto(chemin).expect("un classeur");
    let mut tout = String::new();
    for (_, feuille) in classeur.worksheets() {
        for cellule in feuille.rows().flatten() {
            if let Data::String(texte) = cellule {
                tout += texte;
                tout.push('\n');
            }
        }
    }
    tout
}

/// Strings of a view, one a line.
fn lignes(valeur: &serde_json::Value, tout: &mut String) {
    match valeur {
        serde_json::Value::String(texte) => *tout += &format!("{texte}\n"),
        serde_json::Value::Array(liste) => liste.iter().for_each(|v| lignes(v, tout)),
        serde_json::Value::Object(objet) => objet.values().for_each(|v| lignes(v, tout)),
        _ => {}
    }
}

#[test]
fn tout_ce_qui_est_cite_est_au_catalogue() {
    let lecteur = Lecteur::new();
    for exemple in EXEMPLES {
        let copie = Copie::new(exemple);
        copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation,classeur"]).finit(0);
        let sortie = copie.chemin("sortie");
        let mut documents = vec![("le schéma".to_owned(), String::new())];
        lignes(
            &serde_json::to_value(vue_schema(&copie.chemin("spaser.toml"))).expect("du JSON"),
            &mut documents[0].1,
        );
        for (nom, octets) in contenu(&sortie) {
            let texte = match nom.rsplit_once('.').map(|(_, extension)| extension) {
                Some("docx") => texte_docx(&octets),
                Some("xlsx") => texte_xlsx(&sortie.join(&nom)),
                Some("md") => String::from_utf8_lossy(&octets).into_owned(),
                _ => continue,
            };
            documents.push((nom, texte));
        }
        for (nom, texte) in documents {
            let trouves = lecteur.lire(&plat(&texte));
            let inconnus: Vec<&String> =
                trouves.iter().filter(|(_, connu)| !connu).map(|(dit, _)| dit).collect();
            assert!(inconnus.is_empty(), "{exemple}/{nom} : {inconnus:#?}");
            if nom == "le schéma" || nom.ends_with("docx") {
                assert!(
                    trouves.len() > 5,
                    "{exemple}/{nom} : {} citations, le test ne lit plus",
                    trouves.len()
                );
            }
        }
    }
}

/// Messages and helps of the program cite by number, too.
#[test]
fn ce_que_dit_le_programme_est_au_catalogue() {
    let lecteur = Lecteur::new();
    let mut lues = 0;
    for chemin in fichiers(&racine().join("src"), "rs") {
        let source = fs::read_to_string(&chemin).expect("un fichier");
        let dites = source.lines().filter(|l| !l.trim_start().starts_with("//"));
        for ligne in dites {
            for (dit, connu) in lecteur.lire(&plat(ligne)) {
                lues += 1;
                assert!(connu || ECARTES.contains(&dit.as_str()), "{} : {dit}", chemin.display());
            }
        }
    }
    assert!(lues > 10, "{lues}");
}

#[test]
fn aucun_gabarit_ne_porte_de_reference() {
    let lecteur = Lecteur::new();
    let mut fichiers_lus = 0;
    for extension in ["md", "typ", "toml", "xml", "txt"] {
        for chemin in fichiers(&racine().join("templates"), extension) {
            fichiers_lus += 1;
            let texte = plat(&fs::read_to_string(&chemin).expect("un fichier"));
            let trouves = lecteur.lire(&texte);
            assert!(trouves.is_empty(), "{} : {trouves:?}", chemin.display());
        }
    }
    assert!(fichiers_lus > 10, "{fichiers_lus}");
}

/// The reader does read: it knows what is there from what is not.
#[test]
fn le_lecteur_distingue() {
    let lecteur = Lecteur::new();
    let connus = |texte: &str| lecteur.lire(texte).iter().map(|(_, connu)| *connu).collect::<Vec<_>>();
    assert_eq!(connus("l’article L. 2111-3 du code de la commande publique"), [true]);
    assert_eq!(connus("l’article L. 2111-3 du code du travail"), [false]);
    assert_eq!(connus("art. L. 2121-29 CCP et art. L. 2121-29 CGCT"), [false, true]);
    assert_eq!(connus("l’article L. 9999-1 ; le décret n° 2021-254"), [false, false]);
    assert_eq!(connus("la loi n° 2021-1104 du 22 août 2021"), [true]);
}
