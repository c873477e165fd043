//! What was observed of an indicator: a record an import, dated and signed.

use std::collections::BTreeMap;

use super::super::fusion::Retenue;
use super::super::monde::{Monde, id};
use super::super::valeur::Valeur;
use super::{Signature, de_tous};
use crate::classeur::{Cle, CleColonne, Donnee};
use crate::dossier::{Annee, Jour};
use crate::mesure::calcul;
use crate::suivi::{Releve, Suivi};

/// The years of an indicator: those observed anew make a record of their own, with its date and author.
pub fn relever(
    monde: &Monde<'_>,
    suivi: &mut Suivi,
    (indicateur, acheteur): (&str, &str),
    retenues: &[&Retenue],
    signature: &Signature,
) {
    let (Some(id_indicateur), Some(id_acheteur)) = (id(indicateur), id(acheteur)) else { return };
    let conjoint = monde.spaser.est_conjoint();
    let mut nouveau = Releve {
        indicateur: id_indicateur.clone(),
        acheteur: conjoint.then(|| id_acheteur.clone()),
        annees: BTreeMap::new(),
        numerateurs: BTreeMap::new(),
        denominateurs: BTreeMap::new(),
        source: None,
        releve_le: Some(Jour(signature.le)),
        releve_par: signature.par.clone(),
        commentaires: BTreeMap::new(),
        provenances: BTreeMap::new(),
    };
    let mut annees: BTreeMap<Annee, Vec<&Retenue>> = BTreeMap::new();
    for retenue in retenues {
        if let CleColonne::Annee(annee) = retenue.place.colonne {
            annees.entry(Annee(annee)).or_default().push(retenue);
        }
    }
    for (annee, retenues) in annees {
        let connu = suivi.releves.iter_mut().find(|r| {
            r.indicateur == id_indicateur
                && r.acheteur.as_ref().map_or(!conjoint, |a| *a == id_acheteur)
                && porte(r, annee)
        });
        let commentaire_seul = retenues.iter().all(|r| donnee(r) == Some(Donnee::Commentaire));
        let releve = match connu {
            // A word of explanation changes nothing to who observed what, and when.
            Some(connu) if commentaire_seul => connu,
            Some(connu) => {
                deplacer(connu, &mut nouveau, annee);
                &mut nouveau
            }
            None => &mut nouveau,
        };
        for retenue in &retenues {
            poser(releve, annee, retenue);
        }
        let avant = releve.provenances.get(&annee).cloned();
        let entiere = !retenues.iter().all(|r| r.remplace) && avant.is_some();
        let dite = de_tous(&retenues);
        let dite = match (avant, dite) {
            (Some(avant), Some(dite)) if entiere && avant != dite => Some(format!("{avant} ; {dite}")),
            (avant, dite) => dite.or(avant),
        };
        if let Some(dite) = dite {
            releve.provenances.insert(annee, dite);
        }
    }
    // A rate above a hundred was confirmed: it is written, as `verifier` asks.
    let termes =
        nouveau.numerateurs.iter().filter_map(|(a, n)| Some((*a, *n, *nouveau.denominateurs.get(a)?)));
    let confirmes: Vec<(Annee, f64)> = termes
        .filter(|(annee, n, d)| n > d && !nouveau.annees.contains_key(annee))
        .filter_map(|(annee, n, d)| Some((annee, (calcul::taux(n, d)? * 100.0).round() / 100.0)))
        .collect();
    nouveau.annees.extend(confirmes);
    suivi.releves.retain(|r| !est_vide(r) || r.indicateur != id_indicateur);
    if !est_vide(&nouveau) {
        suivi.releves.push(nouveau);
    }
}

fn donnee(retenue: &Retenue) -> Option<Donnee> {
    match retenue.place.cle {
        Cle::Indicateur { donnee, .. } => Some(donnee),
        _ => None,
    }
}

fn porte(r: &Releve, annee: Annee) -> bool {
    [&r.annees, &r.numerateurs, &r.denominateurs].iter().any(|s| s.contains_key(&annee))
        || r.commentaires.contains_key(&annee)
}

fn est_vide(r: &Releve) -> bool {
    r.annees.is_empty() && r.numerateurs.is_empty() && r.denominateurs.is_empty() && r.commentaires.is_empty()
}

/// A year corrected is observed anew, whole.
fn deplacer(de: &mut Releve, vers: &mut Releve, annee: Annee) {
    fn passer<V>(de: &mut BTreeMap<Annee, V>, vers: &mut BTreeMap<Annee, V>, annee: Annee) {
        vers.extend(de.remove(&annee).map(|v| (annee, v)));
    }
    passer(&mut de.annees, &mut vers.annees, annee);
    passer(&mut de.numerateurs, &mut vers.numerateurs, annee);
    passer(&mut de.denominateurs, &mut vers.denominateurs, annee);
    passer(&mut de.commentaires, &mut vers.commentaires, annee);
    passer(&mut de.provenances, &mut vers.provenances, annee);
    vers.source = vers.source.take().or_else(|| de.source.clone());
}

fn poser(releve: &mut Releve, annee: Annee, retenue: &Retenue) {
    let serie = match donnee(retenue) {
        Some(Donnee::Numerateur) => &mut releve.numerateurs,
        Some(Donnee::Denominateur) => &mut releve.denominateurs,
        _ => &mut releve.annees,
    };
    match &retenue.valeur {
        Valeur::Nombre(n) => drop(serie.insert(annee, *n)),
        Valeur::OuiNon(vrai) => drop(serie.insert(annee, if *vrai { 1.0 } else { 0.0 })),
        Valeur::Texte(texte) => drop(releve.commentaires.insert(annee, texte.clone())),
        Valeur::Date(_) | Valeur::Statut(_) | Valeur::Etat(_) => {}
    }
}
