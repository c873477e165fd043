//! The year of a town, as its project lead lives it: copies in January, a folder of them, a rate typed as a
//! fraction, a collection before the scheme; and the report that follows.

use std::fs;

use crate::remplissage::{Rempli, classeur_de};
use crate::support::{Copie, Sortie, contenu, en_francais, fichiers, plat, pour_chacun, texte_docx};

const ACTION: &str = "action/reserver";

fn importer(copie: &Copie, arguments: &[&str]) -> Sortie {
    copie.spaser(&[&["suivi", "importer", "spaser.toml"], arguments].concat())
}

fn neuf(copie: &Copie) -> Rempli {
    Rempli::new(&classeur_de(&copie.chemin("spaser.toml")))
}

/// A town whose workbook says where an action is.
fn avec_statut(nom: &str, statut: &str) -> Copie {
    let copie = Copie::new("commune");
    let mut rempli = neuf(&copie);
    rempli.texte(ACTION, "champ/statut", statut).nombre("action/menus", "champ/avancement", "40");
    copie.ecrire(nom, rempli.octets());
    copie
}

fn bilan(copie: &Copie, options: &[&str]) -> (Sortie, String) {
    let _ = fs::remove_dir_all(copie.chemin("s"));
    let demande = ["bilan", "spaser.toml", "--annee", "2027", "-o", "s"];
    let sortie = copie.spaser(&[&demande, options].concat()).finit(0);
    let docx = fichiers(&copie.chemin("s"), "docx")
        .into_iter()
        .find(|c| c.to_string_lossy().contains("bilan-2027.docx"));
    let texte = plat(&texte_docx(&fs::read(docx.expect("un bilan")).expect("un fichier")));
    (sortie, texte)
}

/// What is recorded in January is of the year just closed; what is left out is said, with the command that counts it.
#[test]
fn le_bilan_compte_ce_qu_on_releve_en_janvier() {
    let copie = avec_statut("a.xlsx", "En cours");
    importer(&copie, &["a.xlsx", "--le", "15/01/2028"]).finit(0);
    let (sortie, texte) = bilan(&copie, &[]);
    assert!(texte.contains("actions au 15 janvier 2028") && texte.contains("En cours"), "{texte}");
    let dit = plat(&sortie.stdout);
    assert!(dit.contains("Actions regardées au 15 janvier 2028"), "{sortie}");
    assert!(dit.contains("`spaser bilan spaser.toml --annee 2027 --au 2027-12-31`"), "{sortie}");
    assert!(!sortie.stderr.contains("postérieure"), "{sortie}");
    copie.ecrire(
        "suivi.toml",
        copie.lire("suivi.toml") + "\n[[seances]]\ninstance = \"suivi\"\ndate = 2027-05-20\n",
    );
    let (sortie, texte) = bilan(&copie, &["--au", "2027-12-31"]);
    assert!(texte.contains("actions au 31 décembre 2027"), "{texte}");
    let dit = plat(&sortie.stderr);
    assert!(
        dit.contains("2 observations d’actions ou d’étapes sont postérieures au 31 décembre 2027"),
        "{sortie}"
    );
    assert!(dit.contains("`spaser bilan spaser.toml --annee 2027 --au 2028-01-15`"), "{sortie}");
    en_francais(&sortie.stderr);
}

/// A fraction in the place of a percentage waits for a word; once confirmed, it is no longer asked.
#[test]
fn une_fraction_se_demande() {
    let copie = Copie::new("commune");
    let mut rempli = neuf(&copie);
    rempli.nombre(ACTION, "champ/avancement", "0.5");
    rempli.nombre("indicateur/SOC-01/commune/taux", "annee/2027", "0.12");
    copie.ecrire("a.xlsx", rempli.octets());
    let avant = copie.lire("suivi.toml");
    let sortie = importer(&copie, &["a.xlsx", "--le", "2028-01-15"]).finit(1);
    let dit = plat(&sortie.stderr);
    for attendu in [
        "0,5 se lit 0,5 %",
        "ou 50 % ?",
        "0,12 se lit 0,12 %, moins d’un pour cent : est-ce bien cela, ou 12 % ?",
        "2 points à régler",
    ] {
        assert!(dit.contains(attendu), "{attendu} : {sortie}");
    }
    // Once, and enough to save the blocks as they are.
    assert_eq!(dit.matches("`--arbitrages FICHIER.toml`").count(), 1, "{sortie}");
    assert!(dit.contains("`format = 1`"), "{sortie}");
    assert_eq!(copie.lire("suivi.toml"), avant);
    importer(&copie, &["a.xlsx", "--accepter-textes"]).finit(1);
    let blocs = sortie.stderr.split("[[choix]]").skip(1).map(|bloc| {
        let lignes: Vec<&str> = bloc.lines().skip(1).take(3).map(str::trim).collect();
        format!("[[choix]]\n{}\n", lignes.join("\n"))
    });
    copie.ecrire("choix.toml", format!("format = 1\n{}", blocs.take(2).collect::<String>()));
    importer(&copie, &["a.xlsx", "--arbitrages", "choix.toml"]).finit(0);
    assert!(copie.lire("suivi.toml").contains("2027 = 0.12"));
    let sortie = importer(&copie, &["a.xlsx"]).finit(0);
    assert!(sortie.stdout.contains("Rien de nouveau"), "{sortie}");
}

