//! Axes, objectives, indicators, duties, period, governing bodies, buyers.

use super::actions::suivi;
use super::appariement::{Suivi, apparier};
use super::mots::{memes, memes_listes, memes_mots};
use super::{Fait, Renommages, Valeurs, Versions};
use crate::dossier::{
    Acheteur, ActionNumerotee, Axe, Choix, Id, IndicateurResolu, Instance, Objectif, ObligationRetenue,
    Spaser, TexteRiche,
};
use crate::ecriture::date_longue;

/// Identifiers that changed, from old to new.
pub fn renommages(v: &Versions<'_>) -> Renommages {
    let mut noms = Renommages::new();
    let mut suivre = |pairs: Vec<(&Id, &Id)>| {
        noms.extend(pairs.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (a.to_string(), b.to_string())));
    };
    suivre(ids(axes(v).communs));
    suivre(ids(objectifs(v).communs));
    suivre(indicateurs(v).communs.into_iter().map(|(a, b)| (a.id(), b.id())).collect());
    let actions =
        apparier(v.avant.actions().collect(), v.apres.actions().collect(), |a: &&ActionNumerotee<'_>| {
            a.action
        });
    suivre(actions.communs.into_iter().map(|(a, b)| (&a.action.id, &b.action.id)).collect());
    noms
}

fn ids<'a, T: Suivi>(pairs: Vec<(&'a T, &'a T)>) -> Vec<(&'a Id, &'a Id)> {
    pairs.into_iter().map(|(a, b)| (a.id(), b.id())).collect()
}

type Paires<T> = super::appariement::Appariement<T>;

fn axes<'a>(v: &Versions<'a>) -> Paires<&'a Axe> {
    apparier(v.avant.dossier.axes.iter().collect(), v.apres.dossier.axes.iter().collect(), |a: &&Axe| *a)
}

fn objectifs<'a>(v: &Versions<'a>) -> Paires<&'a Objectif> {
    apparier(
        v.avant.dossier.objectifs.iter().collect(),
        v.apres.dossier.objectifs.iter().collect(),
        |o: &&Objectif| *o,
    )
}

fn indicateurs<'a>(v: &Versions<'a>) -> Paires<&'a IndicateurResolu<'a>> {
    apparier(
        v.avant.indicateurs.iter().collect(),
        v.apres.indicateurs.iter().collect(),
        |i: &&IndicateurResolu<'_>| i.source,
    )
}

pub fn faits<'a>(v: &Versions<'a>, noms: &Renommages) -> Vec<Fait<'a>> {
    let mut faits = faits_axes(v);
    faits.extend(faits_objectifs(v, noms));
    faits.extend(faits_indicateurs(v));
    faits.extend(faits_obligations(v));
    faits.extend(periode(v));
    faits.extend(instances(v));
    faits.extend(acheteurs(v));
    faits.extend(document(v));
    faits
}

fn riche(texte: &Option<TexteRiche>) -> Option<&str> {
    texte.as_ref().map(|t| t.0.as_str())
}

fn differents(egaux: impl IntoIterator<Item = (&'static str, bool)>) -> Vec<&'static str> {
    egaux.into_iter().filter(|(_, egal)| !egal).map(|(champ, _)| champ).collect()
}

fn faits_axes<'a>(v: &Versions<'a>) -> Vec<Fait<'a>> {
    let axes = axes(v);
    let mut faits: Vec<Fait<'a>> = axes.retires.into_iter().map(Fait::AxeRetire).collect();
    faits.extend(axes.ajoutes.into_iter().map(Fait::AxeAjoute));
    let rangs: Vec<Option<usize>> =
        axes.communs.iter().map(|(a, _)| v.avant.dossier.axes.iter().position(|x| x.id == a.id)).collect();
    if !rangs.is_sorted() {
        faits.push(Fait::AxesReordonnes);
    }
    for (a, b) in axes.communs {
        if !memes_mots(&a.titre, &b.titre) {
            faits.push(Fait::AxeRenomme { avant: a, apres: b });
        }
        let champs = differents([
            ("volet", a.categorie == b.categorie),
            ("ambition", memes(riche(&a.ambition), riche(&b.ambition))),
            ("objectifs de développement durable", a.odd == b.odd),
        ]);
        if !champs.is_empty() {
            faits.push(Fait::AxeRecrit { axe: b, champs });
        }
    }
    faits
}

fn faits_objectifs<'a>(v: &Versions<'a>, noms: &Renommages) -> Vec<Fait<'a>> {
    let objectifs = objectifs(v);
    let mut faits: Vec<Fait<'a>> = objectifs.retires.into_iter().map(Fait::ObjectifRetire).collect();
    faits.extend(objectifs.ajoutes.into_iter().map(Fait::ObjectifAjoute));
    let axe = |s: &'a Spaser<'a>, id: &Id| s.dossier.axes.iter().find(|a| a.id == *id);
    for (a, b) in objectifs.communs {
        if !memes_mots(&a.titre, &b.titre) {
            faits.push(Fait::ObjectifRenomme { avant: a, apres: b });
        }
        if suivi(noms, &a.axe) != b.axe.as_str()
            && let (Some(de), Some(vers)) = (axe(v.avant, &a.axe), axe(v.apres, &b.axe))
        {
            faits.push(Fait::ObjectifDeplace { objectif: b, de, vers });
        }
        let champs = differents([
            ("description", memes(riche(&a.description), riche(&b.description))),
            ("sous-thèmes", a.sous_themes == b.sous_themes),
        ]);
        if !champs.is_empty() {
            faits.push(Fait::ObjectifRecrit { objectif: b, champs });
        }
    }
    faits
}

