//! The workbook, read back as a stranger would.

mod monde;

use std::collections::BTreeSet;

use calamine::{Data, Reader};
use spaser::classeur::{
    COLONNE_CLE, Cle, CleColonne, Donnee, LIGNE_CLES, MESSAGE_MAX, NOM_DE_FEUILLE_MAX, Role, TEXTE_MAX,
    TITRE_DE_MESSAGE_MAX, cellule, longueur,
};
use spaser::dossier::{Annee, Id};
use spaser::mesure::{EtatCible, Trajectoire, calcul};
use spaser::vue::classeur::contrat::{Contenu, Resultat, VueClasseur};

use crate::support::plat;
use monde::{MINIMAL, SIMPLE, SUIVI, octets};
pub use monde::{Monde, ouvrir, parties, vues};

#[test]
fn memes_octets_deux_fois() {
    let monde = Monde::simple();
    assert_eq!(octets(&monde.vue()), octets(&monde.vue()));
}

#[test]
fn un_projet_presque_vide_a_son_classeur() {
    let vue = Monde::new(MINIMAL, "format = 1").vue();
    let noms = ouvrir(&vue).sheet_names();
    assert_eq!(
        noms,
        [
            "Mode d’emploi",
            "Tableau de bord",
            "Indicateurs",
            "Définitions",
            "Journal",
            "Listes",
            "Calculs",
            "_meta"
        ]
    );
}

#[test]
fn chaque_cle_est_unique_et_se_relit() {
    let lignes: Vec<BTreeSet<Cle>> = vues().iter().map(cles).collect();
    for cle in [
        "etape/A-2/3",
        "indicateur/TAUX/ville/numerateur",
        "reglage/date-du-point",
        "seance/copil/2027/3",
        "agec/ville/2030/agec-17",
        "total-agec/ville/2027",
        "segment/S-2",
        "nouveau-segment/1",
        "detenteur/2",
        "nouveau-detenteur/1",
        "journal/2",
        "rappel/1/1",
        "meta/direction",
    ] {
        let cle = cle.parse().expect("a key");
        assert!(lignes.iter().any(|l| l.contains(&cle)), "{cle}");
    }
}

/// The keys of the rows of a workbook; each once, each readable, on every sheet of rows.
pub fn cles(vue: &VueClasseur) -> BTreeSet<Cle> {
    let mut classeur = ouvrir(vue);
    let mut lignes = BTreeSet::new();
    for nom in classeur.sheet_names() {
        let plage = classeur.worksheet_range(&nom).expect("a sheet");
        let texte = |ligne, colonne| match plage.get_value((ligne, colonne)) {
            Some(Data::String(texte)) => texte.clone(),
            _ => String::new(),
        };
        if nom == "Listes" || nom == "Calculs" {
            continue;
        }
        let (hauteur, largeur) = plage.end().expect("cells");
        let en_tete: Vec<String> =
            (0..=largeur).map(|c| texte(LIGNE_CLES, c)).filter(|t| !t.is_empty()).collect();
        let mut colonnes = BTreeSet::new();
        for cle in en_tete.iter().filter(|_| nom != "Mode d’emploi" && nom != "Tableau de bord") {
            assert!(colonnes.insert(cle.parse::<CleColonne>().expect(cle)), "{nom} : {cle}");
        }
        for ligne in LIGNE_CLES + 1..=hauteur {
            let cle = texte(ligne, u32::from(COLONNE_CLE));
            if cle.contains('/') {
                assert!(lignes.insert(cle.parse::<Cle>().expect(&cle)), "{nom} : {cle}");
            }
        }
    }
    lignes
}

