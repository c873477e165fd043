//! Copies that several people fill: a department's, the collection of before the scheme, a joint scheme's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use spaser::classeur::{Cle, Donnee};
use spaser::dossier::{Annee, Dossier};
use spaser::pipeline;

use crate::import::{importer, suivi};
use crate::remplissage::{Rempli, classeur_de};
use crate::support::{Copie, plat, pour_chacun, racine};

const AN: &str = "annee/2027";
const VU: Annee = Annee(2027);

/// What a department answers for, by the dossier's own words.
fn responsable<'d>(dossier: &'d Dossier, cle: &Cle) -> Option<&'d str> {
    match cle {
        Cle::Indicateur { indicateur, .. } => {
            dossier.indicateurs.iter().find(|i| i.id.as_str() == indicateur)?.responsable.as_deref()
        }
        Cle::Action { action } | Cle::Etape { action, .. } => {
            dossier.actions.iter().find(|a| a.id.as_str() == action)?.pilote.as_deref()
        }
        Cle::Segment { segment } => {
            dossier.segments.iter().find(|s| s.id.as_str() == segment)?.prescripteur.as_deref()
        }
        _ => None,
    }
}

/// Puts the department's name, or a word of the lists, on every row it answers for.
fn remplir(copie: &mut Rempli, direction: &str, lignes: &BTreeSet<Cle>) {
    for cle in lignes {
        let ligne = cle.to_string();
        match cle {
            Cle::Indicateur { donnee: Donnee::Commentaire, .. } => copie.texte(&ligne, AN, direction),
            Cle::Action { .. } => {
                copie.texte(&ligne, "champ/statut", "En cours").texte(&ligne, "champ/commentaire", direction)
            }
            Cle::Etape { .. } => copie.texte(&ligne, "champ/etat", "En cours"),
            Cle::Segment { .. } => copie.texte(&ligne, "champ/commentaire", direction),
            _ => copie,
        };
    }
}

fn relu(copie: &Copie) -> Dossier {
    let charge = pipeline::verifier(&copie.chemin("spaser.toml"), None).expect("un catalogue lisible");
    charge.charge.expect("un dossier sain").dossier
}

