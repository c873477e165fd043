//! Dossiers drawn at random: long names, absent parts, one to eight axes, odd words, odd logos. Each gives its
//! documents; `SPASER_HASARD=DOSSIER` writes two hundred of them there, and three of five hundred
//! actions, for the outside judges.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use toml::{Table, Value};

use crate::support::spaser;

/// Set to the folder that receives the documents of `POUR_LES_JUGES` dossiers.
const SORTIE: &str = "SPASER_HASARD";
const POUR_LES_JUGES: usize = 200;
const POUR_LE_TEST: usize = 6;

/// What people type, and what they should not.
const MOTS: &[&str] = &[
    "achat",
    "marché",
    "œuvre",
    "clause",
    "insertion",
    "l'eau",
    "énergie",
    "50 %",
    "réemploi",
    "CO2",
    "« lot »",
    "Ÿverdon",
    "maïs",
    "Gdańsk",
    "Łódź",
    "n° 12",
    "R&D",
    "a<b>c",
    "*gras*",
    "_bas_",
    "`code`",
    "[crochet]",
    "#dièse",
    "$prix$",
    "@arobase",
    "~tilde",
    "\\barre",
    "{{ accolades }}",
    "{% bloc %}",
    "100 000 €",
    "https://www.exemple.fr/un/chemin/bien/long",
    "anticonstitutionnellement",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch",
    "2027–2032",
    "–",
    "1er janvier",
    "Saint-Quentin-en-Yvelines",
    "donnees_ouvertes_de_la_commande_publique_2027_version_finale.xlsx",
];

fn phrase(mots: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(MOTS), mots).prop_map(|m| m.join(" "))
}

fn titre() -> impl Strategy<Value = String> {
    prop_oneof![4 => phrase(2..8), 1 => phrase(20..40)]
}

fn texte() -> impl Strategy<Value = Option<String>> {
    let paragraphes = prop::collection::vec(phrase(5..60), 1..4).prop_map(|p| p.join("\n\n"));
    let liste = prop::collection::vec(phrase(2..12), 1..5).prop_map(|l| format!("- {}", l.join("\n- ")));
    prop::option::of(prop_oneof![3 => paragraphes, 1 => liste])
}

fn poser(table: &mut Table, cle: &str, valeur: Option<impl Into<Value>>) {
    if let Some(valeur) = valeur {
        table.insert(cle.to_owned(), valeur.into());
    }
}

fn table(paires: &[(&str, Value)]) -> Table {
    paires.iter().map(|(cle, v)| ((*cle).to_owned(), v.clone())).collect()
}

/// A logo, by its name: none, a dot, a ribbon, a needle.
const LOGOS: [Option<&str>; 4] = [None, Some("point.png"), Some("ruban.svg"), Some("aiguille.svg")];

const TYPES: [&str; 9] = [
    "commune",
    "epci",
    "metropole",
    "departement",
    "region",
    "ccas",
    "sdis",
    "oph",
    "etablissement-public-de-sante",
];

prop_compose! {
    fn acheteur()(
        nom in titre(), type_ in prop::sample::select(&TYPES[..]), logo in prop::sample::select(&LOGOS[..]),
        population in prop::option::of(1_u32..2_000_000), depense in prop::option::of(0_i64..400_000_000),
        presentation in texte(), signataire in prop::option::of(phrase(1..4)),
    ) -> Table {
        let mut a = table(&[("id", "acheteur".into()), ("nom", nom.into()), ("type", type_.into())]);
        poser(&mut a, "logo", logo);
        poser(&mut a, "population", population.map(i64::from));
        poser(&mut a, "depenses_marches_ht", depense.map(|d| table(&[("2025", d.into())])));
        poser(&mut a, "presentation", presentation);
        poser(&mut a, "signataire", signataire);
        a
    }
}

prop_compose! {
    fn action(rang: usize)(
        titre in titre(), description in texte(), constat in texte(), pilote in prop::option::of(phrase(2..6)),
        contributeurs in prop::collection::vec(phrase(2..5), 0..4), etapes in prop::collection::vec(phrase(2..9), 0..6),
        odd in prop::collection::btree_set(1_i64..18, 0..5), recurrente in any::<bool>(), interne in 0..12_u8,
    ) -> Table {
        let mut a = table(&[("id", format!("A-{rang}").into()), ("titre", titre.into()), ("recurrente", recurrente.into())]);
        poser(&mut a, "description", description);
        poser(&mut a, "constat", constat);
        poser(&mut a, "pilote", pilote);
        let mut contributeurs = contributeurs;
        contributeurs.sort();
        contributeurs.dedup();
        poser(&mut a, "contributeurs", (!contributeurs.is_empty()).then_some(contributeurs));
        let etapes: Vec<Value> = etapes.iter().map(|e| table(&[("libelle", e.as_str().into())]).into()).collect();
        poser(&mut a, "etapes", (!etapes.is_empty()).then_some(etapes));
        poser(&mut a, "odd", (!odd.is_empty()).then(|| odd.into_iter().collect::<Vec<_>>()));
        poser(&mut a, "diffusion", (interne == 0).then_some("interne"));
        a
    }
}

