//! The law and practice compiled in, read as a stranger would: every reference leads somewhere, no two
//! versions of a rule overlap, nothing is said verified without its source, what is doubtful stays unsaid.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use jiff::civil::Date;
use serde_json::Value;
use spaser::catalogue::{Catalogue, Certitude};
use spaser::choix::{Choix, NatureActe, TypeAcheteur};

use crate::support::{Copie, EXEMPLES, fichiers, racine, vue_schema};

/// How many indicators the base set has, by prefix; a suffix « b » doubles one of them.
const SERIES: [(&str, usize); 5] = [("SOC", 14), ("ENV", 13), ("CIR", 6), ("ECO", 6), ("GOV", 6)];

/// Keys whose texts name an article or a whole text.
const RENVOIS: [&str; 9] = [
    "fondements",
    "fondement",
    "competences",
    "seance",
    "publicite",
    "quorum_fondement",
    "majorite_fondement",
    "visas",
    "si_obligation",
];

/// A record of a data file: its family, and what it holds.
struct Fiche {
    fichier: String,
    famille: String,
    table: toml::Table,
}

impl Fiche {
    fn texte(&self, cle: &str) -> Option<&str> {
        self.table.get(cle)?.as_str()
    }

    fn liste(&self, cle: &str) -> Vec<&str> {
        match self.table.get(cle) {
            Some(toml::Value::Array(liste)) => liste.iter().filter_map(toml::Value::as_str).collect(),
            Some(toml::Value::String(seul)) => vec![seul],
            _ => Vec::new(),
        }
    }

    fn date(&self, cle: &str) -> Option<Date> {
        Some(self.table.get(cle)?.as_datetime()?.to_string().parse().expect("une date"))
    }

    /// First and last day, an open end standing for the end of time.
    fn intervalle(&self) -> (Date, Date) {
        (self.date("du").unwrap_or(Date::MIN), self.date("au").unwrap_or(Date::MAX))
    }

    fn nom(&self) -> String {
        let nom = ["id", "type", "nature", "terme"].iter().find_map(|cle| self.texte(cle)).unwrap_or("?");
        format!("{} : {} `{nom}`", self.fichier, self.famille)
    }
}

fn fiches() -> Vec<Fiche> {
    let lire = |chemin: std::path::PathBuf| {
        let fichier = chemin.file_name().expect("un nom").to_string_lossy().into_owned();
        let table: toml::Table = fs::read_to_string(&chemin).expect("un fichier").parse().expect("du TOML");
        let familles = table.into_iter().map(move |(famille, liste)| (fichier.clone(), famille, liste));
        familles.flat_map(|(fichier, famille, liste)| {
            let toml::Value::Array(liste) = liste else {
                panic!("{fichier} : `{famille}` n’est pas une liste")
            };
            liste.into_iter().map(move |fiche| {
                let toml::Value::Table(table) = fiche else { panic!("{fichier} : `{famille}`") };
                Fiche { fichier: fichier.clone(), famille: famille.clone(), table }
            })
        })
    };
    fichiers(&racine().join("src/catalogue/donnees"), "toml").into_iter().flat_map(lire).collect()
}

fn ids<'a>(fiches: &'a [Fiche], famille: &str) -> BTreeSet<&'a str> {
    fiches.iter().filter(|f| f.famille == famille).filter_map(|f| f.texte("id")).collect()
}

fn sans_faute(fautes: Vec<String>) {
    assert!(fautes.is_empty(), "{}", fautes.join("\n"));
}

#[test]
fn tout_se_lit() {
    let catalogue = Catalogue::integre().expect("des données lisibles");
    for type_acheteur in TypeAcheteur::TOUS {
        assert!(catalogue.organisme(*type_acheteur).is_some(), "sans organe : {}", type_acheteur.cle());
    }
    for nature in NatureActe::TOUS {
        assert!(catalogue.acte(*nature).is_some(), "sans visas : {}", nature.cle());
    }
    assert!(fiches().len() > 300);
}