/// Each cached result, read by its keys alone, is what `mesure` says.
#[test]
fn les_resultats_en_cache_sont_ceux_de_mesure() {
    let monde = Monde::simple();
    let spaser = monde.spaser();
    let mut classeur = ouvrir(&monde.vue());
    let plage = classeur.worksheet_range("Indicateurs").expect("the sheet");
    let (hauteur, largeur) = plage.end().expect("cells");
    let lire = |ligne, colonne| plage.get_value((ligne, colonne)).cloned().unwrap_or(Data::Empty);
    let observees = monde.suivi.releves.iter().flat_map(|r| r.annees.keys().chain(r.numerateurs.keys()));
    let observee = observees.copied().max().expect("a year");
    let (mut compares, mut a_venir) = (0, 0);
    for ligne in LIGNE_CLES + 2..=hauteur {
        let Data::String(cle) = lire(ligne, u32::from(COLONNE_CLE)) else { panic!("row {ligne} has no key") };
        let Ok(Cle::Indicateur { indicateur, acheteur, donnee }) = cle.parse() else { panic!("{cle}") };
        let indicateur = spaser.indicateur(&Id::parse(&indicateur).expect("an id")).expect("it exists");
        let acheteur = spaser.acheteur(&Id::parse(&acheteur).expect("an id")).expect("it exists");
        let t = Trajectoire::new(&spaser, &monde.suivi, indicateur, acheteur);
        for colonne in 0..=largeur {
            let Data::String(cle) = lire(LIGNE_CLES, colonne) else { continue };
            let Ok(CleColonne::Annee(annee)) = cle.parse() else { continue };
            let (annee, lue) = (Annee(annee), lire(ligne, colonne));
            let du_schema = annee.0 >= 2027;
            let attendue = match donnee {
                Donnee::Valeur => t.observations.valeur(annee),
                Donnee::Cumul if du_schema => t.mesure(annee),
                Donnee::Cible if du_schema => t.cible(annee),
                Donnee::Repere if du_schema => t.repere(annee),
                Donnee::Ecart if du_schema => {
                    t.mesure(annee).zip(t.repere(annee)).map(|(v, a)| calcul::ecart(v, a))
                }
                Donnee::Etat if du_schema => {
                    let dit = t.etat_vu_de(annee, observee).libelle();
                    assert_eq!(lue, Data::String(dit.to_owned()), "{cle} {donnee:?}");
                    a_venir += usize::from(dit == EtatCible::AVenir.libelle());
                    compares += 1;
                    continue;
                }
                _ => continue,
            };
            match (lue, attendue) {
                (Data::Float(lu), Some(voulu)) => assert!((lu - voulu).abs() < 1e-9, "{donnee:?} {annee}"),
                (Data::Empty, None) => {}
                (Data::String(vide), None) if vide.is_empty() => {}
                (lu, voulu) => panic!("{} {donnee:?} {annee} : {lu:?} au lieu de {voulu:?}", indicateur.id()),
            }
            compares += 1;
        }
    }
    assert!(compares > 100 && a_venir > 3, "{compares}, {a_venir}");
}

#[test]
fn chaque_formule_a_son_resultat() {
    vues().iter().for_each(assert_resultats);
}

fn assert_resultats(vue: &VueClasseur) {
    let mut classeur = ouvrir(vue);
    for feuille in &vue.feuilles {
        let plage = classeur.worksheet_range(&feuille.nom).expect("a sheet");
        for (rang, ligne) in (0u32..).zip(&feuille.lignes) {
            for c in &ligne.cellules {
                let Contenu::Formule { formule, resultat } = &c.contenu else { continue };
                let lue = plage.get_value((rang, c.colonne.into())).cloned().unwrap_or(Data::Empty);
                let pareil = match (resultat, &lue) {
                    (Resultat::Vide, Data::Empty) => true,
                    (Resultat::Vide, Data::String(t)) => t.is_empty(),
                    (Resultat::Texte { texte }, Data::String(lu)) => texte == lu,
                    (Resultat::Nombre { valeur }, Data::Float(lu)) => valeur.to_bits() == lu.to_bits(),
                    (Resultat::Date { .. }, Data::DateTime(_)) => true,
                    _ => false,
                };
                assert!(
                    pareil,
                    "{} {} : {lue:?}, {resultat:?}, {formule}",
                    feuille.nom,
                    cellule(rang, c.colonne)
                );
            }
        }
    }
}

/// Unlocked cells are the inputs, exactly; every sheet is protected, without a password.
#[test]
fn seules_les_saisies_sont_ouvertes() {
    vues().iter().for_each(assert_ouvertes);
}

