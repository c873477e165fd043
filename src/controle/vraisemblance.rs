//! Amounts that cannot all be true: a yearly spend a hundred times that of the year before, a part larger than its
//! whole. They decide what the law asks of a buyer, so they are questioned.

use super::{Sujet, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::{Acheteur, Annee, Montant};
use crate::ecriture::{montant, nombre_brut};

/// Beyond this ratio from a year to the next, the unit is in question.
const SAUT: i64 = 100;
/// Denominators that are, by definition, the number of contracts of the year.
const MARCHES_NOTIFIES: &str = "nombre total de marchés notifiés dans l’année";

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let acheteurs = sujet.spaser.dossier.acheteurs.iter().enumerate();
    let mut fautes: Diagnostics = acheteurs.flat_map(|(rang, a)| sauts(rang, a)).collect();
    for (rang, segment) in sujet.spaser.dossier.segments.iter().enumerate() {
        let acheteur = acheteur(sujet, segment.acheteur.as_ref());
        let chemin = |annee: Annee| element("segments", rang, "montants").cle(annee.to_string());
        fautes.extend(au_dela(acheteur, &segment.montants, &chemin));
    }
    fautes
}

/// The same for what the follow-up says.
pub fn du_suivi(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let mut fautes = Vec::new();
    for (rang, observe) in sujet.suivi.segments.iter().enumerate() {
        let segment = sujet.spaser.dossier.segments.iter().find(|s| s.id == observe.segment);
        let acheteur = acheteur(sujet, segment.and_then(|s| s.acheteur.as_ref()));
        let chemin = |annee: Annee| element("segments", rang, "montants").cle(annee.to_string());
        fautes.extend(au_dela(acheteur, &observe.montants, &chemin));
    }
    fautes.extend(denominateurs(sujet));
    fautes
}

fn acheteur<'a>(sujet: &Sujet<'a>, id: Option<&crate::dossier::Id>) -> Option<&'a Acheteur> {
    match id {
        Some(id) => sujet.spaser.acheteur(id),
        None => Some(sujet.spaser.dossier.acheteurs.first()?).filter(|_| !sujet.spaser.est_conjoint()),
    }
}

/// A year's spend and the next one known, out of all proportion.
fn sauts(rang: usize, a: &Acheteur) -> Vec<Diagnostic> {
    let annees: Vec<(&Annee, &Montant)> = a.depenses_marches_ht.iter().collect();
    let hors_de_proportion = |x: i64, y: i64| x > 0 && y >= x.saturating_mul(SAUT);
    let sautent = annees.windows(2).filter_map(|deux| match deux {
        [avant, apres] => {
            let (x, y) = (avant.1.centimes(), apres.1.centimes());
            (hors_de_proportion(x, y) || hors_de_proportion(y, x)).then_some((*avant, *apres))
        }
        _ => None,
    });
    let champ = |annee: &Annee| element("acheteurs", rang, "depenses_marches_ht").cle(annee.to_string());
    sautent
        .map(|(avant, apres)| {
            Diagnostic::new(
                Code::MontantInvraisemblable,
                format!(
                    "les dépenses passent de {} en {} à {} en {}",
                    montant(avant.1.euros()),
                    avant.0,
                    montant(apres.1.euros()),
                    apres.0
                ),
            )
            .en(champ(apres.0))
            .dit("cent fois plus, ou cent fois moins")
            .en(champ(avant.0))
            .dit("année précédente")
            .aide("l’un des deux est-il en milliers d’euros ? les montants s’écrivent en euros, et le seuil s’y compare")
        })
        .collect()
}

fn au_dela(
    acheteur: Option<&Acheteur>,
    montants: &std::collections::BTreeMap<Annee, Montant>,
    chemin: &dyn Fn(Annee) -> Chemin,
) -> Vec<Diagnostic> {
    let Some(acheteur) = acheteur else { return Vec::new() };
    let total = |annee: &Annee| acheteur.depenses_marches_ht.get(annee).copied();
    let trop = montants.iter().filter_map(|(a, m)| Some((*a, *m, total(a).filter(|t| m > t)?)));
    trop.map(|(annee, segment, total)| {
        Diagnostic::new(
            Code::MontantInvraisemblable,
            format!(
                "{} en {annee} : plus que toutes les dépenses de l’année, {}",
                montant(segment.euros()),
                montant(total.euros())
            ),
        )
        .en(chemin(annee))
        .dit("un segment est une part du total")
        .aide("vérifiez l’unité, ici et dans `depenses_marches_ht` ; un segment de concessions n’y est pas compté")
    })
    .collect()
}

fn denominateurs(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let mut fautes = Vec::new();
    for (rang, r) in sujet.suivi.releves.iter().enumerate() {
        let indicateur = sujet.spaser.indicateur(&r.indicateur);
        let Some(acheteur) = acheteur(sujet, r.acheteur.as_ref()) else { continue };
        if indicateur.and_then(|i| i.denominateur) != Some(MARCHES_NOTIFIES) {
            continue;
        }
        for (annee, ecrit) in &r.denominateurs {
            let Some(connu) = acheteur.marches_notifies.get(annee) else { continue };
            if *ecrit > f64::from(*connu) {
                fautes.push(
                    Diagnostic::new(
                        Code::MontantInvraisemblable,
                        format!(
                            "`{}` en {annee} : {} marchés au dénominateur, {connu} notifiés selon le dossier",
                            r.indicateur,
                            nombre_brut(*ecrit)
                        ),
                    )
                    .en(element("releves", rang, "denominateurs").cle(annee.to_string()))
                    .sujet("")
                    .dit("plus que les marchés notifiés de l’année")
                    .aide("corrigez le dénominateur, ou `marches_notifies` de l’acheteur"),
                );
            }
        }
    }
    fautes
}
