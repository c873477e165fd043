//! The commands, seen from a terminal: what they say, what they write, how they end.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use spaser::catalogue::Catalogue;
use spaser::choix::{Choix, TypeAcheteur};
use spaser::diagnostic::Code;

use crate::support::{Copie, contenu, en_francais, pour_chacun, racine, spaser, spaser_dans};

const COMMANDES: [&str; 9] = [
    "generer",
    "verifier",
    "importer",
    "comparer",
    "droit",
    "nouveau",
    "schema-json",
    "expliquer",
    "completions",
];

/// What `spaser droit` answers.
const QUESTIONS: [&str; 6] = ["liste", "montrer", "echeances", "applicable", "conformite", "seance"];

/// The quickest document: no typesetting.
const DELIBERATION: [&str; 4] = ["generer", "spaser.toml", "--livrables", "deliberation"];
const DOCX: &str = "spaser-montaubray-2027-deliberation-adoption.docx";

/// The command line that writes the quickest document, with these options.
fn deliberation<'a>(options: &[&'a str]) -> Vec<&'a str> {
    [&DELIBERATION[..], options].concat()
}

// --- Words ---------------------------------------------------------------------------------------

#[test]
fn aide() {
    let mut tout = spaser(["--help"]).finit(0).to_string();
    for commande in COMMANDES {
        tout += &format!("\n\n$ spaser {commande} --help\n{}", spaser([commande, "--help"]).finit(0));
    }
    for question in QUESTIONS {
        let aide = spaser(["droit", question, "--help"]).finit(0);
        tout += &format!("\n\n$ spaser droit {question} --help\n{aide}");
    }
    en_francais(&tout);
    insta::assert_snapshot!("aide", tout);
    assert_eq!(spaser(["--aide"]).finit(0).stdout, spaser(["-h"]).finit(0).stdout);
    assert_eq!(spaser(["--version"]).finit(0).stdout, format!("spaser {}\n", env!("CARGO_PKG_VERSION")));
}

/// A wrong command line ends with 2, in French, with what was meant when it can be guessed.
#[test]
fn ligne_de_commande_fautive() {
    let fautes = [
        "",
        "genere",
        "--verion",
        "generer",
        "generer a.toml b.toml",
        "generer a.toml --livrable schema",
        "generer a.toml --livrables shema",
        "generer a.toml --livrables xyz",
        "generer a.toml -o",
        "generer a.toml -q -q",
        "verifier a.toml --format xml",
        "verifier a.toml --manque",
        "nouveau x",
        "nouveau x --type",
        "nouveau x --type comune",
        "nouveau x --type xyz",
        "schema-json x",
        "schema-json --suivi --arbitrages",
        "expliquer cle-inconue",
        "expliquer xyz",
        "completions bsh",
        "completions",
    ];
    let mut tout = String::new();
    for faute in fautes {
        let sortie = spaser(faute.split_whitespace()).finit(2);
        assert!(sortie.stdout.is_empty(), "{sortie}");
        en_francais(&sortie.stderr);
        tout += &format!("{}\n{}\n", format!("$ spaser {faute}").trim_end(), sortie.stderr);
    }
    insta::assert_snapshot!("ligne_de_commande", tout);
}

#[test]
fn expliquer() {
    let liste = spaser(["expliquer"]).finit(0).stdout;
    assert_eq!(liste.lines().count(), Code::TOUS.len());
    for code in Code::TOUS {
        assert!(liste.contains(&format!("{:28} {}", code.cle(), code.titre())), "{}", code.cle());
        let fiche = spaser(["expliquer", code.cle()]).finit(0).stdout;
        assert_eq!(fiche, code.expliquer());
        en_francais(&fiche.replace("'l'école'", ""));
    }
}

#[test]
fn completions() {
    pour_chacun(["bash", "zsh", "fish", "powershell"], |interpreteur| {
        let script = spaser(["completions", interpreteur]).finit(0).stdout;
        for commande in COMMANDES {
            assert!(script.contains(commande), "{interpreteur} : {commande}");
        }
    });
}

#[test]
fn schema_json() {
    for (options, fichier) in [
        (&["schema-json"][..], "dossier"),
        (&["schema-json", "--suivi"][..], "suivi"),
        (&["schema-json", "--arbitrages"][..], "arbitrages"),
    ] {
        let commis =
            fs::read_to_string(racine().join(format!("schemas/{fichier}.schema.json"))).expect(fichier);
        assert!(spaser(options).finit(0).stdout == commis, "schemas/{fichier}.schema.json n’est plus à jour");
    }
}

