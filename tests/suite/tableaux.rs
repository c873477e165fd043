//! `spaser importer`: what it says of a client's table, and what it writes.

use std::fs;

use crate::support::{Copie, Sortie, en_francais, plat, spaser_dans};

/// Each sample table and what its rows are.
const TABLEAUX: [(&str, &str); 8] = [
    ("actions.csv", "actions"),
    ("actions.xlsx", "actions"),
    ("actions.ods", "actions"),
    ("segments.csv", "segments"),
    ("parties-prenantes.csv", "parties-prenantes"),
    ("cibles.csv", "cibles"),
    ("indicateurs.csv", "indicateurs"),
    ("contributions.csv", "contributions"),
];

/// A starter dossier with the sample tables beside it.
pub fn depart() -> Copie {
    let copie = Copie::new("tableaux");
    copie.spaser(&["nouveau", "spaser.toml", "--type", "commune"]).finit(0);
    copie
}

/// Imports one of its tables into `importe.toml`.
pub fn importer(copie: &Copie, tableau: &str, nature: &str, options: &[&str]) -> Sortie {
    copie.spaser(&[&["importer", tableau, "--comme", nature, "-o", "importe.toml"], options].concat())
}

/// The starter, with the produced file in it, is sound.
fn accepte(copie: &Copie) -> Sortie {
    let depart = copie.lire("spaser.toml");
    let avec = depart.replacen("format = 1", "format = 1\ninclure = [\"importe.toml\"]", 1);
    copie.ecrire("avec.toml", avec);
    copie.spaser(&["verifier", "avec.toml"]).finit(0)
}

/// Without a dossier, then with the one it goes to.
#[test]
fn chaque_tableau_donne_un_morceau_de_dossier() {
    for (tableau, nature) in TABLEAUX {
        let copie = depart();
        let seul = importer(&copie, tableau, nature, &[]).finit(0);
        en_francais(&seul.stdout.replace('"', ""));
        let ecrit = copie.lire("importe.toml");
        insta::assert_snapshot!(
            format!("importer_{}", tableau.replace('.', "_")),
            format!("{seul}\n\n{ecrit}")
        );
        fs::remove_file(copie.chemin("importe.toml")).expect("un fichier à retirer");
        importer(&copie, tableau, nature, &["--dossier", "spaser.toml"]).finit(0);
        accepte(&copie);
    }
}

#[test]
fn un_classeur_et_sa_copie_libre_disent_la_meme_chose() {
    let copie = depart();
    let lus = ["actions.xlsx", "actions.ods"].map(|t| {
        importer(&copie, t, "actions", &[]).finit(0);
        let ecrit = copie.lire("importe.toml").replace(t, "");
        fs::remove_file(copie.chemin("importe.toml")).expect("un fichier à retirer");
        ecrit
    });
    assert_eq!(lus[0], lus[1]);
    // 40 % of a spreadsheet is 0.4; a dossier counts in points.
    assert!(lus[0].contains("\navancement = 40\n") && lus[0].contains("\navancement = 12.5\n"), "{}", lus[0]);
}

/// Axes, objectives and indicators named in words are those of the dossier; the rest is proposed.
#[test]
fn le_tableau_se_rattache_au_dossier() {
    let copie = depart();
    copie.ecrire(
        "t.csv",
        "Axe;Objectif;Action;Indicateurs\n\
         Axe 1;faire des marches un levier d’insertion et d’emplois;Clauses;SOC-01, SOC-05\n\
         Des achats sobres et durables;Réemploi;Recycleries;\"Part inconnue ; ENV-01\"\n\
         Nouvel axe;;Essaimer;\n",
    );
    let dit = importer(&copie, "t.csv", "actions", &["--dossier", "spaser.toml"]).finit(0).stdout;
    let ecrit = copie.lire("importe.toml");
    let lu: toml::Table = ecrit.parse().expect("un TOML lisible");
    let valeurs = |table: &str, champ: &str| -> Vec<String> {
        let lignes = lu[table].as_array().expect("une liste");
        lignes.iter().map(|l| l.get(champ).map_or_else(String::new, ToString::to_string)).collect()
    };
    assert_eq!(valeurs("actions", "objectif"), ["\"insertion\"", "\"OBJ-01\"", "\"OBJ-02\""]);
    assert_eq!(valeurs("actions", "indicateurs"), ["[\"SOC-01\", \"SOC-05\"]", "[\"ENV-01\"]", ""]);
    assert_eq!(valeurs("objectifs", "axe"), ["\"ecologique\"", "\"AXE-01\""]);
    assert_eq!(valeurs("axes", "titre"), ["\"Nouvel axe\""]);
    assert!(
        plat(&dit).contains("D3 (Indicateurs) : « Part inconnue ; ENV-01 » — non compris, « Part inconnue »"),
        "{dit}"
    );
    assert!(ecrit.contains("# D3 (Indicateurs)"), "{ecrit}");
    accepte(&copie);
}

