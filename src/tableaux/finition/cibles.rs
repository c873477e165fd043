//! Targets: the shape that the values of a row give them, one for an indicator and a buyer.

use std::collections::BTreeMap;

use super::{noter, ranger, retenir, serie};
use crate::tableaux::champ::Nature;
use crate::tableaux::connus::Connus;
use crate::tableaux::entree::{Entree, GenreNote};
use crate::tableaux::toml::Toml;

/// The shape of a target: what the table says, else what its values make it.
pub(super) fn former(entree: &mut Entree) {
    let annees = serie(entree, "annees");
    let oui = Toml::Brut("true".to_owned());
    let valeur = entree.champs.iter().find(|(c, _)| c == "valeur").map(|(_, v)| v.clone());
    let forme = entree.texte("forme").map(str::to_owned);
    if !annees.is_empty() {
        let (nombres, jalons): (Vec<_>, Vec<_>) = annees.into_iter().partition(|(_, v)| *v != oui);
        if nombres.is_empty() {
            let annee = jalons.into_iter().next().map(|(a, _)| a).unwrap_or_default();
            entree.retirer("forme");
            entree.poser("forme", Toml::Texte("oui-non".to_owned()));
            entree.poser("annee", Toml::Brut(annee));
            return;
        }
        if nombres.len() > 1 && forme.as_deref().is_some_and(|f| f != "paliers") {
            noter(
                entree,
                forme.as_deref().unwrap_or_default(),
                GenreNote::Lu,
                "une valeur par année : la forme est « paliers »".to_owned(),
            );
        }
        let mut nombres = nombres;
        if let (Some(v), Some(a)) = (&valeur, entree.brut("annee"))
            && nombres.iter().all(|(annee, _)| annee != a)
        {
            nombres.push((a.to_owned(), v.clone()));
        }
        ["forme", "valeur", "annee"].iter().for_each(|c| drop(entree.retirer(c)));
        match nombres.as_slice() {
            [(annee, valeur)] if forme.as_deref() != Some("paliers") => {
                let forme = forme.unwrap_or_else(|| "echeance".to_owned());
                entree.poser("forme", Toml::Texte(forme));
                entree.poser("valeur", valeur.clone());
                entree.poser("annee", Toml::Brut(annee.clone()));
            }
            _ => {
                entree.poser("forme", Toml::Texte("paliers".to_owned()));
                entree.poser("annees", Toml::Table(nombres));
            }
        }
        return;
    }
    if valeur == Some(oui) {
        entree.retirer("valeur");
        entree.retirer("forme");
        entree.poser("forme", Toml::Texte("oui-non".to_owned()));
    } else if forme.is_none() {
        entree.poser("forme", Toml::Texte("echeance".to_owned()));
    } else if forme.as_deref() == Some("paliers")
        && let (Some(v), Some(a)) = (valeur, entree.brut("annee").map(str::to_owned))
    {
        ["valeur", "annee"].iter().for_each(|c| drop(entree.retirer(c)));
        entree.poser("annees", Toml::Table(vec![(a, v)]));
    }
}

/// A dossier holds one target for an indicator and a buyer.
pub(super) fn une_cible_par_indicateur(
    entree: &mut Entree,
    connus: &Connus,
    visees: &mut BTreeMap<(String, Option<String>), u32>,
) {
    let Some(indicateur) = entree.texte("indicateur").map(str::to_owned) else { return };
    let acheteur = entree.texte("acheteur").map(str::to_owned);
    let pour = acheteur.as_ref().map(|a| format!(" pour {a}")).unwrap_or_default();
    if connus.a_une_cible(&indicateur, acheteur.as_deref()) {
        entree.retenue = Some(format!("la cible de {indicateur}{pour} est déjà dans le dossier"));
        return;
    }
    match visees.get(&(indicateur.clone(), acheteur.clone())) {
        Some(ligne) => {
            entree.retenue = Some(format!("la ligne {ligne} donne déjà la cible de {indicateur}{pour}"));
        }
        None => drop(visees.insert((indicateur, acheteur), entree.ligne)),
    }
}

/// The target that a row of a table of indicators carries.
pub(super) fn cible_de(entree: &mut Entree) -> Option<Entree> {
    let mut cible = Entree { ligne: entree.ligne, ..Entree::default() };
    cible.champs.push(("indicateur".to_owned(), Toml::Texte(entree.texte("id")?.to_owned())));
    for (annee, valeur) in serie(entree, "annees") {
        cible.champs.push((format!("annees.{annee}"), valeur));
    }
    for (de, vers) in [("cible.valeur", "valeur"), ("cible.annee", "annee")] {
        cible.champs.extend(entree.retirer(de).map(|v| (vers.to_owned(), v)));
    }
    if cible.champs.len() == 1 || (cible.champs.len() == 2 && cible.a("annee")) {
        return None;
    }
    former(&mut cible);
    retenir(&mut cible, Nature::Cibles);
    ranger(&mut cible, Nature::Cibles);
    Some(cible)
}

/// What a row of a table of indicators says was observed: it goes to the follow-up.
pub(super) fn releve_de(entree: &mut Entree) -> Option<Entree> {
    let mut releve = Entree { ligne: entree.ligne, ..Entree::default() };
    let id = entree.texte("id")?.to_owned();
    let mut annees = serie(entree, "releves");
    if let Some(place) = annees.iter().position(|(annee, _)| annee == "valeur") {
        let (_, valeur) = annees.remove(place);
        let annee = entree.brut("annee_reference").map(str::to_owned);
        match (annee.filter(|a| annees.iter().all(|(dite, _)| dite != a)), &valeur) {
            (Some(annee), _) => annees.push((annee, valeur)),
            (None, Toml::Brut(dite)) => noter(
                entree,
                dite,
                GenreNote::Incompris,
                "valeur observée, dont l’année n’est pas dite : elle va dans suivi.toml".to_owned(),
            ),
            _ => {}
        }
    }
    if annees.is_empty() {
        return None;
    }
    annees.sort_by(|a, b| a.0.cmp(&b.0));
    releve.champs.push(("indicateur".to_owned(), Toml::Texte(id)));
    releve.champs.push(("annees".to_owned(), Toml::Table(annees)));
    Some(releve)
}
