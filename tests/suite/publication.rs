//! What goes online: one page, data that agree with it and with their schemas, a calendar, the register's record.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use spaser::validation::schema_de;
use spaser::vue::publique::Publique;

use crate::support::{EXEMPLES, fichiers, plat, spaser};

struct Publication {
    dossier: tempfile::TempDir,
}

impl Publication {
    fn new(exemple: &str) -> Self {
        let dossier = tempfile::tempdir().expect("un dossier temporaire");
        let sortie = dossier.path().to_str().expect("un chemin lisible").to_owned();
        let source = format!("samples/{exemple}/spaser.toml");
        spaser(["generer", &source, "-o", &sortie, "--livrables", "publication"]).finit(0);
        Self { dossier }
    }

    fn lire(&self, nom: &str) -> String {
        fs::read_to_string(self.dossier.path().join("publication").join(nom)).expect(nom)
    }

    fn json(&self, nom: &str) -> Value {
        serde_json::from_str(&self.lire(nom)).expect("du JSON")
    }
}

#[test]
fn les_donnees_suivent_leur_schema() {
    let schema = jsonschema::validator_for(&schema_de::<Publique>()).expect("un schéma");
    for exemple in EXEMPLES {
        let donnees = Publication::new(exemple).json("spaser.json");
        let fautes: Vec<String> = schema.iter_errors(&donnees).map(|e| e.to_string()).collect();
        assert!(fautes.is_empty(), "{exemple} : {fautes:?}");
    }
}

/// Each row of the table is a value of the JSON, and the reverse; its columns are those of its schema.
#[test]
fn le_tableau_dit_les_memes_valeurs() {
    for exemple in EXEMPLES {
        let publication = Publication::new(exemple);
        let donnees = publication.json("spaser.json");
        let schema = publication.json("indicateurs.schema.json");
        let texte = publication.lire("indicateurs.csv");
        let mut lecteur = csv::Reader::from_reader(texte.as_bytes());
        let colonnes: Vec<String> =
            lecteur.headers().expect("un en-tête").iter().map(str::to_owned).collect();
        let champs = schema["fields"].as_array().expect("des champs");
        assert_eq!(colonnes, champs.iter().map(|c| c["name"].as_str().unwrap()).collect::<Vec<_>>());
        let mut lues = BTreeSet::new();
        for ligne in lecteur.deserialize::<BTreeMap<String, String>>() {
            let l = ligne.expect("une ligne");
            let valeur: f64 = l["valeur"].parse().expect("un nombre");
            let cle =
                (l["indicateur"].clone(), l["acheteur"].clone(), l["annee"].clone(), l["nature"].clone());
            assert!(lues.insert((cle.clone(), valeur.to_string())), "{exemple} : deux fois {cle:?}");
        }
        let ecarts: Vec<_> = lues.symmetric_difference(&valeurs(&donnees)).cloned().collect();
        assert!(ecarts.is_empty(), "{exemple} : {ecarts:?}");
        assert!(lues.len() > 15, "{exemple} : {} valeurs", lues.len());
    }
}

type Valeurs = BTreeSet<((String, String, String, String), String)>;

fn valeurs(donnees: &Value) -> Valeurs {
    let nom = |id: &Value| {
        let acheteurs = donnees["acheteurs"].as_array().expect("des acheteurs");
        let acheteur = acheteurs.iter().find(|a| a["id"] == *id).expect("un acheteur");
        acheteur["nom"].as_str().expect("un nom").to_owned()
    };
    let mut valeurs = BTreeSet::new();
    for i in donnees["indicateurs"].as_array().expect("des indicateurs") {
        for (liste, nature) in [("observations", "observe"), ("cibles", "cible")] {
            for v in i[liste].as_array().expect("des valeurs") {
                let cle = (
                    i["id"].as_str().expect("un id").to_owned(),
                    nom(&v["acheteur"]),
                    v["annee"].to_string(),
                    nature.to_owned(),
                );
                valeurs.insert((cle, v["valeur"].as_f64().expect("un nombre").to_string()));
            }
        }
    }
    valeurs
}

