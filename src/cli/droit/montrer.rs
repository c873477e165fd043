//! `spaser droit montrer`: every record of a name, whole, with its sources.

use super::fiches::Fiches;
use super::{catalogue, rendre};
use crate::catalogue::{Article, Catalogue};
use crate::choix::Choix;
use crate::cli::USAGE;
use crate::cli::arguments::droit::Montrer;
use crate::diagnostic::proche;

pub fn executer(demande: &Montrer) -> u8 {
    rendre(montrer(demande))
}

fn montrer(demande: &Montrer) -> Result<(), u8> {
    let catalogue = catalogue(demande.complements.droit.as_deref())?;
    let voulue = demande.fiche.trim();
    let est = |nom: &str| nom.to_lowercase() == voulue.to_lowercase();
    let (fiches, toutes) = (Fiches { catalogue: &catalogue }, catalogue.fiches());
    let mut trouvees = 0;
    macro_rules! montrer {
        ($liste:ident, |$fiche:ident| $nommee:expr, $dire:ident) => {
            for $fiche in toutes.$liste.iter().filter(|$fiche| $nommee) {
                fiches.$dire($fiche);
                trouvees += 1;
            }
        };
    }
    montrer!(obligations, |o| est(&o.id), obligation);
    montrer!(articles, |a| nomme(a, voulue), article);
    montrer!(textes, |t| est(&t.id), texte);
    montrer!(organismes, |o| est(o.type_acheteur.cle()), organisme);
    montrer!(echeances, |e| est(&e.id), echeance);
    montrer!(seuils, |s| est(&s.id), seuil);
    montrer!(indicateurs, |i| est(&i.id), indicateur);
    montrer!(agec, |f| est(&f.id), famille_agec);
    montrer!(termes, |t| est(&t.terme), terme);
    if trouvees == 0 { inconnue(&catalogue, voulue) } else { Ok(()) }
}

/// By its identifier, or by its number: « L. 2111-3 », « L2111-3 », « l.2111-3 ».
fn nomme(a: &Article, voulue: &str) -> bool {
    let nu =
        |s: &str| s.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>().to_lowercase();
    a.id == voulue || nu(&a.numero) == nu(voulue)
}

fn inconnue(catalogue: &Catalogue, voulue: &str) -> Result<(), u8> {
    crier!("erreur : aucune fiche ne porte le nom `{voulue}`");
    let toutes = catalogue.fiches();
    let noms = toutes.obligations.iter().map(|o| o.id.as_str());
    let noms = noms.chain(toutes.articles.iter().flat_map(|a| [a.id.as_str(), a.numero.as_str()]));
    let noms = noms.chain(toutes.textes.iter().map(|t| t.id.as_str()));
    let noms = noms.chain(toutes.organismes.iter().map(|o| o.type_acheteur.cle()));
    let noms = noms.chain(toutes.echeances.iter().map(|e| e.id.as_str()));
    let noms = noms.chain(toutes.seuils.iter().map(|s| s.id.as_str()));
    let noms = noms.chain(toutes.indicateurs.iter().map(|i| i.id.as_str()));
    let noms = noms.chain(toutes.termes.iter().map(|t| t.terme.as_str()));
    match proche(voulue, noms) {
        Some(voisin) => crier!("vouliez-vous dire `{voisin}` ?"),
        None => crier!("`spaser droit liste` donne les obligations"),
    }
    Err(USAGE)
}
