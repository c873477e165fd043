//! What a message proposes: the title, the word, the date that was meant, and nothing that would do harm.

use crate::support::{Copie, Sortie, en_francais};

const DEPART: &str = "format = 1\n[document]\netat = \"projet\"\ndebut = 2027\nfin = 2030\ndate_juridique = 2026-11-02\n\
                      [[acheteurs]]\nid = \"a\"\nnom = \"Département\"\ntype = \"departement\"\n";

fn verifier(suite: &str) -> Sortie {
    verifier_tout(&format!("{DEPART}{suite}"))
}

fn verifier_tout(texte: &str) -> Sortie {
    let copie = Copie::new("commune");
    copie.ecrire("essai.toml", texte);
    let sortie = copie.spaser(&["verifier", "essai.toml"]);
    en_francais(&sortie.to_string());
    sortie
}

/// Number of faults said.
fn erreurs(sortie: &Sortie) -> usize {
    sortie.stderr.matches("erreur[").count() + sortie.stdout.matches("erreur[").count()
}

#[track_caller]
fn une_faute(sortie: &Sortie, conseil: &str) {
    assert_eq!(erreurs(sortie), 1, "{sortie}");
    assert!(sortie.to_string().contains(conseil), "{conseil}\n{sortie}");
    assert!(!sortie.to_string().contains("effacez cette ligne"), "{sortie}");
}

/// A misspelt title is told as such, once, whatever else bears the right one.
#[test]
fn un_titre_de_table_mal_ecrit() {
    let action = "[[axes]]\nid = \"x\"\ntitre = \"X\"\n[[objectifs]]\nid = \"o\"\naxe = \"x\"\ntitre = \"O\"\n\
                  [[action]]\nid = \"a1\"\n[[actions]]\nid = \"a2\"\nobjectif = \"o\"\ntitre = \"T\"\n";
    une_faute(&verifier(action), "vouliez-vous dire `[[actions]]` ?");
    une_faute(
        &verifier("[acheteur.contact]\nfonction = \"x\"\n"),
        "vouliez-vous dire `[acheteurs.contact]`, sous son `[[acheteurs]]` ?",
    );
    let acheteur = "[[acheteur]]\nid = \"b\"\nnom = \"B\"\ntype = \"commune\"\n[acheteurs.contact]\nfonction = \"x\"\n\
                    [[acheteurs]]\nid = \"c\"\nnom = \"C\"\ntype = \"commune\"\n";
    let tete = DEPART.split("[[acheteurs]]").next().expect("la tête");
    une_faute(&verifier_tout(&format!("{tete}{acheteur}")), "vouliez-vous dire `[[acheteurs]]` ?");
}

/// The words by which people say a value lead to it, better than the nearest letters do.
#[test]
fn la_valeur_d_une_liste() {
    for (ecrit, voulu) in [("agglomération", "epci"), ("agglo", "epci"), ("communaute-agglomeration", "epci")]
    {
        let sortie = verifier_tout(&DEPART.replace("\"departement\"", &format!("\"{ecrit}\"")));
        une_faute(&sortie, &format!("vouliez-vous dire \"{voulu}\" ?"));
    }
    let sortie = verifier_tout(&DEPART.replace("\"departement\"", "\"machin\""));
    une_faute(&sortie, "`departement`");
    let partie = "[[parties_prenantes]]\nid = \"p\"\nnom = \"P\"\ncategorie = \"ESAT\"\n";
    let sortie = verifier(partie);
    une_faute(&sortie, "vouliez-vous dire \"handicap\" ?");
    assert!(!sortie.to_string().contains("dire \"etat\""), "{sortie}");
}

#[test]
fn une_date_en_toutes_lettres_et_un_nombre_demesure() {
    let dire = |date: &str| {
        verifier_tout(&DEPART.replace("date_juridique = 2026-11-02", &format!("date_juridique = {date}")))
    };
    let sortie = dire("\"26 novembre 2026\"");
    une_faute(&sortie, "écrivez 2026-11-26, sans guillemets");
    assert!(!sortie.to_string().contains("n’existe pas"), "{sortie}");
    une_faute(&dire("\"1er mars 2026\""), "écrivez 2026-03-01, sans guillemets");
    une_faute(&dire("\"2026-02-30\""), "cette date n’existe pas");
    let sortie = verifier("depenses_marches_ht = { 2025 = 9e307 }\n");
    une_faute(&sortie, "est le maximum");
}

