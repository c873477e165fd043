//! Files that no department sent: each is told in French, in bounded memory, and nothing falls.

use std::fs;
use std::process::Command;

use spaser::paquet;

use crate::remplissage::{Rempli, classeur_de};
use crate::support::{Copie, Sortie, en_francais};

const TYPES: &str = "[Content_Types].xml";

fn zip(parties: &[(&str, &[u8])]) -> Vec<u8> {
    let parties: Vec<(String, Vec<u8>)> =
        parties.iter().map(|(n, x)| ((*n).to_owned(), x.to_vec())).collect();
    paquet::ecrire(&parties).expect("un paquet")
}

fn ole(suite: &str) -> Vec<u8> {
    let mut octets = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    octets.extend([0; 504]);
    octets.extend(suite.encode_utf16().flat_map(u16::to_le_bytes));
    octets
}

/// A sheet of our own workbook whose data are replaced.
fn avec_lignes(neuf: &Rempli, lignes: &str) -> Vec<u8> {
    let mut rempli = neuf.clone();
    let feuille = rempli.feuille(2);
    let (debut, fin) =
        (feuille.find("<sheetData>").expect("des données"), feuille.find("</sheetData>").expect("leur fin"));
    feuille.replace_range(debut + "<sheetData>".len()..fin, lignes);
    rempli.octets()
}

fn ods(corps: &str) -> Vec<u8> {
    let contenu = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>\
         <office:spreadsheet>{corps}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", contenu.as_bytes()),
    ])
}

/// Runs an import with no more than this memory, address space included.
fn importer(copie: &Copie, fichier: &str) -> Sortie {
    let commande =
        "ulimit -v 307200 && exec \"$0\" suivi importer spaser.toml \"$1\" --apercu --le 2028-01-31";
    if cfg!(not(target_os = "linux")) {
        return copie.spaser(&[
            "suivi",
            "importer",
            "spaser.toml",
            fichier,
            "--apercu",
            "--le",
            "2028-01-31",
        ]);
    }
    let resultat = Command::new("sh")
        .args(["-c", commande, env!("CARGO_BIN_EXE_spaser"), fichier])
        .current_dir(copie.dossier.path())
        .output()
        .expect("un interpréteur de commandes");
    Sortie {
        code: resultat.status.code().expect("un code de sortie"),
        stdout: String::from_utf8(resultat.stdout).expect("UTF-8"),
        stderr: String::from_utf8(resultat.stderr).expect("UTF-8"),
    }
}

