//! `spaser droit seance`: convening, quorum, majority and the formula to print, for figures given.

use jiff::civil::Date;

use super::{catalogue, dire_citation, rendre};
use crate::catalogue::{Catalogue, FormeActe, Organisme};
use crate::cli::arguments::droit::Seance;
use crate::cli::{REFUSE, interne};
use crate::droit::seance::{self, Assemblee, Contradiction, Issue, Voix};
use crate::ecriture::{capitale, date_longue};

pub fn executer(demande: &Seance) -> u8 {
    rendre(repondre(demande))
}

fn repondre(d: &Seance) -> Result<(), u8> {
    let catalogue = catalogue(d.complements.droit.as_deref())?;
    let o = catalogue.organisme(d.type_acheteur).ok_or_else(|| interne("organe absent du catalogue"))?;
    if o.acte == FormeActe::Decision {
        dire!("{} ({})", capitale(&o.organe), o.libelle);
        dire!("L’acte est une décision : ni convocation, ni quorum, ni vote.");
        return Ok(());
    }
    let assemblee = Assemblee {
        en_exercice: d.exercice,
        presents: d.presents,
        distance: d.distance,
        pouvoirs: d.pouvoirs,
        sans_part: d.sans_part,
    };
    if let Some(contradiction) = contradiction(o, &assemblee, d) {
        crier!("erreur : {}", contradiction.message());
        return Err(REFUSE);
    }
    dire!("{} ({})", capitale(&o.organe), o.libelle);
    convocation(&catalogue, o, d);
    if quorum(&catalogue, o, &assemblee, d.date) {
        vote(&catalogue, o, &assemblee, d);
    } else if d.pour.is_some() {
        dire!("Résultat : aucun ; sans quorum, l’organe ne délibère pas");
    }
    Ok(())
}

fn citer(catalogue: &Catalogue, ids: &[String], date: Date) {
    let citations = ids.iter().filter_map(|id| catalogue.citer(id, date));
    citations.for_each(|c| dire!("  {}", dire_citation(&c)));
}

fn convocation(catalogue: &Catalogue, o: &Organisme, d: &Seance) {
    let Some(regle) = seance::convocation(o, d.population) else {
        match o.convocations.len() {
            0 => dire!("Convocation : délai non relevé, ou laissé aux statuts et au règlement intérieur"),
            _ => dire!("Convocation : le délai dépend de la population (`--population`)"),
        }
        return;
    };
    let document = regle.document.as_deref();
    match regle.delai {
        Some(delai) => {
            let dernier = seance::convoquer_avant(delai, d.date).map(date_longue).unwrap_or_default();
            let quoi = match document.filter(|_| regle.porte_sur_le_document) {
                Some(document) => format!("Envoi de ce qui est joint ({document})"),
                None => "Convocation".to_owned(),
            };
            dire!("{quoi} : {}, soit au plus tard le {dernier}", seance::dire_delai(delai));
        }
        None => dire!("Convocation : délai fixé ailleurs ({})", regle.renvoi.as_deref().unwrap_or("statuts")),
    }
    if let Some(document) = document.filter(|_| !regle.porte_sur_le_document) {
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
    citer(catalogue, &regle.fondements, d.date);
}

/// Figures that cannot be, before anything is answered.
fn contradiction(o: &Organisme, a: &Assemblee, d: &Seance) -> Option<Contradiction> {
    let a_distance = || seance::a_distance(o).filter(|_| a.distance > 0);
    let secret = || {
        (d.secret && a.distance > 0 && o.scrutin_public_a_distance).then_some(Contradiction::SecretADistance)
    };
    let comptes = || voix(d).and_then(|v| seance::comptes(o, a, &v));
    a_distance().or_else(|| seance::presences(o, a)).or_else(secret).or_else(comptes)
}

fn voix(d: &Seance) -> Option<Voix> {
    Some(Voix { pour: d.pour?, contre: d.contre?, abstentions: d.abstentions, secret: d.secret })
}

/// Whether the body may deliberate.
fn quorum(catalogue: &Catalogue, o: &Organisme, a: &Assemblee, date: Date) -> bool {
    let Some(q) = seance::quorum(o, a) else {
        dire!("Quorum : non relevé, ou fixé par les statuts");
        citer(catalogue, o.quorum_fondement.as_slice(), date);
        return true;
    };
    let issue = if q.atteint() { "atteint" } else { "non atteint" };
    dire!("Quorum : {issue} ({} comptés, {} requis) — {}", q.comptes, q.requis, q.regle);
    let mut fondements: Vec<String> = o.quorum_fondement.iter().cloned().collect();
    if let (false, Some(seconde)) = (q.atteint(), &o.seconde_convocation) {
        let delai = seconde.delai.map(seance::dire_delai).unwrap_or_default();
        let (au_moins, plein_droit) =
            if seconde.de_plein_droit { ("", ", de plein droit") } else { ("au moins ", "") };
        let sans = if seconde.sans_quorum { ", sans condition de quorum" } else { "" };
        dire!("  Seconde réunion : {au_moins}{delai} après{plein_droit}{sans}");
        fondements.push(seconde.fondement.clone());
    }
    fondements.dedup();
    citer(catalogue, &fondements, date);
    q.atteint()
}

fn vote(catalogue: &Catalogue, o: &Organisme, a: &Assemblee, d: &Seance) {
    dire!("Votants : {}", a.votants(o).unwrap_or_default());
    let Some(voix) = voix(d) else { return };
    let Some((requis, base)) = seance::majorite(o, a, &voix) else {
        dire!("Majorité : non relevée, ou fixée par les statuts");
        return;
    };
    dire!("Majorité : {requis} voix sur les {base}");
    citer(catalogue, o.majorite_fondement.as_slice(), d.date);
    match seance::issue(o, a, &voix) {
        Some(Issue::Adoptee) => {
            dire!("Résultat : adoptée");
            dire!("À imprimer : « La délibération est adoptée {}. »", seance::formule(o, &voix));
        }
        Some(Issue::VoixPreponderante) => {
            dire!("Résultat : partage des voix ; la voix du président est prépondérante");
            citer(catalogue, o.voix_preponderante_fondement.as_slice(), d.date);
        }
        _ => {
            dire!("Résultat : rejetée");
            dire!("À imprimer : « La délibération n’est pas adoptée. »");
        }
    }
}
