//! How does the workbook look in XLSX? Walks the view and computes nothing.

mod allure;
mod controles;
mod feuille;
mod finition;
mod formats;
mod graphiques;
mod hauteurs;
mod papier;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::vue::classeur::contrat::{IdentiteClasseur, Propriete, VueClasseur};
use allure::Allure;

/// When the dossier gives no date, one must still be written: the clock is nobody's source here.
const SANS_DATE: &str = "2000-01-01";

/// The workbook's bytes.
///
/// # Errors
/// What the format refuses; the view keeps within its limits, so none is expected.
pub fn rendre(vue: &VueClasseur) -> Result<Vec<u8>, XlsxError> {
    let allure = Allure::new(vue);
    let mut classeur = Workbook::new();
    classeur.set_properties(&proprietes(&vue.identite)?);
    for feuille in &vue.feuilles {
        feuille::ecrire(classeur.add_worksheet(), feuille, &vue.identite, &allure)?;
    }
    for nom in &vue.noms {
        classeur.define_name(&nom.nom, &nom.cible)?;
    }
    let octets = classeur.save_to_buffer()?;
    finition::finir(&octets, vue)
}

fn proprietes(identite: &IdentiteClasseur) -> Result<DocProperties, XlsxError> {
    let auteurs = identite.auteurs.join(", ");
    let date = date(identite.date.as_deref().unwrap_or(SANS_DATE))?;
    let ecrites = DocProperties::new()
        .set_title(&identite.titre)
        .set_subject(&identite.sujet)
        .set_author(&auteurs)
        .set_company(&auteurs)
        .set_keywords(identite.mots_cles.join(", "))
        .set_creation_datetime(&date);
    let propres = identite.proprietes.iter();
    Ok(propres.fold(ecrites, |p, Propriete { nom, valeur }| p.set_custom_property(nom, valeur.as_str())))
}

/// A date of the view: `AAAA-MM-JJ`.
fn date(texte: &str) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::parse_from_str(texte)
}
