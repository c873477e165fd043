//! `spaser comparer`: what it says of two versions, and what it does not take for a change.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::support::{Copie, EXEMPLES, Sortie, en_francais, plat, spaser, texte_docx};

/// Two copies of a sample: `avant.toml` as it is, `apres.toml` edited.
fn versions(exemple: &str, modifications: &[(&str, &str)]) -> Copie {
    let copie = Copie::new(exemple);
    let mut texte = copie.lire("spaser.toml");
    copie.ecrire("avant.toml", &texte);
    for (de, vers) in modifications {
        assert!(texte.contains(de), "absent de l’exemple : {de}");
        texte = texte.replacen(de, vers, 1);
    }
    copie.ecrire("apres.toml", texte);
    copie
}

fn comparer(copie: &Copie, options: &[&str]) -> Sortie {
    copie.spaser(&[&["comparer", "avant.toml", "apres.toml"], options].concat())
}

/// How many changes of each kind.
fn genres(copie: &Copie, ordre: [&str; 2]) -> BTreeMap<String, usize> {
    let sortie = copie.spaser(&["comparer", ordre[0], ordre[1], "--format", "json"]).finit(0).stdout;
    let lu: Value = serde_json::from_str(&sortie).expect("du JSON");
    let mut comptes = BTreeMap::new();
    let listes = |v: &Value, cle: &str| v[cle].as_array().cloned().unwrap_or_default();
    for c in listes(&lu, "sections")
        .iter()
        .flat_map(|s| listes(s, "groupes"))
        .flat_map(|g| listes(&g, "changements"))
    {
        *comptes.entry(c["genre"].as_str().expect("un genre").to_owned()).or_default() += 1;
    }
    comptes
}

/// The name that a kind of change takes when time runs backwards.
fn envers(genre: &str) -> String {
    let paires = [
        ("cible-abaissee", "cible-relevee"),
        ("action-repoussee", "action-avancee"),
        ("action-abandonnee", "action-reprise"),
        ("obligation-retenue", "obligation-ecartee"),
        ("-ajoutee", "-retiree"),
        ("-ajoute", "-retire"),
    ];
    for (a, b) in paires {
        if genre.ends_with(a) {
            return genre.replace(a, b);
        }
        if genre.ends_with(b) {
            return genre.replace(b, a);
        }
    }
    genre.to_owned()
}

#[track_caller]
fn se_lit_dans_les_deux_sens(copie: &Copie) -> BTreeMap<String, usize> {
    let aller = genres(copie, ["avant.toml", "apres.toml"]);
    let retour = genres(copie, ["apres.toml", "avant.toml"]);
    let retourne: BTreeMap<String, usize> = retour.into_iter().map(|(g, n)| (envers(&g), n)).collect();
    assert_eq!(aller, retourne);
    aller
}

/// All that elected members look for, on one dossier.
const MODIFICATIONS: &[(&str, &str)] = &[
    ("version = \"0.8\"", "version = \"0.9\""),
    ("etat = \"projet\"", "etat = \"soumis\""),
    ("sans_terme = true", "fin = 2032"),
    ("valeur = 25\nannee = 2030", "valeur = 20\nannee = 2030"),
    ("valeur = 1\nannee = 2030", "valeur = 1\nannee = 2032"),
    ("valeur = 2\nannee = 2030", "valeur = 3\nannee = 2031"),
    (
        "annees = { 2027 = 50, 2028 = 53, 2029 = 56, 2030 = 60 }",
        "annees = { 2027 = 50, 2028 = 55, 2029 = 58, 2030 = 65 }",
    ),
    (
        "annees = { 2027 = 20, 2028 = 21, 2029 = 23, 2030 = 25 }",
        "annees = { 2027 = 20, 2028 = 20, 2030 = 26, 2032 = 30 }",
    ),
    ("[[cibles]]\nindicateur = \"GOV-01\"\nforme = \"maintien\"\nvaleur = 100\nannee = 2027\n", ""),
    ("id = \"reserver\"\nobjectif", "id = \"RES-01\"\nanciens_ids = [\"reserver\"]\nobjectif"),
    ("fin = 2028-12-31\npriorite = \"haute\"", "fin = 2029-12-31\npriorite = \"moyenne\""),
    ("echeance = 2027-04-30", "echeance = 2027-03-31"),
    (
        "id = \"solidaires\"\nobjectif = \"solidaire\"",
        "id = \"solidaires\"\nobjectif = \"travail\"\nstatut = \"abandonne\"",
    ),
    ("pilote = \"Restauration scolaire\"\nelu", "pilote = \"Éducation\"\nelu"),
    ("moyens = { fonctionnement = 6_000", "moyens = { etp = 0.5, fonctionnement = 9_000"),
    ("id = \"partager\"", "id = \"eau\""),
    ("Partager le gros matériel avec les communes voisines", "Compter l’eau de chaque marché d’entretien"),
    ("Bien nourrir les enfants\"", "Bien nourrir les enfants et les aînés\""),
    ("D’ici là, les commandes ponctuelles", "D'ici là,  les commandes ponctuelles"),
    ("seances_par_an = 2", "seances_par_an = 3"),
    ("montants = { 2024 = 352_000, 2025 = 338_000 }", "montants = { 2024 = 352_000, 2025 = 339_000 }"),
    (
        "[[obligations]]\nid = \"OBL-16\"\nreponse = \"Le schéma retient cette catégorie et lui fixe une cible de 1 % de la dépense en 2030.\"\n",
        "",
    ),
    ("definition = \"Part des agents qui commandent", "definition = \"Part des onze agents qui commandent"),
    ("nom = \"Rencontres\"\ndebut", "nom = \"Ateliers\"\ndebut"),
    ("titre = \"À notre échelle\"", "titre = \"À notre mesure\""),
];

