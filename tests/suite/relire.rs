//! A copy that comes back: nothing said when nothing changed, each change said exactly, no harm from a file
//! that means some.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::schema_docx::generer;
use crate::support::{self, EXEMPLES, Sortie, en_francais, parties_xml, pour_chacun, racine, spaser};

const DOCUMENT: &str = "word/document.xml";

struct Copie {
    dossier: tempfile::TempDir,
    octets: Vec<u8>,
}

impl Copie {
    fn new(exemple: &str) -> Self {
        let dossier = tempfile::tempdir().expect("un dossier temporaire");
        let octets = generer(exemple, &dossier.path().join("sortie"), &[]);
        Self { dossier, octets }
    }

    /// The same, its main part rewritten and more parts added.
    fn retoucher(&self, retouche: impl Fn(&str) -> String, ajouts: &[(&str, &str)]) -> String {
        self.poser(&support::retoucher(&self.octets, DOCUMENT, retouche, ajouts))
    }

    fn poser(&self, octets: &[u8]) -> String {
        let chemin = self.dossier.path().join("copie.docx");
        fs::write(&chemin, octets).expect("une écriture");
        chemin.to_string_lossy().into_owned()
    }
}

fn source(exemple: &str) -> String {
    racine().join("samples").join(exemple).join("spaser.toml").to_string_lossy().into_owned()
}

fn json(sortie: &Sortie) -> Value {
    serde_json::from_str(&sortie.stdout).expect("du JSON")
}

fn relire(copie: &str, dossier: Option<&str>) -> Value {
    let mut arguments = vec!["relire", copie, "--format", "json"];
    arguments.extend(dossier.iter().flat_map(|d| ["--dossier", d]));
    json(&spaser(arguments).finit(0))
}

/// A control, its content replaced.
fn remplacer(document: &str, etiquette: &str, contenu: &str) -> String {
    let marque = format!("<w:tag w:val=\"{etiquette}\"/>");
    let debut = document.find(&marque).unwrap_or_else(|| panic!("pas de {etiquette}"));
    let ouvre =
        debut + document[debut..].find("<w:sdtContent>").expect("un contenu") + "<w:sdtContent>".len();
    let ferme = ouvre + document[ouvre..].find("</w:sdtContent>").expect("une fin");
    format!("{}{contenu}{}", &document[..ouvre], &document[ferme..])
}

#[test]
fn une_copie_intacte_n_a_rien_a_dire() {
    pour_chacun(EXEMPLES, |exemple| {
        let copie = Copie::new(exemple);
        let dit = relire(&copie.poser(&copie.octets), Some(&source(exemple)));
        assert_eq!(dit["champs"], Value::Array(vec![]), "{exemple}");
        assert_eq!(dit["commentaires"], Value::Array(vec![]));
        assert_eq!(dit["suivis_hors_champ"], Value::Array(vec![]));
        assert_eq!(dit["passages_hors_champ"], Value::Array(vec![]), "{exemple}");
        assert_eq!(dit["dossier_change_depuis"], Value::Bool(false));
        assert!(dit["champs_compares"].as_u64().expect("un nombre") > 150);
    });
}

/// Each key is short enough for Word, and stands once unless the table of targets repeats it.
#[test]
fn chaque_repere_a_sa_place() {
    pour_chacun(EXEMPLES, |exemple| {
        let copie = Copie::new(exemple);
        let parties = parties_xml(&copie.octets);
        let controles = parties[DOCUMENT].matches("<w:sdt>").count();
        let etiquettes = parties[DOCUMENT].split("<w:tag w:val=\"").skip(1);
        let etiquettes: Vec<&str> = etiquettes.filter_map(|s| s.split('"').next()).collect();
        assert!(etiquettes.iter().all(|e| e.chars().count() <= 64));
        assert_eq!(controles, etiquettes.len() + 1, "tous nommés, le sommaire mis à part");
        for attendu in
            ["axes/", "objectifs/", "actions/", "indicateurs/", "cibles/", "gouvernance/", "edito/texte"]
        {
            assert!(etiquettes.iter().any(|e| e.starts_with(attendu)), "{exemple} : {attendu}");
        }
    });
}