prop_compose! {
    fn segment(rang: usize)(
        nom in titre(), montant in 0_i64..90_000_000, notes in prop::collection::vec(1_i64..5, 6), prioritaire in any::<bool>(),
        commentaire in texte(),
    ) -> Table {
        let mut s = table(&[
            ("id", format!("S-{rang}").into()), ("nom", nom.into()), ("prioritaire", prioritaire.into()),
            ("montants", table(&[("2025", montant.into())]).into()),
        ]);
        let cles = ["enjeu_environnemental", "enjeu_social", "enjeu_circulaire", "liberte", "offre_responsable", "maturite"];
        for (cle, note) in cles.into_iter().zip(notes) {
            s.insert(cle.to_owned(), note.into());
        }
        poser(&mut s, "commentaire", commentaire);
        s
    }
}

prop_compose! {
    fn dossier()(
        acheteur in acheteur(), axes in prop::collection::vec((titre(), texte(), prop::collection::vec(action(0), 0..5)), 1..9),
        segments in prop::collection::vec(segment(0), 0..10), sans_terme in any::<bool>(), resume in texte(), edito in texte(),
        cibles in 0_usize..5, instances in prop::collection::vec(titre(), 0..4),
    ) -> Table {
        let mut document = table(&[
            ("etat", "projet".into()), ("debut", 2027.into()), ("version", "0.1".into()),
            ("date_juridique", jour()), ("date_edition", jour()),
        ]);
        if sans_terme { document.insert("sans_terme".to_owned(), true.into()); } else { document.insert("fin".to_owned(), 2032.into()); }
        poser(&mut document, "resume", resume);
        let mut d = table(&[("format", 1.into()), ("document", document.into()), ("acheteurs", vec![Value::from(acheteur)].into())]);
        poser(&mut d, "edito", edito.map(|t| table(&[("texte", t.into()), ("signataire", "La présidente".into())])));
        let (mut les_axes, mut objectifs, mut actions) = (Vec::new(), Vec::new(), Vec::new());
        for (rang, (titre, ambition, siennes)) in axes.into_iter().enumerate() {
            let (axe, objectif) = (format!("axe-{rang}"), format!("but-{rang}"));
            let mut a = table(&[("id", axe.as_str().into()), ("titre", titre.as_str().into())]);
            poser(&mut a, "ambition", ambition);
            les_axes.push(Value::from(a));
            objectifs.push(Value::from(table(&[("id", objectif.as_str().into()), ("axe", axe.into()), ("titre", titre.into())])));
            for mut action in siennes {
                action.insert("id".to_owned(), format!("A-{}", actions.len()).into());
                action.insert("objectif".to_owned(), objectif.as_str().into());
                actions.push(Value::from(action));
            }
        }
        let segments: Vec<Value> = segments.into_iter().enumerate().map(|(rang, mut s)| {
            s.insert("id".to_owned(), format!("S-{rang}").into());
            s.into()
        }).collect();
        let modeles = ["SOC-01", "ENV-01", "CIR-01", "SOC-10", "ECO-01"];
        let indicateurs: Vec<Value> =
            modeles.iter().take(cibles).map(|m| table(&[("id", (*m).into()), ("modele", (*m).into())]).into()).collect();
        let visees: Vec<Value> = modeles.iter().take(cibles).map(|m| table(&[
            ("indicateur", (*m).into()), ("forme", "echeance".into()), ("annee", 2030.into()), ("valeur", 40.into()),
        ]).into()).collect();
        let instances: Vec<Value> = instances.into_iter().enumerate().map(|(rang, nom)| table(&[
            ("id", format!("i-{rang}").into()), ("nom", nom.into()), ("niveau", "pilotage".into()), ("seances_par_an", 2.into()),
        ]).into()).collect();
        for (cle, liste) in [("axes", les_axes), ("objectifs", objectifs), ("actions", actions), ("segments", segments),
            ("indicateurs", indicateurs), ("cibles", visees), ("instances", instances)] {
            poser(&mut d, cle, (!liste.is_empty()).then_some(liste));
        }
        poser(&mut d, "actes", Some(vec![Value::from(table(&[("id", "adoption".into()), ("nature", "adoption".into())]))]));
        d
    }
}

