//! What is in an Office file, read by another hand than ours.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;

/// The parts of a package, in their order.
pub fn parties(octets: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(octets)).expect("un paquet");
    let lire = |rang| {
        let mut partie = zip.by_index(rang).expect("une partie");
        let mut contenu = Vec::new();
        partie.read_to_end(&mut contenu).expect("une partie lisible");
        (partie.name().expect("un nom").into_owned(), contenu)
    };
    (0..ZipArchive::new(Cursor::new(octets)).expect("un paquet").len()).map(lire).collect()
}

/// Its XML parts by name.
pub fn parties_xml(octets: &[u8]) -> BTreeMap<String, String> {
    let xml = |nom: &str| [".xml", ".rels", ".vml"].iter().any(|fin| nom.ends_with(fin));
    parties(octets)
        .into_iter()
        .filter(|(nom, _)| xml(nom))
        .map(|(nom, contenu)| (nom, String::from_utf8(contenu).expect("de l’UTF-8")))
        .collect()
}

/// The same package, one part rewritten and others added.
pub fn retoucher(
    octets: &[u8],
    partie: &str,
    recrire: impl Fn(&str) -> String,
    ajouts: &[(&str, &str)],
) -> Vec<u8> {
    let mut parties = parties(octets);
    let (_, contenu) = parties.iter_mut().find(|(nom, _)| nom == partie).expect(partie);
    *contenu = recrire(std::str::from_utf8(contenu).expect("de l’UTF-8")).into_bytes();
    parties.extend(ajouts.iter().map(|(nom, texte)| ((*nom).to_owned(), texte.as_bytes().to_vec())));
    spaser::paquet::ecrire(&parties).expect("un paquet")
}

/// The body of a Word file, as XML.
pub fn corps_docx(octets: &[u8]) -> String {
    parties_xml(octets).remove("word/document.xml").expect("un corps")
}

/// The words of a Word file, a paragraph a line.
pub fn texte_docx(octets: &[u8]) -> String {
    let xml = corps_docx(octets);
    let mut lecteur = Reader::from_str(&xml);
    let (mut texte, mut dans_un_texte) = (String::new(), false);
    loop {
        match lecteur.read_event().expect("un XML bien formé") {
            Event::Start(e) => dans_un_texte = e.name().as_ref() == "w:t",
            Event::Text(e) if dans_un_texte => texte += &e,
            Event::GeneralRef(e) if dans_un_texte => match &*e {
                "amp" => texte.push('&'),
                "lt" => texte.push('<'),
                "gt" => texte.push('>'),
                autre => panic!("renvoi inattendu : {autre}"),
            },
            Event::Empty(e) if e.name().as_ref() == "w:noBreakHyphen" => texte.push('-'),
            Event::End(e) if e.name().as_ref() == "w:p" => texte.push('\n'),
            Event::End(e) if e.name().as_ref() == "w:t" => dans_un_texte = false,
            Event::Eof => break,
            _ => {}
        }
    }
    texte
}