#[test]
fn chaque_renvoi_mene_quelque_part() {
    let fiches = fiches();
    let textes = ids(&fiches, "textes");
    let articles = ids(&fiches, "articles");
    let obligations = ids(&fiches, "obligations");
    let indicateurs = ids(&fiches, "indicateurs");
    let mut fautes = Vec::new();
    for fiche in &fiches {
        let mut exiger = |connu: bool, cle: &str, id: &str| {
            if !connu {
                fautes.push(format!("{}, `{cle}` : `{id}` ne mène nulle part", fiche.nom()));
            }
        };
        for cle in RENVOIS {
            fiche
                .liste(cle)
                .into_iter()
                .for_each(|id| exiger(textes.contains(id) || articles.contains(id), cle, id));
        }
        fiche
            .liste("indicateurs")
            .into_iter()
            .for_each(|id| exiger(indicateurs.contains(id), "indicateurs", id));
        fiche
            .liste("obligation")
            .into_iter()
            .for_each(|id| exiger(obligations.contains(id), "obligation", id));
        let type_connu = |t: &str| t == "tous" || TypeAcheteur::TOUS.iter().any(|c| c.cle() == t);
        fiche.liste("types").into_iter().for_each(|t| exiger(type_connu(t), "types", t));
        if fiche.famille == "articles" {
            fiche.liste("texte").into_iter().for_each(|id| exiger(textes.contains(id), "texte", id));
        }
    }
    sans_faute(fautes);
}

/// A rule cites articles that stand in a wording of its own time.
#[test]
fn ce_qui_est_cite_est_en_vigueur() {
    let catalogue = Catalogue::integre().expect("des données lisibles");
    let edition: Date = "2026-11-16".parse().expect("une date");
    let mut fautes = Vec::new();
    for fiche in &fiches() {
        let (du, au) = fiche.intervalle();
        let date = edition.clamp(du, au);
        for id in RENVOIS.iter().flat_map(|cle| fiche.liste(cle)) {
            if catalogue.citer(id, date).is_none() {
                fautes.push(format!("{} : `{id}` n’a pas de rédaction au {date}", fiche.nom()));
            }
        }
    }
    sans_faute(fautes);
}

/// What our prose cites, by name.
#[test]
fn la_prose_ne_cite_que_ce_qui_est_au_catalogue() {
    let fiches = fiches();
    let connus: BTreeSet<&str> = ids(&fiches, "articles").union(&ids(&fiches, "textes")).copied().collect();
    let mut cites = 0;
    for chemin in fichiers(&racine().join("templates/prose"), "md") {
        let texte = fs::read_to_string(&chemin).expect("un fichier");
        for appel in ["citer(\"", "citer_court(\"", "extrait(\""] {
            for suite in texte.split(appel).skip(1) {
                let id = suite.split('"').next().unwrap_or_default();
                assert!(connus.contains(id), "{} : `{id}`", chemin.display());
                cites += 1;
            }
        }
    }
    assert!(cites > 0);
}

#[test]
fn les_versions_d_une_meme_regle_ne_se_recouvrent_pas() {
    let fiches = fiches();
    let mut versions: BTreeMap<(&str, &str), Vec<&Fiche>> = BTreeMap::new();
    for fiche in &fiches {
        if let Some(id) = fiche.texte("id") {
            versions.entry((&fiche.famille, id)).or_default().push(fiche);
        }
    }
    let mut fautes = Vec::new();
    for ((famille, id), mut liste) in versions {
        liste.sort_by_key(|f| f.intervalle());
        fautes.extend(
            liste
                .iter()
                .filter(|f| f.intervalle().0 > f.intervalle().1)
                .map(|f| format!("{} : à rebours", f.nom())),
        );
        for paire in liste.windows(2) {
            let (fin, debut) = (paire[0].intervalle().1, paire[1].intervalle().0);
            if fin >= debut {
                fautes.push(format!("{famille} `{id}` : deux fiches valent au {debut}"));
            }
        }
    }
    sans_faute(fautes);
}

