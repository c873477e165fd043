//! What every workbook delivered must be, whoever opens it: read in the files of all samples, part by part.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use spaser::classeur::{Champ, Cle, CleColonne};
use spaser::input::classeur::{self, FeuilleLue, Tableau};

use crate::remplissage::Rempli;
use crate::support::{contenu, racine, spaser};

/// A sheet as its file has it.
struct Page {
    nom: String,
    cachee: bool,
    xml: String,
    /// From its print area, if it has one.
    derniere_imprimee: Option<u16>,
    /// Columns that come back on each page.
    repetees: Option<u16>,
}

struct Livre {
    nom: String,
    rempli: Rempli,
    pages: Vec<Page>,
    lues: Vec<FeuilleLue>,
}

/// The scheme's workbook, the collection, and each department's copy, of every sample.
static LIVRES: LazyLock<Vec<Livre>> = LazyLock::new(|| {
    let mut livres = Vec::new();
    for exemple in ["commune", "conjoint", "metropole"] {
        for options in
            [&["--livrables", "classeur,collecte"][..], &["--livrables", "classeur", "--par-direction"]]
        {
            let sortie = tempfile::tempdir().expect("un dossier temporaire");
            let dossier = racine().join("samples").join(exemple).join("spaser.toml");
            let mut arguments = vec!["generer".as_ref(), dossier.as_os_str()];
            arguments.extend(options.iter().map(|o| std::ffi::OsStr::new(*o)));
            arguments.extend(["-o".as_ref(), sortie.path().as_os_str()]);
            spaser(arguments).finit(0);
            let tout = contenu(sortie.path()).into_iter().chain(contenu(&sortie.path().join("classeurs")));
            let classeurs = tout.filter(|(nom, _)| nom.ends_with(".xlsx"));
            livres.extend(classeurs.map(|(nom, octets)| Livre::new(format!("{exemple} : {nom}"), &octets)));
        }
    }
    assert!(livres.len() > 30, "{}", livres.len());
    livres
});

fn attribut<'x>(xml: &'x str, nom: &str) -> Option<&'x str> {
    xml.split_once(&format!(" {nom}=\""))?.1.split('"').next()
}

/// The attributes of each such tag, a space before each.
fn balises<'x>(xml: &'x str, nom: &str) -> Vec<&'x str> {
    let suites = xml.split(format!("<{nom}").as_str()).skip(1).collect::<Vec<_>>();
    suites
        .into_iter()
        .filter(|s| s.starts_with(' '))
        .map(|s| s.split('>').next().unwrap_or_default())
        .collect()
}

/// « $C » or « $C$12 »: rank of the column, from 0.
fn colonne(adresse: &str) -> u16 {
    let lettres = adresse.trim_start_matches('$').bytes().take_while(u8::is_ascii_uppercase);
    lettres.fold(0, |rang, l| rang * 26 + u16::from(l - b'A') + 1) - 1
}

impl Livre {
    fn new(nom: String, octets: &[u8]) -> Self {
        let rempli = Rempli::new(octets);
        let sommaire = &rempli.parties["xl/workbook.xml"];
        let noms_definis = |genre: &str| -> BTreeMap<usize, String> {
            let ouvre = format!("<definedName name=\"_xlnm.{genre}\" localSheetId=\"");
            let dits = sommaire.split(ouvre.as_str()).skip(1).filter_map(|suite| {
                let (rang, suite) = suite.split_once("\">")?;
                Some((rang.parse().ok()?, suite.split('<').next()?.to_owned()))
            });
            dits.collect()
        };
        let (aires, titres) = (noms_definis("Print_Area"), noms_definis("Print_Titles"));
        let pages = balises(sommaire, "sheet").into_iter().enumerate().map(|(rang, feuille)| Page {
            nom: attribut(feuille, "name").unwrap_or_default().to_owned(),
            cachee: feuille.contains("state="),
            xml: rempli.parties[&format!("xl/worksheets/sheet{}.xml", rang + 1)].clone(),
            derniere_imprimee: aires.get(&rang).and_then(|aire| Some(colonne(aire.rsplit(':').next()?))),
            repetees: titres.get(&rang).and_then(|titre| {
                let plages = titre
                    .rsplit('!')
                    .next()
                    .map(|_| titre.split(',').map(|p| p.rsplit('!').next().unwrap_or(p)));
                let colonnes = plages?.find(|p| !p.contains(|c: char| c.is_ascii_digit()))?;
                Some(colonne(colonnes.rsplit(':').next()?))
            }),
        });
        let pages = pages.collect();
        let lues = classeur::lire(octets.to_vec()).expect("un classeur").feuilles;
        Self { nom, pages, rempli, lues }
    }

