//! What goes to acts software: data true to the files on disk, an open-data row, a printed list.

use std::fs;

use sha2::{Digest, Sha256};
use spaser::validation::schema_de;
use spaser::vue::transmission::Transmission;

use crate::support::{Copie, EXEMPLES, contenu, corps_docx, plat, texte_docx};

const ACTE: &str = "sortie/spaser-montaubray-2027-acte-adoption.json";
const DOCX: &str = "sortie/spaser-montaubray-2027-deliberation-adoption.docx";
const ENTETE: &str = "COLL_NOM,COLL_SIRET,DELIB_ID,DELIB_DATE,DELIB_MATIERE_CODE,DELIB_MATIERE_NOM,DELIB_OBJET,BUDGET_ANNEE,BUDGET_NOM,PREF_ID,PREF_DATE,VOTE_EFFECTIF,VOTE_REEL,VOTE_POUR,VOTE_CONTRE,VOTE_ABSTENTION,DELIB_URL";

/// The small commune, its vote and what followed it known or not.
fn commune(vote: &str) -> Copie {
    let copie = Copie::new("commune");
    let dossier = copie.lire("spaser.toml");
    copie.ecrire("spaser.toml", format!("{dossier}\n{vote}\n"));
    copie
}

const TENUE: &str = "numero = \"2026-118\"\nconvocation = 2026-12-07\nen_exercice = 29\npresents = 22\npouvoirs = 4\nsecretaire = \"Un conseiller\"\nabsents = [\"trois membres\"]\nprocurations = [\"quatre membres\"]\nvote = { pour = 23, contre = 1, abstentions = 2 }\ntransmis_le = 2026-12-16\npublie_le = 2026-12-17";

fn json(copie: &Copie, chemin: &str) -> serde_json::Value {
    serde_json::from_str(&copie.lire(chemin)).expect("du JSON")
}

fn annexes(copie: &Copie) -> crate::support::Sortie {
    copie.spaser(&["generer", "spaser.toml", "--livrables", "annexes", "-q"])
}

/// Every file named is there, with its weight and its fingerprint; the data fit their schema.
#[test]
fn les_donnees_disent_vrai_des_fichiers() {
    let schema =
        jsonschema::validator_for(&serde_json::to_value(schema_de::<Transmission>()).expect("un schéma"))
            .expect("un schéma");
    for exemple in EXEMPLES {
        let copie = Copie::new(exemple);
        annexes(&copie).finit(0);
        let fichiers = contenu(&copie.chemin("sortie"));
        let mut actes = 0;
        for nom in fichiers.keys().filter(|n| n.contains("-acte-")) {
            let acte = json(&copie, &format!("sortie/{nom}"));
            schema.validate(&acte).unwrap_or_else(|e| panic!("{nom} : {e}"));
            let liste = |cle: &str| acte[cle].as_array().expect("une liste").clone();
            let envoyees = [vec![acte["fichier_principal"].clone()], liste("annexes")].concat();
            let mut total = 0;
            for piece in envoyees.iter().chain(&liste("envoyees_avant")) {
                let fichier = piece["fichier"].as_str().expect("un nom");
                let octets = fichiers.get(fichier).unwrap_or_else(|| panic!("{fichier} n’est pas là"));
                assert_eq!(piece["poids"], octets.len(), "{fichier}");
                let empreinte: String = Sha256::digest(octets).iter().map(|o| format!("{o:02x}")).collect();
                assert_eq!(piece["sha256"], empreinte, "{fichier}");
                assert!(fichier.is_ascii() && !fichier.contains(' ') && fichier.len() <= 140, "{fichier}");
            }
            envoyees.iter().for_each(|p| total += p["poids"].as_u64().expect("un poids"));
            assert_eq!(acte["poids_total"], total, "{nom}");
            actes += 1;
        }
        assert!(actes >= 1, "{exemple}");
    }
}

