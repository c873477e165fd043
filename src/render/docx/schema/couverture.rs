//! The first page: who, what, when; no ornament that a person would have to work around.

use docx_rs::{DocumentChild, Paragraph, Run, Table, TableRow};

use super::super::champs::{LARGEUR, cellule, grille};
use super::super::corps::{bloc, table};
use super::super::erreur::ErreurDocx;
use super::super::image::logo;
use super::super::ressources::{Description, Ressources};
use super::super::texte::{riche, simple, titre};
use crate::vue::contrat::{AxeCouverture, Couverture, NOM_D_USAGE, TITRE_DE_COUVERTURE};

const LIBELLE: usize = 1400;

pub fn composer(
    couverture: &Couverture,
    images: &dyn Fn(&str) -> Option<Vec<u8>>,
    ressources: &mut Ressources,
) -> Result<Vec<DocumentChild>, ErreurDocx> {
    let mut enfants = Vec::new();
    if let Some(image) = &couverture.logo {
        let image = Run::new().add_image(logo(image, images, ressources)?);
        enfants.push(bloc(Paragraph::new().style("SchemaMention").add_run(image)));
    }
    enfants.push(bloc(simple("SchemaSurtitre", &couverture.surtitre)));
    enfants.push(bloc(titre("Titre", &couverture.titre, TITRE_DE_COUVERTURE, ressources)));
    if let Some(nom) = &couverture.nom_usage {
        enfants.push(bloc(titre("Sous-titre", nom, NOM_D_USAGE, ressources)));
    }
    enfants.extend(couverture.acheteurs.iter().map(|nom| bloc(simple("SchemaAcheteur", nom))));
    for mention in &couverture.mentions {
        enfants.extend(riche("SchemaMention", mention, ressources).into_iter().map(bloc));
    }
    if !couverture.axes.is_empty() {
        enfants.push(table(axes(&couverture.axes, ressources)));
    }
    enfants.extend(couverture.bas.iter().map(|ligne| bloc(simple("SchemaBas", ligne))));
    Ok(enfants)
}

fn axes(axes: &[AxeCouverture], ressources: &mut Ressources) -> Table {
    let largeurs = [LIBELLE, LARGEUR - LIBELLE];
    let rangee = |axe: &AxeCouverture| {
        let libelle = cellule(largeurs[0]).add_paragraph(simple("SchemaLibelle", &axe.libelle));
        TableRow::new(vec![libelle, cellule(largeurs[1]).add_paragraph(simple("SchemaValeur", &axe.titre))])
            .cant_split()
    };
    let description = Description { cle: true, ..Description::default() };
    grille(axes.iter().map(rangee).collect(), &largeurs, &ressources.tableau("TableauReleve", description))
}
