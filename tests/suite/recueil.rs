//! What the workbook gathers besides indicators and actions, and the copies that departments fill.

use std::collections::BTreeSet;
use std::fs;

use calamine::{Data, DataType, Range, Reader};
use spaser::classeur::{COLONNE_CLE, Champ, Cle, CleColonne, Fait, LIGNE_CLES, LIGNE_DONNEES, Role};
use spaser::vue::classeur::contrat::{Contenu, Regle, VueClasseur};
use spaser::vue::classeur::{Usage, directions};

use crate::classeur::{Monde, cles, ouvrir, parties, vues};
use crate::support::spaser;

/// A sheet read by its keys alone, as who reads it back does.
struct Lue(Range<Data>);

impl Lue {
    fn new(vue: &VueClasseur, feuille: &str) -> Self {
        Self(ouvrir(vue).worksheet_range(feuille).expect("the sheet"))
    }

    fn cle(&self, ligne: u32) -> Option<Cle> {
        self.0.get_value((ligne, u32::from(COLONNE_CLE)))?.get_string()?.parse().ok()
    }

    fn valeur(&self, cle: &str, colonne: &str) -> Data {
        let cle: Cle = cle.parse().expect("a key");
        let colonne: CleColonne = colonne.parse().expect("a column's key");
        let (hauteur, largeur) = self.0.end().expect("cells");
        let ligne = (LIGNE_CLES..=hauteur).find(|l| self.cle(*l).as_ref() == Some(&cle)).expect("the row");
        let place = (0..=largeur).find(|c| {
            let lue = self.0.get_value((LIGNE_CLES, *c)).and_then(DataType::get_string);
            lue.and_then(|t| t.parse().ok()) == Some(colonne)
        });
        self.0.get_value((ligne, place.expect("the column"))).cloned().unwrap_or(Data::Empty)
    }

    fn texte(&self, cle: &str, colonne: &str) -> String {
        self.valeur(cle, colonne).get_string().unwrap_or_default().to_owned()
    }

    fn nombre(&self, cle: &str, colonne: &str) -> Option<f64> {
        self.valeur(cle, colonne).as_f64()
    }
}

/// Keys of the rows where something may be typed.
fn saisies(vue: &VueClasseur) -> BTreeSet<Cle> {
    let lignes = vue.feuilles.iter().flat_map(|f| &f.lignes);
    let ouvertes = lignes.filter(|l| l.cellules.iter().any(|c| c.role == Role::Saisie));
    ouvertes
        .filter_map(|l| match &l.cellules.first()?.contenu {
            Contenu::Texte { texte } => texte.parse().ok(),
            _ => None,
        })
        .collect()
}

#[test]
fn les_seances_tenues_et_une_de_plus() {
    let lue = Lue::new(&Monde::plein().vue(), "Gouvernance");
    assert_eq!(lue.texte("seance/copil/2027/2", "champ/decisions"), "=décisions de novembre");
    assert_eq!(lue.nombre("seance/copil/2027/2", "champ/participants"), Some(9.0));
    let etats: Vec<String> =
        ["copil/2027/1", "copil/2027/2", "copil/2027/3", "copil/2028/1", "reseau/2027/1"]
            .map(|s| lue.texte(&format!("seance/{s}"), "champ/tenue"))
            .into();
    assert_eq!(etats, ["Tenue", "Tenue", "Facultative", "À tenir", "Facultative"]);
}

/// The nine columns of the declaration stand side by side, in its order; sums leave out what is not known.
#[test]
fn la_declaration_a_ses_colonnes_et_ses_totaux() {
    let vue = Monde::plein().vue();
    let lue = Lue::new(&vue, "AGEC");
    let (total, papier) = ("total-agec/ville/2027", "agec/ville/2027/agec-05");
    assert_eq!(lue.nombre(total, "champ/montant-total"), Some(1400.0));
    assert_eq!(lue.nombre(total, "champ/montant-recycles"), Some(250.5));
    assert_eq!(lue.nombre(papier, "champ/part-reemploi"), Some(3.0));
    assert_eq!(lue.texte(papier, "champ/part-recycles"), "", "no amount, no share");
    assert_eq!(lue.texte("total-agec/ville/2028", "champ/montant-total"), "", "nothing typed is not zero");
    assert_eq!(lue.texte(papier, "champ/attendu-reemploi"), "Aucun objectif");
    let entetes: Vec<String> = (1..=9)
        .filter_map(|c| Some(lue.0.get_value((LIGNE_CLES + 1, c))?.get_string()?.lines().last()?.to_owned()))
        .collect();
    let csv = "annee,siret,raison_sociale,type_produit_acquis,montant_total,montant_reemploi_et_reutilisation,\
               montant_produits_issus_don,montant_produits_recycles,commentaires";
    assert_eq!(entetes.join(","), csv);
    let familles = cles(&vue).into_iter().filter(|c| matches!(c, Cle::Agec { annee: 2029, .. })).count();
    assert_eq!(familles, 17);
}