/// Everyone fills one's own copy; all come back at once, everything lands where its department wrote it.
#[test]
fn les_copies_des_directions_reviennent_ensemble() {
    pour_chacun(["commune", "conjoint"], |exemple| {
        let copie = Copie::new(exemple);
        // What several departments share is known to be still to come: their copies show it.
        let sues = relu(&copie).actions.into_iter().filter(|a| !a.contributeurs.is_empty());
        let sues = sues.map(|a| {
            format!("\n[[avancements]]\naction = \"{}\"\ndate = 2027-01-31\nstatut = \"a-venir\"\n", a.id)
        });
        copie.ecrire("suivi.toml", copie.lire("suivi.toml") + &sues.collect::<String>());
        let generer =
            ["generer", "spaser.toml", "--livrables", "classeur", "--par-direction", "-o", "sortie"];
        copie.spaser(&generer).finit(0);
        let dossier = relu(&copie);
        let mut attendues = BTreeMap::new();
        let mut fichiers: Vec<_> =
            fs::read_dir(copie.chemin("sortie/classeurs")).expect("les copies").flatten().collect();
        fichiers.sort_by_key(fs::DirEntry::path);
        for fichier in &fichiers {
            let mut rempli = Rempli::new(&fs::read(fichier.path()).expect("une copie"));
            let direction = rempli.lire("meta/direction", "champ/valeur");
            let (siennes, autres): (BTreeSet<Cle>, BTreeSet<Cle>) = rempli
                .cles()
                .into_iter()
                .filter(|c| responsable(&dossier, c).is_some())
                .partition(|c| responsable(&dossier, c) == Some(&direction));
            // An action it contributes to is shown; nothing else of another department is there.
            for cle in &autres {
                let (Cle::Action { action } | Cle::Etape { action, .. }) = cle else {
                    panic!("{direction} : {cle}")
                };
                let action = dossier.actions.iter().find(|a| a.id.as_str() == action).expect("une action");
                assert!(!action.contributeurs.is_empty(), "{direction} : {cle}");
            }
            remplir(&mut rempli, &direction, &siennes);
            fs::write(fichier.path(), rempli.octets()).expect("une copie remplie");
            attendues.extend(siennes.into_iter().map(|c| (c, direction.clone())));
        }
        let chemins: Vec<String> = fichiers
            .iter()
            .map(|f| format!("sortie/classeurs/{}", f.file_name().to_string_lossy()))
            .collect();
        let chemins: Vec<&str> = chemins.iter().map(String::as_str).collect();
        let sortie = importer(&copie, &chemins).finit(0);
        assert!(sortie.stderr.is_empty(), "{sortie}");
        let lu = suivi(&copie);
        // Nobody is left out: every row that has a department went to one copy.
        let entier = Rempli::new(&classeur_de(&copie.chemin("spaser.toml")));
        let toutes: BTreeSet<Cle> =
            entier.cles().into_iter().filter(|c| responsable(&dossier, c).is_some()).collect();
        assert_eq!(attendues.keys().cloned().collect::<BTreeSet<_>>(), toutes);
        for (cle, direction) in &attendues {
            let dit = match cle {
                Cle::Indicateur { indicateur, acheteur, donnee: Donnee::Commentaire } => {
                    let siens = lu.releves.iter().filter(|r| {
                        r.indicateur.as_str() == indicateur
                            && r.acheteur.as_ref().is_none_or(|a| a.as_str() == acheteur)
                    });
                    siens.filter_map(|r| r.commentaires.get(&VU)).next_back().cloned()
                }
                Cle::Action { action } => {
                    let sien = lu.avancements.iter().rfind(|a| a.action.as_str() == action);
                    sien.and_then(|a| a.commentaire.clone())
                }
                Cle::Etape { action, rang } => {
                    let sienne =
                        |e: &&spaser::suivi::EtapeSuivie| e.action.as_str() == action && e.rang == *rang;
                    lu.etapes.iter().find(sienne).map(|_| direction.clone())
                }
                Cle::Segment { segment } => {
                    let sien = lu.segments.iter().find(|s| s.segment.as_str() == segment);
                    sien.and_then(|s| s.commentaire.clone())
                }
                _ => continue,
            };
            assert_eq!(dit.as_ref(), Some(direction), "{exemple} : {cle}");
        }
        // The copies are behind now: what they only recall of others contradicts nothing, and is said.
        let sortie = importer(&copie, &chemins).finit(0);
        assert_eq!(suivi(&copie), lu, "{exemple} : importer deux fois ne change rien");
        assert_eq!(
            plat(&sortie.stderr).contains("que pilotent d’autres directions"),
            *exemple == "conjoint",
            "{sortie}"
        );
    });
}

/// Before the scheme: baselines land, and what only the dossier can hold is said with where to put it.
#[test]
fn la_collecte_revient() {
    let copie = Copie::new("commune");
    copie.spaser(&["generer", "spaser.toml", "--livrables", "collecte", "-o", "sortie"]).finit(0);
    let fichier = fs::read_dir(copie.chemin("sortie")).expect("la sortie").flatten();
    let fichier = fichier.map(|e| e.path()).find(|p| p.to_string_lossy().ends_with("-collecte.xlsx"));
    let mut rempli = Rempli::new(&fs::read(fichier.expect("un classeur de collecte")).expect("lisible"));
    rempli
        .nombre("indicateur/SOC-01/commune/numerateur", "annee/2026", "2")
        .nombre("indicateur/SOC-01/commune/denominateur", "annee/2026", "13")
        .texte("indicateur/SOC-01/commune/commentaire", "annee/2026", "Deux marchés de travaux")
        .nombre("segment/cantine", "annee/2026", "181500")
        .nombre("segment/cantine", "champ/marches", "4")
        .texte("nouveau-segment/1", "champ/segment", "Fournitures scolaires")
        .texte("nouveau-detenteur/1", "champ/donnee", "Dépenses par fournisseur")
        .texte("nouveau-detenteur/1", "champ/detenteur", "Service des finances");
    copie.ecrire("collecte.xlsx", rempli.octets());
    let sortie = importer(&copie, &["collecte.xlsx"]).finit(0);
    insta::assert_snapshot!("collecte", sortie);
    let lu = suivi(&copie);
    let releve = lu.releves.last().expect("un relevé");
    let depart = Annee(2026);
    assert_eq!(
        (releve.numerateurs.get(&depart), releve.denominateurs.get(&depart)),
        (Some(&2.0), Some(&13.0))
    );
    assert_eq!(releve.commentaires.get(&depart).map(String::as_str), Some("Deux marchés de travaux"));
    let segment = lu.segments.first().expect("un segment");
    assert_eq!(
        (segment.montants.get(&depart).map(|m| m.euros()), segment.marches),
        (Some(181_500.0), Some(4))
    );
    // The workbook of the scheme shows the baseline that the collection brought.
    let suite = Rempli::new(&classeur_de(&copie.chemin("spaser.toml")));
    assert_eq!(suite.lire("indicateur/SOC-01/commune/denominateur", "annee/2026"), "13");
}

