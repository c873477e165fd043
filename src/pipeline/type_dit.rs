//! Which type of buyer do people mean? « agglo », « Ville », « hôpital ».

use crate::dossier::{Choix, TypeAcheteur};

use crate::diagnostic::proche;
use crate::ecriture::sans_accents;

/// Short names that people use for a type.
const SYNONYMES: [(&str, TypeAcheteur); 14] = [
    ("agglo", TypeAcheteur::Epci),
    ("ca", TypeAcheteur::Epci),
    ("cc", TypeAcheteur::Epci),
    ("cu", TypeAcheteur::Epci),
    ("communaute-d-agglomeration", TypeAcheteur::Epci),
    ("communaute-agglomeration", TypeAcheteur::Epci),
    ("conseil-departemental", TypeAcheteur::Departement),
    ("communaute-de-communes", TypeAcheteur::Epci),
    ("communaute-urbaine", TypeAcheteur::Epci),
    ("agglomeration", TypeAcheteur::Epci),
    ("syndicat-mixte", TypeAcheteur::SyndicatMixteFerme),
    ("ville", TypeAcheteur::Commune),
    ("hopital", TypeAcheteur::EtablissementPublicDeSante),
    ("cias", TypeAcheteur::Ccas),
];

/// Reads a type of buyer; the sentence lists them when it is not one.
pub fn lire_type(texte: &str) -> Result<TypeAcheteur, String> {
    let plie: String = sans_accents(texte.trim()).flat_map(char::to_lowercase).collect();
    let ecrit = plie.replace([' ', '\'', '’', '_'], "-");
    let connu = TypeAcheteur::TOUS.iter().copied().find(|t| t.cle() == ecrit);
    let synonyme = SYNONYMES.iter().find(|(nom, _)| *nom == ecrit).map(|(_, t)| *t);
    connu.or(synonyme).ok_or_else(|| {
        let cles = || TypeAcheteur::TOUS.iter().map(|t| t.cle());
        match proche(&ecrit, cles()) {
            Some(voisin) => format!("vouliez-vous dire `{voisin}` ?"),
            None => format!("types connus : {}", cles().collect::<Vec<_>>().join(", ")),
        }
    })
}