fn assert_ouvertes(vue: &VueClasseur) {
    let parties = parties(vue);
    let styles = &parties["xl/styles.xml"];
    let (_, formats) = styles.split_once("<cellXfs").expect("cell formats");
    let (formats, _) = formats.split_once("</cellXfs>").expect("their end");
    let ouverts: BTreeSet<usize> = formats
        .split("<xf ")
        .skip(1)
        .enumerate()
        .filter(|(_, xf)| xf.contains("<protection locked=\"0\""))
        .map(|(rang, _)| rang)
        .collect();
    for (rang, feuille) in vue.feuilles.iter().enumerate() {
        let xml = &parties[&format!("xl/worksheets/sheet{}.xml", rang + 1)];
        let (_, protection) = xml.split_once("<sheetProtection ").expect("a protected sheet");
        let (protection, _) = protection.split_once("/>").expect("its end");
        assert!(!protection.contains("password") && !protection.contains("hash"), "{protection}");
        for permis in ["formatColumns", "formatRows", "autoFilter", "sort"] {
            assert!(protection.contains(&format!("{permis}=\"0\"")), "{permis} : {protection}");
        }
        let ouvertes: BTreeSet<String> = xml
            .split("<c r=\"")
            .skip(1)
            .filter_map(|c| {
                let (place, reste) = c.split_once('"')?;
                let style = reste.strip_prefix(" s=\"")?.split_once('"')?.0.parse().ok()?;
                ouverts.contains(&style).then(|| place.to_owned())
            })
            .collect();
        let saisies: BTreeSet<String> = (0u32..)
            .zip(&feuille.lignes)
            .flat_map(|(n, l)| {
                l.cellules.iter().filter(|c| c.role == Role::Saisie).map(move |c| cellule(n, c.colonne))
            })
            .collect();
        assert_eq!(ouvertes, saisies, "{}", feuille.nom);
    }
}

/// Every input has its check, within what Excel accepts, and lists drop down.
#[test]
fn chaque_saisie_est_controlee() {
    vues().iter().for_each(assert_controlees);
    let listes: usize = parties(&Monde::simple().vue())
        .values()
        .map(|xml| xml.matches("<dataValidation type=\"list\"").count())
        .sum();
    assert_eq!(listes, 4, "year, milestone, status, state of a step");
}

fn assert_controlees(vue: &VueClasseur) {
    for feuille in &vue.feuilles {
        for (rang, ligne) in (0u32..).zip(&feuille.lignes) {
            for c in ligne.cellules.iter().filter(|c| c.role == Role::Saisie) {
                let tenue = feuille.controles.iter().any(|k| {
                    let (de, a) = (k.plage.premiere, k.plage.derniere);
                    (de.ligne..=a.ligne).contains(&rang) && (de.colonne..=a.colonne).contains(&c.colonne)
                });
                assert!(tenue, "{} {}", feuille.nom, cellule(rang, c.colonne));
            }
        }
        for controle in &feuille.controles {
            assert!(longueur(&controle.titre) <= TITRE_DE_MESSAGE_MAX, "{}", controle.titre);
            assert!(longueur(&controle.message) <= MESSAGE_MAX && !controle.message.is_empty());
            assert!(longueur(&controle.erreur) <= MESSAGE_MAX);
        }
    }
}

/// What a user typed is text, whatever it begins with.
#[test]
fn une_saisie_n_est_jamais_une_formule() {
    for vue in vues() {
        let formules = nombre_de_formules(&vue);
        let ecrites: usize = parties(&vue).values().map(|xml| xml.matches("<f>").count()).sum();
        assert_eq!(ecrites, formules);
    }
    let mut classeur = ouvrir(&Monde::simple().vue());
    let actions = classeur.worksheet_range("Actions").expect("the sheet");
    let textes: Vec<&str> =
        actions.used_cells().filter_map(|(_, _, v)| calamine::DataType::get_string(v)).collect();
    for texte in
        ["@SOMME(1) reste un titre", "+33 Direction", "=HYPERLINK(\"http://exemple.fr\")", "-3 agents"]
    {
        assert!(textes.contains(&texte), "{texte} absent de {textes:?}");
    }
}

fn nombre_de_formules(vue: &VueClasseur) -> usize {
    vue.feuilles
        .iter()
        .flat_map(|f| &f.lignes)
        .flat_map(|l| &l.cellules)
        .filter(|c| matches!(c.contenu, Contenu::Formule { .. }))
        .count()
}