/// A second import of the same table proposes as comments what the dossier already holds.
#[test]
fn ce_que_le_dossier_a_deja_n_est_pas_ajoute() {
    let copie = depart();
    copie.ecrire("t.csv", "Code;Action\nSOC-A;Clauses\nNEUF-1;Réparer\n");
    let dit = importer(&copie, "t.csv", "actions", &["--dossier", "spaser.toml"]).finit(0).stdout;
    assert!(plat(&dit).contains("ligne 2 : SOC-A est déjà dans le dossier"), "{dit}");
    assert!(copie.lire("importe.toml").contains("\n# id = \"SOC-A\"\n"));
    accepte(&copie);
}

#[test]
fn rien_n_est_jamais_ecrase() {
    let copie = depart();
    copie.ecrire("importe.toml", "à moi");
    let sortie = importer(&copie, "segments.csv", "segments", &[]).finit(3);
    en_francais(&sortie.stderr);
    assert_eq!(copie.lire("importe.toml"), "à moi");
}

/// A column that the person names prevails, by its title or its letter; an empty field sets it aside.
#[test]
fn une_colonne_s_impose() {
    let copie = depart();
    copie.ecrire("t.csv", "Code;Segment;Montant;Priorité\nS1;Voirie;12 k€;oui\n");
    importer(&copie, "t.csv", "segments", &["--colonne", "montant=montants.2025", "--colonne", "D="])
        .finit(0);
    let ecrit = copie.lire("importe.toml");
    assert!(ecrit.contains("montants = { 2025 = 12000 }") && !ecrit.contains("prioritaire"), "{ecrit}");
    assert!(ecrit.contains("# D2 (Priorité) : « oui »"), "{ecrit}");
}

/// A table as long as is accepted is read in a moment: nothing grows with the square of its rows.
#[test]
fn un_long_tableau_se_lit() {
    let copie = depart();
    let lignes: String = (0..5_000).map(|n| format!("Axe {n};Objectif {n};Action numéro {n};;\n")).collect();
    copie.ecrire("t.csv", format!("Axe;Objectif;Action;Pilote;Échéance\n{lignes}"));
    let debut = std::time::Instant::now();
    importer(&copie, "t.csv", "actions", &[]).finit(0);
    let duree = debut.elapsed().as_secs();
    assert!(duree < 20, "{duree} s");
    assert_eq!(copie.lire("importe.toml").matches("[[actions]]").count(), 5_000);
}

