//! Is an action or a step late? As everywhere here, once in Rust and once as a formula.

use jiff::civil::Date;

use crate::dossier::{Action, EtatEtape, Statut};
use crate::suivi::{Avancement, EtapeSuivie, Suivi};

/// Why an action is late on a date, the gravest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retard {
    /// Its end has passed and it is neither done nor given up.
    Fin,
    /// A step should have been done.
    Etape,
    /// It should have begun.
    Debut,
    /// Its dates say nothing of it; its status does.
    Declare,
    Non,
}

impl Retard {
    pub const MOTIFS: [Self; 4] = [Self::Fin, Self::Etape, Self::Debut, Self::Declare];

    pub fn libelle(self) -> &'static str {
        match self {
            Self::Fin => "Fin dépassée",
            Self::Etape => "Étape dépassée",
            Self::Debut => "Début dépassé",
            Self::Declare => "Retard déclaré",
            Self::Non => "Non",
        }
    }
}

/// What is known of an action: the last record of the follow-up, or what the scheme declares.
#[derive(Debug, Clone, Copy)]
pub struct AvancementActuel<'a> {
    pub statut: Option<Statut>,
    /// In per cent.
    pub avancement: Option<f64>,
    pub commentaire: Option<&'a str>,
}

impl<'a> AvancementActuel<'a> {
    pub fn new(suivi: &'a Suivi, action: &'a Action) -> Self {
        Self::au(suivi, action, Date::MAX)
    }

    /// What was known on a day.
    pub fn au(suivi: &'a Suivi, action: &'a Action, jour: Date) -> Self {
        let releves = suivi.avancements.iter().filter(|a| a.action == action.id && a.date.0 <= jour);
        let mut releves: Vec<&Avancement> = releves.collect();
        releves.sort_by_key(|a| a.date);
        let dernier =
            |champ: fn(&'a Avancement) -> Option<&'a str>| releves.iter().rev().find_map(|a| champ(a));
        Self {
            statut: releves.iter().rev().find_map(|a| a.statut).or(action.statut),
            avancement: releves.iter().rev().find_map(|a| a.avancement).or(action.avancement),
            commentaire: dernier(|a| a.commentaire.as_deref()),
        }
    }
}

/// Where a step stands, at the end of a day if one is given: its last record in the follow-up, or what the scheme
/// declares. `rang` starts at 1, as in the follow-up.
pub fn etat_de_l_etape(suivi: &Suivi, action: &Action, rang: u32, jour: Option<Date>) -> Option<EtatEtape> {
    let sienne = |e: &&EtapeSuivie| e.action == action.id && e.rang == rang;
    let connues = suivi.etapes.iter().filter(sienne).filter(|e| jour.is_none_or(|jour| e.date.0 <= jour));
    let declare = || action.etapes.get(usize::try_from(rang).ok()?.checked_sub(1)?)?.etat;
    connues.max_by_key(|e| e.date).map(|e| e.etat).or_else(declare)
}

/// Whether a step is late: its date has passed and it is not done.
pub fn etape_en_retard(echeance: Option<Date>, etat: EtatEtape, point: Option<Date>) -> bool {
    etat != EtatEtape::Faite && echeance.zip(point).is_some_and(|(e, p)| e < p)
}

/// Statuses that close an action.
pub fn est_close(statut: Option<Statut>) -> bool {
    matches!(statut, Some(Statut::Realise | Statut::Abandonne))
}

/// Why an action is late; `etapes` counts its late steps.
pub fn retard(action: &Action, statut: Option<Statut>, etapes: usize, point: Option<Date>) -> Retard {
    let avant_le_point = |jour: Option<Date>| jour.zip(point).is_some_and(|(j, p)| j < p);
    match () {
        () if est_close(statut) => Retard::Non,
        () if avant_le_point(action.fin.map(|j| j.0)) => Retard::Fin,
        () if etapes > 0 => Retard::Etape,
        () if statut.is_none_or(|s| s == Statut::AVenir) && avant_le_point(action.debut.map(|j| j.0)) => {
            Retard::Debut
        }
        () if statut == Some(Statut::EnRetard) => Retard::Declare,
        () => Retard::Non,
    }
}

/// Cells that the formula of an action's delay reads.
#[derive(Debug, Clone, Copy)]
pub struct CellulesAction<'a> {
    pub debut: &'a str,
    pub fin: &'a str,
    pub statut: &'a str,
    /// Expression that counts its late steps.
    pub etapes: &'a str,
    pub point: &'a str,
}

/// Words of the statuses, as the workbook's list spells them.
#[derive(Debug, Clone, Copy)]
pub struct MotsStatut<'a> {
    pub a_venir: &'a str,
    pub realise: &'a str,
    pub abandonne: &'a str,
    pub en_retard: &'a str,
}

pub fn formule_etape(echeance: &str, etat: &str, faite: &str, point: &str) -> String {
    format!(
        "=IF(OR({etat}=\"{faite}\",{echeance}=\"\",{point}=\"\"),\"{non}\",IF({echeance}<{point},\"{oui}\",\"{non}\"))",
        oui = Retard::Etape.libelle(),
        non = Retard::Non.libelle()
    )
}

pub fn formule_action(c: CellulesAction<'_>, mots: MotsStatut<'_>) -> String {
    let CellulesAction { debut, fin, statut, etapes, point } = c;
    let MotsStatut { a_venir, realise, abandonne, en_retard } = mots;
    let [f, e, d, dit] = Retard::MOTIFS.map(Retard::libelle);
    let non = Retard::Non.libelle();
    let passe = |jour: &str| format!("AND({jour}<>\"\",{point}<>\"\",{jour}<{point})");
    format!(
        "=IF(OR({statut}=\"{realise}\",{statut}=\"{abandonne}\"),\"{non}\",IF({},\"{f}\",IF({etapes}>0,\"{e}\",\
         IF(AND(OR({statut}=\"\",{statut}=\"{a_venir}\"),{}),\"{d}\",\
         IF({statut}=\"{en_retard}\",\"{dit}\",\"{non}\")))))",
        passe(fin),
        passe(debut)
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn une_etape_faite_n_est_jamais_en_retard() {
        let point = Some(date(2027, 6, 30));
        assert!(etape_en_retard(Some(date(2027, 6, 29)), EtatEtape::EnCours, point));
        assert!(
            !etape_en_retard(Some(date(2027, 6, 30)), EtatEtape::AFaire, point),
            "the day itself is in time"
        );
        assert!(!etape_en_retard(Some(date(2027, 6, 29)), EtatEtape::Faite, point));
        assert!(
            !etape_en_retard(None, EtatEtape::AFaire, point)
                && !etape_en_retard(point, EtatEtape::AFaire, None)
        );
    }
}