fn faits_indicateurs<'a>(v: &Versions<'a>) -> Vec<Fait<'a>> {
    let indicateurs = indicateurs(v);
    let mut faits: Vec<Fait<'a>> = indicateurs.retires.into_iter().map(Fait::IndicateurRetire).collect();
    faits.extend(indicateurs.ajoutes.into_iter().map(Fait::IndicateurAjoute));
    for (a, b) in indicateurs.communs {
        if !memes_mots(a.nom, b.nom) {
            faits.push(Fait::IndicateurRenomme { avant: a, apres: b });
        }
        let redefini = differents([
            ("définition", memes(a.definition, b.definition)),
            ("numérateur", memes(a.numerateur, b.numerateur)),
            ("dénominateur", memes(a.denominateur, b.denominateur)),
            ("unité", memes_mots(a.unite, b.unite)),
            ("expression", a.expression == b.expression),
            ("périmètre", memes(a.source.perimetre.as_deref(), b.source.perimetre.as_deref())),
            ("sens souhaité", a.sens == b.sens),
        ]);
        if !redefini.is_empty() {
            faits.push(Fait::IndicateurRedefini { indicateur: b, champs: redefini });
        }
        let champs = differents([
            ("nom court", memes_mots(a.court, b.court)),
            ("volet", a.categorie == b.categorie && a.categorie_achat == b.categorie_achat),
            ("usage", a.source.usage == b.source.usage),
            ("portée", a.source.portee == b.source.portee),
            ("source des données", memes(a.source_donnees, b.source_donnees)),
            (
                "responsable de la collecte",
                memes(a.source.responsable.as_deref(), b.source.responsable.as_deref()),
            ),
            ("rythme de collecte", a.frequence == b.frequence),
            ("année de référence", a.annee_reference == b.annee_reference),
            ("limites", memes(a.limites, b.limites)),
            ("ventilation", memes_listes(&a.source.ventilation, &b.source.ventilation)),
            ("seuil d’alerte", a.source.seuil_alerte == b.source.seuil_alerte),
            ("décimales", a.decimales == b.decimales),
            ("fondement", a.statut_juridique == b.statut_juridique),
            ("acheteurs", a.source.acheteurs == b.source.acheteurs),
            ("mode de calcul", a.source.automatise == b.source.automatise),
            ("antériorité", a.source.preexistant == b.source.preexistant),
            (
                "précision ou mise en avant de la cible",
                a.cibles.len() != b.cibles.len() || precisions(a) == precisions(b),
            ),
        ]);
        if !champs.is_empty() {
            faits.push(Fait::IndicateurRecrit { indicateur: b, champs });
        }
    }
    faits
}

/// What a target says beside its values, when it has the same buyers.
fn precisions(i: &IndicateurResolu<'_>) -> Vec<String> {
    let dire = |t: &Option<String>| t.as_deref().map(super::mots::mots).unwrap_or_default();
    i.cibles
        .iter()
        .map(|c| format!("{}|{}|{}|{}", dire(&c.precision), dire(&c.jalon), dire(&c.groupe), c.phare))
        .collect()
}

fn faits_obligations<'a>(v: &Versions<'a>) -> Vec<Fait<'a>> {
    let (avant, apres) = (&v.avant.dossier.obligations, &v.apres.dossier.obligations);
    let meme = |a: &ObligationRetenue, b: &ObligationRetenue| a.id == b.id;
    let mut faits: Vec<Fait<'a>> = avant
        .iter()
        .filter(|a| !apres.iter().any(|b| meme(a, b)))
        .map(|o| Fait::ObligationEcartee(&o.id))
        .collect();
    for o in apres {
        match avant.iter().find(|a| meme(a, o)) {
            None => faits.push(Fait::ObligationRetenue(&o.id)),
            Some(a) => {
                let egale = memes(riche(&a.reponse), riche(&o.reponse))
                    && memes(riche(&a.exige), riche(&o.exige))
                    && memes(a.titre.as_deref(), o.titre.as_deref())
                    && memes(a.fondement.as_deref(), o.fondement.as_deref())
                    && a.nature == o.nature;
                if !egale {
                    faits.push(Fait::ObligationRecrite(&o.id));
                }
            }
        }
    }
    faits
}

fn periode<'a>(v: &Versions<'a>) -> Option<Fait<'a>> {
    let (avant, apres) = (v.avant.periode(), v.apres.periode());
    (avant != apres).then_some(Fait::Periode { avant, apres })
}