#[test]
fn refus() {
    let copie = depart();
    copie.ecrire("sans-titres.csv", "Bonjour\nCeci n’est pas un tableau\n");
    copie.ecrire("sans-ligne.csv", "Code;Action\n\n");
    copie.ecrire("vieux.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
    copie.ecrire("image.csv", [0x89, b'P', b'N', b'G', 0, 0, 0]);
    copie.ecrire("faux.xlsx", "PK\u{3}\u{4}n’importe quoi");
    copie.ecrire("fautif.toml", "format = 1\n");
    copie.ecrire("long.csv", format!("Code;Action\n{}", "1;x\n".repeat(5_001)));
    let cas: [(&[&str], i32); 14] = [
        (&["long.csv", "--comme", "actions"], 1),
        (&["absent.xlsx", "--comme", "actions"], 3),
        (&[".", "--comme", "actions", "-o", "x.toml"], 3),
        (&["vieux.xls", "--comme", "actions"], 3),
        (&["image.csv", "--comme", "actions"], 3),
        (&["faux.xlsx", "--comme", "actions"], 3),
        (&["sans-titres.csv", "--comme", "actions"], 1),
        (&["sans-ligne.csv", "--comme", "actions"], 1),
        (&["actions.xlsx", "--comme", "actions", "--feuille", "Feuil1"], 1),
        (&["actions.csv", "--comme", "actions", "--feuille", "Feuil1"], 1),
        (&["actions.csv", "--comme", "actions", "--colonne", "Nom du chef=pilote"], 1),
        (&["actions.csv", "--comme", "actions", "--dossier", "fautif.toml"], 1),
        (&["actions.csv", "--comme", "actions", "--colonne", "Observations internes=pilotte"], 2),
        (&["actions.csv", "--comme", "segments", "--colonne", "Axe"], 2),
    ];
    let mut tout = String::new();
    for (arguments, code) in cas {
        let sortie = spaser_dans(copie.dossier.path(), [&["importer"], arguments].concat()).finit(code);
        assert!(sortie.stdout.is_empty(), "{sortie}");
        en_francais(&sortie.stderr);
        tout += &format!("$ spaser importer {}\n{}\n", arguments.join(" "), sortie.stderr);
    }
    insta::assert_snapshot!("importer_refus", tout);
}

/// What a total shows in the report is what another reader finds in the cell.
#[test]
fn le_classeur_d_exemple_se_lit_comme_un_etranger_le_lirait() {
    use calamine::{Reader, open_workbook_auto};
    let copie = depart();
    let mut classeur = open_workbook_auto(copie.chemin("actions.xlsx")).expect("un classeur");
    let plage = classeur.worksheet_range("Plan d’action").expect("une feuille");
    let total = plage.get_value((9, 7)).expect("un total").to_string().replace('.', ",");
    let dit = importer(&copie, "actions.xlsx", "actions", &[]).finit(0).stdout;
    assert!(
        dit.contains(&format!("ligne 10 : ligne de total (Total | {total})").replace(" :", "\u{a0}:")),
        "{dit}"
    );
}

/// A folder that is a file: said, and nothing is read for nothing.
#[test]
fn un_fichier_n_est_pas_un_dossier() {
    let copie = depart();
    let sortie =
        copie.spaser(&["importer", "cibles.csv", "--comme", "cibles", "-o", "spaser.toml/x.toml"]).finit(3);
    assert!(plat(&sortie.stderr).contains("impossible d’écrire spaser.toml/x.toml"), "{sortie}");
}

/// All the words of a file: its strings, and its comments, where an entry only proposed is escaped too.
fn mots_du(ecrit: &str) -> String {
    let nu = |l: &str| {
        if l.contains(" = \"") { l.replace("\\\"", "\"").replace("\\\\", "\\") } else { l.to_owned() }
    };
    fn textes(valeur: &toml::Value, vus: &mut Vec<String>) {
        match valeur {
            toml::Value::String(texte) => vus.push(texte.clone()),
            toml::Value::Array(liste) => liste.iter().for_each(|v| textes(v, vus)),
            toml::Value::Table(table) => table.values().for_each(|v| textes(v, vus)),
            _ => {}
        }
    }
    let mut vus: Vec<String> = ecrit.lines().filter(|l| l.starts_with('#')).map(nu).collect();
    textes(&toml::Value::Table(ecrit.parse().expect("un TOML lisible")), &mut vus);
    tasser(&vus.join("\n"))
}

fn tasser(texte: &str) -> String {
    texte.split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 24, ..Default::default() })]

    /// Whatever is typed in a cell, the file is sound and the words are in it, as a value or as a comment.
    #[test]
    fn rien_de_ce_qui_est_ecrit_ne_se_perd(
        cellules in proptest::collection::vec("[a-zA-Zéà0-9 \"'\\\\#=;,\\[\\]{}<>&%€_*-]{0,24}", 6)
    ) {
        let copie = depart();
        let citer = |c: &String| format!("\"{}\"", c.replace('"', "\"\""));
        let ligne: Vec<String> = cellules.iter().map(citer).collect();
        copie.ecrire("t.csv", format!("Action;Description;Échéance;Priorité;Partenaires;Remarque\nUne action;Un texte;;;;\n{}\n", ligne.join(";")));
        importer(&copie, "t.csv", "actions", &[]).finit(0);
        let mots = mots_du(&copie.lire("importe.toml"));
        for (rang, cellule) in cellules.iter().enumerate() {
            let attendus: Vec<String> = match rang {
                // A list is parted at its semicolons, its bullets dropped.
                4 => cellule.split(';').map(|p| tasser(p.trim().trim_start_matches(['-', '*', ' ']))).collect(),
                1 => vec![tasser(cellule.trim().trim_start_matches(['-', '*', ' ']))],
                2 | 3 => continue,
                _ => vec![tasser(cellule)],
            };
            for attendu in attendus {
                // An entry set aside is kept as the TOML that it would be.
                let cite = attendu.replace('\\', "\\\\").replace('"', "\\\"");
                let gardes = mots.contains(&attendu) || mots.contains(&cite);
                proptest::prop_assert!(gardes, "« {} » dans\n{}", attendu, mots);
            }
        }
        accepte(&copie);
    }
}

