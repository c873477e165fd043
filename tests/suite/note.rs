//! The note that goes with a draft act: its title and its delay are those of the body, its figures those of the
//! dossier.

use crate::support::{Copie, contenu, plat, texte_docx};

fn note(exemple: &str, fichier: &str) -> String {
    let copie = Copie::new(exemple);
    copie.spaser(&["generer", "spaser.toml", "--livrables", "note", "-q"]).finit(0);
    plat(&texte_docx(&contenu(&copie.chemin("sortie"))[fichier]))
}

/// Has all of these, in this order.
#[track_caller]
fn dans_l_ordre(texte: &str, attendus: &[&str]) {
    let mut reste = texte;
    for attendu in attendus {
        let Some((_, apres)) = reste.split_once(attendu) else {
            panic!("« {attendu} » manque ou vient trop tôt :\n{texte}")
        };
        reste = apres;
    }
}

#[test]
fn une_commune_recoit_la_note_de_la_loi() {
    let texte = note("commune", "spaser-montaubray-2027-note-adoption.docx");
    dans_l_ordre(
        &texte,
        &[
            "Note explicative de synthèse",
            "cinq jours francs au moins avant la séance",
            "L. 2121-12",
            "Pourquoi un schéma",
            "L’adopter est un choix",
            "2 914 000 €",
            "50 000 000 €",
            "Comment il a été élaboré",
            "Ce qu’il prévoit",
            "Axe 1",
            "objectifs cibles",
            "8,3 % (2025)",
            "25 %",
            "9 000 €",
            "Selon quel calendrier",
            "Première publication des indicateurs",
            "Ce qui est demandé au conseil municipal",
            "Le projet de délibération compte six articles, par lesquels le conseil municipal :",
            "adopte le schéma",
            "dit que la délibération est transmise",
        ],
    );
}

/// The threshold of population is the law’s: one inhabitant fewer, and no note is due.
#[test]
fn sous_le_seuil_de_population_rien_n_est_exige() {
    let essai = |population: Option<u32>| {
        let copie = Copie::new("commune");
        let ligne = population.map(|n| format!("population = {n}")).unwrap_or_default();
        copie.ecrire("spaser.toml", copie.lire("spaser.toml").replace("population = 6_214", &ligne));
        copie.spaser(&["generer", "spaser.toml", "--livrables", "note", "-q"]).finit(0);
        let texte =
            texte_docx(&contenu(&copie.chemin("sortie"))["spaser-montaubray-2027-note-adoption.docx"]);
        (plat(&texte), copie.lire("sortie/relecture.md"))
    };
    let (due, _) = essai(Some(3_500));
    assert!(due.contains("Note explicative de synthèse") && due.contains("L. 2121-12"), "{due}");
    let (libre, _) = essai(Some(3_499));
    assert!(libre.contains("Note de présentation") && !libre.contains("2121-1"), "{libre}");
    let (inconnue, relecture) = essai(None);
    assert!(inconnue.contains("Note de présentation"), "{inconnue}");
    assert!(relecture.contains("ils dépendent de la population"), "{relecture}");
}

/// A step is told with its action, the whole period shows, and what is left out is counted.
#[test]
fn le_calendrier_va_jusqu_au_terme() {
    let texte = note("metropole", "spaser-valmont-2027-2032-note-adoption.docx");
    dans_l_ordre(
        &texte,
        &[
            "Selon quel calendrier",
            "Publication de la consultation de nettoyage — Nettoyer les bâtiments en journée",
            "2028\nPremière publication des indicateurs",
            "Février 2029",
            "2030\nPublication des indicateurs",
            "Mars 2031",
            "2032\nPublication des indicateurs ; terme du schéma",
            "Chaque année",
            "Le schéma date 102 autres étapes de ses actions.",
        ],
    );
    // One step of several actions the same month is one line; all told, nothing is left to count.
    let copie = Copie::new("commune");
    let dossier = copie.lire("spaser.toml");
    copie.ecrire("spaser.toml", une_meme_etape(&dossier));
    copie.spaser(&["generer", "spaser.toml", "--livrables", "note", "-q"]).finit(0);
    let texte =
        plat(&texte_docx(&contenu(&copie.chemin("sortie"))["spaser-montaubray-2027-note-adoption.docx"]));
    let calendrier = texte.split("Selon quel calendrier").nth(1).expect("un calendrier");
    assert_eq!(calendrier.matches("Méthode écrite — ").count(), 1, "{calendrier}");
    assert!(
        calendrier.contains("autres actions\n") && !calendrier.contains("Le schéma date"),
        "{calendrier}"
    );
}

/// Every action of the dossier with one and the same step.
fn une_meme_etape(dossier: &str) -> String {
    let mut dedans = false;
    let mut lignes = Vec::new();
    for ligne in dossier.lines() {
        if ligne.starts_with("etapes = [") {
            lignes.push("etapes = [{ libelle = \"Méthode écrite\", echeance = 2027-06-30 }]");
            dedans = !ligne.trim_end().ends_with(']');
        } else if dedans {
            dedans = ligne.trim() != "]";
        } else {
            lignes.push(ligne);
        }
    }
    lignes.join("\n")
}

