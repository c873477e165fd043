//! Filled workbooks come back: whoever saved them, the same values; whatever is wrong, a word and a place.

use std::fs;

use spaser::pipeline;
use spaser::suivi::Suivi;

use crate::remplissage::{Rempli, classeur_de};
use crate::support::{Copie, Sortie, en_francais, plat, pour_chacun, racine};

const LE: &str = "2028-01-31";
const AN: &str = "annee/2027";

/// A cell's key for an indicator of the sample town.
fn ligne(indicateur: &str, donnee: &str) -> String {
    format!("indicateur/{indicateur}/commune/{donnee}")
}

pub fn importer(copie: &Copie, arguments: &[&str]) -> Sortie {
    let tout: Vec<&str> =
        ["suivi", "importer", "spaser.toml"].iter().chain(arguments).chain(&["--le", LE]).copied().collect();
    copie.spaser(&tout)
}

pub fn suivi(copie: &Copie) -> Suivi {
    let verdict = pipeline::verifier(&copie.chemin("spaser.toml"), None).expect("un catalogue lisible");
    assert!(!verdict.diagnostics.has_errors(), "{}", copie.lire("suivi.toml"));
    verdict.charge.expect("un dossier sain").suivi
}

/// Without what tells one copy from another.
fn sans_provenance(mut suivi: Suivi) -> Suivi {
    suivi.releves.iter_mut().for_each(|r| r.provenances.clear());
    suivi.avancements.iter_mut().for_each(|a| a.provenance = None);
    suivi.etapes.iter_mut().for_each(|e| e.provenance = None);
    suivi
}

/// Ends a chain of cells: a filling gives nothing back.
fn fini(_: &mut Rempli) {}

/// The name of a copy, and how it is filled.
type Remplie<'a> = (&'a str, &'a dyn Fn(&mut Rempli));