#[test]
fn tout_ce_qui_change_se_dit() {
    let copie = versions("commune", MODIFICATIONS);
    let texte = comparer(&copie, &[]).finit(0);
    en_francais(&texte.stdout);
    let markdown = comparer(&copie, &["--format", "markdown"]).finit(0);
    insta::assert_snapshot!("comparer_commune", format!("{texte}\n\n{markdown}"));
    let genres = se_lit_dans_les_deux_sens(&copie);
    for genre in [
        "cible-abaissee",
        "cible-relevee",
        "cible-revue",
        "cible-retiree",
        "action-repoussee",
        "action-avancee",
        "action-abandonnee",
    ] {
        assert!(genres.contains_key(genre), "{genre} : {genres:?}");
    }
}

/// A target is that of one buyer, named.
#[test]
fn la_cible_d_un_acheteur_le_nomme() {
    let copie = Copie::new("conjoint");
    let fichiers = ["spaser.toml", "axes/1-emploi.toml", "axes/2-planete.toml", "axes/3-commun.toml"];
    let nouveau = copie.chemin("nouveau");
    fs::create_dir_all(nouveau.join("axes")).expect("un dossier");
    for f in fichiers.into_iter().chain(["logo.png"]) {
        fs::copy(copie.chemin(f), nouveau.join(f)).expect(f);
    }
    let source = fichiers
        .iter()
        .find(|f| copie.lire(f).contains("acheteur = \"ville\"\nforme = \"paliers\""))
        .expect("une cible de la ville");
    let texte = copie.lire(source);
    let debut = texte.find("acheteur = \"ville\"\nforme = \"paliers\"").expect("une cible");
    let (tete, queue) = texte.split_at(debut);
    let (avant, apres) = queue.split_once("annees = {").expect("des paliers");
    let (palier, suite) = apres.split_once('}').expect("des paliers");
    let dernier: f64 = palier.rsplit('=').next().expect("une valeur").trim().parse().expect("un nombre");
    let releve = palier.replacen(&format!("= {dernier}"), &format!("= {}", dernier + 1.0), 1);
    fs::write(nouveau.join(source), format!("{tete}{avant}annees = {{{releve}}}{suite}"))
        .expect("un fichier");
    let dit = plat(&copie.spaser(&["comparer", "spaser.toml", "nouveau/spaser.toml"]).finit(0).stdout);
    assert!(dit.contains("pour la Ville de Sarbonne passe de"), "{dit}");
    assert!(!dit.contains("pour le CCAS"), "{dit}");
}

#[test]
fn un_dossier_est_egal_a_lui_meme() {
    for exemple in EXEMPLES {
        let dossier = format!("samples/{exemple}/spaser.toml");
        let dit = spaser(["comparer", &dossier, &dossier]).finit(0).stdout;
        assert!(dit.ends_with("\nAucune différence.\n"), "{exemple} : {dit}");
    }
}

/// Quotes, spaces, dashes, the order of the tables and a renumbering that says what it was are no change.
#[test]
fn la_forme_n_est_pas_un_changement() {
    let copie = versions(
        "commune",
        &[
            ("l’aide de la facilitatrice", "l'aide  de la facilitatrice"),
            ("« ma cantine »", "“ma cantine”"),
            ("commandes ponctuelles – mise sous pli", "commandes ponctuelles - mise sous pli"),
            ("id = \"SOC-05\"\nmodele", "id = \"ESS-01\"\nanciens_ids = [\"SOC-05\"]\nmodele"),
            ("indicateurs = [\"SOC-05\"]", "indicateurs = [\"ESS-01\"]"),
            ("indicateur = \"SOC-05\"", "indicateur = \"ESS-01\""),
            ("id = \"travail\"\naxe", "id = \"obj-1\"\nanciens_ids = [\"travail\"]\naxe"),
            ("objectif = \"travail\"", "objectif = \"obj-1\""),
            ("objectif = \"travail\"", "objectif = \"obj-1\""),
        ],
    );
    let dit = comparer(&copie, &[]).finit(0).stdout;
    assert!(dit.ends_with("\nAucune différence.\n"), "{dit}");
}

