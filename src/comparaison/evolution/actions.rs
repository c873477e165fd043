//! What became of each action.

use std::collections::BTreeMap;

use super::appariement::apparier;
use super::mots::{memes, memes_listes, memes_mots};
use super::{Decalage, Fait, Mouvement, Quoi, Renommages, Valeurs, Versions, est_public, se_succedent};
use crate::dossier::{Action, ActionNumerotee, Id, Jour, Moyens, Objectif, Spaser, TexteRiche};
use crate::ecriture::{montant, nombre_brut};

pub fn faits<'a>(v: &Versions<'a>, noms: &Renommages) -> Vec<Fait<'a>> {
    let publiques =
        |s: &'a Spaser<'a>| s.actions().filter(|a| est_public(a.action.diffusion)).collect::<Vec<_>>();
    let actions = apparier(publiques(v.avant), publiques(v.apres), |a: &&ActionNumerotee<'_>| a.action);
    let mut faits: Vec<Fait<'a>> = actions.retires.into_iter().map(Fait::ActionRetiree).collect();
    faits.extend(actions.ajoutes.into_iter().map(Fait::ActionAjoutee));
    for (avant, apres) in actions.communs {
        faits.extend(changements(v, avant.action, apres, noms));
    }
    faits
}

fn changements<'a>(
    v: &Versions<'a>,
    a: &'a Action,
    apres: &'a ActionNumerotee<'a>,
    noms: &Renommages,
) -> Vec<Fait<'a>> {
    let b = apres.action;
    let mut faits = Vec::new();
    let decalages = decalages(a, b);
    if !decalages.is_empty() {
        let mouvement = if se_succedent(v) { Mouvement::Autre } else { mouvement(&decalages) };
        faits.push(Fait::ActionDecalee { action: apres, mouvement, decalages });
    }
    if a.statut != b.statut {
        faits.push(Fait::ActionStatut { action: apres, avant: a.statut, apres: b.statut });
    }
    if !memes_mots(&a.titre, &b.titre) {
        faits.push(Fait::ActionRenommee { avant: a, apres });
    }
    if !memes(a.pilote.as_deref(), b.pilote.as_deref()) {
        faits.push(Fait::ActionPilote { avant: a.pilote.as_deref(), apres });
    }
    let moyens = moyens(a.moyens.as_ref(), b.moyens.as_ref());
    if !moyens.is_empty() {
        faits.push(Fait::ActionMoyens { action: apres, moyens });
    }
    if suivi(noms, &a.objectif) != b.objectif.as_str()
        && let (Some(de), Some(vers)) = (objectif(v.avant, &a.objectif), objectif(v.apres, &b.objectif))
    {
        faits.push(Fait::ActionDeplacee { action: apres, de, vers });
    }
    if a.priorite != b.priorite {
        faits.push(Fait::ActionPriorite { action: apres, avant: a.priorite, apres: b.priorite });
    }
    let champs = recrits(a, b, noms);
    if !champs.is_empty() {
        faits.push(Fait::ActionRecrite { action: apres, champs });
    }
    faits
}

fn objectif<'a>(spaser: &'a Spaser<'a>, id: &Id) -> Option<&'a Objectif> {
    spaser.dossier.objectifs.iter().find(|o| o.id == *id)
}

/// The identifier that an old one became.
pub fn suivi<'n>(noms: &'n Renommages, id: &'n Id) -> &'n str {
    noms.get(id.as_str()).map_or(id.as_str(), String::as_str)
}

/// Dates that moved; a step is known by its words.
fn decalages<'a>(a: &'a Action, b: &'a Action) -> Vec<Decalage<'a>> {
    let mut trouves = Vec::new();
    let mut poser = |quoi, avant: Option<Jour>, apres: Option<Jour>| {
        if avant != apres {
            trouves.push(Decalage { quoi, avant: avant.map(|j| j.0), apres: apres.map(|j| j.0) });
        }
    };
    poser(Quoi::Fin, a.fin, b.fin);
    poser(Quoi::Debut, a.debut, b.debut);
    for etape in &b.etapes {
        if let Some(ancienne) = a.etapes.iter().find(|e| memes_mots(&e.libelle, &etape.libelle)) {
            poser(Quoi::Etape(&etape.libelle), ancienne.echeance, etape.echeance);
        }
    }
    trouves
}

