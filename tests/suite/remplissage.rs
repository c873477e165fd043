//! Workbooks filled as other programs would: cells of our own file, found by their keys, written in its XML.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use spaser::classeur::{Cle, CleColonne, cellule};
use spaser::input::classeur::{self, FeuilleLue, Tableau, ValeurLue};
use spaser::paquet;

use crate::support::{contenu, parties_xml, spaser};

/// A package, part by part.
#[derive(Clone)]
pub struct Rempli {
    pub parties: BTreeMap<String, String>,
}

/// The workbook of a dossier, as the program writes it.
pub fn classeur_de(dossier: &Path) -> Vec<u8> {
    let sortie = tempfile::tempdir().expect("un dossier temporaire");
    let arguments = [
        "generer".as_ref(),
        dossier.as_os_str(),
        "--livrables".as_ref(),
        "classeur".as_ref(),
        "-o".as_ref(),
        sortie.path().as_os_str(),
    ];
    spaser(arguments).finit(0);
    let fichiers = contenu(sortie.path());
    let trouve = fichiers.into_iter().find(|(nom, _)| nom.ends_with(".xlsx"));
    trouve.expect("un classeur").1
}

impl Rempli {
    pub fn new(octets: &[u8]) -> Self {
        Self { parties: parties_xml(octets) }
    }

    pub fn octets(&self) -> Vec<u8> {
        let parties: Vec<(String, Vec<u8>)> =
            self.parties.iter().map(|(nom, texte)| (nom.clone(), texte.clone().into_bytes())).collect();
        paquet::ecrire(&parties).expect("un paquet")
    }

    fn lues(&self) -> Vec<FeuilleLue> {
        classeur::lire(self.octets()).expect("un classeur").feuilles
    }

    /// The keys of its rows.
    pub fn cles(&self) -> BTreeSet<Cle> {
        let cles = |f: &FeuilleLue| -> Vec<Cle> {
            let Some(tableau) = Tableau::new(f) else { return Vec::new() };
            tableau.lignes().filter_map(|l| tableau.cle(l)?.parse().ok()).collect()
        };
        self.lues().iter().flat_map(cles).collect()
    }

    /// What a cell says.
    pub fn lire(&self, cle: &str, colonne: &str) -> String {
        let colonne: CleColonne = colonne.parse().expect(colonne);
        let lues = self.lues();
        let tableaux = lues.iter().filter_map(Tableau::new);
        let trouvee = tableaux.filter_map(|t| {
            let ligne = t.lignes().find(|l| t.cle(l) == Some(cle))?;
            t.lire(ligne, colonne).map(|c| match &c.valeur {
                ValeurLue::Nombre(n) => n.to_string(),
                autre => autre.texte().unwrap_or_default().to_owned(),
            })
        });
        trouvee.into_iter().next().unwrap_or_else(|| panic!("{cle} n’est pas dans le classeur"))
    }

    /// Rank of the sheet, and address of the cell.
    fn place(&self, cle: &str, colonne: &str) -> (usize, String) {
        let (cle, colonne): (Cle, CleColonne) = (cle.parse().expect(cle), colonne.parse().expect(colonne));
        let ecrite = cle.to_string();
        self.lues()
            .iter()
            .enumerate()
            .find_map(|(rang, feuille)| {
                let tableau = Tableau::new(feuille)?;
                let ligne = tableau.lignes().find(|l| tableau.cle(l) == Some(&ecrite))?;
                let colonne = match colonne {
                    CleColonne::Cle => tableau.colonne_des_cles,
                    autre => *tableau.colonnes.get(&autre)?,
                };
                Some((rang, cellule(ligne.numero, u16::try_from(colonne).expect("une colonne"))))
            })
            .unwrap_or_else(|| panic!("{cle} n’est pas dans le classeur"))
    }

    /// Rank of a sheet by its name.
    pub fn rang(&self, nom: &str) -> usize {
        self.lues().iter().position(|f| f.nom == nom).unwrap_or_else(|| panic!("{nom} n’est pas une feuille"))
    }

    pub fn feuille(&mut self, rang: usize) -> &mut String {
        self.parties.get_mut(&format!("xl/worksheets/sheet{}.xml", rang + 1)).expect("une feuille")
    }

    /// Puts `contenu` in a cell: « <v>12</v> », with the attributes that go with it.
    pub fn poser(&mut self, cle: &str, colonne: &str, attributs: &str, contenu: &str) -> &mut Self {
        let (rang, adresse) = self.place(cle, colonne);
        let xml = self.feuille(rang);
        let debut = xml.find(&format!("<c r=\"{adresse}\"")).unwrap_or_else(|| panic!("{adresse} absente"));
        let balise = debut + xml[debut..].find('>').expect("une balise");
        let vide = xml[..balise].ends_with('/');
        let fin = if vide { balise + 1 } else { debut + xml[debut..].find("</c>").expect("une fin") + 4 };
        let style = xml[debut..balise].split("s=\"").nth(1).and_then(|s| s.split('"').next()).unwrap_or("0");
        let style = if attributs.contains("s=\"") { String::new() } else { format!(" s=\"{style}\"") };
        let cellule = format!("<c r=\"{adresse}\"{style}{attributs}>{contenu}</c>");
        xml.replace_range(debut..fin, &cellule);
        self
    }

    pub fn nombre(&mut self, cle: &str, colonne: &str, nombre: &str) -> &mut Self {
        self.poser(cle, colonne, "", &format!("<v>{nombre}</v>"))
    }

    pub fn texte(&mut self, cle: &str, colonne: &str, texte: &str) -> &mut Self {
        let texte = texte.replace('&', "&amp;").replace('<', "&lt;");
        self.poser(
            cle,
            colonne,
            " t=\"inlineStr\"",
            &format!("<is><t xml:space=\"preserve\">{texte}</t></is>"),
        )
    }
}
