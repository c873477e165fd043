//! `spaser droit seance`: convening, quorum, majority and the formula to print, for figures given.

use super::{catalogue, dire_citation, rendre};
use crate::catalogue::{Catalogue, FormeActe, Organisme};
use crate::cli::arguments::droit::Seance;
use crate::cli::{REFUSE, interne};
use crate::droit::seance::{self, Assemblee, Issue, Voix};
use crate::ecriture::{capitale, compte, date_longue};

pub fn executer(demande: &Seance) -> u8 {
    rendre(repondre(demande))
}

fn repondre(d: &Seance) -> Result<(), u8> {
    let catalogue = catalogue(d.complements.droit.as_deref())?;
    let o = catalogue.organisme(d.type_acheteur).ok_or_else(|| interne("organe absent du catalogue"))?;
    dire!("{} ({})", capitale(&o.organe), o.libelle);
    if o.acte == FormeActe::Decision {
        dire!("L’acte est une décision : ni convocation, ni quorum, ni vote.");
        return Ok(());
    }
    convocation(&catalogue, o, d);
    let assemblee = Assemblee {
        en_exercice: d.exercice,
        presents: d.presents,
        distance: d.distance,
        pouvoirs: d.pouvoirs,
        sans_part: d.sans_part,
    };
    presences(&catalogue, o, &assemblee)?;
    quorum(&catalogue, o, &assemblee);
    vote(&catalogue, o, &assemblee, d)
}

fn fondement(catalogue: &Catalogue, id: Option<&str>, d: jiff::civil::Date) {
    id.and_then(|id| catalogue.citer(id, d)).iter().for_each(|c| dire!("  {}", dire_citation(c)));
}

fn convocation(catalogue: &Catalogue, o: &Organisme, d: &Seance) {
    let Some(regle) = seance::convocation(o, d.population) else {
        match o.convocations.len() {
            0 => dire!("Convocation : délai non relevé, ou laissé aux statuts et au règlement intérieur"),
            _ => dire!("Convocation : le délai dépend de la population (`--population`)"),
        }
        return;
    };
    match regle.delai {
        Some(delai) => {
            let dernier = seance::convoquer_avant(delai, d.date).map(date_longue).unwrap_or_default();
            dire!("Convocation : {}, soit au plus tard le {dernier}", seance::dire_delai(delai));
        }
        None => dire!("Convocation : délai laissé aux statuts ou au règlement intérieur"),
    }
    if let Some(document) = &regle.document {
        dire!("  Document joint : {document}");
    }
    if let Some(urgence) = &regle.urgence {
        let delai = urgence.delai.map(|x| format!(" au moins {}", seance::dire_delai(x))).unwrap_or_default();
        let condition = urgence.condition.as_ref().map(|c| format!(" ; {c}")).unwrap_or_default();
        dire!(
            "  En cas d’urgence :{}{condition}",
            if delai.is_empty() { " délai abrégé".to_owned() } else { delai }
        );
    }
    regle.fondements.iter().for_each(|id| fondement(catalogue, Some(id), d.date));
}

/// Figures that cannot be.
fn presences(_: &Catalogue, o: &Organisme, a: &Assemblee) -> Result<(), u8> {
    if a.distance > 0 && o.visioconference == Some(false) {
        crier!(
            "erreur : {} ne se réunit pas en visioconférence ; `--distance` ne peut être compté",
            o.organe_avec_article
        );
        return Err(REFUSE);
    }
    let presents = a.presents.saturating_add(a.distance);
    if presents.saturating_add(a.pouvoirs) > a.en_exercice {
        crier!("erreur : présents et pouvoirs dépassent les membres en exercice");
        return Err(REFUSE);
    }
    if o.pouvoirs_par_membre.is_some_and(|n| a.pouvoirs > presents.saturating_mul(n)) {
        crier!(
            "erreur : {} pour {} ; un membre présent n’en reçoit qu’un",
            compte(a.pouvoirs as usize, "pouvoir", "pouvoirs"),
            compte(presents as usize, "présent", "présents")
        );
        return Err(REFUSE);
    }
    Ok(())
}

fn quorum(catalogue: &Catalogue, o: &Organisme, a: &Assemblee) {
    let date = o.lu_le.max(jiff::civil::date(2026, 1, 1));
    match seance::quorum(o, a) {
        Some(q) => {
            let issue = if q.atteint() { "atteint" } else { "non atteint" };
            dire!("Quorum : {issue} ({} comptés, {} requis) — {}", q.comptes, q.requis, q.regle);
            if let (false, Some(seconde)) = (q.atteint(), &o.seconde_convocation) {
                let delai = seconde.delai.map(seance::dire_delai).unwrap_or_default();
                let plein_droit = if seconde.de_plein_droit { ", de plein droit" } else { "" };
                let sans = if seconde.sans_quorum { ", sans condition de quorum" } else { "" };
                dire!("  Seconde réunion : {delai} après{plein_droit}{sans}");
                fondement(catalogue, Some(&seconde.fondement), date);
            }
        }
        None => dire!("Quorum : non relevé, ou fixé par les statuts"),
    }
    fondement(catalogue, o.quorum_fondement.as_deref(), date);
}

fn vote(catalogue: &Catalogue, o: &Organisme, a: &Assemblee, d: &Seance) -> Result<(), u8> {
    let Some(votants) = a.votants(o) else {
        crier!("erreur : plus de membres sans part au vote que de présents et représentés");
        return Err(REFUSE);
    };
    dire!("Votants : {votants}");
    let (Some(pour), Some(contre)) = (d.pour, d.contre) else { return Ok(()) };
    let voix = Voix { pour, contre, abstentions: d.abstentions, secret: d.secret };
    if voix.total() != votants {
        crier!(
            "erreur : {pour} pour, {contre} contre et {} abstentions font {}, pour {votants} votants",
            d.abstentions,
            voix.total()
        );
        return Err(REFUSE);
    }
    if d.secret && a.distance > 0 {
        crier!("erreur : une séance tenue en visioconférence ne vote qu’au scrutin public");
        return Err(REFUSE);
    }
    let Some((requis, base)) = seance::majorite(o, a, &voix) else {
        dire!("Majorité : non relevée, ou fixée par les statuts");
        return Ok(());
    };
    dire!("Majorité : {requis} voix sur les {base}");
    fondement(catalogue, o.majorite_fondement.as_deref(), d.date);
    match seance::issue(o, a, &voix) {
        Some(Issue::Adoptee) => {
            dire!("Résultat : adoptée");
            dire!("À imprimer : « La délibération est adoptée {}. »", seance::formule(o, &voix));
        }
        Some(Issue::VoixPreponderante) => {
            dire!("Résultat : partage des voix ; la voix du président est prépondérante");
            fondement(catalogue, o.voix_preponderante_fondement.as_deref(), d.date);
        }
        _ => {
            dire!("Résultat : rejetée");
            dire!("À imprimer : « La délibération n’est pas adoptée. »");
        }
    }
    Ok(())
}