/// What was observed is no target: it goes to the follow-up, ready to be copied there.
#[test]
fn une_valeur_observee_n_est_pas_une_cible() {
    let copie = depart();
    copie.ecrire(
        "t.csv",
        "Réf.;Libellé;Numérateur;Dénominateur;Unité;Valeur 2024;Réalisé 2025;Référence 2023;Cible 2028;Objectif 2030\n\
         I1;Part des marchés clausés;marchés clausés;marchés;pourcentage;14,8;17 %;12;22;30\n\
         I2;Heures;;;h;41 200;43 500 h;n.d.;60 000;\n",
    );
    let sortie = importer(&copie, "t.csv", "indicateurs", &[]).finit(0);
    let ecrit = copie.lire("importe.toml");
    assert!(ecrit.contains("annees = { 2028 = 22, 2030 = 30 }"), "{ecrit}");
    assert!(ecrit.contains("# annees = { 2023 = 12, 2024 = 14.8, 2025 = 17 }"), "{ecrit}");
    assert!(
        ecrit.contains(
            "# [[releves]]   # ligne 3\n# indicateur = \"I2\"\n# annees = { 2024 = 41200, 2025 = 43500 }"
        ),
        "{ecrit}"
    );
    assert!(ecrit.contains("unite = \"%\""), "{ecrit}");
    assert!(plat(&sortie.stdout).contains("2 indicateurs ont des valeurs observées"), "{sortie}");
    accepte(&copie);
    // Copied without its marks, the end of the file is a follow-up.
    let debut = ecrit.find("# [[releves]]").expect("les relevés");
    let suivi: String = ecrit[debut..].lines().map(|l| format!("{}\n", l.trim_start_matches("# "))).collect();
    copie.ecrire("suivi.toml", format!("format = 1\n{suivi}"));
    accepte(&copie);
}

#[test]
fn une_observation_sans_annee_et_une_reference() {
    let copie = depart();
    copie.ecrire(
        "t.csv",
        "N°;Indicateur;Référence;Année de référence;Observé 2025;Cible 2030\nI1;Part;12 %;2024;14;20\n",
    );
    importer(&copie, "t.csv", "indicateurs", &[]).finit(0);
    let ecrit = copie.lire("importe.toml");
    assert!(ecrit.contains("# annees = { 2024 = 12, 2025 = 14 }"), "{ecrit}");
    assert!(
        ecrit.contains("\nannee_reference = 2024\n") && ecrit.contains("valeur = 20\nannee = 2030"),
        "{ecrit}"
    );
    fs::remove_file(copie.chemin("importe.toml")).expect("un fichier à retirer");
    copie.ecrire("t.csv", "Indicateur;Observé;Cible 2030\nPart;14 %;20\n");
    importer(&copie, "t.csv", "indicateurs", &[]).finit(0);
    let ecrit = copie.lire("importe.toml");
    assert!(ecrit.contains("dont l’année n’est pas dite") && ecrit.contains("valeur = 20"), "{ecrit}");
    // A table of targets reads none either.
    fs::remove_file(copie.chemin("importe.toml")).expect("un fichier à retirer");
    copie.ecrire("t.csv", "Indicateur;Valeur réalisée 2025;2030\nSOC-01;14;20\n");
    importer(&copie, "t.csv", "cibles", &[]).finit(0);
    let ecrit = copie.lire("importe.toml");
    assert!(ecrit.contains("valeur = 20\nannee = 2030") && !ecrit.contains("2025 = 14"), "{ecrit}");
}

