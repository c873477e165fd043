//! `spaser droit applicable`: the duties of a buyer on a date, or those that bear on one of its contracts.

use super::{catalogue, dire_citation, rendre};
use crate::catalogue::{Catalogue, Obligation};
use crate::choix::{CategorieAcheteur, Choix, GenreContrat};
use crate::cli::arguments::droit::Applicable;
use crate::droit::contrat::{FaitsContrat, Prise, devoirs_du_contrat};
use crate::droit::{Faits, Moment, Portee, devoirs};
use crate::ecriture::{date_longue, montant};
use crate::vue::conformite::nature;
use crate::vue::grille::{GROUPES, RESERVE, SANS_SUITE, etat};

pub fn executer(demande: &Applicable) -> u8 {
    rendre(repondre(demande))
}

fn repondre(demande: &Applicable) -> Result<(), u8> {
    let catalogue = catalogue(demande.complements.droit.as_deref())?;
    let faits = faits(demande);
    let porte_sur_un_contrat = demande.montant.is_some()
        || demande.objet.is_some()
        || demande.duree_mois.is_some()
        || demande.contrat.is_some();
    seuil(&catalogue, demande);
    if porte_sur_un_contrat {
        contrat(&catalogue, &faits, demande);
    } else {
        acheteur(&catalogue, &faits, demande);
    }
    dire!("\n{RESERVE}");
    Ok(())
}

fn faits(d: &Applicable) -> Faits {
    Faits {
        population: d.population,
        depenses: d.depenses,
        agents: d.agents,
        vehicules: d.vehicules,
        autobus: d.vehicules.map(|_| false),
        restaurants: d.restaurants,
        restaurants_jeunes: d.restaurants.filter(|n| *n == 0),
        surface_tertiaire: d.surface,
        fonctionnement: d.fonctionnement,
        territoire: d.territoire,
        ..Faits::de_type(d.type_acheteur)
    }
}

/// The threshold test, when a spend is given.
fn seuil(catalogue: &Catalogue, d: &Applicable) {
    let (Some(depenses), Some(seuil)) = (d.depenses, catalogue.seuil("spaser", d.date)) else { return };
    let soumis = depenses > seuil.valeur as f64;
    dire!(
        "Schéma : {} HT de dépenses, seuil de {} HT à dépasser : {}",
        montant(depenses),
        montant(seuil.valeur as f64),
        if soumis { "l’acheteur est tenu d’adopter un schéma" } else { "démarche volontaire" }
    );
    for id in &seuil.fondements {
        catalogue.citer(id, d.date).iter().for_each(|c| dire!("  {}", dire_citation(c)));
    }
    dire!("");
}

fn acheteur(catalogue: &Catalogue, faits: &Faits, d: &Applicable) {
    let tous = devoirs(catalogue, faits, d.date, None);
    dire!("Obligations au {}", date_longue(d.date));
    for (groupe, titre) in GROUPES.into_iter().filter(|(groupe, _)| !SANS_SUITE.contains(groupe)) {
        let siens: Vec<_> = tous.iter().filter(|d| etat(d).0 == groupe).collect();
        if siens.is_empty() {
            continue;
        }
        dire!("\n{titre}");
        for devoir in siens {
            let cible = devoir.cible().map(|c| format!(" ; cible : {c}")).unwrap_or_default();
            let o = devoir.obligation;
            dire!("  {:8} {} ({}), {}{cible}", o.id, o.titre, nature(o.nature), etat(devoir).1);
            fondements(catalogue, o, d);
        }
    }
    let ecartes = tous.iter().filter(|d| matches!(d.portee, Portee::Non(_))).count();
    dire!(
        "\nSans objet pour cet acheteur : {ecartes} (`spaser droit liste --type {}`)",
        d.type_acheteur.cle()
    );
}

fn contrat(catalogue: &Catalogue, faits: &Faits, d: &Applicable) {
    let contrat = FaitsContrat {
        genre: d.contrat.unwrap_or(GenreContrat::Marche),
        objet: d.objet,
        montant: d.montant,
        duree_mois: d.duree_mois,
        categorie: d.categorie.unwrap_or(CategorieAcheteur::PouvoirAdjudicateur),
    };
    dire!("Contrat dont la consultation est engagée le {}", date_longue(d.date));
    for x in devoirs_du_contrat(catalogue, faits, &contrat, d.date) {
        let o = x.devoir.obligation;
        let suite = match (&x.prise, x.devoir.moment) {
            (Prise::Non(_), _) => continue,
            (_, Moment::AVenir(du)) => format!("pas encore : à compter du {}", date_longue(du)),
            (_, Moment::Echue(_)) => continue,
            (Prise::Inconnue(fait), _) => format!("à préciser : {fait}"),
            (Prise::Oui, _) => match o.familles.iter().any(|f| f == "toutes") || o.familles.is_empty() {
                true => "s’applique".to_owned(),
                false => format!("s’applique si l’achat relève de : {}", o.familles.join(", ")),
            },
        };
        dire!("  {:8} {} ({}) — {suite}", o.id, o.titre, nature(o.nature));
        x.remarque.iter().for_each(|r| dire!("           {r}"));
        o.exceptions.iter().for_each(|e| dire!("           exception : {e}"));
        fondements(catalogue, o, d);
    }
}

fn fondements(catalogue: &Catalogue, o: &Obligation, d: &Applicable) {
    let date = d.date.max(o.du.unwrap_or(d.date));
    let cites = o.fondements.iter().filter_map(|id| catalogue.citer(id, date)).map(|c| c.courte);
    let cites: Vec<String> = cites.collect();
    if !cites.is_empty() {
        dire!("           {}", cites.join(" ; "));
    }
}