/// The declaration: zero is not a blank, each family keeps its row, and a second pass changes nothing.
#[test]
fn les_declarations_reviennent() {
    let copie = Copie::new("commune");
    let mut rempli = Rempli::new(&classeur_de(&copie.chemin("spaser.toml")));
    let (textiles, papier) = ("agec/commune/2027/agec-01", "agec/commune/2027/agec-05");
    rempli
        .nombre(textiles, "champ/montant-total", "12500.4")
        .nombre(textiles, "champ/montant-reemploi", "1000")
        .nombre(textiles, "champ/montant-dons", "0")
        .nombre(textiles, "champ/montant-recycles", "2500.05")
        .texte(textiles, "champ/commentaire", "Vêtements de travail")
        .nombre(papier, "champ/montant-total", "0");
    copie.ecrire("a.xlsx", rempli.octets());
    importer(&copie, &["a.xlsx"]).finit(0);
    let lu = suivi(&copie);
    let declaree = |famille: &str| {
        let d = lu.agec.iter().find(|d| d.famille.as_str() == famille).expect(famille);
        assert_eq!((d.annee, lu.agec.len()), (VU, 2));
        [d.montant_total, d.montant_reemploi, d.montant_dons, d.montant_recycles]
            .map(|m| m.map(|m| m.centimes()))
    };
    assert_eq!(declaree("agec-01"), [Some(1_250_040), Some(100_000), Some(0), Some(250_005)]);
    assert_eq!(declaree("agec-05"), [Some(0), None, None, None]);
    let commentaires: Vec<_> = lu.agec.iter().filter_map(|d| d.commentaire.as_deref()).collect();
    assert_eq!(commentaires, ["Vêtements de travail"]);
    copie.ecrire("b.xlsx", classeur_de(&copie.chemin("spaser.toml")));
    for fichier in ["a.xlsx", "b.xlsx"] {
        importer(&copie, &[fichier]).finit(0);
        assert_eq!(suivi(&copie), lu, "{fichier}");
    }
    // Another amount for what is known is a conflict, as anywhere.
    copie.ecrire("c.xlsx", rempli.nombre(papier, "champ/montant-total", "90").octets());
    importer(&copie, &["c.xlsx"]).finit(1);
    assert_eq!(suivi(&copie), lu);
}

/// Meetings of one body in one year keep their rank, and a correction replaces only what it says.
#[test]
fn les_seances_reviennent() {
    let copie = Copie::new("commune");
    let mut rempli = Rempli::new(&classeur_de(&copie.chemin("spaser.toml")));
    let (mars, octobre) = ("seance/suivi/2027/1", "seance/suivi/2027/2");
    rempli
        .texte(mars, "champ/date-tenue", "04/03/2027")
        .nombre(mars, "champ/participants", "12")
        // A date as a spreadsheet stores it: 7 October 2027.
        .nombre(octobre, "champ/date-tenue", "46667")
        .texte(octobre, "champ/decisions", "Clause d’insertion étendue");
    copie.ecrire("a.xlsx", rempli.octets());
    importer(&copie, &["a.xlsx"]).finit(0);
    let tenues = |copie: &Copie| -> Vec<_> {
        let seances = suivi(copie).seances;
        seances.into_iter().map(|s| (s.date.0.to_string(), s.participants, s.decisions)).collect()
    };
    let voulues = [
        ("2027-03-04".to_owned(), Some(12), None),
        ("2027-10-07".to_owned(), None, Some("Clause d’insertion étendue".to_owned())),
    ];
    assert_eq!(tenues(&copie), voulues);
    copie.ecrire("b.xlsx", classeur_de(&copie.chemin("spaser.toml")));
    importer(&copie, &["b.xlsx"]).finit(0);
    assert_eq!(tenues(&copie), voulues);
    copie.ecrire("c.xlsx", rempli.nombre(mars, "champ/participants", "13").octets());
    importer(&copie, &["c.xlsx"]).finit(1);
    importer(&copie, &["c.xlsx", "--ecraser"]).finit(0);
    let [premiere, seconde] = voulues;
    assert_eq!(tenues(&copie), [(premiere.0, Some(13), None), seconde]);
}