    fn tables(&self) -> impl Iterator<Item = Tableau<'_>> {
        self.lues.iter().filter_map(Tableau::new)
    }

    fn cles(&self) -> BTreeSet<Cle> {
        self.tables()
            .flat_map(|t| t.lignes().filter_map(|l| t.cle(l)?.parse().ok()).collect::<Vec<_>>())
            .collect()
    }

    /// A text, nothing when the cell is empty or is not there.
    fn lire(&self, cle: &str, champ: Champ) -> String {
        let lu = self.tables().find_map(|t| {
            let ligne = t.lignes().find(|l| t.cle(l) == Some(cle))?;
            Some(t.lire(ligne, CleColonne::Champ(champ))?.valeur.texte()?.to_owned())
        });
        lu.unwrap_or_default()
    }

    fn visibles(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(|p| !p.cachee)
    }

    /// Sheets that hold a table ruled by keys.
    fn tableaux(&self) -> impl Iterator<Item = &Page> {
        self.visibles().filter(|p| !matches!(p.nom.as_str(), "Mode d’emploi" | "Tableau de bord"))
    }

    fn faux(&self, page: &Page) -> String {
        format!("{}, « {} »", self.nom, page.nom)
    }
}

#[test]
fn on_s_y_repere_et_on_y_filtre() {
    for livre in &*LIVRES {
        for page in livre.tableaux() {
            let faux = livre.faux(page);
            let volets = balises(&page.xml, "pane");
            let [volet] = &volets[..] else { panic!("{faux} : {volets:?}") };
            assert_eq!(
                (attribut(volet, "ySplit"), attribut(volet, "state")),
                (Some("4"), Some("frozen")),
                "{faux}"
            );
            // The journal is written line after line; every other table is filtered.
            assert_eq!(page.xml.contains("<autoFilter "), page.nom != "Journal", "{faux}");
            // The keys are there, hidden: a column, and a row above the table.
            let cles = balises(&page.xml, "col").into_iter().next().expect("une colonne");
            assert!(cles.contains("min=\"1\" max=\"1\"") && cles.contains("hidden=\"1\""), "{faux}");
            let ligne_des_cles = balises(&page.xml, "row").into_iter().find(|l| l.starts_with(" r=\"3\""));
            assert!(ligne_des_cles.is_some_and(|l| l.contains("hidden=\"1\"")), "{faux}");
        }
        for page in &livre.pages {
            assert!(!page.xml.contains("<mergeCell"), "{}", livre.faux(page));
        }
    }
}

#[test]
fn on_l_imprime_et_on_le_lit() {
    for livre in &*LIVRES {
        for page in &livre.pages {
            let faux = livre.faux(page);
            assert_eq!(page.derniere_imprimee.is_some(), !page.cachee, "{faux}");
            let reglages = balises(&page.xml, "pageSetup");
            let [reglage] = &reglages[..] else { panic!("{faux} : {reglages:?}") };
            assert_eq!(attribut(reglage, "paperSize"), Some("9"), "{faux}");
            let debout = page.nom == "Mode d’emploi";
            assert_eq!(attribut(reglage, "orientation") == Some("landscape"), !debout, "{faux}");
            let Some(derniere) = page.derniere_imprimee else { continue };
            // Texts of 11 points keep 7 of them at least.
            let lisible = 7.0 / 11.0;
            if let Some(echelle) = attribut(reglage, "scale") {
                let echelle: f64 = echelle.parse().expect("un nombre");
                assert!(echelle / 100.0 >= lisible, "{faux} : {echelle} %");
                continue;
            }
            let pages: f64 = attribut(reglage, "fitToWidth").map_or(1.0, |n| n.parse().expect("un nombre"));
            let largeur = |jusqu_a: u16| -> f64 {
                let colonnes = balises(&page.xml, "col").into_iter().filter(|c| !c.contains("hidden=\"1\""));
                colonnes
                    .map(|c| {
                        let lu =
                            |nom| attribut(c, nom).expect("un attribut").parse::<f64>().expect("un nombre");
                        let rangs = lu("max").min(f64::from(jusqu_a) + 1.0) - lu("min") + 1.0;
                        rangs.max(0.0) * lu("width") * 7.0
                    })
                    .sum()
            };
            let rappel = page.repetees.map_or(0.0, largeur);
            let une_page = (largeur(derniere) + (pages - 1.0) * rappel) / pages;
            let place = if debout { 730.0 } else { 1060.0 };
            assert!(place / une_page >= lisible, "{faux} : {:.2} sur {pages} pages", place / une_page);
        }
    }
}