// --- Files that cannot be read -------------------------------------------------------------------

#[test]
fn dossier_introuvable_ou_illisible() {
    for commande in ["verifier", "generer"] {
        for (chemin, dit) in [
            ("absent/spaser.toml", "`absent/spaser.toml` n’existe pas"),
            ("samples/commune", "désignez le fichier : samples/commune/spaser.toml"),
        ] {
            let sortie = spaser([commande, chemin]).finit(3);
            assert!(sortie.to_string().contains(dit), "{sortie}");
            en_francais(&sortie.to_string());
        }
    }
    assert!(!racine().join("absent").exists());
}

/// A file written by Windows editors is the same file.
#[test]
fn marque_d_ordre_et_fins_de_ligne_de_windows() {
    for exemple in ["commune", "erreurs/vote-incoherent", "erreurs/releve-incoherent"] {
        let (unix, windows) = (Copie::new(exemple), Copie::new(exemple));
        for nom in contenu(windows.dossier.path()).into_keys().filter(|n| n.ends_with(".toml")) {
            windows.ecrire(&nom, format!("\u{feff}{}", windows.lire(&nom).replace('\n', "\r\n")));
        }
        for forme in ["texte", "json"] {
            let verdict =
                |copie: &Copie| copie.spaser(&["verifier", "spaser.toml", "--format", forme]).to_string();
            assert_eq!(verdict(&windows), verdict(&unix), "{exemple}");
        }
    }
}

// --- nouveau -------------------------------------------------------------------------------------

#[test]
fn nouveau_pour_chaque_type_d_acheteur() {
    let catalogue = Catalogue::integre().expect("un catalogue lisible");
    let noyau = || catalogue.indicateurs().iter().filter(|i| i.noyau);
    assert!(noyau().count() >= 5);
    pour_chacun(TypeAcheteur::TOUS.iter().map(|t| t.cle()), |type_acheteur| {
        let ici = tempfile::tempdir().expect("un dossier temporaire");
        let dit = spaser_dans(ici.path(), ["nouveau", "schema", "--type", type_acheteur]).finit(0).stdout;
        assert!(dit.contains("schema/spaser.toml est prêt"), "{dit}");
        let texte = fs::read_to_string(ici.path().join("schema/spaser.toml")).expect("le fichier");
        assert!(texte.contains(&format!("type = \"{type_acheteur}\"")));
        for indicateur in noyau() {
            assert!(texte.contains(&format!("modele = \"{}\"", indicateur.id)), "{}", indicateur.id);
        }
        assert!(!texte.contains("{{") && !texte.contains("{%") && !texte.contains('\r'));
        let verdict = spaser_dans(ici.path(), ["verifier", "schema/spaser.toml"]).finit(0);
        assert!(!verdict.stdout.contains("erreur"), "{verdict}");

        let encore = spaser_dans(ici.path(), ["nouveau", "schema", "--type", "region"]).finit(3);
        assert!(encore.stderr.contains("schema/spaser.toml existe déjà ; rien n’a été écrit"), "{encore}");
        assert_eq!(fs::read_to_string(ici.path().join("schema/spaser.toml")).expect("le fichier"), texte);
    });
}

#[test]
fn nouveau_connait_les_noms_d_usage_et_le_nom_du_fichier() {
    let ici = tempfile::tempdir().expect("un dossier temporaire");
    spaser_dans(ici.path(), ["nouveau", "achats.toml", "--type", "Ville"]).finit(0);
    let texte = fs::read_to_string(ici.path().join("achats.toml")).expect("le fichier");
    assert!(texte.contains("type = \"commune\""));
    // A file stands where a folder should.
    let refus = spaser_dans(ici.path(), ["nouveau", "achats.toml/x", "--type", "ville"]).finit(3);
    en_francais(&refus.stderr);
    assert!(refus.stderr.contains("aide : "), "{refus}");
}

// --- generer -------------------------------------------------------------------------------------