#[test]
fn les_fichiers_hostiles() {
    let copie = Copie::new("commune");
    let neuf = Rempli::new(&classeur_de(&copie.chemin("spaser.toml")));
    let entier = neuf.octets();
    let types: &[u8] = b"<Types>spreadsheetml</Types>";
    let sans = |nom: &str| {
        let mut rempli = neuf.clone();
        let sommaire = rempli.parties.get_mut("xl/workbook.xml").expect("un sommaire");
        let debut = sommaire.find(&format!("<sheet name=\"{nom}\"")).expect("la feuille");
        let fin = debut + sommaire[debut..].find("/>").expect("sa fin") + 2;
        sommaire.replace_range(debut..fin, "");
        rempli.octets()
    };
    let million: String =
        (1..=1_000_000).map(|n| format!("<row r=\"{n}\"><c r=\"B{n}\"><v>1</v></c></row>")).collect();
    let repetee = "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\">\
         <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
    let pleine = repetee.replace("\"16384\"/>", "\"16384\" office:value-type=\"float\" office:value=\"1\"/>");
    let mut futur = neuf.clone();
    futur.texte("meta/format", "champ/valeur", "99");
    let mut etranger = neuf.clone();
    etranger.texte("meta/acheteurs", "champ/valeur", "departement");
    let mut siret = neuf.clone();
    siret.texte("meta/sirets", "champ/valeur", "21750001600019");
    let mut entite = neuf.clone();
    *entite.feuille(2) = format!(
        "<!DOCTYPE x [<!ENTITY a \"{}\">]>{}",
        "b".repeat(99),
        entite.feuille(2).replace("<v>2025</v>", "<v>&a;</v>")
    );
    let long =
        format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{}</t></is></c></row>", "é".repeat(3 << 20));
    let cas: Vec<(&str, Vec<u8>)> = vec![
        ("vide.xlsx", Vec::new()),
        ("texte.xlsx", b"cle;valeur\n".to_vec()),
        ("tronque.xlsx", entier[..entier.len() / 2].to_vec()),
        ("protege.xlsx", ole("EncryptedPackage")),
        ("ancien.xls", ole("Workbook")),
        ("bombe.xlsx", zip(&[(TYPES, types), ("xl/workbook.xml", &vec![b' '; 80 << 20])])),
        ("vide-dedans.xlsx", zip(&[(TYPES, types)])),
        ("courrier.docx", zip(&[(TYPES, b"<Types>wordprocessingml</Types>")])),
        (
            "coins.xlsx",
            avec_lignes(
                &neuf,
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
            ),
        ),
        ("dehors.xlsx", avec_lignes(&neuf, "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>")),
        ("million.xlsx", avec_lignes(&neuf, &million)),
        ("roman.xlsx", avec_lignes(&neuf, &long)),
        ("coupe.xlsx", avec_lignes(&neuf, "<row r=\"1\"><c r=\"A1\"><v>1</c></row>")),
        ("renvoi.xlsx", avec_lignes(&neuf, "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>999999</v></c></row>")),
        ("entite.xlsx", entite.octets()),
        ("sans-feuille.xlsx", sans("Indicateurs")),
        ("sans-meta.xlsx", sans("_meta")),
        ("futur.xlsx", futur.octets()),
        ("etranger.xlsx", etranger.octets()),
        ("siret.xlsx", siret.octets()),
        ("repetee.ods", ods(repetee)),
        ("pleine.ods", ods(&pleine)),
        ("ods-coupe.ods", ods("<table:table table:name=\"A\"><table:table-row>")),
    ];
    let mut dits = Vec::new();
    for (nom, octets) in cas {
        copie.ecrire(nom, octets);
        let sortie = importer(&copie, nom);
        assert!(sortie.code == 0 || sortie.code == 1, "{nom} : {sortie}");
        en_francais(&sortie.stderr);
        dits.push(format!("## {nom} : code {}\n{}", sortie.code, sortie.stderr));
    }
    insta::assert_snapshot!("fichiers_hostiles", dits.join("\n"));
}

#[test]
fn macros_et_liens_se_disent_sans_se_lire() {
    let copie = Copie::new("commune");
    let mut rempli = Rempli::new(&classeur_de(&copie.chemin("spaser.toml")));
    let types = rempli.parties.get_mut(TYPES).expect("des types");
    *types = types.replace("spreadsheetml.sheet.main", "macroEnabled.main");
    rempli.parties.insert("xl/externalLinks/externalLink1.xml".into(), "<externalLink/>".into());
    copie.ecrire("a.xlsm", rempli.octets());
    let sortie = importer(&copie, "a.xlsm").finit(0);
    en_francais(&sortie.stderr);
    insta::assert_snapshot!("macros_et_liens", sortie.stderr);
}

#[test]
fn ce_qui_n_est_pas_un_fichier() {
    let copie = Copie::new("commune");
    fs::create_dir(copie.chemin("dossier")).expect("un dossier");
    for nom in ["absent.xlsx", "dossier"] {
        let sortie = importer(&copie, nom).finit(3);
        en_francais(&sortie.stderr);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Whatever bytes are changed in a sheet, the reader says something and stands.
    #[test]
    fn aucun_octet_ne_fait_tomber(places in proptest::collection::vec((0usize..60_000, proptest::prelude::any::<u8>()), 1..20)) {
        let mut octets = fs::read(crate::support::racine().join("samples/classeurs/commune-libreoffice.xlsx")).expect("une copie");
        for (place, octet) in &places {
            let fin = octets.len();
            octets[place % fin] = *octet;
        }
        let _ = spaser::input::classeur::lire(octets);
        // Inside a sheet too, where the zip still stands.
        let mut rempli = Rempli::new(&fs::read(crate::support::racine().join("samples/classeurs/commune-v1.xlsx")).expect("une copie"));
        let feuille = rempli.feuille(2);
        for (place, octet) in places {
            let fin = feuille.len();
            let ici = (0..=place % fin).rev().find(|i| feuille.is_char_boundary(*i)).unwrap_or(0);
            feuille.insert(ici, char::from(octet % 128));
        }
        let _ = spaser::input::classeur::lire(rempli.octets());
    }
}
