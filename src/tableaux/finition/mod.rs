//! From rows to entries that a dossier accepts: identifiers, objectives, targets, what is missing.

mod cibles;

use std::collections::{BTreeMap, BTreeSet};

use cibles::{cible_de, former, releve_de, une_cible_par_indicateur};

use super::champ::Nature;
use super::connus::Connus;
use super::entree::{Entree, GenreNote, Note};
use super::plan::{Plan, libre};
use super::pliage::plier;
use super::toml::Toml;
use crate::dossier::Id;

/// What was made while finishing.
#[derive(Default)]
pub struct Finition {
    pub plan: Plan,
    /// Identifiers made by us.
    pub ids_crees: usize,
    /// Targets that a table of indicators carries.
    pub cibles: Vec<Entree>,
    /// Values observed that it carries.
    pub releves: Vec<Entree>,
}

/// Finishes the entries in place; what a dossier would refuse is left as a comment, with its reason.
pub fn finir(entrees: &mut [Entree], nature: Nature, connus: &Connus) -> Finition {
    let mut finition = Finition::default();
    if let Some(prefixe) = nature.prefixe() {
        finition.ids_crees = identifier(entrees, nature, prefixe, connus);
    }
    let mut visees = BTreeMap::new();
    for entree in entrees.iter_mut() {
        match nature {
            Nature::Actions => rattacher(entree, connus, &mut finition.plan),
            Nature::Cibles => {
                former(entree);
                une_cible_par_indicateur(entree, connus, &mut visees);
            }
            Nature::Indicateurs => {
                finition.cibles.extend(cible_de(entree));
                finition.releves.extend(releve_de(entree));
            }
            _ => {}
        }
        dates_dans_l_ordre(entree);
        retenir(entree, nature);
        ranger(entree, nature);
    }
    // A target of an entry that is only proposed is only proposed too.
    for cible in &mut finition.cibles {
        let source = entrees.iter().find(|e| e.ligne == cible.ligne);
        cible.retenue = cible.retenue.take().or_else(|| source.and_then(|e| e.retenue.clone()));
    }
    finition
}

/// Keeps valid identifiers, rewrites those that can be, makes the others; each once.
fn identifier(entrees: &mut [Entree], nature: Nature, prefixe: &str, connus: &Connus) -> usize {
    let mut pris: BTreeSet<String> = BTreeSet::new();
    for entree in entrees.iter_mut() {
        let Some(Toml::Texte(ecrit)) = entree.retirer("id") else { continue };
        let (id, dit) = match Id::parse(&ecrit) {
            Ok(id) => (Some(id.to_string()), None),
            Err(_) => (recrire(&ecrit), Some("identifiant récrit")),
        };
        let Some(id) = id else {
            noter(
                entree,
                &ecrit,
                GenreNote::Lu,
                "aucun identifiant n’en sort : un autre est donné".to_owned(),
            );
            continue;
        };
        if connus.ids(nature.table()).any(|connu| connu.eq_ignore_ascii_case(&id)) {
            entree.retenue = Some(format!("{id} est déjà dans le dossier"));
        } else if !pris.insert(id.to_lowercase()) {
            noter(
                entree,
                &ecrit,
                GenreNote::Lu,
                "déjà porté par une ligne plus haut : un autre est donné".to_owned(),
            );
            continue;
        }
        if let Some(dit) = dit {
            noter(entree, &ecrit, GenreNote::Lu, format!("{dit} {id}"));
        }
        entree.champs.insert(0, ("id".to_owned(), Toml::Texte(id)));
    }
    let mut crees = 0;
    let mut rang = 1;
    for entree in entrees.iter_mut().filter(|e| !e.a("id")) {
        let pris_deja = |id: &str| {
            pris.contains(&id.to_lowercase())
                || connus.ids(nature.table()).any(|connu| connu.eq_ignore_ascii_case(id))
        };
        let id = libre(prefixe, rang, pris_deja);
        // Numbers below this one are all borne.
        rang = id.rsplit('-').next().and_then(|n| n.parse().ok()).unwrap_or(rang);
        pris.insert(id.to_lowercase());
        entree.champs.insert(0, ("id".to_owned(), Toml::Texte(id)));
        crees += 1;
    }
    crees
}

/// « Action n° 1 » → « action-no-1 »; nothing when nothing valid is left.
fn recrire(texte: &str) -> Option<String> {
    let nu: String =
        plier(texte).replace(' ', "-").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let nu = if texte.chars().any(char::is_lowercase) { nu } else { nu.to_uppercase() };
    Id::parse(&nu).ok().map(|id| id.to_string())
}

fn noter(entree: &mut Entree, ecrit: &str, genre: GenreNote, dit: String) {
    let ou = format!("ligne {}", entree.ligne);
    entree.notes.push(Note { ou, titre: String::new(), ecrit: ecrit.to_owned(), genre, dit });
}

