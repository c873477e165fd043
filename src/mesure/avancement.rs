//! Is an action or a step late? As everywhere here, once in Rust and once as a formula.
//!
//! One rule for every document: late is what the follow-up says remains to do though its date has passed. What
//! nobody says is never held for late: it is to be filled.

use jiff::civil::Date;

use crate::dossier::{Action, Annee, Etape, EtatEtape, Statut};
use crate::suivi::{Avancement, EtapeSuivie, Suivi};

use super::EtatCible;

/// The rule in words, after « à telle date, ».
pub const REGLE: &str = "sa fin, son début ou l’une de ses étapes est dépassé et le suivi dit qu’il reste à faire, ou bien \
                         le suivi la dit en retard. Ce que personne n’a dit est à renseigner : jamais tenu pour fait, ni pour \
                         tardif.";

/// Why an action or a step is late on a date, the gravest reason first.
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
    /// A date has passed, and nobody says where things stand.
    Inconnu,
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
            Self::Inconnu => EtatCible::ARenseigner.libelle(),
            Self::Non => "Non",
        }
    }

    pub fn est_un_retard(self) -> bool {
        Self::MOTIFS.contains(&self)
    }
}

/// Workbooks come back once the year is over: what is seen by that day still tells of it.
pub fn fin_de_campagne(annee: Annee) -> Date {
    let suivante = i16::try_from(annee.0).unwrap_or(i16::MAX).saturating_add(1);
    Date::new(suivante, 6, 30).unwrap_or(Date::MAX)
}

/// The one year that an observation tells of: the year closed, if it is seen in time and `premiere`, the first year
/// of the scheme, leaves one to close.
pub fn annee_du_point(jour: Date, premiere: Option<Annee>) -> Annee {
    let annee = Annee(u16::try_from(jour.year()).unwrap_or(0));
    let close = Annee(annee.0.saturating_sub(1));
    let a_clore = premiere.is_some_and(|p| close >= p);
    if a_clore && jour <= fin_de_campagne(close) { close } else { annee }
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

/// An action as the follow-up tells it, looked at on a day.
#[derive(Debug, Clone)]
pub struct ActionObservee<'a> {
    pub actuel: AvancementActuel<'a>,
    pub etapes: Vec<EtapeObservee<'a>>,
    pub retard: Retard,
}

#[derive(Debug, Clone)]
pub struct EtapeObservee<'a> {
    pub etape: &'a Etape,
    /// None while nobody says it.
    pub etat: Option<EtatEtape>,
    /// [`Retard::Etape`], [`Retard::Inconnu`] or [`Retard::Non`].
    pub retard: Retard,
}

impl<'a> ActionObservee<'a> {
    /// `connu_le`: what was recorded by the end of that day, or all; `point`: what falls before it has passed.
    pub fn new(suivi: &'a Suivi, action: &'a Action, connu_le: Option<Date>, point: Option<Date>) -> Self {
        let actuel = AvancementActuel::au(suivi, action, connu_le.unwrap_or(Date::MAX));
        let etapes: Vec<EtapeObservee<'a>> = action
            .etapes
            .iter()
            .zip(1..)
            .map(|(etape, rang)| {
                let etat = etat_de_l_etape(suivi, action, rang, connu_le);
                let retard = retard_de_l_etape(etape.echeance.map(|j| j.0), etat, actuel.statut, point);
                EtapeObservee { etape, etat, retard }
            })
            .collect();
        let retard = retard(action, actuel.statut, &etapes, point);
        Self { actuel, etapes, retard }
    }
}

/// Statuses that close an action.
pub fn est_close(statut: Option<Statut>) -> bool {
    matches!(statut, Some(Statut::Realise | Statut::Abandonne))
}

fn est_passe(jour: Option<Date>, point: Option<Date>) -> bool {
    jour.zip(point).is_some_and(|(j, p)| j < p)
}

/// `statut`: of its action; nothing is awaited of one that is closed.
fn retard_de_l_etape(
    echeance: Option<Date>,
    etat: Option<EtatEtape>,
    statut: Option<Statut>,
    point: Option<Date>,
) -> Retard {
    match etat {
        Some(EtatEtape::Faite) => Retard::Non,
        _ if est_close(statut) || !est_passe(echeance, point) => Retard::Non,
        None => Retard::Inconnu,
        Some(_) => Retard::Etape,
    }
}