/// A joint scheme: each buyer's figures from the sheet that is its own.
#[test]
fn le_classeur_d_un_schema_conjoint_revient() {
    let copie = Copie::new("conjoint");
    let fichier = "conjoint-openpyxl.xlsx";
    copie.ecrire(fichier, fs::read(racine().join("samples/classeurs").join(fichier)).expect(fichier));
    let sortie = importer(&copie, &[fichier]).finit(0);
    assert!(plat(&sortie.stdout).contains("133 nouvelles") && sortie.stderr.is_empty(), "{sortie}");
    let lu = suivi(&copie);
    let neufs: Vec<_> = lu.releves.iter().filter(|r| !r.provenances.is_empty()).collect();
    let feuilles = [
        ("metropole", "Nos chiffres 2027!"),
        ("ville", "Indicateurs – Ville!"),
        ("ccas", "Indicateurs – CCAS!"),
    ];
    for (acheteur, feuille) in feuilles {
        let siens: Vec<_> =
            neufs.iter().filter(|r| r.acheteur.as_ref().is_some_and(|a| a.as_str() == acheteur)).collect();
        assert!(siens.len() > 5, "{acheteur} : {}", siens.len());
        for provenance in siens.iter().flat_map(|r| r.provenances.values()) {
            assert!(provenance.contains(feuille), "{acheteur} : {provenance}");
        }
        let departs: Vec<_> = lu
            .releves
            .iter()
            .filter(|r| r.acheteur.as_ref().is_some_and(|a| a.as_str() == acheteur))
            .filter(|r| r.indicateur.as_str() == "SOC-01")
            .flat_map(|r| &r.numerateurs)
            .collect();
        // The file was filled by the rule « a tenth more than in 2025 ».
        let [.., (_, avant), (annee, apres)] = departs.as_slice() else { panic!("{acheteur} : {departs:?}") };
        assert_eq!((**annee, **apres), (VU, (*avant * 1.1).round_ties_even()), "{acheteur}");
    }
    importer(&copie, &[fichier]).finit(0);
    assert_eq!(suivi(&copie), lu);
}

/// What the instructions allow and forbid is what the file does.
#[test]
fn le_mode_d_emploi_dit_ce_que_la_protection_permet() {
    let classeur = classeur_de(&racine().join("samples/commune/spaser.toml"));
    let rempli = Rempli::new(&classeur);
    let dit = plat(&rempli.parties["xl/sharedStrings.xml"]);
    for phrase in [
        "filtrer, copier, élargir les colonnes",
        "Trier, insérer ou supprimer une ligne",
        "renommée ou déplacée se relit",
    ] {
        assert!(dit.contains(phrase), "{phrase}");
    }
    assert!(!rempli.parties["xl/workbook.xml"].contains("workbookProtection"), "a sheet may be renamed");
    let feuilles: Vec<_> =
        rempli.parties.iter().filter(|(nom, _)| nom.starts_with("xl/worksheets/sheet")).collect();
    assert!(feuilles.len() > 10);
    for (nom, xml) in feuilles {
        let (_, suite) = xml.split_once("<sheetProtection ").expect(nom);
        let (protection, _) = suite.split_once("/>").expect(nom);
        for permis in ["autoFilter=\"0\"", "formatColumns=\"0\"", "formatRows=\"0\""] {
            assert!(protection.contains(permis), "{nom} : {protection}");
        }
        for refuse in ["insertRows", "deleteRows", "password", "hashValue"] {
            assert!(!protection.contains(refuse), "{nom} : {protection}");
        }
    }
}