/// No shell expands a pattern under Windows; a folder will do too, and what Excel leaves beside is not read.
#[test]
fn un_motif_ou_un_dossier_valent_leurs_classeurs() {
    let copie = avec_statut("a.xlsx", "En cours");
    fs::create_dir(copie.chemin("rendus")).expect("un dossier");
    for nom in ["dsi.xlsx", "Achats.XLSX"] {
        fs::copy(copie.chemin("a.xlsx"), copie.chemin("rendus").join(nom)).expect("une copie");
    }
    fs::write(copie.chemin("rendus/~$dsi.xlsx"), "verrou").expect("un verrou");
    fs::write(copie.chemin("rendus/lisez-moi.txt"), "non").expect("un texte");
    pour_chacun(["rendus/*.xlsx", "rendus", "rendus/ds?.xlsx"], |donne| {
        let sortie = importer(&copie, &[donne, "--apercu"]).finit(0);
        let lus: Vec<&str> = sortie.stdout.lines().filter(|l| l.contains("saisies lues")).collect();
        let seul = donne.contains('?');
        assert_eq!(lus.len(), if seul { 1 } else { 2 }, "{sortie}");
        assert!(lus.last().is_some_and(|l| l.starts_with("dsi")), "{sortie}");
        assert_eq!(sortie.stdout.contains("~$dsi.xlsx : laissé de côté"), !seul, "{sortie}");
    });
    pour_chacun(["rendus/*.ods", "ailleurs/*.xlsx", "rendus/~$dsi.xlsx", "vide"], |donne| {
        fs::create_dir_all(copie.chemin("vide")).expect("un dossier");
        let sortie = importer(&copie, &[donne, "--apercu"]).finit(3);
        en_francais(&sortie.stderr);
    });
}

/// What remains is of the year that was filled, and the file kept aside bears the day of the import.
#[test]
fn ce_qui_reste_est_de_l_annee_remplie() {
    let copie = Copie::new("commune");
    let mut rempli = neuf(&copie);
    rempli.nombre("indicateur/SOC-01/commune/numerateur", "annee/2028", "3");
    rempli.nombre("indicateur/SOC-01/commune/denominateur", "annee/2028", "12");
    copie.ecrire("a.xlsx", rempli.octets());
    let sortie = importer(&copie, &["a.xlsx", "--le", "2029-01-15"]).finit(0);
    assert!(sortie.stdout.contains("Reste à renseigner pour 2028"), "{sortie}");
    // The tests run on 26 November 2026.
    assert!(copie.chemin("suivi-2026-11-26.toml").exists(), "{sortie}");
}

/// A collection has neither actions nor dashboard: nothing is said of the first, the indicators missing are.
#[test]
fn la_collecte_dit_ce_qui_lui_manque() {
    let copie = Copie::new("commune");
    copie.ecrire("suivi.toml", "format = 1\n");
    copie.spaser(&["generer", "spaser.toml", "--livrables", "collecte", "-o", "c"]).finit(0);
    let produits = contenu(&copie.chemin("c"));
    let (_, octets) = produits.iter().find(|(nom, _)| nom.ends_with(".xlsx")).expect("un classeur");
    let mut rempli = Rempli::new(octets);
    rempli.nombre("indicateur/SOC-01/commune/numerateur", "annee/2025", "3");
    rempli.nombre("indicateur/SOC-01/commune/denominateur", "annee/2025", "12");
    rempli.texte("nouveau-segment/1", "champ/segment", "Nettoyage");
    rempli.texte("nouveau-segment/1", "annee/2025", "12 k€");
    copie.ecrire("a.xlsx", rempli.octets());
    let sortie = importer(&copie, &["a.xlsx"]).finit(0);
    assert!(!plat(&sortie.stdout).contains("Dans aucune copie"), "{sortie}");
    let reste = sortie.stdout.split("Reste à renseigner pour 2025").nth(1).unwrap_or_default();
    assert!(reste.contains("SOC-05") && !reste.contains("SOC-01"), "{sortie}");
    assert!(plat(&sortie.stderr).contains("nouveau segment « Nettoyage » (2025 : « 12 k€ »)"), "{sortie}");
}

