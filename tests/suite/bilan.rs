//! The reports of a year, as their reader holds them: same figures as the measure, nothing invented, nothing
//! internal; and what is asked in vain is told so.

mod acte;
mod biennal;

use std::fs;

use proptest::prelude::*;
use spaser::dossier::Annee;
use spaser::mesure::{EtatCible, Trajectoire};
use spaser::vue::bilan::{self, Comptes, Edition, Exercice};
use spaser::vue::charte;
use spaser::vue::contrat::{Bloc, Chapitre};

use crate::support::{
    Copie, Sortie, avec_contexte, contenu, en_francais, fichiers, plat, pour_chacun, racine, texte_docx,
};

/// Samples with a follow-up kept up to a year.
const SUIVIS: [(&str, u16); 3] = [("commune", 2027), ("conjoint", 2028), ("metropole", 2029)];

fn suivi(exemple: &str, annee: u16) -> String {
    let chemin = racine().join(format!("samples/bilans/{exemple}-{annee}.toml"));
    fs::read_to_string(chemin).expect("un suivi")
}

/// The sample, its follow-up in place.
fn copie(exemple: &str, annee: u16) -> Copie {
    let copie = Copie::new(exemple);
    copie.ecrire("suivi.toml", suivi(exemple, annee));
    copie
}

fn bilan(copie: &Copie, annee: u16, options: &[&str]) -> Sortie {
    let annee = annee.to_string();
    copie.spaser(&[&["bilan", "spaser.toml", "--annee", &annee, "-o", "s"], options].concat())
}

/// The words of the Word files whose name holds `quoi`, spaces made plain.
fn textes(copie: &Copie, quoi: &str) -> Vec<String> {
    fichiers(&copie.chemin("s"), "docx")
        .iter()
        .filter(|c| c.to_string_lossy().contains(quoi))
        .map(|c| plat(&texte_docx(&fs::read(c).expect("un fichier"))))
        .collect()
}

#[test]
fn chaque_exemple_rend_compte_de_son_annee() {
    pour_chacun(SUIVIS.map(|(e, a)| format!("{e} {a}")), |cas| {
        let (exemple, annee) = cas.split_once(' ').expect("un exemple et une année");
        let annee: u16 = annee.parse().expect("une année");
        let copie = copie(exemple, annee);
        let sortie = bilan(&copie, annee, &[]).finit(0);
        en_francais(&sortie.to_string());
        let acheteurs = if exemple == "conjoint" { 3 } else { 1 };
        assert_eq!(textes(&copie, "deliberation").len(), acheteurs);
        let entier = textes(&copie, &format!("bilan-{annee}.docx")).concat();
        for attendu in [
            &format!("Bilan annuel {annee}"),
            "Comment lire ce bilan",
            "Ce qui reste à renseigner",
            "Les décisions proposées",
            "Ce qu’elles ont décidé",
            "non renseigné",
        ] {
            assert!(entier.to_lowercase().contains(&attendu.to_lowercase()), "{attendu} manque au bilan");
        }
        // A report is not the scheme: neither its drafts nor its cover.
        assert!(!entier.contains("PROJET") && !entier.contains("Projet soumis"));
        let deux = contenu(&copie.chemin("s"));
        assert!(deux.keys().any(|n| n.ends_with(".pdf")) && deux.contains_key("manifeste.json"));
        bilan(&copie, annee, &["--remplacer"]).finit(0);
        assert_eq!(deux, contenu(&copie.chemin("s")), "deux fois les mêmes octets");
    });
}

