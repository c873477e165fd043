//! The Word file of an act, as a stranger would read it.

mod acte;

use std::collections::BTreeMap;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use spaser::render::docx::{ErreurDocx, ordre, rendre};
use spaser::vue::acte::{Piece, VueActe};
use spaser::vue::contrat::Paragraphe;

use crate::support;

type Parties = BTreeMap<String, Vec<u8>>;

fn images(fichier: &str) -> Option<Vec<u8>> {
    (fichier == "/images/logo.png").then(|| include_bytes!("docx/logo.png").to_vec())
}

fn octets(vue: &VueActe) -> Vec<u8> {
    rendre(vue, &images, None).expect("the act is written")
}

/// The parts of the file; it is also left on disk for the judges (`tests/juges/ooxml.sh`, `bureau.sh`).
fn parties(vue: &VueActe, nom: &str) -> Parties {
    let octets = octets(vue);
    std::fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(nom), &octets)
        .expect("the target folder is writable");
    support::parties(&octets).into_iter().collect()
}

fn xml<'a>(parties: &'a Parties, nom: &str) -> &'a str {
    std::str::from_utf8(&parties[nom]).expect("UTF-8")
}

fn compter(xml: &str, motif: &str) -> usize {
    xml.matches(motif).count()
}

#[test]
fn memes_octets_deux_fois() {
    assert_eq!(octets(&acte::long()), octets(&acte::long()));
}

#[test]
fn types_de_contenu_en_tete_du_paquet() {
    let parties = support::parties(&octets(&acte::long()));
    assert_eq!(parties[0].0, "[Content_Types].xml");
}

#[test]
fn xml_bien_forme_et_enfants_dans_l_ordre() {
    let actes = [
        (acte::long(), "acte-long.docx"),
        (acte::court(), "acte-court.docx"),
        (acte::charge(), "acte-charge.docx"),
    ];
    for (vue, nom) in actes {
        for (partie, contenu) in parties(&vue, nom) {
            if !partie.starts_with("word/media/") {
                verifier_ordre(&partie, std::str::from_utf8(&contenu).expect("UTF-8"));
            }
        }
    }
}