/// Group titles above the real ones: the row that names most columns is the row of titles.
#[test]
fn deux_etages_de_titres() {
    let copie = depart();
    copie.ecrire(
        "t.csv",
        "Action;;Pilotage;;Calendrier;\nN°;Intitulé;Direction;Élu;Début;Fin\n\
         A1;Former;DRH;VP;2027-01-01;2028-12-31\nA2;Former encore;DRH;VP;01/03/2027;31/12/2028\n",
    );
    let sortie = importer(&copie, "t.csv", "actions", &[]).finit(0);
    let ecrit = copie.lire("importe.toml");
    assert!(sortie.stdout.contains("titres à la ligne 2"), "{sortie}");
    assert!(
        ecrit.contains("titre = \"Former\"") && ecrit.contains("debut = 2027-01-01\nfin = 2028-12-31"),
        "{ecrit}"
    );
    fs::remove_file(copie.chemin("importe.toml")).expect("un fichier à retirer");
    copie.ecrire(
        "t.csv",
        "Indicateur;;Valeurs observées;;Cibles;\nCode;Libellé;2024;2025;2028;2030\nI1;Part;10;12;20;30\n",
    );
    importer(&copie, "t.csv", "indicateurs", &[]).finit(0);
    let ecrit = copie.lire("importe.toml");
    assert!(ecrit.contains("annees = { 2028 = 20, 2030 = 30 }"), "{ecrit}");
    assert!(ecrit.contains("# annees = { 2024 = 10, 2025 = 12 }"), "{ecrit}");
}

/// The words of clients’ tables, each met in one.
#[test]
fn le_vocabulaire_des_tableaux() {
    let copie = depart();
    let lire = |table: &str, nature: &str| {
        copie.ecrire("t.csv", table);
        let sortie = importer(&copie, "t.csv", nature, &[]).finit(0);
        let ecrit = copie.lire("importe.toml");
        fs::remove_file(copie.chemin("importe.toml")).expect("un fichier à retirer");
        (sortie.stdout, ecrit)
    };
    let (dit, ecrit) = lire(
        "Intitulé;Directions associées;Descriptif;Budget prévisionnel (€ TTC)\n\
         Verdir;DCP / DRM / DSI;\"Examiner chaque marché\nde plus de 3 mois.\nPuis décider\";45 000 €\n",
        "actions",
    );
    assert!(ecrit.contains("contributeurs = [\"DCP\", \"DRM\", \"DSI\"]"), "{ecrit}");
    assert!(
        dit.contains("3 éléments, séparés par « / » : DCP, DRM, DSI") || plat(&dit).contains("3 éléments"),
        "{dit}"
    );
    assert!(ecrit.contains("Examiner chaque marché de plus de 3 mois.\n\nPuis décider"), "{ecrit}");
    assert!(plat(&ecrit).contains("45 000 € TTC"), "{ecrit}");
    let (_, ecrit) = lire(
        "Acteur;Type d’acteur;Rôle (RACI);Ce qu’ils attendent;Mode d’échange\n\
         CMA;Consulaire;C;Des lots;mail\nÉlu;Élu;A;;\nAsso;ESS;I;;\n",
        "parties-prenantes",
    );
    for attendu in [
        "categorie = \"chambres-consulaires\"",
        "role = \"consulte\"",
        "role = \"decide\"",
        "role = \"informe\"",
        "attentes = \"Des lots\"",
        "canal = \"mail\"",
    ] {
        assert!(ecrit.contains(attendu), "{attendu}\n{ecrit}");
    }
    let (_, ecrit) = lire("Libellé;Fréquence\nPart;tous les 2 ans\n", "indicateurs");
    assert!(ecrit.contains("frequence = \"biennale\""), "{ecrit}");
    let (_, ecrit) = lire("Intitulé;Enjeu env. (1-4)\nVoirie;4\n", "segments");
    assert!(ecrit.contains("enjeu_environnemental = 4"), "{ecrit}");
}