#[test]
fn ses_graphiques_se_disent() {
    let mut graphiques = 0;
    for livre in &*LIVRES {
        for (partie, xml) in livre.rempli.parties.iter().filter(|(p, _)| p.starts_with("xl/drawings/drawing"))
        {
            for cadre in xml.split("<xdr:graphicFrame").skip(1) {
                let propre = balises(cadre, "xdr:cNvPr").into_iter().next();
                let dite = propre.and_then(|b| attribut(b, "descr")).unwrap_or_default();
                assert!(dite.chars().count() > 40, "{} {partie} : {dite}", livre.nom);
                graphiques += 1;
            }
        }
        for (partie, xml) in livre.rempli.parties.iter().filter(|(p, _)| p.starts_with("xl/charts/chart")) {
            // Previewers do not compute: what they draw is in the file.
            assert!(xml.contains("<c:numCache>") && xml.contains("<c:pt idx="), "{} {partie}", livre.nom);
        }
    }
    assert!(graphiques > 40, "{graphiques}");
}

#[test]
fn il_dit_de_qui_il_est() {
    for livre in &*LIVRES {
        let cachees: Vec<_> = livre
            .pages
            .iter()
            .filter(|p| p.cachee)
            .map(|p| p.nom.as_str())
            .filter(|n| *n != "Calculs")
            .collect();
        assert_eq!(cachees, ["Listes", "_meta"], "{}", livre.nom);
        let proprietes = &livre.rempli.parties["docProps/custom.xml"];
        for fait in ["format", "empreinte", "acheteurs", "usage"] {
            let cellule = livre.lire(&format!("meta/{fait}"), Champ::Valeur);
            assert!(
                !cellule.is_empty() && proprietes.contains(&format!("name=\"spaser-{fait}\"")),
                "{} {fait}",
                livre.nom
            );
            assert!(proprietes.contains(&format!(">{cellule}<")), "{} {fait} : {cellule}", livre.nom);
        }
    }
}

/// What counts, in what unit, from where and who gives it: a row of « Définitions » for each indicator to fill.
#[test]
fn chaque_indicateur_a_sa_definition() {
    for livre in &*LIVRES {
        let cles = livre.cles();
        let mut indicateurs: Vec<&String> = cles
            .iter()
            .filter_map(|c| match c {
                Cle::Indicateur { indicateur, .. } => Some(indicateur),
                _ => None,
            })
            .collect();
        indicateurs.dedup();
        for indicateur in &indicateurs {
            for champ in
                [Champ::Definition, Champ::Unite, Champ::Source, Champ::Responsable, Champ::Frequence]
            {
                let dit = livre.lire(&format!("definition/{indicateur}"), champ);
                assert!(!dit.is_empty(), "{} : {indicateur} sans {champ:?}", livre.nom);
            }
        }
        // And no sheet is there to say nothing.
        let definitions = livre.visibles().any(|p| p.nom == "Définitions");
        assert_eq!(definitions, !indicateurs.is_empty(), "{}", livre.nom);
    }
}

#[test]
fn un_schema_conjoint_a_une_feuille_par_acheteur() {
    let entier = LIVRES.iter().find(|l| l.nom.starts_with("conjoint") && l.nom.ends_with("-classeur.xlsx"));
    let entier = entier.expect("le classeur conjoint");
    let feuilles: Vec<_> =
        entier.pages.iter().map(|p| p.nom.as_str()).filter(|n| n.starts_with("Indicateurs")).collect();
    assert_eq!(feuilles, ["Indicateurs – Métropole", "Indicateurs – Ville", "Indicateurs – CCAS"]);
}
