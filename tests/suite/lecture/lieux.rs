//! How a fault is placed, named and explained.

use spaser::diagnostic::{
    Carte, Chemin, Code, Diagnostic, Diagnostics, Gravite, Origine, Sources, json as donnees, terminal,
};

use super::lire;

#[test]
fn lignes_longues_et_lieux_multiples() {
    let mut sources = Sources::default();
    let longue = format!("titre = \"{}FAUTE{}\"", "avant ".repeat(60), " après".repeat(60));
    let place = longue.find("FAUTE").unwrap();
    let s = sources.ajouter("dossier/spaser.toml", "x", longue);
    let t = sources.ajouter("suivi.toml", "y", "a = 1\nb = '''\nlong\ntexte'''\n");
    let classeur = sources.ajouter("suivi.xlsx", "z", "");
    let faute = Diagnostic::new(Code::TypeIncorrect, "deux lieux se contredisent")
        .a(Origine::texte(s, place..place + 5))
        .dit("ici")
        .a(Origine::texte(t, 10..28))
        .dit("et là")
        .a(Origine::Cellule { source: classeur, feuille: "Relevés".into(), adresse: "C12".into() })
        .aide("choisissez\u{1b}[31m")
        .gravite(Gravite::Avertissement);
    let diagnostics: Diagnostics = faute.into();
    insta::assert_snapshot!("lieux", terminal::rendre(&diagnostics, &sources, false));
    insta::assert_snapshot!("lieux_json", donnees::rendre(&diagnostics, &sources));
    assert!(terminal::rendre(&diagnostics, &sources, true).contains("\u{1b}["));
}

#[test]
fn noms_dits() {
    let (arbre, ..) =
        lire("[[actions]]\nid = \"GOV-03\"\nmoyens.etp = 1\netapes = [{ libelle = \"a\" }]\nodd = [1, 2]\n");
    let arbre = arbre.unwrap();
    let dire = |pointeur: &str| arbre.dire(&arbre.from_pointer(pointeur));
    assert_eq!(dire("/actions/0/pilote"), "action GOV-03, champ `pilote`");
    assert_eq!(dire("/actions/0/moyens/etp"), "action GOV-03, champ `moyens.etp`");
    assert_eq!(dire("/actions/0/etapes/0/libelle"), "action GOV-03, étape n° 1, champ `libelle`");
    assert_eq!(dire("/actions/0/odd/1"), "action GOV-03, champ `odd`, élément n° 2");
    assert_eq!(dire("/document/titre"), "champ `document.titre`");
    assert_eq!(dire(""), "");
    assert_eq!(arbre.origine(&Chemin::racine().cle("actions").rang(3)), None);
}

#[test]
fn explications() {
    insta::assert_snapshot!("explication", Code::TomlDoublon.expliquer());
    assert_eq!(Code::from_cle("inconnu"), None);
}