fn jour() -> Value {
    "2026-11-02".parse::<toml::value::Datetime>().expect("une date").into()
}

/// The same dossiers each time, one after another.
fn tires(nombre: usize) -> Vec<Table> {
    let graine = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut tirage = TestRunner::new_with_rng(Config::default(), graine);
    (0..nombre).map(|_| dossier().new_tree(&mut tirage).expect("un dossier").current()).collect()
}

fn ecrire(dossier: &Table, dans: &Path) -> PathBuf {
    let chemin = dans.join("spaser.toml");
    fs::write(&chemin, toml::to_string(dossier).expect("du TOML")).expect("un fichier");
    let point = include_bytes!("point.png");
    fs::write(dans.join("point.png"), point).expect("un fichier");
    let svg = |l: u32, h: u32| {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{l}" height="{h}"><rect width="{l}" height="{h}" fill="navy"/></svg>"#
        )
    };
    fs::write(dans.join("ruban.svg"), svg(4000, 12)).expect("un fichier");
    fs::write(dans.join("aiguille.svg"), svg(6, 900)).expect("un fichier");
    chemin
}

/// Three more for the judges, as long as a dossier gets: five hundred actions.
fn longs() -> Vec<Table> {
    let mut longs = tires(3);
    for dossier in &mut longs {
        let action = |rang: usize| {
            table(&[
                ("id", format!("L-{rang}").into()),
                ("objectif", "but-0".into()),
                (
                    "titre",
                    format!("Action n° {rang}, au titre d'une longueur ordinaire pour un schéma").into(),
                ),
                ("description", MOTS.join(" ").into()),
                ("pilote", "Direction de la commande publique".into()),
            ])
        };
        dossier.insert(
            "actions".to_owned(),
            (0..500).map(|r| Value::from(action(r))).collect::<Vec<_>>().into(),
        );
    }
    longs
}

/// Whatever is drawn, every document comes out.
#[test]
fn tout_dossier_sain_donne_ses_documents() {
    let juges = std::env::var_os(SORTIE).map(PathBuf::from);
    let dossiers = match juges {
        Some(_) => tires(POUR_LES_JUGES).into_iter().chain(longs()).collect(),
        None => tires(POUR_LE_TEST),
    };
    let numerotes: Vec<(usize, &Table)> = dossiers.iter().enumerate().collect();
    std::thread::scope(|taches| {
        for part in numerotes.chunks(numerotes.len().div_ceil(2)) {
            let juges = juges.as_deref();
            taches.spawn(move || part.iter().for_each(|(rang, dossier)| produire(*rang, dossier, juges)));
        }
    });
}

fn produire(rang: usize, dossier: &Table, juges: Option<&Path>) {
    let temporaire = tempfile::tempdir().expect("un dossier temporaire");
    let chemin = ecrire(dossier, temporaire.path());
    let sortie = juges.map_or_else(|| temporaire.path().join("sortie"), |j| j.join(format!("{rang:03}")));
    let argument = |p: &Path| p.to_str().expect("un chemin lisible").to_owned();
    let resultat = spaser(["generer", &argument(&chemin), "-o", &argument(&sortie), "--remplacer"]);
    assert_eq!(resultat.code, 0, "n° {rang}\n{resultat}\n{}", toml::to_string(dossier).unwrap_or_default());
    assert!(sortie.join("publication/index.html").exists(), "n° {rang}");
    // The same scheme in Word; a copy that nobody touched has nothing to say.
    let word = sortie.join("word");
    let (source, vers) = (argument(&chemin), argument(&word));
    spaser(["generer", &source, "-o", &vers, "--livrables", "schema-docx", "--remplacer"]).finit(0);
    let mut fichiers = fs::read_dir(&word).expect("une sortie").flatten().map(|e| e.path());
    let copie = fichiers.find(|f| f.extension().is_some_and(|e| e == "docx")).expect("un schéma");
    let relu = spaser(["relire", &argument(&copie), "--dossier", &source]).finit(0);
    assert!(relu.stdout.starts_with("Aucun champ à reporter"), "n° {rang}\n{relu}");
}
