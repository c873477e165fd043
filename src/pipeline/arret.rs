//! On which day does a report look at actions?

use jiff::civil::Date;

use super::bilan::RefusBilan;
use crate::dossier::Annee;
use crate::ecriture::date_longue;
use crate::mesure::avancement::fin_de_campagne;
use crate::suivi::Suivi;

/// The day of the report, and what it leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arret {
    pub jour: Date,
    /// The last day of the year, when the follow-up, not the user, moved the day past it.
    pub repousse: Option<Date>,
    /// Observations made after that day which the year may have been waiting for, and the last of them.
    pub ensuite: Option<(usize, Date)>,
}

/// The day asked for or, as workbooks come back once the year is over, that of the last observation made by the
/// 30th of June that follows.
pub fn arret(suivi: &Suivi, annee: Annee, choisi: Option<Date>) -> Result<Arret, RefusBilan> {
    let rang = i16::try_from(annee.0).unwrap_or(i16::MAX);
    let dernier_jour = |an: i16| Date::new(an, 12, 31).unwrap_or(Date::MAX);
    let suivante = rang.saturating_add(1);
    let (fin, campagne) = (dernier_jour(rang), fin_de_campagne(annee));
    if let Some(choisi) = choisi.filter(|c| c.year() != rang && c.year() != suivante) {
        return Err(RefusBilan::Demande {
            raison: format!("l’avancement de {annee} ne se regarde pas au {}", date_longue(choisi)),
            aide: format!("donnez à `--au` une date de {annee} ou de {suivante}"),
        });
    }
    let observees = || {
        let avancements = suivi.avancements.iter().map(|a| a.date.0);
        avancements.chain(suivi.etapes.iter().map(|e| e.date.0))
    };
    let tardive = observees().filter(|d| *d > fin && *d <= campagne).max();
    let jour_retenu = choisi.or(tardive).unwrap_or(fin);
    // A year of which something is said does not wait for what is seen long after it.
    let dite = observees().any(|d| d.year() >= rang && d <= jour_retenu);
    let borne = if dite { campagne } else { dernier_jour(suivante) };
    let ensuite: Vec<Date> = observees().filter(|d| *d > jour_retenu && *d <= borne).collect();
    Ok(Arret {
        jour: jour_retenu,
        repousse: (choisi.is_none() && tardive.is_some()).then_some(fin),
        ensuite: ensuite.iter().max().map(|d| (ensuite.len(), *d)),
    })
}