/// Every part is well formed, and every child of a sequence is known and in its place.
pub fn verifier_ordre(partie: &str, xml: &str) {
    let mut lecteur = Reader::from_str(xml);
    // Open elements, each with the rank of its last child.
    let mut ouverts: Vec<(String, usize)> = Vec::new();
    loop {
        let evenement = lecteur.read_event().unwrap_or_else(|e| panic!("{partie}: {e}"));
        let (debut, ferme) = match &evenement {
            Event::Start(debut) => (debut, false),
            Event::Empty(debut) => (debut, true),
            Event::End(_) => {
                ouverts.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let nom = debut.name().as_ref().to_owned();
        if let Some((parent, dernier)) = ouverts.last_mut()
            && let Some(sequence) = ordre::sequence(parent)
        {
            let rang = ordre::rang(sequence, &nom);
            assert!(rang < sequence.len(), "{partie}: {nom} in {parent} is not in its sequence");
            assert!(rang >= *dernier, "{partie}: {nom} in {parent} is out of order");
            *dernier = rang;
        }
        if !ferme {
            ouverts.push((nom, 0));
        }
    }
    assert!(ouverts.is_empty(), "{partie}: {ouverts:?} left open");
}

#[test]
fn articles_numerotes_par_word() {
    let parties = parties(&acte::long(), "articles.docx");
    let numerotation = xml(&parties, "word/numbering.xml");
    assert!(numerotation.contains("w:val=\"Article\u{a0}%1er\u{a0}—\""));
    assert!(numerotation.contains("w:val=\"Article\u{a0}%2\u{a0}—\""));
    let document = xml(&parties, "word/document.xml");
    assert_eq!(compter(document, "<w:pStyle w:val=\"ActeArticle1er\"/>"), 1);
    assert_eq!(compter(document, "<w:pStyle w:val=\"ActeArticle\"/>"), 7);
    assert!(!document.contains("Article 2"), "the number is Word’s, not the text’s");
}

#[test]
fn une_liste_numerotee_recommence() {
    let mut vue = acte::long();
    let liste = vue.pieces.iter().filter(|p| matches!(p, Piece::Article { .. })).nth(2).cloned();
    vue.pieces.extend(liste);
    let parties = parties(&vue, "listes.docx");
    assert_eq!(compter(xml(&parties, "word/numbering.xml"), "<w:startOverride w:val=\"1\"/>"), 2);
}

#[test]
fn article_qui_commence_par_une_liste() {
    let mut vue = acte::court();
    let element = vec![Paragraphe::de(vec![acte::texte("un point")])];
    let liste = Paragraphe::liste(false, vec![element]);
    vue.pieces = vec![Piece::Article { contenu: vec![liste] }];
    let parties = parties(&vue, "liste-en-tete.docx");
    let document = xml(&parties, "word/document.xml");
    let numero = "<w:p><w:pPr><w:pStyle w:val=\"ActeArticle1er\"/><w:keepNext/></w:pPr></w:p>";
    assert!(
        document.contains(&format!("{numero}<w:p><w:pPr><w:pStyle w:val=\"Listepuces\"/>")),
        "{document}"
    );
}

#[test]
fn mots_d_ouverture() {
    let parties = parties(&acte::long(), "ouverture.docx");
    let document = xml(&parties, "word/document.xml");
    let mot = |mot: &str| {
        format!("<w:rStyle w:val=\"MotOuverture\"/></w:rPr><w:t xml:space=\"preserve\">{mot}</w:t>")
    };
    assert_eq!(compter(document, &mot("Vu")), 12);
    assert_eq!(compter(document, &mot("Considérant que")), 5);
    assert_eq!(compter(document, &mot("Considérant qu’")), 1);
}

#[test]
fn signatures_jamais_seules() {
    let parties = parties(&acte::long(), "signatures.docx");
    let document = xml(&parties, "word/document.xml");
    assert!(document.contains("<w:pPr><w:pStyle w:val=\"ActePhrase\"/><w:keepNext/></w:pPr>"));
}

#[test]
fn proprietes_du_fichier() {
    let parties = parties(&acte::long(), "proprietes.docx");
    let proprietes = xml(&parties, "docProps/core.xml");
    assert!(
        proprietes.contains(
            "<dc:title>Délibération – adoption du SPASER 2027–2032 – Métropole de Valmont</dc:title>"
        )
    );
    assert!(proprietes.contains("&lt;responsables&gt; &amp; de"), "escaped: {proprietes}");
    assert!(proprietes.contains("<dc:language>fr-FR</dc:language>"));
    assert!(proprietes.contains("2026-11-02T00:00:00Z"));
    assert!(xml(&parties, "word/styles.xml").contains("<w:lang w:val=\"fr-FR\""));
    assert!(xml(&parties, "word/footer1.xml").contains("adoption du SPASER 2027–2032</w:t>"));
}

#[test]
fn sans_date_pas_de_date() {
    let parties = parties(&acte::court(), "sans-date.docx");
    assert!(!xml(&parties, "docProps/core.xml").contains("dcterms:created"));
}

#[test]
fn tableau_lisible_sans_le_voir() {
    let parties = parties(&acte::long(), "tableau.docx");
    let document = xml(&parties, "word/document.xml");
    assert_eq!(compter(document, "<w:tblHeader/>"), 1);
    assert!(document.contains("<w:tblCaption w:val=\"Tableau 1 – Cibles par indicateur et par année\"/>"));
    assert!(document.contains("<w:tblDescription w:val=\"Douze indicateurs"));
    assert!(!document.contains("TableauSPASER|"), "the mark is resolved");
    assert_eq!(compter(document, "<w:cantSplit/>"), compter(document, "<w:tr>"));
}

#[test]
fn logo_decrit() {
    let parties = parties(&acte::long(), "logo.docx");
    let document = xml(&parties, "word/document.xml");
    assert!(document.contains("descr=\"Logo de la métropole de Valmont\""));
    assert!(parties.contains_key("word/media/image1.png"));
    assert!(xml(&parties, "[Content_Types].xml").contains("Extension=\"png\""));
}

#[test]
fn blancs_en_controles_de_contenu() {
    let parties = parties(&acte::long(), "blancs.docx");
    let document = xml(&parties, "word/document.xml");
    assert_eq!(compter(document, "<w:sdt>"), compter(document, "<w:showingPlcHdr/>"));
    assert!(document.contains(
        "<w:alias w:val=\"numéro de la délibération\"/><w:tag w:val=\"blanc.numero-de-la-deliberation\"/>"
    ));
    assert_eq!(compter(document, "<w:rStyle w:val=\"Blanc\"/>"), compter(document, "<w:sdt>"));
}

#[test]
fn lien_externe() {
    let parties = parties(&acte::long(), "lien.docx");
    assert!(xml(&parties, "word/document.xml").contains("<w:hyperlink r:id=\"rIdLien1\""));
    assert!(
        xml(&parties, "word/_rels/document.xml.rels")
            .contains("Target=\"https://valmont.example/achats?an=2026&amp;v=1\" TargetMode=\"External\"")
    );
}

#[test]
fn caracteres_hostiles() {
    let mut vue = acte::court();
    let texte = acte::texte("a\u{7}b < c & d\n\"e\" ]]>");
    vue.pieces = vec![Piece::Visa { contenu: vec![texte, acte::blanc("l’« autre » & <nom>")] }];
    vue.pied = "R&D <pied>".to_owned();
    let parties = parties(&vue, "hostile.docx");
    let document = xml(&parties, "word/document.xml");
    assert!(document.contains("ab &lt; c &amp; d \"e\" ]]&gt;"), "{document}");
    assert!(document.contains("<w:alias w:val=\"l’« autre » &amp; &lt;nom&gt;\"/>"));
}

#[test]
fn image_absente_ou_illisible() {
    let vue = acte::long();
    let absente = rendre(&vue, &|_| None, None).expect_err("no image");
    assert!(matches!(absente, ErreurDocx::ImageAbsente { .. }), "{absente}");
    let illisible = rendre(&vue, &|_| Some(b"<svg/>".to_vec()), None).expect_err("an SVG");
    assert!(matches!(illisible, ErreurDocx::ImageIllisible { .. }), "{illisible}");
}

/// « L. 2111-3 », « n° 2014-856 »: a number never breaks at its hyphen, which reads as a plain one.
#[test]
fn un_numero_ne_se_coupe_pas() {
    let parties = parties(&acte::long(), "numeros.docx");
    let document = xml(&parties, "word/document.xml");
    assert!(document.contains("2111</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">3"), "{document}");
    for coupable in ["2111-3", "2014-856", "3332-17-1"] {
        assert!(!document.contains(coupable), "{coupable}");
    }
    assert!(document.contains("l’Hôtel-de-Ville"), "a hyphen between letters may end a line");
    assert!(support::texte_docx(&octets(&acte::long())).contains("L.\u{a0}2111-3"));
}