/// What is internal is neither named nor counted; made internal, it is dropped.
#[test]
fn rien_d_interne_n_est_dit() {
    let interne = ("id = \"partager\"\nobjectif", "id = \"partager\"\ndiffusion = \"interne\"\nobjectif");
    let copie = versions("commune", &[interne]);
    let avant = copie.lire("apres.toml").replace("Aucun matériel partagé", "Pas un matériel partagé");
    copie.ecrire("avant.toml", avant);
    let dit = comparer(&copie, &[]).finit(0).stdout;
    assert!(dit.ends_with("\nAucune différence.\n"), "{dit}");
    let publique = copie.lire("avant.toml").replace(interne.1, interne.0);
    copie.ecrire("avant.toml", publique);
    assert_eq!(genres(&copie, ["avant.toml", "apres.toml"]).get("action-retiree"), Some(&1));
}

/// The document says the same sentences; nothing is overwritten.
#[test]
fn en_word_et_en_fichier() {
    let copie = versions("commune", MODIFICATIONS);
    comparer(&copie, &["-o", "ecarts.docx"]).finit(0);
    let octets = fs::read(copie.chemin("ecarts.docx")).expect("un document");
    let mots = plat(&texte_docx(&octets));
    // Its cover is its own: nothing there passes it for the scheme that is voted.
    let couverture = mots.split("En bref").next().expect("une couverture");
    assert!(couverture.find("Ce qui change") < couverture.find("Schéma de promotion"), "{couverture}");
    assert!(
        couverture.contains("Avant : à partir de 2027") && !couverture.contains("séance du"),
        "{couverture}"
    );
    let ecran = plat(&comparer(&copie, &[]).finit(0).stdout);
    for phrase in ecran.lines().filter_map(|l| l.strip_prefix("  - ")) {
        assert!(mots.contains(phrase), "absente du document : {phrase}");
    }
    comparer(&copie, &["-o", "ecarts.md"]).finit(0);
    assert!(copie.lire("ecarts.md").starts_with("# Ce qui change"));
    copie.ecrire("a-moi.docx", "à moi");
    let mut tout = String::new();
    for (options, code) in [
        (&["-o", "a-moi.docx"][..], 3),
        (&["-o", "ecarts.pdf"], 2),
        (&["-o", "ecarts.md", "--format", "json"], 2),
        (&["--format", "html"], 2),
    ] {
        let sortie = comparer(&copie, options).finit(code);
        en_francais(&sortie.stderr);
        tout += &format!("$ spaser comparer avant.toml apres.toml {}\n{sortie}\n\n", options.join(" "));
    }
    assert_eq!(copie.lire("a-moi.docx"), "à moi");
    copie.ecrire("apres.toml", "format = 1\n");
    let sortie = comparer(&copie, &[]).finit(1);
    tout += &format!("$ spaser comparer avant.toml fautif.toml\n{sortie}\n\n");
    let sortie = copie.spaser(&["comparer", "absent.toml", "avant.toml"]).finit(3);
    tout += &format!("$ spaser comparer absent.toml avant.toml\n{sortie}\n");
    insta::assert_snapshot!("comparer_refus", tout);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 24, ..Default::default() })]

    /// Read backwards, what was raised was lowered, what was added was dropped, and all else is as many.
    #[test]
    fn a_rebours_tout_s_inverse(
        valeur in 1_u32..40, annee in 2028_u32..2034,
        paliers in proptest::collection::btree_map(2027_u32..2033, 20_u32..60, 1..5),
        fin in 2027_u32..2033, mois in 1_u32..13, garder in proptest::bool::ANY, sens in proptest::sample::select(&["hausse", "baisse", "neutre"][..]),
    ) {
        let cible = format!("valeur = {valeur}\nannee = {annee}");
        let series: Vec<String> = paliers.iter().map(|(a, v)| format!("{a} = {v}")).collect();
        let series = format!("annees = {{ {} }}", series.join(", "));
        let date = format!("fin = {fin}-{mois:02}-01\nrecurrente");
        let sens = format!("modele = \"ENV-10\"\nsens = \"{sens}\"\n");
        let sans = ("[[cibles]]\nindicateur = \"CIR-05\"\nforme = \"maintien\"\nvaleur = 50\nannee = 2029\nphare = true\n", "");
        let mut modifications = vec![
            ("valeur = 25\nannee = 2030", cible.as_str()),
            ("annees = { 2027 = 20, 2028 = 21, 2029 = 23, 2030 = 25 }", series.as_str()),
            ("fin = 2030-12-31\nrecurrente", date.as_str()),
        ];
        if !garder {
            modifications.push(sans);
        }
        let copie = versions("commune", &modifications);
        // On both sides: which way is up.
        for f in ["avant.toml", "apres.toml"] {
            copie.ecrire(f, copie.lire(f).replacen("modele = \"ENV-10\"\n", &sens, 1));
        }
        let comptes = se_lit_dans_les_deux_sens(&copie);
        let change = !garder || valeur != 25 || annee != 2030;
        proptest::prop_assert!(!change || comptes.keys().any(|g| g.starts_with("cible-")), "{:?}", comptes);
    }
}