/// A program that reads diaries finds each date; the text follows RFC 5545.
#[test]
fn le_calendrier_se_lit() {
    for exemple in EXEMPLES {
        let texte = Publication::new(exemple).lire("calendrier.ics");
        assert!(
            texte.lines().all(|l| l.len() <= 75)
                && texte.split('\n').rev().skip(1).all(|l| l.ends_with('\r'))
        );
        let calendrier: icalendar::Calendar = texte.parse().expect("un calendrier");
        let evenements: Vec<_> = calendrier.components.iter().filter_map(|c| c.as_event()).collect();
        assert!(evenements.len() > 5, "{exemple}");
        let mut identifiants = BTreeSet::new();
        for e in evenements {
            use icalendar::{Component, EventLike};
            let _ = e.get_location();
            assert!(e.get_summary().is_some_and(|s| !s.is_empty()), "{exemple}");
            assert!(e.get_start().is_some(), "{exemple}");
            assert!(
                identifiants.insert(e.get_uid().expect("un identifiant").to_owned()),
                "{exemple} : doublon"
            );
        }
    }
}

#[test]
fn le_registre_dit_qui_et_quand() {
    let fiches = Publication::new("conjoint").json("registre.json");
    let fiches = fiches.as_array().expect("une fiche par acheteur");
    assert_eq!(fiches.len(), 3);
    for fiche in fiches {
        assert_eq!(fiche["schema_partage"], true);
        assert_eq!(fiche["partage_avec"].as_array().map(Vec::len), Some(2));
        assert_eq!(fiche["periode"], "2027–2030");
        assert!(fiche["siren"].as_str().is_some_and(|s| s.len() == 9), "{fiche}");
    }
}

/// Every action and indicator stands on the page, which names no resource outside itself.
#[test]
fn la_page_se_suffit() {
    for exemple in EXEMPLES {
        let publication = Publication::new(exemple);
        let page = publication.lire("index.html");
        let donnees = publication.json("spaser.json");
        let nue = plat(&page).replace("&#x27;", "’").replace("&amp;", "&");
        let droite = |t: &str| plat(t).replace('\'', "’");
        for axe in donnees["axes"].as_array().expect("des axes") {
            for objectif in axe["objectifs"].as_array().expect("des objectifs") {
                for action in objectif["actions"].as_array().expect("des actions") {
                    let titre = action["titre"].as_str().expect("un titre");
                    assert!(nue.contains(&droite(titre)), "{exemple} : {titre}");
                }
            }
        }
        for chargement in
            ["src=\"http", "<link rel=\"stylesheet", "@import", "url(http", "<iframe", "action="]
        {
            assert!(!page.contains(chargement), "{exemple} : {chargement}");
        }
        // What it offers to download is there.
        let dossier = publication.dossier.path().join("publication");
        for fichier in page.split("href=\"").skip(1).filter_map(|s| s.split('"').next()) {
            if !fichier.starts_with(['#', 'h', 'm', 'd']) || fichier.ends_with(".pdf") {
                let fichier = fichier.trim_start_matches("./");
                if !fichier.starts_with("http") {
                    assert!(dossier.join(fichier).exists(), "{exemple} : {fichier}");
                }
            }
        }
    }
}

/// Markup typed in a dossier stays words on the page, in the data and in the table.
#[test]
fn rien_de_tape_n_agit() {
    let copie = crate::support::Copie::new("commune");
    let texte = copie.lire("spaser.toml");
    let piege = r#"nom = "=cmd()|' <script>alert(1)</script><img src=x onerror=alert(2)>""#;
    let texte = texte.replacen("nom = \"Commune de Montaubray\"", piege, 1);
    assert!(texte.contains("<script>alert(1)"), "l’exemple a changé de nom");
    copie.ecrire("spaser.toml", texte);
    copie.spaser(&["generer", "spaser.toml", "--livrables", "publication"]).finit(0);
    let lire = |nom: &str| copie.lire(&format!("sortie/publication/{nom}"));
    let page = lire("index.html");
    assert!(!page.contains("<script>alert(1)") && !page.contains("<img src=x"));
    assert!(page.contains("&lt;script&gt;alert(1)"));
    let table = lire("indicateurs.csv");
    assert!(!table.contains(",=cmd") && !table.contains(",\"=cmd"), "{table}");
    let calendrier = lire("calendrier.ics");
    assert!(calendrier.contains("<script>alert(1)") == calendrier.contains("X-WR-CALNAME"));
}