#[test]
fn un_champ_change_est_dit_a_sa_ligne() {
    let copie = Copie::new("metropole");
    let nouveau = "<w:r><w:t>Le conseil de la Métropole</w:t></w:r>";
    let chemin = copie.retoucher(|d| remplacer(d, "edito/signataire", nouveau), &[]);
    let dit = relire(&chemin, Some(&source("metropole")));
    let champs = dit["champs"].as_array().expect("une liste");
    assert_eq!(champs.len(), 1, "{champs:?}");
    assert_eq!(champs[0]["cle"], "edito/signataire");
    assert_eq!(champs[0]["nature"], "change");
    assert_eq!(champs[0]["apres"], "Le conseil de la Métropole");
    let ligne = champs[0]["ligne"].as_u64().expect("une ligne") as usize;
    let toml = fs::read_to_string(source("metropole")).expect("le dossier");
    assert!(toml.lines().nth(ligne - 1).expect("une ligne").starts_with("signataire"));
    let sortie = spaser(["relire", &chemin, "--dossier", &source("metropole")]).finit(0);
    assert!(sortie.stdout.contains("après : Le conseil de la Métropole"), "{sortie}");
    en_francais(&sortie.stdout);
}

/// Tracked changes are read as accepted, with who made them; comments are said where they are.
#[test]
fn suivi_et_commentaires() {
    let copie = Copie::new("commune");
    let suivi = concat!(
        "<w:commentRangeStart w:id=\"7\"/>",
        "<w:del w:id=\"1\" w:author=\"Le relecteur\" w:date=\"2026-11-12T10:02:00Z\">",
        "<w:r><w:delText>Le maire</w:delText></w:r></w:del>",
        "<w:ins w:id=\"2\" w:author=\"Le relecteur\" w:date=\"2026-11-12T10:02:00Z\">",
        "<w:r><w:t>La municipalité</w:t></w:r></w:ins>",
        "<w:commentRangeEnd w:id=\"7\"/>",
    );
    let commentaires = concat!(
        "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
        "<w:comment w:id=\"7\" w:author=\"La relectrice\" w:date=\"2026-11-13T10:02:00Z\">",
        "<w:p><w:r><w:t>Qui signe ?</w:t></w:r></w:p></w:comment></w:comments>",
    );
    let chemin =
        copie.retoucher(|d| remplacer(d, "edito/signataire", suivi), &[("word/comments.xml", commentaires)]);
    let dit = relire(&chemin, None);
    assert_eq!(dit["champs"][0]["apres"], "La municipalité");
    assert_eq!(dit["champs"][0]["suivis"][0]["auteur"], "Le relecteur");
    assert_eq!(dit["champs"][0]["suivis"][0]["supprime"], "Le maire");
    assert_eq!(dit["commentaires"][0]["auteur"], "La relectrice");
    assert_eq!(dit["commentaires"][0]["texte"], "Qui signe ?");
    assert_eq!(dit["commentaires"][0]["extrait"], "La municipalité");
    assert!(dit["commentaires"][0]["champ"].as_str().is_some_and(|c| c.contains("signataire")));
}

/// A control that is gone, one that was copied and changed, one emptied.
#[test]
fn reperes_perdus_ou_en_double() {
    let copie = Copie::new("commune");
    let sans = copie.retoucher(|d| d.replace("<w:tag w:val=\"edito/signataire\"/>", ""), &[]);
    let dit = relire(&sans, None);
    assert_eq!(dit["champs"][0]["nature"], "repere_supprime");
    assert_eq!(dit["champs"][0]["cle"], "edito/signataire");
    assert_eq!(dit["passages_hors_champ"], Value::Array(vec![]), "ses mots sont dits avec lui");

    let double = copie.retoucher(
        |d| {
            let copie = "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"edito/signataire\"/></w:sdtPr><w:sdtContent><w:r><w:t>Une autre</w:t></w:r></w:sdtContent></w:sdt></w:p>";
            let place = d.rfind("<w:sectPr>").expect("une section");
            format!("{}{copie}{}", &d[..place], &d[place..])
        },
        &[],
    );
    let dit = relire(&double, None);
    assert_eq!(dit["champs"][0]["nature"], "change");
    assert_eq!(dit["champs"][0]["apres"], "Une autre");

    let vide = copie.retoucher(
        |d| {
            d.replace(
                "<w:tag w:val=\"edito/signataire\"/>",
                "<w:tag w:val=\"edito/signataire\"/><w:showingPlcHdr/>",
            )
        },
        &[],
    );
    let dit = relire(&vide, None);
    assert_eq!((&dit["champs"][0]["nature"], &dit["champs"][0]["apres"]), (&"change".into(), &"".into()));
}