/// The town, with copies of its own workbook, each filled by a function.
fn commune(copies: &[Remplie<'_>]) -> Copie {
    let copie = Copie::new("commune");
    let neuf = Rempli::new(&classeur_de(&copie.chemin("spaser.toml")));
    for (nom, remplir) in copies {
        let mut rempli = neuf.clone();
        remplir(&mut rempli);
        copie.ecrire(nom, rempli.octets());
    }
    copie
}

/// LibreOffice, openpyxl, a file in the shape of Google’s, an older layout: renamed, sorted, moved or recalculated, the values are the same.
#[test]
fn qui_que_ce_soit_qui_l_ait_enregistre() {
    let importe = |fichier: &str| {
        let copie = Copie::new("commune");
        copie.ecrire(fichier, fs::read(racine().join("samples/classeurs").join(fichier)).expect(fichier));
        let sortie = importer(&copie, &[fichier]).finit(0);
        assert!(plat(&sortie.stdout).contains("38 nouvelles") && sortie.stderr.is_empty(), "{sortie}");
        let premier = suivi(&copie);
        importer(&copie, &[fichier]).finit(0);
        assert_eq!(suivi(&copie), premier, "{fichier} : importer deux fois ne change rien");
        premier
    };
    let reference = importe("commune-openpyxl.xlsx");
    let provenance =
        reference.releves.last().and_then(|r| r.provenances.values().next()).expect("une provenance");
    assert!(provenance.starts_with("commune-openpyxl.xlsx, Nos chiffres 2027!"), "{provenance}");
    let reference = sans_provenance(reference);
    let autres = [
        "commune-libreoffice.xlsx",
        "commune-libreoffice.ods",
        "commune-google.xlsx",
        "commune-v1.xlsx",
        "commune-v2.xlsx",
    ];
    pour_chacun(autres, |fichier| {
        assert_eq!(sans_provenance(importe(fichier)), reference, "{fichier}");
    });
}

/// What was there keeps its place and its comments; the new values are checked as `verifier` does.
#[test]
fn le_suivi_garde_ce_qu_on_y_a_ecrit() {
    let copie = commune(&[("a.xlsx", &|c| {
        fini(c.nombre(&ligne("SOC-01", "numerateur"), AN, "2").nombre(
            &ligne("SOC-01", "denominateur"),
            AN,
            "12",
        ))
    })]);
    let avant = format!("{}\n# Une remarque de la main de quelqu’un\n", copie.lire("suivi.toml"));
    copie.ecrire("suivi.toml", &avant);
    importer(&copie, &["a.xlsx", "--par", "Service des « achats » \\ \"marchés\""]).finit(0);
    let apres = copie.lire("suivi.toml");
    assert!(apres.starts_with(&avant), "{apres}");
    assert_eq!(copie.lire("suivi-2026-11-26.toml"), avant);
    let releve = suivi(&copie).releves.pop().expect("un relevé");
    assert_eq!(releve.releve_par.as_deref(), Some("Service des « achats » \\ \"marchés\""));
    assert_eq!(releve.provenances.values().collect::<Vec<_>>(), ["a.xlsx, Indicateurs!J5"]);
    importer(&copie, &["a.xlsx"]).finit(0);
    assert_eq!(copie.lire("suivi.toml"), apres);
    // A second version kept the same day has a name of its own.
    copie.ecrire("b.xlsx", fs::read(copie.chemin("a.xlsx")).expect("a.xlsx"));
    let mut b = Rempli::new(&fs::read(copie.chemin("b.xlsx")).expect("b.xlsx"));
    copie.ecrire("b.xlsx", b.nombre(&ligne("SOC-01", "numerateur"), AN, "3").octets());
    importer(&copie, &["b.xlsx", "--ecraser"]).finit(0);
    assert_eq!(copie.lire("suivi-2026-11-26-2.toml"), apres);
    assert!(!copie.lire("suivi.toml").contains("Une remarque"), "récrit en entier");
}

#[test]
fn un_apercu_n_ecrit_rien() {
    let copie = commune(&[("a.xlsx", &|c| fini(c.nombre(&ligne("CIR-05", "numerateur"), AN, "7")))]);
    let avant = copie.lire("suivi.toml");
    let sortie = importer(&copie, &["a.xlsx", "--apercu"]).finit(0);
    insta::assert_snapshot!("apercu", sortie);
    assert_eq!(copie.lire("suivi.toml"), avant);
}

/// Two copies disagree, one of them changes the past: all is said, nothing is settled alone.
#[test]
fn les_conflits_se_disent_tous() {
    let (n, d) = (ligne("SOC-01", "numerateur"), ligne("SOC-01", "denominateur"));
    let copie = commune(&[
        ("dsi.xlsx", &|c| fini(c.nombre(&n, AN, "2").nombre(&d, AN, "12").nombre(&n, "annee/2025", "3"))),
        ("achats.xlsx", &|c| fini(c.nombre(&n, AN, "4").nombre(&d, AN, "12"))),
    ]);
    let avant = copie.lire("suivi.toml");
    let sortie = importer(&copie, &["dsi.xlsx", "achats.xlsx"]).finit(1);
    en_francais(&sortie.stderr.replace("[[choix]]", "").replace('\'', ""));
    insta::assert_snapshot!("conflits", sortie);
    assert_eq!(copie.lire("suivi.toml"), avant);
    // One rule a conflict: neither is enough alone.
    importer(&copie, &["dsi.xlsx", "achats.xlsx", "--ecraser"]).finit(1);
    importer(&copie, &["dsi.xlsx", "achats.xlsx", "--priorite", "dsi.xlsx"]).finit(1);
    assert_eq!(copie.lire("suivi.toml"), avant);
    importer(&copie, &["dsi.xlsx", "achats.xlsx", "--priorite", "achats.xlsx", "--ecraser"]).finit(0);
    let lu = suivi(&copie);
    let valeur = |annee: u16| {
        let annee = spaser::dossier::Annee(annee);
        lu.releves
            .iter()
            .filter(|r| r.indicateur.as_str() == "SOC-01")
            .find_map(|r| r.numerateurs.get(&annee).copied())
    };
    assert_eq!([2024, 2025, 2027].map(valeur), [Some(0.0), Some(3.0), Some(4.0)]);
}

#[test]
fn un_arbitrage_tranche() {
    let (n, d) = (ligne("SOC-01", "numerateur"), ligne("SOC-01", "denominateur"));
    let copie = commune(&[
        ("dsi.xlsx", &|c| fini(c.nombre(&n, AN, "2").nombre(&d, AN, "12").nombre(&n, "annee/2025", "3"))),
        ("achats.xlsx", &|c| fini(c.nombre(&n, AN, "4").texte(&d, AN, "une douzaine"))),
    ]);
    let arbitrages = format!(
        "format = 1\n[[choix]]\ncle = \"{n}\"\nannee = 2027\nretenir = \"achats.xlsx\"\n\
         [[choix]]\ncle = \"{n}\"\nannee = 2025\nretenir = \"suivi\"\n\
         [[choix]]\ncle = \"{d}\"\nannee = 2027\nvaleur = 13\n"
    );
    copie.ecrire("arbitrages.toml", arbitrages);
    importer(&copie, &["dsi.xlsx", "achats.xlsx", "--arbitrages", "arbitrages.toml"]).finit(0);
    let releve = suivi(&copie).releves.pop().expect("un relevé");
    let an = spaser::dossier::Annee(2027);
    assert_eq!((releve.numerateurs.get(&an), releve.denominateurs.get(&an)), (Some(&4.0), Some(&13.0)));
    let fautes = [
        "cle = \"indicateur/SOC-01/commune/numerateur\"\nretenir = \"suivi\"",
        "cle = \"indicateur/ABSENT/commune/numerateur\"\nannee = 2027\nretenir = \"suivi\"",
        "cle = \"indicateur/SOC-01/commune/numerateur\"\nannee = 2027\nretenir = \"autre.xlsx\"",
        "cle = \"indicateur/SOC-01/commune/numerateur\"\nannee = 2027\ntexte = \"beaucoup\"",
        "cle = \"rien\"\nannee = 2027\nretenir = \"suivi\"",
        "cle = \"indicateur/SOC-01/commune/numerateur\"\nannee = 2027\nretenir = \"suivi\"\nvaleur = 1",
        "cel = \"x\"",
    ];
    let dits = fautes.map(|faute| {
        copie.ecrire("arbitrages.toml", format!("format = 1\n[[choix]]\n{faute}\n"));
        importer(&copie, &["achats.xlsx", "--arbitrages", "arbitrages.toml"]).finit(1).to_string()
    });
    insta::assert_snapshot!("arbitrages_fautifs", dits.join("\n\n"));
}

/// Everything that a cell may hold and should not.
#[test]
fn les_saisies_douteuses() {
    let copie = commune(&[("douteux.xlsx", &|c| {
        let p = |c: &mut Rempli, indicateur: &str, donnee: &str, attributs: &str, xml: &str| {
            fini(c.poser(&ligne(indicateur, donnee), AN, attributs, xml));
        };
        c.texte(&ligne("SOC-01", "numerateur"), AN, "1 234,5");
        c.texte(&ligne("SOC-01", "denominateur"), AN, "１２");
        c.texte(&ligne("SOC-05", "numerateur"), AN, "environ 12");
        p(c, "SOC-05", "denominateur", "", "<f>SUM(A1:A9)</f><v>3000000</v>");
        p(c, "SOC-07", "numerateur", " t=\"e\"", "<v>#N/A</v>");
        p(c, "SOC-07", "denominateur", "", "<f>A1</f>");
        c.nombre(&ligne("SOC-07", "taux"), AN, "148");
        c.nombre(&ligne("SOC-08", "numerateur"), AN, "-5");
        c.nombre(&ligne("SOC-08", "denominateur"), AN, "1e308");
        c.nombre(&ligne("ENV-01", "numerateur"), AN, "NaN");
        p(c, "ENV-01", "denominateur", " t=\"b\"", "<v>1</v>");
        p(c, "ENV-09", "numerateur", " t=\"d\"", "<v>2027-02-03</v>");
        c.nombre(&ligne("ENV-10", "numerateur"), AN, "9").nombre(&ligne("ENV-10", "denominateur"), AN, "3");
        c.nombre(&ligne("CIR-05", "numerateur"), AN, "33").nombre(&ligne("CIR-05", "denominateur"), AN, "34");
        p(c, "GOV-01", "valeur", "", "<v>12</v>");
        c.texte("action/reserver", "champ/statut", "Presque fini");
    })]);
    let sortie = importer(&copie, &["douteux.xlsx"]).finit(1);
    insta::assert_snapshot!("saisies_douteuses", sortie);
}

/// Rows moved onto others, headers changed, keys unknown, rows twice, rows without key.
#[test]
fn les_lignes_de_travers() {
    let copie = commune(&[
        ("collee.xlsx", &|c| {
            fini(c.texte(&ligne("SOC-01", "numerateur"), "champ/reference", "SOC-05").nombre(
                &ligne("SOC-01", "numerateur"),
                AN,
                "2",
            ))
        }),
        ("donnee.xlsx", &|c| fini(c.texte(&ligne("SOC-01", "numerateur"), "champ/donnee", "Dénominateur"))),
        ("inconnue.xlsx", &|c| {
            c.texte(&ligne("SOC-01", "numerateur"), "cle", "indicateur/SOC-99/commune/numerateur");
            fini(c.nombre(&ligne("SOC-01", "denominateur"), AN, "12").texte(
                &ligne("SOC-01", "taux"),
                "cle",
                "n’importe quoi",
            ));
        }),
        ("deux.xlsx", &|c| {
            c.nombre(&ligne("SOC-05", "numerateur"), AN, "9000").nombre(
                &ligne("SOC-01", "numerateur"),
                AN,
                "2",
            );
            fini(c.texte(&ligne("SOC-05", "numerateur"), "cle", &ligne("SOC-01", "numerateur")).texte(
                &ligne("SOC-01", "denominateur"),
                "champ/reference",
                "SOC-01",
            ));
        }),
        ("sans-cle.xlsx", &|c| {
            fini(c.nombre(&ligne("SOC-01", "numerateur"), AN, "2").poser(
                &ligne("SOC-01", "numerateur"),
                "cle",
                "",
                "",
            ))
        }),
        ("entete.xlsx", &|c| {
            let feuille = c.feuille(2);
            assert!(feuille.contains("<v>2028</v>"));
            *feuille = feuille.replacen("<v>2028</v>", "<v>2027</v>", 1);
        }),
        ("sans-cles.xlsx", &|c| {
            let feuille = c.feuille(2);
            let debut = feuille.find("<row r=\"3\"").expect("la ligne des clés");
            let fin = debut + feuille[debut..].find("</row>").expect("sa fin") + "</row>".len();
            feuille.replace_range(debut..fin, "");
        }),
    ]);
    let fichiers = [
        "collee.xlsx",
        "donnee.xlsx",
        "inconnue.xlsx",
        "deux.xlsx",
        "sans-cle.xlsx",
        "entete.xlsx",
        "sans-cles.xlsx",
    ];
    let dits = fichiers.map(|f| {
        let sortie = importer(&copie, &[f, "--apercu"]);
        format!("## {f} : code {}\n{}", sortie.code, sortie.stderr)
    });
    insta::assert_snapshot!("lignes_de_travers", dits.join("\n"));
}

/// Numbers written as text and shares shown as such are taken once the user says so.
#[test]
fn les_ecritures_comprises_se_prennent_sur_demande() {
    let copie = commune(&[("a.xlsx", &|c| {
        c.texte(&ligne("SOC-01", "numerateur"), AN, "3").texte(
            &ligne("SOC-01", "denominateur"),
            AN,
            " 1\u{202f}2 34 ",
        );
    })]);
    importer(&copie, &["a.xlsx", "--accepter-textes"]).finit(1);
    let copie = commune(&[("a.xlsx", &|c| {
        c.texte(&ligne("SOC-05", "numerateur"), AN, "8 700,50 €").texte(
            &ligne("SOC-05", "denominateur"),
            AN,
            "2 914 000",
        );
    })]);
    importer(&copie, &["a.xlsx"]).finit(1);
    let sortie = importer(&copie, &["a.xlsx", "--accepter-textes"]).finit(0);
    assert!(sortie.stderr.contains("compris 8"), "{sortie}");
    let releve = suivi(&copie).releves.pop().expect("un relevé");
    assert_eq!(releve.numerateurs.values().collect::<Vec<_>>(), [&8700.5]);
}

/// A value out of the ordinary stands once it is confirmed, and stays.
#[test]
fn une_valeur_confirmee_ne_se_redemande_pas() {
    let copie = commune(&[("a.xlsx", &|c| {
        c.nombre(&ligne("SOC-01", "numerateur"), AN, "13").nombre(&ligne("SOC-01", "denominateur"), AN, "12");
    })]);
    importer(&copie, &["a.xlsx"]).finit(1);
    let n = ligne("SOC-01", "numerateur");
    copie.ecrire(
        "arbitrages.toml",
        format!("format = 1\n[[choix]]\ncle = \"{n}\"\nannee = 2027\nretenir = \"a.xlsx\"\n"),
    );
    importer(&copie, &["a.xlsx", "--arbitrages", "arbitrages.toml"]).finit(0);
    let sortie = importer(&copie, &["a.xlsx"]).finit(0);
    assert!(sortie.stdout.contains("Rien de nouveau"), "{sortie}");
}

/// A later observation of an action continues the first; the same day, it contradicts it.
#[test]
fn l_avancement_suit_sa_date() {
    let copie = commune(&[
        ("janvier.xlsx", &|c| {
            fini(c.texte("action/reserver", "champ/statut", "En cours").nombre(
                "action/reserver",
                "champ/avancement",
                "20",
            ))
        }),
        ("juin.xlsx", &|c| {
            fini(c.texte("action/reserver", "champ/statut", "Réalisé").texte(
                "etape/reserver/1",
                "champ/etat",
                "faite",
            ))
        }),
    ]);
    importer(&copie, &["janvier.xlsx"]).finit(0);
    let sortie = importer(&copie, &["juin.xlsx"]).finit(1);
    assert!(sortie.stderr.contains("depuis le"), "{sortie}");
    let arguments = ["suivi", "importer", "spaser.toml", "juin.xlsx", "--le", "2028-06-30"];
    copie.spaser(&arguments).finit(0);
    let lu = suivi(&copie);
    assert_eq!(lu.avancements.iter().map(|a| a.date.0.to_string()).collect::<Vec<_>>(), [LE, "2028-06-30"]);
    assert_eq!(lu.etapes.len(), 1);
    copie.spaser(&arguments).finit(0);
    assert_eq!(suivi(&copie), lu);
}

/// Meetings, segments, declarations and journal: each finds its list, and the workbook made anew says it.
#[test]
fn les_autres_feuilles_reviennent_aussi() {
    let copie = commune(&[("a.xlsx", &|c| {
        let seance = "seance/suivi/2027/1";
        c.texte(seance, "champ/date-tenue", "4 mars 2027").nombre(seance, "champ/participants", "12");
        c.texte(seance, "champ/decisions", "Bilan à mi-parcours");
        c.nombre("segment/cantine", AN, "190000.5").nombre("segment/cantine", "champ/enjeu-social", "3");
        c.texte("journal/1", "champ/date", "04/03/2027").texte(
            "journal/1",
            "champ/changement",
            "Périmètre revu",
        );
    })]);
    let sortie = importer(&copie, &["a.xlsx"]).finit(0);
    assert!(sortie.stderr.contains("4 mars 2027"), "{sortie}");
    let lu = suivi(&copie);
    let seance = lu.seances.first().expect("une séance");
    assert_eq!((seance.date.0.to_string().as_str(), seance.participants), ("2027-03-04", Some(12)));
    let segment = lu.segments.first().expect("un segment");
    assert_eq!(segment.montants.values().map(|m| m.centimes()).collect::<Vec<_>>(), [19_000_050]);
    assert_eq!((segment.enjeu_social, lu.journal.len()), (Some(3), 1));
    copie.ecrire("b.xlsx", classeur_de(&copie.chemin("spaser.toml")));
    for fichier in ["a.xlsx", "b.xlsx"] {
        importer(&copie, &[fichier]).finit(0);
        assert_eq!(suivi(&copie), lu, "{fichier}");
    }
    // A meeting of another year, a level out of the scale, a line without date.
    let copie = commune(&[("faux.xlsx", &|c| {
        c.texte("seance/suivi/2027/1", "champ/date-tenue", "04/03/2026");
        c.nombre("seance/suivi/2028/1", "champ/participants", "9");
        c.nombre("segment/cantine", "champ/liberte", "5");
        c.texte("journal/1", "champ/changement", "Sans date");
    })]);
    insta::assert_snapshot!("autres_feuilles_fautives", importer(&copie, &["faux.xlsx"]).finit(1));
}

/// A formula that only Google computes was saved with its value: it is taken, and said to be a formula.
#[test]
fn une_fonction_de_google_garde_sa_valeur() {
    let copie = commune(&[("google.xlsx", &|c| {
        let formule = "<f>IFERROR(__xludf.DUMMYFUNCTION(&quot;IMPORTRANGE(&quot;&quot;x&quot;&quot;,&quot;&quot;A1&quot;&quot;)&quot;),7.0)</f>\
                       <v>7.0</v>";
        fini(c.poser(&ligne("CIR-05", "numerateur"), AN, "", formule))
    })]);
    let sortie = importer(&copie, &["google.xlsx"]).finit(0);
    assert!(plat(&sortie.stderr).contains("une formule remplace la saisie"), "{sortie}");
    let releve = suivi(&copie).releves.pop().expect("un relevé");
    assert_eq!(releve.numerateurs.get(&spaser::dossier::Annee(2027)), Some(&7.0));
}

/// What is bought of a kind is a part of what is bought: more is an error, until somebody confirms it.
#[test]
fn une_declaration_se_tient() {
    let famille = "agec/commune/2027/agec-05";
    let copie = commune(&[("a.xlsx", &|c| {
        fini(
            c.nombre(famille, "champ/montant-total", "1000")
                .nombre(famille, "champ/montant-dons", "5000")
                .nombre(famille, "champ/montant-recycles", "1200.5"),
        )
    })]);
    let sortie = importer(&copie, &["a.xlsx"]).finit(1);
    en_francais(&sortie.stderr);
    insta::assert_snapshot!("declaration_incoherente", sortie);
    assert!(suivi(&copie).agec.is_empty());
    // Corrected, it goes in; what was given is no part of what was bought.
    let copie = commune(&[("a.xlsx", &|c| {
        fini(
            c.nombre(famille, "champ/montant-total", "1500")
                .nombre(famille, "champ/montant-dons", "5000")
                .nombre(famille, "champ/montant-recycles", "1200.5"),
        )
    })]);
    importer(&copie, &["a.xlsx"]).finit(0);
    assert_eq!(suivi(&copie).agec[0].montant_recycles.map(|m| m.centimes()), Some(120_050));
}