#[test]
fn ecrit_dans_sortie_a_cote_du_dossier() {
    let copie = Copie::new("commune");
    // From elsewhere: the folder of the dossier counts, not the current one.
    let dossier = copie.chemin("spaser.toml");
    let dossier = dossier.to_str().expect("un chemin lisible");
    let ailleurs = tempfile::tempdir().expect("un dossier temporaire");
    let sortie = spaser_dans(ailleurs.path(), ["generer", dossier, "--livrables", "deliberation"]).finit(0);
    assert!(sortie.stdout.contains(DOCX) && sortie.stderr.is_empty(), "{sortie}");
    let ecrits = contenu(&copie.chemin("sortie"));
    assert_eq!(
        ecrits.into_keys().collect::<Vec<_>>(),
        ["controle.md", "manifeste.json", "relecture.md", DOCX]
    );
    assert!(contenu(ailleurs.path()).is_empty());

    let encore = copie.spaser(&DELIBERATION).finit(0).stdout;
    assert!(encore.contains(&format!("sortie/{DOCX} (")) && encore.contains("inchangé"), "{encore}");
    copie.spaser(&deliberation(&["-o", "autre/part"])).finit(0);
    assert_eq!(contenu(&copie.chemin("autre/part"))[DOCX], contenu(&copie.chemin("sortie"))[DOCX]);
}

#[test]
fn n_ecrit_rien_si_le_dossier_est_refuse() {
    let copie = Copie::new("commune");
    copie.ecrire(
        "spaser.toml",
        copie.lire("spaser.toml").replace("signataire = \"Le maire\"", "signatair = \"Le maire\""),
    );
    let sortie = copie.spaser(&DELIBERATION).finit(1);
    assert!(sortie.stdout.is_empty(), "{sortie}");
    assert!(
        sortie.stderr.contains("[cle-inconnue]") && sortie.stderr.ends_with("Rien n’a été écrit.\n"),
        "{sortie}"
    );
    assert!(!copie.chemin("sortie").exists());
}

#[test]
fn quiet_ne_dit_rien_quand_tout_va_bien() {
    let copie = Copie::new("commune");
    let sortie = copie.spaser(&deliberation(&["--quiet"])).finit(0);
    assert_eq!(sortie.stdout + &sortie.stderr, "");
    assert!(copie.chemin("sortie").join(DOCX).exists());
}

/// What a person edited is kept, and said, even quietly; `--remplacer` overwrites it.
#[test]
fn ce_qui_est_modifie_a_la_main_est_conserve() {
    let copie = Copie::new("commune");
    copie.spaser(&DELIBERATION).finit(0);
    let propre = contenu(&copie.chemin("sortie"));
    copie.ecrire(&format!("sortie/{DOCX}"), "retouché");
    for options in [&[][..], &["-q"]] {
        let sortie = copie.spaser(&deliberation(options)).finit(0);
        assert!(sortie.stderr.contains(&format!("sortie/{DOCX} a été modifié à la main")), "{sortie}");
        assert!(sortie.stderr.contains("--remplacer"), "{sortie}");
        assert_eq!(contenu(&copie.chemin("sortie"))[DOCX], b"retouch\xc3\xa9");
    }
    copie.spaser(&deliberation(&["--remplacer"])).finit(0);
    assert!(contenu(&copie.chemin("sortie")) == propre);
    // A file that was there before the first run is a person's, too.
    let copie = Copie::new("commune");
    fs::create_dir(copie.chemin("sortie")).expect("un dossier");
    copie.ecrire(&format!("sortie/{DOCX}"), "le mien");
    assert!(copie.spaser(&DELIBERATION).finit(0).stdout.contains("conservé"));
    assert_eq!(contenu(&copie.chemin("sortie"))[DOCX], b"le mien");
}

/// A run killed between two renames left a set half old, half new, an announcement and a temporary
/// file: the next run, whatever the dossier then says, leaves one complete set.
#[test]
fn une_ecriture_interrompue_est_achevee() {
    const PREMIER: &str =
        "adresse_publication = \"https://www.sarbonne-metropole.example/achats-responsables\"";
    const SECOND: &str = "adresse_publication = \"https://www.sarbonne-metropole.example/achats\"";
    let copie = Copie::new("conjoint");
    let editer = |depuis: &str, vers: &str| {
        copie.ecrire("spaser.toml", copie.lire("spaser.toml").replace(depuis, vers));
    };
    let produire = |dossier: &str| {
        copie.spaser(&deliberation(&["-o", dossier])).finit(0);
        contenu(&copie.chemin(dossier))
    };
    let ancien = produire("ancien");
    editer(PREMIER, SECOND);
    let nouveau = produire("nouveau");
    let actes = || ancien.iter().filter(|(nom, _)| nom.ends_with(".docx"));
    assert_eq!(actes().count(), 3, "trois délibérations");
    assert!(actes().all(|(nom, octets)| nouveau[nom] != *octets), "chaque acte change");

    let interrompre = |dossier: &str| {
        fs::create_dir(copie.chemin(dossier)).expect("un dossier");
        for (rang, (nom, octets)) in actes().enumerate() {
            copie.ecrire(&format!("{dossier}/{nom}"), if rang == 0 { &nouveau[nom] } else { octets });
        }
        let mut manifeste = manifeste(&ancien);
        manifeste["en_cours"] = self::manifeste(&nouveau)["fichiers"].clone();
        copie.ecrire(&format!("{dossier}/manifeste.json"), manifeste.to_string());
        copie.ecrire(&format!("{dossier}/.spaser-a1b2c3.tmp"), "à moitié écrit");
    };
    interrompre("achever");
    assert!(produire("achever") == nouveau);
    interrompre("revenir");
    editer(SECOND, PREMIER);
    assert!(produire("revenir") == ancien);
}

