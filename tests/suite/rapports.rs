//! What a reader of the reports checks with a pencil: gaps that agree with the figures beside them, sentences,
//! the next publication, the declaration of reused products, the way out of each delay.

use std::collections::BTreeMap;
use std::fs;

use spaser::dossier::Annee;
use spaser::vue::bilan::{self, Edition, Exercice};
use spaser::vue::charte;
use spaser::vue::contrat::{Bloc, Cellule, Morceau, Tableau};

use crate::support::{Copie, avec_contexte, fichiers, plat, racine, texte_docx, vue_schema};

const SUIVIS: [(&str, u16); 3] = [("commune", 2027), ("conjoint", 2028), ("metropole", 2029)];

fn copie(exemple: &str, annee: u16) -> Copie {
    let copie = Copie::new(exemple);
    let suivi = racine().join(format!("samples/bilans/{exemple}-{annee}.toml"));
    copie.ecrire("suivi.toml", fs::read_to_string(suivi).expect("un suivi"));
    copie
}

fn bilan(copie: &Copie, annee: u16, options: &[&str]) {
    let annee = annee.to_string();
    copie.spaser(&[&["bilan", "spaser.toml", "--annee", &annee, "-o", "s", "-q"], options].concat()).finit(0);
}

fn textes(copie: &Copie, quoi: &str) -> String {
    let docx = fichiers(&copie.chemin("s"), "docx").into_iter();
    docx.filter(|c| c.to_string_lossy().contains(quoi))
        .map(|c| plat(&texte_docx(&fs::read(c).expect("un fichier"))))
        .collect()
}

/// The words of a cell, its lines apart.
fn dire(cellule: &Cellule) -> String {
    fn morceau(m: &Morceau) -> String {
        match m {
            Morceau::Texte { texte } => texte.clone(),
            Morceau::Saut => "\n".to_owned(),
            Morceau::Gras { contenu } | Morceau::Italique { contenu } | Morceau::Renvoi { contenu, .. } => {
                contenu.iter().map(morceau).collect()
            }
            _ => String::new(),
        }
    }
    cellule.contenu.iter().map(morceau).collect()
}

/// « −11,4 % » as a number and its decimals.
fn nombre(dit: &str) -> (f64, usize) {
    let chiffres: String = dit
        .chars()
        .filter_map(|c| match c {
            '−' => Some('-'),
            ',' => Some('.'),
            c if c.is_ascii_digit() => Some(c),
            _ => None,
        })
        .collect();
    let decimales = chiffres.split_once('.').map_or(0, |(_, d)| d.len());
    (chiffres.parse().unwrap_or_else(|_| panic!("un nombre : {dit}")), decimales)
}

fn tableaux(exemple: &str, annee: u16) -> Vec<Tableau> {
    let copie = copie(exemple, annee);
    avec_contexte(&copie.chemin("spaser.toml"), |cx| {
        let arret = jiff::civil::date(i16::try_from(annee).expect("une année"), 12, 31);
        let exercice = Exercice::new(cx, Annee(annee), arret);
        let charte = charte::charte(cx.spaser, &BTreeMap::new());
        let vue = bilan::construire(cx, &exercice, Edition { date: arret }, charte).expect("une vue");
        let acheteurs = cx.spaser.dossier.acheteurs.iter();
        let actes = acheteurs.filter_map(|a| bilan::tableau_d_un_acheteur(cx, &exercice, a));
        let blocs = vue.chapitres.into_iter().flat_map(|c| c.blocs);
        let du_bilan =
            blocs.filter_map(|b| if let Bloc::Tableau { tableau } = b { Some(tableau) } else { None });
        du_bilan.chain(actes).collect()
    })
}

/// Whoever subtracts one printed figure from the other finds the printed gap; where both read the same and are not,
/// the gap is said to be under what they show.
#[test]
fn les_ecarts_sont_ceux_des_chiffres_imprimes() {
    let mut vus = 0;
    for (exemple, annee) in SUIVIS {
        for t in tableaux(exemple, annee) {
            let rang = |libelle: &str| t.colonnes.iter().position(|c| c.libelle == libelle);
            let annee = annee.to_string();
            let Some(((v, a), e)) = rang(&annee).zip(rang("Attendu")).zip(rang("Écart")) else { continue };
            for ligne in t.lignes.iter().filter(|l| l.cellules.len() == t.colonnes.len()) {
                let cellule = |rang: usize| dire(&ligne.cellules[rang]);
                let ecart = cellule(e);
                if ecart.is_empty() || ecart == "—" {
                    continue;
                }
                let valeur = cellule(v);
                // A running total is what is compared.
                let ((x, dx), (y, dy)) = (
                    nombre(valeur.lines().last().expect("une valeur")),
                    nombre(cellule(a).lines().next().expect("un attendu")),
                );
                let soustraction = format!("{:.*}", dx.max(dy), x - y);
                let soustraction: f64 = soustraction.parse().expect("un nombre");
                vus += 1;
                if ecart.starts_with('<') {
                    assert!(soustraction == 0.0, "{exemple} : {valeur}, {}, {ecart}", cellule(a));
                } else {
                    let dit = nombre(&ecart).0;
                    assert!(
                        (dit - soustraction).abs() < 1e-9,
                        "{exemple} : {valeur}, {}, {ecart}",
                        cellule(a)
                    );
                }
            }
        }
    }
    assert!(vus > 100, "{vus} écarts");
}

