//! Documents affirm nothing that the dossier does not say, nor anything that the check denies.

use crate::support::{Copie, contenu, plat, texte_docx};

/// Every Word document of a run, one text.
fn mots(copie: &Copie, arguments: &[&str], sortie: &str) -> String {
    copie.spaser(arguments).finit(0);
    let documents = contenu(&copie.chemin(sortie));
    let docx = documents.iter().filter(|(nom, _)| nom.ends_with(".docx"));
    docx.map(|(_, octets)| plat(&texte_docx(octets))).collect()
}

fn generer(copie: &Copie) -> String {
    let arguments = ["generer", "spaser.toml", "--livrables", "schema-docx,deliberation", "-q"];
    mots(copie, &arguments, "sortie")
}

#[test]
fn une_categorie_sans_cible_n_est_pas_dite_dotee() {
    let promesses = ["retenue a son objectif cible", "pour chacune des catégories d’achat responsable qu’il"];
    let texte = generer(&Copie::new("erreurs/categorie-sans-cible"));
    assert!(texte.contains("Le tableau réunit les objectifs cibles que fixe le schéma."));
    let complet = generer(&Copie::new("commune"));
    for promesse in promesses {
        assert!(!texte.contains(promesse), "« {promesse} » est démenti par le contrôle");
        assert!(complet.contains(promesse), "« {promesse} » manque à un schéma complet");
    }
}

#[test]
fn ce_que_l_article_demande_et_que_le_schema_n_a_pas_n_est_pas_affirme() {
    let texte = generer(&Copie::new("erreurs/economie-circulaire"));
    assert!(texte.contains("le schéma contribue à la durabilité des produits et à la sobriété numérique"));
    assert!(!texte.contains("sobriété numérique et à l’économie circulaire ;"), "{texte}");
}

/// The commune’s dossier, its map told by our words, one segment without its amount of 2025.
fn carte(suivi: &str) -> String {
    let copie = Copie::new("commune");
    let dossier = copie.lire("spaser.toml");
    let (avant, apres) = dossier.split_once("[cartographie]\npresentation = ").expect("une présentation");
    let (_, apres) = apres.split_once('\n').expect("une ligne");
    let apres = apres.replacen("{ 2024 = 352_000, 2025 = 338_000 }", "{ 2024 = 352_000 }", 1);
    let apres: Vec<&str> = apres.lines().filter(|l| !l.starts_with("liberte")).collect();
    copie.ecrire("spaser.toml", format!("{avant}[cartographie]\n{}\n", apres.join("\n")));
    copie.ecrire("suivi.toml", format!("{}\n{suivi}", copie.lire("suivi.toml")));
    generer(&copie)
}

#[test]
fn la_cartographie_ne_totalise_que_l_annee_dite() {
    let texte = carte("");
    assert!(texte.contains("en 2025 (montant connu pour quatre d’entre eux)"), "{texte}");
    assert!(texte.contains("352 000 € (2024)"), "l’autre année se dit : {texte}");
    assert!(!texte.contains("marge de manœuvre est réelle"), "sans note de liberté, rien ne le dit");
}

#[test]
fn les_montants_collectes_rejoignent_la_cartographie() {
    let observe = "[[segments]]\nsegment = \"energie\"\nmontants = { 2025 = 341_000 }\nliberte = 4\n";
    let texte = carte(observe);
    assert!(!texte.contains("montant connu pour"), "{texte}");
    assert!(texte.contains("341 000"), "{texte}");
    assert!(!texte.contains("352 000"), "{texte}");
}

#[test]
fn un_nom_d_acheteur_prend_son_article_dans_la_phrase() {
    for (nom, dit) in [
        ("Communauté d’agglomération du Val d’Ombre", "la communauté d’agglomération du Val d’Ombre"),
        ("Communauté urbaine de Valmont", "la communauté urbaine de Valmont"),
        ("Syndicat des eaux", "le syndicat des eaux"),
        ("Département de l’Orle", "le département de l’Orle"),
        ("Région Ombrie", "la région Ombrie"),
        ("Office public de l’habitat", "l’office public de l’habitat"),
        ("Centre hospitalier de Valmont", "le centre hospitalier de Valmont"),
        ("Hôpitaux de Valmont", "les hôpitaux de Valmont"),
        ("Sarbonne Agglomération", "Sarbonne Agglomération"),
    ] {
        let copie = Copie::new("commune");
        let dossier = copie.lire("spaser.toml");
        let lignes = dossier.lines().filter(|l| !l.starts_with("resume = ") && !l.starts_with("nom_de = "));
        let lignes: Vec<&str> = lignes.collect();
        let actuel = lignes.iter().find(|l| l.starts_with("nom = ")).expect("un nom");
        copie.ecrire("spaser.toml", lignes.join("\n").replacen(actuel, &format!("nom = \"{nom}\""), 1));
        let texte = generer(&copie);
        assert!(texte.contains(&format!("Par ce schéma, {dit} s’engage")), "{nom} : {texte}");
    }
}

#[test]
fn une_seance_ne_dit_rien_de_la_visioconference_sans_qu_on_le_sache() {
    let acte = |reponse: &str| {
        let copie = Copie::new("organismes");
        let dossier = copie.lire("epci.toml").replace("[[actes]]\n", &format!("[[actes]]\n{reponse}\n"));
        copie.ecrire("epci.toml", dossier);
        mots(&copie, &["generer", "epci.toml", "--livrables", "deliberation", "-q"], "sortie")
    };
    let dit = "visioconférence";
    assert!(!acte("").contains(dit));
    assert!(acte("visioconference = false").contains(dit));
    assert!(acte("visioconference = true").contains(dit));
}

#[test]
fn l_acte_d_un_bilan_compte_en_mots() {
    for (exemple, annee) in [("commune", "2027"), ("conjoint", "2028"), ("metropole", "2029")] {
        let copie = Copie::new(exemple);
        let bilan = crate::support::racine().join(format!("samples/bilans/{exemple}-{annee}.toml"));
        copie.ecrire("bilan.toml", std::fs::read(bilan).expect("un suivi"));
        let arguments = ["bilan", "spaser.toml", "--annee", annee, "--suivi", "bilan.toml", "-o", "b", "-q"];
        let texte = mots(&copie, &arguments, "b");
        for tournure in [
            " 0 en sont",
            "0 à proximité",
            "0 y parviennent",
            "
0 y ",
            "- 0 ",
            "Textes cités : la plus",
        ] {
            assert!(!texte.contains(tournure), "{exemple} : « {tournure} »");
        }
    }
}

/// A target for all and one of a buyer coexist: his own prevails, and each buyer has one line.
#[test]
fn la_cible_propre_a_un_acheteur_l_emporte() {
    let copie = Copie::new("conjoint");
    let ajout = "\n[[cibles]]\nindicateur = \"SOC-01\"\nforme = \"echeance\"\nvaleur = 99\nannee = 2030\n";
    copie.ecrire("spaser.toml", copie.lire("spaser.toml") + ajout);
    let sortie = copie.spaser(&["verifier", "spaser.toml"]);
    assert!(!sortie.stdout.contains("cible-double"), "{}", sortie.stdout);
    copie.ecrire("spaser.toml", copie.lire("spaser.toml") + &ajout.replace("99", "98"));
    let sortie = copie.spaser(&["verifier", "spaser.toml"]).finit(1);
    assert!(sortie.stdout.contains("cible-double"), "{}", sortie.stdout);
}
