//! The buyer's own letterhead: what is his stays his, the act is poured in it, and what is no letterhead is
//! refused in French.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use spaser::paquet::ecrire;
use spaser::render::docx::papier::Papier;

use crate::support::{self, Sortie, racine, spaser};

type Parties = BTreeMap<String, Vec<u8>>;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn parties(chemin: &Path) -> Parties {
    support::parties(&fs::read(chemin).expect("un fichier")).into_iter().collect()
}

fn texte<'a>(parties: &'a Parties, nom: &str) -> &'a str {
    std::str::from_utf8(&parties[nom]).expect("UTF-8")
}

/// The words of a part, tags left out.
fn mots(xml: &str) -> String {
    let mut dans_une_balise = false;
    let lettre = |c: char| match c {
        '<' => {
            dans_une_balise = true;
            None
        }
        '>' => {
            dans_une_balise = false;
            None
        }
        autre => (!dans_une_balise).then_some(autre),
    };
    xml.chars().filter_map(lettre).collect()
}

fn travail(nom: &str) -> PathBuf {
    let dossier = Path::new(env!("CARGO_TARGET_TMPDIR")).join("papier").join(nom);
    let _ = fs::remove_dir_all(&dossier);
    fs::create_dir_all(&dossier).expect("un dossier");
    dossier
}

/// The adoption of a sample, poured in a letterhead.
fn verser(exemple: &str, papier: &Path, nom: &str) -> Parties {
    let sortie = travail(nom);
    let dossier = format!("samples/{exemple}/spaser.toml");
    let arguments =
        ["generer", &dossier, "--livrables", "deliberation", "--entete", &papier.to_string_lossy(), "-o"];
    spaser(arguments.into_iter().chain([sortie.to_string_lossy().as_ref()])).finit(0);
    let fichiers = fs::read_dir(&sortie).expect("un dossier").flatten().map(|e| e.path());
    let acte =
        fichiers.into_iter().find(|f| f.to_string_lossy().ends_with("adoption.docx")).expect("un acte");
    parties(&acte)
}

fn entete(nom: &str) -> PathBuf {
    racine().join("samples/entetes").join(nom)
}

#[test]
fn le_papier_reste_celui_de_l_acheteur() {
    for (exemple, papier, gardees) in [
        ("commune", "mairie.docx", ["word/settings.xml", "word/fontTable.xml", "docProps/app.xml"]),
        (
            "metropole",
            "metropole.docx",
            ["word/theme/theme1.xml", "word/fontTable.xml", "word/media/image1.png"],
        ),
    ] {
        let avant = parties(&entete(papier));
        let apres = verser(exemple, &entete(papier), &format!("reste-{exemple}"));
        for nom in gardees {
            assert_eq!(avant[nom], apres[nom], "{papier} : {nom}");
        }
        let (document, nouveau) = (texte(&avant, "word/document.xml"), texte(&apres, "word/document.xml"));
        let section = &document
            [document.rfind("<w:pgSz").expect("une page")..document.rfind("</w:sectPr>").expect("sa fin")];
        assert!(nouveau.contains(section), "{papier} : la page a changé");
        let siens: Vec<&str> = texte(&avant, "word/styles.xml").split("<w:style ").skip(1).collect();
        let styles = texte(&apres, "word/styles.xml");
        for id in siens.iter().filter_map(|s| s.split("w:styleId=\"").nth(1)?.split('"').next()) {
            assert_eq!(styles.matches(&format!("w:styleId=\"{id}\"")).count(), 1, "{papier} : style {id}");
        }
    }
}

