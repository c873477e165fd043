//! The scheme as data that anyone may reuse: one projection of the dossier, from which come the JSON, the CSV
//! and what is attached to the PDF.

use jiff::civil::Date;

use super::contexte::Contexte;
use crate::dossier::{
    Acheteur, ActionNumerotee, Annee, AxeNumerote, Choix, Diffusion, Etape, IndicateurResolu, Jour,
    ObjectifNumerote,
};
use crate::droit::calendrier::annees_de_publication;
use crate::mesure::AvancementActuel;

mod contrat;
pub mod registre;
pub mod table;

pub use contrat::*;

/// The licence that French administrations use by default.
pub fn licence() -> Licence {
    Licence {
        nom: "Licence Ouverte 2.0".to_owned(),
        adresse: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/".to_owned(),
    }
}

pub fn construire(cx: &Contexte<'_>) -> Publique {
    let document = &cx.spaser.dossier.document;
    Publique {
        format: 1,
        titre: super::schema::titre(cx),
        debut: document.debut.map(|a| a.0),
        fin: document.fin.map(|a| a.0),
        edition: document.edition,
        version: document.version.clone(),
        etat: document.etat.cle().to_owned(),
        date_edition: jour(document.date_edition),
        adresse: document.adresse_publication.as_ref().map(|a| a.as_str().to_owned()),
        licence: licence(),
        acheteurs: cx.spaser.dossier.acheteurs.iter().map(acheteur).collect(),
        axes: cx.spaser.axes.iter().map(|a| axe(cx, a)).collect(),
        indicateurs: cx.spaser.indicateurs_par_axe().map(|i| indicateur(cx, i)).collect(),
        annees_de_publication: annees_de_publication(cx.spaser).iter().map(|a| a.0).collect(),
    }
}

fn jour(jour: Option<Jour>) -> Option<String> {
    jour.map(|Jour(date)| Date::to_string(&date))
}

fn acheteur(a: &Acheteur) -> AcheteurPublic {
    let depense = |(annee, montant): (&Annee, &crate::dossier::Montant)| ValeurAnnuelle {
        annee: annee.0,
        valeur: montant.euros(),
    };
    AcheteurPublic {
        id: a.id.to_string(),
        nom: a.nom.clone(),
        type_acheteur: a.type_acheteur.cle().to_owned(),
        siret: a.siret.as_ref().map(|s| s.as_str().to_owned()),
        population: a.population,
        coordonnateur: a.coordonnateur,
        depenses_marches_ht: a.depenses_marches_ht.iter().map(depense).collect(),
    }
}

fn axe(cx: &Contexte<'_>, a: &AxeNumerote<'_>) -> AxePublic {
    AxePublic {
        id: a.axe.id.to_string(),
        numero: a.numero.clone(),
        titre: a.axe.titre.clone(),
        categorie: a.axe.categorie.map(|c| c.cle().to_owned()),
        objectifs: a.objectifs.iter().map(|o| objectif(cx, o)).collect(),
    }
}

/// Whatever the audience of the document, these data are for everyone.
fn objectif(cx: &Contexte<'_>, o: &ObjectifNumerote<'_>) -> ObjectifPublic {
    let publiques = o.actions.iter().filter(|a| a.action.diffusion != Some(Diffusion::Interne));
    ObjectifPublic {
        id: o.objectif.id.to_string(),
        numero: o.numero.clone(),
        titre: o.objectif.titre.clone(),
        actions: publiques.map(|a| action(cx, a)).collect(),
    }
}

fn action(cx: &Contexte<'_>, a: &ActionNumerotee<'_>) -> ActionPublique {
    let x = a.action;
    let concernes = cx.spaser.dossier.acheteurs.iter().map(|a| &a.id);
    let concernes = concernes.filter(|id| x.acheteurs.is_empty() || x.acheteurs.contains(id));
    let etape = |e: &Etape| EtapePublique { libelle: e.libelle.clone(), echeance: jour(e.echeance) };
    ActionPublique {
        id: x.id.to_string(),
        numero: a.numero.clone(),
        titre: x.titre.clone(),
        acheteurs: concernes.map(ToString::to_string).collect(),
        pilote: x.pilote.clone(),
        debut: jour(x.debut),
        fin: jour(x.fin),
        recurrente: x.recurrente,
        statut: AvancementActuel::new(cx.suivi, x).statut.map(|s| s.cle().to_owned()),
        etapes: x.etapes.iter().map(etape).collect(),
        indicateurs: x.indicateurs.iter().map(ToString::to_string).collect(),
        odd: x.odd.clone(),
    }
}

fn indicateur(cx: &Contexte<'_>, i: &IndicateurResolu<'_>) -> IndicateurPublic {
    let texte = |t: Option<&str>| t.map(str::to_owned);
    let fondements = i.fondements.iter().filter_map(|id| cx.catalogue().citer(id, cx.date));
    let (cibles, observations) = valeurs(cx, i);
    IndicateurPublic {
        id: i.id().to_string(),
        nom: i.nom.to_owned(),
        definition: texte(i.definition),
        categorie: i.categorie.map(|c| c.cle().to_owned()),
        categorie_achat: i.categorie_achat.map(|c| c.cle().to_owned()),
        unite: i.unite.to_owned(),
        expression: i.expression.map(|e| e.cle().to_owned()),
        numerateur: texte(i.numerateur),
        denominateur: texte(i.denominateur),
        source: texte(i.source_donnees),
        frequence: i.frequence.cle().to_owned(),
        sens: i.sens.cle().to_owned(),
        limites: texte(i.limites),
        fondements: fondements
            .filter(|c| c.certitude != crate::catalogue::Certitude::AVerifier)
            .map(|c| c.longue)
            .collect(),
        cibles,
        observations,
    }
}

/// Four decimals at most: a rate is a quotient, its last binary digits say nothing.
fn arrondi(n: f64) -> f64 {
    (n * 1e4).round() / 1e4
}

fn valeurs(cx: &Contexte<'_>, i: &IndicateurResolu<'_>) -> (Vec<CiblePublique>, Vec<Observation>) {
    let (mut cibles, mut observations) = (Vec::new(), Vec::new());
    let Some(resolu) = cx.spaser.indicateur(i.id()) else { return (cibles, observations) };
    for acheteur in cx.spaser.acheteurs_de(i) {
        let t = cx.trajectoire(resolu, acheteur);
        let observees = &t.observations;
        observations.extend(observees.annees().into_iter().filter_map(|a| {
            Some(Observation {
                acheteur: acheteur.id.to_string(),
                annee: a.0,
                valeur: arrondi(observees.valeur(a)?),
                numerateur: observees.numerateur(a),
                denominateur: observees.denominateur(a),
            })
        }));
        let Some(forme) = t.cibles().first().map(|c| c.forme) else { continue };
        let mut annees = cx.spaser.annees_des_cibles();
        annees.extend(t.cible_finale().map(|(a, _)| a).filter(|a| !annees.contains(a)));
        cibles.extend(annees.into_iter().filter_map(|a| {
            let valeur = arrondi(t.cible(a)?);
            Some(CiblePublique {
                acheteur: acheteur.id.to_string(),
                annee: a.0,
                valeur,
                forme: forme.cle().to_owned(),
            })
        }));
    }
    (cibles, observations)
}