fn instances<'a>(v: &Versions<'a>) -> Vec<Fait<'a>> {
    let (avant, apres) = (&v.avant.dossier.instances, &v.apres.dossier.instances);
    let retirees = avant.iter().filter(|a| apres.iter().all(|b| b.id != a.id));
    let mut faits: Vec<Fait<'a>> = retirees.map(Fait::InstanceRetiree).collect();
    for b in apres {
        let Some(a) = avant.iter().find(|a| a.id == b.id) else {
            faits.push(Fait::InstanceAjoutee(b));
            continue;
        };
        if a.seances_par_an != b.seances_par_an {
            faits.push(Fait::InstanceRythme {
                instance: b,
                avant: a.seances_par_an,
                apres: b.seances_par_an,
            });
        }
        if !meme_instance(a, b) {
            faits.push(Fait::InstanceRecrite(b));
        }
    }
    faits
}

fn meme_instance(a: &Instance, b: &Instance) -> bool {
    memes_mots(&a.nom, &b.nom)
        && memes(a.sigle.as_deref(), b.sigle.as_deref())
        && a.niveau == b.niveau
        && memes(a.presidence.as_deref(), b.presidence.as_deref())
        && memes_listes(&a.composition, &b.composition)
        && memes(riche(&a.role), riche(&b.role))
}

fn acheteurs<'a>(v: &Versions<'a>) -> Vec<Fait<'a>> {
    let (avant, apres) = (&v.avant.dossier.acheteurs, &v.apres.dossier.acheteurs);
    // A lone buyer is the same whatever its identifier.
    let seuls = avant.len() == 1 && apres.len() == 1;
    let meme = |a: &Acheteur, b: &Acheteur| seuls || a.id == b.id;
    let retires = avant.iter().filter(|a| !apres.iter().any(|b| meme(a, b)));
    let mut faits: Vec<Fait<'a>> = retires.map(Fait::AcheteurRetire).collect();
    for b in apres {
        let Some(a) = avant.iter().find(|a| meme(a, b)) else {
            faits.push(Fait::AcheteurAjoute(b));
            continue;
        };
        if !memes_mots(&a.nom, &b.nom) {
            faits.push(Fait::AcheteurRenomme { avant: a, apres: b });
        }
        let champs = differents([
            ("type", a.type_acheteur == b.type_acheteur),
            ("SIRET", a.siret == b.siret),
            ("population", a.population == b.population),
            (
                "dépenses au titre des marchés",
                a.depenses_marches_ht == b.depenses_marches_ht && a.annee_seuil == b.annee_seuil,
            ),
            ("marchés notifiés", a.marches_notifies == b.marches_notifies),
            ("dépenses de fonctionnement", a.depenses_fonctionnement == b.depenses_fonctionnement),
            ("effectif", a.agents == b.agents),
            ("véhicules", a.vehicules == b.vehicules && a.autobus == b.autobus),
            (
                "restaurants",
                a.restaurants_collectifs == b.restaurants_collectifs
                    && a.restaurants_jeunes == b.restaurants_jeunes,
            ),
            ("surface tertiaire", a.surface_tertiaire == b.surface_tertiaire),
            ("présentation", memes(riche(&a.presentation), riche(&b.presentation))),
            ("périmètre", memes(riche(&a.perimetre), riche(&b.perimetre))),
            ("signataire", memes(a.signataire.as_deref(), b.signataire.as_deref())),
            ("assemblée", memes(a.assemblee.as_deref(), b.assemblee.as_deref())),
            ("coordination", a.coordonnateur == b.coordonnateur),
            (
                "adresse",
                memes_listes(&a.adresse, &b.adresse) && memes(a.ville.as_deref(), b.ville.as_deref()),
            ),
        ]);
        if !champs.is_empty() {
            faits.push(Fait::AcheteurRecrit { acheteur: b, champs });
        }
    }
    faits
}

fn document<'a>(v: &Versions<'a>) -> Vec<Fait<'a>> {
    let (a, b) = (&v.avant.dossier.document, &v.apres.dossier.document);
    let jour = |j: Option<crate::dossier::Jour>| j.map(|j| date_longue(j.0));
    let annee = |a: Option<crate::dossier::Annee>| a.map(|a| a.to_string());
    let valeurs = [
        ("état", Some(a.etat.cle().to_owned()), Some(b.etat.cle().to_owned())),
        ("version", a.version.clone(), b.version.clone()),
        ("rang de l’édition", a.edition.map(|e| e.to_string()), b.edition.map(|e| e.to_string())),
        ("titre", a.titre.clone(), b.titre.clone()),
        ("nom d’usage", a.nom_usage.clone(), b.nom_usage.clone()),
        ("date juridique", jour(a.date_juridique), jour(b.date_juridique)),
        ("date d’édition", jour(a.date_edition), jour(b.date_edition)),
        ("année de référence", annee(a.annee_reference), annee(b.annee_reference)),
        (
            "première publication des indicateurs",
            annee(a.premiere_publication),
            annee(b.premiere_publication),
        ),
    ];
    valeurs
        .into_iter()
        .filter(|(_, a, b)| !memes(a.as_deref(), b.as_deref()))
        .map(|(champ, avant, apres)| Fait::Document(Valeurs { champ, avant, apres }))
        .collect()
}