#[test]
fn les_champs_sont_remplis_partout_meme_coupes_par_word() {
    let mairie = verser("commune", &entete("mairie.docx"), "champs-mairie");
    let metropole = verser("metropole", &entete("metropole.docx"), "champs-metropole");
    for (papier, parties) in [("mairie", &mairie), ("metropole", &metropole)] {
        for (nom, octets) in parties {
            let reste = String::from_utf8_lossy(octets);
            assert!(
                !reste.contains("{{") && !mots(&reste).contains("}}"),
                "{papier} : balise restée dans {nom}"
            );
        }
    }
    let dit = |parties: &Parties, debut: &str| -> String {
        let siens = parties.iter().filter(|(nom, _)| nom.starts_with(debut));
        siens.map(|(_, octets)| mots(&String::from_utf8_lossy(octets))).collect()
    };
    let tete = dit(&mairie, "word/header");
    assert!(
        tete.contains("Commune de Montaubray") && tete.contains("Mairie, 4, place de l’Église"),
        "{tete}"
    );
    let tete = dit(&metropole, "word/header");
    // The text box is written twice in the file: for who can draw it, and for who cannot.
    assert_eq!(tete.matches("Acte n°\u{a0}[numéro de l’acte]").count(), 2, "{tete}");
    assert!(tete.contains("SIRET 999\u{a0}000\u{a0}102\u{a0}00015"), "{tete}");
    let zone = metropole.iter().filter(|(nom, _)| nom.starts_with("word/header"));
    let zone: String = zone.map(|(_, o)| String::from_utf8_lossy(o).into_owned()).collect();
    assert!(zone.contains("w:val=\"papier.acte.numero\"") && zone.contains("w:showingPlcHdr"), "{zone}");
}

#[test]
fn le_corps_prend_sa_place_et_les_articles_se_numerotent() {
    let metropole = verser("metropole", &entete("metropole.docx"), "corps");
    let document = texte(&metropole, "word/document.xml");
    let dit = mots(document);
    let place =
        |cherche: &str| dit.find(cherche).unwrap_or_else(|| panic!("{cherche} n’est pas dans l’acte"));
    assert!(place("Document préparé par la direction de la commande publique.") < place("DÉCIDE"));
    assert!(place("DÉCIDE") < place("Annexe —"));
    // Its own logo and address are on the letterhead: the body does not say them again.
    assert!(!dit.contains("République française"), "{dit}");
    let numeros = texte(&metropole, "word/numbering.xml");
    assert_eq!(numeros.matches("Article\u{a0}%1er").count(), 1);
    let premier = numeros.find("Article\u{a0}%1er").expect("les articles");
    let liste = numeros[..premier].rsplit("w:abstractNumId=\"").next().and_then(|s| s.split('"').next());
    assert!(
        liste.is_some_and(|id| id.parse::<u32>().is_ok_and(|id| id > 3)),
        "les listes du papier sont gardées"
    );
}

#[test]
fn un_style_du_papier_se_designe_dans_l_acte() {
    let dossier = travail("styles");
    fs::copy(entete("metropole.docx"), dossier.join("papier.docx")).expect("copié");
    fs::copy(racine().join("samples/commune/suivi.toml"), dossier.join("suivi.toml")).expect("copié");
    let source = fs::read_to_string(racine().join("samples/commune/spaser.toml")).expect("lu");
    let avec = |styles: &str| {
        let acte = "[[actes]]\nid = \"adoption\"";
        assert_eq!(source.matches(acte).count(), 1);
        let texte =
            source.replace(acte, &format!("{acte}\nentete = \"papier.docx\"\nstyles = {{ {styles} }}"));
        fs::write(dossier.join("spaser.toml"), texte).expect("écrit");
        spaser(["generer", &dossier.join("spaser.toml").to_string_lossy(), "--livrables", "deliberation"])
    };
    avec("visa = \"Visas de la métropole\"").finit(0);
    let sortie = fs::read_dir(dossier.join("sortie")).expect("un dossier").flatten().map(|e| e.path());
    let acte = sortie.into_iter().find(|f| f.extension().is_some_and(|e| e == "docx")).expect("un acte");
    let parties = parties(&acte);
    let styles = texte(&parties, "word/styles.xml");
    let nomme = styles.find("\"Visas de la métropole\"").expect("le style");
    let id = styles[..nomme].rsplit("w:styleId=\"").next().and_then(|s| s.split('"').next()).expect("son id");
    let document = texte(&parties, "word/document.xml");
    assert!(document.matches(&format!("<w:pStyle w:val=\"{id}\"/>")).count() > 5, "les visas ont ce style");
    let inconnu = avec("visa = \"Visas de la métropolle\"").finit(1);
    let cle = avec("vissa = \"Visas de la métropole\"").finit(1);
    insta::assert_snapshot!("papier_styles_refuses", epure(&format!("{inconnu}\n{cle}"), &dossier));
}