/// Those whom law does not name do not declare.
#[test]
fn un_ccas_ne_declare_pas() {
    let simple = include_str!("classeur/simple.toml").replace("type = \"commune\"", "type = \"ccas\"");
    let vue = Monde::new(&simple, "format = 1").vue();
    assert!(vue.feuilles.iter().all(|f| f.nom != "AGEC"));
}

/// What was observed since prevails over the map as it was drawn.
#[test]
fn la_cartographie_suit_les_observations() {
    let lue = Lue::new(&Monde::plein().vue(), "Cartographie");
    let montants = [2025, 2026, 2027].map(|a| lue.nombre("segment/S-1", &format!("annee/{a}")));
    assert_eq!(montants, [Some(1200.5), Some(1450.0), Some(1500.0)]);
    assert_eq!(lue.nombre("segment/S-1", "champ/marches"), Some(4.0));
    assert_eq!(lue.nombre("segment/S-1", "champ/enjeu-social"), Some(3.0));
}

/// The follow-up's last word on a step; a status that the list no longer offers is still shown.
#[test]
fn l_etat_d_une_etape_vient_du_suivi() {
    let vue = Monde::plein().vue();
    assert_eq!(Lue::new(&vue, "Étapes").texte("etape/A-5/1", "champ/etat"), "Faite");
    assert_eq!(Lue::new(&vue, "Actions").texte("action/A-5", "champ/statut"), "En retard");
    let listes = ouvrir(&vue).worksheet_range("Listes").expect("the sheet");
    let offerts: Vec<&str> = listes.used_cells().filter_map(|(_, _, v)| v.get_string()).collect();
    assert!(offerts.contains(&"Réalisée") && !offerts.contains(&"En retard"), "{offerts:?}");
    let tableau = ouvrir(&vue).worksheet_range("Tableau de bord").expect("the sheet");
    assert!(tableau.used_cells().any(|(_, colonne, v)| colonne == 2 && v.get_string() == Some("En retard")));
}

/// Before the scheme: no target, no action, no year of the scheme; what is missing has its free rows.
#[test]
fn la_collecte_ne_demande_que_le_depart() {
    let vue = Monde::plein().vue_de(Usage::Collecte, None);
    for cle in cles(&vue) {
        let permise = match &cle {
            Cle::Indicateur { indicateur, donnee, .. } => {
                assert_ne!(indicateur, "JALON", "a label to win has no past");
                donnee.role(false) == Role::Saisie
            }
            Cle::Action { .. } | Cle::Etape { .. } | Cle::Seance { .. } | Cle::Agec { .. } => false,
            _ => true,
        };
        assert!(permise, "{cle}");
    }
    let annees: BTreeSet<u16> = vue
        .feuilles
        .iter()
        .flat_map(|f| &f.lignes[LIGNE_CLES as usize].cellules)
        .filter_map(|c| match &c.contenu {
            Contenu::Texte { texte } => texte.strip_prefix("annee/")?.parse().ok(),
            _ => None,
        })
        .collect();
    assert_eq!(annees.into_iter().collect::<Vec<_>>(), [2024, 2025, 2026]);
    let lue = Lue::new(&vue, "Qui détient quoi");
    assert_eq!(lue.texte("detenteur/1", "champ/donnee"), "-dépenses par fournisseur");
    assert!(saisies(&vue).contains(&Cle::NouveauSegment { rang: 1 }));
    assert!(vue.noms.is_empty(), "no name points to a sheet that is not there");
}