fn manifeste(fichiers: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&fichiers["manifeste.json"]).expect("un manifeste")
}

#[test]
fn ce_qui_ne_peut_pas_etre_ecrit_est_dit() {
    let copie = Copie::new("commune");
    let refus = |options: &[&str], dits: [&str; 2]| {
        let sortie = copie.spaser(&deliberation(options)).finit(3);
        assert!(sortie.stdout.is_empty(), "{sortie}");
        dits.iter().for_each(|dit| assert!(sortie.stderr.contains(dit), "{dit}\n{sortie}"));
        en_francais(&sortie.stderr);
    };
    // A folder bears the name of the document: nothing else is written.
    fs::create_dir_all(copie.chemin("sortie").join(DOCX)).expect("un dossier");
    refus(&[], [&format!("impossible d’écrire sortie/{DOCX}"), "un dossier porte ce nom"]);
    assert!(contenu(&copie.chemin("sortie")).is_empty());
    // A file bears the name of the folder.
    copie.ecrire("occupe", "");
    refus(&["-o", "occupe"], ["impossible d’écrire occupe", "un fichier porte le nom du dossier"]);
    refus(
        &["-o", "occupe/dessous"],
        ["impossible d’écrire occupe/dessous", "un fichier porte le nom du dossier"],
    );
}

/// Left out of the blanks: each with its holder, the same list as data.
#[test]
fn manques() {
    let dossier = "samples/erreurs/champ-a-completer/spaser.toml";
    let texte = spaser(["verifier", dossier, "--manques"]).finit(0).stdout;
    let attendu = "Secrétariat général\n  - numéro SIRET\n\nDétenteur à préciser (`[[detenteurs]]`)\n  - l’acte adoption-commune (à préparer) : date, heure,";
    assert!(texte.starts_with(attendu), "{texte}");
    assert!(texte.contains("\n  - l’acte adoption-commune (le jour de l’acte et après) : "), "{texte}");
    // The secretary is asked for once, by name.
    let commune = spaser(["verifier", "samples/commune/spaser.toml", "--manques"]).finit(0).stdout;
    let ligne = commune.lines().find(|l| l.contains("secrétaire de séance")).expect("le secrétaire manque");
    assert_eq!(ligne.matches("secrétaire").count(), 1, "{ligne}");
    assert!(!ligne.contains("prénom et nom,") && ligne.contains("prénom et nom du signataire,"), "{ligne}");
    let json = spaser(["verifier", dossier, "--manques", "--format", "json"]).finit(0).stdout;
    let donnees: Value = serde_json::from_str(&json).expect("du JSON");
    assert_eq!(donnees[0]["detenteur"], "Secrétariat général");
    let nombre = donnees.as_array().map_or(0, Vec::len);
    assert!(texte.ends_with(&format!("\n{nombre}\u{a0}informations à compléter\n")), "{nombre}\n{texte}");
}

/// Samples are what a reader starts from: nothing in them deserves a word, save what a draft leaves blank.
#[test]
fn les_exemples_sont_sains() {
    pour_chacun(crate::support::EXEMPLES, |exemple| {
        let dossier = format!("samples/{exemple}/spaser.toml");
        assert!(Path::new(&racine().join(&dossier)).exists());
        let sortie = spaser(["verifier", &dossier]).finit(0);
        assert!(sortie.stderr.is_empty() && !sortie.stdout.contains("erreur"), "{sortie}");
    });
}