/// Who prepares a letterhead sees all that is wrong in it at once, with the list of what he may write.
#[test]
fn les_champs_inconnus_se_disent_tous() {
    let dossier = travail("inconnus");
    let chemin = dossier.join("papier.docx");
    let octets =
        papier(&paragraphe("{{ acheteur.nm }}, {{ acheteur.nom }}"), &paragraphe("{{ acheteur.telephone }}"));
    fs::write(&chemin, octets).expect("écrit");
    let dit = spaser(["modeles", "champs", &chemin.to_string_lossy()]).finit(1).stdout;
    insta::assert_snapshot!("papier_champs_inconnus", dit.lines().take(14).collect::<Vec<_>>().join("\n"));
    let absent = dossier.join("absent.docx");
    spaser(["modeles", "champs", &absent.to_string_lossy()]).finit(3);
    let generer = ["generer", "samples/commune/spaser.toml", "--livrables", "deliberation", "--entete"];
    spaser(generer.into_iter().chain([absent.to_string_lossy().as_ref()])).finit(3);
}

/// What one run does not write again keeps its points to clear, and what it leaves stale is said.
#[test]
fn une_partie_du_dossier_ne_fait_rien_oublier_du_reste() {
    let sortie = travail("partie");
    let generer = |livrables: &str| {
        let arguments = ["generer", "samples/commune/spaser.toml", "--livrables", livrables, "-o"];
        spaser(arguments.into_iter().chain([sortie.to_string_lossy().as_ref()])).finit(0)
    };
    generer("schema,deliberation,note,annexes");
    let relecture = fs::read_to_string(sortie.join("relecture.md")).expect("lue");
    generer("schema");
    assert_eq!(fs::read_to_string(sortie.join("relecture.md")).expect("lue"), relecture);
    let suite = generer("deliberation");
    assert_eq!(fs::read_to_string(sortie.join("relecture.md")).expect("lue"), relecture);
    assert!(suite.stderr.contains("ajoutez `annexes`"), "{suite}");
}

#[test]
fn ce_qu_un_papier_appelle_se_dit() {
    let arguments =
        ["modeles", "champs", "samples/entetes/metropole.docx", "--dossier", "samples/metropole/spaser.toml"];
    insta::assert_snapshot!("papier_champs", spaser(arguments).finit(0).stdout);
}

fn epure(dit: &str, dossier: &Path) -> String {
    dit.replace(&dossier.to_string_lossy().into_owned(), "DOSSIER")
}

/// A small letterhead around a body.
fn papier(corps: &str, tete: &str) -> Vec<u8> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let genre = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |contenu: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{contenu}</Relationships>"
        )
    };
    let racine = relations(&format!(
        "<Relationship Id=\"rId1\" Type=\"{genre}/officeDocument\" Target=\"word/document.xml\"/>"
    ));
    let siennes =
        relations(&format!("<Relationship Id=\"rId1\" Type=\"{genre}/header\" Target=\"header1.xml\"/>"));
    let document = format!("<w:document xmlns:w=\"{W}\"><w:body>{corps}<w:sectPr/></w:body></w:document>");
    let tete = format!("<w:hdr xmlns:w=\"{W}\">{tete}</w:hdr>");
    paquet(&[
        ("[Content_Types].xml", types),
        ("_rels/.rels", &racine),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", &siennes),
        ("word/header1.xml", &tete),
    ])
}

fn paquet(parties: &[(&str, &str)]) -> Vec<u8> {
    let parties: Vec<(String, Vec<u8>)> =
        parties.iter().map(|(nom, texte)| ((*nom).to_owned(), texte.as_bytes().to_vec())).collect();
    ecrire(&parties).expect("un paquet")
}

fn paragraphe(texte: &str) -> String {
    format!("<w:p><w:r><w:t>{texte}</w:t></w:r></w:p>")
}