#[test]
fn extraire_rend_ce_qui_est_joint() {
    let copie = crate::support::Copie::new("metropole");
    let schema = "sortie/spaser-valmont-2027-2032.pdf";
    copie.spaser(&["generer", "spaser.toml", "--livrables", "schema"]).finit(0);
    copie.spaser(&["extraire", schema, "-o", "extraits"]).finit(0);
    let noms = |dossier: &str| {
        let racine = copie.chemin(dossier);
        ["csv", "json", "toml"].iter().flat_map(|e| fichiers(&racine, e)).count()
    };
    assert_eq!(noms("extraits"), 2, "les seules données publiques");
    let present = copie.spaser(&["extraire", schema, "-o", "extraits"]).finit(3);
    assert!(present.stderr.contains("existe déjà"), "{present}");
    copie
        .spaser(&["generer", "spaser.toml", "--livrables", "schema", "--joindre-source", "-o", "avec"])
        .finit(0);
    let avec = schema.replace("sortie", "avec");
    copie.spaser(&["extraire", &avec, "-o", "source"]).finit(0);
    for nom in ["spaser.toml", "suivi.toml", "axes/1-emploi.toml", "demarche.toml"] {
        assert_eq!(copie.lire(&format!("source/source/{nom}")), copie.lire(nom), "{nom}");
    }
}

#[test]
fn extraire_se_mefie() {
    let dossier = tempfile::tempdir().expect("un dossier temporaire");
    let ecrire = |nom: &str, octets: &[u8]| {
        fs::write(dossier.path().join(nom), octets).expect(nom);
        dossier.path().join(nom).to_str().expect("un chemin").to_owned()
    };
    let sortie = dossier.path().join("sortie").to_str().expect("un chemin").to_owned();
    let refuse = |fichier: &str, code: i32, dit: &str| {
        let resultat = spaser(["extraire", fichier, "-o", &sortie]).finit(code);
        assert!(resultat.stderr.contains(dit), "{resultat}");
        crate::support::en_francais(&resultat.stderr.replace(fichier, ""));
        assert!(!Path::new(&sortie).exists(), "{fichier} : rien ne doit être écrit");
    };
    refuse("introuvable.pdf", 3, "introuvable");
    refuse(&ecrire("texte.pdf", b"bonjour"), 1, "n’est pas un PDF lisible");
    refuse(&ecrire("vide.pdf", b""), 1, "n’est pas un PDF lisible");
    refuse(&ecrire("sorti.pdf", &pdf("../../evade.txt", b"x", None)), 1, "nom interdit");
    refuse(&ecrire("racine.pdf", &pdf("/evade.txt", b"x", None)), 1, "nom interdit");
    let bombe = zip_de_zeros(200 << 20);
    refuse(&ecrire("bombe.pdf", &pdf("bombe.bin", &bombe, Some("FlateDecode"))), 1, "dépassent");
    refuse(&ecrire("abime.pdf", &pdf("a.txt", b"pas compresse", Some("FlateDecode"))), 1, "abîmée");
    refuse(&ecrire("autre.pdf", &pdf("a.txt", b"00>", Some("ASCIIHexDecode"))), 1, "compression");
}

fn zip_de_zeros(octets: usize) -> Vec<u8> {
    use std::io::Write;
    let mut ecrivain = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let bloc = vec![0; 1 << 20];
    (0..octets >> 20).for_each(|_| ecrivain.write_all(&bloc).expect("en mémoire"));
    ecrivain.finish().expect("en mémoire")
}

/// The smallest PDF that carries one file.
fn pdf(nom: &str, octets: &[u8], filtre: Option<&str>) -> Vec<u8> {
    let filtre = filtre.map(|f| format!(" /Filter /{f}")).unwrap_or_default();
    let mut texte = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    let mut objet = |texte: &mut Vec<u8>, corps: Vec<u8>| {
        places.push(texte.len());
        texte.extend(format!("{} 0 obj\n", places.len()).into_bytes());
        texte.extend(corps);
        texte.extend(b"\nendobj\n");
    };
    objet(
        &mut texte,
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >> >>".to_vec(),
    );
    objet(&mut texte, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec());
    objet(&mut texte, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>".to_vec());
    objet(
        &mut texte,
        format!("<< /Type /Filespec /F ({nom}) /UF ({nom}) /EF << /F 5 0 R >> >>").into_bytes(),
    );
    let mut flux =
        format!("<< /Type /EmbeddedFile /Length {}{filtre} >>\nstream\n", octets.len()).into_bytes();
    flux.extend(octets);
    flux.extend(b"\nendstream");
    objet(&mut texte, flux);
    let table = texte.len();
    let mut xref = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    places.iter().for_each(|p| xref.push_str(&format!("{p:010} 00000 n \n")));
    texte.extend(xref.into_bytes());
    texte.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", places.len() + 1)
            .into_bytes(),
    );
    texte
}