/// What the act of each buyer says of each indicator is what the measure finds.
#[test]
fn les_faits_sont_ceux_de_la_mesure() {
    for (exemple, annee) in SUIVIS {
        let copie = copie(exemple, annee);
        bilan(&copie, annee, &["-q"]).finit(0);
        avec_contexte(&copie.chemin("spaser.toml"), |cx| {
            let conjoint = cx.spaser.est_conjoint();
            for acheteur in &cx.spaser.dossier.acheteurs {
                let suffixe =
                    if conjoint { format!("-{}.docx", acheteur.id) } else { "deliberation.docx".to_owned() };
                let actes = textes(&copie, &suffixe);
                let acte =
                    actes.iter().find(|t| t.contains("Prend acte de la présentation")).expect("un acte");
                let annexe: Vec<&str> = acte.split("Annexe — ").nth(1).expect("une annexe").lines().collect();
                let mut etats = Vec::new();
                for i in &cx.spaser.indicateurs {
                    if !cx.spaser.acheteurs_de(i).iter().any(|a| a.id == acheteur.id) {
                        continue;
                    }
                    let t = Trajectoire::new(cx.spaser, cx.suivi, i, acheteur);
                    let etat = t.etat(Annee(annee));
                    etats.push(etat);
                    let debut = annexe
                        .iter()
                        .position(|l| l.starts_with(&format!("{} ", i.id())))
                        .expect("une rangée");
                    let rangee = &annexe[debut..annexe.len().min(debut + 8)];
                    assert!(rangee.contains(&etat.libelle()), "{} : {etat:?}, {rangee:?}", i.id());
                }
                let nombre = |e: EtatCible| etats.iter().filter(|x| **x == e).count();
                for (e, dit) in [
                    (EtatCible::Atteinte, "y parvien"),
                    (EtatCible::Proche, "en "),
                    (EtatCible::EnRetard, "en retard"),
                ] {
                    let ligne = match nombre(e) {
                        0 if e == EtatCible::Proche => continue,
                        0 => "aucun n’".to_owned(),
                        1 => "un ".to_owned(),
                        n if n <= 16 => {
                            format!(
                                "{} ",
                                spaser::ecriture::entier_en_lettres(u32::try_from(n).expect("peu"))
                            )
                        }
                        n => format!("{n} "),
                    };
                    assert!(
                        acte.lines().any(|l| l.starts_with(&ligne) && l.contains(dit)),
                        "{} : {ligne}{dit}",
                        acheteur.id
                    );
                }
            }
        });
    }
}

/// What the follow-up lacks is listed under who holds it, and replaced by nothing.
#[test]
fn ce_qui_manque_est_dit_a_qui_le_detient() {
    let copie = copie("metropole", 2029);
    let sortie = bilan(&copie, 2029, &[]).finit(0);
    assert!(plat(&sortie.stdout).contains("30 valeurs renseignées sur 32 : il manque 2 valeurs"), "{sortie}");
    let texte = textes(&copie, "bilan-2029.docx").concat();
    let manques = texte.split("Ce qui reste à renseigner\n").last().expect("un chapitre");
    let rang = |mots: &str| manques.find(mots).unwrap_or_else(|| panic!("{mots} manque : {manques}"));
    assert!(rang("Direction de l’eau et de l’assainissement") < rang("ENV-13 — "));
    assert!(rang("ENV-13 — ") < rang("Direction des moyens généraux"));
    assert!(rang("2028 : 48,6 %") > rang("ENV-13 — "), "la dernière donnée connue");
    assert!(rang("Direction des ressources humaines") < rang("Action 3.2.3 — avancement de l’année"));
}

/// An edited report is kept, and said to be.
#[test]
fn un_bilan_retouche_est_conserve() {
    let copie = copie("commune", 2027);
    bilan(&copie, 2027, &["-q"]).finit(0);
    let nom = "s/spaser-montaubray-2027-bilan-2027-deliberation.docx";
    copie.ecrire(nom, "retouché");
    let sortie = bilan(&copie, 2027, &["-q"]).finit(0);
    assert!(sortie.stderr.contains("modifié à la main") && copie.lire(nom) == "retouché", "{sortie}");
    bilan(&copie, 2027, &["-q", "--remplacer"]).finit(0);
    assert_ne!(fs::read(copie.chemin(nom)).expect("un acte"), b"retouch\xc3\xa9");
}

