//! `spaser importer`: what a first-time user stumbled on, each through the command line.

use std::fs;

use crate::support::{Copie, plat, retoucher, spaser_dans};
use crate::tableaux::{depart, importer};

#[test]
fn une_cible_deja_dans_le_dossier_n_est_que_proposee() {
    let copie = depart();
    let depart = copie.lire("spaser.toml");
    let cible = "\n[[cibles]]\nindicateur = \"SOC-01\"\nforme = \"echeance\"\nvaleur = 30\nannee = 2030\n";
    let depart =
        if depart.contains("\n[[cibles]]\nindicateur = \"SOC-01\"") { depart } else { depart + cible };
    copie.ecrire("spaser.toml", depart);
    copie.ecrire("t.csv", "Indicateur;Cible 2030\nSOC-01;40\nENV-99;12\n");
    let dit = importer(&copie, "t.csv", "cibles", &["--dossier", "spaser.toml"]).finit(0).stdout;
    assert!(plat(&dit).contains("ligne 2 : la cible de SOC-01 est déjà dans le dossier"), "{dit}");
    assert!(copie.lire("importe.toml").contains("\n# indicateur = \"SOC-01\""));
    // Nothing to join: nothing is asked to be joined.
    assert!(dit.contains("Rien n’est à joindre") && !dit.contains("inclure = "), "{dit}");
}

#[test]
fn un_budget_sans_nature_reste_en_toutes_lettres() {
    let copie = depart();
    copie.ecrire("t.csv", "Action;Budget prévi. (k€);Moyens\nA;15;Un agent\nB;10;\nC;120000;\nD;8 k€ TTC;\n");
    let dit = plat(&importer(&copie, "t.csv", "actions", &[]).finit(0).stdout);
    let ecrit = plat(&copie.lire("importe.toml"));
    for attendu in ["Un agent ; Budget prévi. : 15 k€", "Budget prévi. : 8 k€ TTC"] {
        assert!(ecrit.contains(attendu), "{ecrit}");
    }
    assert!(!ecrit.contains("fonctionnement ="), "{ecrit}");
    assert!(dit.contains("HT ou TTC") && dit.contains("B4, 120 000 k€"), "{dit}");
    let budget = dit.lines().find(|l| l.starts_with("B  Budget")).unwrap_or_default();
    assert!(!budget.contains("sûre"), "{budget}");
}

#[test]
fn une_formule_sans_resultat_est_dite() {
    let copie = depart();
    let classeur = fs::read(copie.chemin("actions.xlsx")).expect("un classeur");
    let vider = |feuille: &str| {
        let debut = feuille.find("<c r=\"I5\"").expect("une cellule");
        let fin = debut + feuille[debut..].find("</c>").expect("sa fin") + 4;
        format!("{}<c r=\"I5\"><f>SUM(1,2)</f><v></v></c>{}", &feuille[..debut], &feuille[fin..])
    };
    let sans = retoucher(&classeur, "xl/worksheets/sheet2.xml", vider, &[]);
    copie.ecrire("t.xlsx", sans);
    let dit = plat(&importer(&copie, "t.xlsx", "actions", &[]).finit(0).stdout);
    assert!(dit.contains("I5") && dit.contains("formule sans résultat"), "{dit}");
    assert!(copie.lire("importe.toml").contains("formule sans résultat"));
}

#[test]
fn une_colonne_sans_titre_est_dite_et_se_nomme_par_sa_lettre() {
    let copie = depart();
    copie.ecrire("t.csv", "Action;Calendrier prévu;\nA;2027;Service des achats\n");
    let dit = plat(&importer(&copie, "t.csv", "actions", &[]).finit(0).stdout);
    assert!(dit.contains("C  (sans titre), à droite de « Calendrier prévu »"), "{dit}");
    fs::remove_file(copie.chemin("importe.toml")).expect("un fichier à retirer");
    importer(&copie, "t.csv", "actions", &["--colonne", "C=pilote"]).finit(0);
    assert!(copie.lire("importe.toml").contains("pilote = \"Service des achats\""));
}