/// What no one should pour an act in, and what is said of it.
fn mauvais() -> Vec<(&'static str, Vec<u8>)> {
    let entier = papier(&paragraphe("Bonjour"), "");
    let ole = |nom: &str| {
        let tete = [0xd0u8, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        tete.into_iter().chain(nom.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>()
    };
    let macros = "<Types>application/vnd.ms-word.document.macroEnabled.main+xml wordprocessingml</Types>";
    let corps = paragraphe("{{ corps }}");
    vec![
        ("vide", Vec::new()),
        ("texte brut", b"bonjour".to_vec()),
        ("ancien .doc", ole("WordDocument")),
        ("chiffré", ole("EncryptedPackage")),
        ("tronqué", entier[..entier.len() / 2].to_vec()),
        ("odt", paquet(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")])),
        (
            "classeur",
            paquet(&[("[Content_Types].xml", "<Types>spreadsheetml</Types>"), ("xl/workbook.xml", "<a/>")]),
        ),
        ("macros", paquet(&[("[Content_Types].xml", macros), ("word/vbaProject.bin", "x")])),
        ("archive", paquet(&[("photo.txt", "x")])),
        (
            "bombe",
            paquet(&[
                ("[Content_Types].xml", "<Types>wordprocessingml</Types>"),
                ("word/a", &" ".repeat(80 << 20)),
            ]),
        ),
        ("xml fautif", papier("<w:p>", "")),
        ("trop imbriqué", papier(&format!("{}{}", "<w:p>".repeat(5_000), "</w:p>".repeat(5_000)), "")),
        ("champ inconnu", papier("", &paragraphe("{{ acheteur.nm }}"))),
        ("champs sans voisin", papier(&paragraphe("{{ prix }}"), &paragraphe("{{ acheteur.telephone }}"))),
        ("balise ouverte", papier("", &paragraphe("Acte {{ acte.numero"))),
        ("balise de programme", papier(&paragraphe("{% for a in b %}"), "")),
        ("corps dans un tableau", papier(&format!("<w:tbl><w:tr><w:tc>{corps}</w:tc></w:tr></w:tbl>"), "")),
        ("corps dans une phrase", papier(&paragraphe("Ici : {{ corps }}"), "")),
        ("corps deux fois", papier(&corps.repeat(2), "")),
        ("corps en en-tête", papier("", &corps)),
    ]
}

#[test]
fn ce_qui_n_est_pas_un_papier_se_dit_en_francais() {
    let dossier = travail("refus");
    let mut dit = String::new();
    for (nom, octets) in mauvais() {
        let chemin = dossier.join("papier.docx");
        fs::write(&chemin, octets).expect("écrit");
        let arguments = ["generer", "samples/commune/spaser.toml", "--livrables", "deliberation", "-o"];
        let sortie = dossier.join("sortie");
        let fin = [sortie.as_os_str(), "--entete".as_ref(), chemin.as_os_str()];
        let Sortie { code, stderr, .. } = spaser(arguments.iter().map(AsRef::as_ref).chain(fin));
        assert!(!sortie.exists(), "{nom} : quelque chose a été écrit");
        let _ = writeln!(dit, "── {nom} (code {code})\n{}", epure(&stderr, &dossier));
    }
    insta::assert_snapshot!("papier_refuses", dit);
}

/// One run a piece, as Word cuts them.
fn coupe(texte: &str, coupes: &[usize]) -> String {
    let lettres: Vec<char> = texte.chars().collect();
    let mut bords: Vec<usize> =
        coupes.iter().map(|c| c % (lettres.len() + 1)).chain([0, lettres.len()]).collect();
    bords.sort_unstable();
    let morceau = |bord: &[usize]| {
        let mots: String = lettres[bord[0]..bord[1]].iter().collect();
        format!(
            "<w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">{mots}</w:t></w:r>"
        )
    };
    format!("<w:p>{}</w:p>", bords.windows(2).map(morceau).collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Wherever Word cuts a tag, the field is found, and so is what is wrong with it.
    #[test]
    fn un_champ_coupe_se_retrouve(coupes in prop::collection::vec(0..60usize, 0..12)) {
        let juste = papier(&coupe("De {{ acheteur.nom }} à {{acte.numero}}.", &coupes), "");
        let lu = Papier::ouvrir(juste).expect("un papier");
        let champs: Vec<&str> = lu.emplois().iter().map(|e| e.champ.as_str()).collect();
        prop_assert_eq!(champs, ["acheteur.nom", "acte.numero"]);
        let faux = papier(&coupe("De {{ acheteur.nmo }}.", &coupes), "");
        prop_assert!(Papier::ouvrir(faux).is_err_and(|refus| refus.to_string().contains("`{{ acheteur.nom }}`")));
    }
}