/// Certainty is earned: a source, and the day of the wording read; not in the future of the catalogue.
#[test]
fn ce_qui_est_verifie_dit_d_ou_il_vient() {
    let mut fautes = Vec::new();
    let mut verifiees = 0;
    for fiche in fiches().iter().filter(|f| f.table.contains_key("certitude")) {
        let source = fiche.texte("source").is_some_and(|s| !s.trim().is_empty());
        if !source || fiche.date("lu_le").is_none() {
            fautes.push(format!("{} : sans source ou sans date de lecture", fiche.nom()));
        }
        verifiees += usize::from(fiche.texte("certitude") == Some("verifie"));
    }
    assert!(verifiees > 100, "{verifiees}");
    sans_faute(fautes);
}

/// Every word of a view, in reading order, blanks made plain.
fn mots(valeur: &Value, tout: &mut String) {
    match valeur {
        Value::String(texte) => tout.push_str(texte),
        Value::Array(liste) => liste.iter().for_each(|v| mots(v, tout)),
        Value::Object(objet) => objet.values().for_each(|v| mots(v, tout)),
        _ => {}
    }
}

fn plat(texte: &str) -> String {
    let texte: String = texte.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    texte.replace(" ", "")
}

fn dit(vue: &impl serde::Serialize) -> String {
    let mut tout = String::new();
    mots(&serde_json::to_value(vue).expect("du JSON"), &mut tout);
    plat(&tout)
}

/// What is to be verified is never printed, even when the dossier retains every duty there is.
#[test]
fn ce_qui_est_a_verifier_n_est_jamais_imprime() {
    let catalogue = Catalogue::integre().expect("des données lisibles");
    let de = |certitude| catalogue.obligations.iter().filter(move |o| o.certitude == certitude);
    assert!(de(Certitude::AVerifier).count() > 0, "plus rien à éprouver : retirez ce test");

    let mut dossiers: Vec<Copie> = EXEMPLES.map(Copie::new).into();
    let tout = Copie::new("erreurs/champ-a-completer");
    let retenues: BTreeSet<&str> = catalogue.obligations.iter().map(|o| o.id.as_str()).collect();
    let retenir = |texte: String, id| texte + &format!("\n[[obligations]]\nid = \"{id}\"\n");
    tout.ecrire("spaser.toml", retenues.into_iter().fold(tout.lire("spaser.toml"), retenir));
    dossiers.push(tout);

    let vues: Vec<String> = dossiers.iter().map(|d| dit(&vue_schema(&d.chemin("spaser.toml")))).collect();
    for obligation in de(Certitude::AVerifier) {
        for vue in &vues {
            assert!(!vue.contains(&plat(&obligation.exige)), "imprimé : {}", obligation.id);
            assert!(!vue.contains(&plat(&obligation.titre)), "imprimé : {}", obligation.id);
        }
    }
    for note in catalogue.obligations.iter().filter_map(|o| o.note_interne.as_deref()) {
        assert!(vues.iter().all(|vue| !vue.contains(&plat(note))), "note interne imprimée : {note}");
    }
    // The same search finds what is sure: it does search.
    let trouvees =
        de(Certitude::Verifie).filter(|o| vues.iter().any(|vue| vue.contains(&plat(&o.exige)))).count();
    assert!(trouvees > 10, "{trouvees}");
}

#[test]
fn quarante_cinq_indicateurs_de_base() {
    let fiches = fiches();
    let connus = ids(&fiches, "indicateurs");
    let attendus: BTreeSet<String> =
        SERIES.iter().flat_map(|(serie, n)| (1..=*n).map(move |rang| format!("{serie}-{rang:02}"))).collect();
    assert_eq!(attendus.len(), 45);
    for id in &attendus {
        assert!(connus.contains(id.as_str()), "absent : {id}");
    }
    for id in connus.iter().filter(|id| !attendus.contains(**id)) {
        assert!(id.strip_suffix('b').is_some_and(|base| attendus.contains(base)), "hors série : {id}");
    }
}