#[test]
fn la_ligne_de_donnees_ouvertes() {
    let avant = commune("");
    annexes(&avant).finit(0);
    let csv = avant.lire("sortie/spaser-montaubray-2027-deliberations-adoption.csv");
    let lignes: Vec<&str> = csv.lines().collect();
    assert_eq!(lignes.len(), 2);
    assert_eq!(lignes[0], ENTETE);
    // Nothing of the vote is known: neither is the date of adoption.
    assert!(lignes[1].starts_with(
        "Commune de Montaubray,99900020100015,,,1.7,commande publique/actes spéciaux et divers,"
    ));
    assert!(lignes[1].ends_with(",,,,,,,,,,"), "{}", lignes[1]);
    let apres = commune(TENUE);
    annexes(&apres).finit(0);
    let csv = apres.lire("sortie/spaser-montaubray-2027-deliberations-adoption.csv");
    let ligne = csv.lines().nth(1).expect("une ligne");
    assert!(ligne.contains(",2026-118,2026-12-14,1.7,"), "{ligne}");
    assert!(ligne.ends_with(",,,,2026-12-16,29,26,23,1,2,"), "{ligne}");
    let acte = json(&apres, ACTE);
    assert_eq!(acte["acte"]["numero_transmissible"], "2026_118");
    assert_eq!(acte["vote"]["resultat"], "adoptee");
    assert_eq!(acte["seance"]["votants"], 26);
}

/// A file that a person has changed is kept: the list says the weight of that one.
#[test]
fn un_acte_retouche_est_pese_tel_qu_il_est() {
    let copie = commune("");
    annexes(&copie).finit(0);
    copie.ecrire(DOCX, b"retouche");
    annexes(&copie).finit(0);
    assert_eq!(json(&copie, ACTE)["fichier_principal"]["poids"], 8);
    let sortie =
        copie.spaser(&["generer", "spaser.toml", "--livrables", "annexes", "-q", "--remplacer"]).finit(0);
    assert!(!sortie.stderr.contains("pèsent"), "{sortie}");
    assert_ne!(json(&copie, ACTE)["fichier_principal"]["poids"], 8);
}

#[test]
fn des_pieces_lourdes_se_signalent() {
    let copie = commune("");
    annexes(&copie).finit(0);
    copie.ecrire(DOCX, vec![0; 11_000_000]);
    let sortie = annexes(&copie).finit(0);
    assert!(
        plat(&sortie.stderr).contains("au-delà de 10 Mo") && sortie.stderr.contains("certains opérateurs"),
        "{sortie}"
    );
    let bordereau = fs::read(copie.chemin("sortie/spaser-montaubray-2027-bordereau-adoption.docx"))
        .expect("un bordereau");
    assert!(texte_docx(&bordereau).contains("certains opérateurs"));
}

/// The public scheme is the one annexed, whoever reads the other.
#[test]
fn le_schema_annexe_est_public() {
    let copie = commune("");
    copie
        .spaser(&["generer", "spaser.toml", "--livrables", "annexes", "--diffusion", "interne", "-q"])
        .finit(0);
    assert_eq!(json(&copie, ACTE)["annexes"][0]["fichier"], "spaser-montaubray-2027-annexe.pdf");
    assert!(copie.chemin("sortie/spaser-montaubray-2027-interne.pdf").exists());
}

#[test]
fn le_bordereau_donne_l_ordre_et_les_poids() {
    let copie = commune("");
    annexes(&copie).finit(0);
    let bordereau = fs::read(copie.chemin("sortie/spaser-montaubray-2027-bordereau-adoption.docx"))
        .expect("un bordereau");
    let texte = texte_docx(&bordereau);
    let place = |mot: &str| texte.find(mot).unwrap_or_else(|| panic!("« {mot} » manque :\n{texte}"));
    assert!(place("Bordereau des pièces") < place("deliberation-adoption.docx"));
    assert!(place("deliberation-adoption.docx") < place("spaser-montaubray-2027.pdf"));
    assert!(place("spaser-montaubray-2027.pdf") < place("note-adoption.docx"));
}