/// So does a trend in words: « 69,2 % », « en hausse de 27,5 points depuis 2025 (41,7 %) ».
#[test]
fn une_tendance_est_celle_des_chiffres_imprimes() {
    let copie = copie("commune", 2027);
    bilan(&copie, 2027, &[]);
    let dit = textes(&copie, "bilan-2027.docx");
    assert!(dit.contains("69,2 % (9 sur 13)"), "{dit}");
    assert!(dit.contains("En hausse de 27,5 points depuis 2025 (41,7 %)"), "{dit}");
    assert!(dit.contains("80,6 % ; écart de −11,4 points"), "{dit}");
}

/// In a joint scheme too, each buyer's value has its terms and its way from the baseline.
#[test]
fn chaque_acheteur_a_ses_termes_et_sa_tendance() {
    let copie = copie("conjoint", 2028);
    bilan(&copie, 2028, &[]);
    let dit = textes(&copie, "bilan-2028.docx");
    for attendu in [
        "Métropole : 30,7 % (110 sur 358) ; en hausse de 8,7 points depuis 2025 (22,0 %) ; 26,1 % en 2027",
        "CCAS : 70,4 % (19 sur 27) ; en baisse de 2,7 points depuis 2025 (73,1 %) ; 74,1 % en 2027",
    ] {
        assert!(dit.contains(attendu), "{attendu} : {dit}");
    }
}

/// No sentence opens with a bare figure, in the reports, the acts and the publication.
#[test]
fn aucune_phrase_ne_commence_par_un_chiffre() {
    for (exemple, annee) in SUIVIS {
        let copie = copie(exemple, annee);
        bilan(&copie, annee, &[]);
        for passage in textes(&copie, "").lines().filter(|l| l.ends_with('.')) {
            // What services wrote in the follow-up is theirs.
            let notre =
                passage.contains("renseigné") || passage.contains("schéma") || passage.contains("donnée");
            let phrases = passage.split(". ").filter(|_| notre);
            for phrase in phrases {
                assert!(!phrase.starts_with(|c: char| c.is_ascii_digit()), "{exemple} : {phrase}");
            }
        }
    }
}

/// The status rule goes with the act, which is read alone.
#[test]
fn l_acte_dit_la_regle_de_ses_etats() {
    for (exemple, annee) in SUIVIS {
        let copie = copie(exemple, annee);
        bilan(&copie, annee, &[]);
        let dit = textes(&copie, "deliberation");
        assert!(dit.contains("Proche : elle en reste à 5 % près"), "{dit}");
        assert_eq!(dit.contains("l’écart propre à l’indicateur"), exemple == "metropole");
    }
}

/// What is proposed for a late action names the step and its date.
#[test]
fn la_decision_proposee_nomme_l_etape() {
    let copie = copie("commune", 2027);
    bilan(&copie, 2027, &[]);
    let dit = textes(&copie, "bilan-2027.docx");
    assert!(
        dit.contains(
            "Fixer une nouvelle échéance pour l’étape « Convention de prêt de matériel entre cinq communes » (prévue en juin 2027)"
        ),
        "{dit}"
    );
}