fn retard(
    action: &Action,
    statut: Option<Statut>,
    etapes: &[EtapeObservee<'_>],
    point: Option<Date>,
) -> Retard {
    let a = |retard| etapes.iter().any(|e| e.retard == retard);
    let [debut, fin] = [action.debut, action.fin].map(|j| est_passe(j.map(|j| j.0), point));
    match statut {
        _ if est_close(statut) => Retard::Non,
        _ if fin && (statut.is_some() || a(Retard::Etape)) => Retard::Fin,
        _ if a(Retard::Etape) => Retard::Etape,
        Some(Statut::AVenir) if debut => Retard::Debut,
        Some(Statut::EnRetard) => Retard::Declare,
        None if debut || fin => Retard::Inconnu,
        _ if a(Retard::Inconnu) => Retard::Inconnu,
        _ => Retard::Non,
    }
}

/// Cells that the formula of an action's delay reads.
#[derive(Debug, Clone, Copy)]
pub struct CellulesAction<'a> {
    pub debut: &'a str,
    pub fin: &'a str,
    pub statut: &'a str,
    /// The delays of its steps; none when it has no step.
    pub etapes: Option<&'a str>,
    pub point: &'a str,
}

/// Cells that the formula of a step's delay reads.
#[derive(Debug, Clone, Copy)]
pub struct CellulesEtape<'a> {
    pub echeance: &'a str,
    pub etat: &'a str,
    /// Of its action.
    pub statut: &'a str,
    pub point: &'a str,
}

/// Words of the statuses and of the steps, as the workbook's lists spell them.
#[derive(Debug, Clone, Copy)]
pub struct Mots<'a> {
    pub a_venir: &'a str,
    pub realise: &'a str,
    pub abandonne: &'a str,
    pub en_retard: &'a str,
    pub faite: &'a str,
}

pub fn formule_etape(c: CellulesEtape<'_>, mots: Mots<'_>) -> String {
    let CellulesEtape { echeance, etat, statut, point } = c;
    let Mots { realise, abandonne, faite, .. } = mots;
    format!(
        "=IF(OR({etat}=\"{faite}\",{statut}=\"{realise}\",{statut}=\"{abandonne}\",{echeance}=\"\",{point}=\"\"),\"{non}\",\
         IF({echeance}<{point},IF({etat}=\"\",\"{inconnu}\",\"{oui}\"),\"{non}\"))",
        oui = Retard::Etape.libelle(),
        inconnu = Retard::Inconnu.libelle(),
        non = Retard::Non.libelle()
    )
}

pub fn formule_action(c: CellulesAction<'_>, mots: Mots<'_>) -> String {
    let CellulesAction { debut, fin, statut, etapes, point } = c;
    let Mots { a_venir, realise, abandonne, en_retard, .. } = mots;
    let [f, e, d, dit] = Retard::MOTIFS.map(Retard::libelle);
    let [inconnu, non] = [Retard::Inconnu, Retard::Non].map(Retard::libelle);
    let passe = |jour: &str| format!("AND({jour}<>\"\",{point}<>\"\",{jour}<{point})");
    let compte = |mot: &str| etapes.map_or_else(|| "0".to_owned(), |p| format!("COUNTIF({p},\"{mot}\")"));
    let (tardives, inconnues) = (compte(e), compte(inconnu));
    let (debut, fin) = (passe(debut), passe(fin));
    format!(
        "=IF(OR({statut}=\"{realise}\",{statut}=\"{abandonne}\"),\"{non}\",\
         IF(AND(OR({statut}<>\"\",{tardives}>0),{fin}),\"{f}\",IF({tardives}>0,\"{e}\",\
         IF(AND({statut}=\"{a_venir}\",{debut}),\"{d}\",IF({statut}=\"{en_retard}\",\"{dit}\",\
         IF(OR({inconnues}>0,AND({statut}=\"\",OR({debut},{fin}))),\"{inconnu}\",\"{non}\"))))))"
    )
}

/// Rank of a late action among those above it, `plage` ending with its own delay; nothing when it is not late.
pub fn formule_rang(retard: &str, plage: &str) -> String {
    let [inconnu, non] = [Retard::Inconnu, Retard::Non].map(Retard::libelle);
    format!(
        "=IF(OR({retard}=\"{non}\",{retard}=\"{inconnu}\"),\"\",\
         COUNTIFS({plage},\"<>{non}\",{plage},\"<>{inconnu}\"))"
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn seul_ce_qui_est_dit_est_en_retard() {
        let point = Some(date(2027, 6, 30));
        let hier = Some(date(2027, 6, 29));
        let au_point = |echeance, etat, statut| retard_de_l_etape(echeance, etat, statut, point);
        assert_eq!(au_point(hier, Some(EtatEtape::EnCours), None), Retard::Etape);
        assert_eq!(au_point(hier, Some(EtatEtape::Faite), None), Retard::Non);
        assert_eq!(au_point(hier, None, Some(Statut::EnCours)), Retard::Inconnu, "nobody says it");
        assert_eq!(au_point(hier, Some(EtatEtape::AFaire), Some(Statut::Abandonne)), Retard::Non);
        assert_eq!(au_point(point, Some(EtatEtape::AFaire), None), Retard::Non, "the day itself is in time");
        assert_eq!(au_point(None, Some(EtatEtape::AFaire), None), Retard::Non);
        assert_eq!(retard_de_l_etape(hier, Some(EtatEtape::AFaire), None, None), Retard::Non);
    }
}
