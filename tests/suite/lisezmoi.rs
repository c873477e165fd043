//! What the README shows works as it is shown.

use std::fs;

use crate::support::{Copie, plat, racine, spaser};

/// The blocks of a language, in order.
fn blocs(langue: &str) -> Vec<String> {
    let texte = fs::read_to_string(racine().join("README.md")).expect("README.md").replace("\r\n", "\n");
    let marque = format!("```{langue}\n");
    let suites = texte.split(&marque).skip(1);
    suites.map(|s| s.split("```").next().unwrap_or_default().to_owned()).collect()
}

/// The dossier and its follow-up give their documents; the overlay closes a rule and opens the next.
#[test]
fn le_dossier_montre_donne_ses_documents() {
    let [dossier, suivi, complement] = blocs("toml").try_into().expect("trois exemples en TOML");
    let copie = Copie::new("commune");
    copie.ecrire("spaser.toml", dossier);
    copie.ecrire("suivi.toml", suivi);
    copie.spaser(&["generer", "spaser.toml", "--quiet"]).finit(0);
    fs::create_dir(copie.chemin("droit")).expect("un dossier");
    copie.ecrire("droit/papier.toml", complement);
    copie.spaser(&["verifier", "spaser.toml", "--droit", "droit"]).finit(0);
    let fiche = plat(&copie.spaser(&["droit", "montrer", "OBL-62", "--droit", "droit"]).finit(0).stdout);
    assert!(fiche.contains("60 %") && fiche.contains("au 30 juin 2027"), "{fiche}");
}

/// Questions of law are asked as they are written.
#[test]
fn les_questions_montrees_ont_une_reponse() {
    let lignes: Vec<String> = blocs("sh").concat().lines().map(str::to_owned).collect();
    let questions = lignes.iter().filter_map(|l| l.split('#').next()?.trim().strip_prefix("spaser droit "));
    let mut posees = 0;
    for question in questions {
        posees += 1;
        let reponse = spaser(["droit"].into_iter().chain(question.split_whitespace())).finit(0);
        assert!(!reponse.stdout.is_empty(), "{question}");
    }
    assert!(posees >= 6, "{posees}");
}

/// What the program answers is quoted to the letter: a fault in the dossier shown, the columns of a table.
#[test]
fn les_reponses_montrees_sont_les_vraies() {
    let [faute, colonnes, _plan] = blocs("text").try_into().expect("une faute, des colonnes, un plan");
    let copie = Copie::new("commune");
    let dossier = blocs("toml").swap_remove(0);
    copie.ecrire("spaser.toml", dossier.replace("indicateurs = [\"SOC-01\"]", "indicateurs = [\"SOC-1\"]"));
    let refus = copie.spaser(&["verifier", "spaser.toml"]).finit(1).stdout;
    assert!(refus.contains(&faute.replace("mon-schema/", "")), "{faute}\n{refus}");
    copie.spaser(&["nouveau", "mon-schema", "--type", "commune"]).finit(0);
    let commande = blocs("sh").concat().lines().find(|l| l.contains(" importer samples/")).map(str::to_owned);
    let commande = commande.expect("une commande");
    let tableau = racine().join("samples/tableaux/actions.xlsx");
    let arguments: Vec<String> = commande
        .split_whitespace()
        .skip(1)
        .map(
            |a| if a.starts_with("samples/") { tableau.to_string_lossy().into_owned() } else { a.to_owned() },
        )
        .collect();
    let lu = copie.spaser(&arguments.iter().map(String::as_str).collect::<Vec<_>>()).finit(0).stdout;
    for ligne in colonnes.lines() {
        assert!(lu.lines().any(|l| l == ligne), "{ligne}\n{lu}");
    }
}
