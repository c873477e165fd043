//! What people do to a workbook before they send it back: a hidden column deleted, a row pasted over another, a
//! column filled too early. Nothing is lost in silence.

use std::fs;

use crate::import::suivi;
use crate::remplissage::{Rempli, classeur_de};
use crate::support::{Copie, Sortie, en_francais, plat};

const AN: &str = "annee/2027";

fn ligne(indicateur: &str, donnee: &str) -> String {
    format!("indicateur/{indicateur}/commune/{donnee}")
}

/// A town whose workbook, with two figures of 2027, went through these hands.
fn recue(geste: impl Fn(&mut Rempli)) -> Copie {
    let copie = Copie::new("commune");
    let mut rempli = Rempli::new(&classeur_de(&copie.chemin("spaser.toml")));
    rempli.nombre(&ligne("SOC-01", "numerateur"), AN, "2").nombre(&ligne("SOC-01", "denominateur"), AN, "12");
    geste(&mut rempli);
    copie.ecrire("a.xlsx", rempli.octets());
    copie
}

fn importer(copie: &Copie, options: &[&str]) -> Sortie {
    copie.spaser(&[&["suivi", "importer", "spaser.toml", "a.xlsx"], options].concat())
}

/// The import stops, says this, and the follow-up is as it was.
fn refuse(copie: &Copie, options: &[&str], attendus: &[&str]) -> String {
    let avant = copie.lire("suivi.toml");
    let sortie = importer(copie, options).finit(1);
    assert_eq!(copie.lire("suivi.toml"), avant);
    en_francais(&sortie.stderr.replace("[[choix]]", ""));
    let dit = plat(&sortie.stderr);
    for attendu in attendus {
        assert!(dit.contains(attendu), "{attendu} : {sortie}");
    }
    dit
}

/// Cells of column A of a sheet, as if the column had been deleted.
fn sans_colonne_a(feuille: &mut String) {
    while let Some(debut) = feuille.find("<c r=\"A") {
        let balise = debut + feuille[debut..].find('>').expect("une balise");
        let vide = feuille[..balise].ends_with('/');
        let fin = if vide { balise + 1 } else { debut + feuille[debut..].find("</c>").expect("sa fin") + 4 };
        feuille.replace_range(debut..fin, "");
    }
}

fn sans_lignes(feuille: &mut String) {
    let (debut, fin) = (feuille.find("<sheetData>"), feuille.find("</sheetData>"));
    feuille.replace_range(debut.expect("un début") + "<sheetData>".len()..fin.expect("une fin"), "");
}

#[test]
fn la_colonne_des_cles_supprimee_arrete_l_import() {
    for rang in [2, 3] {
        let copie = recue(|c| sans_colonne_a(c.feuille(rang)));
        let dit =
            refuse(&copie, &[], &["la colonne masquée des clés (A) a été supprimée", "reprenez la copie"]);
        assert_eq!(dit.matches("erreur :").count(), 1, "{dit}");
    }
}

#[test]
fn la_feuille_des_indicateurs_supprimee_arrete_l_import() {
    let copie = recue(|c| sans_lignes(c.feuille(2)));
    refuse(
        &copie,
        &[],
        &["les lignes d’indicateurs ont disparu de cette copie", "reprenez la copie d’origine"],
    );
}

/// A department may follow actions and no indicator: its copy lacks nothing.
#[test]
fn une_direction_sans_indicateur_renvoie_sa_copie() {
    let copie = Copie::new("commune");
    let dossier = copie.lire("spaser.toml");
    let pilote = "pilote = \"";
    let debut = dossier.find(pilote).expect("une action pilotée") + pilote.len();
    let fin = debut + dossier[debut..].find('"').expect("la fin du nom");
    let dossier = format!("{}Service des sports{}", &dossier[..debut], &dossier[fin..]);
    copie.ecrire("spaser.toml", dossier);
    let demande = ["generer", "spaser.toml", "--livrables", "classeur", "--direction", "Service des sports"];
    copie.spaser(&[&demande[..], &["-o", "s"]].concat()).finit(0);
    let chemin = crate::support::fichiers(&copie.chemin("s/classeurs"), "xlsx").pop().expect("une copie");
    copie.ecrire("a.xlsx", fs::read(chemin).expect("un classeur"));
    let rempli = Rempli::new(&fs::read(copie.chemin("a.xlsx")).expect("un classeur"));
    assert!(rempli.cles().iter().all(|cle| !cle.to_string().starts_with("indicateur/")));
    let sortie = importer(&copie, &[]).finit(0);
    assert!(!sortie.stderr.contains("indicateur"), "{sortie}");
}