#[test]
fn un_objectif_abrege_est_reconnu_et_un_doute_est_dit() {
    for titre in ["Obj.", "Obj", "N° obj"] {
        let copie = depart();
        copie.ecrire("t.csv", format!("Axe;{titre};Action\nEmploi;Insérer;A\n"));
        importer(&copie, "t.csv", "actions", &[]).finit(0);
        assert!(copie.lire("importe.toml").contains("titre = \"Insérer\""), "{titre}");
    }
    let copie = depart();
    copie.ecrire("t.csv", "Axe;Finalités poursuivies en interne;Action\nEmploi;Insérer;A\n");
    let dit = plat(&importer(&copie, "t.csv", "actions", &[]).finit(0).stdout);
    assert!(dit.contains("colonne B « Finalités poursuivies en interne » en nomme peut-être"), "{dit}");
    assert!(!copie.lire("importe.toml").contains("ne nomme pas d’objectif"));
}

#[test]
fn ce_qui_se_repete_et_ce_qui_se_devine() {
    let copie = depart();
    copie.ecrire("t.csv", "Action;Échéance;Priorité;Etat\nA;permanent;1;30 %\nB;chaque année;2;En cours\n");
    let dit = plat(&importer(&copie, "t.csv", "actions", &[]).finit(0).stdout);
    let ecrit = copie.lire("importe.toml");
    assert_eq!(ecrit.matches("\nrecurrente = true\n").count(), 2, "{ecrit}");
    assert!(ecrit.contains("priorite = \"haute\"") && ecrit.contains("avancement = 30"), "{ecrit}");
    assert_eq!(dit.matches("à confirmer").count(), 3, "{dit}");
}

/// The line to write is the whole one, read from the folder of the dossier.
#[test]
fn la_ligne_inclure_est_celle_a_ecrire() {
    let copie = depart();
    fs::create_dir_all(copie.chemin("plan/axes")).expect("un dossier");
    copie.spaser(&["nouveau", "plan/spaser.toml", "--type", "commune"]).finit(0);
    let dans = |sortie: &str| {
        let fait = copie.spaser(&[
            "importer",
            "segments.csv",
            "--comme",
            "segments",
            "--dossier",
            "plan/spaser.toml",
            "-o",
            sortie,
        ]);
        let dit = fait.finit(0).stdout;
        fs::remove_file(copie.chemin(sortie)).expect("un fichier à retirer");
        plat(&dit)
    };
    assert!(dans("plan/axes/s.toml").contains("inclure = [\"axes/s.toml\"]"));
    let dehors = dans("s.toml");
    assert!(
        dehors.contains("déplacez-le dans plan ") && dehors.contains("inclure = [\"s.toml\"]"),
        "{dehors}"
    );
    copie.ecrire("plan/axes/a.toml", "");
    let avec =
        copie.lire("plan/spaser.toml").replacen("format = 1", "format = 1\ninclure = [\"axes/*.toml\"]", 1);
    copie.ecrire("plan/spaser.toml", avec);
    let dit = dans("plan/s.toml");
    assert!(
        dit.contains("remplacez la ligne `inclure`")
            && dit.contains("inclure = [\"axes/*.toml\", \"s.toml\"]"),
        "{dit}"
    );
    assert!(dans("plan/axes/s.toml").contains("le joint déjà"));
}