/// A text of the dossier that stands in several places: each is read, whether the others were changed or not.
#[test]
fn chaque_place_d_un_texte_est_lue() {
    let copie = Copie::new("commune");
    let course = |texte: &str| format!("<w:r><w:t>{texte}</w:t></w:r>");
    let cle = "axes/sobriete/titre";
    let couverture = copie.retoucher(|d| remplacer(d, cle, &course("Acheter sobre")), &[]);
    let dit = relire(&couverture, Some(&source("commune")));
    assert_eq!(dit["champs"].as_array().map(Vec::len), Some(1), "{dit}");
    assert_eq!((&dit["champs"][0]["cle"], &dit["champs"][0]["nature"]), (&cle.into(), &"change".into()));
    assert_eq!(dit["champs"][0]["avant"], "Acheter sobre, manger bien");
    assert_eq!(dit["champs"][0]["apres"], "Acheter sobre");
    assert_eq!(dit["champs"][0]["sous"].as_array().map(Vec::len), Some(1), "une place sur plusieurs");
    assert_eq!(dit["passages_hors_champ"], Value::Array(vec![]));

    let ailleurs = |d: &str| {
        let fin = d.rfind("<w:tag w:val=\"axes/sobriete/titre\"/>").expect("une autre place");
        let debut = d[..fin].rfind("<w:sdt>").expect("son repère");
        let (avant, apres) = d.split_at(debut);
        remplacer(avant, cle, &course("Acheter sobre")) + &remplacer(apres, cle, &course("Manger bien"))
    };
    let dit = relire(&copie.retoucher(ailleurs, &[]), None);
    assert_eq!(dit["champs"][0]["nature"], "discordant");
    assert_eq!(dit["champs"][0]["textes"], serde_json::json!(["Acheter sobre", "Manger bien"]));

    let sans = copie.retoucher(|d| d.replacen(&format!("<w:tag w:val=\"{cle}\"/>"), "", 1), &[]);
    assert_eq!(relire(&sans, None)["champs"][0]["nature"], "place_supprimee");
}

/// What the program wrote itself, and what it composed with the words of a field: changed without being
/// tracked, it is told under its title; tracked, it is told once.
#[test]
fn un_passage_hors_champ_est_dit() {
    let copie = Copie::new("commune");
    let parties = parties_xml(&copie.octets);
    let titre = "Les étapes de l’élaboration";
    assert!(parties[DOCUMENT].contains(titre) && parties["word/footer1.xml"].contains("</w:t>"));
    let pied = support::retoucher(
        &copie.octets,
        "word/footer1.xml",
        |p| p.replacen("</w:t>", " À REVOIR</w:t>", 1),
        &[],
    );
    let retouche = support::retoucher(
        &pied,
        DOCUMENT,
        |d| {
            let fin = d.rfind("<w:sectPr").expect("une section");
            let ajout = "<w:p><w:r><w:t>Une phrase ajoutée à la fin.</w:t></w:r></w:p>";
            let suivi = concat!(
                "<w:p><w:ins w:id=\"1\" w:author=\"Le relecteur\" w:date=\"2026-11-12T10:02:00Z\">",
                "<w:r><w:t>Une phrase suivie.</w:t></w:r></w:ins></w:p>",
            );
            let d = format!("{}{ajout}{suivi}{}", &d[..fin], &d[fin..]);
            d.replace(titre, "Le chemin parcouru")
        },
        &[],
    );
    let chemin = copie.poser(&retouche);
    let dit = relire(&chemin, Some(&source("commune")));
    assert_eq!(dit["champs"], Value::Array(vec![]), "{dit}");
    let passages = dit["passages_hors_champ"].as_array().expect("une liste");
    let change = |avant: &str| passages.iter().find(|p| p["avant"] == avant).expect("un passage");
    assert_eq!(change(titre)["apres"], "Le chemin parcouru");
    assert!(passages.iter().any(|p| p["apres"] == "Une phrase ajoutée à la fin." && p["avant"].is_null()));
    let marges = passages.iter().filter(|p| p["titre"] == "En-têtes et pieds de page").count();
    assert_eq!((passages.len(), marges), (3, 1), "{passages:?}");
    assert_eq!(dit["suivis_hors_champ"][0]["insere"], "Une phrase suivie.");
    let sortie = spaser(["relire", &chemin]).finit(0);
    assert!(sortie.stdout.contains("hors des champs du dossier, sans suivi :"), "{sortie}");
    en_francais(&sortie.stdout);
}

/// An older LibreOffice keeps the controls and drops their names: their place says which is which.
#[test]
fn des_reperes_sans_nom() {
    let copie = Copie::new("commune");
    let anonyme = |d: &str| {
        let mut parties = d.split("<w:tag w:val=\"");
        let tete = parties.next().unwrap_or_default().to_owned();
        parties.fold(tete, |texte, partie| texte + partie.split_once("\"/>").map_or("", |(_, suite)| suite))
    };
    let dit = relire(&copie.retoucher(anonyme, &[]), None);
    assert_eq!(dit["champs"], Value::Array(vec![]));
    let ampute =
        |d: &str| anonyme(d).replacen("<w:sdt>", "<w:smartTag>", 1).replacen("</w:sdt>", "</w:smartTag>", 1);
    let sortie = spaser(["relire", &copie.retoucher(ampute, &[])]).finit(1);
    assert!(sortie.stderr.contains("ont perdu leur nom"), "{sortie}");
}

