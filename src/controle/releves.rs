//! Observed values: they speak of something that exists, and a rate agrees with its two terms.

use super::{Sujet, element};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ecriture::nombre_brut;
use crate::mesure::calcul;
use crate::suivi::Releve;
use crate::validation::proche;

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let mut fautes = Diagnostics::new();
    for (rang, releve) in sujet.suivi.releves.iter().enumerate() {
        fautes.extend(inconnu(sujet, rang, releve));
        fautes.extend(sans_acheteur(sujet, rang, releve));
        fautes.extend(desaccord(sujet, rang, releve));
        fautes.extend(double(sujet, rang, releve));
    }
    fautes.extend(hors_du_dossier(sujet));
    fautes
}

/// What speaks of an action or of an instance that the dossier does not have.
fn hors_du_dossier(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let (dossier, suivi) = (sujet.spaser.dossier, sujet.suivi);
    let actions: Vec<&str> = dossier.actions.iter().map(|a| a.id.as_str()).collect();
    let instances: Vec<&str> = dossier.instances.iter().map(|i| i.id.as_str()).collect();
    let avancements = suivi.avancements.iter().map(|a| &a.action).enumerate();
    let etapes = suivi.etapes.iter().map(|e| &e.action).enumerate();
    let seances = suivi.seances.iter().map(|s| &s.instance).enumerate();
    let lignes = avancements
        .map(|(rang, id)| (("avancements", rang, "action"), id, &actions))
        .chain(etapes.map(|(rang, id)| (("etapes", rang, "action"), id, &actions)))
        .chain(seances.map(|(rang, id)| (("seances", rang, "instance"), id, &instances)));
    lignes
        .filter(|(_, id, connus)| !connus.contains(&id.as_str()))
        .map(|((liste, rang, champ), id, connus)| {
            let (nom, article) =
                if champ == "action" { ("action", "d’action") } else { ("instance", "d’instance") };
            let faute =
                Diagnostic::new(Code::ReferenceInconnue, format!("{nom} `{id}` : référence inconnue"))
                    .en(element(liste, rang, champ))
                    .dit(format!("le dossier n’a pas {article} de ce nom"));
            suggerer(faute, id.as_str(), connus)
        })
        .collect()
}

fn suggerer(faute: Diagnostic, ecrit: &str, possibles: &[&str]) -> Diagnostic {
    match proche(ecrit, possibles.iter().copied()) {
        Some(voisin) => faute.aide(format!("vouliez-vous dire `{voisin}` ?")),
        None => faute.aide("ajoutez-le au dossier, ou retirez cette ligne"),
    }
}

fn inconnu(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Vec<Diagnostic> {
    let dossier = sujet.spaser.dossier;
    let mut fautes = Vec::new();
    let indicateurs: Vec<&str> = dossier.indicateurs.iter().map(|i| i.id.as_str()).collect();
    if !indicateurs.contains(&r.indicateur.as_str()) {
        let faute = Diagnostic::new(
            Code::ReferenceInconnue,
            format!("indicateur `{}` : référence inconnue", r.indicateur),
        )
        .en(element("releves", rang, "indicateur"))
        .dit("le dossier n’a pas d’indicateur de ce nom");
        fautes.push(suggerer(faute, r.indicateur.as_str(), &indicateurs));
    }
    let acheteurs: Vec<&str> = dossier.acheteurs.iter().map(|a| a.id.as_str()).collect();
    if let Some(id) = r.acheteur.as_ref().filter(|id| !acheteurs.contains(&id.as_str())) {
        let faute = Diagnostic::new(Code::ReferenceInconnue, format!("acheteur `{id}` : référence inconnue"))
            .en(element("releves", rang, "acheteur"))
            .dit("le dossier n’a pas d’acheteur de ce nom");
        fautes.push(suggerer(faute, id.as_str(), &acheteurs));
    }
    fautes
}

fn sans_acheteur(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Option<Diagnostic> {
    (sujet.spaser.est_conjoint() && r.acheteur.is_none()).then(|| {
        Diagnostic::new(Code::ReleveSansAcheteur, format!("relevé de `{}` : quel acheteur ?", r.indicateur))
            .en(element("releves", rang, "indicateur"))
            .sujet("")
            .dit("dans un schéma conjoint, chaque relevé est celui d’un acheteur")
            .aide(super::choisir_acheteur(sujet))
    })
}

/// A stated rate and the one its terms give may differ by a rounding, no more.
fn desaccord(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Vec<Diagnostic> {
    let Some(indicateur) = sujet.spaser.indicateur(&r.indicateur).filter(|i| i.est_un_pourcentage()) else {
        return Vec::new();
    };
    let tolerance = 0.5001 * 10f64.powi(-i32::from(indicateur.decimales));
    let ecart = |annee: &crate::dossier::Annee, enonce: &f64| {
        let calcule = calcul::taux(*r.numerateurs.get(annee)?, *r.denominateurs.get(annee)?)?;
        ((calcule - enonce).abs() > tolerance).then_some((*annee, *enonce, calcule))
    };
    let ecarts = r.annees.iter().filter_map(|(a, v)| ecart(a, v));
    ecarts
        .map(|(annee, enonce, calcule)| {
            let (enonce, calcule) = (nombre_brut(enonce), nombre_brut(calcule));
            Diagnostic::new(
                Code::ReleveIncoherent,
                format!(
                    "`{}` en {annee} : {enonce}\u{202f}% est écrit, ses termes donnent {calcule}\u{202f}%",
                    r.indicateur
                ),
            )
            .en(element("releves", rang, "annees").cle(annee.to_string()))
            .sujet("")
            .dit("valeur écrite")
            .en(element("releves", rang, "numerateurs").cle(annee.to_string()))
            .dit("numérateur")
            .en(element("releves", rang, "denominateurs").cle(annee.to_string()))
            .dit("dénominateur")
            .aide("corrigez l’un des trois, ou retirez la valeur : elle sera calculée")
        })
        .collect()
}

/// Two records that give the same year of the same indicator for the same buyer.
fn double(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Option<Diagnostic> {
    let avant = sujet.suivi.releves[..rang].iter().position(|autre| {
        autre.indicateur == r.indicateur
            && autre.acheteur == r.acheteur
            && r.annees
                .keys()
                .chain(r.numerateurs.keys())
                .any(|a| autre.annees.contains_key(a) || autre.numerateurs.contains_key(a))
    })?;
    Some(
        Diagnostic::new(
            Code::ReleveDouble,
            format!("deux relevés donnent la même année de `{}`", r.indicateur),
        )
        .en(element("releves", rang, "indicateur"))
        .dit("repris ici")
        .en(element("releves", avant, "indicateur"))
        .dit("donné ici d’abord")
        .aide("réunissez-les en un seul relevé")
        .sujet(""),
    )
}