/// The targets of an act keep the size of its tables, however many its years: those that do not fit go below.
#[test]
fn une_annexe_longue_se_lit_encore() {
    let copie = Copie::new("commune");
    let annees: Vec<String> = (2027..=2036).map(|a| format!("{a} = {}", a - 2000)).collect();
    let dossier = copie.lire("spaser.toml");
    let (avant, apres) = dossier.split_once("annees = { ").expect("une cible");
    let (_, apres) = apres.split_once('}').expect("une cible");
    copie.ecrire("spaser.toml", format!("{avant}annees = {{ {} }}{apres}", annees.join(", ")));
    copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation", "-q"]).finit(0);
    let sortie = contenu(&copie.chemin("sortie"));
    let (_, octets) = sortie.iter().find(|(nom, _)| nom.ends_with("-adoption.docx")).expect("un acte");
    let texte = texte_docx(octets);
    for titre in ["Objectifs cibles 2027–2031\n", "Objectifs cibles 2032–2036\n"] {
        assert!(texte.contains(titre), "{titre} :\n{texte}");
    }
    assert_eq!(texte.matches("Référence").count(), 1, "{texte}");
    let xml = corps_docx(octets);
    assert!(!xml.contains("Serre\""), "un tableau trop serré");
}

/// An act fixes the targets: a total, or the bound of each year, must not read as the value of its year; and its
/// legend speaks of what is there.
#[test]
fn l_annexe_dit_comment_se_lit_une_cible() {
    let copie = Copie::new("conjoint");
    copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation", "-q"]).finit(0);
    let sortie = contenu(&copie.chemin("sortie"));
    let acte = |qui: &str| {
        let (_, octets) = sortie.iter().find(|(nom, _)| nom.ends_with(qui)).expect("un acte");
        plat(&texte_docx(octets))
    };
    let ccas = acte("-adoption-ccas.docx");
    let annexe = ccas.split("Annexe — Indicateurs").nth(1).expect("une annexe");
    for dit in [
        "(heures, cible en cumul)\n",
        "\n12 000\n",
        "En cumul : un total additionné depuis le début du schéma, en 2027 ; la valeur de référence, elle",
        ", minimum chaque année)",
        "En gras : la dernière valeur visée de chaque ligne.",
    ] {
        assert!(annexe.contains(dit), "{dit} :\n{annexe}");
    }
    assert!(!annexe.contains("au terme"), "{annexe}");
    // Without a total, no word about it.
    let copie = Copie::new("commune");
    copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation", "-q"]).finit(0);
    let sortie = contenu(&copie.chemin("sortie"));
    let (_, octets) = sortie.iter().find(|(nom, _)| nom.ends_with("-adoption.docx")).expect("un acte");
    let commune = plat(&texte_docx(octets));
    assert!(commune.contains("En gras : la dernière valeur visée de chaque ligne."), "{commune}");
    assert!(!commune.contains("cumul") && !commune.contains("chaque année)"), "{commune}");
}

/// Only a PDF leaves as it is: the list says what becomes of the others.
#[test]
fn le_bordereau_dit_ce_qui_reste_a_convertir() {
    let copie = Copie::new("commune");
    copie.spaser(&["generer", "spaser.toml", "--livrables", "deliberation,note,annexes", "-q"]).finit(0);
    let sortie = contenu(&copie.chemin("sortie"));
    let (_, octets) = sortie.iter().find(|(nom, _)| nom.contains("-bordereau-")).expect("un bordereau");
    let texte = texte_docx(octets);
    assert!(
        texte.contains("à signer, puis à convertir en PDF\n") && texte.contains("rien à faire\n"),
        "{texte}"
    );
    assert!(!texte.contains("Chaque pièce est un PDF"), "{texte}");
}