#[test]
fn une_date_du_point_illisible_ne_date_rien() {
    let poser = |xml: &'static str, attributs: &'static str| {
        recue(move |c| {
            let tableau = c.feuille(1);
            let debut = tableau.find("<c r=\"D5\"").expect("la date du point");
            let fin = debut + tableau[debut..].find("</c>").expect("sa fin") + 4;
            tableau.replace_range(debut..fin, &format!("<c r=\"D5\"{attributs}>{xml}</c>"));
        })
    };
    let copie = poser("<is><t>20 janvier</t></is>", " t=\"inlineStr\"");
    refuse(
        &copie,
        &[],
        &["Tableau de bord!D5 : date du point : « 20 janvier » n’est pas une date sûre", "`--le`"],
    );
    // The day given for all the copies needs none of theirs.
    importer(&copie, &["--le", "2028-01-20"]).finit(0);
    let copie = poser("<v></v>", "");
    let sortie = importer(&copie, &[]).finit(0);
    let dit = plat(&sortie.stderr);
    assert!(
        dit.contains("la date du point est vide : ce qui est relevé est daté du jour de l’import"),
        "{sortie}"
    );
    assert!(copie.lire("suivi.toml").contains("2026-11-26"), "{}", copie.lire("suivi.toml"));
}

/// Pasted whole, key and labels with it: what stood there is gone, even if the two rows agree.
#[test]
fn une_ligne_collee_sur_une_autre_arrete_l_import() {
    let coller = |valeur: &'static str| {
        recue(move |c| {
            let dessous = ligne("SOC-05", "numerateur");
            c.nombre(&dessous, AN, valeur).texte(&dessous, "champ/reference", "SOC-01");
            c.texte(&dessous, "cle", &ligne("SOC-01", "numerateur"));
        })
    };
    let deux_fois = "SOC-01 (commune), numérateur : la copie porte cette ligne deux fois, en A5 et en A14";
    let dit = refuse(&coller("2"), &[], &[deux_fois, "corrigez la copie"]);
    assert_eq!(dit.matches("erreur :").count(), 1, "{dit}");
    let copie = coller("9000");
    let contredit = "et se contredit : 1 en H5, 8 700 en H14 ; 2 en J5, 9 000 en J14";
    let n = ligne("SOC-01", "numerateur");
    let choix = format!("format = 1\n[[choix]]\ncle = \"{n}\"\nannee = 2027\nretenir = \"a.xlsx\"\n");
    copie.ecrire("arbitrages.toml", choix);
    // Neither the name of the copy nor its precedence can settle it, and none is offered.
    for options in [&[][..], &["--priorite", "a.xlsx"], &["--ecraser"], &["--arbitrages", "arbitrages.toml"]]
    {
        let dit = refuse(&copie, options, &[deux_fois, contredit, "corrigez la copie"]);
        assert!(!dit.contains("retenir"), "{dit}");
    }
}

/// A sheet kept aside in the workbook itself: said once, whatever the number of its rows.
#[test]
fn une_feuille_dupliquee_se_dit_une_fois() {
    let copie = recue(|c| {
        let double = c.feuille(2).clone();
        let journal = c.rang("Journal");
        *c.feuille(journal) = double;
    });
    let dit =
        refuse(&copie, &[], &["de cette feuille sont déjà dans la feuille « Indicateurs »", "supprimez"]);
    assert_eq!(dit.matches("erreur :").count(), 1, "{dit}");
}