/// The act that the dossier announces carries its own session; its year is the one that follows.
#[test]
fn l_acte_du_dossier_est_celui_que_l_on_ecrit() {
    let copie = copie("commune", 2027);
    let acte = "\n[[actes]]\nid = \"bilan\"\nnature = \"presentation-rapport\"\nacheteur = \"commune\"\nnumero = \"2028-31\"\ndate = 2028-04-11\nlieu = \"Mairie, salle du conseil\"\n";
    copie.ecrire("spaser.toml", copie.lire("spaser.toml") + acte);
    bilan(&copie, 2027, &["-q"]).finit(0);
    let dit = textes(&copie, "deliberation").concat();
    assert!(dit.contains("n° 2028-31") && dit.contains("onze avril"), "{dit}");
    assert!(textes(&copie, "bilan-2027.docx").concat().contains("séance du 11 avril 2028"));
    // The session of April 2028 says nothing of the report of 2028.
    let mut autre = copie.lire("suivi.toml");
    autre.push_str("\n[[avancements]]\naction = \"menus\"\ndate = 2028-12-05\nstatut = \"realise\"\n");
    copie.ecrire("suivi.toml", autre);
    bilan(&copie, 2028, &["-q"]).finit(0);
    assert!(!textes(&copie, "bilan-2028-deliberation").concat().contains("2028-31"));
}

#[test]
fn rien_d_interne_dans_un_bilan_public() {
    let copie = Copie::new("commune");
    copie.ecrire("spaser.toml", include_str!("diffusion.toml"));
    let suivi = "format = 1\n\n[[releves]]\nindicateur = \"SOC-01\"\nnumerateurs = { 2025 = 3, 2027 = 5 }\ndenominateurs = { 2025 = 20, 2027 = 20 }\n\n\
        [[avancements]]\naction = \"A-01\"\ndate = 2027-12-01\nstatut = \"en-cours\"\n\n\
        [[avancements]]\naction = \"A-02\"\ndate = 2027-12-01\nstatut = \"en-retard\"\ncommentaire = \"SECRET-99\"\n";
    copie.ecrire("suivi.toml", suivi);
    bilan(&copie, 2027, &["-q"]).finit(0);
    for texte in textes(&copie, "") {
        assert!(!texte.contains("SECRET") && !texte.contains("A-02"), "{texte}");
        assert!(!texte.contains("action a du retard"), "une action interne ne se compte pas");
    }
    bilan(&copie, 2027, &["-q", "--biennal"]).finit(0);
    for extension in ["html", "csv", "json"] {
        for chemin in fichiers(&copie.chemin("s"), extension) {
            assert!(
                !fs::read_to_string(&chemin).expect("un texte").contains("SECRET"),
                "{}",
                chemin.display()
            );
        }
    }
    fs::remove_dir_all(copie.chemin("s")).expect("un dossier");
    bilan(&copie, 2027, &["-q", "--diffusion", "interne"]).finit(0);
    let interne = textes(&copie, "interne").concat();
    for marque in ["SECRET-07", "SECRET-08", "SECRET-99"] {
        assert!(interne.contains(marque), "{marque} : {interne}");
    }
    assert!(textes(&copie, "deliberation").is_empty(), "l’acte va à l’assemblée : il reste public");
}

#[test]
fn demandes_refusees() {
    insta::with_settings!({ omit_expression => true }, {
        for (nom, options) in [
            ("annee_hors_du_schema", &["--annee", "2040"][..]),
            ("annee_mal_ecrite", &["--annee", "27"]),
            ("annee_absente", &[]),
            ("suivi_muet", &["--annee", "2031"]),
            ("suivi_introuvable", &["--annee", "2029", "--suivi", "ailleurs.toml"]),
            ("publication_muette", &["--annee", "2032", "--biennal"]),
            ("jour_etranger", &["--annee", "2029", "--au", "2026-12-31"]),
        ] {
            let copie = copie("metropole", 2029);
            let sortie = copie.spaser(&[&["bilan", "spaser.toml", "-o", "s"], options].concat());
            assert!(!copie.chemin("s").exists(), "{nom} : rien n’est écrit");
            en_francais(&sortie.to_string());
            insta::assert_snapshot!(format!("bilan_{nom}"), sortie.to_string());
        }
    });
}