/// The schedule is the buyer's own: a publication made early or late moves none of its dates, and the year of the
/// last values is not that of the publication.
#[test]
fn la_publication_suivante_suit_le_calendrier_de_l_acheteur() {
    let prevue =
        |exemple: &str, derniere: u16, annee: u16, date: &str, dossier: &dyn Fn(String) -> String| {
            let copie = copie(exemple, derniere);
            copie.ecrire("spaser.toml", dossier(copie.lire("spaser.toml")));
            bilan(&copie, annee, &["--biennal", "--date", date]);
            let page = plat(&copie.lire("s/index.html"));
            let suivante =
                page.split("La publication suivante est prévue en ").nth(1).map(|s| s[..4].to_owned());
            suivante.unwrap_or_else(|| page.contains("n’en prévoit pas d’autre").to_string())
        };
    let tel_quel = |texte: String| texte;
    // Every other year from 2028, to 2032.
    for (annee, date, suivante) in [
        (2027, "2028-02-15", "2030"), // the first, on time
        (2027, "2027-12-10", "2028"), // before any
        (2028, "2029-03-20", "2030"), // the first, late
        (2029, "2030-04-02", "2032"), // the second, on time
        (2029, "2031-01-10", "2032"), // the second, late
        (2029, "2032-06-30", "true"), // nothing after it
    ] {
        assert_eq!(prevue("metropole", 2029, annee, date, &tel_quel), suivante, "{annee}, {date}");
    }
    // From 2029, without end.
    assert_eq!(prevue("commune", 2027, 2027, "2028-01-25", &tel_quel), "2029");
    assert_eq!(prevue("commune", 2027, 2027, "2036-01-25", &tel_quel), "2037");
    // No schedule: nothing is announced.
    let sans = |texte: String| texte.replace("premiere_publication = 2028\n", "");
    assert_eq!(prevue("metropole", 2029, 2029, "2030-04-02", &sans), "false");
}

/// A source read on several days is named once, with its dates.
#[test]
fn une_source_ne_se_repete_pas() {
    let copie = copie("conjoint", 2028);
    bilan(&copie, 2028, &["--biennal"]);
    let page = plat(&copie.lire("s/index.html"));
    assert!(
        page.contains(
            "Comptabilité rapprochée des listes de structures, relevés du 12 mars 2029 (Métropole), du 14 mars 2029 (Ville) et du 20 février 2029 (CCAS)"
        ),
        "{page}"
    );
    assert!(page.contains("Données essentielles des marchés, relevé du 8 février 2029<"));
}

/// The families declared, in the report as in the file; a share that an unknown amount would lower is not said.
#[test]
fn le_reemploi_est_au_bilan() {
    let tables = tableaux("metropole", 2029);
    let t = tables.iter().find(|t| t.resume.contains("famille de produits")).expect("un tableau");
    let rangee = |tete: &str| -> Vec<String> {
        let ligne = t.lignes.iter().find(|l| dire(&l.cellules[0]) == tete).expect(tete);
        ligne.cellules.iter().skip(1).map(|c| plat(&dire(c))).collect()
    };
    assert_eq!(t.lignes.len(), 11);
    assert_eq!(
        rangee("Mobilier et aménagement d’intérieur"),
        ["1 046 000", "362 500", "34,7 %", "181 200", "17,3 %"]
    );
    assert_eq!(rangee("Matériel d’entretien des espaces verts"), ["92 800", "9 100", "9,8 %", "—", "—"]);
    assert_eq!(
        rangee("Ensemble des familles renseignées"),
        ["5 221 800", "912 400", "17,5 %", "1 104 850", "—"],
        "une part sans tous ses montants ne se dit pas"
    );
    let copie = copie("metropole", 2029);
    bilan(&copie, 2029, &[]);
    assert!(textes(&copie, "bilan-2029.docx").contains("Le suivi en renseigne 10 sur 17"));
    let csv = copie.lire("s/agec-metropole-2029.csv");
    assert_eq!(csv.lines().count(), 11, "{csv}");
    // Nothing declared, no chapter.
    assert!(tableaux("commune", 2027).iter().all(|t| !t.resume.contains("famille de produits")));
}

/// What was collected on a segment is what the services read, as it is what everyone reads.
#[test]
fn les_segments_collectes_se_lisent_aussi_en_interne() {
    let copie = Copie::new("metropole");
    let carte = copie.lire("cartographie.toml");
    let segment = carte.split("[[segments]]").find(|s| s.contains("part_premier_fournisseur = "));
    let champ = |nom: &str| segment?.split(&format!("\n{nom} = \"")).nth(1)?.split('"').next();
    let id = champ("id").expect("un segment");
    let observe =
        format!("\n[[segments]]\nsegment = \"{id}\"\nfournisseurs = 9173\npart_premier_fournisseur = 97\n");
    copie.ecrire("suivi.toml", copie.lire("suivi.toml") + &observe);
    copie
        .spaser(&[
            "generer",
            "spaser.toml",
            "--livrables",
            "schema-docx",
            "--diffusion",
            "interne",
            "-o",
            "s",
            "-q",
        ])
        .finit(0);
    let rangee = format!("{}\n9173\n97 %\n", plat(champ("nom").expect("un nom")));
    let dit = textes(&copie, "");
    assert!(
        dit.contains(&rangee),
        "{rangee} : {}",
        dit.split("Premier fournisseur").last().unwrap_or_default()
    );
}