/// The objective of an action, found in the dossier or proposed.
fn rattacher(entree: &mut Entree, connus: &Connus, plan: &mut Plan) {
    let texte = |valeur: Option<Toml>| match valeur {
        Some(Toml::Texte(texte)) => Some(texte),
        _ => None,
    };
    let (axe, objectif) = (texte(entree.retirer("axe")), texte(entree.retirer("objectif")));
    // What is only proposed makes no axis of its own.
    if entree.retenue.is_some() || !entree.a("titre") {
        for (cle, dit) in [("axe", axe), ("objectif", objectif)] {
            if let Some(dit) = dit {
                noter(entree, &dit, GenreNote::SansChamp, cle.to_owned());
            }
        }
        return;
    }
    let (id, dits) = plan.objectif(connus, axe.as_deref(), objectif.as_deref());
    dits.into_iter().for_each(|d| noter(entree, "", GenreNote::Lu, d));
    entree.poser("objectif", Toml::Texte(id));
}

/// Takes the years of a series out of an entry: « annees.2028 » → 2028.
fn serie(entree: &mut Entree, cle: &str) -> Vec<(String, Toml)> {
    let prefixe = format!("{cle}.");
    let (siennes, autres): (Vec<_>, Vec<_>) =
        entree.champs.drain(..).partition(|(c, _)| c.starts_with(&prefixe));
    entree.champs = autres;
    let mut annees: Vec<(String, Toml)> =
        siennes.into_iter().map(|(c, v)| (c[prefixe.len()..].to_owned(), v)).collect();
    annees.sort_by(|a, b| a.0.cmp(&b.0));
    annees
}

/// An end before its beginning is no calendar.
fn dates_dans_l_ordre(entree: &mut Entree) {
    let (Some(debut), Some(fin)) = (entree.brut("debut"), entree.brut("fin")) else { return };
    if fin < debut {
        let ecrit = format!("{debut} – {fin}");
        entree.retirer("fin");
        noter(
            entree,
            &ecrit,
            GenreNote::Incompris,
            "la fin précède le début : elle n’est pas gardée".to_owned(),
        );
    }
}

/// Says why an entry cannot stand as it is.
fn retenir(entree: &mut Entree, nature: Nature) {
    if entree.retenue.is_some() {
        return;
    }
    let absents: Vec<&str> = nature.requis().iter().copied().filter(|cle| !entree.a(cle)).collect();
    // An indicator that inherits has its name from its model.
    let herite = nature == Nature::Indicateurs && entree.a("modele");
    if !absents.is_empty() && !herite {
        entree.retenue = Some(format!("il manque : {}", absents.join(", ")));
        return;
    }
    if nature == Nature::Cibles {
        let forme = entree.texte("forme").unwrap_or_default();
        let complete = match forme {
            "paliers" => entree.a("annees"),
            "oui-non" => entree.a("annee"),
            "plancher" => entree.a("valeur"),
            _ => entree.a("valeur") && entree.a("annee"),
        };
        if !complete {
            let manque = if forme == "paliers" {
                "annees"
            } else if entree.a("valeur") || forme == "oui-non" {
                "annee"
            } else {
                "valeur"
            };
            entree.retenue = Some(format!("il manque : {manque}"));
        }
    }
}

/// Fields in the order of the dossier's own documentation; those of a table together.
fn ranger(entree: &mut Entree, nature: Nature) {
    let montants = serie(entree, "montants");
    if !montants.is_empty() {
        entree.poser("montants", Toml::Table(montants));
    }
    let moyens = moyens(entree);
    if !moyens.is_empty() {
        entree.poser("moyens", Toml::Table(moyens));
    }
    let rang = |cle: &str| {
        let tete = |c: &str| c.split('.').next().unwrap_or_default().to_owned();
        nature.champs().iter().position(|c| tete(c.cle) == cle).unwrap_or(usize::MAX)
    };
    entree.champs.sort_by_key(|(cle, _)| (cle != "id", cle != "objectif", cle != "titre", rang(cle)));
}

fn moyens(entree: &mut Entree) -> Vec<(String, Toml)> {
    if let Some(Toml::Texte(budget)) = entree.retirer("budget") {
        let precision = match entree.retirer("moyens.precision") {
            Some(Toml::Texte(dite)) => format!("{} ; {budget}", dite.trim_end_matches(['.', ' '])),
            _ => budget,
        };
        entree.poser("moyens.precision", Toml::Texte(precision));
    }
    ["etp", "fonctionnement", "investissement", "precision"]
        .iter()
        .filter_map(|sous| Some(((*sous).to_owned(), entree.retirer(&format!("moyens.{sous}"))?)))
        .collect()
}
