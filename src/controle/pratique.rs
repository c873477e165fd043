//! Hints from practice: rhythm of committees, length of the work. Nothing here is an error.

use super::{Sujet, element};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dossier::{Instance, NiveauInstance};

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let instances = sujet.spaser.dossier.instances.iter().enumerate();
    let mut fautes: Diagnostics = instances.filter_map(|(rang, i)| rythme(rang, i)).collect();
    fautes.extend(duree(sujet));
    fautes
}

fn rythme(rang: usize, i: &Instance) -> Option<Diagnostic> {
    let seances = i.seances_par_an?;
    let (usage, dit) = match i.niveau {
        NiveauInstance::Pilotage => (1..=2, "une à deux fois par an, avec les élus"),
        NiveauInstance::Technique => (3..=4, "trois à quatre fois par an, avec les directions"),
        _ => return None,
    };
    (!usage.contains(&seances)).then(|| {
        Diagnostic::new(Code::InstanceRythme, format!("{} : {seances} réunions par an", i.nom))
            .en(element("instances", rang, "seances_par_an"))
            .dit(format!("l’usage est de se réunir {dit}"))
            .aide("gardez ce rythme s’il est voulu")
            .sujet("")
    })
}

/// From the first phase to the last, six months to two years is what others took.
fn duree(sujet: &Sujet<'_>) -> Option<Diagnostic> {
    let phases = || sujet.spaser.dossier.phases.iter().enumerate();
    let (premiere, debut) =
        phases().filter_map(|(rang, p)| Some((rang, p.debut?))).min_by_key(|(_, debut)| *debut)?;
    let fins = phases().filter_map(|(rang, p)| match p.fin {
        Some(fin) => Some((rang, "fin", fin)),
        None => Some((rang, "debut", p.debut?)),
    });
    let (derniere, champ, fin) = fins.max_by_key(|(_, _, fin)| *fin)?;
    let mois = (i32::from(fin.0.year()) - i32::from(debut.0.year())) * 12 + i32::from(fin.0.month())
        - i32::from(debut.0.month())
        + 1;
    (!(6..=24).contains(&mois)).then(|| {
        Diagnostic::new(Code::DemarcheDuree, format!("l’élaboration s’étend sur {mois} mois"))
            .en(element("phases", derniere, champ))
            .dit("dernière étape")
            .en(element("phases", premiere, "debut"))
            .dit("première étape")
            .sujet("")
            .aide("l’usage va de six mois à deux ans : vérifiez les dates des étapes")
    })
}
