//! Pitfalls of the text: sentences that commit them, and near misses that do not, written without a look at
//! the patterns. A lint neither misses nor cries wolf.

use jiff::civil::date;
use serde::Deserialize;
use spaser::choix::TypeAcheteur;
use spaser::diagnostic::Code;
use spaser::droit::lints::{Contexte, LINTS, Relecture};

use crate::support::{Copie, pour_chacun};

#[derive(Deserialize)]
struct Fichier {
    pieges: Vec<Piege>,
}

#[derive(Deserialize)]
struct Piege {
    code: String,
    faux: Vec<String>,
    juste: Vec<String>,
}

fn pieges() -> Vec<Piege> {
    toml::from_str::<Fichier>(include_str!("pieges.toml")).expect("des pièges lisibles").pieges
}

/// Pitfalls that only a hospital can fall into.
const HOPITAL: [&str; 2] = ["conseil-de-surveillance", "controle-hospitalier"];

#[test]
fn ni_oubli_ni_fausse_alerte() {
    let (hopital, commune) = ([TypeAcheteur::EtablissementPublicDeSante], [TypeAcheteur::Commune]);
    let relecture = |types| Relecture::new(Contexte { date: date(2026, 11, 2), types });
    let (a_l_hopital, a_la_commune) = (relecture(&hopital), relecture(&commune));
    let mut fautes = Vec::new();
    for piege in pieges() {
        let relecture = if HOPITAL.contains(&piege.code.as_str()) { &a_l_hopital } else { &a_la_commune };
        let codes = |texte: &str| -> Vec<&str> {
            relecture.relire(texte).iter().map(|t| t.lint.code.cle()).collect()
        };
        let oublies = piege.faux.iter().filter(|p| !codes(p).contains(&piege.code.as_str()));
        fautes.extend(oublies.map(|p| format!("{} oublié : {p}", piege.code)));
        let alertes = piege.juste.iter().map(|p| (codes(p), p)).filter(|(codes, _)| !codes.is_empty());
        fautes.extend(
            alertes.map(|(codes, p)| format!("{} à tort sur ({}) : {p}", codes.join(", "), piege.code)),
        );
    }
    assert!(fautes.is_empty(), "{} fautes\n{}", fautes.len(), fautes.join("\n"));
}

/// Every pitfall has its sentences, and every code of the file is a pitfall.
#[test]
fn chaque_piege_a_ses_phrases() {
    let connus: Vec<&str> = LINTS.iter().map(|l| l.code.cle()).collect();
    let ecrits: Vec<String> = pieges().into_iter().map(|p| p.code).collect();
    for code in &connus {
        assert!(ecrits.iter().any(|e| e == code), "sans phrases : {code}");
    }
    for code in &ecrits {
        assert!(connus.contains(&code.as_str()) && Code::from_cle(code).is_some(), "inconnu : {code}");
    }
}

/// The same dossier with the sentence put right says nothing any more: through the command, as a user.
#[test]
fn le_dossier_corrige_ne_dit_plus_rien() {
    let entrees = std::fs::read_dir(crate::support::racine().join("samples/erreurs")).expect("des dossiers");
    let corriges: Vec<String> = entrees
        .flatten()
        .filter(|e| e.path().join("correct.toml").exists())
        .map(|e| e.file_name().into_string().expect("un nom lisible"))
        .collect();
    assert!(corriges.len() > 40, "{}", corriges.len());
    pour_chacun(corriges, |nom| {
        let copie = Copie::new(&format!("erreurs/{nom}"));
        copie.ecrire("spaser.toml", copie.lire("correct.toml"));
        let sortie = copie.spaser(&["verifier", "spaser.toml"]).finit(0);
        assert!(sortie.stdout.starts_with("Rien à signaler"), "{sortie}");
    });
}