#[test]
fn les_noms_hostiles_donnent_des_feuilles_licites() {
    let noms = [
        "[Ville]: *centre* / \\ ?",
        "Communauté d’agglomération du Pays de Sarbonne",
        "L'Isle",
        "'",
        "history",
        "VILLE",
    ];
    let acheteurs: String = noms
        .iter()
        .chain(["L'Isle"].iter())
        .enumerate()
        .map(|(n, nom)| format!("[[acheteurs]]\nid = \"a{n}\"\nnom = '''{nom}'''\ntype = \"commune\"\n"))
        .collect();
    let (avant, apres) = SIMPLE.split_once("[[acheteurs]]").expect("a buyer");
    let (_, apres) = apres.split_once("[[axes]]").expect("axes");
    let monde = Monde::new(&format!("{avant}{acheteurs}[[axes]]{apres}"), "format = 1");
    let vue = monde.vue();
    let feuilles = ouvrir(&vue).sheet_names();
    let uniques: BTreeSet<String> = feuilles.iter().map(|n| n.to_lowercase()).collect();
    assert_eq!(uniques.len(), feuilles.len(), "{feuilles:?}");
    for nom in &feuilles {
        assert!(longueur(nom) <= NOM_DE_FEUILLE_MAX && !nom.contains(|c| "[]:*?/\\".contains(c)), "{nom}");
        assert!(!nom.starts_with('\'') && !nom.ends_with('\''), "{nom}");
    }
    // A chart of a sheet whose name holds an apostrophe still finds its values.
    assert_caches(&vue);
}

#[test]
fn les_graphiques_se_voient_sans_calcul() {
    assert_caches(&Monde::simple().vue());
}

/// Each series of each chart caches as many points as its preview has, and each chart says what it shows.
fn assert_caches(vue: &VueClasseur) {
    let parties = parties(vue);
    let graphiques: Vec<_> = vue.feuilles.iter().flat_map(|f| &f.graphiques).collect();
    assert!(!graphiques.is_empty());
    let attendus: usize =
        graphiques.iter().flat_map(|g| &g.series).map(|s| s.apercu.iter().flatten().count()).sum();
    let charts = parties.iter().filter(|(nom, _)| nom.starts_with("xl/charts/chart"));
    let mut points = 0;
    for (_, xml) in charts {
        points += xml
            .split("<c:val>")
            .skip(1)
            .filter_map(|v| v.split_once("</c:val>"))
            .map(|(v, _)| v.matches("<c:pt ").count())
            .sum::<usize>();
        assert!(xml.contains("<c:lang val=\"fr-FR\"/>"));
    }
    assert_eq!(points, attendus);
    let dessins: String =
        parties.iter().filter(|(n, _)| n.starts_with("xl/drawings/drawing")).map(|(_, x)| &x[..]).collect();
    assert_eq!(dessins.matches(" descr=\"").count(), graphiques.len());
}

#[test]
fn rien_ne_depasse_ce_qu_excel_accepte() {
    let long = "é".repeat(40_000);
    let dossier = SIMPLE.replace("Des achats sobres", &long).replace("marchés notifiés", &long);
    let vue = Monde::new(&dossier, SUIVI).vue();
    octets(&vue);
    let toutes = vues().into_iter().chain([vue]).flat_map(|v| v.feuilles).collect::<Vec<_>>();
    for c in toutes.iter().flat_map(|f| &f.lignes).flat_map(|l| &l.cellules) {
        if let Contenu::Texte { texte } = &c.contenu {
            assert!(longueur(texte) <= TEXTE_MAX);
        }
        if let Contenu::Formule { formule, .. } = &c.contenu {
            assert!(longueur(formule) <= 8_192, "{formule}");
            // A text inside a formula is limited too.
            assert!(formule.split('"').skip(1).step_by(2).all(|t| longueur(t) <= 255), "{formule}");
        }
    }
}

/// The answers of the dashboard, on the date of the sample.
#[test]
fn le_tableau_de_bord_repond() {
    let mut classeur = ouvrir(&Monde::simple().vue());
    let plage = classeur.worksheet_range("Tableau de bord").expect("the sheet");
    let textes: Vec<String> = plage
        .used_cells()
        .filter_map(|(_, _, v)| calamine::DataType::get_string(v))
        .map(str::to_owned)
        .collect();
    let dit = |texte: &str| textes.iter().any(|t| plat(t) == texte);
    assert!(dit("Sur 3 cibles phares : 2 atteintes, 1 proche, 0 en retard, 0 à renseigner."), "{textes:?}");
    assert!(
        dit("3 actions en retard sur 4, fin dépassée pour 1, étape dépassée pour 1, début dépassé pour 1."),
        "{textes:?}"
    );
    assert!(dit("1 indicateur reste à renseigner sur 6 attendus."), "{textes:?}");
}
