//! Who is named for a session, against the numbers: proxies and who holds them, absent members, the secretary.

use std::collections::BTreeMap;

use super::element;
use crate::catalogue::Organisme;
use crate::diagnostic::{Code, Diagnostic, Gravite};
use crate::dossier::Acte;
use crate::ecriture::compte;

pub fn controler(rang: usize, a: &Acte, o: &Organisme) -> Vec<Diagnostic> {
    let regles = [procurations(rang, a), porteurs(rang, a, o), absents(rang, a), secretaire(rang, a, o)];
    regles.into_iter().flatten().collect()
}

fn alerte(rang: usize, nom: &str, dit: String) -> Diagnostic {
    Diagnostic::new(Code::VoteIncoherent, dit).gravite(Gravite::Avertissement).en(element("actes", rang, nom))
}

fn procurations(rang: usize, a: &Acte) -> Option<Diagnostic> {
    let nommees = u32::try_from(a.procurations.len()).ok().filter(|n| *n > 0)?;
    let pouvoirs = a.pouvoirs?;
    (nommees != pouvoirs).then(|| {
        let dit = format!(
            "{}, mais {}",
            compte(pouvoirs as usize, "pouvoir", "pouvoirs"),
            compte(nommees as usize, "procuration nommée", "procurations nommées")
        );
        alerte(rang, "procurations", dit)
            .dit("une par pouvoir")
            .aide("complétez la liste, ou corrigez `pouvoirs` : l’acte imprime les deux")
    })
}

/// « Mme Une à M. Deux »: a member holds no more proxies than law allows his body.
fn porteurs(rang: usize, a: &Acte, o: &Organisme) -> Option<Diagnostic> {
    let permis = usize::try_from(o.pouvoirs_par_membre?).ok()?;
    let mut tenus: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, porteur) in a.procurations.iter().filter_map(|p| p.rsplit_once(" à ")) {
        *tenus.entry(porteur.trim()).or_default() += 1;
    }
    let (porteur, n) = tenus.into_iter().find(|(_, n)| *n > permis)?;
    let permis = if permis == 1 { "un seul".to_owned() } else { format!("{permis} au plus") };
    let dit = format!("{porteur} tient {}, {permis} par membre", compte(n, "pouvoir", "pouvoirs"));
    Some(
        alerte(rang, "procurations", dit)
            .dit("plusieurs pouvoirs au même membre")
            .aide("corrigez la liste ; deux membres du même nom se distinguent par leur prénom"),
    )
}

fn absents(rang: usize, a: &Acte) -> Option<Diagnostic> {
    let possibles = a.en_exercice?.checked_sub(a.presents?)?;
    let nommes = u32::try_from(a.absents.len()).ok()?;
    (nommes > possibles).then(|| {
        let dit = format!(
            "{}, mais {} ne sont pas présents",
            compte(nommes as usize, "absent nommé", "absents nommés"),
            compte(possibles as usize, "membre", "membres")
        );
        alerte(rang, "absents", dit)
            .dit("plus que de membres qui ne sont pas présents")
            .aide("vérifiez la liste, `presents` et `en_exercice`")
    })
}

fn secretaire(rang: usize, a: &Acte, o: &Organisme) -> Option<Diagnostic> {
    (a.secretaire.is_some() && !o.secretaire).then(|| {
        let dit = format!(
            "{} : aucun secrétaire de séance n’est prévu par les règles relevées",
            o.organe_avec_article
        );
        alerte(rang, "secretaire", dit)
            .dit("n’est pas imprimé")
            .aide("retirez cette ligne ; si votre règlement en prévoit un, ajoutez-le dans l’acte")
    })
}