/// A goal that only an axis names is served by the actions of that axis that name none.
#[test]
fn les_objectifs_d_un_axe_sont_servis_par_ses_actions() {
    let copie = Copie::new("commune");
    let vue = vue_schema(&copie.chemin("spaser.toml"));
    let figures = vue.chapitres.into_iter().flat_map(|c| c.blocs).filter_map(|b| match b {
        Bloc::Figure { figure } if figure.legende.contains("développement durable") => figure.donnees,
        _ => None,
    });
    let [table] = figures.collect::<Vec<_>>().try_into().expect("un tableau");
    assert!(!table.lignes.is_empty());
    for ligne in &table.lignes {
        assert_ne!(dire(&ligne.cellules[2]), "—", "{}", dire(&ligne.cellules[1]));
    }
    let a_manger: Vec<String> =
        table.lignes.iter().filter(|l| dire(&l.cellules[0]) == "2").map(|l| dire(&l.cellules[2])).collect();
    assert!(a_manger[0].contains("2.1.1"), "{a_manger:?}");
}

/// What came in for a year moves neither the date nor the words of the report of the year before.
#[test]
fn le_bilan_d_une_annee_ignore_les_points_de_la_suivante() {
    let action = {
        let copie = Copie::new("commune");
        let axes = copie.lire("spaser.toml");
        let rang = axes.find("[[actions]]").expect("une action");
        axes[rang..].split("id = \"").nth(1).and_then(|s| s.split('"').next()).expect("un id").to_owned()
    };
    let point = |jour: &str, dit: &str| {
        format!(
            "\n[[avancements]]\naction = \"{action}\"\ndate = {jour}\nstatut = \"en-cours\"\ncommentaire = \"{dit}\"\n"
        )
    };
    let releve = |annee: u16, valeur: u16, jour: &str| {
        format!(
            "\n[[releves]]\nindicateur = \"SOC-01\"\nnumerateurs = {{ {annee} = {valeur} }}\ndenominateurs = {{ {annee} = 100 }}\nreleve_le = {jour}\n"
        )
    };
    let copie = copie("commune", 2027);
    let base = format!("{}{}", copie.lire("suivi.toml"), point("2028-02-20", "Fait en 2027."));
    let dire = |suivi: &str, annee: u16| {
        copie.ecrire("suivi.toml", suivi);
        bilan(&copie, annee, &["--remplacer"]);
        textes(&copie, &format!("bilan-{annee}"))
    };
    let seul = dire(&base, 2027);
    assert!(seul.contains("Relevés arrêtés au 20 février 2028"), "{seul}");
    assert!(seul.contains("Fait en 2027."));
    let suivante =
        format!("{base}{}{}", point("2029-02-12", "Fait en 2028."), releve(2028, 50, "2029-03-01"));
    assert_eq!(dire(&suivante, 2027), seul);
    let second = dire(&suivante, 2028);
    assert!(second.contains("Relevés arrêtés au 1er mars 2029"), "{second}");
    assert!(second.contains("Fait en 2028."));
    assert!(!second.contains("Fait en 2027."), "un point est d’un seul bilan : {second}");
}

/// A step done in the first half of a year is that year's when it was due in it, else the closed one's.
#[test]
fn une_etape_faite_n_est_comptee_qu_une_fois() {
    let faites = |annee: i16| {
        let copie = copie("metropole", 2029);
        let arret = jiff::civil::date(annee + 1, 6, 30);
        avec_contexte(&copie.chemin("spaser.toml"), |cx| {
            let exercice = Exercice::new(cx, Annee(annee.unsigned_abs()), arret);
            let actions = exercice.actions.iter();
            let etapes = actions.flat_map(|a| {
                let siennes = a.etapes.iter().filter(|e| e.faite_dans_l_annee);
                siennes.map(|e| (a.action.numero.clone(), e.etape.libelle.clone()))
            });
            etapes.collect::<Vec<_>>()
        })
    };
    let [avant, apres] = [faites(2028), faites(2029)];
    assert!(!avant.is_empty() && !apres.is_empty());
    assert!(avant.iter().all(|e| !apres.contains(e)), "{avant:?} {apres:?}");
}