#[test]
fn ce_qui_n_est_pas_un_tableau_est_nomme() {
    let copie = depart();
    let ole = |nom: &str| {
        let tete = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        tete.into_iter().chain(nom.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>()
    };
    let cas: [(&str, Vec<u8>, &str); 6] = [
        ("protege.xlsx", ole("EncryptedPackage"), "protégé par un mot de passe"),
        ("lettre.doc", ole("WordDocument"), "ancien document Word (.doc)"),
        ("vieux.xls", ole("Workbook"), "ancien classeur Excel (.xls)"),
        ("pdf.xlsx", b"%PDF-1.7\n".to_vec(), "document PDF"),
        ("vide.csv", b"\n".to_vec(), "le fichier est vide"),
        ("image.csv", b"\x89PNG\r\n".to_vec(), "une image"),
    ];
    for (nom, octets, attendu) in cas {
        copie.ecrire(nom, octets);
        let sortie = importer(&copie, nom, "actions", &[]).finit(3);
        assert!(plat(&sortie.stderr).contains(attendu), "{nom} : {sortie}");
    }
}

#[test]
fn la_ligne_de_commande_se_laisse_ecrire() {
    let copie = Copie::new("commune");
    let dossier = copie.dossier.path();
    copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation, publication"]).finit(0);
    let aide = spaser_dans(dossier, ["--help"]).finit(0).stdout;
    assert_eq!(spaser_dans(dossier, ["aide"]).finit(0).stdout, aide);
    assert_eq!(spaser_dans(dossier, ["help"]).finit(0).stdout, aide);
    let seance = spaser_dans(dossier, ["droit", "seance", "--help"]).finit(0).stdout;
    assert_eq!(spaser_dans(dossier, ["aide", "droit", "seance"]).finit(0).stdout, seance);
    let sortie = spaser_dans(dossier, ["verfier", "spaser.toml"]).finit(2);
    assert!(sortie.stderr.contains("vouliez-vous dire `verifier` ?"), "{sortie}");
    for (rang, genre) in ["agglo", "cc", "cu", "Communauté d’agglomération"].iter().enumerate() {
        copie.spaser(&["nouveau", &format!("t{rang}"), "--type", genre]).finit(0);
        assert!(copie.lire(&format!("t{rang}/spaser.toml")).contains("type = \"epci\""));
    }
    let dit = copie.spaser(&["nouveau", "Schéma d’Ombreval/été 2027", "--type", "cc"]).finit(0).stdout;
    assert!(dit.contains("spaser generer \"Schéma d’Ombreval/été 2027/spaser.toml\""), "{dit}");
}

/// What TOML says of such lines misleads: the number is named, and written as it should be.
#[test]
fn les_fautes_d_ecriture_du_dossier() {
    let copie = Copie::new("commune");
    let sain = copie.lire("spaser.toml");
    let verifier = |texte: &str| {
        copie.ecrire("fautif.toml", texte);
        plat(&copie.spaser(&["verifier", "fautif.toml"]).finit(1).stdout)
    };
    for (ecrit, voulu) in [
        ("annees = { 2028 = 22,5, 2030 = 30 }", "22.5"),
        ("annees = { 2024 = 50, 2025 = 53,4 }", "53.4"),
        ("montants = { 2024 = 48 200 000 }", "48_200_000"),
    ] {
        let dit = verifier(&format!("{sain}\n[[cibles]]\nindicateur = \"X\"\n{ecrit}\n"));
        assert!(dit.contains("nombre mal écrit") && dit.contains(&format!("écrivez {voulu}")), "{dit}");
        assert!(!dit.contains("à effacer") && !dit.contains("non fermé"), "{dit}");
    }
    let dit = verifier(&format!("{sain}\ninclure = [\"a.toml\"]\n"));
    assert!(dit.contains("avant la première table"), "{dit}");
    copie.ecrire("a.toml", "# rien encore\n");
    copie.ecrire("b.toml", "# rien encore\n");
    let dit = verifier("format = 1\ninclure = [\"a.toml\"]\ninclure = [\"b.toml\"]\n");
    assert!(dit.contains("gardez une seule liste, et ajoutez-y le fichier"), "{dit}");
    copie.ecrire("cible.toml", "[[cibles]]\nindicateur = \"X\"\nforme = \"plancher\"\nvaleur = 1\n");
    let dit = verifier("format = 1\ninclure = [\"cible.toml\"]\n\n[cibles]\nindicateur = \"X\"\n");
    assert!(dit.contains("[[cibles]]") && !dit.contains("dans deux fichiers"), "{dit}");
}
