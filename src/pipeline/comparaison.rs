//! Two dossiers read, compared, and what there is to say of it.

use std::path::Path;

use super::composition::contexte_de_suivi;
use super::schema::en_docx;
use super::{Charge, Verdict, dire, verifier};
use crate::amendements::Texte;
use crate::comparaison::evolution::{Versions, evolution};
use crate::dossier::Spaser;
use crate::vue::comparaison::{self, Comparaison, Sujet};
use crate::vue::contrat::VueSchema;

/// What there is to say of two dossiers.
pub struct Comparee {
    pub comparaison: Comparaison,
    document: VueSchema,
    nouveau: Charge,
}

/// Why two dossiers could not be compared.
pub enum RefusDeComparer {
    /// One of them is not sound enough to be read.
    Dossier(Box<Verdict>),
    Interne(String),
}

/// Compares two dossiers, the older first.
///
/// # Errors
/// See [`RefusDeComparer`].
pub fn comparer(ancien: &Path, nouveau: &Path) -> Result<Comparee, RefusDeComparer> {
    let (avant, apres) = (lire(ancien)?, lire(nouveau)?);
    let interne = |raison| RefusDeComparer::Interne(raison);
    let spasers = [&avant, &apres].map(|c| Spaser::new(&c.dossier, &c.catalogue));
    let arbres = [&avant, &apres].map(|c| c.arbre.to_json());
    let cx_avant = contexte_de_suivi(&avant, &spasers[0]).map_err(|e| interne(dire(e, &avant)))?;
    let cx_apres = contexte_de_suivi(&apres, &spasers[1]).map_err(|e| interne(dire(e, &apres)))?;
    let versions =
        Versions { avant: &spasers[0], apres: &spasers[1], arbre_avant: &arbres[0], arbre_apres: &arbres[1] };
    let faits = evolution(&versions);
    let sujet = Sujet { avant: &cx_avant, apres: &cx_apres, faits: &faits };
    let comparaison = comparaison::construire(&sujet);
    let document = comparaison::document(&sujet, &comparaison, apres.charte(&spasers[1]))
        .map_err(|e| interne(dire(e.into(), &apres)))?;
    Ok(Comparee { comparaison, document, nouveau: apres })
}

/// A dossier that can be typed and dated; what the law says of it does not matter here.
fn lire(chemin: &Path) -> Result<Charge, RefusDeComparer> {
    let mut verdict = verifier(chemin, None).map_err(RefusDeComparer::Interne)?;
    match verdict.charge.take() {
        Some(charge) if Spaser::new(&charge.dossier, &charge.catalogue).date_juridique().is_some() => {
            Ok(charge)
        }
        _ => Err(RefusDeComparer::Dossier(Box::new(verdict))),
    }
}

impl Comparee {
    /// In Word, on the look of the newer dossier.
    ///
    /// # Errors
    /// Our own fault, in French.
    pub fn docx(&self) -> Result<Vec<u8>, String> {
        en_docx(&self.document, &self.nouveau, Texte::Comparaison, false).map_err(|e| dire(e, &self.nouveau))
    }
}