/// Whoever writes « oui-non », or targets nothing else, reads « oui » and « non », and no gap.
#[test]
fn un_oui_non_ne_se_lit_jamais_en_chiffres() {
    for unite in ["oui-non", "Oui/Non", "label"] {
        let copie = copie("metropole", 2029);
        let axe = copie.lire("axes/4-ensemble.toml");
        assert!(axe.contains("unite = \"oui ou non\""));
        copie.ecrire(
            "axes/4-ensemble.toml",
            axe.replace("unite = \"oui ou non\"", &format!("unite = \"{unite}\"")),
        );
        bilan(&copie, 2029, &[]);
        let dit = textes(&copie, "");
        assert!(!dit.contains(&format!("({unite})")), "{unite} : {dit}");
        assert!(dit.contains("(oui ou non)"), "{unite}");
        let copie_biennale = copie;
        bilan(&copie_biennale, 2029, &["--biennal", "--remplacer"]);
        let page = plat(&copie_biennale.lire("s/index.html"));
        assert!(page.contains("(oui ou non)") && !page.contains(&format!("({unite})")), "{unite}");
        let schema = fichiers(&copie_biennale.chemin("s"), "json").into_iter();
        let schema = schema.filter(|c| c.to_string_lossy().ends_with(".schema.json"));
        let schema: String = schema.map(|c| fs::read_to_string(c).expect("un schéma")).collect();
        assert!(schema.contains("1 veut dire oui et 0, non"), "{schema}");
    }
}

/// The act tells a total since the start from what one year should give.
#[test]
fn une_cible_cumulee_se_dit_dans_l_acte() {
    let copie = copie("metropole", 2029);
    avec_contexte(&copie.chemin("spaser.toml"), |cx| {
        let exercice = Exercice::new(cx, Annee(2029), jiff::civil::date(2029, 12, 31));
        let table = bilan::tableau_d_un_acheteur(cx, &exercice, &cx.spaser.dossier.acheteurs[0]);
        let table = table.expect("un tableau");
        let rang = table.colonnes.iter().position(|c| c.libelle == "Attendu").expect("une colonne");
        let mut vues = 0;
        for m in exercice.mesures.iter().filter(|m| m.attendu.is_some()) {
            let id = m.indicateur.id().as_str();
            let ligne = table.lignes.iter().find(|l| dire(&l.cellules[0]).starts_with(&format!("{id} ")));
            let dit = dire(&ligne.expect(id).cellules[rang]);
            assert_eq!(dit.contains("en cumul"), m.trajectoire.est_cumulee(), "{id} : {dit}");
            vues += usize::from(m.trajectoire.est_cumulee());
        }
        assert!(vues > 0);
    });
}

/// A share that the report counts otherwise is shown with both figures; one that agrees is not.
#[test]
fn une_part_contredite_par_le_bilan_est_signalee() {
    let copie = copie("commune", 2027);
    let dossier = copie.lire("spaser.toml");
    let modele = |id: &str| format!("\n[[indicateurs]]\nid = \"X-{id}\"\nmodele = \"GOV-{id}\"\n");
    copie.ecrire("spaser.toml", format!("{dossier}{}{}", modele("05"), modele("06")));
    let suivi = copie.lire("suivi.toml");
    let remarques = |indicateurs: &str, actions: &str| {
        let releve = |id: &str, v: &str| {
            format!(
                "\n[[releves]]\nindicateur = \"X-{id}\"\nannees = {{ 2027 = {v} }}\nreleve_le = 2028-01-18\n"
            )
        };
        copie.ecrire("suivi.toml", format!("{suivi}{}{}", releve("05", indicateurs), releve("06", actions)));
        let sortie = copie
            .spaser(&["bilan", "spaser.toml", "--annee", "2027", "-o", "s", "-q", "--remplacer"])
            .finit(0);
        let lues = plat(&copie.lire("s/relecture.md"));
        let dites: Vec<String> = plat(&sortie.stderr)
            .lines()
            .filter(|l| l.contains("ce bilan compte"))
            .map(str::to_owned)
            .collect();
        assert_eq!(lues.matches("ce bilan compte").count(), dites.len(), "{lues}");
        dites
    };
    let dites = remarques("12", "1");
    assert_eq!(dites.len(), 2, "{dites:?}");
    assert!(dites[0].contains("X-05") && dites[0].contains("le suivi porte 12 % pour 2027"), "{dites:?}");
    // What the report counts, written in the follow-up, agrees.
    let compte = |dite: &str| {
        let part = dite.split('(').nth(1).expect("une part");
        part.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect::<String>()
    };
    assert_eq!(remarques(&compte(&dites[0]), &compte(&dites[1])), Vec::<String>::new());
}