#[test]
fn une_annee_remplie_d_avance_se_signale() {
    let copie = recue(|c| {
        c.nombre(&ligne("SOC-01", "numerateur"), "annee/2028", "3");
        c.nombre(&ligne("SOC-01", "denominateur"), "annee/2028", "12");
        c.nombre(&ligne("CIR-05", "numerateur"), "annee/2028", "7");
    });
    let sortie = importer(&copie, &["--le", "2028-01-20", "--apercu"]).finit(0);
    let dit = plat(&sortie.stderr);
    let attendu = "3 valeurs saisies pour 2028, alors que l’année observée est 2027 et que le point est du 20 janvier \
                   2028 : CIR-05 et SOC-01";
    assert!(dit.contains(attendu) && dit.matches("l’année observée est").count() == 1, "{sortie}");
    // Once the year is over, it is only a year.
    let sortie = importer(&copie, &["--le", "2029-01-20"]).finit(0);
    assert!(!sortie.stderr.contains("année observée"), "{sortie}");
    assert!(
        suivi(&copie).releves.iter().any(|r| r.numerateurs.get(&spaser::dossier::Annee(2028)) == Some(&7.0))
    );
}

/// Between the last amounts known and the scheme, each year has its column, as the figures do.
#[test]
fn les_annees_de_la_cartographie_se_suivent() {
    let copie = Copie::new("commune");
    let dossier = copie.lire("spaser.toml");
    assert!(dossier.contains("{ 2024 = 1_184_000, 2025 = 1_263_000 }"));
    let annees = || {
        let classeur = spaser::input::classeur::lire(classeur_de(&copie.chemin("spaser.toml")));
        let feuilles = classeur.expect("un classeur").feuilles;
        let carte = feuilles.iter().find(|f| f.nom == "Cartographie").expect("une cartographie");
        let tableau = spaser::input::classeur::Tableau::new(carte).expect("des clés");
        let annees = tableau.colonnes.keys().filter_map(|c| match c {
            spaser::classeur::CleColonne::Annee(annee) => Some(*annee),
            _ => None,
        });
        annees.collect::<Vec<u16>>()
    };
    let suite = |de: u16| (de..=annees().last().copied().unwrap_or(0)).collect::<Vec<u16>>();
    assert_eq!(annees(), suite(2024));
    copie.ecrire("spaser.toml", dossier.replace("2024 = ", "2022 = "));
    assert_eq!(annees(), suite(2022));
    // Too far to be worth a column, and all the years in between.
    copie.ecrire("spaser.toml", dossier.replace("2024 = ", "2012 = "));
    assert_eq!(annees(), suite(2025));
}

#[test]
fn les_messages_nomment_ce_dont_ils_parlent() {
    let copie = recue(|c| {
        c.texte(&ligne("SOC-05", "numerateur"), AN, "Oui").texte(
            &ligne("SOC-05", "denominateur"),
            AN,
            "n.c.",
        );
        c.texte("seance/suivi/2027/1", "champ/date-tenue", "12 mars");
    });
    refuse(
        &copie,
        &[],
        &[
            "SOC-05 (commune), numérateur en 2027 : un nombre seul est attendu ; la cellule porte « Oui »",
            "SOC-05 (commune), dénominateur en 2027 : un nombre seul est attendu ; la cellule porte « n.c. »",
            "si la valeur n’est pas connue, videz la cellule",
            "séance n° 1 de 2027, date : « 12 mars » n’est pas une date sûre",
        ],
    );
    let copie = recue(|c| {
        c.texte("seance/suivi/2027/1", "champ/date-tenue", "12/03/2027");
    });
    importer(&copie, &[]).finit(0);
    let mut autre = Rempli::new(&fs::read(copie.chemin("a.xlsx")).expect("un classeur"));
    copie.ecrire("a.xlsx", autre.texte("seance/suivi/2027/1", "champ/date-tenue", "13/03/2027").octets());
    let dit = refuse(&copie, &[], &["séance n° 1 de 2027, date : 13 mars 2027 dans la copie"]);
    assert_eq!(dit.matches("seance/suivi").count(), 1, "la clé n’est que dans le bloc à copier : {dit}");
}
