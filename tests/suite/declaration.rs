//! The yearly declaration of reused and recycled products, as the platform checks it.

use std::fs;

use crate::support::{Copie, Sortie, contenu, en_francais, plat, racine};

/// What the official schema names, and each row of it.
const ENTETE: &str = "annee,siret,raison_sociale,type_produit_acquis,montant_total,montant_reemploi_et_reutilisation,\
                      montant_produits_issus_don,montant_produits_recycles,commentaires";

fn bilan(exemple: &str, annee: u16, agec: &str, options: &[&str]) -> (Copie, Sortie) {
    let copie = Copie::new(exemple);
    let suivi = racine().join(format!("samples/bilans/{exemple}-{annee}.toml"));
    copie.ecrire("suivi.toml", fs::read_to_string(suivi).expect("un suivi") + agec);
    let annee = annee.to_string();
    let sortie = copie.spaser(&[&["bilan", "spaser.toml", "--annee", &annee, "-o", "s"], options].concat());
    (copie, sortie.finit(0))
}

fn declarations(copie: &Copie) -> Vec<(String, String)> {
    let fichiers = contenu(&copie.chemin("s")).into_iter().filter(|(nom, _)| nom.starts_with("agec-"));
    fichiers.map(|(nom, octets)| (nom, String::from_utf8(octets).expect("de l’UTF-8"))).collect()
}

fn siret(copie: &Copie, acheteur: usize) -> String {
    copie.lire("spaser.toml").split("siret = \"").nth(acheteur + 1).expect("un SIRET")[..14].to_owned()
}

/// Families in the order of the official list, in its very words; a blank is no zero, and is told.
#[test]
fn le_fichier_est_celui_du_schema_officiel() {
    let agec = r#"
[[agec]]
annee = 2027
famille = "agec-05"
montant_total = 900
montant_reemploi = 0
montant_recycles = 0

[[agec]]
annee = 2027
famille = "agec-01"
montant_total = 12500.4
montant_reemploi = 1000.05
montant_dons = 0
montant_recycles = 2500
commentaire = "=Vêtements de travail, « stock » compris"

[[agec]]
annee = 2028
famille = "agec-09"
montant_total = 1
"#;
    let (copie, sortie) = bilan("commune", 2027, agec, &[]);
    let siret = siret(&copie, 0);
    let [(nom, texte)] = declarations(&copie).try_into().expect("une seule déclaration");
    assert_eq!(nom, "agec-commune-2027.csv");
    let lignes: Vec<&str> = texte.split_terminator("\r\n").collect();
    let [entete, textiles, papier] = lignes.as_slice() else { panic!("{texte}") };
    assert_eq!(*entete, ENTETE);
    let debut = format!("2027,{siret},");
    assert!(textiles.starts_with(&debut) && papier.starts_with(&debut), "{texte}");
    assert!(
        textiles.ends_with(
            ",Produits textiles à l'exception des équipements de protection individuels,12500.40,1000.05,0,2500,\
             \"'=Vêtements de travail, « stock » compris\""
        ),
        "{textiles}"
    );
    assert!(papier.ends_with(",Papier,900,0,,0,"), "{papier}");
    let dit = plat(&sortie.stderr);
    assert!(dit.contains("agec-commune-2027.csv : 1 famille incomplète (Papier) ;"), "{dit}");
    en_francais(&sortie.to_string());
}

/// Of a joint scheme, a file a buyer who declares; of a year without a declaration, none.
#[test]
fn un_fichier_par_acheteur_qui_declare() {
    let agec = r#"
[[agec]]
acheteur = "ville"
annee = 2028
famille = "agec-16"
montant_total = 40
montant_reemploi = 10
montant_dons = 0
montant_recycles = 0

[[agec]]
acheteur = "metropole"
annee = 2028
famille = "agec-17"
montant_total = 50
montant_reemploi = 10
montant_dons = 0
montant_recycles = 0
"#;
    let (copie, sortie) = bilan("conjoint", 2028, agec, &[]);
    assert!(!sortie.stderr.contains("agec-"), "{sortie}");
    let faites = declarations(&copie);
    let noms: Vec<&str> = faites.iter().map(|(nom, _)| nom.as_str()).collect();
    assert_eq!(noms, ["agec-metropole-2028.csv", "agec-ville-2028.csv"]);
    for ((_, texte), quoi) in faites.iter().zip(["Jeux et jouets,50,", "Gros électroménager, y compris"]) {
        assert!(texte.lines().count() == 2 && texte.contains(quoi), "{texte}");
    }
    let (copie, _) = bilan("commune", 2027, "", &[]);
    assert!(declarations(&copie).is_empty());
    let (copie, _) = bilan("conjoint", 2028, agec, &["--diffusion", "interne"]);
    assert!(declarations(&copie).is_empty(), "what is declared goes with the public report");
}