/// A copy holds its department's rows, all of them, with the keys of the whole workbook, and types none of
/// another's.
#[test]
fn une_copie_n_a_que_les_lignes_de_sa_direction() {
    let monde = Monde::plein();
    for usage in [Usage::Suivi, Usage::Collecte] {
        let entier = monde.vue_de(usage, None);
        let toutes = saisies(&entier);
        let mut reparties: Vec<Cle> = Vec::new();
        for direction in directions(&monde.spaser(), usage) {
            let copie = monde.vue_de(usage, Some(&direction));
            let siennes = saisies(&copie);
            assert!(siennes.is_subset(&toutes), "{direction}");
            reparties.extend(siennes.into_iter().filter(est_a_quelqu_un));
        }
        let uniques: BTreeSet<&Cle> = reparties.iter().collect();
        assert_eq!(uniques.len(), reparties.len(), "two departments type the same row");
        let a_quelqu_un: BTreeSet<&Cle> =
            toutes.iter().filter(|c| est_a_quelqu_un(c) && responsable(&monde, c).is_some()).collect();
        assert_eq!(uniques, a_quelqu_un);
    }
    let copie = monde.vue_de(Usage::Suivi, Some("direction « ACHATS »"));
    assert!(cles(&copie).contains(&Cle::Action { action: "A-5".to_owned() }), "it contributes to it");
    assert!(!saisies(&copie).contains(&Cle::Action { action: "A-5".to_owned() }), "it does not pilot it");
}

/// Rows that one department answers for; free rows and settings are everyone's.
fn est_a_quelqu_un(cle: &Cle) -> bool {
    matches!(
        cle,
        Cle::Indicateur { .. }
            | Cle::Action { .. }
            | Cle::Etape { .. }
            | Cle::Segment { .. }
            | Cle::Detenteur { .. }
            | Cle::Agec { .. }
    )
}

fn responsable(monde: &Monde, cle: &Cle) -> Option<String> {
    let dossier = &monde.dossier;
    match cle {
        Cle::Indicateur { indicateur, .. } => {
            dossier.indicateurs.iter().find(|i| i.id.as_str() == indicateur)?.responsable.clone()
        }
        Cle::Action { action } | Cle::Etape { action, .. } => {
            dossier.actions.iter().find(|a| a.id.as_str() == action)?.pilote.clone()
        }
        Cle::Segment { segment } => {
            dossier.segments.iter().find(|s| s.id.as_str() == segment)?.prescripteur.clone()
        }
        _ => Some(String::new()),
    }
}

/// A department's sheet only reads: every row leads where something is typed, in this very workbook.
#[test]
fn la_feuille_d_une_direction_mene_aux_saisies() {
    let mut renvois = 0;
    for vue in vues() {
        for feuille in vue.feuilles.iter().filter(|f| f.feuille == spaser::classeur::Feuille::Direction) {
            for cellule in feuille.lignes.iter().skip(LIGNE_DONNEES as usize).flat_map(|l| &l.cellules) {
                assert_ne!(cellule.role, Role::Saisie, "{}", feuille.nom);
                let Contenu::Renvoi { feuille: cible, cellule, .. } = &cellule.contenu else { continue };
                let cible = vue.feuilles.iter().find(|f| f.nom == *cible).expect("a sheet of this workbook");
                let ligne: usize = cellule.trim_start_matches(char::is_alphabetic).parse().expect("a row");
                assert!(!cible.lignes[ligne - 1].cellules.is_empty(), "{cellule}");
                renvois += 1;
            }
        }
    }
    assert!(renvois > 30, "{renvois}");
}

/// The sheet and the properties of the file tell the same identity, and a copy says whose it is.
#[test]
fn le_classeur_dit_qui_il_est() {
    let vue = Monde::plein().vue_de(Usage::Collecte, Some("Restauration"));
    let meta = Lue::new(&vue, "_meta");
    let proprietes = &parties(&vue)["docProps/custom.xml"];
    for (fait, attendu) in [
        (Fait::Format, "3"),
        (Fait::Empreinte, "4f1c9a7e"),
        (Fait::Acheteurs, "ville"),
        (Fait::Sirets, "-"),
        (Fait::Periode, "2027–2030"),
        (Fait::Usage, "collecte"),
        (Fait::Direction, "Restauration"),
    ] {
        assert_eq!(meta.texte(&format!("meta/{}", fait.cle()), "champ/valeur"), attendu);
        let propriete = format!("name=\"spaser-{}\"><vt:lpwstr>{attendu}<", fait.cle());
        assert!(proprietes.contains(&propriete), "{propriete} absent de {proprietes}");
    }
}

