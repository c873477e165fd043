//! Buyers: who coordinates, which year the threshold is tested on, who an act binds.

use super::{Sujet, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::Acheteur;

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let acheteurs = &sujet.spaser.dossier.acheteurs;
    let mut fautes = Diagnostics::new();
    let coordonnateurs = acheteurs.iter().filter(|a| a.coordonnateur).count();
    if acheteurs.len() > 1 && coordonnateurs != 1 {
        fautes.push(coordination(acheteurs));
    }
    for (i, a) in acheteurs.iter().enumerate() {
        if let Some(annee) = a.annee_seuil.filter(|y| !a.depenses_marches_ht.contains_key(y)) {
            fautes.push(
                Diagnostic::new(
                    Code::AnneeSeuil,
                    format!("les dépenses de {annee}, année retenue pour le seuil, manquent"),
                )
                .en(element("acheteurs", i, "annee_seuil"))
                .dit("aucune dépense n’est donnée pour cette année")
                .aide(format!(
                    "ajoutez `{annee} = …` à `depenses_marches_ht`, ou choisissez une année qui y figure"
                )),
            );
        }
    }
    fautes.extend(actes(sujet));
    fautes
}

/// Nobody coordinates, or several do.
fn coordination(acheteurs: &[Acheteur]) -> Diagnostic {
    let porteurs: Vec<usize> =
        acheteurs.iter().enumerate().filter(|(_, a)| a.coordonnateur).map(|(i, _)| i).collect();
    if porteurs.is_empty() {
        return Diagnostic::new(
            Code::Coordonnateur,
            "schéma conjoint : aucun acheteur ne porte `coordonnateur = true`",
        )
        .en(Chemin::racine().cle("acheteurs"))
        .dit(format!("l’un des {} acheteurs coordonne", acheteurs.len()))
        .aide("ajoutez `coordonnateur = true` à l’acheteur qui conduit la démarche")
        .sujet("");
    }
    let faute = Diagnostic::new(
        Code::Coordonnateur,
        "schéma conjoint : plusieurs acheteurs portent `coordonnateur = true`",
    );
    let marquer =
        |faute: Diagnostic, i| faute.en(element("acheteurs", i, "coordonnateur")).dit("un seul coordonne");
    porteurs
        .into_iter()
        .fold(faute, marquer)
        .aide("gardez `coordonnateur = true` à l’acheteur qui conduit la démarche, et à lui seul")
        .sujet("")
}

/// In a joint scheme, an act says whose it is.
fn actes(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    if !sujet.spaser.est_conjoint() {
        return Vec::new();
    }
    let actes = sujet.spaser.dossier.actes.iter().enumerate();
    let sans = actes.filter(|(_, a)| a.acheteur.is_none());
    sans.map(|(i, a)| {
        Diagnostic::new(
            Code::ActeSansAcheteur,
            format!("l’acte `{}` ne dit pas quel acheteur le prend", a.id),
        )
        .en(element("actes", i, "id"))
        .dit("schéma conjoint : chaque acte a son acheteur")
        .aide(super::choisir_acheteur(sujet))
        .sujet("")
    })
    .collect()
}