/// A refused proposition binds nobody: its words are not the buyer’s.
#[test]
fn une_contribution_refusee_n_est_pas_un_piege() {
    let contribution = |suite: &str| {
        verifier(&format!(
            "[[contributions]]\norigine = \"Atelier\"\nproposition = \"Privilégier les entreprises locales.\"\nsuite = \"{suite}\"\nmotif = \"Le droit l’interdit.\"\n"
        ))
    };
    assert!(contribution("retenue").to_string().contains("[preference-locale]"));
    assert!(!contribution("non-retenue").to_string().contains("[preference-locale]"));
}

/// What an act leaves blank is in the list of what remains to fill in, at its field.
#[test]
fn les_blancs_des_actes_sont_dans_la_liste() {
    let copie = Copie::new("commune");
    let texte = copie.lire("spaser.toml");
    let sans: String = texte
        .lines()
        .filter(|l| !l.starts_with("heure = ") && !l.starts_with("lieu = "))
        .map(|l| format!("{l}\n"))
        .collect();
    copie.ecrire("spaser.toml", sans);
    let liste = copie.spaser(&["verifier", "spaser.toml", "--manques"]).finit(0).stdout;
    assert!(liste.contains("lieu de la séance") && liste.contains("heure"), "{liste}");
    let json = copie.spaser(&["verifier", "spaser.toml", "--manques", "--format", "json"]).finit(0).stdout;
    assert!(json.contains("\"actes[0].lieu\""), "{json}");
}

/// A table, an image, words struck through: said once a field, at their line.
#[test]
fn la_mise_en_forme_ignoree_se_dit() {
    let dossier = |texte: &str| {
        verifier_tout(&DEPART.replace("debut = 2027", &format!("resume = '''\n{texte}\n'''\ndebut = 2027")))
    };
    let tableau =
        dossier("Les montants :\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n| C | D |\n|---|---|\n| 1 | 2 |");
    assert_eq!(tableau.to_string().matches("[mise-en-forme-ignoree]").count(), 1, "{tableau}");
    assert!(tableau.to_string().contains("un tableau est imprimé avec ses barres"), "{tableau}");
    assert!(tableau.to_string().contains("essai.toml:7:"), "{tableau}");
    assert!(dossier("![Une carte](carte.png)").to_string().contains("une image est remplacée"));
    assert!(
        !dossier("Environ ~ 3 **mots** | et un *autre*.").to_string().contains("[mise-en-forme-ignoree]")
    );
}

/// A file of templates that replaces nothing is told, even to who asked for silence.
#[test]
fn un_modele_mal_nomme_se_dit() {
    let copie = Copie::new("commune");
    copie.spaser(&["modeles", "exporter", "m"]).finit(0);
    let nom = std::fs::read_dir(copie.chemin("m/prose"))
        .expect("des passages")
        .flatten()
        .next()
        .expect("un passage");
    let nom = nom.file_name().into_string().expect("un nom lisible");
    let faux = nom.replace(".md", "s.md");
    let passage = copie.lire(&format!("m/prose/{nom}"));
    std::fs::create_dir_all(copie.chemin("n/prose")).expect("un dossier");
    copie.ecrire(&format!("n/prose/{faux}"), &passage);
    let demande = ["generer", "spaser.toml", "--livrables", "deliberation", "-q", "--modeles", "n"];
    let sortie = copie.spaser(&demande).finit(0);
    assert!(sortie.stderr.contains(&format!("prose/{faux} ne remplace aucun modèle")), "{sortie}");
    assert!(sortie.stderr.contains(&format!("vouliez-vous dire prose/{nom}")), "{sortie}");
    // The value that is not there is named.
    copie.ecrire("n/prose/visas.md", "{{ objectifss }}");
    std::fs::remove_file(copie.chemin(&format!("n/prose/{faux}"))).expect("un fichier à retirer");
    let vise = std::fs::read_dir(copie.chemin("m/prose")).expect("des passages").flatten().map(|e| e.path());
    for passage in vise {
        let nom = passage.file_name().expect("un nom").to_string_lossy().into_owned();
        copie.ecrire(&format!("n/prose/{nom}"), "{{ objectifss }}\n");
    }
    let refus = copie.spaser(&demande).finit(1);
    assert!(refus.stderr.contains("la valeur `objectifss` n’existe pas"), "{refus}");
}