/// What a reader types is told from what he should; a date cannot be taken for another.
#[test]
fn les_dates_des_options() {
    let copie = avec_statut("a.xlsx", "En cours");
    importer(&copie, &["a.xlsx", "--le", "28/02/2028"]).finit(0);
    assert!(copie.lire("suivi.toml").contains("date = 2028-02-28"));
    pour_chacun(["31/02/2028", "28/02/28", "28-02-2028", "2028/02/28"], |date| {
        let sortie = importer(&copie, &["a.xlsx", "--le", date]).finit(2);
        assert!(sortie.stderr.contains("2028-02-28") && sortie.stderr.contains("28/02/2028"), "{sortie}");
    });
}

/// The dashboard counts the actions said to be late with those that are.
#[test]
fn un_retard_declare_est_un_retard() {
    let copie = Copie::new("commune");
    let tableau_de_bord = |copie: &Copie| {
        use calamine::{DataType, Reader};
        let octets = classeur_de(&copie.chemin("spaser.toml"));
        let mut lu = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(octets)).expect("un classeur");
        let feuille = lu.worksheet_range("Tableau de bord").expect("la feuille");
        let mots: Vec<String> =
            feuille.used_cells().filter_map(|(_, _, v)| v.get_string().map(plat)).collect();
        mots.join("\n")
    };
    assert!(tableau_de_bord(&copie).contains("Aucune des 7 actions n’est en retard."));
    let declare = "\n[[avancements]]\naction = \"reserver\"\ndate = 2026-11-01\nstatut = \"en-retard\"\n";
    copie.ecrire("suivi.toml", copie.lire("suivi.toml") + declare);
    let dit = tableau_de_bord(&copie);
    assert!(dit.contains("1 action en retard sur 7, retard déclaré pour 1."), "{dit}");
    assert!(dit.contains("Réserver l’entretien des massifs"), "{dit}");
}

/// Late is what somebody says remains to be done though its date has passed: the workbook and the report count the same
/// actions, and neither holds silence for a delay.
#[test]
fn le_bilan_et_le_classeur_comptent_les_memes_retards() {
    let copie = Copie::new("commune");
    let dossier = copie.lire("spaser.toml").replace("date_edition = 2026-11-02", "date_edition = 2028-01-01");
    copie.ecrire("spaser.toml", dossier);
    let etape = |action: &str, rang: u32, etat: &str| {
        format!("\n[[etapes]]\naction = \"{action}\"\nrang = {rang}\ndate = 2027-12-01\netat = \"{etat}\"\n")
    };
    let avancement = |action: &str, statut: &str| {
        format!("\n[[avancements]]\naction = \"{action}\"\ndate = 2027-12-01\nstatut = \"{statut}\"\n")
    };
    let dits = [
        // Due in April, and not begun: late.
        etape("chantier", 1, "a-faire"),
        // Nobody speaks of its step of June: to be filled, not late.
        avancement("reserver", "en-cours"),
        // Given up: nothing is awaited of its step of March.
        etape("clause", 1, "en-cours"),
        avancement("clause", "abandonne"),
        // Said to be still to come: late if it should have begun.
        avancement("ordinateurs", "a-venir"),
    ];
    copie.ecrire("suivi.toml", copie.lire("suivi.toml") + &dits.concat());
    let classeur = neuf(&copie);
    let retard = |ligne: &str| classeur.lire(ligne, "champ/retard");
    assert_eq!(
        ["chantier", "reserver", "clause", "ordinateurs"].map(|a| retard(&format!("action/{a}"))),
        ["Étape dépassée", "À renseigner", "Non", "Début dépassé"]
    );
    assert_eq!(
        ["chantier/1", "reserver/1", "reserver/2", "clause/1"].map(|e| retard(&format!("etape/{e}"))),
        ["Étape dépassée", "À renseigner", "Non", "Non"]
    );
    let (_, texte) = bilan(&copie, &["--au", "2027-12-31"]);
    assert!(texte.contains("Le retard touche 2 actions."), "{texte}");
    let dit = plat(&classeur.parties["xl/worksheets/sheet2.xml"]);
    assert!(dit.contains("2 actions en retard sur 7, étape dépassée pour 1, début dépassé pour 1."), "{dit}");
    // The rule is said in the same words.
    let regle = plat(spaser::mesure::avancement::REGLE);
    assert!(texte.contains(&regle), "{texte}");
    assert!(plat(&classeur.parties["xl/sharedStrings.xml"]).contains(&regle));
}