/// Blocks that would head or frame nothing.
fn vides(chapitre: &Chapitre) -> Vec<String> {
    let mut fautes = Vec::new();
    let mut dire = |quoi: String| fautes.push(format!("{} : {quoi}", chapitre.id));
    if chapitre.blocs.is_empty() {
        dire("chapitre vide".to_owned());
    }
    for (rang, bloc) in chapitre.blocs.iter().enumerate() {
        match bloc {
            Bloc::Tableau { tableau } if tableau.lignes.is_empty() => dire("tableau vide".to_owned()),
            Bloc::Tableau { tableau } => {
                let justes = |l: &spaser::vue::contrat::LigneTableau| {
                    l.cellules.len() == 1 || l.cellules.len() == tableau.colonnes.len()
                };
                if !tableau.lignes.iter().all(justes) {
                    dire(format!("{} : cellules et colonnes", tableau.resume));
                }
            }
            Bloc::Fiche { champs, .. } if champs.is_empty() => dire("fiche vide".to_owned()),
            Bloc::FicheIndicateur { fiche } if fiche.champs.is_empty() => dire(fiche.id.clone()),
            Bloc::Chapeau { contenu } | Bloc::Texte { contenu } if contenu.is_empty() => {
                dire("texte vide".to_owned())
            }
            Bloc::Colonnes { colonnes } if colonnes.is_empty() => dire("colonnes vides".to_owned()),
            Bloc::Intertitre { texte, .. }
                if !chapitre.blocs.get(rang + 1).is_some_and(|b| !matches!(b, Bloc::Intertitre { .. })) =>
            {
                dire(format!("« {texte} » ne titre rien"));
            }
            _ => {}
        }
    }
    fautes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the follow-up lacks, the report holds together: what is counted is what is there, and no
    /// chapter, table or heading is empty.
    #[test]
    fn un_suivi_lacunaire_donne_un_bilan_juste(
        garde in proptest::collection::vec(any::<bool>(), 120),
        choix in 0usize..3,
    ) {
        let (exemple, annee) = SUIVIS[choix];
        let copie = Copie::new(exemple);
        let complet = suivi(exemple, annee);
        let mut blocs = complet.split("\n[[");
        let tete = blocs.next().expect("une tête").to_owned();
        let gardes = blocs.enumerate().filter(|(rang, _)| garde[rang % garde.len()]).map(|(_, b)| b.to_owned());
        copie.ecrire("suivi.toml", std::iter::once(tete).chain(gardes).collect::<Vec<_>>().join("\n[["));
        let fautes = avec_contexte(&copie.chemin("spaser.toml"), |cx| {
            let arret = jiff::civil::date(i16::try_from(annee).expect("une année"), 12, 31);
            let exercice = Exercice::new(cx, Annee(annee), arret);
            let comptes = Comptes::de(&exercice);
            let la = exercice.mesures.iter().filter(|m| m.valeur.is_some()).count();
            assert_eq!(comptes.renseignees, la);
            assert!(comptes.valeurs >= la && comptes.comparees <= la);
            assert_eq!(comptes.comparees, comptes.atteintes + comptes.proches + comptes.en_retard);
            let charte = charte::charte(cx.spaser, &std::collections::BTreeMap::new());
            let vue = bilan::construire(cx, &exercice, Edition { date: arret }, charte).expect("une vue");
            vue.chapitres.iter().flat_map(vides).collect::<Vec<_>>()
        });
        prop_assert!(fautes.is_empty(), "{fautes:?}");
    }
}

/// Notes that end a chapter are set closer where that spares a page, and never cost one.
#[test]
fn des_notes_nombreuses_n_entament_pas_une_page() {
    let pages = |copie: &Copie, annee: u16, options: &[&str]| -> usize {
        let sortie = bilan(copie, annee, &[&["--remplacer"], options].concat()).finit(0);
        let dit = plat(&sortie.stdout);
        let compte = dit.split(" pages)").next().and_then(|avant| avant.rsplit(' ').next());
        compte.expect("un nombre de pages").parse().expect("un nombre")
    };
    for (exemple, annee) in SUIVIS {
        let copie = copie(exemple, annee);
        copie.spaser(&["modeles", "exporter", "amples"]).finit(0);
        let blocs = copie.lire("amples/typst/blocs.typ");
        let jamais = blocs.replace("#let nombreuses = 4", "#let nombreuses = 9999");
        assert_ne!(blocs, jamais);
        copie.ecrire("amples/typst/blocs.typ", jamais);
        let (serrees, amples) = (pages(&copie, annee, &[]), pages(&copie, annee, &["--modeles", "amples"]));
        // The last page of an axis held a note or two.
        let epargnees = usize::from(exemple != "commune");
        assert_eq!(amples - serrees, epargnees, "{exemple} : {amples} pages, puis {serrees}");
    }
}