/// The end decides; failing that, steps and beginning when they agree.
fn mouvement(decalages: &[Decalage<'_>]) -> Mouvement {
    let sens = |d: &Decalage<'_>| match (d.avant, d.apres) {
        (Some(avant), Some(apres)) if apres > avant => -1,
        (Some(avant), Some(apres)) if apres < avant => 1,
        _ => 0,
    };
    let fin: Vec<i8> =
        decalages.iter().filter(|d| d.quoi == Quoi::Fin).map(sens).filter(|s| *s != 0).collect();
    let tous = if fin.is_empty() { decalages.iter().map(sens).filter(|s| *s != 0).collect() } else { fin };
    match (tous.contains(&1), tous.contains(&-1)) {
        (true, false) => Mouvement::Progres,
        (false, true) => Mouvement::Recul,
        _ => Mouvement::Autre,
    }
}

fn moyens(a: Option<&Moyens>, b: Option<&Moyens>) -> Vec<Valeurs> {
    let dire = |m: Option<&Moyens>| {
        let mut dits: BTreeMap<&'static str, String> = BTreeMap::new();
        let Some(m) = m else { return dits };
        dits.extend(m.etp.map(|n| ("équivalents temps plein", nombre_brut(n))));
        dits.extend(m.fonctionnement.map(|n| ("budget annuel de fonctionnement", montant(n.euros()))));
        dits.extend(m.investissement.map(|n| ("budget d’investissement", montant(n.euros()))));
        dits.extend(m.precision.as_ref().map(|t| ("précision", format!("« {t} »"))));
        if !m.financeurs.is_empty() {
            let noms: Vec<String> = m
                .financeurs
                .iter()
                .map(|f| {
                    f.montant.map_or_else(|| f.nom.clone(), |n| format!("{} ({})", f.nom, montant(n.euros())))
                })
                .collect();
            dits.insert("financeurs", noms.join(", "));
        }
        dits
    };
    let (a, b) = (dire(a), dire(b));
    let mut champs: Vec<&'static str> = a.keys().chain(b.keys()).copied().collect();
    champs.sort_unstable();
    champs.dedup();
    let valeurs = champs.into_iter().map(|champ| Valeurs {
        champ,
        avant: a.get(champ).cloned(),
        apres: b.get(champ).cloned(),
    });
    valeurs.filter(|v| !memes(v.avant.as_deref(), v.apres.as_deref())).collect()
}

/// Fields whose words or values are no longer the same.
fn recrits(a: &Action, b: &Action, noms: &Renommages) -> Vec<&'static str> {
    let riche = |t: &Option<TexteRiche>| t.as_ref().map(|t| t.0.clone());
    let texte =
        |a: &Option<TexteRiche>, b: &Option<TexteRiche>| memes(riche(a).as_deref(), riche(b).as_deref());
    let ids = |a: &[Id], b: &[Id]| a.iter().map(|i| suivi(noms, i)).eq(b.iter().map(Id::as_str));
    let etapes = |x: &Action| {
        x.etapes
            .iter()
            .map(|e| format!("{}|{}", e.libelle, e.livrable.as_deref().unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let egaux = [
        ("constat", texte(&a.constat, &b.constat)),
        ("description", texte(&a.description, &b.description)),
        ("résultat attendu", texte(&a.resultat_attendu, &b.resultat_attendu)),
        (
            "étapes",
            memes_listes(&etapes(a), &etapes(b))
                && a.etapes.iter().map(|e| e.etat).eq(b.etapes.iter().map(|e| e.etat)),
        ),
        ("fonction du pilote", memes(a.pilote_fonction.as_deref(), b.pilote_fonction.as_deref())),
        ("élu référent", memes(a.elu_referent.as_deref(), b.elu_referent.as_deref())),
        ("directions contributrices", memes_listes(&a.contributeurs, &b.contributeurs)),
        ("partenaires", memes_listes(&a.partenaires, &b.partenaires)),
        ("public visé", memes(a.public_cible.as_deref(), b.public_cible.as_deref())),
        ("acheteurs", ids(&a.acheteurs, &b.acheteurs)),
        ("segments", ids(&a.segments, &b.segments)),
        ("indicateurs", ids(&a.indicateurs, &b.indicateurs)),
        ("orientations", ids(&a.orientations, &b.orientations)),
        ("obligations", ids(&a.obligations, &b.obligations)),
        ("sous-thèmes", a.sous_themes == b.sous_themes),
        ("objectifs de développement durable", a.odd == b.odd),
        ("récurrence", a.recurrente == b.recurrente),
        ("effort", a.effort == b.effort),
        ("avancement", a.avancement == b.avancement),
        ("exemple de marché", texte(&a.exemple_de_marche, &b.exemple_de_marche)),
    ];
    egaux.into_iter().filter(|(_, egal)| !egal).map(|(champ, _)| champ).collect()
}