/// What the dossier says by now: moved on, or already as the copy asks.
#[test]
fn le_dossier_a_change_depuis() {
    let copie = Copie::new("commune");
    let nouveau = "<w:r><w:t>La municipalité</w:t></w:r>";
    let chemin = copie.retoucher(|d| remplacer(d, "edito/signataire", nouveau), &[]);
    let dossier = tempfile::tempdir().expect("un dossier");
    support::copier(&racine().join("samples/commune"), dossier.path());
    let toml = dossier.path().join("spaser.toml");
    let ecrire = |signataire: &str| {
        let texte = fs::read_to_string(source("commune")).expect("le dossier");
        let lignes = texte.lines().map(|l| match l.starts_with("signataire") {
            true => format!("signataire = \"{signataire}\""),
            false => l.to_owned(),
        });
        fs::write(&toml, lignes.collect::<Vec<_>>().join("\n")).expect("une écriture");
        relire(&chemin, toml.to_str())
    };
    let autre = ecrire("Quelqu’un d’autre");
    assert_eq!(autre["dossier_change_depuis"], true);
    assert_eq!(autre["champs"][0]["dans_le_dossier"], "autre");
    assert_eq!(autre["champs"][0]["texte_du_dossier"], "Quelqu’un d’autre");
    assert_eq!(ecrire("La municipalité")["champs"][0]["dans_le_dossier"], "reporte");
}

#[test]
fn un_fichier_hostile_ne_fait_rien_tomber() {
    let copie = Copie::new("commune");
    let profond = format!("<w:document>{}{}</w:document>", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    let cas = [
        copie.poser(&copie.octets[..copie.octets.len() / 2]),
        copie.dossier.path().join("absent.docx").to_string_lossy().into_owned(),
    ];
    let refuse = |chemin: &str, code: i32| {
        let sortie = spaser(["relire", chemin]).finit(code);
        assert!(sortie.stderr.starts_with("erreur : ") && sortie.stderr.contains("\naide : "), "{sortie}");
        en_francais(&sortie.stderr.replace("word/document.xml", ""));
    };
    refuse(&cas[0], 1);
    refuse(&cas[1], 3);
    refuse(&copie.poser(b"bonjour"), 1);
    refuse(&copie.retoucher(|_| profond.clone(), &[]), 1);
    refuse(&copie.retoucher(|_| "<a/>".to_owned(), &[]), 1);
    refuse(&copie.retoucher(|d| d[..d.len() / 2].to_owned(), &[]), 1);
    refuse(&racine().join("tests/suite/docx/logo.png").to_string_lossy(), 1);
    refuse(&Path::new(env!("CARGO_MANIFEST_DIR")).to_string_lossy(), 3);
}

#[test]
fn la_copie_d_un_autre_schema_est_refusee() {
    let copie = Copie::new("commune");
    let chemin = copie.poser(&copie.octets);
    let sortie = spaser(["relire", &chemin, "--dossier", &source("metropole")]).finit(1);
    assert!(sortie.stderr.contains("la copie d’un autre schéma : Commune de Montaubray"), "{sortie}");
}

/// Our other texts are made anew from the dossier: they are named, and where to write is said.
#[test]
fn ni_un_bilan_ni_une_comparaison_ne_se_relisent() {
    let dossier = tempfile::tempdir().expect("un dossier temporaire");
    let chemin = |nom: &str| dossier.path().join(nom).to_string_lossy().into_owned();
    let source = source("commune");
    let suivi = racine().join("samples/bilans/commune-2027.toml").to_string_lossy().into_owned();
    let sortie = chemin("bilan");
    spaser(["bilan", &source, "--annee", "2027", "--suivi", &suivi, "-o", &sortie, "-q"]).finit(0);
    let comparaison = chemin("comparaison.docx");
    spaser(["comparer", &source, &source, "-o", &comparaison]).finit(0);
    let bilan = format!("{sortie}/spaser-montaubray-2027-bilan-2027.docx");
    for (texte, dit, commande) in [
        (bilan, "c’est le bilan d’une année, pas le schéma", "`spaser bilan`"),
        (comparaison, "c’est la comparaison de deux dossiers, pas le schéma", "`spaser comparer`"),
    ] {
        for arguments in [vec!["relire", &texte], vec!["relire", &texte, "--dossier", &source]] {
            let refus = spaser(arguments).finit(1);
            en_francais(&refus.stderr);
            assert!(refus.stdout.is_empty() && refus.stderr.contains(dit), "{refus}");
            assert!(refus.stderr.contains(commande) && refus.stderr.contains("schema-docx"), "{refus}");
        }
    }
}