/// Every message of a check is a French sentence with its full stop, and an error says what to do.
#[test]
fn les_controles_parlent() {
    for controle in vues().iter().flat_map(|v| &v.feuilles).flat_map(|f| &f.controles) {
        for texte in [&controle.message, &controle.erreur] {
            assert!(texte.ends_with(['.', '…']), "{texte}");
        }
        if let Regle::Entier { minimum, maximum } = controle.regle {
            assert!(minimum < maximum, "{}", controle.titre);
        }
    }
}

#[test]
fn chaque_champ_est_dans_une_feuille() {
    let champs: BTreeSet<Champ> = vues()
        .iter()
        .flat_map(|v| &v.feuilles)
        .flat_map(|f| f.feuille.colonnes().iter().chain(f.feuille.colonnes_apres()))
        .map(|c| c.champ)
        .collect();
    for champ in Champ::TOUS {
        assert!(champs.contains(champ), "{}", champ.cle());
    }
}

#[test]
fn une_direction_inconnue_est_dite() {
    let sortie = tempfile::tempdir().expect("a folder");
    let generer = |options: &[&str]| {
        let base = ["generer", "samples/commune/spaser.toml", "-o", sortie.path().to_str().expect("UTF-8")];
        spaser(base.iter().chain(options).copied())
    };
    let refus = generer(&["--livrables", "classeur", "--direction", "service des achat"]);
    assert_eq!(refus.code, 1, "{}", refus.stderr);
    insta::assert_snapshot!("direction_inconnue", refus.stderr);
    let refus = generer(&["--livrables", "schema", "--par-direction"]);
    assert_eq!(refus.code, 1, "{}", refus.stderr);
    insta::assert_snapshot!("copie_sans_classeur", refus.stderr);
    assert_eq!(fs::read_dir(sortie.path()).expect("the folder").count(), 0, "nothing is written");
}

#[test]
fn les_copies_ont_leur_dossier() {
    let sortie = tempfile::tempdir().expect("a folder");
    let chemin = sortie.path().to_str().expect("UTF-8");
    let deux = ["--direction", "SERVICE DES ACHATS", "--direction", "restauration scolaire"];
    let base = ["generer", "samples/commune/spaser.toml", "-o", chemin, "--livrables", "classeur,collecte"];
    let faite = spaser(base.into_iter().chain(deux));
    assert_eq!(faite.code, 0, "{}", faite.stderr);
    let copies = fs::read_dir(sortie.path().join("classeurs")).expect("the folder");
    let mut noms: Vec<String> =
        copies.map(|e| e.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    noms.sort();
    assert_eq!(
        noms,
        [
            "restauration-scolaire-collecte.xlsx",
            "restauration-scolaire.xlsx",
            "service-des-achats-collecte.xlsx",
            "service-des-achats.xlsx"
        ]
    );
}

/// What the follow-up says of something that does not exist, or says twice.
#[test]
fn le_suivi_parle_de_ce_qui_existe() {
    let dossier = tempfile::tempdir().expect("a folder");
    for nom in ["spaser.toml", "suivi.toml"] {
        let depart = crate::support::racine().join("samples/commune").join(nom);
        fs::copy(depart, dossier.path().join(nom)).expect("copied");
    }
    let suivi = dossier.path().join("suivi.toml");
    let mut texte = fs::read_to_string(&suivi).expect("read");
    texte.push_str(
        r#"
[[agec]]
annee = 2027
famille = "agec-18"

[[agec]]
annee = 2027
famille = "agec-05"

[[agec]]
annee = 2027
famille = "agec-05"
acheteur = "ville"

[[agec]]
annee = 2027
famille = "agec-05"

[[segments]]
segment = "inconnu"

[[seances]]
instance = "copil-2"
date = 2027-03-02
"#,
    );
    fs::write(&suivi, texte).expect("written");
    let chemin = dossier.path().join("spaser.toml");
    let sortie = spaser(["verifier", chemin.to_str().expect("UTF-8")]).finit(1);
    let dit = sortie.stdout + &sortie.stderr;
    insta::assert_snapshot!(
        "suivi_hors_du_dossier",
        dit.replace(dossier.path().to_str().expect("UTF-8"), "…")
    );
}