/// Each buyer of a joint scheme has its own: title, figures, targets; a sum keeps its unit and its total.
#[test]
fn chaque_acheteur_a_la_sienne() {
    let ccas = note("conjoint", "spaser-sarbonne-2027-2030-note-adoption-ccas.docx");
    dans_l_ordre(
        &ccas,
        &["Rapport explicatif", "trois jours", "R. 123-16", "6 900 000", "12 000 heures en cumul"],
    );
    let ville = note("conjoint", "spaser-sarbonne-2027-2030-note-adoption-ville.docx");
    assert!(ville.contains("Note explicative de synthèse") && !ville.contains("6 900 000"), "{ville}");
}

/// What came after a first deliberation cannot be told in its note.
#[test]
fn les_orientations_viennent_avant_la_concertation() {
    let texte = note("metropole", "spaser-valmont-2027-2032-note-orientation.docx");
    dans_l_ordre(
        &texte,
        &["Les orientations proposées", "Comment il sera élaboré", "approuve les orientations"],
    );
    assert!(!texte.contains("participations") && !texte.contains("objectifs cibles annexés"), "{texte}");
}

/// An action kept inside stays out of a note that the public may read.
#[test]
fn une_action_interne_n_y_est_pas() {
    let copie = Copie::new("commune");
    let titre = "Partager le gros matériel avec les communes voisines";
    let dossier = copie.lire("spaser.toml");
    copie.ecrire(
        "spaser.toml",
        dossier.replace(
            &format!("titre = \"{titre}\""),
            &format!("titre = \"{titre}\"\ndiffusion = \"interne\""),
        ),
    );
    copie.spaser(&["generer", "spaser.toml", "--livrables", "note", "-q"]).finit(0);
    let texte =
        plat(&texte_docx(&contenu(&copie.chemin("sortie"))["spaser-montaubray-2027-note-adoption.docx"]));
    assert!(!texte.contains("gros matériel") && !texte.contains("Convention de prêt"), "{texte}");
}

/// What is asked is the act itself, article by article, the author’s own included.
#[test]
fn ce_qui_est_demande_est_le_dispositif() {
    for (exemple, dossier, acte) in [
        ("commune", "spaser.toml", "spaser-montaubray-2027-{}-adoption.docx"),
        ("metropole", "spaser.toml", "spaser-valmont-2027-2032-{}-orientation.docx"),
        ("metropole", "spaser.toml", "spaser-valmont-2027-2032-{}-adoption.docx"),
        ("conjoint", "spaser.toml", "spaser-sarbonne-2027-2030-{}-adoption-ccas.docx"),
        // With an amendment: an article that holds a list.
        ("organismes", "epci.toml", "spaser-epci-2027-2032-{}-adoption.docx"),
    ] {
        let copie = Copie::new(exemple);
        copie.spaser(&["generer", dossier, "--livrables", "deliberation,note", "-q"]).finit(0);
        let sortie = contenu(&copie.chemin("sortie"));
        let lire = |quoi: &str| plat(&texte_docx(&sortie[acte.replace("{}", quoi).as_str()]));
        let (projet, note) = (lire("deliberation"), lire("note"));
        let nu = |l: &str| l.trim_end_matches([';', '.', ' ']).to_lowercase();
        let dispositif = projet.split("\nDÉCIDE\n").nth(1).and_then(|t| t.split("\nVote\n").next());
        let articles: Vec<String> = dispositif.expect("un dispositif").lines().map(nu).collect();
        let demande = note.split("par lesquels").nth(1).expect("une demande");
        let articles: Vec<String> =
            articles.iter().map(|a| a.replace("la présente délibération", "la délibération")).collect();
        assert!(articles.len() > 2, "{acte}");
        assert_eq!(demande.trim_end().lines().skip(1).map(nu).collect::<Vec<_>>(), articles, "{acte}");
    }
}

/// The means of a buyer are his own; those that buyers share are told apart, and nobody’s alone.
#[test]
fn chacun_a_ses_moyens() {
    let ccas = note("conjoint", "spaser-sarbonne-2027-2030-note-adoption-ccas.docx");
    dans_l_ordre(
        &ccas,
        &[
            "comptés à part",
            "Propres : CCAS",
            "Actions communes",
            "0,3 ETP",
            "7,4 ETP",
            "21 000 €",
            "513 000 €",
        ],
    );
    let ville = note("conjoint", "spaser-sarbonne-2027-2030-note-adoption-ville.docx");
    assert!(ville.contains("Propres : ") && !ville.contains("21 000 €"), "{ville}");
    assert!(!note("metropole", "spaser-valmont-2027-2032-note-adoption.docx").contains("comptés à part"));
}
